"""What of two plans is the same: by words, names, figures and neighbours, wherever it stands."""

from collections import Counter

import pytest
from plans import (
    ELSEWHERE,
    FOLLOWING,
    JOINED,
    SERVICE,
    among_others,
    assert_stands,
    dropped,
    new,
    pair,
    pairs_of,
    report_on,
    said_a,
    said_b,
    two_years,
)

from core.compare import Comparison, compare
from core.compare.alignment import align
from core.compare.model import Change, Evidence
from core.compare.sides import read_plan
from core.text.script import simplified_forms
from tests.core.export.comparisons import read

SECTIONS = {
    "做强产业": (
        "引进亿元以上工业项目8个，盘活闲置厂房5万平方米。",
        "落实领导干部联企制度，集中会商解决用工难题。",
    ),
    "扮靓城乡": (
        "实施青石河综合整治，清淤河道6公里。",
        "推进垃圾分类，新建垃圾中转站2座。",
        "修复古廊桥，保护传统村落风貌。",
    ),
    "改善民生": (
        "新建社区食堂3家，为高龄老人送餐上门。",
        "扩建中心小学，增加学位540个。",
        "开展退役军人技能培训，帮助就业困难人员上岗。",
    ),
}
UNRELATED = """\
（一）建设平安乡镇
健全矛盾纠纷调处机制，排查整治消防隐患。
严厉打击电信诈骗，守护群众的钱袋子。
（二）深化殡葬改革
推广节地生态安葬，规范公墓管理。
倡导移风易俗，整治高额彩礼。
（三）锤炼干部作风
办好代表建议，压减文山会海。
"""


def plan(*titles: str, rename: dict[str, str] | None = None) -> str:
    """Return a plan with these sections in this order."""
    counts = "一二三四五"
    return "\n".join(
        line
        for count, title in zip(counts, titles, strict=False)
        for line in (f"（{count}）{(rename or {}).get(title, title)}", *SECTIONS[title])
    )


SENTENCES = {each for sentences in SECTIONS.values() for each in sentences}


def test_sections_renamed_and_in_another_order_keep_their_promises():
    after = plan(
        *("改善民生", "扮靓城乡", "做强产业"),
        rename={"改善民生": "把民生实事办到心坎上", "做强产业": "让产业根基更加厚实"},
    )
    both = compare(report_on(plan(*SECTIONS)), report_on(after, year=2024))
    kept = {
        (said_a(both, each.a), said_b(both, each.b))
        for each in both.pairs
        if each.change is Change.KEPT
    }
    assert {(each, each) for each in SENTENCES} <= kept
    assert (both.dropped, both.new) == ((), ())


def test_a_sentence_that_went_to_another_section_is_found_there():
    sentence = SECTIONS["扮靓城乡"][1]
    after = plan(*SECTIONS).replace(f"{sentence}\n", "") + f"\n{sentence}"
    both = compare(report_on(plan(*SECTIONS)), report_on(after, year=2024))
    assert (sentence, sentence) in pairs_of(both)
    assert pair(both, sentence, sentence).moved


@pytest.mark.parametrize("times", [2, 3, 6])
def test_a_sentence_that_stands_in_a_plan_several_times_is_kept_each_time(times):
    sentence = "新建公厕1座。"
    both = two_years((sentence,) * times, (sentence,) * times)
    assert (sentence, sentence) in pairs_of(both)
    assert (dropped(both), new(both)) == ([], [])


# Simplified characters that stand for one Traditional character alone.
SIMPLIFIED: dict[str, list[int]] = {}
for point, simplified in simplified_forms().items():
    SIMPLIFIED.setdefault(simplified, []).append(point)
TO_TRADITIONAL = {ord(one): min(points) for one, points in SIMPLIFIED.items()}


@pytest.fixture(scope="module")
def simplified_report():
    return report_on(among_others("完善园区服务，引进企业8家。", "办好菱花文化节。"))


def assert_unchanged(both: Comparison) -> None:
    """Check that every commitment is kept beside its own place, and nothing besides."""
    assert {each.change for each in both.pairs} == {Change.KEPT}
    assert [(each.a, each.b) for each in both.pairs] == [
        (at, at) for at in range(len(both.a_commitments))
    ]
    assert (both.dropped, both.new) == ((), ())
    assert not any(each.moved or each.split or each.merged for each in both.pairs)
    assert {each.similarity for each in both.pairs} == {1.0}


def test_a_report_says_all_that_it_says_itself(simplified_report):
    assert_unchanged(compare(simplified_report, simplified_report))


@pytest.mark.parametrize("first", ["simplified", "traditional"])
def test_a_plan_in_the_other_script_is_the_same(simplified_report, first):
    text = simplified_report.text.translate(TO_TRADITIONAL)
    assert sum(one != other for one, other in zip(text, simplified_report.text, strict=True)) > 20
    reports = simplified_report, read(text, "桐川鎮2023.txt")
    assert_unchanged(compare(*(reports if first == "simplified" else reports[::-1])))


def test_plans_with_nothing_in_common_are_dropped_and_new():
    both = compare(report_on(plan(*SECTIONS)), report_on(UNRELATED, year=2024))
    assert pairs_of(both) == {("二、2024年工作思路", "二、2025年工作思路")}
    assert set(dropped(both)) == {*SENTENCES, "（一）做强产业", "（二）扮靓城乡", "（三）改善民生"}
    assert new(both) == UNRELATED.split()
    assert_stands(both)


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ("建成电商产业园。", "发展低空经济，谋划无人机起降点。"),
        ("6月底前建成电商产业园。", "上半年谋划无人机起降点。"),
        ("电商产业园年底前建成投用。", "低空经济产业园年底前开工建设。"),
        ("确保电商产业园8月开园。", "确保无人机起降点10月投用。"),
    ],
    ids=["deed first", "deadline first", "project first", "确保"],
)
def test_a_promise_without_partner_is_dropped_or_new(gone, come):
    both = two_years((gone, "修编国土空间规划。"), ("办好菱花文化节。", "修编国土空间规划。"))
    assert dropped(both) == [gone]
    both = two_years(("办好菱花文化节。", "修编国土空间规划。"), (come, "修编国土空间规划。"))
    assert new(both) == [come]


@pytest.mark.parametrize(
    "words",
    ["各位代表，使命呼唤担当，实干成就梦想。", "坚持稳中求进工作总基调。", "重点抓好以下三件事："],
    ids=["appeal", "stance", "frame"],
)
def test_what_promises_nothing_is_neither_dropped_nor_new(words):
    both = two_years(words, "引进企业8家。")
    assert dropped(both) == []
    both = two_years("引进企业8家。", words)
    assert new(both) == []


def test_a_heading_is_dropped_only_where_nothing_under_it_goes_on():
    before = f"（一）发展夜间经济\n打造菱荡湾夜市。\n（四）办好实事\n修建公厕5座。\n{ELSEWHERE}"
    after = f"（一）扩种优质蔬菜\n建设育苗大棚。\n（四）温暖民心\n修建公厕5座。\n{ELSEWHERE}"
    both = compare(report_on(before), report_on(after, year=2024))
    assert "（一）发展夜间经济" in dropped(both)
    assert "（一）扩种优质蔬菜" in new(both)
    assert not {"（四）办好实事", "（四）温暖民心"} & {*dropped(both), *new(both)}


TWINS = [
    (
        ("新建社区书房5家。", "新建口袋公园3处。"),
        ("新建口袋公园5处。", "新建社区书房3家。"),
        {("新建社区书房5家。", "新建社区书房3家。"), ("新建口袋公园3处。", "新建口袋公园5处。")},
    ),
    (
        ("新增规上企业6家。", "新增高新技术企业5家。"),
        ("新增高新技术企业6家。", "新增规上企业5家。"),
        {
            ("新增规上企业6家。", "新增规上企业5家。"),
            ("新增高新技术企业5家。", "新增高新技术企业6家。"),
        },
    ),
    (
        ("固定资产投资增长7%；", "工业投资增长9%。"),
        ("工业投资增长7%；", "固定资产投资增长9%。"),
        {
            ("固定资产投资增长7%；", "固定资产投资增长9%。"),
            ("工业投资增长9%。", "工业投资增长7%；"),
        },
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "together"), TWINS, ids=["parks and books", "firms", "investment"]
)
def test_what_is_measured_decides_between_targets_alike(before, after, together):
    both = two_years(before, after)
    assert together <= pairs_of(both)
    assert sum(said_a(both, each.a) in before for each in both.pairs) == 2


def test_who_is_said_again_word_for_word_takes_no_other_partner():
    sentence = "健全矛盾纠纷一站式调处机制，化解率达到99%以上。"
    like = "健全矛盾纠纷一站式调处机制，聘请退休法官坐班。"
    both = two_years(sentence, (like, sentence))
    assert (sentence, sentence) in pairs_of(both)
    assert (sentence, like) not in pairs_of(both)


def test_a_commitment_said_again_in_two_was_split():
    both = two_years(JOINED, (SERVICE, FOLLOWING))
    found = [pair(both, JOINED, SERVICE), pair(both, JOINED, FOLLOWING)]
    assert all(each.split and not each.merged for each in found)
    assert Counter(each.split for each in both.pairs)[True] == 2
    assert (both.dropped, both.new) == ((), ())


def test_two_commitments_said_again_in_one_were_merged():
    both = two_years((SERVICE, FOLLOWING), JOINED)
    found = [pair(both, SERVICE, JOINED), pair(both, FOLLOWING, JOINED)]
    assert all(each.merged and not each.split for each in found)
    assert Counter(each.merged for each in both.pairs)[True] == 2
    assert (both.dropped, both.new) == ((), ())


def test_counted_clauses_find_their_own_in_another_order():
    both = two_years(
        "抓好三件事：一是加快园区建设，二是引进企业5家，三是办好菱花文化节。",
        "抓好三件事：一是引进企业5家，二是办好菱花文化节，三是加快园区建设。",
    )
    assert {
        ("一是加快园区建设，", "三是加快园区建设。"),
        ("二是引进企业5家，", "一是引进企业5家，"),
        ("三是办好菱花文化节。", "二是办好菱花文化节，"),
    } <= pairs_of(both)


REASONS = [
    ("办好菱花文化节。", "办好菱花文化节。", Evidence.WORDS, ()),
    (
        "深化“一网统管”，推行网格事件闭环处置。",
        "持续用好“一网统管”，让网格事件闭环处置。",
        *(Evidence.NAMES, ("一网统管",)),
    ),
    ("固定资产投资增长7%。", "固定资产投资增长8%。", Evidence.FIGURES, ("固定资产投资",)),
    ("开工建设青少年宫。", "建成启用青少年宫。", Evidence.TERMS, ("青少年宫",)),
]


@pytest.mark.parametrize(
    ("before", "after", "evidence", "words"),
    REASONS,
    ids=["same words", "a name", "a figure", "a term"],
)
def test_the_reason_for_a_pair_is_what_both_share(before, after, evidence, words):
    reasons = pair(two_years(before, after), before, after).reasons
    found = {each.evidence: each.words for each in reasons}
    assert set(words) <= set(found[evidence])
    assert reasons[0].evidence is evidence or evidence is Evidence.TERMS


@pytest.mark.parametrize(
    ("before", "after", "cut"),
    [
        ("新建口袋公园3处。", "新建口袋公园5处。", "建口袋公园"),
        ("对签约企业实行全程跟办。", "为签约企业提供全程跟办。", "程跟办"),
        ("提升工业用地利用效率。", "挖掘工业用地利用潜力。", "工业用"),
    ],
    ids=["新建", "全程", "用地"],
)
def test_the_words_of_a_reason_are_whole_words(before, after, cut):
    reasons = pair(two_years(before, after), before, after).reasons
    assert cut not in [word for each in reasons for word in each.words]


def test_what_stands_under_headings_that_correspond_says_so():
    both = two_years("固定资产投资增长7%。", "固定资产投资增长8%。")
    found = pair(both, "固定资产投资增长7%。").reasons
    assert {Evidence.HEADINGS, Evidence.ORDER} <= {each.evidence for each in found}


def test_sides_that_say_nothing_correspond_to_nothing():
    plan_a = read_plan(report_on("新建公园3处。"))
    nothing = read_plan(read("桐川镇2023年工作总结\n一、主要工作\n新建公园3处。\n", "桐川镇.txt"))
    assert align(plan_a, nothing) == align(nothing, plan_a) == align(nothing, nothing) == []


def test_matches_come_in_the_order_of_the_later_plan():
    plan_a = read_plan(report_on(among_others(JOINED)))
    plan_b = read_plan(report_on(among_others(SERVICE, FOLLOWING), year=2024))
    cells = [(each.b, each.a) for each in align(plan_a, plan_b)]
    assert cells == sorted(cells)
    assert all(0 < each.likelihood <= 1 for each in align(plan_a, plan_b))
