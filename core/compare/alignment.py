"""Which commitments of two plans are the same one, kept, reworded or changed.

What is measured of a pair (`evidence`) is weighed by a logistic model whose weights are data
(`lexicon/alignment.json`). Then every commitment takes the likeliest partner, if it is likely
enough, and any further ones of which a clause is found there alone: what was split or merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from core.compare.evidence import Cell, Features, gather
from core.compare.logistic import Logistic
from core.compare.sides import Side
from core.lexicon import read_lexicon


class Match(NamedTuple):
    """Two commitments that are the same one."""

    a: int
    b: int
    likelihood: float
    neighbours: float
    """How well what stands next to them goes together; see `Features`."""


def align(a: Side, b: Side) -> list[Match]:
    """Return which commitments correspond, in the order of `b`, then of `a`.

    A commitment that was split or merged is in several matches; one that corresponds to nothing
    is in none.
    """
    if not a.words or not b.words:
        return []
    measured = gather(a, b)
    model = _model()
    likely = {cell: model.sameness.judge(features) for cell, features in measured.items()}
    same = word_for_word(a, b)
    chosen = same | without_rivals(same, choose(measured, likely, model.likely, model.sure))
    matches = (
        Match(
            i,
            j,
            1.0 if (i, j) in same else likely[i, j],
            measured[i, j].neighbours if (i, j) in measured else 0.0,
        )
        for i, j in chosen
    )
    return sorted(matches, key=lambda match: (match.b, match.a))


def choose(
    measured: Mapping[Cell, Features], likely: Mapping[Cell, float], threshold: float, sure: float
) -> set[Cell]:
    """Return the likeliest pair of each commitment, and those that were split or merged.

    These have to be likelier, and a clause of either commitment has to be found in the other
    and nowhere else as well.
    """
    chosen = {
        cell
        for cell, value in likely.items()
        if value >= sure and measured[cell].clause_of_a and measured[cell].clause_of_b
    }
    for side in (0, 1):
        best: dict[int, Cell] = {}
        for cell in sorted(likely):
            if cell[side] not in best or likely[cell] > likely[best[cell[side]]]:
                best[cell[side]] = cell
        chosen.update(cell for cell in best.values() if likely[cell] >= threshold)
    return chosen


def word_for_word(a: Side, b: Side) -> set[Cell]:
    """Return the pairs that say the same words: the first with the first, and so on."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, words in enumerate(a.words):
        places[words].append(i)
    said: Counter[str] = Counter()
    pairs: set[Cell] = set()
    for j, words in enumerate(b.words):
        if words in places:
            pairs.add((places[words][min(said[words], len(places[words]) - 1)], j))
            said[words] += 1
    last = {words: j for j, words in enumerate(b.words)}
    for words, count in said.items():
        pairs.update((i, last[words]) for i in places[words][count:])
    return pairs


def without_rivals(same: set[Cell], chosen: set[Cell]) -> set[Cell]:
    """Return the pairs without those of a commitment that another says again word for word."""
    whole_a, whole_b = {i for i, _ in same}, {j for _, j in same}
    return {(i, j) for i, j in chosen if i not in whole_a and j not in whole_b}


class _Model(NamedTuple):
    sameness: Logistic
    likely: float
    """What the likeliest pair of a commitment has to reach."""
    sure: float
    """What a further pair has to reach."""


@cache
def _model() -> _Model:
    table = read_lexicon("alignment")
    return _Model(Logistic.of(table, Features._fields), table["likely"], table["sure"])
