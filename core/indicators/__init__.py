"""The figures of a report: how much of what, since when, and whether it has come about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from core.indicators.quantities import find_quantities
from core.indicators.units import in_base, unit_of
from core.model import Bound, Direction, Indicator, Kind, Report, Role, Status
from core.parsing.wrapping import unwrap
from core.text.folding import fold
from core.text.numerals import with_arabic_years


def find_indicators(report: Report) -> tuple[Indicator, ...]:
    """Return the figures of a report that has been read, in text order; never raises."""
    return tuple(_find(report))


def _find(report: Report) -> Iterator[Indicator]:
    folded = unwrap(with_arabic_years(fold(report.text)))
    starts = [section.heading.start for section in report.sections]
    for part in report.parts:
        is_plan = part.role in (Role.PLAN, Role.OVERVIEW)
        meta = report.metadata
        period = meta.plan_period if is_plan else meta.review_period
        for quantity in find_quantities(folded, part.span.start, part.span.end):
            start = quantity.span.start
            before = max(folded.rfind(char, 0, start) for char in "，,。;；、\n") + 1
            unit = unit_of(quantity.unit)
            change = "增长" in folded[before:start]
            yield Indicator(
                span=quantity.span,
                name=folded[before:start],
                name_start=before,
                value=quantity.value,
                high=quantity.high,
                unit=quantity.unit,
                kind=Kind.RANK
                if quantity.ordinal
                else Kind.CHANGE
                if change
                else Kind.SHARE
                if "%" in unit.base
                else Kind.LEVEL,
                direction=Direction.UP if change else None,
                basis="同比" if "同比" in folded[before:start] else None,
                bound=Bound.ABOUT if quantity.hedge else Bound.EXACT,
                status=Status.TARGET if is_plan else Status.ACTUAL,
                period=period.value if period else None,
                of=None,
                section=bisect_right(starts, start) - 1 if starts and start >= starts[0] else None,
                canonical=None,
                base_value=in_base(quantity.value, unit),
                base_high=None if quantity.high is None else in_base(quantity.high, unit),
                base_unit=unit.base,
            )
