"""Figures that were read wrong, as the user set them right.

A correction holds to the words of its figure, not to a number in a list: it finds them again
where they stand now, also in a file that has changed since, and says so where they are gone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import NamedTuple

from core.indicators.terms import canonical_term
from core.indicators.units import EXACT, in_base, unit_of
from core.model import Bound, Direction, Indicator, Kind, Report, Span, Status
from core.text.anchors import Anchor, Anchorage, Certainty, anchor_of
from core.text.folding import fold


class Fields(NamedTuple):
    """What a user can set right in a figure, each as in `core.model.Indicator`."""

    name: str
    value: Decimal
    high: Decimal | None
    unit: str
    kind: Kind
    direction: Direction | None
    bound: Bound
    status: Status
    period: str | None


class Correction(NamedTuple):
    """What the user says of a figure."""

    anchor: Anchor
    """The words of the figure."""
    fields: Fields | None
    """What it is in truth; `None` where it is no figure, and dropped."""

    @property
    def span(self) -> Span:
        """Where the figure stands."""
        return self.anchor.span

    @property
    def quote(self) -> str:
        """Its words."""
        return self.anchor.quote


class Found(NamedTuple):
    """Where corrections belong in a report."""

    figures: dict[int, Correction]
    """Index of the figure as it was read → its correction, anchored where it stands now."""
    idle: tuple[Correction, ...]
    """Those that drop what is not read as a figure (any more)."""
    lost: tuple[Correction, ...]
    """Those whose words or figures are gone; they change nothing."""


class Wrong(StrEnum):
    """Why fields make no figure; interfaces translate by these names."""

    VALUE = "value"
    """The value is no number, negative, or longer than anything that is measured."""
    HIGH = "high"
    """The high end of the range is none of that, or not above its low end."""
    PERIOD = "period"
    """The period is not written as `core.model.Indicator.period` is."""


def apply(report: Report, corrections: Iterable[Correction]) -> Report:
    """Return `report`, as it was read, with the figures that are corrected set right.

    Those that are dropped are gone, and `of` points to the same figures as before, or to none
    where they are gone or no levels. All other figures are what they were.
    """
    figures = find_again(report, corrections).figures
    if not figures:
        return report
    kept = [
        index
        for index in range(len(report.indicators))
        if index not in figures or figures[index].fields is not None
    ]
    now = {before: index for index, before in enumerate(kept)}
    for index, correction in figures.items():
        if correction.fields and correction.fields.kind is not Kind.LEVEL:
            now.pop(index, None)
    indicators = []
    for index in kept:
        indicator = report.indicators[index]
        if indicator.of is not None:
            indicator = indicator._replace(of=now.get(indicator.of))
        if index in figures and (fields := figures[index].fields):
            indicator = _corrected(indicator, fields, report.text)
        indicators.append(indicator)
    return report._replace(indicators=tuple(indicators))


def find_again(report: Report, corrections: Iterable[Correction]) -> Found:
    """Return where `corrections` belong in `report`, which is as it was read.

    Each goes to the words that it was made for, with the same words around them; where they
    stand at several places, to the nearest. Of two that meet, the nearer one has the figure.
    """
    ends = [each.span.end for each in report.indicators]
    anchorage = Anchorage(report.text)
    placed: list[tuple[int, int, Correction]] = []
    lost: list[Correction] = []
    for order, correction in enumerate(corrections):
        found = anchorage.find(correction.anchor)
        # A number is too short to be known by itself: among other words, it is another figure.
        if found is None or found.certainty is not Certainty.SURE:
            lost.append(correction)
            continue
        away = abs(found.span.start - correction.span.start)
        anchor = anchor_of(report.text, found.span)
        placed.append((away, -order, correction._replace(anchor=anchor)))
    figures: dict[int, Correction] = {}
    idle: list[Correction] = []
    for _, _, correction in sorted(placed):
        index = bisect_right(ends, correction.span.start)
        is_read = index < len(ends) and report.indicators[index].span.start < correction.span.end
        if is_read and index not in figures:
            figures[index] = correction
        elif not is_read and correction.fields is None:
            idle.append(correction)
        else:
            lost.append(correction)
    return Found(figures, tuple(idle), tuple(lost))


def correction_of(report: Report, span: Span, fields: Fields | None) -> Correction:
    """Return the correction that makes `fields` of the figure at `span`, or drops it."""
    return Correction(anchor_of(report.text, span), fields)


def fields_of(indicator: Indicator) -> Fields:
    """Return what a user could set right in `indicator`, as it is."""
    return Fields(
        indicator.name,
        indicator.value,
        indicator.high,
        indicator.unit,
        indicator.kind,
        indicator.direction,
        indicator.bound,
        indicator.status,
        indicator.period,
    )


def number_of(typed: str) -> Decimal | None:
    """Return the number that `typed` is, in either width; `None` where it is none.

    Negative ones are none: which way a change goes is its direction.
    """
    digits = fold(typed).replace(" ", "").replace(",", "")
    return Decimal(digits) if re.fullmatch(_NUMBER, digits) else None


def wrong_in(fields: Fields) -> Wrong | None:
    """Return what keeps `fields` from being a figure; `None` where nothing does."""
    if number_of(f"{fields.value:f}") is None:
        return Wrong.VALUE
    if fields.high is not None and (
        number_of(f"{fields.high:f}") is None or fields.high <= fields.value
    ):
        return Wrong.HIGH
    if fields.period is not None and not re.fullmatch(_PERIOD, fields.period):
        return Wrong.PERIOD
    return None


_NAMED_WITHIN = 200
"""Characters before a figure among which its name is looked for."""
_NUMBER = r"\d{1,60}(?:\.\d{1,40})?|\.\d{1,40}"
_MOMENT = r"\d{4}(?:H[12]|Q[1-4]|-(?:0[1-9]|1[0-2]))?"
_PERIOD = rf"{_MOMENT}(?:/{_MOMENT})?"


def _corrected(indicator: Indicator, fields: Fields, text: str) -> Indicator:
    """Return `indicator` with `fields`, and with all that follows from them."""
    is_change = fields.kind is Kind.CHANGE
    fields = fields._replace(direction=fields.direction if is_change else None)
    unit = unit_of(fold(fields.unit))
    has_base = bool(unit.base)
    if fields.name != indicator.name:
        indicator = indicator._replace(name_start=_start_of(fields.name, indicator.span, text))
    with localcontext(EXACT):
        return indicator._replace(
            **fields._asdict(),
            canonical=canonical_term(fields.name, unit, fields.kind),
            basis=indicator.basis if is_change else None,
            of=indicator.of if fields.kind in (Kind.CHANGE, Kind.SHARE) else None,
            base_value=in_base(fields.value, unit) if has_base else None,
            base_high=in_base(fields.high, unit) if has_base and fields.high is not None else None,
            base_unit=unit.base if has_base else None,
            corrected=True,
        )


def _start_of(name: str, span: Span, text: str) -> int | None:
    """Return where `name` stands in the paragraph before the figure at `span`, if it does."""
    paragraph = text.rfind("\n", 0, span.start) + 1
    start = text.rfind(name, max(paragraph, span.start - _NAMED_WITHIN), span.start)
    return start if name and start >= 0 else None
