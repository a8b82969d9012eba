"""Numbers with their units, as reports write them; not yet what they measure.

A number becomes a quantity by its unit. What looks like one and is none is left out here: dates,
document numbers, names and slogans with digits, thresholds inside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from core.indicators.units import plain, unit_at
from core.lexicon import read_lexicon
from core.model import Span
from core.text.folding import JOINT
from core.text.numerals import read_approximate, read_numeral, scale_of


class Quantity(NamedTuple):
    """A number with its unit."""

    span: Span
    value: Decimal
    high: Decimal | None
    """The high end of a range."""
    unit: str
    """In the folded form; money with its multiplier, all else multiplied out."""
    hedge: str
    """What stands inside it and says that it is not exact: `余`, `多`, `上`; or nothing."""
    ordinal: bool = False
    """Whether it is a place among others: `第三`, `首位`."""


def find_quantities(folded: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Yield the quantities of a folded text between two offsets, in text order.

    Takes time linear in the length, whatever the digits.
    """
    patterns = _patterns()
    end = len(folded) if end is None else end
    while (found := patterns.candidate.search(folded, start, end)) is not None:
        if found["high"] and not _is_range(folded, found):
            found = patterns.single.match(folded, found.start(), end) or found
        quantity = _read(folded, found, patterns)
        start = found.end()
        if quantity is not None:
            start = max(start, quantity.span.end)
            yield quantity


_GAP = rf"[ {JOINT}]{{0,2}}"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})++(?!\d)(?:\.\d++)?"
    r"|\d{1,3}(?: \d{3})++(?![\d.])|\d(?: \d){1,11}+(?! ?[\d.])"
    rf"|\d++(?:{JOINT}{{1,2}}\d++)?(?:{_GAP}\.{_GAP}\d++)?)"
)
_RANGE = rf"{_GAP}(?P<to>[-—–~～至到]{{1,2}}){_GAP}"
_MORE = r"\d{1,4}(?:[百千]万?|万)"
"""A part of a number behind its largest one: `2千` in `1万2千`."""
_SCALES = "十百千万亿"
_MANY = "余多几来"
_NUMERAL = "一二三四五六七八九十百千万亿两零〇"
_BEHIND = 24
"""So many characters before a number tell whether it is a place, or money."""


class _Patterns(NamedTuple):
    candidate: re.Pattern[str]
    single: re.Pattern[str]
    """A number in digits that begins no range."""
    gap: re.Pattern[str]
    also: re.Pattern[str]
    """A second measure word in brackets, or what the unit is counted by: `台(套)`, `吨/年`."""
    numeral_units: frozenset[str]
    """What Chinese numerals count; before other words, they are too often no numbers."""
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]
    threshold: re.Pattern[str]
    money: re.Pattern[str]
    scored: re.Pattern[str]
    place_before: re.Pattern[str]
    place_after: re.Pattern[str]
    passed: re.Pattern[str]
    mark: re.Pattern[str]
    no_unit: frozenset[str]
    """Characters that are no measure word behind a number."""
    alone: re.Pattern[str]
    counting: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lexicon = read_lexicon("quantities")
    begins = rf"(?<![\d.A-Za-z])(?P<low>{_NUMBER})"
    reaches = (
        rf"(?:{_GAP}(?P<lowtimes>[十百千万亿]{{0,2}})(?:%|‰|元|[家个户人名亩])?{_RANGE}"
        rf"(?P<high>{_NUMBER}))?"
    )
    amount = (
        rf"(?:{_GAP}(?P<mid>[{_MANY}]{_GAP})?(?P<times>(?:[十百万亿]|千(?![米瓦克伏卡])){{1,3}})"
        rf"(?P<more>(?:{_MORE})+)?)?(?P<many>[{_MANY}])?"
    )
    alone = reaches.replace("?:", "?:(?!)", 1)  # the groups stay, and never match
    return _Patterns(
        re.compile(
            rf"{begins}{reaches}{amount}"
            rf"|百分之(?P<percent>[{_NUMERAL}点]+|{_NUMBER})"
            rf"|(?P<place>第{_GAP}(?:[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?:{_GAP}[名位](?!于))?|首位)"
            rf"|(?P<hint>上?)(?P<numeral>[{_NUMERAL}]{{1,12}})(?P<some>[{_MANY}])?"
        ),
        re.compile(f"{begins}{alone}{amount}"),
        re.compile(rf"{_GAP}"),
        re.compile(
            r"\([套次处个台人户家件项张间所]\)|/(?:年|日|天|小时|亩|人|平方米|吨|公里|户|月|立方米)"
        ),
        frozenset(lexicon["numeral_units"]),
        re.compile(rf"(?:{'|'.join(lexicon['not_after'])})\Z"),
        re.compile("|".join(lexicon["not_before"])),
        re.compile("|".join(lexicon["threshold"])),
        re.compile("|".join(lexicon["money"])),
        re.compile("|".join(lexicon["scored"])),
        re.compile("|".join(lexicon["place_before"])),
        re.compile("|".join(lexicon["place_after"])),
        re.compile("|".join(lexicon["passed"])),
        re.compile("|".join(lexicon["mark"])),
        frozenset(lexicon["no_unit"]),
        re.compile("|".join(lexicon["numeral_alone"])),
        re.compile(f"(?:{'|'.join(lexicon['counting'])})$"),
    )


def _read(folded: str, found: re.Match[str], patterns: _Patterns) -> Quantity | None:
    start = found.start()
    if patterns.not_after.search(folded, max(0, start - 8), start):
        return None
    match found.lastgroup:
        case "percent":
            number = found["percent"]
            value = _decimal(number) if number[0].isdecimal() else read_numeral(number)
            return Quantity(Span(*found.span()), value, None, "%", "")
        case "place":
            return _place(folded, found, patterns)
        case "numeral" | "some":
            return _counted(folded, found, patterns)
    return _arabic(folded, found, patterns)


def _place(folded: str, found: re.Match[str], patterns: _Patterns) -> Quantity | None:
    """Read a place that was won: `第三`, `第2位`, `首位`."""
    start, end = found.span()
    if not patterns.place_before.search(folded, max(0, start - _BEHIND), start):
        return None
    # Of Chinese words only these may follow: 第一批 is no place.
    if _is_han(folded[end : end + 1]) and not patterns.place_after.match(folded, end):
        return None
    number = found[0].strip(f"第名位 {JOINT}")
    value = Decimal(1) if number == "首" else _count(number)
    return Quantity(Span(start, end), value, None, "", "", ordinal=True)


def _counted(folded: str, found: re.Match[str], patterns: _Patterns) -> Quantity | None:
    """Read a numeral: a count (`一百二十家`, `两所`) or a mark that was passed (`千亿元`)."""
    start, end = found.span()
    unit = unit_at(folded, end, among=patterns.numeral_units)
    if not unit:
        return None
    numeral, some, end = found["numeral"], found["some"] or "", end + len(unit)
    if patterns.not_before.match(folded, found.end("numeral")):
        return None
    if unit.endswith("元"):
        if not (found["hint"] or patterns.passed.search(folded, max(0, start - 4), start)):
            return None
        if not patterns.mark.match(folded, end):
            return None
    elif not (len(numeral) > 1 or some or found["hint"]) and not patterns.alone.match(
        folded, start
    ):
        return None
    is_size = not (numeral.strip(_SCALES) or some or found["hint"])
    if is_size and _is_han(folded[end : end + 1]):
        return None  # 百万吨炼化项目 is a name
    roughly = read_approximate(numeral)
    if roughly is not None and not unit.endswith("元"):
        low, high = roughly
        return Quantity(Span(start + len(found["hint"]), end), low, high, unit, "几")
    value, unit = _scaled(read_numeral(numeral), "", unit)
    if unit.endswith("元"):
        times = numeral.lstrip("一二三四五六七八九十百千两零〇")
        value, unit = value / scale_of(times), times + unit
    return Quantity(Span(start + len(found["hint"]), end), value, None, unit, some or found["hint"])


def _arabic(folded: str, found: re.Match[str], patterns: _Patterns) -> Quantity | None:
    """Read a number in digits, with the unit or the measure word that follows."""
    start, end = found.span()
    times = found["times"] or ""
    if len(found["low"]) > _LONGEST or len(found["high"] or "") > _LONGEST:
        return None
    if patterns.not_before.match(folded, found.end("high" if found["high"] else "low")):
        return None
    before = folded[max(0, start - _BEHIND) : start]
    gap = patterns.gap.match(folded, end)
    behind = gap.end() if gap else end
    unit = unit_at(folded, behind)
    if unit:
        end = behind + len(unit)
        also = patterns.also.match(folded, end)
        unit, end = (unit + also[0], also.end()) if also else (unit, end)
    else:
        follows = folded[end : end + 1]
        if not _is_han(follows) or follows in patterns.no_unit:
            follows = ""
        if times or found["many"]:
            unit = "元" if times and not follows and patterns.money.search(before) else ""
        elif (
            follows
            and found.end("low") - start <= _UNKNOWN_DIGITS
            and (patterns.counting.search(before) or not _is_han(folded[end + 1 : end + 2]))
        ):
            unit, end = follows, end + 1
        elif patterns.scored.search(before):
            unit = ""
        else:
            return None
    if patterns.threshold.match(folded, end):
        return None
    if unit != "%" and _is_in_title(folded, before, end):
        return None
    low, high = _decimal(found["low"]), found["high"]
    upper = _decimal(high) if high else None
    rest = _rest(found["more"] or "") / scale_of(times)
    if upper is None:
        low += rest
    else:
        upper += rest
        low *= scale_of(found["lowtimes"]) / scale_of(times) if found["lowtimes"] else Decimal(1)
        if low >= upper:
            return None
    if unit == "位" and patterns.place_before.search(before):
        return Quantity(Span(start, end), low, upper, "", "", ordinal=True)
    value, written = _scaled(low, times, unit)
    top = None if upper is None else _scaled(upper, times, unit)[0]
    hedge = (found["mid"] or "").strip(f" {JOINT}") or found["many"] or ""
    negative = before.endswith("-") and not before[-2:-1].isdecimal()
    if negative and unit != "%":
        return None  # values have no sign, and a loss is no profit
    return Quantity(Span(start - negative, end), value, top, written, hedge)


def _is_range(folded: str, found: re.Match[str]) -> bool:
    """Return whether two numbers are the ends of a range: not `由8%到5%`, nor `12-10`."""
    low, high = _decimal(found["low"]), _decimal(found["high"])
    if found["lowtimes"] and found["times"]:
        low *= scale_of(found["lowtimes"]) / scale_of(found["times"])
    if low >= high:
        return False
    before = folded[max(0, found.start() - _NEAR) : found.start()]
    return found["to"] not in ("到", "至") or _FROM.search(before) is None


_FROM = re.compile("[从由][^,。;、]*$")
_NEAR = 12


def _rest(more: str) -> Decimal:
    """Return what the smaller parts of a number come to: `2千3百万` → 23000000."""
    total = section = Decimal(0)
    for count, times in re.findall(r"(\d+)([百千万]+)", more):
        section += Decimal(count) * scale_of(times.rstrip("万"))
        if times.endswith("万"):
            total, section = total + section * scale_of("万"), Decimal(0)
    return total + section


def _is_in_title(folded: str, before: str, end: int) -> bool:
    """Return whether a number is a part of a short name in quotation marks: `“人才40条”`."""
    opened = before.rfind("“")
    if opened < before.rfind("”") or opened < 0 or _CLAUSE.search(before, opened):
        return False
    closed = folded.find("”", end, end + _NEAR)
    return closed >= 0 and _CLAUSE.search(folded, end, closed) is None


_CLAUSE = re.compile("[,。;:!?]")
_LONGEST = 40
"""Longer numbers measure nothing."""
_UNKNOWN_DIGITS = 4
"""Before a measure word that no table holds, longer numbers are codes."""


def _scaled(value: Decimal, times: str, unit: str) -> tuple[Decimal, str]:
    """Multiply out `times`; money keeps 万 and 亿, and 万亿 counts as 亿."""
    if not unit.endswith("元"):
        return plain(value * scale_of(times)) if times else value, unit
    kept = times[-1:] if times[-1:] in ("万", "亿") else ""
    rest = times[: len(times) - len(kept)]
    return plain(value * scale_of(rest)) if rest else value, kept + unit


def _is_han(char: str) -> bool:
    """Return whether a character is a Chinese one; none is not."""
    # Not a set of them in a pattern: twenty thousand take a millisecond to compile.
    return "\u4e00" <= char <= "\u9fff"


def _count(number: str) -> Decimal:
    return Decimal(number) if number.isdecimal() else read_numeral(number)


def _decimal(number: str) -> Decimal:
    return Decimal("".join(char for char in number if char.isdecimal() or char == "."))
