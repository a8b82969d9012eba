"""What sort of figure it is, which way it goes, against what, and how exactly it is given."""

import pytest
from figures import figure, figures

from core.model import Bound, Direction, Kind

UP, DOWN = Direction.UP, Direction.DOWN


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("实现规上工业总产值36.8亿元。", Kind.LEVEL),
        ("建成口袋公园12个。", Kind.LEVEL),
        ("新增经营主体1236户。", Kind.LEVEL),
        ("新建绿道12.5公里。", Kind.LEVEL),
        ("城镇居民收入达到62500元。", Kind.LEVEL),
        ("固定资产投资同比增长3.8%。", Kind.CHANGE),
        ("固定资产投资增幅50.09%。", Kind.CHANGE),
        ("生产安全事故起数下降11.17%。", Kind.CHANGE),
        ("减少安全隐患32处。", Kind.CHANGE),
        ("城镇化率提高2.5个百分点。", Kind.CHANGE),
        ("村集体经济增收320万元。", Kind.CHANGE),
        ("垃圾分类准确率99.86%。", Kind.SHARE),
        ("高等教育毛入学率53.8%。", Kind.SHARE),
        ("90%以上事项可网上办理。", Kind.SHARE),
        ("污水管网项目完成工程总量80%。", Kind.SHARE),
        ("数字经济增加值占比达到12.6%。", Kind.SHARE),
        ("城镇化率提高到62.3%。", Kind.SHARE),
        ("居民投诉率下降到3.2%。", Kind.SHARE),
        ("综合考核位居全县第三。", Kind.RANK),
        ("综合考核位居全县第2名。", Kind.RANK),
        ("招商引资总量位列全县首位。", Kind.RANK),
    ],
)
def test_figures_are_of_four_kinds(sentence, kind):
    assert figure(sentence).kind is kind


RISING = """
    增长 增长了 增加 增加了 提高 提高了 提升 提升了 上升 上升了 上涨
    增 涨 升 增幅 增幅达 增速 涨幅 扩大 回升 攀升 跃升
"""
FALLING = """
    下降 下降了 降低 降低了 减少 减少了 降幅 下跌 跌幅 回落 下滑
    压减 压降 缩减 削减 减幅 减 降 缩短 压缩 收窄 下调 下浮 负增长
"""


@pytest.mark.parametrize(
    ("word", "direction"),
    [(word, UP) for word in RISING.split()] + [(word, DOWN) for word in FALLING.split()],
)
def test_words_of_growth_make_a_percentage_a_change(word, direction):
    found = figure(f"水产品加工均价{word}8.2%。")
    assert (found.kind, found.direction) == (Kind.CHANGE, direction)
    assert found.name == "水产品加工均价"


REACHING = """
    达到 达 为 提高到 提升到 提升至 提高至 降至 下降到 稳定在 保持在 上升到 升至
"""


@pytest.mark.parametrize("word", REACHING.split())
def test_a_percentage_that_is_reached_is_a_share(word):
    found = figure(f"污水集中处理率{word}98.2%。")
    assert (found.kind, found.direction, found.basis) == (Kind.SHARE, None, None)
    assert found.name == "污水集中处理率"


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("城镇化率提高2.5个百分点。", UP),
        ("城镇登记失业率回落0.3个百分点。", DOWN),
        ("规上工业增加值增速高于全县平均1.5个百分点。", UP),
        ("研发投入强度提升0.2个百分点。", UP),
    ],
)
def test_percentage_points_are_changes(sentence, direction):
    found = figure(sentence)
    assert (found.kind, found.direction) == (Kind.CHANGE, direction)


@pytest.mark.parametrize(
    ("sentence", "name", "direction"),
    [
        ("减少安全隐患32处。", "安全隐患", DOWN),
        ("压减行政支出320万元。", "行政支出", DOWN),
        ("增加就业岗位1200个。", "就业岗位", UP),
    ],
)
def test_things_that_become_more_or_fewer_are_changes(sentence, name, direction):
    found = figure(sentence)
    assert (found.kind, found.direction, found.name) == (Kind.CHANGE, direction, name)


@pytest.mark.parametrize("verb", ["新增", "新建", "新设", "新引进", "新认定", "新开工", "净增"])
def test_new_things_are_a_level(verb):
    found = figure(f"{verb}智能制造项目18个。")
    assert (found.kind, found.direction) == (Kind.LEVEL, None)


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("同比增长", "同比"),
        ("同比下降", "同比"),
        ("环比增长", "环比"),
        ("较年初增长", "较年初"),
        ("比年初增长", "比年初"),
        ("比上年增长", "比上年"),
        ("较上年增长", "较上年"),
        ("比去年增长", "比去年"),
        ("较上年同期增长", "较上年同期"),
        ("比去年同期增长", "比去年同期"),
        ("较上月增长", "较上月"),
        ("比2020年增长", "比2020年"),
        ("较2020年底增长", "较2020年底"),
        ("年均增长", "年均"),
        ("同口径增长", "同口径"),
        ("增长", None),
    ],
)
def test_a_change_is_measured_against_something(words, basis):
    found = figure(f"规上工业总产值{words}8.2%。")
    assert (found.kind, found.basis, found.name) == (Kind.CHANGE, basis, "规上工业总产值")


def test_what_is_no_change_has_no_basis():
    level, change = figures("规上工业总产值36.8亿元，同比增长8.2%。")
    assert (level.basis, level.direction) == (None, None)
    assert (change.basis, change.direction) == ("同比", UP)


ABOUT = "约 大约 近 将近 接近 大概 约为 近乎"
AT_LEAST = "超 超过 逾 突破 不少于 不低于 至少 多于 高于 大于 超出 不小于 超过了 突破了"
AT_MOST = "不超过 不高于 低于 少于 小于 控制在 不足 不到 最多 不大于 不多于 最高不超过 不超"
NO_BOUND = "达 达到 为 共 共计"


@pytest.mark.parametrize(
    ("words", "bound"),
    [(word, Bound.ABOUT) for word in ABOUT.split()]
    + [(word, Bound.AT_LEAST) for word in AT_LEAST.split()]
    + [(word, Bound.AT_MOST) for word in AT_MOST.split()]
    + [(word, Bound.EXACT) for word in ("", *NO_BOUND.split())],
)
def test_words_before_a_number_bound_it(words, bound):
    found = figure(f"农村公路养护资金{words}320万元。")
    assert (found.bound, found.kind) == (bound, Kind.LEVEL)
    assert found.name == "农村公路养护资金"
    assert found.value == 320


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("320万元左右", Bound.ABOUT),
        ("320万元上下", Bound.ABOUT),
        ("320余万元", Bound.ABOUT),
        ("320多万元", Bound.ABOUT),
        ("320万余元", Bound.ABOUT),
        ("320万元以上", Bound.AT_LEAST),
        ("320万元及以上", Bound.AT_LEAST),
        ("320万元以内", Bound.AT_MOST),
        ("320万元以下", Bound.AT_MOST),
        ("320万元之内", Bound.AT_MOST),
        ("320万元", Bound.EXACT),
    ],
)
def test_words_in_or_behind_a_number_bound_it(words, bound):
    found = figure(f"农村公路养护资金为{words}。")
    assert (found.bound, found.value, found.unit) == (bound, 320, "万元")
    assert found.name == "农村公路养护资金"


@pytest.mark.parametrize(
    ("sentence", "bound"),
    [
        ("规上工业总产值突破300亿元大关。", Bound.AT_LEAST),
        ("规上工业总产值迈上300亿元台阶。", Bound.AT_LEAST),
        ("规上工业总产值首破300亿元。", Bound.AT_LEAST),
        ("能耗总量控制在32万吨以内。", Bound.AT_MOST),
        ("能耗总量不超过32万吨。", Bound.AT_MOST),
        ("粮食播种面积稳定在2.6万亩以上。", Bound.AT_LEAST),
    ],
)
def test_bounds_in_the_phrases_of_reports(sentence, bound):
    assert figure(sentence).bound is bound


def test_a_range_is_exact_unless_the_text_says_otherwise():
    assert figure("培育上市后备企业1—2家。").bound is Bound.EXACT
    assert figure("培育上市后备企业约1—2家。").bound is Bound.ABOUT


@pytest.mark.parametrize(
    ("sentence", "name", "place"),
    [
        ("综合考核位居全县第一。", "综合考核", 1),
        ("综合考核位列全县第1位。", "综合考核", 1),
        ("综合考核排名全县第三名。", "综合考核", 3),
        ("综合考核名列全县第十二。", "综合考核", 12),
        ("招商引资总量居全县首位。", "招商引资总量", 1),
        ("财政收入增幅居全县第2。", "财政收入增幅", 2),
    ],
)
def test_a_rank_is_the_place_that_was_won(sentence, name, place):
    found = figure(sentence)
    assert (found.kind, found.value, found.unit) == (Kind.RANK, place, "")
    assert (found.name, found.direction, found.base_value) == (name, None, place)
