"""What changed between two wordings: words and figures, as an editor would mark them."""

import pytest
from plans import (
    ELSEWHERE,
    FOLLOWING,
    JOINED,
    SERVICE,
    WRAPPED,
    assert_covered,
    marked,
    pair,
    report_on,
    two_years,
)

from core.compare import compare
from core.compare.model import Change, Edit
from core.compare.wording import in_common
from core.model import Span

MARKED = [
    (
        "鼓励企业开展智能化改造，实施技改项目15个。",
        "支持企业开展智能化改造，全年实施技改项目15个。",
        "{鼓励|支持}企业开展智能化改造，{|全年}实施技改项目15个。",
    ),
    (
        "推进垃圾分类，建成示范小区8个。",
        "深化垃圾分类，创建示范小区8个。",
        "{推进|深化}垃圾分类，{建成|创建}示范小区8个。",
    ),
    (
        "规上工业总产值增长6.5%左右。",
        "规上工业总产值增长6%左右。",
        "规上工业总产值增长{6.5%|6%}左右。",
    ),
    (
        "新建污水管网6.8公里，建成零直排小区6个。",
        "新建污水管网5公里，建成零直排小区10个。",
        "新建污水管网{6.8公里|5公里}，建成零直排小区{6个|10个}。",
    ),
    ("完成技改投资2.2亿元。", "完成技改投资22000万元。", "完成技改投资{2.2亿元|22000万元}。"),
    ("做强主导产业。", "做大主导产业，做强主导产业。", "{|做大主导产业，}做强主导产业。"),
    ("做好春运保障工作。", "做好暑运保障工作。", "做好{春运|暑运}保障工作。"),
    (
        "培训技能人才（不含退役军人）600人次。",
        "培训技能人才600人次。",
        "培训技能人才{（不含退役军人）|}600人次。",
    ),
    (
        "引进工业项目8个，完成技改投资2.2亿元。",
        "引进工业项目8个。",
        "引进工业项目8个{，完成技改投资|}{2.2亿元|}。",
    ),
    ("建设智慧农场。", "建设智慧农场。", "建设智慧农场。"),
    ("推进数字乡村建设。", "推進數字鄉村建設。", "推進數字鄉村建設。"),
    ("深化改革，引育人才。", "深化改革,引育人才。", "深化改革,引育人才。"),
]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    MARKED,
    ids=[
        *("words for words", "two words", "a figure", "two figures", "units"),
        *("a clause more", "words, not characters", "brackets", "a figure less"),
        *("nothing", "script", "width"),
    ],
)
def test_what_changed_is_marked_word_by_word(before, after, shown):
    both = two_years(before, after)
    found = pair(both, before, after)
    assert marked(both, found) == shown
    assert_covered(both, found)
    assert [each for each in found.edits if each.apart] == []


def test_figures_stand_against_figures():
    both = two_years(
        "规上工业总产值增长6.5%，固定资产投资增长7%。", "规上工业总产值增长6%，固定资产投资增长8%。"
    )
    changed = [each for each in pair(both, "规上工业").edits if not each.same]
    assert [each.number for each in changed] == [True, True]


def test_a_figure_that_stayed_is_one_too():
    both = two_years("完成技改投资2.2亿元。", "实现技改投资2.2亿元。")
    same = [each for each in pair(both, "技改投资").edits if each.same and each.number]
    assert [each.b.of(both.b.text) for each in same] == ["2.2亿元"]


def test_stretches_of_a_kind_are_one_edit():
    both = two_years("建设智慧农场，引育农技人才。", "建设智慧农场，引育农技人才。")
    (only,) = pair(both, "建设智慧农场").edits
    assert only.same


def test_words_that_say_nothing_do_not_break_up_a_change():
    both = two_years("推广优良品种和绿色防控技术。", "推广测土配方和节水灌溉技术。")
    assert marked(both, pair(both, "推广")) == "推广{优良品种和绿色防控|测土配方和节水灌溉}技术。"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一是建设智慧农场，二是引育农技人才。", "一是引育农技人才，二是建设智慧农场。"),
        ("（四）做优农业\n建设智慧农场。", "（五）做优农业\n建设智慧农场。"),
        ("1.做优农业\n建设智慧农场。", "（1）做优农业\n建设智慧农场。"),
    ],
    ids=["clauses", "headings", "another style"],
)
def test_what_is_only_counted_anew_is_no_change(before, after):
    both = compare(report_on(f"{ELSEWHERE}{before}"), report_on(f"{ELSEWHERE}{after}", year=2024))
    assert {each.change for each in both.pairs} == {Change.KEPT}
    farm = pair(both, "建设智慧农场")
    changed = [each for each in farm.edits if not each.same]
    assert all(each.a.of(both.a.text) + each.b.of(both.b.text) in "，。，" for each in changed)
    assert (both.dropped, both.new) == ((), ())


def test_the_year_that_a_heading_plans_for_is_no_change():
    both = two_years("建设智慧农场。", "引进企业8家。")
    title = pair(both, "2024年工作思路", "2025年工作思路")
    assert (title.change, title.similarity) == (Change.KEPT, 1.0)


@pytest.mark.parametrize("sentence", ["青石河流域", "中心小学", "信访接待", "古廊桥"])
def test_where_lines_are_wrapped_is_no_change(sentence):
    both = compare(report_on(WRAPPED), report_on(WRAPPED.replace("\n", ""), year=2024))
    found = pair(both, sentence)
    assert found.change is Change.KEPT
    assert all(each.same for each in found.edits)
    assert found.similarity == 1.0


def test_what_answers_the_other_half_of_a_split_is_apart():
    both = two_years(JOINED, (SERVICE, FOLLOWING))
    first, second = pair(both, JOINED, SERVICE), pair(both, JOINED, FOLLOWING)
    assert marked(both, first) == f"组建园区服务专班{{，|。}}<{FOLLOWING}|>"
    assert marked(both, second) == f"<组建园区服务专班，|>{FOLLOWING}"
    for each in (first, second):
        assert_covered(both, each)


def test_what_answers_the_other_half_of_a_merger_is_apart():
    both = two_years((SERVICE, FOLLOWING), JOINED)
    first, second = pair(both, SERVICE, JOINED), pair(both, FOLLOWING, JOINED)
    assert marked(both, first) == f"组建园区服务专班{{。|，}}<|{FOLLOWING}>"
    assert marked(both, second) == f"<|组建园区服务专班，>{FOLLOWING}"
    for each in (first, second):
        assert_covered(both, each)


def test_what_is_apart_does_not_count_against_likeness():
    both = two_years(JOINED, (SERVICE, FOLLOWING))
    assert pair(both, JOINED, FOLLOWING).similarity == 1.0


SAME = Edit(Span(0, 6), Span(0, 6), same=True)


@pytest.mark.parametrize(
    ("edits", "share"),
    [
        ([SAME], 1.0),
        ([SAME, Edit(Span(6, 8), Span(6, 6), same=False)], 12 / 14),
        ([SAME, Edit(Span(6, 8), Span(6, 10), same=False)], 12 / 18),
        ([SAME, Edit(Span(6, 8), Span(6, 6), same=False, apart=True)], 1.0),
        ([Edit(Span(0, 4), Span(0, 4), same=False)], 0.0),
        ([Edit(Span(0, 4), Span(0, 0), same=False, apart=True)], 0.0),
        ([], 0.0),
    ],
    ids=["all", "removed", "replaced", "apart", "nothing", "all apart", "no words"],
)
def test_what_is_in_common_is_counted_on_both_sides(edits, share):
    assert in_common(edits) == pytest.approx(share)
