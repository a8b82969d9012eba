"""The normal form in which text is matched: as long as the text, so that offsets stay true.

Full and half width, Traditional and Simplified, look-alike characters of the compatibility
blocks and the many kinds of space are folded together, one character for one. What Unicode
normalises to several characters (㎡, ⑴, …) is left as it is.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from core.text.script import simplified_forms

_COMPATIBLE = (
    range(0x2E80, 0x2FE0),  # radicals, which PDF files put in the place of characters
    range(0xF900, 0xFB00),  # CJK compatibility ideographs
    range(0xFE30, 0xFE70),  # vertical and small forms of punctuation
    range(0xFF01, 0xFF5F),  # full-width ASCII
)
_SPACES = (
    "\t\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff"
)


def fold(text: str) -> str:
    """Return the matching form of `text`; it has the same length, and offsets mean the same."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    table = dict(simplified_forms())
    for block in _COMPATIBLE:
        for point in block:
            folded = unicodedata.normalize("NFKC", chr(point))
            if len(folded) == 1 and folded != chr(point):
                table[point] = simplified_forms().get(ord(folded), folded)
    table.update((ord(space), " ") for space in _SPACES)
    return table
