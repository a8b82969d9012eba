"""Which figures are shown, how they look, and the way from one to the next."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import sources
from core.model import Bound, Direction, Indicator, Kind, Report, Span, Status
from core.reading import read_report
from tui.figure_words import FigureWords, prose_of, words_of
from tui.figures import (
    KINDS,
    SIGNS,
    STATUSES,
    Choice,
    Figures,
    Look,
    figure_styles,
    looks_of,
    sign_of,
    styled,
)
from tui.glyphs import Glyphs
from tui.strings import LANGUAGES, load_strings

LEVEL = Indicator(
    span=Span(0, 1),
    name="",
    name_start=None,
    value=Decimal(1),
    high=None,
    unit="",
    kind=Kind.LEVEL,
    direction=None,
    basis=None,
    bound=Bound.EXACT,
    status=Status.ACTUAL,
    period=None,
    of=None,
    section=None,
    canonical=None,
    base_value=None,
    base_high=None,
    base_unit=None,
)
KINDS_AND_WAYS = [
    (Kind.LEVEL, None),
    (Kind.CHANGE, Direction.UP),
    (Kind.CHANGE, Direction.DOWN),
    (Kind.SHARE, None),
    (Kind.RANK, None),
]


def a_report(text: str, *figures: Indicator) -> Report:
    """Return `text` as it is read, but for its figures."""
    report = read_report(sources.decode(text.encode(), "报告.txt"))
    return report._replace(indicators=figures)


def figure(text: str, words: str, **known: object) -> Indicator:
    start = text.index(words)
    return LEVEL._replace(span=Span(start, start + len(words)), **known)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Return a report with figures of any class, anywhere."""
    edges = sorted(draw(st.sets(st.integers(0, 400), max_size=60)))
    figures = [
        LEVEL._replace(span=Span(start, stop), kind=kind, direction=way, status=status)
        for start, stop in zip(edges[::2], edges[1::2], strict=False)
        for (kind, way), status in [
            draw(st.tuples(st.sampled_from(KINDS_AND_WAYS), st.sampled_from(Status)))
        ]
    ]
    return REPORT._replace(indicators=tuple(figures))


REPORT = a_report("全镇经济平稳运行，群众生活持续改善。\n" * 25)
choices = st.builds(Choice, st.frozensets(st.sampled_from(Look), max_size=4), st.booleans())


@given(reports(), choices, st.integers(0, 450), st.sampled_from((1, -1)))
def test_the_way_leads_to_each_figure_once_and_round_again(report, choice, place, step):
    figures = Figures(report, choice)
    shown = [at for at, each in enumerate(report.indicators) if choice.shows(*looks_of(each))]
    if not shown:
        assert figures.step(place, step) is None
        return
    reached, wraps = [], 0
    for _ in shown:
        index, wrapped = figures.step(place, step)
        reached.append(index)
        wraps += wrapped
        place = report.indicators[index].span.start
    assert sorted(reached) == shown
    assert wraps <= 1
    again, wrapped = figures.step(place, step)
    assert again == reached[0]
    assert wraps or wrapped, "there is an end to pass on the way round"


@given(reports(), choices, st.integers(0, 450), st.integers(1, 30), st.sampled_from((1, -1)))
def test_a_count_is_as_many_single_steps(report, choice, place, count, way):
    figures = Figures(report, choice)
    if not figures.shown:
        return
    at_once, _ = figures.step(place, way * count)
    for _ in range(count):
        index, _ = figures.step(place, way)
        place = report.indicators[index].span.start
    assert at_once == index


@given(reports(), choices, st.integers(0, 450))
def test_a_place_is_in_a_figure_or_in_none(report, choice, offset):
    found = Figures(report, choice).at(offset)
    around = [at for at, each in enumerate(report.indicators) if offset in each.span]
    around = [at for at in around if choice.shows(*looks_of(report.indicators[at]))]
    assert around == ([] if found is None else [found])


@given(choices)
def test_all_can_be_switched_off_and_come_back_as_they_were(choice):
    if choice.is_blank:
        assert not choice.all_switched().is_blank
    else:
        assert choice.all_switched().is_blank
        assert choice.all_switched().all_switched() == choice


@given(choices, st.sampled_from(Look))
def test_a_class_that_is_switched_while_all_are_off_comes_on(choice, look):
    after = choice.switched(look)
    assert after.shown
    assert (look in after.off) == (choice.shown and look not in choice.off)


@pytest.mark.parametrize("plain", [False, True])
def test_no_two_classes_look_alike(plain):
    every = [(kind, status) for kind, status in product(KINDS, STATUSES)]
    looks = [tuple(style for _, style in styled("第2位", each, plain=plain)) for each in every]
    for one, other in product(range(len(looks)), repeat=2):
        assert (looks[one] == looks[other]) == (one == other), (every[one], every[other])
    assert ("", "", "") not in looks, "a figure looks other than the words around it"


def test_without_colour_nothing_is_told_by_colour():
    assert not [style for style in figure_styles(plain=True).values() if "$" in style]


def shown(*figures: tuple[Look, Look]) -> list[tuple[str, ...]]:
    return [(), *((f"figure-{kind}", f"figure-{status}") for kind, status in figures)]


@pytest.mark.parametrize(
    ("figures", "sign"),
    [
        ([], None),
        ([(Look.LEVEL, Look.ACTUAL), (Look.SHARE, Look.ACTUAL)], None),
        ([(Look.LEVEL, Look.ACTUAL), (Look.UP, Look.ACTUAL)], "▲"),
        ([(Look.DOWN, Look.ACTUAL), (Look.DOWN, Look.TARGET)], "▼"),
        ([(Look.UP, Look.TARGET)], "△"),
        ([(Look.DOWN, Look.EXPECTED)], "▽"),
        ([(Look.UP, Look.ACTUAL), (Look.DOWN, Look.ACTUAL)], "⇅"),
        ([(Look.LEVEL, Look.ACTUAL), (Look.RANK, Look.TARGET)], "◦"),
    ],
)
def test_the_sign_beside_a_row_tells_what_stands_in_it(figures, sign):
    found = sign_of(shown(*figures))
    assert (found and found.text) == sign


@pytest.mark.parametrize("ambiguous_wide", [False, True])
def test_signs_are_one_cell_in_every_terminal(ambiguous_wide):
    glyphs = Glyphs(ambiguous_wide=ambiguous_wide)
    for sign in (*SIGNS.values(), "△", "▽", "⇅"):
        assert list(glyphs.cells(sign)) == [1]


# What a card says.

TEXT = (
    "白溪镇2024年工作总结\n一、2024年工作回顾\n（一）产业发展。"
    "全镇经济稳中有进。规模以上工业总产值达到152.16亿元，同比增长11.7%，列全县第2位。\n"
    "粮食产量近1.2万吨。\n二、2025年工作思路\n力争财政收入增长5%以上。\n"
)
FIGURES = (
    figure(
        TEXT,
        "152.16亿元",
        name="规模以上工业总产值",
        canonical="规上工业总产值",
        base_value=Decimal(15_216_000_000),
        base_unit="元",
        period="2024",
        section=1,
    ),
    figure(TEXT, "11.7%", kind=Kind.CHANGE, direction=Direction.UP, basis="同比", of=0, section=1),
    figure(
        TEXT,
        "1.2万吨",
        name="粮食产量",
        bound=Bound.ABOUT,
        base_value=Decimal(12_000),
        base_high=Decimal(13_000),
        base_unit="吨",
        period="2024-01/2024-05",
    ),
    figure(TEXT, "5%", kind=Kind.CHANGE, direction=Direction.UP, status=Status.TARGET),
)


def words(index: int, text: str = TEXT, lang: str = "zh") -> FigureWords:
    report = a_report(text, *FIGURES)
    return words_of(report, index, prose_of(report.text), load_strings(lang))


def test_a_level_is_told_with_what_belongs_to_it():
    card = words(0)
    assert (card.name, card.canonical) == ("规模以上工业总产值", "规上工业总产值")
    assert (card.written, card.normalised) == ("152.16亿元", "15,216,000,000元")
    assert card.classes == "数量 · 实际"
    assert card.facts == (("增减", "同比增 11.7%"), ("期间", "2024年"))
    assert card.path == ("一、2024年工作回顾", "（一）产业发展")
    assert card.sentence == (
        "规模以上工业总产值达到",
        "152.16亿元",
        "，同比增长11.7%，列全县第2位。",
    )


def test_a_change_is_told_with_its_level():
    card = words(1)
    assert card.name == "（未言明）"
    assert card.classes == "增长 · 实际"
    assert card.facts == (("口径", "同比"), ("属于", "规模以上工业总产值 152.16亿元"))


def test_a_range_and_months_are_written_out():
    card = words(2)
    assert card.normalised == "12,000-13,000吨"
    assert card.classes == "数量 · 实际 · 约数"
    assert dict(card.facts)["期间"] == "2024年1月至2024年5月"


def test_what_is_not_known_is_not_told():
    card = words(3)
    assert (card.canonical, card.normalised, card.facts, card.path) == ("", "", (), ())
    assert card.classes == "增长 · 目标"
    assert card.sentence == ("力争财政收入增长", "5%", "以上。")


@pytest.mark.parametrize("written", ["1054家", "1,054 家", "１０５４家"])
def test_a_value_that_is_in_its_base_already_is_told_once(written):
    text = f"白溪镇2024年工作总结\n新增企业{written}。\n"
    one = figure(text, written, base_value=Decimal(1054), base_unit="家")
    assert words_of(a_report(text, one), 0, text, load_strings("zh")).normalised == ""


def test_a_sentence_goes_on_over_line_ends_that_only_wrap():
    line = "全镇上下团结奋斗攻坚克难狠抓落实完成固定资产\n"
    text = "白溪镇2024年工作总结\n" + line * 8 + "新建学校3所，成效明显各方面都取得了新的进展了。\n"
    report = a_report(text, figure(text, "3所"))
    card = words_of(report, 0, prose_of(report.text), load_strings("zh"))
    before, written, after = card.sentence
    assert before.startswith("全镇上下")
    assert "\n" not in before
    assert (written, after) == ("3所", "，成效明显各方面都取得了新的进展了。")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("period", ["2024", "2024H1", "2023Q3", "2021/2025", "2024-01/2024-05"])
def test_every_class_bound_and_period_has_its_words(lang, period):
    strings = load_strings(lang)
    for kind, way in KINDS_AND_WAYS:
        for status, bound in product(Status, Bound):
            one = LEVEL._replace(
                kind=kind, direction=way, status=status, bound=bound, period=period
            )
            card = words_of(a_report(TEXT, one), 0, TEXT, strings)
            assert card.classes.count("·") == (1 if bound is Bound.EXACT else 2)
            assert period[:4] in card.facts[-1][1]
