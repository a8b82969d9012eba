"""Lines of a text: the stretches between line ends, without the spaces around them."""

from __future__ import annotations

import re

from core.model import Span

_LINE = re.compile(r"[^\s](?:[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*[^\s])?")


def read_lines(folded: str) -> list[Span]:
    """Return the lines of `folded` that are not blank, trimmed, in text order."""
    return [Span(*found.span()) for found in _LINE.finditer(folded)]
