"""What became of a target: met, exceeded, missed, or left open, by how each is given."""

import pytest
from plans import figure_in, report_on

from core.compare.model import Verdict
from core.compare.verdicts import verdict_on

MET, EXCEEDED, MISSED, UNCLEAR = (
    *(Verdict.MET, Verdict.EXCEEDED),
    *(Verdict.MISSED, Verdict.UNCLEAR),
)


def judged(promise: str, result: str) -> Verdict:
    """Return the verdict on the figure of a promise, by that of a result in the next report."""
    plan = report_on(promise)
    review = report_on("推进园区建设。", year=2024, done=result)
    return verdict_on(figure_in(plan, promise), figure_in(review, result))


EXACT = [
    ("固定资产投资增长7%。", "固定资产投资增长7%。", MET),
    ("固定资产投资增长7%。", "固定资产投资增长7.1%。", EXCEEDED),
    ("固定资产投资增长7%。", "固定资产投资增长6.9%。", MISSED),
    ("技能培训600人次。", "技能培训560人次。", MISSED),
    ("新建公园20处。", "新建公园约20处。", MET),
    ("新建公园20处。", "新建公园20余处。", MET),
    ("完成投资3.2亿元。", "完成投资32000万元。", MET),
    ("完成投资3.2亿元。", "完成投资31000万元。", MISSED),
    ("完成投资32000万元。", "完成投资3.5亿元。", EXCEEDED),
    ("城镇化率提高1.2个百分点。", "城镇化率提高1.5个百分点。", EXCEEDED),
    ("城镇化率提高1.2个百分点。", "城镇化率提高1.1个百分点。", MISSED),
]
ABOUT = [
    ("固定资产投资增长7%左右。", "固定资产投资增长6.3%。", MET),
    ("固定资产投资增长7%左右。", "固定资产投资增长6.2%。", MISSED),
    ("固定资产投资增长7%左右。", "固定资产投资增长7.7%。", MET),
    ("固定资产投资增长7%左右。", "固定资产投资增长7.8%。", EXCEEDED),
    ("固定资产投资增长2%左右。", "固定资产投资增长1.7%。", MET),
    ("固定资产投资增长2%左右。", "固定资产投资增长1.6%。", MISSED),
    ("固定资产投资增长2%左右。", "固定资产投资增长2.3%。", MET),
    ("城镇化率提高1个百分点左右。", "城镇化率提高0.7个百分点。", MET),
    ("新建公园20处左右。", "新建公园18处。", MET),
    ("新建公园20处左右。", "新建公园17处。", MISSED),
    ("新建公园约20处。", "新建公园23处。", EXCEEDED),
    ("新建公园2处左右。", "新建公园1处。", MISSED),
]
BOUNDS = [
    ("新建公园20处以上。", "新建公园20处。", MET),
    ("新建公园20处以上。", "新建公园25处。", MET),
    ("新建公园20处以上。", "新建公园19处。", MISSED),
    ("新建公园不低于20处。", "新建公园超过22处。", MET),
    ("税收收入增速高于6%。", "税收收入增长6%。", MET),
    ("群众满意率达到95%以上。", "群众满意率96.2%。", MET),
    ("群众满意率达到95%以上。", "群众满意率94%。", MISSED),
    ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率5.5%。", MET),
    ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率5.8%。", MISSED),
    ("城镇登记失业率不超过3.5%。", "城镇登记失业率3%。", MET),
    ("不良贷款率控制在1%。", "不良贷款率0.6%。", MET),
    ("生产安全事故10起以内。", "生产安全事故8起。", MET),
    ("居民消费价格涨幅3%以内。", "居民消费价格上涨0.2%。", MET),
]
OPEN = [
    ("新建公园20处以上。", "新建公园15处以上。", UNCLEAR),
    ("新建公园20处。", "新建公园15处以上。", UNCLEAR),
    ("生产安全事故10起以内。", "生产安全事故12起以内。", UNCLEAR),
]
RANGES = [
    ("引进企业10—15家。", "引进企业10家。", MET),
    ("引进企业10—15家。", "引进企业15家。", MET),
    ("引进企业10—15家。", "引进企业9家。", MISSED),
    ("引进企业10—15家。", "引进企业16家。", EXCEEDED),
    ("新建公园2—3处左右。", "新建公园3处。", MET),
]
LOWER = [
    ("城镇登记失业率3.5%。", "城镇登记失业率4%。", MISSED),
    ("城镇登记失业率3.5%左右。", "城镇登记失业率3%。", EXCEEDED),
    ("城镇登记失业率3.5%左右。", "城镇登记失业率4%。", MISSED),
    ("PM2.5平均浓度28微克/立方米。", "PM2.5平均浓度26微克/立方米。", EXCEEDED),
    ("PM2.5平均浓度28微克/立方米以下。", "PM2.5平均浓度30微克/立方米。", MISSED),
    ("生产安全事故10起。", "生产安全事故12起。", MISSED),
    ("城镇登记失业率5.5%。", "城镇登记失业率不超过6%。", UNCLEAR),
]
HIGHER = [
    ("群众投诉办结率95%。", "群众投诉办结率98%。", EXCEEDED),
    ("案件办结率95%。", "案件办结率97.5%。", EXCEEDED),
    ("火灾隐患整改率95%。", "火灾隐患整改率99%。", EXCEEDED),
    ("开展消防演练15场次。", "开展消防演练28场次。", EXCEEDED),
    ("群众满意率95%。", "群众满意率96%。", EXCEEDED),
]
STEERED = [
    ("居民消费价格涨幅3%左右。", "居民消费价格上涨2.9%。", MET),
    ("居民消费价格涨幅3%左右。", "居民消费价格上涨0.2%。", UNCLEAR),
    ("居民消费价格涨幅3%左右。", "居民消费价格下降0.2%。", UNCLEAR),
    ("居民消费价格涨幅3%左右。", "居民消费价格上涨4%。", MISSED),
]
DIRECTIONS = [
    ("单位能耗下降3%。", "单位能耗下降3.5%。", EXCEEDED),
    ("单位能耗下降3%。", "单位能耗下降2.5%。", MISSED),
    ("单位能耗下降3%。", "单位能耗上升4%。", MISSED),
    ("生产安全事故起数下降10%。", "生产安全事故起数下降12%。", EXCEEDED),
    ("信访量下降10%以上。", "信访量下降12%。", MET),
    ("信访量下降10%以上。", "信访量上升12%。", MISSED),
    ("一般性支出压减5%。", "一般性支出压减6%。", EXCEEDED),
    ("固定资产投资增长7%。", "固定资产投资下降8%。", MISSED),
    ("固定资产投资增长7%左右。", "固定资产投资下降7%。", MISSED),
]
SHORT_OF_IT = [
    ("新建公园20处。", "新建公园不到20处。"),
    ("新建公园20处以上。", "新建公园不足20处。"),
]
TABLES = {
    "exact": EXACT,
    "about": ABOUT,
    "a bound": BOUNDS,
    "left open": OPEN,
    "a range": RANGES,
    "less is better": LOWER,
    "more is, of what is done about it": HIGHER,
    "prices": STEERED,
    "directions": DIRECTIONS,
}
CASES = [
    pytest.param(*row, id=f"{name}: {row[0]}{row[1]}")
    for name, rows in TABLES.items()
    for row in rows
]


@pytest.mark.parametrize(("promise", "result", "verdict"), CASES)
def test_a_target_is_judged_by_the_figure_that_reports_on_it(promise, result, verdict):
    assert judged(promise, result) is verdict


@pytest.mark.parametrize(
    ("promise", "result"), SHORT_OF_IT, ids=[row[0] + row[1] for row in SHORT_OF_IT]
)
def test_what_is_said_to_fall_short_is_no_success(promise, result):
    assert judged(promise, result) in (MISSED, UNCLEAR)
