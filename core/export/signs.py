"""Signs that say in one cell, and in every language, what would take a word."""

from __future__ import annotations

from core.model import Bound, Direction, Indicator

BOUND_SIGNS = {Bound.EXACT: "", Bound.ABOUT: "~", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}
"""What stands before a number that is not exact."""
DIRECTION_SIGNS = {Direction.UP: "↑", Direction.DOWN: "↓"}


def signs_of(indicator: Indicator) -> str:
    """Return the signs before a figure: of its bound, and of a decline."""
    falls = DIRECTION_SIGNS[Direction.DOWN] if indicator.direction is Direction.DOWN else ""
    return BOUND_SIGNS[indicator.bound] + falls


def name_of(indicator: Indicator) -> str:
    """Return what a figure measures: in the words of the text, or else the standard term."""
    return indicator.name or indicator.canonical or ""
