"""Two reports to one comparison: errors, purity, and what holds for every pair of reports."""

import pickle

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plans import (
    ELSEWHERE,
    JOINED,
    WRAPPED,
    among_others,
    assert_stands,
    pairs_of,
    report_on,
    text_of,
    two_years,
)

from core.compare import NoPlanError, Stage, compare
from core.compare.model import Change
from core.compare.rows import count_changes, rows_of
from core.compare.sides import read_plan
from core.model import Report, Source
from core.reading import read_report
from tests.core.export.comparisons import EARLIER, LATER, read

REVIEW_ONLY = "桐川镇2023年工作总结\n一、主要工作\n新建公园3处，加快园区建设，成效明显。\n"


@pytest.mark.parametrize("first", [True, False], ids=["earlier", "later"])
def test_a_report_without_plan_is_named(first):
    without = read(REVIEW_ONLY, "档案/桐川镇2023.txt")
    other = report_on("新建公园3处。")
    with pytest.raises(NoPlanError, match=r"档案/桐川镇2023\.txt") as caught:
        compare(*((without, other) if first else (other, without)))
    assert caught.value.report is without
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_plan_of_nothing_but_its_heading_is_none():
    with pytest.raises(NoPlanError):
        compare(report_on(""), report_on("新建公园3处。", year=2024))


def test_what_is_no_report_has_no_plan():
    minutes = read("会议纪要\n到会12人。\n", "纪要.txt")
    with pytest.raises(NoPlanError):
        compare(minutes, minutes)


def test_a_plan_of_one_sentence_is_compared():
    both = compare(report_on("新建公园3处。"), report_on("新建公园5处。", year=2024))
    assert ("新建公园3处。", "新建公园5处。") in pairs_of(both)
    assert count_changes(both)[Change.RAISED] == 1
    assert_stands(both)


def test_stages_are_told_in_their_order():
    told: list[Stage] = []
    compare(report_on("新建公园3处。"), report_on("新建公园5处。"), progress=told.append)
    assert told == list(Stage)


def test_nothing_is_told_of_a_report_without_plan():
    told: list[Stage] = []
    with pytest.raises(NoPlanError):
        compare(report_on("新建公园3处。"), read(REVIEW_ONLY, "a.txt"), progress=told.append)
    assert told == []


def test_a_comparison_is_the_same_each_time_and_travels():
    a, b = read(EARLIER, "苇桥2023.txt"), read(LATER, "苇桥2024.txt")
    both = compare(a, b)
    assert compare(a, b) == both
    assert pickle.loads(pickle.dumps(both)) == both
    assert (both.a, both.b) == (a, b)
    assert both.pairs
    assert both.followups


def test_reports_stay_as_they_were():
    a, b = report_on(among_others(JOINED)), report_on(WRAPPED, year=2024)
    before = pickle.dumps((a, b))
    compare(a, b)
    assert pickle.dumps((a, b)) == before


def test_the_other_way_round_what_was_dropped_is_new():
    before, after = ("引进企业8家。", "打造夜市。"), ("引进企业9家。", "发展低空经济。", JOINED)
    there = two_years(before, after)
    back = compare(there.b, there.a)
    assert {(b, a) for a, b in pairs_of(there)} == pairs_of(back)
    assert (there.dropped, there.new) == (back.new, back.dropped)
    assert (len(there.dropped), len(there.new)) == (1, 2)


def test_what_a_report_says_elsewhere_is_no_part_of_the_comparison():
    one = report_on(among_others(JOINED))
    other = report_on(among_others(JOINED), done="办好菱花文化节。6月底前建成电商产业园。")
    assert [each.span.of(one.text) for each in compare(one, one).a_commitments] == [
        each.span.of(other.text) for each in compare(other, other).a_commitments
    ]


OBJECTS = ("园区道路", "智慧农场", "社区食堂", "老旧小区", "污水管网", "规上企业", "口袋公园")
DEEDS = ("新建", "推进", "完善", "加快建设", "6月底前建成", "持续抓好", "坚持", "")
AMOUNTS = ("", "", "3处", "12个", "6.8公里", "增长7%左右", "2.2亿元以上", "3—5家", "三批")
ENDS = ("。", "；", ";", "！", "，", "\n", "。\n", "：", "、", "")
clause = st.tuples(st.sampled_from(DEEDS), st.sampled_from(OBJECTS), st.sampled_from(AMOUNTS)).map(
    "".join
)
HEADS = ("（一）做强产业\n", "（二）改善民生。", "1.办好实事\n", "一是", "二是", "三要", "第一，")
ODD = ("各位代表！", "\x00", "\u2028", "\r\n", "　　", "“", "”", "（", "- 3 -\n", "㎡", "𠮷", "①")
piece = st.tuples(st.sampled_from(("", "", "", *HEADS)), clause, st.sampled_from(ENDS)).map("".join)
plans = st.lists(
    st.one_of(piece, piece, piece, st.sampled_from((*ODD, JOINED, WRAPPED, ELSEWHERE))),
    min_size=1,
    max_size=10,
).map("".join)
texts = st.one_of(
    plans,
    st.text(alphabet="一二三、（）。；：，是建公园3处%新设 \n\r“”", max_size=60),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30),
)


def reading(to_do: str, year: int, done: str = "") -> Report:
    # Not by way of bytes, which some of these texts would be refused as.
    text = text_of(to_do, year=year, done=done)
    return read_report(Source(f"桐川镇{year}.txt", "text", "utf-8", 1, "", text))


def has_plan(report: Report) -> bool:
    """Return whether there is more to its plan than the heading."""
    plan = read_plan(report)
    return not all(map(plan.is_part_heading, range(len(plan.commitments))))


@given(texts, texts, plans)
@example("", "", "")
@example("新建公园3处。", "", "新建公园3处。")
@example("一是一是一是", "二是，三要", "")
@example("各位代表！", "各位代表！", "各位代表！")
@example(WRAPPED, WRAPPED.replace("\n", "\r\n"), WRAPPED)
@settings(max_examples=120)
def test_every_plan_is_compared_and_nothing_is_lost(before, after, done):
    a, b = reading(before, 2023), reading(after, 2024, done)
    without = [each for each in (a, b) if not has_plan(each)]
    if without:
        with pytest.raises(NoPlanError) as caught:
            compare(a, b)
        assert caught.value.report == without[0]
    else:
        both = compare(a, b)
        assert_stands(both)
        assert_figures_stand(both)


def assert_figures_stand(both) -> None:
    """Check that what refers to figures, sections and sentences refers to those there are."""
    for each in both.followups:
        commitment = both.a_commitments[each.commitment]
        assert each.target in commitment.figures
        assert (each.outcome is None) == (each.verdict.value == "not_reported")
        assert 0 <= each.similarity <= 1
        assert each.outcome is None or each.outcome < len(both.b.indicators)
    for each in both.answers:
        assert not both.a_commitments[each.commitment].heading
        assert each.passage is None or each.passage.of(both.b.text).strip()
    for shown in both.pairs:
        for target in shown.targets:
            assert target.a in both.a_commitments[shown.a].figures
            assert target.b in both.b_commitments[shown.b].figures
        assert shown.change not in (Change.DROPPED, Change.NEW)
    reuse = both.reuse
    assert 0 <= reuse.content + reuse.formulaic <= reuse.length
    for field in ("length", "content", "formulaic"):
        assert sum(getattr(each, field) for each in reuse.sections) == getattr(reuse, field)


@given(plans)
@settings(max_examples=40)
def test_every_plan_is_what_it_was(to_do):
    report = reading(f"完善园区道路。\n{to_do}", 2023)
    both = compare(report, report)
    assert_stands(both)
    assert {each.change for each in both.pairs} <= {Change.KEPT}
    assert (both.dropped, both.new) == ((), ())
    assert both.reuse.content + both.reuse.formulaic == both.reuse.length


@given(plans, plans)
@settings(max_examples=25)
def test_a_comparison_of_any_plans_is_pure(before, after):
    a, b = (
        reading(f"完善园区道路。\n{to_do}", year) for to_do, year in ((before, 2023), (after, 2024))
    )
    both = compare(a, b)
    assert compare(a, b) == both
    assert pickle.loads(pickle.dumps(both)) == both
    assert rows_of(both) == rows_of(pickle.loads(pickle.dumps(both)))


@given(st.lists(clause, min_size=2, max_size=8, unique=True), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_sentences_in_another_order_are_all_kept(clauses, random):
    sentences = [
        f"{each}，打造{mark}片区示范样板。"
        for each, mark in zip(clauses, "甲乙丙丁戊己庚辛", strict=False)
    ]
    shuffled = random.sample(sentences, len(sentences))
    both = compare(reading("\n".join(sentences), 2023), reading("\n".join(shuffled), 2024))
    assert {(each, each) for each in sentences} <= pairs_of(both)
    assert (both.dropped, both.new) == ((), ())
