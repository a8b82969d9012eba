"""Numbers with their units: what is one, what it is worth, and what only looks like one."""

from decimal import Context, Decimal, localcontext

import pytest
from figures import figure, figures, quotes, read, report_on

from core.indicators.quantities import find_quantities
from core.text.folding import fold

WRITTEN = [
    ("全年实现规上工业总产值36.85亿元。", "36.85亿元", "36.85", "亿元"),
    ("全年实现规上工业总产值36.8亿。", "36.8亿", "36.8", "亿元"),
    ("全镇贷款余额1.2万亿元。", "1.2万亿元", "12000", "亿元"),
    ("实际利用外资3000万美元。", "3000万美元", "3000", "万美元"),
    ("实际利用外资1.5亿美元。", "1.5亿美元", "1.5", "亿美元"),
    ("发放惠民补贴7800余万元。", "7800余万元", "7800", "万元"),
    ("发放惠民补贴120多万元。", "120多万元", "120", "万元"),
    ("撥付救助資金近5500萬元。", "5500萬元", "5500", "萬元"),
    ("村集体经营性收入均达50万元。", "50万元", "50", "万元"),
    ("居民人均可支配收入达到38650元。", "38650元", "38650", "元"),
    ("收集群众意见1.1万条。", "1.1万条", "11000", "条"),
    ("接待游客42.6万人次。", "42.6万人次", "426000", "人次"),
    ("惠及农户1万6千多户。", "1万6千多户", "16000", "户"),
    ("完成投资1亿2千3百万元。", "1亿2千3百万元", "1.23", "亿元"),
    ("惠及农户三千余户。", "三千余户", "3000", "户"),
    ("完成粮食播种面积2.6万亩。", "2.6万亩", "26000", "亩"),
    ("新建绿道12.5公里。", "12.5公里", "12.5", "公里"),
    ("新建自行车道3千米。", "3千米", "3", "千米"),
    ("拆除违法建筑8.6万平方米。", "8.6万平方米", "86000", "平方米"),
    ("全社会用电量5.6亿千瓦时。", "5.6亿千瓦时", "560000000", "千瓦时"),
    ("完成港口吞吐量12.5万标箱。", "12.5万标箱", "125000", "标箱"),
    ("细颗粒物平均浓度为28微克/立方米。", "28微克/立方米", "28", "微克/立方米"),
    ("农村居民收入增长百分之三点五。", "百分之三点五", "3.5", "%"),
    ("农村居民收入增长百分之12。", "百分之12", "12", "%"),
    ("人口自然增长率为2.1‰。", "2.1‰", "2.1", "‰"),
    ("城镇化率提高2.5个百分点。", "2.5个百分点", "2.5", "个百分点"),
    ("跨境电商交易额增长1.3倍。", "1.3倍", "1.3", "倍"),
    ("新增经营主体一百二十三家。", "一百二十三家", "123", "家"),
    ("新增便民服务点十余个。", "十余个", "10", "个"),
    ("新建停车泊位１２３６个。", "１２３６个", "1236", "个"),
    ("完成技改投资１２．５亿元。", "１２．５亿元", "12.5", "亿元"),
    ("新增经营主体1,236户。", "1,236户", "1236", "户"),
    ("兑现奖补资金12,500.5万元。", "12,500.5万元", "12500.5", "万元"),
    ("兑现奖补资金 3200 万元。", "3200 万元", "3200", "万元"),
    ("兑现奖补资金　3200　万元。", "3200　万元", "3200", "万元"),
    ("栽植中药材种苗3600穴。", "3600穴", "3600", "穴"),
    ("完成植樹造林1200畝。", "1200畝", "1200", "畝"),
    ("改造農村危房86戶。", "86戶", "86", "戶"),
    ("實現稅收收入2.3億元。", "2.3億元", "2.3", "億元"),
    ("開展義診活動45場。", "45場", "45", "場"),
    ("接待遊客42.6萬人次。", "42.6萬人次", "426000", "人次"),
]


@pytest.mark.parametrize(
    ("sentence", "quote", "value", "unit"), WRITTEN, ids=[row[1] for row in WRITTEN]
)
def test_a_number_is_taken_with_its_unit(sentence, quote, value, unit):
    text = report_on(done=sentence)
    (found,) = read(text).indicators
    assert found.span.of(text) == quote
    assert (found.value, found.high, found.unit) == (Decimal(value), None, unit)


RANGES = [
    ("培育上市后备企业1—2家。", "1—2家", "1", "2", "家"),
    ("走访企业两三家。", "两三家", "2", "3", "家"),
    ("走访企业十五六家。", "十五六家", "15", "16", "家"),
    ("走访企业七八十家。", "七八十家", "70", "80", "家"),
    ("走访企业三四百家。", "三四百家", "300", "400", "家"),
    ("培育上市后备企业1-2家。", "1-2家", "1", "2", "家"),
    ("培育上市后备企业1~2家。", "1~2家", "1", "2", "家"),
    ("培育上市后备企业1至2家。", "1至2家", "1", "2", "家"),
    ("培育上市后备企业1家至2家。", "1家至2家", "1", "2", "家"),
    ("固定资产投资增长5%—6%。", "5%—6%", "5", "6", "%"),
    ("固定资产投资增长5%到6.5%。", "5%到6.5%", "5", "6.5", "%"),
    ("固定资产投资增长5—6%。", "5—6%", "5", "6", "%"),
    ("每家企业奖励20—30万元。", "20—30万元", "20", "30", "万元"),
    ("每家企业奖励20万—30万元。", "20万—30万元", "20", "30", "万元"),
    ("每家企业奖励20万元至30万元。", "20万元至30万元", "20", "30", "万元"),
    ("每期培训1.2—1.5万人次。", "1.2—1.5万人次", "12000", "15000", "人次"),
]


@pytest.mark.parametrize(
    ("sentence", "quote", "low", "high", "unit"), RANGES, ids=[row[1] for row in RANGES]
)
def test_a_range_has_two_ends(sentence, quote, low, high, unit):
    text = report_on(done=sentence)
    (found,) = read(text).indicators
    assert found.span.of(text) == quote
    assert (found.value, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


NO_FIGURES = {
    "a day": "2024年3月15日，召开全镇重点工作推进会。",
    "a day in numerals": "二〇二四年三月十五日，召开全镇重点工作推进会。",
    "a day in dots": "2024.03.15召开全镇重点工作推进会。",
    "a month": "自6月起推行网格化管理。",
    "months": "1—5月份各项工作平稳推进。",
    "years": "2021—2025年各项规划有序衔接。",
    "a clock": "会议于上午9:30召开，11时结束。",
    "a plan period": "全面完成“十四五”规划各项任务。",
    "a document": "印发《桐川镇防汛预案》（桐政发〔2024〕15号）。",
    "a document in square brackets": "落实桐委办[2024]36号文件精神。",
    "an index number": "索引号：11330999002412345K/2025-00317。",
    "a telephone": "联系电话0579-82345678，欢迎监督。",
    "a mobile": "联系电话13800138000，欢迎监督。",
    "a hotline": "规范运行12345热线。",
    "a campaign": "深入开展“147”专项行动。",
    "a campaign of numerals": "深化五水共治，推进四好农村路建设。",
    "a system": "构建“1+4+2”工作体系。",
    "a line": "轨道交通6号线全线贯通。",
    "a plot": "4#地块完成控规调整。",
    "a plot by number": "12号地块完成控规调整。",
    "a road": "国道321改建工程全线贯通。",
    "a road by letter": "S315省道和G60高速连接线全线贯通。",
    "a particle": "持续改善PM2.5和PM10浓度。",
    "a generation": "推进5G网络建设，拓展4G覆盖。",
    "a standard": "通过ISO9001质量管理体系认证。",
    "a grade": "创建4A级旅游景区。",
    "a living circle": "打造15分钟生活圈。",
    "hours of duty": "落实24小时值班制度。",
    "measures": "工地严格落实7个100%。",
    "a congress": "深入学习贯彻党的二十大和二十届三中全会精神。",
    "a term": "顺利召开镇第十一届人民代表大会第4次会议。",
    "a batch": "入选第五批省级传统村落名录。",
    "the first": "建成全县首个零碳公园。",
    "the front": "综合考核位居全县前列。",
    "a footnote": "全面推行田长制[3]。",
    "a footnote before a unit": "全面推行田长制[3]个体责任落实。",
    "a slogan": "落实“三重一大”制度，深化最多跑一次改革。",
}


@pytest.mark.parametrize("sentence", NO_FIGURES.values(), ids=NO_FIGURES)
def test_what_only_looks_like_a_figure_is_none(sentence):
    assert quotes(sentence) == []


MIXED = [
    ("引进亿元以上项目5个。", ["5个"]),
    ("引进注册资金1000万元以上企业46家。", ["46家"]),
    ("培育产值5亿元以上企业3家。", ["3家"]),
    ("建成5G基站36个。", ["36个"]),
    ("创成3A级景区村2个。", ["2个"]),
    ("5月份开展“147”专项行动，检查企业120家。", ["120家"]),
    ("12345热线办理诉求3600件。", ["3600件"]),
    ("轨道交通6号线完成投资2.3亿元。", ["2.3亿元"]),
    ("4#地块拆除厂房1.2万平方米。", ["1.2万平方米"]),
    ("新建15分钟生活圈8个。", ["8个"]),
    ("建立田长制[3]，划定责任田3200亩[12]。", ["3200亩"]),
    ("桐政发〔2024〕15号文件下达资金320万元。", ["320万元"]),
    ("PM2.5平均浓度为26微克/立方米。", ["26微克/立方米"]),
    ("1.新建泵站3座。\n2.新建水闸5座。", ["3座", "5座"]),
    ("（1）新建泵站3座；（2）新建水闸5座。", ["3座", "5座"]),
]


@pytest.mark.parametrize(("sentence", "found"), MIXED, ids=[row[0] for row in MIXED])
def test_the_figure_beside_such_a_number_is_found(sentence, found):
    assert quotes(sentence) == found


WIDTH = 30
PROSE = (
    "桐川镇坚持以人民为中心的发展思想，着力保障和改善民生，不断完善公共服务体系，"
    "推动城乡融合发展取得积极成效，群众获得感持续增强，社会治理效能稳步提升，"
    "营商环境不断优化，改革活力竞相迸发，干部作风持续转变，服务群众能力不断增强，"
    "各项事业迈上新的台阶，产业结构更趋合理，发展质量和效益同步提高，生态底色愈加鲜明，"
)
LINES = [PROSE[at : at + WIDTH] for at in range(0, 4 * WIDTH, WIDTH)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("kept", [1, 2, 3, 4, 6])
def test_a_number_may_be_wrapped(kept, line_end):
    number = "3200余万元"
    before = "投入帮扶资金"
    filler = PROSE[: WIDTH - len(before) - kept - 1] + "，"
    lines = [*LINES, filler + before + number[:kept], number[kept:] + "，惠及农户。"]
    assert {len(line) for line in lines[:-1]} == {WIDTH}
    text = line_end.join(lines)
    (found,) = read(text).indicators
    assert found.span.of(text).replace(line_end, "") == number
    assert (found.value, found.unit, found.name) == (Decimal(3200), "万元", "帮扶资金")


def test_line_ends_that_part_items_join_no_number():
    assert quotes("投入资金32\n00万元") == ["00万元"]


def test_a_figure_says_what_it_is_worth_in_the_base_of_its_unit():
    found = figure("培育产值规模20—30亿元。")
    assert (found.base_value, found.base_high, found.base_unit) == (2 * 10**9, 3 * 10**9, "元")


def test_the_base_of_a_unit_is_the_same_in_both_scripts():
    one, other = figure("完成造林1200亩。"), figure("完成造林1200畝。")
    assert (one.base_value, one.base_unit) == (other.base_value, other.base_unit)
    assert one.base_unit == "平方米"


def test_figures_stand_in_text_order():
    found = figures("拆违1.2万平方米，清运垃圾320吨，出动人员一千二百人次，群众满意率98%。")
    assert [int(each.value) for each in found] == [12000, 320, 1200, 98]


@pytest.mark.parametrize(
    ("words", "hedge"),
    [("7800余万元", "余"), ("30多家", "多"), ("十几个", "几"), ("20来户", "来"), ("30家", "")],
)
def test_what_hedges_a_number_stands_inside_it(words, hedge):
    (found,) = find_quantities(words)
    assert (found.hedge, found.span.of(words)) == (hedge, words)


@pytest.mark.parametrize("words", ["位居全县第三", "位居全县第3位", "名列全县第三名"])
def test_a_place_that_was_won_is_an_ordinal(words):
    (found,) = find_quantities(words)
    assert (found.ordinal, found.value, found.unit) == (True, 3, "")


def test_quantities_are_looked_for_between_two_offsets():
    words = fold("建成公园3个，改造道路5条，新增泊位80个。")
    start, end = words.index("改造"), words.index("新增")
    assert [each.span.of(words) for each in find_quantities(words, start, end)] == ["5条"]


@pytest.mark.parametrize("pair", ["由5.2%至4.8%", "从4%到5%", "从5家到8家"])
def test_two_numbers_that_are_no_range_are_both_read(pair):
    first, second = figures(f"登记数{pair}。")
    assert (first.high, second.high) == (None, None)


def test_a_loss_is_no_profit():
    assert figures("实现净利润-5亿元。") == []


def test_values_do_not_hang_on_the_precision_that_the_caller_has_set():
    with localcontext(Context(prec=6)):
        (output,) = figures("产值123456789万元。")
    assert str(output.base_value) == "1234567890000"


@pytest.mark.parametrize("closing", ["”", ""])
def test_a_statement_in_quotation_marks_is_read_like_any_other(closing):
    told = figures(f"“全年完成投资5.2亿元，新建学校3所{closing}。")
    assert [(each.value, each.unit) for each in told] == [(Decimal("5.2"), "亿元"), (3, "所")]
