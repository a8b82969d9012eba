"""What holds for the figures of every text: report-like, hostile, and of either script."""

import json
import pickle

import pytest
from figures import OPENING, TITLE, TO_DO, read, report_on
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.export.contract import describe
from core.model import Direction, Kind, Report
from core.text.folding import fold
from core.text.script import simplified_forms

SENTENCES = (
    "全年实现规上工业总产值35.6亿元，同比增长8.2%，累计新增规上企业12家",
    "限上批发业销售额、零售业销售额分别增长11.2%、9.6%",
    "预计6月底完成投资3.2亿元，有望带动就业1200人",
    "力争到2027年税收收入突破6亿元，确保增速不低于5%",
    "桥头村旧改签约320户，签约率99.5%",
    "总投资12亿元的青石湖文旅综合体项目完成工程总量80%",
    "新增省级绿色工厂3家、市级绿色工厂5家，其中引进亿元以上企业1—2家",
    "1—5月份，办结群众诉求1.1万件，综合考核位居全县第三",
    "五年来，城镇化率从56.3%提高到62.5%，提高6.2个百分点",
    "90%以上事项可网上办理，核查率和反馈率均为100%",
    "“147”专项行动检查企业一百二十三家，整改隐患十余个",
    "每年发放补贴近5500万元，惠及农户1万6千多户",
)
HEADINGS = (
    *("一、工作回顾", "二、存在的问题", "三、2025年工作打算", "（一）聚力抓产业。", "1.抓招商"),
    *(TITLE, "主要预期目标：", "一是强化保障。", "——项目建设提速增效。", "索引号 | 11330999 |"),
)
HOSTILE = (
    *("1亿亿亿元", "9" * 400 + "万元", "0/0", "0/0%", "%", "％％", "%增长", "增长%", "-5%", "--5%"),
    *("1-1家", "5—3家", "0家", "0—0%", "1.1.1元", "1,,1元", "1,23,456元", "1..2亿", ".5亿元"),
    *("٣٤家", "๓家", "௧௨%", "²家", "①家", "½家", "Ⅷ个", "〇家", "百分之", "百分之点", "百分之百"),
    *("点点点家", "万万亿亿家", "第", "第第三", "第0名", "首位首位", "第一名第二名", "1至至2家"),
    *("“", "”", "“”“", "（", "）", "((1家", "1家))", "《", "「1家", "[3]", "[3", "[3]家"),
    *(
        "、、、",
        "，，",
        "；",
        "：",
        "1家、1家、1家",
        "分别",
        "均",
        "其中",
        "等",
        "的",
        "同比",
        "为",
    ),
    *("分别增长1%、2%、3%", "甲、乙、丙分别为1家、2家", "1%、2%", "增长", "下降1%", "签约率1%"),
    *(
        "1\x00家",
        "\x1b[31m1家\x1b[0m",
        "\u202e1家",
        "1\u200b家",
        "1\ufeff2家",
        "\ue0001家",
        "1\ue000",
    ),
    *("\x85", "\u2028", "\x0b", "\x0c1家", "1\r家", "1\n2家", "㎡", "1㎡", "1.5万㎡", "🏭12家"),
    *(
        "每",
        "每年",
        "以上",
        "1家以上以下",
        "约约1家",
        "超1家左右以上",
        "1" * 41 + "家",
        "1" * 40 + "家",
    ),
    *("0年", "2024年", "2025", "“十五五”期间", "99-99月", "0—13月", "五年来，从", "从1家增长到2家"),
)
GLUE = ("，", "；", "。", "、", "：", "（", "）", "\n", "\r\n", "\n\n", "", "", " ", "　", "！")

figure_like = st.tuples(
    st.sampled_from(("新增", "增长", "减少", "完成", "预计", "约", "分别", "第", "“", "（", "")),
    st.from_regex(r"[0-9]{1,6}([.,—-][0-9]{1,4}){0,2}", fullmatch=True),
    st.sampled_from(("", "余", "多", "万", "亿", "千", "万余", "百万亿")),
    st.sampled_from(("家", "元", "%", "个百分点", "倍", "人次", "亩", "户", "号", "年", "月", "")),
    st.sampled_from(("企业", "项目", "以上", "左右", "的项目", "为", "、", "等", "")),
).map("".join)
piece = st.one_of(
    st.sampled_from(SENTENCES + HEADINGS + HOSTILE),
    st.sampled_from((OPENING, TO_DO)),
    figure_like,
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=6),
)
composed = st.lists(st.tuples(piece, st.sampled_from(GLUE)).map("".join), max_size=24).map("".join)
clean = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(SENTENCES + HEADINGS), figure_like), st.sampled_from(GLUE)
    ).map("".join),
    max_size=24,
).map("".join)
texts = st.one_of(
    composed,
    composed.map(report_on),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=120),
    st.text(
        alphabet="一百万亿0159.,%-—家元个第年月、，。；（）“”增减长新预约近和 \n", max_size=160
    ),
)


def assert_figures_stand(report: Report) -> None:
    """Check that figures stand in the text as they say, in order, outside the boilerplate."""
    text, end = report.text, 0
    for each in report.indicators:
        assert end <= each.span.start < each.span.end <= len(text)
        end = each.span.end
        for furniture in report.boilerplate:
            assert each.span.end <= furniture.start or furniture.end <= each.span.start
        quote = each.span.of(text)
        assert quote.strip() == quote
        assert any(
            char.isdecimal() or char in "一二三四五六七八九十百千万亿两零〇首"
            for char in fold(quote)
        )
        if each.name_start is not None:
            assert each.name
            assert text.startswith(each.name, each.name_start)


def assert_values_stand(report: Report) -> None:
    """Check that numbers are finite, and that each figure fits the ones it refers to."""
    for at, each in enumerate(report.indicators):
        assert each.value.is_finite()
        assert each.value >= 0
        assert each.high is None or each.high > each.value
        assert (each.high is None) == (each.base_high is None)
        assert (each.direction is not None) == (each.kind is Kind.CHANGE)
        assert each.basis is None or each.kind is Kind.CHANGE
        if each.of is not None:
            assert 0 <= each.of < at
            assert report.indicators[each.of].kind is Kind.LEVEL
            assert each.kind in (Kind.CHANGE, Kind.SHARE)
        if each.section is not None:
            section = report.sections[each.section]
            assert section.heading.start <= each.span.start
            later = report.sections[each.section + 1 :]
            assert all(each.span.start < other.heading.start for other in later)


@given(texts)
@example("1亿亿亿元")
@example("9" * 400)
@example("增长" + "9" * 40 + "%")
@example("“1家")
@example("\n".join(["投入资金1234567890" * 3] * 6))
@settings(max_examples=150)
def test_figures_of_every_text_stand_as_they_say(text):
    report = read(text)
    assert_figures_stand(report)
    assert_values_stand(report)


@given(composed.map(report_on))
@settings(max_examples=30)
def test_reading_is_pure_and_its_figures_travel(text):
    report = read(text)
    assert read(text) == report
    assert pickle.loads(pickle.dumps(report)) == report


@given(composed.map(report_on))
@settings(max_examples=30)
def test_the_contract_is_plain_json(text):
    report = read(text)
    described = describe(report)
    assert json.loads(json.dumps(described, ensure_ascii=False)) == described
    assert len(described["indicators"]) == len(report.indicators)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
@settings(max_examples=15)
def test_what_a_sentence_says_does_not_hang_on_its_neighbours(sentences):
    alone = [each for sentence in sentences for each in said(read(report_on(sentence + "。")))]
    together = said(read(report_on("".join(f"{sentence}。" for sentence in sentences))))
    assert together == alone


# Simplified characters that stand for one Traditional character alone, so that a text can be
# written in the other script without a converter.
SIMPLIFIED: dict[str, list[int]] = {}
for point, simplified in simplified_forms().items():
    SIMPLIFIED.setdefault(simplified, []).append(point)
TO_TRADITIONAL = {ord(one): min(points) for one, points in SIMPLIFIED.items()}


@given(st.one_of(clean, clean.map(report_on)))
@settings(max_examples=50)
def test_both_scripts_give_the_same_figures(text):
    one, other = read(text), read(text.translate(TO_TRADITIONAL))
    assert said(other) == said(one)
    assert [each.span for each in other.indicators] == [each.span for each in one.indicators]


TWINS = [
    (
        "全年實現規上工業總產值35.6億元，同比增長8.2%。",
        "全年实现规上工业总产值35.6亿元，同比增长8.2%。",
    ),
    ("預計發放補貼近5500萬元，惠及農戶1.2萬戶。", "预计发放补贴近5500万元，惠及农户1.2万户。"),
    ("新增經營主體一百二十三家。", "新增经营主体一百二十三家。"),
    ("力爭稅收收入突破6億元，確保增速不低於5%。", "力争税收收入突破6亿元，确保增速不低于5%。"),
    ("生產安全事故起數下降百分之三點五。", "生产安全事故起数下降百分之三点五。"),
    ("綜合考核位居全縣第三，群眾滿意率達98%。", "综合考核位居全县第三，群众满意率达98%。"),
    ("減少安全隱患32處，拆除違法建築1.5萬平方米。", "减少安全隐患32处，拆除违法建筑1.5万平方米。"),
]


@pytest.mark.parametrize(("traditional", "simplified"), TWINS, ids=[row[1][:12] for row in TWINS])
def test_twins_in_both_scripts_say_the_same(traditional, simplified):
    one, other = read(report_on(simplified)), read(report_on(traditional))
    assert one.indicators
    assert said(other) == said(one)
    assert [each.span for each in other.indicators] == [each.span for each in one.indicators]
    for here, there in zip(one.indicators, other.indicators, strict=True):
        assert (fold(there.name), fold(there.unit)) == (here.name, here.unit)
        assert there.name_start == here.name_start


@given(clean.map(report_on))
@settings(max_examples=30)
def test_both_widths_give_the_same_figures(text):
    wide = text.translate({ord(half): chr(ord(half) + 0xFEE0) for half in "(),:;!?0123456789.%"})
    assert said(read(wide)) == said(read(text))


def said(report: Report) -> list[tuple[object, ...]]:
    """Return what each figure says, without its place and its words."""
    return [
        (
            *(each.value, each.high, each.base_value, each.base_unit, each.kind),
            *(each.direction, each.bound, each.status, each.period),
        )
        for each in report.indicators
    ]


@given(st.decimals(min_value="0.01", max_value=99999, places=2))
@settings(max_examples=40)
def test_any_amount_is_read_as_it_is_written(amount):
    (found,) = read(report_on(f"完成固定资产投资{amount}亿元。")).indicators
    assert (found.value, found.unit, found.name) == (amount, "亿元", "固定资产投资")
    assert found.base_value == amount * 10**8


@given(st.integers(1, 999), st.integers(1, 999))
@settings(max_examples=40)
def test_only_an_ascending_pair_is_a_range(low, high):
    found = read(report_on(f"培育上市后备企业{low}—{high}家。")).indicators
    ranges = [(each.value, each.high) for each in found if each.high is not None]
    assert ranges == ([(low, high)] if low < high else [])
    assert found[-1].value == min(low, high)


@given(st.sampled_from(("增长", "下降")), st.integers(1, 999))
@settings(max_examples=20)
def test_direction_says_which_way_and_the_value_how_far(word, percent):
    (found,) = read(report_on(f"固定资产投资同比{word}{percent}%。")).indicators
    assert found.direction is (Direction.UP if word == "增长" else Direction.DOWN)
    assert found.value == percent
