"""What became of a numeric target, by the figure that reports on it.

A target meant to be about so much is met within a tenth of it, or 0.3 points for percentages,
whichever is more; one with a bound is met on the right side of it. Of prices, unemployment,
deficits, emissions and accidents less is better; but a price far below what was aimed at is no
success, and its verdict stays open.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from core.compare.comparability import size_of
from core.compare.model import Verdict
from core.lexicon import read_lexicon
from core.model import Bound, Direction, Indicator, Kind
from core.text.folding import fold


def verdict_on(target: Indicator, outcome: Indicator) -> Verdict:
    """Return whether `outcome` reaches `target`; both measure the same, in the same base unit."""
    aimed, reached = size_of(target), size_of(outcome)
    if _goes(target) is not _goes(outcome):
        if Kind.CHANGE in (target.kind, outcome.kind) and outcome.direction is not None:
            reached = -reached
        elif target.kind is not outcome.kind:
            return Verdict.UNCLEAR
    high = target.base_high if target.base_value is not None else target.high
    less_is_better = _less_is_better(target)
    if outcome.bound is Bound.AT_MOST and target.bound is not Bound.AT_MOST and not less_is_better:
        return Verdict.MISSED if reached <= aimed else Verdict.UNCLEAR  # 不到20处
    if outcome.bound is Bound.AT_LEAST and target.bound is Bound.AT_MOST:
        return Verdict.MISSED if reached >= (high or aimed) else Verdict.UNCLEAR
    match target.bound:
        case Bound.AT_LEAST:
            return _met(reached >= aimed, outcome, Bound.AT_LEAST)
        case Bound.AT_MOST:
            return _met(reached <= (high or aimed), outcome, Bound.AT_MOST)
        case Bound.ABOUT:
            slack = max(abs(aimed) / 10, _POINTS if _is_percentage(target) else Decimal(0))
            low, high = aimed - slack, (high or aimed) + slack
        case _:
            low, high = aimed, high or aimed
    if low <= reached <= high:
        return Verdict.MET
    if (reached < low) is not less_is_better:
        return _met(False, outcome, Bound.AT_LEAST if reached < low else Bound.AT_MOST)
    if less_is_better and _matches("steered", target):
        return Verdict.UNCLEAR
    return Verdict.EXCEEDED


def _less_is_better(target: Indicator) -> bool:
    found = _pattern("lower_is_better").search(name := fold(target.canonical or target.name))
    if found is None or target.direction is Direction.DOWN:
        return False
    # `案件办结率` is a rate of what was done about cases, `失业率` one of what is to be less.
    other = _pattern("higher_is_better").search(name)
    return other is None or found.end() >= other.end()


_POINTS = Decimal("0.3")


def _met(holds: bool, outcome: Indicator, side: Bound) -> Verdict:
    """Return the verdict; open where the outcome is a bound itself that leaves it open."""
    if holds:
        return Verdict.MET
    return Verdict.UNCLEAR if outcome.bound is side else Verdict.MISSED


def _goes(figure: Indicator) -> Direction:
    return figure.direction or Direction.UP


def _is_percentage(figure: Indicator) -> bool:
    return (figure.base_unit or fold(figure.unit)) in ("%", "百分点")


def _matches(table: str, figure: Indicator) -> bool:
    return _pattern(table).search(fold(figure.canonical or figure.name)) is not None


@cache
def _pattern(table: str) -> re.Pattern[str]:
    words = read_lexicon("results")[table]
    return re.compile(words if isinstance(words, str) else "|".join(words))
