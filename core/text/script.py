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
    forms: dict[int, str] = {}
    with open(table, encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes long to import
        lines = file.read().splitlines()
    for line in lines:
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first:
            forms[ord(traditional)] = first
    forms.update((ord(traditional), simplified) for traditional, simplified in _ALSO.items())
    return {point: forms.get(ord(form), form) for point, form in forms.items()}


def script_of(text: str) -> Script:
    """Return the script of `text`: Simplified where hardly a character is Traditional alone."""
    forms = simplified_forms()
    sample = text[:: max(1, len(text) // _SAMPLE)]
    traditional = sum(map(forms.__contains__, map(ord, sample)))
    return Script.HANT if traditional > _TELLING * len(sample) else Script.HANS
