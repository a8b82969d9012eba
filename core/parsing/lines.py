"""Lines of a text, and the sentences of a line."""

from __future__ import annotations

import re

from core.model import Span

LOST_LINES = 1_500
"""A line longer than this has lost the line ends between its paragraphs."""
LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line: the same characters as for `str.splitlines`."""
_LINE = re.compile(rf"[^\s](?:[^{LINE_ENDS}]*[^\s])?")
_SENTENCE = re.compile(r"[^。!?]+[。!?]?")


def read_lines(folded: str) -> list[Span]:
    """Return the lines of `folded` that are not blank, trimmed, in text order."""
    return [Span(*found.span()) for found in _LINE.finditer(folded)]


def sentences(folded: str, line: Span) -> list[Span]:
    """Return the sentences of a line, each with its full stop; the last may lack one."""
    return [Span(*found.span()) for found in _SENTENCE.finditer(folded, line.start, line.end)]
