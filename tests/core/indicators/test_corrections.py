"""Figures set right: where a correction goes, and what it leaves as it was."""

from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.indicators.corrections import (
    Correction,
    Fields,
    Wrong,
    apply,
    correction_of,
    fields_of,
    find_again,
    number_of,
    wrong_in,
)
from core.model import Bound, Direction, Indicator, Kind, Report, Source, Span, Status
from core.parsing import parse

TEXT = (
    "梅林街道2023年工作总结\n"
    "一、2023年工作回顾\n"
    "全年完成投资3.2亿元，同比增长11.7%。新增企业12家。\n"
    "改造老旧小区12个，新增企业12家，群众满意度达到98%。\n"
)


def figure(text: str, words: str, nth: int = 0, **more: object) -> Indicator:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    number = "".join(char for char in words if char.isdecimal() or char == ".")
    values = {
        "name": "完成投资",
        "name_start": None,
        "value": Decimal(number),
        "high": None,
        "unit": words[len(number) :],
        "kind": Kind.LEVEL,
        "direction": None,
        "basis": None,
        "bound": Bound.EXACT,
        "status": Status.ACTUAL,
        "period": "2023",
        "of": None,
        "section": 0,
        "canonical": None,
        "base_value": Decimal(number),
        "base_high": None,
        "base_unit": words[len(number) :],
    }
    return Indicator(span=Span(start, start + len(words)), **(values | more))  # type: ignore[arg-type]


def report_of(text: str, *figures: Indicator) -> Report:
    source = Source("梅林街道2023.txt", "text", "utf-8", 1, "0" * 64, text)
    return parse(source)._replace(indicators=figures)


def report(text: str = TEXT) -> Report:
    growth = {"kind": Kind.CHANGE, "direction": Direction.UP, "basis": "同比", "of": 0}
    return report_of(
        text,
        figure(text, "3.2亿元"),
        figure(text, "11.7%", **growth),
        figure(text, "12家"),
        figure(text, "12个"),
        figure(text, "12家", 1),
        figure(text, "98%", kind=Kind.SHARE),
    )


def fields(read: Indicator, **changes: object) -> Fields:
    return fields_of(read)._replace(**changes)  # type: ignore[arg-type]


def test_without_corrections_a_report_is_what_it_was():
    assert apply(report(), []) == report()


def test_a_corrected_figure_has_what_follows_from_its_fields():
    read = report()
    right = fields(read.indicators[0], name="投资", value=Decimal("1.5"), high=Decimal(2))
    right = right._replace(unit="万元")
    told = apply(read, [correction_of(read, read.indicators[0].span, right)]).indicators[0]
    assert fields_of(told) == right
    assert told.corrected
    assert told.span == read.indicators[0].span
    assert (told.base_value, told.base_high, told.base_unit) == (15_000, 20_000, "元")
    assert told.name_start == TEXT.index("投资3.2")


def test_a_corrected_value_stays_exact_in_any_decimal_context():
    read = report()
    right = fields(read.indicators[0], value=Decimal(123456789), high=None)._replace(unit="万元")
    with localcontext(Context(prec=4)):
        told = apply(read, [correction_of(read, read.indicators[0].span, right)]).indicators[0]
    assert told.base_value == 1_234_567_890_000


def test_a_name_that_stands_nowhere_has_no_place():
    read = report()
    right = fields(read.indicators[0], name="固定资产投资")
    told = apply(read, [correction_of(read, read.indicators[0].span, right)]).indicators[0]
    assert (told.name, told.name_start, told.canonical) == ("固定资产投资", None, "固定资产投资")


def test_only_a_change_has_a_direction_and_a_basis():
    read = report()
    right = fields(read.indicators[1], kind=Kind.SHARE)
    told = apply(read, [correction_of(read, read.indicators[1].span, right)]).indicators[1]
    assert (told.direction, told.basis, told.of) == (None, None, 0)


def test_a_dropped_figure_is_gone_and_nothing_belongs_to_it():
    read = report()
    told = apply(read, [correction_of(read, read.indicators[0].span, None)]).indicators
    assert [each.span for each in told] == [each.span for each in read.indicators[1:]]
    assert told[0].of is None
    assert told[1:] == read.indicators[2:]


def test_nothing_belongs_to_what_is_no_level():
    read = report()
    right = fields(read.indicators[0], kind=Kind.SHARE)
    told = apply(read, [correction_of(read, read.indicators[0].span, right)]).indicators
    assert told[1].of is None


def test_what_is_behind_a_dropped_figure_still_belongs_to_the_same():
    read = report()
    others = (*read.indicators[:5], read.indicators[5]._replace(of=4))
    read = read._replace(indicators=others)
    told = apply(read, [correction_of(read, read.indicators[2].span, None)]).indicators
    assert told[4].of == 3
    assert told[3] == read.indicators[4]


def test_a_correction_finds_its_words_where_they_stand_now():
    before = report()
    correction = correction_of(before, before.indicators[4].span, None)
    after = report("内部资料，注意保存。\n" + TEXT)
    found = find_again(after, [correction])
    assert list(found.figures) == [4]
    assert found.figures[4].span == after.indicators[4].span
    assert found.lost == ()


def test_the_same_words_elsewhere_are_another_figure():
    before = report()
    correction = correction_of(before, before.indicators[3].span, None)
    text = TEXT.replace("改造老旧小区12个", "改造城中村12个")
    after = report(text)
    assert find_again(after, [correction]).lost == (correction,)
    assert apply(after, [correction]) == after


def test_a_correction_survives_that_the_text_is_set_anew():
    before = report()
    correction = correction_of(before, before.indicators[4].span, None)
    after = report(TEXT.replace("新增企业12家，群众", "新增\n　　企业12家，\n群众"))
    found = find_again(after, [correction])
    assert list(found.figures) == [4]
    assert found.figures[4].quote == "12家"


def test_of_equal_words_in_equal_surroundings_the_nearest_is_meant():
    line = "各社区全年共新增就业岗位12家以上单位，群众普遍反映较好。\n"
    text = "梅林街道2023年工作总结\n" + line * 5
    read = report_of(text, *(figure(text, "12家", nth) for nth in range(5)))
    correction = correction_of(read, read.indicators[3].span, None)
    longer = text.replace("总结", "总结材料", 1)
    after = report_of(longer, *(figure(longer, "12家", nth) for nth in range(5)))
    assert list(find_again(after, [correction]).figures) == [3]


def test_words_that_are_no_figure_any_more_have_nothing_to_be_dropped():
    read = report()
    drop = correction_of(read, read.indicators[2].span, None)
    right = correction_of(read, read.indicators[3].span, fields(read.indicators[3], name="小区"))
    fewer = read._replace(indicators=read.indicators[:2])
    found = find_again(fewer, [drop, right])
    assert (found.figures, found.idle, found.lost) == ({}, (drop,), (right,))


def test_of_two_corrections_of_one_figure_the_later_holds():
    read = report()
    span = read.indicators[0].span
    first = correction_of(read, span, fields(read.indicators[0], name="投资"))
    later = correction_of(read, span, fields(read.indicators[0], name="固定资产投资"))
    assert find_again(read, [first, later]).figures == {0: later}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5),
            st.none() | st.sampled_from(Kind),
            st.sampled_from(["", "前言。\n", "内部资料\n" * 3]),
        ),
        max_size=8,
    )
)
def test_what_is_not_corrected_stays_as_it_was(edits: list[tuple[int, Kind | None, str]]):
    read = report()
    corrections = [
        correction_of(
            read,
            read.indicators[at].span,
            kind and fields(read.indicators[at], kind=kind, value=Decimal(7)),
        )
        for at, kind, _ in edits
    ]
    now = report("".join(text for *_, text in edits) + TEXT)
    told = apply(now, corrections)
    found = find_again(now, corrections)
    dropped = {at for at, each in found.figures.items() if each.fields is None}
    kept = [at for at in range(6) if at not in dropped]
    assert [each.span for each in told.indicators] == [now.indicators[at].span for at in kept]
    assert [each.span for each in told.indicators] == sorted(each.span for each in told.indicators)
    for index, at in enumerate(kept):
        new, old = told.indicators[index], now.indicators[at]
        if at not in found.figures:
            assert new._replace(of=None) == old._replace(of=None)
            if old.of is not None and old.of not in found.figures:
                assert new.of is not None
                assert kept[new.of] == old.of
        if new.of is not None:
            assert told.indicators[new.of].kind is Kind.LEVEL
    assert told.source is now.source
    assert len(found.figures) + len(found.lost) + len(found.idle) == len(corrections)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("152.16", Decimal("152.16")),
        (" 1,234 ", Decimal(1234)),
        ("１２．５", Decimal("12.5")),
        ("", None),
        ("-3", None),
        ("三", None),
        ("1e9", None),
        ("9" * 61, None),
        ("NaN", None),
    ],
)
def test_numbers_are_read_as_people_type_them(typed: str, number: Decimal | None):
    assert number_of(typed) == number


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, None),
        ({"value": Decimal(-1)}, Wrong.VALUE),
        ({"value": Decimal("Infinity")}, Wrong.VALUE),
        ({"high": Decimal(4)}, None),
        ({"high": Decimal("3.2")}, Wrong.HIGH),
        ({"high": Decimal("NaN")}, Wrong.HIGH),
        ({"period": "2024H1"}, None),
        ({"period": "2024-01/2024-05"}, None),
        ({"period": None}, None),
        ({"period": "去年"}, Wrong.PERIOD),
        ({"period": "2024-13"}, Wrong.PERIOD),
    ],
)
def test_what_makes_no_figure_is_told(changes: dict[str, object], wrong: Wrong | None):
    assert wrong_in(fields(report().indicators[0], **changes)) is wrong


def test_a_correction_is_of_words():
    read = report()
    correction = correction_of(read, read.indicators[0].span, None)
    assert isinstance(correction, Correction)
    assert correction.quote == "3.2亿元"
    assert (correction.anchor.before + correction.quote + correction.anchor.after) in TEXT
