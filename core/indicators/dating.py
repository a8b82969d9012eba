"""The period that a figure speaks of, where it is a flow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from core.indicators.figures import Figure
from core.indicators.units import Family, unit_of
from core.lexicon import read_lexicon
from core.model import Kind, Span
from core.text.numerals import read_number


class PeriodReader:
    """Tells the period that a sentence has named last, for figures asked for in text order."""

    def __init__(self, folded: str, sentence: Span, usual: str | None) -> None:
        """Take the sentence, and the period that holds where it names none.

        `usual` gives the year, too, that months, quarters and halves belong to.
        """
        self._usual = usual
        self._times = _TIME.finditer(folded, *sentence)
        self._next = next(self._times, None)
        self._year = usual[:4] if usual else None
        self._period = usual

    def at(self, offset: int) -> str | None:
        """Return the period that holds for the figure at `offset`."""
        while self._next is not None and self._next.end() <= offset:
            self._take(self._next)
            self._next = next(self._times, None)
        return self._period

    def _take(self, time: re.Match[str]) -> None:
        year = self._year
        match time.lastgroup:
            case "year":
                self._year = self._period = time["year"]
            case "plan":
                first = 2001 + 5 * read_number(time["plan"])
                self._period = f"{first}/{first + 4}"
            case "past" if self._usual:
                last = int(self._usual.rpartition("/")[2][:4])
                self._period = f"{last - 4}/{last}"
            case "whole":
                self._period = year
            case "quarters" if year:
                self._period = f"{year}-01/{year}-09"
            case "part" if year:
                self._period = year + _PARTS[time[0].removeprefix("第")]
            case "months" if year:
                first, last = map(int, re.findall(r"\d+", time[0])[:2])
                if 1 <= first < last <= _MONTHS:
                    self._period = f"{year}-{first:02}/{year}-{last:02}"


_MONTHS = 12
_PARTS = {"上半年": "H1", "半年度": "H1", "下半年": "H2"} | {
    f"{numeral}季度": f"Q{number}" for number, numeral in enumerate("一二三四", 1)
}
_TIME = re.compile(
    r"(?P<year>20\d\d)(?=年(?!以前|前))|(?P<months>\d{1,2}[-—~至]\d{1,2}(?=月))"
    r"|(?P<whole>全年|年内|年度)|(?P<part>上半年|半年度|下半年|第?[一二三四]季度)|(?P<quarters>前三季度)"
    r"|“?十(?P<plan>[一二三四五])五”?(?=期间|时期|以来)|(?P<past>(?:过去|这)五年|五年[来间])"
)


def spans_years(folded: str, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the indexes of figures from which the next one has grown or fallen (`从A提高到B`)."""
    for at, (first, second) in enumerate(pairwise(figures)):
        start, end = first.measure.lead_end, first.quantity.span.start
        gap = (first.quantity.span.end, second.quantity.span.start)
        if _FROM.match(folded, start, end) and _TO.match(folded, *gap):
            yield at


_FROM = re.compile(r"[ \ue000]*[从由]")
_TO = re.compile(
    r"(?:[万亿]?左右|以上)?的?(?:稳步|大幅|快速)?"
    r"(?:增加|增长|提高|提升|上升|扩大|下降|降低|降|缩短|压缩|压减|减少|跃升|攀升|增|升)[到至为]"
)


def year_before(period: str) -> str:
    """Return the same period a year before, and of several years the year before the first."""
    if "/" in period and "-" not in period:
        return str(int(period[:4]) - 1)
    return re.sub(r"\b20\d\d", lambda year: str(int(year[0]) - 1), period)


def last_year(period: str) -> str:
    """Return the period, and of several years the last one."""
    return period.rpartition("/")[2] if "-" not in period else period


def is_flow(folded: str, figure: Figure) -> bool:
    """Tell whether a figure is a flow of one period rather than a standing stock."""
    standing = _standing()
    name = "".join(piece.of(folded) for piece in figure.name.pieces)
    kind, unit = figure.measure.kind, unit_of(figure.quantity.unit)
    start, end = figure.clause, figure.quantity.span.start
    if standing.rates.search(folded, start, end):
        return False
    if kind in (Kind.CHANGE, Kind.RANK):
        return True
    done = standing.done.search(folded, start, end) is not None
    if kind is Kind.SHARE and (figure.name.behind or done):
        return False
    if figure.name.verb is None and standing.names.search(name):
        return False
    # 达到32家: so many there are by now. What is measured or paid, on the other hand, flows.
    is_counted = unit.family is Family.COUNT and not unit.base.endswith(("次", "期"))
    if is_counted and figure.measure.reached and standing.reached.search(folded, start, end):
        return False
    if kind is Kind.LEVEL and standing.leads.search(folded, start, end):
        return False
    is_site = unit.base == "平方米" and figure.name.behind > 0
    return not (is_site and figure.name.verb is None and not done)


class _Standing(NamedTuple):
    names: re.Pattern[str]
    leads: re.Pattern[str]
    reached: re.Pattern[str]
    rates: re.Pattern[str]
    done: re.Pattern[str]


@cache
def _standing() -> _Standing:
    lexicon = read_lexicon("measures")["standing"]
    return _Standing(
        re.compile(f"(?:{'|'.join(lexicon['names'])})$"),
        re.compile("|".join(lexicon["leads"])),
        re.compile(lexicon["reached"]),
        re.compile(lexicon["rates"]),
        re.compile(lexicon["done"]),
    )
