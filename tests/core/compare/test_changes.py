"""What became of a commitment: kept, reworded, revised, raised, lowered; and whether it moved."""

import pytest
from plans import ELSEWHERE, among_others, pair, report_on, said_b, two_years

from core.compare import compare
from core.compare.model import Change
from core.compare.rows import count_changes, rows_of

KEPT, REWORDED, REVISED = Change.KEPT, Change.REWORDED, Change.REVISED
RAISED, LOWERED = Change.RAISED, Change.LOWERED

CHANGES = [
    ("办好菱花文化节。", "办好菱花文化节。", KEPT),
    ("办好菱花文化节。", "办好菱花文化节；", KEPT),
    ("深化改革，引育农技人才。", "深化改革、引育农技人才。", KEPT),
    ("固定资产投资增长7%左右。", "固定资产投资增长７％左右。", KEPT),
    (
        "鼓励企业开展智能化改造，实施技改项目15个。",
        "支持企业开展智能化改造，全年实施技改项目15个。",
        REWORDED,
    ),
    ("推进垃圾分类，建成示范小区8个。", "深化垃圾分类，创建示范小区8个。", REWORDED),
    ("完成技改投资2.2亿元。", "完成技改投资22000万元。", REWORDED),
    ("年内建成电商产业园。", "年底前建成电商产业园。", REWORDED),
    ("完成小微产业园一期征迁。", "完成小微产业园二期征迁。", REVISED),
    ("开工建设综合文化中心。", "建成启用综合文化中心。", REVISED),
    ("6月底前建成电商产业园。", "9月底前建成电商产业园。", REVISED),
    ("6月底前建成电商产业园。", "建成电商产业园。", REVISED),
    (
        "开展消防排查，实现商铺、群租房排查全覆盖。",
        "开展消防排查，实现商铺、群租房、厂房排查全覆盖。",
        REVISED,
    ),
    (
        "开展消防排查，实现商铺、群租房、厂房排查全覆盖。",
        "开展消防排查，实现商铺、群租房排查全覆盖。",
        REVISED,
    ),
    ("引进工业项目8个，完成技改投资2.2亿元。", "引进工业项目8个。", REVISED),
    ("引进工业项目8个。", "引进工业项目8个，完成技改投资2.2亿元。", REVISED),
    (
        "盘活闲置厂房5万平方米，建成标准厂房3万平方米。",
        "盘活闲置厂房6万平方米，建成标准厂房2万平方米。",
        REVISED,
    ),
    ("整合综治、城管、应急三个平台。", "整合综治、城管、应急、民政四个平台。", REVISED),
    ("全面启动东片区更新二期，涉及住户386户。", "全面启动东片区更新三期，涉及住户350户。", REVISED),
    ("固定资产投资增长7%。", "固定资产投资增长8%。", RAISED),
    ("群众满意率达到95%以上。", "群众满意率达到96%以上。", RAISED),
    ("完成技改投资2.2亿元。", "完成技改投资23000万元。", RAISED),
    ("引进工业项目8个，新建厂房3万平方米。", "引进工业项目9个，新建厂房3万平方米。", RAISED),
    ("引进工业项目8个，新建厂房3万平方米。", "引进工业项目9个，新建厂房5万平方米。", RAISED),
    ("一般性支出压减5%。", "一般性支出压减8%。", RAISED),
    ("固定资产投资增长7%。", "固定资产投资增长6.5%。", LOWERED),
    ("新建口袋公园3处。", "见缝插针新建口袋公园2处。", LOWERED),
    ("完成技改投资2.2亿元。", "完成技改投资21000万元。", LOWERED),
]


@pytest.mark.parametrize(
    ("before", "after", "change"), CHANGES, ids=[f"{row[2]}: {row[1]}" for row in CHANGES]
)
def test_what_became_of_a_commitment(before, after, change):
    assert pair(two_years(before, after), before, after).change is change


@pytest.mark.parametrize(
    ("before", "after", "back"),
    [
        (before, after, {RAISED: LOWERED, LOWERED: RAISED}.get(change, change))
        for before, after, change in CHANGES
    ],
    ids=[f"{row[2]}: {row[1]}" for row in CHANGES],
)
def test_the_way_back_is_the_same_but_for_raised_and_lowered(before, after, back):
    assert pair(two_years(after, before), after, before).change is back


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("固定资产投资增长7%。", "固定资产投资增长8%。", [("7%", "8%", RAISED)]),
        ("完成技改投资2.2亿元。", "完成技改投资22000万元。", [("2.2亿元", "22000万元", KEPT)]),
        (
            "盘活闲置厂房5万平方米，建成标准厂房3万平方米。",
            "建成标准厂房2万平方米，盘活闲置厂房6万平方米。",
            [("5万平方米", "6万平方米", RAISED), ("3万平方米", "2万平方米", LOWERED)],
        ),
        (
            "引进工业项目8个，完成技改投资2.2亿元。",
            "引进工业项目8个，技能培训600人次。",
            [("8个", "8个", KEPT)],
        ),
        ("财政收入增长5%。", "财政收入增速提高1个百分点。", []),
    ],
    ids=["growth", "another unit", "in another order", "one of two", "not comparable"],
)
def test_targets_are_told_with_how_they_moved(before, after, moved):
    both = two_years(before, after)
    (shown,) = (each for each in both.pairs if said_b(both, each.b) == after)
    assert [
        (
            both.a.indicators[each.a].span.of(both.a.text),
            both.b.indicators[each.b].span.of(both.b.text),
            each.change,
        )
        for each in shown.targets
    ] == moved


def test_figures_of_the_other_half_of_a_split_are_no_targets_of_this_half():
    both = two_years(
        "扩建幼儿园，增加学位360个，加固农村公路桥梁，安装护栏6公里。",
        ("扩建幼儿园，增加学位400个。", "加固农村公路桥梁，安装护栏5公里。"),
    )
    changes = {said_b(both, each.b): each.change for each in both.pairs if each.split}
    assert changes == {
        "扩建幼儿园，增加学位400个。": RAISED,
        "加固农村公路桥梁，安装护栏5公里。": LOWERED,
    }


STAYING = "引进工业项目8个。\n盘活闲置厂房5万平方米。\n修编国土空间规划。\n"
FESTIVAL = "办好菱花文化节。\n"
FIRST = "（一）做强镇域经济\n"


def test_what_went_to_another_section_moved():
    before = f"{FIRST}{STAYING}{FESTIVAL}{ELSEWHERE}"
    after = f"{FIRST}{STAYING}{ELSEWHERE}{FESTIVAL}"
    both = compare(report_on(before), report_on(after, year=2024))
    assert [said_b(both, each.b) for each in both.pairs if each.moved] == [FESTIVAL.strip()]
    assert pair(both, "菱花文化节").change is KEPT


def test_what_only_went_with_its_section_did_not_move():
    first, second = among_others("引进企业8家。").split("（二）")
    other = f"（一）{second.replace('（三）', '（二）')}（三）{first.removeprefix('（一）')}"
    both = compare(report_on(f"{first}（二）{second}"), report_on(other, year=2024))
    assert not any(each.moved for each in both.pairs)


def test_what_has_new_neighbours_did_not_move():
    both = two_years("引进企业8家。", ("谋划无人机起降点。", "引进企业8家。", "推广稻虾轮作。"))
    assert not any(each.moved for each in both.pairs)


@pytest.fixture(scope="module")
def both():
    return two_years(
        ("引进企业8家。", "打造菱荡湾夜市。", "办好菱花文化节。", "固定资产投资增长7%。"),
        ("引进企业8家。", "办好菱花文化节。", "谋划无人机起降点。", "固定资产投资增长8%。"),
    )


def test_rows_stand_in_the_order_of_the_later_plan_with_what_was_dropped_between(both):
    words = [
        (
            row.change,
            both.a_commitments[row.a].span.of(both.a.text)
            if row.b is None
            else both.b_commitments[row.b].span.of(both.b.text),
        )
        for row in rows_of(both)
    ]
    assert words[2:7] == [
        (KEPT, "引进企业8家。"),
        (Change.DROPPED, "打造菱荡湾夜市。"),
        (KEPT, "办好菱花文化节。"),
        (Change.NEW, "谋划无人机起降点。"),
        (RAISED, "固定资产投资增长8%。"),
    ]


def test_rows_of_what_is_paired_hold_the_pair(both):
    assert [row.pair for row in rows_of(both) if row.pair] == list(both.pairs)
    assert all((row.a is None or row.b is None) == (row.pair is None) for row in rows_of(both))


def test_what_was_dropped_before_everything_stands_first():
    before = "（四）打造菱荡湾夜市。\n" + ELSEWHERE
    both = compare(report_on(before), report_on(ELSEWHERE, year=2024))
    first = rows_of(both)[:2]
    assert [row.change for row in first] == [KEPT, Change.DROPPED]


def test_changes_are_counted_those_that_there_are_none_of_too(both):
    assert count_changes(both) == {
        **dict.fromkeys(Change, 0),
        KEPT: len(both.pairs) - 1,
        RAISED: 1,
        Change.DROPPED: 1,
        Change.NEW: 1,
    }
