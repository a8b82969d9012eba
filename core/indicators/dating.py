"""The period that a figure speaks of, where it is a flow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from core.indicators.figures import Figure
from core.indicators.units import Family, unit_of
from core.indicators.wording import BLANKS
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
        self._times = _words().times.finditer(folded, *sentence)
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
                self._year = self._period = time[0]
            case "years":
                first, last = re.findall(r"20\d\d", time[0])
                self._year, self._period = last, f"{first}/{last}"
            case "plan":
                begins = 2001 + 5 * read_number(time[0].strip("“”")[1])
                self._period = f"{begins}/{begins + 4}"
            case "past" if self._usual:
                ends = int(self._usual.rpartition("/")[2][:4])
                self._period = f"{ends - 4}/{ends}"
            case "whole":
                self._period = year
            case "quarters" if year:
                self._period = f"{year}-01/{year}-09"
            case "part" if year:
                self._period = year + _words().parts[time[0].removeprefix("第")]
            case "months" if year:
                first, last = (month.zfill(2) for month in re.findall(r"\d+", time[0])[:2])
                if "01" <= first < last <= _DECEMBER:
                    self._period = f"{year}-{first}/{year}-{last}"


_DECEMBER = "12"


def spans_years(folded: str, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the indexes of figures from which the next one has grown or fallen (`从A提高到B`)."""
    words = _words()
    for at, (first, second) in enumerate(pairwise(figures)):
        start, end = first.measure.lead_end, first.quantity.span.start
        gap = (first.quantity.span.end, second.quantity.span.start)
        if words.before.match(folded, start, end) and words.between.match(folded, *gap):
            yield at


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
    words = _words()
    name = "".join(piece.of(folded) for piece in figure.name.pieces)
    kind, unit = figure.measure.kind, unit_of(figure.quantity.unit)
    start, end = figure.clause, figure.quantity.span.start
    if words.rates.search(folded, start, end):
        return False
    if kind in (Kind.CHANGE, Kind.RANK):
        return True
    done = words.done.search(folded, start, end) is not None
    if kind is Kind.SHARE and (figure.name.behind or done):
        return False
    if figure.name.verb is None and words.standing.search(name):
        return False
    # 达到32家: so many there are by now. What is measured or paid, on the other hand, flows.
    is_counted = unit.family is Family.COUNT and not unit.base.endswith(("次", "期"))
    if is_counted and figure.measure.reached and words.reached.search(folded, start, end):
        return False
    if kind is Kind.LEVEL and words.leads.search(folded, start, end):
        return False
    is_site = unit.base == "平方米" and figure.name.behind > 0
    return not (is_site and figure.name.verb is None and not done)


class _Words(NamedTuple):
    times: re.Pattern[str]
    """What names a period, in groups by its sort."""
    parts: dict[str, str]
    """Halves and quarters of a year, as periods write them."""
    before: re.Pattern[str]
    """Before the first of two figures, between which years have passed: `从`."""
    between: re.Pattern[str]
    """Before the second one: `增加到`."""
    standing: re.Pattern[str]
    """Ends of names of stocks: `余额`."""
    leads: re.Pattern[str]
    """What stands before a stock, or a rule that holds for years: `拥有`, `每年可`."""
    reached: re.Pattern[str]
    """What stands before a count that is reached by now: `达到`."""
    rates: re.Pattern[str]
    """What stands before an amount for each month or day: `每天`."""
    done: re.Pattern[str]
    """What stands before the part of a work that is done: `完成主体工程`."""


@cache
def _words() -> _Words:
    lexicon = read_lexicon("measures")
    years, standing = lexicon["from_year_to_year"], lexicon["standing"]
    return _Words(
        times=re.compile(
            "|".join(f"(?P<{sort}>{time})" for sort, time in lexicon["times"].items())
        ),
        parts=lexicon["parts"],
        before=re.compile(f"[{BLANKS}]*{years['from']}"),
        between=re.compile(years["to"]),
        standing=re.compile(f"(?:{'|'.join(standing['names'])})$"),
        leads=re.compile("|".join(standing["leads"])),
        reached=re.compile(standing["reached"]),
        rates=re.compile(standing["rates"]),
        done=re.compile(standing["done"]),
    )
