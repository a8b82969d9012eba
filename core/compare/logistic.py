"""Logistic models, whose weights are data: how likely something is, by what was measured of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from operator import mul
from typing import Any, NamedTuple


class Logistic(NamedTuple):
    """The weights of a model's measures, in their order, and what is added to their sum."""

    weights: tuple[float, ...]
    bias: float

    @classmethod
    def of(cls, table: Mapping[str, Any], measures: Iterable[str]) -> Logistic:
        """Return the model that a lexicon's `table` gives for `measures`."""
        weights: Mapping[str, float] = table["weights"]
        return cls(tuple(weights[name] for name in measures), table["bias"])

    def judge(self, measures: Sequence[float]) -> float:
        """Return how likely it is, 0 to 1."""
        total = self.bias + sum(map(mul, self.weights, measures))
        return 1 / (1 + math.exp(-max(-_FAR, min(total, _FAR))))


_FAR = 500.0
"""Beyond this, exponentials leave the range of floats."""
