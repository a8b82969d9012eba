"""What became of promises: which figures of the next report answer them, and which passages."""

from typing import NamedTuple

import pytest
from plans import ELSEWHERE, said_a, text_of, two_years

from core.compare import Comparison, compare
from core.compare.model import Answer, Verdict
from tests.core.export.comparisons import read


class Followed(NamedTuple):
    """A follow-up in the words of the reports."""

    target: str
    outcome: str | None
    verdict: str


def followed(both: Comparison) -> list[Followed]:
    """Return what became of the targets of the first section."""
    return [
        Followed(
            both.a.indicators[each.target].span.of(both.a.text),
            None if each.outcome is None else both.b.indicators[each.outcome].span.of(both.b.text),
            each.verdict.value,
        )
        for each in both.followups
        if said_a(both, each.commitment) not in ELSEWHERE
    ]


def after(to_do: str, done: str) -> Comparison:
    return two_years(to_do, "推进园区建设。", done=done)


FOLLOWED = [
    ("固定资产投资增长7%。", "固定资产投资增长7.6%。", [("7%", "7.6%", "exceeded")]),
    (
        "完成技改投资2.2亿元。",
        "完成技改投资22000万元，增长12%。",
        [("2.2亿元", "22000万元", "met")],
    ),
    (
        "城镇调查失业率控制在5.5%左右。",
        "城镇调查失业率5.2%，城镇新增就业1300人。",
        [("5.5%", "5.2%", "met")],
    ),
    (
        "规上工业总产值、固定资产投资分别增长8%、6%。",
        "固定资产投资增长5%，规上工业总产值增长8.1%。",
        [("8%", "8.1%", "exceeded"), ("6%", "5%", "missed")],
    ),
    (
        "新建口袋公园3处，惠及居民1.2万人。",
        "建成口袋公园4处。",
        [("3处", "4处", "exceeded"), ("1.2万人", None, "not_reported")],
    ),
    (
        "新建污水管网6.8公里。",
        "新建改造污水管网7.2公里，新建菱溪绿道4.2公里。",
        [("6.8公里", "7.2公里", "exceeded")],
    ),
    (
        "既有住宅加装电梯28部。",
        "既有住宅加装电梯26台，惠及居民1384户。",
        [("28部", "26台", "missed")],
    ),
    (
        "开工农村公路项目，年底前修路20公里以上。",
        "修路15公里以上。",
        [("20公里", "15公里", "unclear")],
    ),
]


@pytest.mark.parametrize(
    ("to_do", "done", "expected"),
    FOLLOWED,
    ids=[
        *("growth", "money in another unit", "a rate", "respectively", "one of two"),
        *("like names", "measure words alike", "left open"),
    ],
)
def test_a_target_is_answered_by_the_figure_for_the_same(to_do, done, expected):
    assert followed(after(to_do, done)) == expected


UNREPORTED = [
    ("固定资产投资增长7%。", "建成公园3个，引进企业5家。"),
    ("固定资产投资增长7%。", "固定资产投资完成9.9亿元。"),
    ("工业投资占比达到40%。", "工业投资占比提高2个百分点。"),
    ("新建污水管网6.8公里。", "2023年新建污水管网5公里。"),
    ("新建污水管网6.8公里。", "“十三五”期间，新建污水管网35公里。"),
    ("新建污水管网6.8公里。", "“十四五”以来，累计新建污水管网35公里。"),
    ("新建污水管网6.8公里。", "力争新建污水管网8公里。"),
    ("新建污水管网6.8公里。", ""),
]


@pytest.mark.parametrize(
    ("to_do", "done"),
    UNREPORTED,
    ids=[
        *("other things", "no growth", "points, not a rate", "the year before"),
        *("five years before", "several years", "a promise again", "nothing"),
    ],
)
def test_a_target_that_no_figure_answers_is_not_reported(to_do, done):
    both = after(to_do, done)
    assert [(each.outcome, each.verdict) for each in followed(both)] == [(None, "not_reported")]
    assert {each.similarity for each in both.followups if each.outcome is None} == {0.0}


def test_the_figure_of_the_year_is_taken_and_not_that_of_another():
    both = after("新建污水管网6.8公里。", "2023年新建污水管网5公里，2024年新建污水管网7.2公里。")
    assert followed(both) == [("6.8公里", "7.2公里", "exceeded")]


def test_what_was_reached_in_the_end_is_taken_though_it_grew_over_years():
    both = after("城镇化率达到62%。", "五年来，城镇化率由56.3%提高到62.5%。")
    assert followed(both) == [("62%", "62.5%", "exceeded")]


SHARED = [
    ("城乡居民收入增长8%。", "城镇居民收入", "农村居民收入"),
    ("城镇居民收入、农村居民收入均增长8%。", "城镇居民收入", "农村居民收入"),
    (
        "城镇居民、农村居民人均可支配收入均增长8%。",
        "城镇居民人均可支配收入",
        "农村居民人均可支配收入",
    ),
    ("规上工业总产值、固定资产投资均增长8%。", "规上工业总产值", "固定资产投资"),
    ("税收收入和固定资产投资均增长8%。", "税收收入", "固定资产投资"),
]


@pytest.mark.parametrize(
    ("to_do", "one", "other"),
    SHARED,
    ids=["城乡", "names alike", "names with one end", "names unlike", "和"],
)
def test_a_target_for_several_things_is_followed_for_each(to_do, one, other):
    both = after(to_do, f"{one}增长8.1%，{other}增长7.2%。")
    assert followed(both) == [("8%", "8.1%", "exceeded"), ("8%", "7.2%", "missed")]


@pytest.mark.parametrize("to_do", [row[0] for row in SHARED], ids=[row[1] for row in SHARED])
def test_a_target_for_several_things_that_none_reports_comes_once(to_do):
    assert followed(after(to_do, "建成公园3个。")) == [("8%", None, "not_reported")]


def test_a_target_for_both_together_is_answered_by_the_figure_for_both():
    both = after("城乡居民收入增长8%。", "城乡居民收入增长8.1%。")
    assert followed(both) == [("8%", "8.1%", "exceeded")]


NO_TARGETS = [
    "推进总投资8亿元的文化中心建设。",
    "做好700万吨露天矿建设。",
    "深化“148”基层治理模式。",
    "办好建镇70周年庆典。",
    "争取综合考核进位全县第五名。",
    "目前已有规上企业86家，要加快培育新的增长点。",
]


@pytest.mark.parametrize("to_do", NO_TARGETS)
def test_what_only_tells_what_is_spoken_of_is_no_target(to_do):
    both = after(to_do, "文化中心总投资8亿元，主体结顶。综合考核列全县第三。规上企业92家。")
    assert followed(both) == []


def test_a_target_beside_what_it_describes_is_one():
    both = after("开工总投资8亿元的文化中心，完成投资3亿元。", "文化中心完成投资3.5亿元。")
    assert followed(both) == [("3亿元", "3.5亿元", "exceeded")]


def test_a_target_said_twice_is_followed_once():
    both = two_years(
        ("新增规上企业6家。", "抓好企业培育，新增规上企业6家。"),
        "推进园区建设。",
        done="新增规上企业8家。",
    )
    assert followed(both) == [("6家", "8家", "exceeded")]


def test_no_figure_answers_two_targets():
    both = two_years(
        ("新建口袋公园3处。", "新建湿地公园2处。"), "推进园区建设。", done="新建口袋公园4处。"
    )
    outcomes = [each.outcome for each in both.followups if each.outcome is not None]
    assert len(outcomes) == len(set(outcomes)) == 1
    assert ("3处", "4处", "exceeded") in followed(both)


def test_follow_ups_come_in_the_order_of_the_targets():
    both = after(
        "规上工业总产值增长8%，固定资产投资增长6%，税收收入增长5%。",
        "税收收入增长5%，固定资产投资增长7%，规上工业总产值增长8.1%。",
    )
    assert [each.outcome for each in followed(both)] == ["8.1%", "7%", "5%"]
    targets = [each.target for each in both.followups]
    assert targets == sorted(targets)


def test_a_later_report_that_does_not_look_back_reports_nothing():
    before = two_years("固定资产投资增长7%。", "引进企业8家。").a
    later = read("桐川镇2025年工作要点\n固定资产投资增长8%。\n加快园区建设。\n", "桐川镇2025.txt")
    both = compare(before, later)
    assert {each.verdict for each in both.followups} == {Verdict.NOT_REPORTED}
    assert all(each.passage is None for each in both.answers)


PROMISE, RESULT = "固定资产投资增长7%。\n办好菱花文化节。", "固定资产投资增长7.6%。"


@pytest.mark.parametrize(
    ("place", "year", "follows"),
    [
        ("桐川镇", 2024, True),
        ("桐川鎮", 2024, True),
        ("青石镇", 2024, False),
        ("桐川镇", 2023, False),
        ("桐川镇", 2025, False),
        ("桐川镇", 2022, False),
    ],
    ids=[
        *("the year planned for", "in the other script", "another place"),
        *("the same year", "a year too late", "a year too early"),
    ],
)
def test_promises_are_followed_to_a_report_that_looks_back_on_their_year(place, year, follows):
    before = read(text_of(PROMISE), "桐川镇2023.txt")
    later = read(text_of("引进企业8家。", year=year, done=RESULT, place=place), "后一年.txt")
    both = compare(before, later)
    assert both.follows is follows
    assert bool(both.followups) is follows
    assert bool(both.answers) is follows


def test_promises_are_followed_to_a_report_on_several_years():
    years = (
        "桐川镇人民政府工作报告\n一、过去五年工作回顾\n"
        f"过去五年（2020—2024年），全镇经济平稳发展。2024年，{RESULT}\n"
        "二、2025年重点工作\n引进企业8家。\n"
    )
    both = compare(read(text_of(PROMISE), "桐川镇2023.txt"), read(years, "桐川镇2024.txt"))
    assert both.follows
    assert followed(both) == [("7%", "7.6%", "exceeded")]


def answer(both: Comparison, words: str) -> Answer:
    (found,) = (each for each in both.answers if words in said_a(both, each.commitment))
    return found


ANSWERED = [
    (
        "组建园区服务专班，对签约企业实行全程跟办。",
        "园区服务专班组建到位，对签约企业全程跟办。",
    ),
    ("开工建设青少年宫。", "青少年宫主体结顶。"),
    ("推进总投资8亿元的文化中心建设。", "文化中心总投资8亿元，主体结顶。"),
]


@pytest.mark.parametrize(("to_do", "done"), ANSWERED, ids=["words", "a project", "a size"])
def test_a_promise_without_target_is_answered_by_a_sentence(to_do, done):
    both = after(to_do, f"粮食生产喜获丰收。{done}电商直播基地投用。")
    found = answer(both, to_do)
    assert found.passage is not None
    assert found.passage.of(both.b.text) == done
    assert 0.4 <= found.similarity <= 1


def test_a_promise_that_no_sentence_speaks_of_is_not_answered():
    both = after("组建园区服务专班，对签约企业实行全程跟办。", "粮食生产喜获丰收，秋粮颗粒归仓。")
    found = answer(both, "园区服务专班")
    assert (found.passage, found.similarity) == (None, 0.0)


def test_answers_are_for_promises_without_targets_in_their_order():
    both = two_years(
        ("新增规上企业6家。", "坚持稳中求进工作总基调。", "办好菱花文化节。"), "推进园区建设。"
    )
    asked = [said_a(both, each.commitment) for each in both.answers]
    numbers = [each.commitment for each in both.answers]
    assert numbers == sorted(numbers)
    assert "办好菱花文化节。" in asked
    assert not {"新增规上企业6家。", "坚持稳中求进工作总基调。", "（一）做强镇域经济"} & {*asked}
