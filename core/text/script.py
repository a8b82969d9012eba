"""Simplified and Traditional characters: telling which one a text is in, and the table between."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

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


@cache
def simplified_forms() -> dict[int, str]:
    """Return the table Traditional → Simplified, one character for one, for `str.translate`.

    Built from the TSCharacters table of opencc-python-reimplemented, which is read as data so
    that the converter itself need not be imported.
    """
    spec = find_spec("opencc")
    assert spec is not None
    assert spec.origin is not None
    table = Path(spec.origin).with_name("dictionary") / "TSCharacters.txt"
    forms: dict[int, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1 and traditional != first:
            forms[ord(traditional)] = first
    forms.update((ord(traditional), simplified) for traditional, simplified in _ALSO.items())
    return {point: forms.get(ord(form), form) for point, form in forms.items()}


def script_of(text: str) -> Script:
    """Return the script that most of the telling characters of `text` belong to.

    A character tells where the two scripts write it differently. Simplified where nothing tells.
    """
    forms = simplified_forms()
    simplified_only = _simplified_only()
    sample = text[:: max(1, len(text) // _SAMPLE)]
    traditional = sum(map(forms.__contains__, map(ord, sample)))
    simplified = sum(map(simplified_only.__contains__, sample))
    return Script.HANT if traditional > simplified else Script.HANS


@cache
def _simplified_only() -> frozenset[str]:
    """Return the characters that only a Simplified text uses (里 and 后 stand in both)."""
    forms = simplified_forms()
    shared = set("".join(forms.values()).encode("big5", "ignore").decode("big5"))
    return frozenset(forms.values()) - shared - set(map(chr, forms))
