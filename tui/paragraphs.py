"""Lines that a command prints, broken into rows where they are too long, by the rules of setting.

Rows keep the style of each stretch, and break as text does on the screen (`tui.typesetting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.lines import DIM, PLAIN, Line, cells, width_of
from tui.typesetting import break_rows


def rows(line: Line, width: int) -> Iterator[Line]:
    """Yield the rows of `line` that are up to `width` cells wide; at least one."""
    text = "".join(words for _, words in line)
    for bracket, unbroken in _BRACKETS.items():
        text = text.replace(bracket, unbroken)
    broken = break_rows(text, max(width, _LEAST), _Printed())
    for start, end in zip(broken.starts, broken.ends, strict=True):
        yield list(_cut_out(line, start, end))


def hanging(line: Line, width: int, lead: tuple[str, str] = (PLAIN, "")) -> Iterator[Line]:
    """Yield the rows of `line` behind `lead`, those after the first behind as much space.

    With the lead they are `width` cells wide.
    """
    style, words = lead
    depth = cells(words)
    for row in rows(line, width - depth):
        yield [(style, words), *row]
        words = " " * depth


def filled(items: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield rows of `items`, a gap between two, as many in each as fit into `width` cells."""
    row: Line = []
    for item in items:
        if row and width_of(row) + _GAP + cells(item[1]) > width:
            yield row
            row = []
        row += [(PLAIN, " " * _GAP), item] if row else [item]
    yield row


def beside(left: Line, right: Line, width: int) -> Iterator[Line]:
    """Yield the rows of two columns, a rule between them, `width` cells wide together."""
    column = (width - cells(_RULE)) // 2
    lefts, rights = list(rows(left, column)), list(rows(right, column))
    for at in range(max(len(lefts), len(rights))):
        one = lefts[at] if at < len(lefts) else []
        other = rights[at] if at < len(rights) else []
        yield [*one, (PLAIN, " " * (column - width_of(one))), (DIM, _RULE), *other]


_GAP = 3
_BRACKETS = {"[-": "[[", "-]": "]]", "{+": "{{", "+}": "}}"}
"""Brackets of two characters, and what is broken like them but not inside."""
_RULE = " │ "
_LEAST = 8
"""Cells that a row has at least: on a narrower terminal it reaches over the edge."""


class _Printed:
    """How wide characters are printed (`tui.lines`)."""

    def cells(self, text: str) -> bytes:
        """Return how many cells each character of `text` takes."""
        return bytes(map(cells, text))


def _cut_out(line: Line, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the stretches of `line` between two offsets."""
    at = 0
    for style, words in line:
        if piece := words[max(0, start - at) : max(0, end - at)]:
            yield style, piece
        at += len(words)
