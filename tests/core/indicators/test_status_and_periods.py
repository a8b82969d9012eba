"""Whether what a figure says has come about, and what period it speaks of."""

import pytest
from figures import TITLE, figure, figures, planned, read

from core.model import Status

ACTUAL, EXPECTED, TARGET = Status.ACTUAL, Status.EXPECTED, Status.TARGET


def statuses(found):
    return [each.status for each in found]


def periods(sentence, title=TITLE):
    return [each.period for each in figures(sentence, title)]


def test_what_a_review_tells_has_come_about():
    assert statuses(figures("实现税收收入2.3亿元，增长5%；建成公园3个。")) == [ACTUAL] * 3


@pytest.mark.parametrize("word", ["预计", "有望", "可望"])
def test_foreseeing_governs_the_rest_of_its_sentence(word):
    found = figures(
        f"建成公园3个，{word}全年实现税收收入2.3亿元，增长5%；完成投资8亿元。改造道路5条。"
    )
    assert statuses(found) == [ACTUAL, EXPECTED, EXPECTED, EXPECTED, ACTUAL]


@pytest.mark.parametrize("word", ["力争", "确保", "目标为"])
def test_aiming_governs_the_rest_of_its_sentence(word):
    found = figures(f"建成公园3个，{word}税收收入2.3亿元，增长5%；投资8亿元。改造道路5条。")
    assert statuses(found) == [ACTUAL, TARGET, TARGET, TARGET, ACTUAL]


def test_what_is_expected_by_a_day_governs_nothing_behind_the_next_pause():
    found = figures("文化中心预计6月底完工，已完成投资1.2亿元。")
    assert statuses(found) == [ACTUAL]


def test_figures_of_a_plan_are_to_be_reached():
    found = planned("税收收入增长5%以上，新建公园3个。完成投资8亿元。")
    assert statuses(found) == [TARGET] * 3


def test_what_is_expected_in_a_plan_is_expected():
    found = planned("预计税收收入增长5%，投资8亿元。新建公园3个。")
    assert statuses(found) == [EXPECTED, EXPECTED, TARGET]


@pytest.mark.parametrize("word", ["现有", "目前有", "已建成"])
def test_what_is_already_there_in_a_plan_has_come_about(word):
    assert statuses(planned(f"{word}规上企业86家。")) == [ACTUAL]


@pytest.mark.parametrize("script", ["hans", "hant"])
def test_words_of_status_in_both_scripts(script):
    expected = {"hans": "预计实现税收收入2.3亿元。", "hant": "預計實現稅收收入2.3億元。"}[script]
    target = {"hans": "确保税收收入增长5%。", "hant": "確保稅收收入增長5%。"}[script]
    assert statuses(figures(expected)) == [EXPECTED]
    assert statuses(figures(target)) == [TARGET]


REPORT = """\
桐川镇2024年工作总结和2025年工作计划
一、2024年工作回顾
全年实现税收收入2.3亿元。
二、存在的问题
产业结构不够优化，规上企业仅有12家，财政收支矛盾较为突出。
三、2025年总体要求
坚持稳中求进工作总基调，主要预期目标是：税收收入增长5%，城镇新增就业800人。
四、2025年重点工作
继续推动产业结构优化，新建标准厂房3万平方米，健全基层治理体系。
"""


def test_every_part_of_a_report_has_its_own_status_and_period():
    found = {each.name: (each.status, each.period) for each in read(REPORT).indicators}
    assert found["税收收入"] == (TARGET, "2025")
    assert found["城镇新增就业"] == (TARGET, "2025")
    assert found["新建标准厂房"] == (TARGET, "2025")
    assert found["规上企业"][0] is ACTUAL
    first = read(REPORT).indicators[0]
    assert (first.name, first.status, first.period) == ("税收收入", ACTUAL, "2024")


FLOWS = [
    "实现税收收入2.3亿元。",
    "固定资产投资增长8.2%。",
    "拆除违法建筑8.6万平方米。",
    "新增经营主体1236户。",
    "开展消防演练36场。",
    "群众满意率达98.5%。",
    "综合考核位居全县第三。",
]


@pytest.mark.parametrize("sentence", FLOWS)
@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("桐川镇2024年工作总结和2025年工作计划", "2024"),
        ("桐川镇2023年上半年工作总结和下半年工作思路", "2023H1"),
        ("桐川镇2024年一季度工作总结和二季度工作计划", "2024Q1"),
    ],
)
def test_a_flow_is_of_the_period_under_review(sentence, title, period):
    assert periods(sentence, title) == [period]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("桐川镇2024年工作总结和2025年工作计划", "2025"),
        ("桐川镇2023年上半年工作总结和下半年工作思路", "2023H2"),
    ],
)
def test_a_flow_of_a_plan_is_of_the_period_planned_for(title, period):
    assert [each.period for each in planned("税收收入增长5%以上。", title)] == [period]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("1—5月份，", "2024-01/2024-05"),
        ("1-10月，", "2024-01/2024-10"),
        ("1至11月，", "2024-01/2024-11"),
        ("一季度，", "2024Q1"),
        ("第三季度，", "2024Q3"),
        ("前三季度，", "2024-01/2024-09"),
        ("上半年，", "2024H1"),
        ("下半年，", "2024H2"),
        ("全年", "2024"),
        ("2023年，", "2023"),
        ("二〇二三年，", "2023"),
        ("2023年上半年，", "2023H1"),
        ("“十四五”期间，", "2021/2025"),
        ("十三五时期，", "2016/2020"),
        ("五年来，", "2020/2024"),
        ("过去五年，", "2020/2024"),
    ],
)
def test_a_period_that_is_named_holds_for_its_sentence(words, period):
    sentence = f"{words}完成固定资产投资12.5亿元，增长8%。拆除违法建筑3万平方米。"
    assert periods(sentence) == [period, period, "2024"]


def test_the_period_named_last_holds():
    sentence = "上半年完成投资12.5亿元，下半年完成投资18.2亿元。"
    assert periods(sentence) == ["2024H1", "2024H2"]


def test_a_goal_of_a_later_year_is_of_that_year():
    (found,) = planned("到2027年，实现规上工业总产值60亿元。")
    assert (found.status, found.period) == (TARGET, "2027")


def test_of_five_years_each_end_has_its_own_year():
    sentence = "五年来，规上工业总产值从20.5亿元增长到36.8亿元。"
    assert periods(sentence) == ["2019", "2024"]


def test_from_one_year_to_the_next_each_end_has_its_own_year():
    assert periods("规上工业总产值由32.5亿元增长到36.8亿元。") == ["2023", "2024"]


@pytest.mark.parametrize(
    "sentence",
    [
        "全镇常住人口8.6万人。",
        "金融机构贷款余额320亿元。",
        "云溪产业园项目总投资12亿元。",
        "文化中心项目主体完成90%。",
        "污水管网覆盖率达98%。",
        "桥头村旧改项目签约率98.6%。",
        "城镇化率达到62.3%。",
        "为每户每年增收3200元。",
        "项目投产后每年可新增税收320万元。",
        "机动车保有量达3.2万辆。",
    ],
)
def test_what_is_no_flow_has_no_period(sentence):
    assert figure(sentence).period is None
