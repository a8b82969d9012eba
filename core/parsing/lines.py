"""Lines of a text, and the sentences of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.model import Span

LOST_LINES = 1_500
"""A line longer than this has lost the line ends between its paragraphs."""
LINE_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line: the same characters as for `str.splitlines`."""
_LINE = re.compile(rf"[^\s](?:[^{LINE_ENDS}]*[^\s])?")
_SENTENCE = re.compile(r"[^。!?]+[。!?]?")


def read_lines(folded: str) -> list[Span]:
    """Return the lines of `folded` that are not blank, trimmed, in text order.

    In a line so long that it has lost its line ends, the spaces that stand for them end lines:
    after a sentence, before a marker, and after what is short enough for a line.
    """
    lines: list[Span] = []
    for found in _LINE.finditer(folded):
        line = Span(*found.span())
        lines.extend(_regain(folded, line) if line.length > LOST_LINES else (line,))
    return lines


def _regain(folded: str, line: Span) -> Iterator[Span]:
    start = line.start
    counts = re.compile(_COUNTS)
    for space in re.compile(" +").finditer(folded, line.start, line.end):
        before, after = folded[space.start() - 1], folded[space.end()]
        counted = counts.match(folded, space.end()) is not None
        amid_number = before.isdecimal() != after.isdecimal() and not counted
        whole = before in "。!?;:" or counted
        short = space.start() - start <= _SHORT_LINE and not (amid_number and before.isalnum())
        if whole or short:
            yield Span(start, space.start())
            start = space.end()
    yield Span(start, line.end)


# A string, compiled where it is needed: most texts have kept their line ends.
_COUNTS = r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)"
_SHORT_LINE = 45
"""Up to this length, what stands between two spaces may be a line of its own."""


def sentences(folded: str, line: Span) -> list[Span]:
    """Return the sentences of a line, each with its full stop; the last may lack one."""
    return [Span(*found.span()) for found in _SENTENCE.finditer(folded, line.start, line.end)]
