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


JOINT = "\ue000"
"""Stands in folded text for a character of a line end that only wraps a paragraph.

Of the private use area: no pattern takes it for a space, a line end or a part of a word.
"""


def fold(text: str) -> str:
    """Return the matching form of `text`; it has the same length, and offsets mean the same."""
    return text.translate(_table())


def without_joints(text: str, folded: str) -> str:
    """Return `text` without the characters that are joints in `folded`, which is as long."""
    if JOINT not in folded:
        return text
    kept = zip(text, folded, strict=True)
    return "".join(char for char, folds_to in kept if folds_to != JOINT)


class _Table(dict[int, str]):
    """What characters fold to, found out when they first come: a text has but a thousand.

    It holds those that stay as they are, too: over a character that its table lacks,
    `translate` takes a fifth longer.
    """

    def __init__(self) -> None:
        super().__init__((ord(space), " ") for space in _SPACES)
        self._simplified = simplified_forms()

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if any(point in block for block in _COMPATIBLE):
            normal = unicodedata.normalize("NFKC", char)
            char = normal if len(normal) == 1 else char
        self[point] = self._simplified.get(ord(char), char)
        return self[point]


@cache
def _table() -> _Table:
    return _Table()
