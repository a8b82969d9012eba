"""Signs that say in one cell, and in every language, what would take a word."""

from __future__ import annotations

from core.model import Bound, Direction

BOUND_SIGNS = {Bound.EXACT: "", Bound.ABOUT: "~", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}
"""What stands before a number that is not exact."""
DIRECTION_SIGNS = {Direction.UP: "↑", Direction.DOWN: "↓"}
