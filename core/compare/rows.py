"""A comparison as rows: what stands side by side, in an order in which both plans can be read."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from core.compare.model import Change, Comparison, Pair


class Row(NamedTuple):
    """A pair, or a commitment that has no partner."""

    change: Change
    a: int | None
    """Index in `Comparison.a_commitments`; `None` for what is new."""
    b: int | None
    """Index in `Comparison.b_commitments`; `None` for what was dropped."""
    pair: Pair | None = None


def rows_of(comparison: Comparison) -> tuple[Row, ...]:
    """Return the rows of a comparison, in the order of `b`.

    What was dropped stands behind what it followed in `a`. A commitment that was split or
    merged stands in several rows.
    """
    pairs = [Row(pair.change, pair.a, pair.b, pair) for pair in comparison.pairs]
    fresh = [Row(Change.NEW, None, b) for b in comparison.new]
    rows = sorted((*pairs, *fresh), key=lambda row: (row.b or 0, row.a or 0))
    place: dict[int, int] = {}
    for at, row in enumerate(rows):
        if row.a is not None and (row.a not in place or (row.pair and not row.pair.moved)):
            place[row.a] = at
    behind: dict[int, list[Row]] = {}
    last = -1
    dropped = set(comparison.dropped)
    for a in range(len(comparison.a_commitments)):
        if a in dropped:
            behind.setdefault(last, []).append(Row(Change.DROPPED, a, None))
        else:
            last = place.get(a, last)
    ordered = behind.get(-1, [])
    for at, row in enumerate(rows):
        ordered += (row, *behind.get(at, ()))
    return tuple(ordered)


def count_changes(comparison: Comparison) -> dict[Change, int]:
    """Return how many rows there are of each change, of those that there are none, too."""
    counts = Counter(pair.change for pair in comparison.pairs)
    counts[Change.DROPPED] = len(comparison.dropped)
    counts[Change.NEW] = len(comparison.new)
    return {change: counts[change] for change in Change}
