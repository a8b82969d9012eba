"""What sort of figure a quantity is, which way it goes, and how exactly it is given."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.indicators.quantities import Quantity
from core.indicators.units import Family, unit_of
from core.indicators.wording import Ending
from core.lexicon import read_lexicon
from core.model import Bound, Direction, Kind


class Measure(NamedTuple):
    """How a quantity is to be taken."""

    kind: Kind
    direction: Direction | None
    basis: str | None
    bound: Bound
    lead_end: int
    """Where the words before it end once those of growth, bounds and reaching are left out."""
    tail_start: int
    """Where the words behind it start once those of bounds are left out."""
    reached: bool
    """Whether a verb of reaching stands before it, so that its name cannot follow it."""


def read_measure(folded: str, quantity: Quantity, start: int, end: int) -> Measure:
    """Return how `quantity` is to be taken, whose clause reaches from `start` to `end`."""
    tables = _tables()
    at = quantity.span.start
    bound, before = _bound_before(folded, start, at, tables)
    behind = quantity.span.end
    for limit, pattern in tables.behind:
        found = pattern.match(folded, behind, end)
        if found is not None:
            bound, behind = (bound if bound is Bound.AT_MOST else limit), found.end()
            break
    if bound is Bound.EXACT and quantity.hedge:
        bound = Bound.AT_LEAST if quantity.hedge == "上" else Bound.ABOUT
    reached = tables.reach.strip(folded, start, before)
    direction, grown = _growth(folded, quantity, start, before, reached, tables)
    kind = Kind.LEVEL
    if quantity.ordinal:
        kind = Kind.RANK
    elif direction is not None:
        kind = Kind.CHANGE
    elif quantity.unit in tables.parts:
        kind = Kind.SHARE
    if kind is Kind.CHANGE:
        lead_end = tables.reach.strip(folded, start, grown)
        basis = _basis(folded, max(start, lead_end - 4), at, tables)
    else:
        lead_end, basis, direction = reached, None, None
    if kind is Kind.RANK and (found := tables.won.search(folded, start, before)) is not None:
        lead_end = min(lead_end, found.start())
    word = tables.firm.last(folded, lead_end, before) if lead_end < before else ""
    # 为 is "is" before a rate or a sum, and "for" before people and things.
    firm = word != "" and not (word == "为" and unit_of(quantity.unit).family in _COUNTED)
    return Measure(kind, direction, basis, bound, lead_end, behind, firm)


_COUNTED = (Family.COUNT, Family.PEOPLE)


def bound_behind(folded: str, start: int, end: int) -> Bound:
    """Return the bound that the words behind a number set (`以上`), which end before `end`."""
    for bound, pattern in _tables().behind:
        if pattern.match(folded, start, end):
            return bound
    return Bound.EXACT


class _Tables(NamedTuple):
    bounds: Ending
    bound_of: dict[str, Bound]
    behind: tuple[tuple[Bound, re.Pattern[str]], ...]
    reach: Ending
    firm: Ending
    growth: Ending
    up: frozenset[str]
    no_level: frozenset[str]
    kept: frozenset[str]
    heads: frozenset[str]
    qualifiers: Ending
    bases: re.Pattern[str]
    turns: re.Pattern[str]
    won: re.Pattern[str]
    since: re.Pattern[str]
    parts: frozenset[str]


_BOUNDS = (("at_most", Bound.AT_MOST), ("at_least", Bound.AT_LEAST), ("around", Bound.ABOUT))


@cache
def _tables() -> _Tables:
    names, lexicon = read_lexicon("names"), read_lexicon("measures")
    growth = names["growth"]
    bound_of = {word: bound for key, bound in _BOUNDS for word in lexicon["bounds_before"][key]}
    return _Tables(
        bounds=Ending(bound_of, names["reach_guards"]),
        bound_of=bound_of,
        behind=tuple((bound, re.compile(lexicon["bounds_behind"][key])) for key, bound in _BOUNDS),
        reach=Ending(names["reach"], names["reach_guards"]),
        firm=Ending(names["firm"]["words"]),
        growth=Ending([*growth["up"], *growth["down"]], {"增": "新", "多": "许", "减税降费": "增"}),
        up=frozenset(growth["up"]),
        no_level=frozenset(growth["no_level"]),
        kept=frozenset(growth["kept"]),
        heads=frozenset(growth["heads"]),
        qualifiers=Ending(growth["qualifiers"]),
        bases=re.compile("|".join(lexicon["bases"]["words"])),
        since=re.compile(r"[比较](?:20\d\d年?(?:同期|底|末)?|[一二三四]季度)$"),
        won=re.compile("|".join(names["won"])),
        turns=re.compile("|".join(growth["down"][:12])),
        parts=frozenset(word for word in read_lexicon("units")["share"]),
    )


def _bound_before(folded: str, start: int, at: int, tables: _Tables) -> tuple[Bound, int]:
    """Return the bound that the words right before `at` set, and where these begin."""
    word = tables.bounds.last(folded, start, at)
    if not word:
        return Bound.EXACT, at
    return tables.bound_of[word], folded.rindex(word, start, at)


def _growth(
    folded: str, quantity: Quantity, start: int, before: int, reached: int, tables: _Tables
) -> tuple[Direction | None, int]:
    """Return which way the figure goes, if it is a change, and where the words for it begin."""
    word = "" if quantity.ordinal else tables.growth.last(folded, start, before)
    at = before
    if word:
        # 提高到 reaches, 提高 grows: the longer word decides.
        if reached < before and len(tables.reach.last(folded, start, before)) > len(word):
            word = ""
        if word in tables.no_level and quantity.unit not in tables.parts:
            word = ""
    elif quantity.unit in tables.parts and reached < before:
        # 增速达到12%: the noun says that it is growth.
        word = tables.growth.last(folded, start, reached)
        if word not in tables.heads:
            word = ""
        at = reached
    if not word:
        if quantity.unit.endswith("百分点"):
            turns = tables.turns.search(folded, max(start, before - 16), before)
            return Direction.DOWN if turns else Direction.UP, reached
        return None, reached
    begin = folded.rindex(word, start, at)
    direction = Direction.UP if word in tables.up else Direction.DOWN
    if folded.startswith("-", quantity.span.start):
        direction = Direction.DOWN
    if word in tables.kept:
        return direction, begin + len(word)
    while True:
        stripped = tables.qualifiers.strip(folded, start, begin)
        if (since := tables.since.search(folded, max(start, stripped - 12), stripped)) is not None:
            stripped = since.start()
        if stripped == begin:
            break
        begin = stripped
    return direction, begin


def _basis(folded: str, start: int, end: int, tables: _Tables) -> str | None:
    words = tables.bases.findall(folded, start, end)
    return words[-1] if words else None
