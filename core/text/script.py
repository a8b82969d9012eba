"""Simplified and Traditional characters: telling which one a text is in, and the table between."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec

from core.model import Script

_ALSO = {
    # Forms that official Traditional texts use and the package's table keeps or leaves open.
    "著": "着",
    "瞭": "了",
    "覆": "复",
    "複": "复",
    "鍊": "炼",
    "鏈": "链",
    "裏": "里",
    "裡": "里",
    "於": "于",
    "臺": "台",
    "徵": "征",
    "餘": "余",
    "後": "后",
}
_SAMPLE = 1_000
"""Characters, taken evenly from a text, that are enough to tell its script by."""
_FIRST_HAN = "\u3400"
_TELLING = 0.12
"""A Traditional text has a Simplified form for a quarter of its characters, a Simplified one
(著 於) for hardly one of a thousand."""


@cache
def simplified_forms() -> dict[int, str]:
    """Return the table Traditional → Simplified, one character for one, for `str.translate`.

    Built from the TSCharacters table of opencc-python-reimplemented, which is read as data so
    that the converter itself need not be imported.
    """
    spec = find_spec("opencc")
    assert spec is not None
    assert spec.origin is not None
    table = f"{os.path.dirname(spec.origin)}/dictionary/TSCharacters.txt"  # noqa: PTH120
    with open(table, encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes long to import
        lines = file.read().splitlines()
    # A line is a character or word, a tab, and its forms with spaces between; the first counts.
    forms = {line[0]: line[2] for line in lines if line[1:2] == "\t" and line[3:4] in ("", " ")}
    forms |= _ALSO
    return {ord(old): forms.get(new, new) for old, new in forms.items() if old != new}


def script_of(text: str) -> Script:
    """Return the script of `text`: Simplified where hardly a character is Traditional alone."""
    forms = simplified_forms()
    sample = [ord(char) for char in text[:: max(1, len(text) // _SAMPLE)] if char >= _FIRST_HAN]
    traditional = sum(map(forms.__contains__, sample))
    return Script.HANT if traditional > _TELLING * len(sample) else Script.HANS
