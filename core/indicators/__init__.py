"""The figures of a report: how much of what, since when, and whether it has come about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

from core.indicators.dating import PeriodReader, is_flow
from core.indicators.names import Named, name_figures
from core.indicators.quantities import Quantity, find_quantities
from core.indicators.status import StatusReader
from core.indicators.units import in_base, unit_of
from core.model import Indicator, Report, Role, Span, Status
from core.parsing.wrapping import unwrap
from core.text.folding import JOINT, fold
from core.text.numerals import with_arabic_years


def find_indicators(report: Report) -> tuple[Indicator, ...]:
    """Return the figures of a report that has been read, in text order; never raises."""
    return tuple(_Finder(report).find())


_PAST = re.compile(r"成就|过去(?:的?五|一)年|五年来|“?十[一二三四]五”?时期,?(?:我们|全[省市国])?|取得了?")
_AIM = re.compile("目标(?:是|为|:|建议)|力争|确保|计划|预期")
_SENTENCE_END = re.compile(r"[。!?\n]")


class _Finder:
    """Finds the figures of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.text
        self._folded = _without_markers(report, unwrap(with_arabic_years(fold(report.text))))
        self._starts = [section.heading.start for section in report.sections]
        self._part_starts = [part.span.start for part in report.parts]
        self._plan_from = _plan_start(report)
        self._found: list[Indicator] = []

    def find(self) -> list[Indicator]:
        """Return all figures in text order."""
        for sentence, quantities in self._sentences():
            first = len(self._found)
            planned = self._is_planned(sentence.start)
            status = StatusReader(self._folded, sentence, planned=planned)
            meta = self._report.metadata
            reviewed, aimed = (
                PeriodReader(self._folded, sentence, fact.value if fact else None)
                for fact in (meta.review_period, meta.plan_period)
            )
            for named in name_figures(self._folded, sentence, quantities):
                start = named.quantity.span.start
                stands = status.at(start, named.clause)
                periods = aimed if planned and stands is not Status.ACTUAL else reviewed
                name = "".join(piece.of(self._folded) for piece in named.pieces)
                flows = is_flow(self._folded, named, name)
                period = periods.at(start) if flows else None
                self._found.append(self._indicator(named, first, stands, period))
        return self._found

    def _sentences(self) -> Iterator[tuple[Span, list[Quantity]]]:
        """Yield the sentences that hold quantities, and these."""
        folded = self._folded
        for part in self._report.parts:
            ends = [at.end() for at in _SENTENCE_END.finditer(folded, *part.span)]
            found = find_quantities(folded, *part.span)
            for at, quantities in groupby(found, lambda each: bisect_right(ends, each.span.start)):
                start = ends[at - 1] if at else part.span.start
                end = ends[at] - 1 if at < len(ends) else part.span.end
                yield Span(start, end), list(quantities)

    def _indicator(
        self, named: Named, first: int, status: Status, period: str | None
    ) -> Indicator:
        quantity, measure = named.quantity, named.measure
        name, name_start = self._name(named)
        unit = unit_of(quantity.unit)
        section = bisect_right(self._starts, quantity.span.start) - 1
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
            of=None if named.level is None else first + named.level,
            section=section if section >= 0 else None,
            canonical=None,
            base_value=in_base(quantity.value, unit),
            base_high=None if quantity.high is None else in_base(quantity.high, unit),
            base_unit=unit.base,
        )

    def _name(self, named: Named) -> tuple[str, int | None]:
        """Return the name in the script of the text, and where it stands if it does in one piece."""
        pieces = [piece for piece in named.pieces if piece.length]
        joined: list[Span] = []
        for piece in pieces:
            if joined and joined[-1].end == piece.start:
                joined[-1] = Span(joined[-1].start, piece.end)
            else:
                joined.append(piece)
        written = [piece.of(self._text) for piece in joined]
        name = "".join("".join(each.split()) for each in written)
        if len(joined) == 1:
            bare = name.removeprefix("“").removesuffix("”")
            if name.startswith("“") and name.endswith("”") and "“" not in bare:
                return bare, joined[0].start + 1
            if name == written[0]:
                return name, joined[0].start
        return name, None

    def _unit_as_written(self, quantity: Quantity) -> str:
        """Return the unit in the script of the text."""
        unit = quantity.unit
        written = quantity.span.of(self._text)
        folded = quantity.span.of(self._folded)
        at = folded.rfind(unit) if unit else -1
        if at >= 0:
            return written[at : at + len(unit)]
        if unit.endswith("元"):
            tail = written[len(written) - len(unit) :]
            return tail if fold(tail) == unit else unit
        return unit

    def _looks_back(self, at: int) -> bool:
        """Return whether the paragraph around `at` tells of what was reached before the plan."""
        start = self._folded.rfind("\n", 0, at) + 1
        end = self._folded.find("\n", at)
        end = len(self._folded) if end < 0 else end
        return bool(_PAST.search(self._folded, start, end)) and not _AIM.search(
            self._folded, start, end
        )

    def _is_planned(self, at: int) -> bool:
        part = self._report.parts[bisect_right(self._part_starts, at) - 1]
        if part.role in (Role.REVIEW, Role.PROBLEMS):
            return False
        if part.role is Role.OVERVIEW and self._looks_back(at):
            return False
        return part.role is Role.PLAN or (self._plan_from is not None and at >= self._plan_from)


def _plan_start(report: Report) -> int | None:
    """Return where the plan begins: with the first overview or plan after the review."""
    reviewed = False
    for part in report.parts:
        if part.role is Role.REVIEW:
            reviewed = True
        elif part.role is Role.PLAN or (part.role is Role.OVERVIEW and reviewed):
            return part.span.start
    return None


def _without_markers(report: Report, folded: str) -> str:
    """Return the text with line ends in the place of the markers of headings: they count nothing."""
    pieces = []
    last = 0
    for section in report.sections:
        start = section.heading.start
        end = start + len(section.marker)
        if section.marker and start >= last and JOINT not in folded[start:end]:
            pieces += folded[last:start], "\n" * (end - start)
            last = end
    pieces.append(folded[last:])
    return "".join(pieces)
