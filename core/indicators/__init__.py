"""The figures of a report: how much of what, since when, and whether it has come about.

The way of a figure: `quantities` finds a number with its unit, `measures` tells what sort of
figure it is, `names` what it measures, `status` and `dating` what it speaks of, `units` and
`terms` what it can be compared with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import localcontext
from itertools import groupby

from core.indicators.dating import PeriodReader, is_flow, last_year, spans_years, year_before
from core.indicators.figures import Figure
from core.indicators.names import name_figures
from core.indicators.plans import PlanReader
from core.indicators.quantities import Quantity, find_quantities
from core.indicators.status import StatusReader
from core.indicators.terms import canonical_term
from core.indicators.units import EXACT, in_base, unit_of
from core.model import Fact, Indicator, Part, Report, Span, Status
from core.parsing.wrapping import unwrap
from core.text.folding import JOINT, fold
from core.text.numerals import with_arabic_years


def find_indicators(report: Report) -> tuple[Indicator, ...]:
    """Return the figures of a report that has been read, in text order; never raises."""
    with localcontext(EXACT):
        return tuple(_Finder(report).find())


class _Finder:
    """Finds the figures of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.text
        self._folded = _prepared(report)
        self._headings = [section.heading.start for section in report.sections]
        self._found: list[Indicator] = []

    def find(self) -> list[Indicator]:
        """Return all figures in text order."""
        plan = PlanReader(self._report, self._folded)
        for part in self._report.parts:
            for sentence, quantities in _sentences(self._folded, part):
                planned = plan.plans(quantities[0].span.start)
                self._read(sentence, quantities, planned=planned)
        return self._found

    def _read(self, sentence: Span, quantities: list[Quantity], *, planned: bool) -> None:
        """Add the figures of one sentence."""
        folded, metadata = self._folded, self._report.metadata
        status = StatusReader(folded, sentence, planned=planned, year=metadata.year)
        reviewed = aimed = _periods(folded, sentence, metadata.review_period)
        if planned:
            aimed = _periods(folded, sentence, metadata.plan_period)
        first = len(self._found)
        figures = name_figures(folded, sentence, quantities)
        befores = set(spans_years(folded, figures))
        for at, figure in enumerate(figures):
            start = figure.quantity.span.start
            stands = status.at(start, figure.clause)
            period = (reviewed if stands is Status.ACTUAL else aimed).at(start)
            is_dated = is_flow(folded, figure)
            if period and (at in befores or at - 1 in befores):
                # Of several years, even a stock is given for the first and for the last.
                is_dated = is_dated or "/" in period
                period = year_before(period) if at in befores else last_year(period)
            self._found.append(self._indicator(figure, first, stands, period if is_dated else None))

    def _indicator(
        self, figure: Figure, first: int, status: Status, period: str | None
    ) -> Indicator:
        quantity, measure = figure.quantity, figure.measure
        name, name_start = self._name(figure)
        unit = unit_of(quantity.unit)
        section = bisect_right(self._headings, quantity.span.start) - 1
        return Indicator(
            span=quantity.span,
            name=name,
            name_start=name_start,
            value=quantity.value,
            high=quantity.high,
            unit=self._unit_as_written(quantity),
            kind=measure.kind,
            direction=measure.direction,
            basis=measure.basis,
            bound=measure.bound,
            status=status,
            period=period,
            of=None if figure.level is None else first + figure.level,
            section=section if section >= 0 else None,
            canonical=canonical_term(name, unit, measure.kind),
            base_value=in_base(quantity.value, unit),
            base_high=None if quantity.high is None else in_base(quantity.high, unit),
            base_unit=unit.base,
        )

    def _name(self, figure: Figure) -> tuple[str, int | None]:
        """Return the name in the script of the text, and where it stands if in one piece."""
        joined: list[Span] = []
        for piece in figure.name.pieces:
            if joined and joined[-1].end == piece.start:
                joined[-1] = Span(joined[-1].start, piece.end)
            elif piece.length:
                joined.append(piece)
        name = "".join(map(self._written, joined))
        if len(joined) != 1 or name != joined[0].of(self._text):
            return name, None
        bare = name[1:-1]
        if name.startswith("“") and name.endswith("”") and "“" not in bare:
            return bare, joined[0].start + 1
        return name, joined[0].start

    def _written(self, piece: Span) -> str:
        """Return a piece of a name in the script of the text."""
        written, folded = piece.of(self._text), piece.of(self._folded)
        if _NOT_NAMED.isdisjoint(folded):
            return written
        return "".join(
            char for char, same in zip(written, folded, strict=True) if same not in _NOT_NAMED
        )

    def _unit_as_written(self, quantity: Quantity) -> str:
        """Return the unit in the script of the text."""
        at = quantity.span.of(self._folded).rfind(quantity.unit) if quantity.unit else -1
        if at < 0:
            return quantity.unit
        return quantity.span.of(self._text)[at : at + len(quantity.unit)]


_NOT_NAMED = frozenset(f" \n{JOINT}")
"""What stands between the words of a name and is no part of it."""


def _prepared(report: Report) -> str:
    """Return the text in the folded form, with nothing that looks like a figure and is none.

    Markers of headings become line ends, marks of footnotes become joints.
    """
    folded = unwrap(with_arabic_years(fold(report.text)))
    pieces: list[str] = []
    last = 0
    for section in report.sections:
        start = section.heading.start
        end = start + len(section.marker)
        if section.marker and start >= last and JOINT not in folded[start:end]:
            pieces += folded[last:start], "\n" * (end - start)
            last = end
    pieces.append(folded[last:])
    return _FOOTNOTE.sub(lambda mark: JOINT * len(mark[0]), "".join(pieces))


_FOOTNOTE = re.compile(r"\[\d{1,3}\]")


def _periods(folded: str, sentence: Span, usual: Fact | None) -> PeriodReader:
    return PeriodReader(folded, sentence, usual.value if usual else None)


def _sentences(folded: str, part: Part) -> Iterator[tuple[Span, list[Quantity]]]:
    """Yield the sentences of a part that hold quantities, and these."""
    ends = [at.end() for at in _SENTENCE_END.finditer(folded, *part.span)]
    found = find_quantities(folded, *part.span)
    for at, quantities in groupby(found, lambda each: bisect_right(ends, each.span.start)):
        start = ends[at - 1] if at else part.span.start
        end = ends[at] - 1 if at < len(ends) else part.span.end
        yield Span(start, end), list(quantities)


_SENTENCE_END = re.compile(r"[。!?\n]")
