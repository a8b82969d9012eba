"""Units: which words are some, what family they belong to, and their base."""

from __future__ import annotations

import re
from collections.abc import Container
from decimal import Context, Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from core.lexicon import read_lexicon
from core.text.numerals import scale_of


class Family(StrEnum):
    """What can be added up and compared."""

    MONEY = "money"
    MEASURED = "measured"
    PEOPLE = "people"
    SHARE = "share"
    COUNT = "count"


class Unit(NamedTuple):
    """What a unit is worth."""

    family: Family
    base: str
    """The unit that others of its kind are brought to."""
    factor: Decimal
    """How many of the base it is, times the divisor."""
    divisor: Decimal = Decimal(1)


@cache
def known_units() -> dict[str, Unit]:
    """Return every unit of the lexicon, in the folded form."""
    lexicon = read_lexicon("units")
    units = {word: Unit(Family.COUNT, word, Decimal(1)) for word in lexicon["counts"]["words"]}
    units |= {
        word: Unit(Family.PEOPLE, base, Decimal(1)) for word, base in lexicon["people"].items()
    }
    for family in (Family.MEASURED, Family.SHARE):
        units |= {
            word: Unit(family, base, *map(Decimal, factor.split("/")))
            for word, (base, factor) in lexicon[family].items()
        }
    return units | {
        word: Unit(Family.MONEY, base, Decimal(1)) for word, base in lexicon["money"].items()
    }


def unit_at(folded: str, at: int, *, among: Container[str] | None = None) -> str:
    """Return the longest unit that stands at an offset, or nothing: `个百分点`, not `个`.

    A word that begins another one is none (`3方面`); `among` holds the units to look for, where
    it is not all.
    """
    reader = _reader()
    words = known_units() if among is None else among
    for length in range(reader.longest, 0, -1):
        word = folded[at : at + length]
        if len(word) < length or word not in words:
            continue
        end = at + length
        if folded.startswith(reader.not_followed.get(word, ()), end):
            continue
        after = folded[end : end + 1]
        if word[-1].isascii() and word[-1].isalpha() and after.isascii() and after.isalnum():
            continue
        return word
    return ""


class _Reader(NamedTuple):
    longest: int
    not_followed: dict[str, tuple[str, ...]]


@cache
def _reader() -> _Reader:
    others = read_lexicon("units")["not_followed"]
    return _Reader(
        max(map(len, known_units())),
        {word: tuple(followers.split()) for word, followers in others.items()},
    )


_MULTIPLIER = re.compile(r"[十百千万亿]+(?=.)")


def unit_of(unit: str) -> Unit:
    """Return what `unit`, in the folded form, is worth; an unknown one is its own base.

    Money comes with its multiplier: `亿元` is 100,000,000 元.
    """
    known = known_units().get(unit)
    if known is not None:
        return known
    if (multiplier := _MULTIPLIER.match(unit)) is not None:
        bare = known_units().get(unit[multiplier.end() :])
        if bare is not None:
            return bare._replace(factor=bare.factor * scale_of(multiplier[0]))
    return Unit(Family.COUNT, unit, Decimal(1))


def in_base(value: Decimal, unit: Unit) -> Decimal:
    """Return `value` of `unit` in its base, without trailing zeros.

    Exact, but for units that are no decimal fraction of it (`亩`): these have six places.
    """
    product = value * unit.factor
    if unit.divisor != 1:
        product = round(product / unit.divisor, _PLACES)
    return plain(product)


_PLACES = 6
EXACT = Context(prec=120)
"""In which all that is read stays exact, whatever context the caller has set."""


def plain(value: Decimal) -> Decimal:
    """Return `value` written without an exponent and without trailing zeros."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < _PRECISE else value
    return value.normalize()


_PRECISE = 100
"""Larger numbers keep the form in which they were written."""
