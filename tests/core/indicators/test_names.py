"""What figures measure: the shortest words of the text that say so."""

import pytest
from figures import figure, figures, names, read, report_on

from core.model import Kind

IN_ONE_PIECE = [
    ("实现规上工业总产值36.8亿元。", "规上工业总产值"),
    ("全年完成固定资产投资52.3亿元。", "固定资产投资"),
    ("累计招引企业46家。", "招引企业"),
    ("预计实现旅游综合收入3.6亿元。", "旅游综合收入"),
    ("一般公共预算收入完成5.2亿元。", "一般公共预算收入"),
    ("发明专利授权量达1260件。", "发明专利授权量"),
    ("森林覆盖率达到68.5%。", "森林覆盖率"),
    ("建成12个口袋公园。", "口袋公园"),
    ("开展36场消防演练。", "消防演练"),
    ("引进注册资金1000万元以上企业46家。", "引进注册资金1000万元以上企业"),
    ("举办戏曲展演等群众文化活动46场。", "群众文化活动"),
    ("实施青石桥改造等交通项目8个。", "交通项目"),
    ("实施交通项目8个。", "交通项目"),
    ("开展送医下乡等活动32场。", "送医下乡等活动"),
    ("兑现各类惠企资金560万元。", "惠企资金"),
    ("实现“桐川码”注册用户1.2万人。", "“桐川码”注册用户"),
    ("實現規上工業總產值36.8億元。", "規上工業總產值"),
    ("累計招引企業46家。", "招引企業"),
    ("建成12個口袋公園。", "口袋公園"),
]


@pytest.mark.parametrize(("sentence", "name"), IN_ONE_PIECE, ids=[row[1] for row in IN_ONE_PIECE])
def test_a_name_in_one_piece_stands_where_it_says(sentence, name):
    text = report_on(done=sentence)
    (found,) = read(text).indicators
    assert found.name == name
    assert found.name_start is not None
    assert text.startswith(name, found.name_start)
    assert found.name_start >= text.index(sentence)


LIGHT = [
    ("实现", "税收收入", "6.2亿元"),
    ("完成", "技改投资", "12.5亿元"),
    ("达到", "村集体总收入", "3200万元"),
    ("开展", "志愿服务", "120场"),
    ("办理", "人大建议", "36件"),
    ("发放", "惠农补贴", "560万元"),
    ("落实", "助企资金", "320万元"),
    ("组织", "技能竞赛", "6场"),
    ("建成", "充电桩", "86根"),
    ("打造", "美丽庭院", "320户"),
    ("选出", "业委会委员", "45名"),
    ("获评", "省级文明村", "3个"),
    ("认定", "高新技术企业", "12家"),
    ("受理", "信访件", "230件"),
    ("处理", "网格事件", "1.2万件"),
    ("安装", "太阳能路灯", "480盏"),
    ("开设", "公益课堂", "36期"),
    ("服务", "老年人", "2600人次"),
    ("帮助", "困难职工", "128人"),
    ("覆盖", "低收入农户", "3200户"),
]


@pytest.mark.parametrize("before", ["", "全年", "累计", "全年累计"])
@pytest.mark.parametrize(("verb", "noun", "number"), LIGHT, ids=[row[0] for row in LIGHT])
def test_light_verbs_and_adverbs_are_no_part_of_a_name(before, verb, noun, number):
    assert names(f"{before}{verb}{noun}{number}。") == [noun]


KEPT = [
    ("招引企业", "46家"),
    ("盘活闲置土地", "320亩"),
    ("拆除防盗窗", "1200户"),
    ("化解矛盾纠纷", "860起"),
    ("整改问题", "126个"),
    ("解决用电隐患", "36处"),
    ("淘汰落后企业", "12家"),
    ("引进高层次人才", "28人"),
    ("申报省级课题", "5项"),
    ("招聘社区工作者", "36名"),
    ("处置低效用地", "560亩"),
    ("办结信访件", "320件"),
    ("新增经营主体", "1236户"),
    ("新建标准厂房", "3.2万平方米"),
    ("新设外资企业", "6家"),
    ("新引进总部企业", "3家"),
    ("新认定高新技术企业", "12家"),
]


@pytest.mark.parametrize("before", ["", "全年", "累计"])
@pytest.mark.parametrize(("name", "number"), KEPT, ids=[row[0] for row in KEPT])
def test_verbs_that_change_what_is_counted_stay(before, name, number):
    assert names(f"{before}{name}{number}。") == [name]


ASSEMBLED = [
    ("盘活320亩闲置土地。", "盘活闲置土地"),
    ("新建8座垃圾分类房。", "新建垃圾分类房"),
    ("新引进3家物流企业。", "新引进物流企业"),
    ("招引46家企业。", "招引企业"),
    ("总投资12亿元的青石湖文旅综合体项目顺利开工。", "青石湖文旅综合体项目总投资"),
    ("总投资8000万元的文化中心开工建设。", "文化中心总投资"),
    ("18个小区完成雨污分流改造。", "小区雨污分流改造"),
]


@pytest.mark.parametrize(("sentence", "name"), ASSEMBLED, ids=[row[1] for row in ASSEMBLED])
def test_a_name_of_several_pieces_stands_nowhere(sentence, name):
    found = figure(sentence)
    assert (found.name, found.name_start) == (name, None)


LISTS = [
    (
        "新增省级绿色工厂3家、市级绿色工厂5家。",
        ["新增省级绿色工厂", "新增市级绿色工厂"],
    ),
    (
        "新认定高新技术企业12家、科技型中小企业36家。",
        ["新认定高新技术企业", "新认定科技型中小企业"],
    ),
    (
        "规上工业增加值、固定资产投资分别增长7.3%、12.6%。",
        ["规上工业增加值", "固定资产投资"],
    ),
    (
        "规上工业增加值、固定资产投资、一般公共预算收入分别增长7.3%、12.6%和5.1%。",
        ["规上工业增加值", "固定资产投资", "一般公共预算收入"],
    ),
    (
        "限上餐饮业营业额、利润分别增长7.3%、12.6%。",
        ["限上餐饮业营业额", "限上餐饮业利润"],
    ),
    (
        "外贸出口额、进口额分别达到3.2亿元、1.6亿元。",
        ["外贸出口额", "外贸进口额"],
    ),
    (
        "建成充电桩86根、口袋公园12个、停车泊位320个。",
        ["充电桩", "口袋公园", "停车泊位"],
    ),
    (
        "全镇现有经营主体8600户，其中个体工商户6200户。",
        ["经营主体", "个体工商户"],
    ),
    (
        "實現規上工業總產值36.8億元、稅收收入2.3億元。",
        ["規上工業總產值", "稅收收入"],
    ),
]


@pytest.mark.parametrize(("sentence", "found"), LISTS, ids=[row[0][:14] for row in LISTS])
def test_every_figure_of_a_list_has_its_own_name(sentence, found):
    assert names(sentence) == found


JOINT = [
    ("投诉举报核查率和反馈率均为100%。", "投诉举报核查率和反馈率"),
    ("低保户、特困户医疗保险参保率均达100%。", "低保户、特困户医疗保险参保率"),
    ("固定资产投资和工业投资均增长12%。", "固定资产投资和工业投资"),
]


@pytest.mark.parametrize(("sentence", "name"), JOINT, ids=[row[1] for row in JOINT])
def test_one_figure_of_several_measures_has_their_joint_name(sentence, name):
    assert names(sentence) == [name]


GROWTH = [
    "规上工业总产值36.8亿元，同比增长8.2%。",
    "规上工业总产值36.8亿元、同比增长8.2%。",
    "规上工业总产值36.8亿元，增长8.2%。",
    "规上工业总产值36.8亿元（同比增长8.2%）。",
    "规上工业总产值达到36.8亿元，较上年增长8.2%。",
    "规上工业总产值突破36亿元，增幅达8.2%。",
    "規上工業總產值36.8億元，同比增長8.2%。",
]


@pytest.mark.parametrize("sentence", GROWTH)
def test_bare_growth_belongs_to_the_level_before_it(sentence):
    text = report_on(done=sentence)
    level, change = read(text).indicators
    assert (level.kind, change.kind) == (Kind.LEVEL, Kind.CHANGE)
    assert (level.of, change.of) == (None, 0)
    assert change.name == level.name == sentence[:7]
    assert change.name_start == level.name_start == text.index(sentence)


def test_each_growth_belongs_to_its_own_level():
    found = figures(
        "规上工业总产值36.8亿元，增长8.2%；固定资产投资12.5亿元，下降3.1%；税收增长2%。"
    )
    assert [each.of for each in found] == [None, 0, None, 2, None]
    assert [each.name for each in found] == [
        "规上工业总产值",
        "规上工业总产值",
        "固定资产投资",
        "固定资产投资",
        "税收",
    ]


def test_levels_are_counted_over_the_whole_report():
    found = figures("建成公园3个。改造道路5条。税收收入2.3亿元，增长8%。")
    assert [each.of for each in found] == [None, None, None, 2]


def test_growth_in_another_sentence_belongs_to_nothing():
    found = figures("规上工业总产值36.8亿元。固定资产投资增长8.2%。")
    assert [each.of for each in found] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("桥头村旧改项目涉及居民236户，签约率98.6%。", "居民签约率"),
        ("受理投诉举报件320件，办结率99%。", "投诉举报件办结率"),
        ("检查食品经营单位1260家，合格率98.2%。", "食品经营单位合格率"),
        ("开工建设云溪产业园项目，总投资12亿元。", "总投资"),
    ],
)
def test_a_bare_measure_takes_its_qualifier_from_the_sentence(sentence, name):
    last = figures(sentence)[-1]
    assert last.name == name


def test_a_rate_belongs_to_the_cases_beside_it():
    cases, rate = figures("受理投诉举报件320件，办结率99%。")
    assert (cases.name, rate.of, rate.kind) == ("投诉举报件", 0, Kind.SHARE)


def test_a_name_is_written_without_the_line_end_that_wraps_it():
    line = "桐川镇坚持以人民为中心的发展思想着力保障和改善民生不断完善公"
    (found,) = read("\n".join([line] * 4 + [line[:-4] + "规上工业", "总产值36.8亿元。"])).indicators
    assert found.name.endswith("规上工业总产值")
    assert found.name_start is None
