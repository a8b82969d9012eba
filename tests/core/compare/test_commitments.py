"""What a plan promises: where it stands, how it is cut, and what is told of each promise."""

import pytest
from plans import WRAPPED, promised, report_on, text_of

from core.compare.commitments import plan_of, read_commitments, review_of
from core.compare.model import Commitment
from core.model import Report
from tests.core.export.comparisons import read


@pytest.mark.parametrize(
    ("to_do", "cut"),
    [
        (
            "加快园区建设。引进企业5家；做好招商服务！完善考核办法？",
            ["加快园区建设。", "引进企业5家；", "做好招商服务！", "完善考核办法？"],
        ),
        (
            "加快园区建设;引进企业5家;做好招商服务",
            ["加快园区建设;", "引进企业5家;", "做好招商服务"],
        ),
        (
            "突出三个重点：一是加快园区建设，二是引进企业5家，三是做好招商服务。",
            ["突出三个重点：", "一是加快园区建设，", "二是引进企业5家，", "三是做好招商服务。"],
        ),
        (
            "抓好两件事。一要加快园区建设；二要引进企业5家。",
            ["抓好两件事。", "一要加快园区建设；", "二要引进企业5家。"],
        ),
        (
            "第一，加快园区建设；第二，引进企业5家。",
            ["第一，加快园区建设；", "第二，引进企业5家。"],
        ),
        ("园区的重点之一是招商引资。", ["园区的重点之一是招商引资。"]),
        (
            "（一）做强产业。加快园区建设。\n（二）惠民生\n新建公园3处。",
            ["（一）做强产业。", "加快园区建设。", "（二）惠民生", "新建公园3处。"],
        ),
        ("推行“三分类、两清运。”整治河道。", ["推行“三分类、两清运。”", "整治河道。"]),
        ("　　新建公园3处。\r\n\r\n　　整治河道。", ["新建公园3处。", "整治河道。"]),
        ("。；新建公园3处。。。\n、整治河道。", ["新建公园3处。", "整治河道。"]),
    ],
    ids=[
        *("sentences", "ASCII semicolons", "一是 after a colon", "一要", "第一"),
        *("之一是 counts nothing", "headings", "quotation marks", "indents", "stray punctuation"),
    ],
)
def test_a_plan_is_cut_into_headings_sentences_and_counted_clauses(to_do, cut):
    assert promised(report_on(to_do)) == cut


def test_either_script_and_width_is_cut_alike():
    plain = report_on("（一）实施整治；一是清淤河道，二是修复湿地。")
    other = report_on("(一)實施整治;一是清淤河道,二是修復濕地｡".replace("｡", "。"))
    assert [each.span for each in commitments(other)] == [each.span for each in commitments(plain)]


def test_wrapped_lines_are_one_sentence():
    found = promised(report_on(WRAPPED))
    assert [each.replace("\n", "") for each in found] == [
        "加快推进青石河流域综合整治工程建设，清淤河道六公里，新建生态护岸四公里，让两岸居民推窗见绿。",
        "扩建中心小学教学楼，增加学位五百四十个，配齐图书馆和体育馆，让孩子们在家门口就能上好学校。",
        "完善信访接待制度，由领导干部包案化解积案，做到件件有着落。",
        "修复古廊桥，保护传统村落风貌，在沿街老屋里引入书场和茶馆。",
    ]


@pytest.mark.parametrize("salutation", ["各位代表！", "各位代表，", "各位代表：\n", "各位委员！"])
def test_who_is_addressed_is_promised_nothing(salutation):
    assert promised(report_on(f"整治河道。\n{salutation}新建公园3处。")) == [
        "整治河道。",
        "新建公园3处。",
    ]


def test_the_furniture_of_pages_is_no_promise():
    assert promised(report_on("加快园区建设。\n- 12 -\n引进企业5家。")) == [
        "加快园区建设。",
        "引进企业5家。",
    ]


@pytest.mark.parametrize(
    "annex",
    [
        "三、名词解释\n1.专精特新：指专业化、精细化、特色化、新颖化。",
        "附件：1.桐川镇2024年重点项目表",
    ],
    ids=["headed", "list of attachments"],
)
def test_annexes_are_no_promise(annex):
    assert promised(report_on(f"新建公园3处。\n{annex}")) == ["新建公园3处。"]


def test_neither_what_was_done_nor_what_is_wrong_is_promised():
    text = text_of("新建公园3处。", done="全年新建公园5处。").replace(
        "二、", "二、存在的问题\n产业结构不够优化，财政收支矛盾突出。\n三、"
    )
    assert promised(read(text, "桐川镇.txt")) == ["新建公园3处。"]


FIVE_YEARS = """\
桐川县2023年政府工作报告
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、过去五年工作回顾
五年来，全县经济总量突破100亿元，建成园区3个。
二、{longer}
建成省级示范区，经济总量突破200亿元。
三、2024年重点工作
新建公园3处。
"""


@pytest.mark.parametrize(
    "longer",
    ["今后五年的奋斗目标", "“十四五”规划目标任务", "2024—2028年工作思路"],
)
def test_what_is_planned_for_several_years_is_left_out_beside_a_plan_for_the_year(longer):
    assert plan_words(FIVE_YEARS.format(longer=longer)) == ["三、2024年重点工作", "新建公园3处。"]


def test_what_is_planned_for_several_years_stays_where_there_is_nothing_else():
    text = FIVE_YEARS.format(longer="今后五年的奋斗目标").partition("三、")[0]
    assert plan_words(text) == ["二、今后五年的奋斗目标", "建成省级示范区，经济总量突破200亿元。"]


def test_a_section_for_the_year_is_kept_whatever_period_it_opens():
    text = FIVE_YEARS.format(longer="“十五五”开局之年2024年的主要目标任务")
    assert "建成省级示范区，经济总量突破200亿元。" in plan_words(text)


def test_overall_aims_behind_the_review_belong_to_the_plan():
    text = text_of("新建公园3处。").replace(
        "二、", "二、2024年总体要求\n坚持稳中求进工作总基调。\n三、"
    )
    assert plan_words(text) == [
        *("二、2024年总体要求", "坚持稳中求进工作总基调。"),
        *("三、2024年工作思路", "新建公园3处。"),
    ]


def test_a_report_that_only_looks_back_has_no_plan():
    text = "桐川镇2023年工作总结\n一、主要工作\n新建公园3处，加快园区建设，成效明显。\n"
    report = read(text, "桐川镇2023.txt")
    assert plan_of(report) == ()
    assert [span.of(text).split()[0] for span in review_of(report)] == ["一、主要工作"]


def test_a_report_that_only_plans_has_no_review():
    report = read("桐川镇2024年工作要点\n新建公园3处。\n加快园区建设。\n", "桐川镇2024.txt")
    assert review_of(report) == ()
    assert plan_words(report.text)[-2:] == ["新建公园3处。", "加快园区建设。"]


DEADLINES = [
    ("11月底前建成文化中心。", ["11月底前"]),
    ("6月18日前交付厂房，年底建成投用。", ["6月18日前", "年底"]),
    ("上半年开工建设中心小学，三季度完成验收。", ["上半年", "三季度"]),
    ("十月底前完成清淤，汛期前加固堤防。", ["十月底前", "汛期前"]),
    ("确保中心幼儿园9月开园。", ["9月"]),
    ("2024年12月底前全部完工，到2026年建成示范区。", ["2024年12月底前", "到2026年"]),
    ("年内投用新车站。", ["年内"]),
    ("每月督办一次，全年不少于12次。", []),
    ("巩固1月至10月的增势。", []),
]


@pytest.mark.parametrize(("sentence", "deadlines"), DEADLINES, ids=[row[0] for row in DEADLINES])
def test_deadlines_say_by_when(sentence, deadlines):
    report = report_on(sentence)
    found = commitments(report)[1].deadlines
    assert [span.of(report.text) for span in found] == deadlines


ACTIONS = [
    (
        "加快推进青石河整治，新建社区食堂3家。",
        [("推进", "青石河整治"), ("新建", "社区食堂3家")],
    ),
    ("全力做好防汛工作。", [("做好", "防汛工作")]),
    ("一是继续改造提升老旧小区12个。", [("改造提升", "老旧小区12个")]),
    ("建成启用文化中心。", [("建成启用", "文化中心")]),
    ("（一）做强镇域产业", [("做强", "镇域产业")]),
    ("居民收入增长6%。", []),
    ("持续擦亮水乡名片、打响菱花品牌。", [("擦亮", "水乡名片、打响菱花品牌")]),
    ("11月底前建成文化中心。", [("建成", "文化中心")]),
    ("上半年开工建设中心小学。", [("开工建设", "中心小学")]),
]


@pytest.mark.parametrize(("sentence", "actions"), ACTIONS, ids=[row[0] for row in ACTIONS])
def test_actions_are_told_with_what_they_act_on(sentence, actions):
    report = report_on(sentence)
    one = commitments(report)[1]
    told = zip(one.verbs, one.objects, strict=True)
    assert [(verb.of(report.text), what.of(report.text)) for verb, what in told] == actions


def test_a_commitment_knows_its_section_and_its_figures():
    report = report_on(
        "推动全镇发展。\n（一）做强镇域经济\n引进企业5家，完成投资3亿元。\n（二）改善民生\n新建公园3处。"
    )
    plan, general, industry, firms, life, parks = commitments(report)
    assert [each.heading for each in (plan, general, industry, firms, life, parks)] == [
        *(True, False, True),
        *(False, True, False),
    ]
    assert [each.topic for each in (general, industry, firms, parks)] == [
        *("2024年工作思路", "做强镇域经济"),
        *("做强镇域经济", "改善民生"),
    ]
    assert industry.section == firms.section
    assert report.sections[parks.section].title == "改善民生"
    assert figures(report, firms) == ["5家", "3亿元"]
    assert figures(report, parks) == ["3处"]
    assert figures(report, life) == []


def test_what_stands_under_no_heading_has_no_section():
    report = report_on("新建公园3处。")
    _, parks = read_commitments(report._replace(sections=()), plan_of(report))
    assert (parks.section, parks.topic, parks.heading) == (None, "", False)


def test_every_figure_of_a_plan_belongs_to_one_commitment():
    report = report_on("抓好三件事：一是引进企业5家，二是完成投资3亿元、增长8%；三是修路6公里。")
    assert [figures(report, each) for each in commitments(report)] == [
        *([], []),
        *(["5家"], ["3亿元", "8%"], ["6公里"]),
    ]


def commitments(report: Report) -> tuple[Commitment, ...]:
    return read_commitments(report, plan_of(report))


def plan_words(text: str) -> list[str]:
    return [each.span.of(text) for each in commitments(read(text, "桐川县2023.txt"))]


def figures(report: Report, commitment: Commitment) -> list[str]:
    return [report.indicators[at].span.of(report.text) for at in commitment.figures]
