"""Units: which words are some, what family they belong to, and their base."""

from __future__ import annotations

import re
from decimal import Decimal
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
    """How many of the base it is."""


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
            word: Unit(family, base, Decimal(factor))
            for word, (base, factor) in lexicon[family].items()
        }
    return units | {
        word: Unit(Family.MONEY, base, Decimal(1)) for word, base in lexicon["money"].items()
    }


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
    """Return `value` of `unit` in its base, exactly, without trailing zeros."""
    return plain(value * unit.factor)


def plain(value: Decimal) -> Decimal:
    """Return `value` written without an exponent and without trailing zeros."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < _PRECISE else value
    return value.normalize()


_PRECISE = 26
"""Larger numbers keep the form in which they were written."""
