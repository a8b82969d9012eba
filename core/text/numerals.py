"""Chinese numerals: what they count, and years written in them."""

from __future__ import annotations

import re

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
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


def with_arabic_years(folded: str) -> str:
    """Return a folded text of the same length with its years in digits: `二〇二四年` → `2024年`."""
    return _YEAR.sub(lambda found: found[0].translate(_ARABIC), folded)
