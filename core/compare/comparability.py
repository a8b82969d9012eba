"""Which figures can be set against each other: the same measure, in units that go together."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from core.lexicon import read_lexicon
from core.model import Indicator, Kind
from core.text.folding import fold


def comparable(one: Indicator, other: Indicator) -> bool:
    """Return whether two figures are counted alike: in one base, or in counters used alike."""
    if (one.kind is Kind.RANK) is not (other.kind is Kind.RANK):
        return False
    a, b = (each.base_unit or fold(each.unit) for each in (one, other))
    if "%" in (a, b) or "百分点" in (a, b):
        return a == b and one.kind is other.kind
    return a == b or any(a in alike and b in alike for alike in read_lexicon("results")["counters"])


def size_of(figure: Indicator) -> Decimal:
    """Return how much a figure says, in its base unit where it has one; its low end of a range."""
    return figure.value if figure.base_value is None else figure.base_value


def same_measure(one: Indicator, other: Indicator) -> float:
    """Return how sure it is that two figures measure the same, 0 to 1, by term and name."""
    if one.canonical and other.canonical:
        return float(one.canonical == other.canonical)
    a, b = (_pairs(measure_named(fold(each.name))) for each in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def measure_named(name: str) -> str:
    """Return what a folded name measures, without the deed that it begins with: 新建, 完成."""
    deed = _deed().match(name)
    return name[deed.end() :] if deed and deed.end() < len(name) else name


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(read_lexicon('results')['deeds'])})+")


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(max(1, len(name) - 1))}
