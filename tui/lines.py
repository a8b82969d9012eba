"""Lines that a command prints: measured in the cells of a terminal, cut to it, coloured."""

from __future__ import annotations

import unicodedata

Line = list[tuple[str, str]]
"""Stretches of a line: their style, a parameter of SGR, and their words."""

PLAIN, BOLD, DIM, RED, GREEN, YELLOW, BLUE = "", "1", "2", "31", "32", "33", "34"
"""Parameters of SGR (ECMA-48), which a terminal shows in the colours of its own theme."""


def printed(line: Line, width: int | None, *, colour: bool) -> str:
    """Return `line` as it is sent: cut where it has more than `width` cells, not if `None`."""
    stretches = line if width is None else _cut(line, width)
    if not colour:
        return "".join(words for _, words in stretches)
    return "".join(f"\x1b[{style}m{words}\x1b[m" if style else words for style, words in stretches)


def cells(text: str) -> int:
    """Return how many cells of a terminal `text` takes (UAX #11), ambiguous ones counted once."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def width_of(line: Line) -> int:
    """Return how many cells of a terminal `line` takes."""
    return sum(cells(words) for _, words in line)


def padded(text: str, width: int) -> str:
    """Return `text` with spaces behind it, `width` cells of them together; more if it is longer."""
    return text + " " * (width - cells(text))


def indented(text: str, width: int) -> str:
    """Return `text` with spaces before it, `width` cells of them together; more if it is longer."""
    return " " * (width - cells(text)) + text


def shortened(text: str, width: int) -> str:
    """Return `text` in no more than `width` cells, an ellipsis at its end if it is cut."""
    return text if cells(text) <= width else _fitting(text, width - 1) + "…"


def _cut(line: Line, width: int) -> Line:
    """Return as much of `line` as fits into `width` cells, an ellipsis at its end if it is cut."""
    left = width - width_of(line)
    if left >= 0:
        return line
    left = width - 1
    kept: Line = []
    for style, words in line:
        fitting = _fitting(words, left)
        left -= cells(fitting)
        kept.append((style, fitting))
        if fitting != words:
            break
    return [*kept, (DIM, "…")]


def _fitting(words: str, width: int) -> str:
    taken = 0
    for at, char in enumerate(words):
        taken += _cells(char)
        if taken > width:
            return words[:at]
    return words


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
