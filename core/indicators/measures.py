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
    bound, before = _bound_before(folded, start, at)
    limit, behind = _bound_behind(folded, quantity.span.end, end)
    if limit is not Bound.EXACT and bound is not Bound.AT_MOST:
        bound = limit
    if bound is Bound.EXACT and quantity.hedge:
        bound = Bound.AT_LEAST if quantity.hedge == "上" else Bound.ABOUT
    lead_end = tables.reach.strip(folded, start, before)
    direction, basis = None, None
    if quantity.ordinal:
        kind = Kind.RANK
        if (won := tables.won.search(folded, start, before)) is not None:
            lead_end = min(lead_end, won.start())
    elif (growth := _growth(folded, quantity, start, before, lead_end)) is not None:
        kind, direction = Kind.CHANGE, growth.direction
        lead_end = tables.reach.strip(folded, start, growth.start)
        basis = _basis(folded, max(start, lead_end - _BASIS), at)
    else:
        kind = Kind.SHARE if quantity.unit in tables.parts else Kind.LEVEL
    reached = _is_reached(folded, quantity, lead_end, before)
    return Measure(kind, direction, basis, bound, lead_end, behind, reached)


_BASIS = 4
"""What a change is measured against may have been taken for the end of the words before it."""


def bound_behind(folded: str, start: int, end: int) -> Bound:
    """Return the bound that the words behind a number set (`以上`), which end before `end`."""
    return _bound_behind(folded, start, end)[0]


def _bound_behind(folded: str, start: int, end: int) -> tuple[Bound, int]:
    """Return that bound, and where its words end."""
    for bound, pattern in _tables().behind:
        if (found := pattern.match(folded, start, end)) is not None:
            return bound, found.end()
    return Bound.EXACT, start


def _bound_before(folded: str, start: int, at: int) -> tuple[Bound, int]:
    """Return the bound that the words right before `at` set, and where these begin."""
    tables = _tables()
    word = tables.bounds.last(folded, start, at)
    if not word:
        return Bound.EXACT, at
    return tables.bound_of[word], folded.rindex(word, start, at)


class _Growth(NamedTuple):
    """That a figure is a change."""

    direction: Direction
    start: int
    """Where the words for it begin."""


def _growth(
    folded: str, quantity: Quantity, start: int, before: int, reached: int
) -> _Growth | None:
    """Return which way the figure goes, if it is a change.

    Its words end at `before`, and without those of reaching at `reached`.
    """
    tables = _tables()
    word, at = _growth_word(folded, quantity, start, before, reached)
    if not word:
        if not quantity.unit.endswith("百分点"):
            return None
        falls = tables.falls.search(folded, max(start, before - _NEAR), before)
        return _Growth(Direction.DOWN if falls else Direction.UP, reached)
    begin = folded.rindex(word, start, at)
    is_negative = folded.startswith("-", quantity.span.start)
    is_up = (word in tables.up or word in tables.signless) and not is_negative
    direction = Direction.UP if is_up else Direction.DOWN
    if word in tables.kept:
        return _Growth(direction, begin + len(word))
    return _Growth(direction, _without_qualifiers(folded, start, begin))


_NEAR = 16
"""So far before percentage points is looked for a word that makes them a decline."""


def _growth_word(
    folded: str, quantity: Quantity, start: int, before: int, reached: int
) -> tuple[str, int]:
    """Return the word that tells a change, or nothing, and the end of the stretch it ends."""
    tables = _tables()
    is_share = quantity.unit in tables.parts
    word = tables.growth.last(folded, start, before)
    if not word:
        # 增速达到12%: the noun says that it is growth.
        word = tables.growth.last(folded, start, reached) if is_share and reached < before else ""
        if word in tables.heads:
            return word, reached
        # 同比-8.1%: what it is measured against says so alone.
        return (tables.against.last(folded, start, before) if is_share else ""), before
    # 提高到 reaches, 提高 grows: the longer word decides.
    if reached < before and len(tables.reach.last(folded, start, before)) > len(word):
        return "", before
    # 优化36条公交线路 counts what was improved.
    return ("" if word in tables.no_level and not is_share else word), before


def _without_qualifiers(folded: str, start: int, end: int) -> int:
    """Return where a stretch ends without what a change is measured against: `较2023年同比`."""
    tables = _tables()
    while True:
        rest = tables.qualifiers.strip(folded, start, end)
        since = tables.since.search(folded, max(start, rest - _SINCE), rest)
        rest = rest if since is None else since.start()
        if rest == end:
            return end
        end = rest


_SINCE = 12
"""As long as `较2023年同期` may be."""


def _basis(folded: str, start: int, end: int) -> str | None:
    words = _tables().bases.findall(folded, start, end)
    return words[-1] if words else None


def _is_reached(folded: str, quantity: Quantity, start: int, end: int) -> bool:
    """Return whether the words between end in a verb of reaching.

    为 is "is" before a rate or a sum, and "for" before people and things: 为36家企业.
    """
    if start >= end:
        return False
    word = _tables().firm.last(folded, start, end)
    if word == _FOR:
        return unit_of(quantity.unit).family not in _COUNTED
    return word != ""


_FOR = "为"
_COUNTED = (Family.COUNT, Family.PEOPLE)


class _Tables(NamedTuple):
    bounds: Ending
    bound_of: dict[str, Bound]
    """By the words before a number."""
    behind: tuple[tuple[Bound, re.Pattern[str]], ...]
    """Bounds by the words behind a number, in the order in which they count."""
    reach: Ending
    """What leads from a name to its number."""
    firm: Ending
    """Verbs of reaching."""
    growth: Ending
    """Words of growth and decline."""
    up: frozenset[str]
    """Those of growth."""
    no_level: frozenset[str]
    """Those that do not tell by how much an amount has grown."""
    kept: frozenset[str]
    """Those that belong to the name of what they tell."""
    against: Ending
    """Of what a change is measured against, the words that need no word of growth: `同比`."""
    signless: frozenset[str]
    """The same; the sign of the number tells which way it goes."""
    heads: frozenset[str]
    """Those that a verb of reaching may follow."""
    falls: re.Pattern[str]
    """Those that make a decline of percentage points."""
    qualifiers: Ending
    """What stands before words of growth and is no part of a name: `同比`."""
    since: re.Pattern[str]
    """Likewise, with a year: `较2023年同期`."""
    bases: re.Pattern[str]
    won: re.Pattern[str]
    """What leads to a place that was won."""
    parts: frozenset[str]
    """Units of shares."""


_BOUNDS = (("at_most", Bound.AT_MOST), ("at_least", Bound.AT_LEAST), ("around", Bound.ABOUT))


@cache
def _tables() -> _Tables:
    names, lexicon = read_lexicon("names"), read_lexicon("measures")
    growth, guards = names["growth"], names["reach_guards"]
    bound_of = {word: bound for key, bound in _BOUNDS for word in lexicon["bounds_before"][key]}
    return _Tables(
        bounds=Ending(bound_of, guards),
        bound_of=bound_of,
        behind=tuple((bound, re.compile(lexicon["bounds_behind"][key])) for key, bound in _BOUNDS),
        reach=Ending(names["reach"], guards),
        firm=Ending(names["firm"]["words"]),
        growth=Ending([*growth["up"], *growth["down"]], growth["guards"]),
        up=frozenset(growth["up"]),
        no_level=frozenset(growth["no_level"]),
        kept=frozenset(growth["kept"]),
        against=Ending(growth["against"]),
        signless=frozenset(growth["against"]),
        heads=frozenset(growth["heads"]),
        falls=re.compile("|".join(growth["falls"])),
        qualifiers=Ending(growth["qualifiers"]),
        since=re.compile(lexicon["since"]),
        bases=re.compile("|".join(lexicon["bases"]["words"])),
        won=re.compile("|".join(names["won"])),
        parts=frozenset(read_lexicon("units")["share"]),
    )
