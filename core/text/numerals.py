"""Chinese numerals: what they count, and years written in them."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_YEAR = re.compile(r"[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)")
_ARABIC = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def read_number(numeral: str) -> int:
    """Return what a numeral below one hundred counts: `二十三` → 23, `23` → 23; 0 for none."""
    if numeral.isdecimal():
        return int(numeral)
    total = 0
    for char in numeral:
        if char == "十":
            total = max(total, 1) * 10
        else:
            total += _DIGITS.get(char, 0)
    return total


def read_numeral(numeral: str) -> Decimal:
    """Return what a numeral of any size stands for: `一百二十三` → 123, `三点五` → 3.5, `百` → 100.

    What is no part of a numeral counts nothing.
    """
    whole, _, fraction = numeral.partition("点")
    total = section = digit = 0
    for char in whole:
        if char in _DIGITS:
            # Digits side by side are read as places: `二〇` is 20.
            digit = digit * 10 + _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            large = _LARGE[char]
            count = section + digit
            if total and large > _LARGE["万"]:
                total, count = 0, total + count  # 三万亿: thousands of what comes behind
            total += (count or 1) * large
            section = digit = 0
    value = Decimal(total + section + digit)
    if fraction:
        places = "".join(str(_DIGITS.get(char, "")) for char in fraction)
        value += Decimal(f"0.{places or 0}")
    return value


def read_approximate(numeral: str) -> tuple[Decimal, Decimal] | None:
    """Return the ends of what two digits side by side leave open: `两三` → 2 and 3, `七八十`.

    `None` where the numeral is exact.
    """
    found = _APPROXIMATE.fullmatch(numeral)
    if found is None or _DIGITS[found["low"]] + 1 != _DIGITS[found["high"]]:
        return None
    low, high = (found["before"] + found[end] + found["after"] for end in ("low", "high"))
    return read_numeral(low), read_numeral(high)


_APPROXIMATE = re.compile(
    "(?P<before>(?:.*[十百千万亿])?)(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<after>[十百千万亿]*)"
)


def scale_of(multiplier: str) -> Decimal:
    """Return by how much a multiplier behind digits multiplies: `万` → 10000, `万亿` → 10¹²."""
    scale = 1
    for char in multiplier:
        scale *= _SMALL.get(char) or _LARGE.get(char) or 1
    return Decimal(scale)


def with_arabic_years(folded: str) -> str:
    """Return a folded text of the same length with its years in digits: `二〇二四年` → `2024年`."""
    return _YEAR.sub(lambda found: found[0].translate(_ARABIC), folded)
