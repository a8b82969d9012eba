"""Painting a row of a text: its marks, the selection, the bar at the current row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import add

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from core.model import Span
from tui.galley import Row
from tui.glyphs import Glyphs
from tui.marks import Marks, Sign

SignOf = Callable[[Iterable[tuple[str, ...]]], Sign | None]
"""Tells the sign beside a row from the styles of its pieces."""


OWN_SIGNS = {
    "bookmark-begins": Sign("»", "sign"),
    "note-begins": Sign("*", "sign"),
    "section-marked": Sign("✓", "sign"),
}
"""Names of marks that are but signs of the user's own, at the left of the gutter."""


class RowPainter:
    """Paints rows of one text, and keeps what it painted until something changes."""

    def __init__(
        self, glyphs: Glyphs, style_of: Callable[[str], Style], sign_of: SignOf | None = None
    ) -> None:
        """Paint in the styles that `style_of` gives for the names of marks, and for `text`
        (whole), `place` (whole), `bar`, `bar-focused` and `selection`; with the signs of
        `sign_of` in the gutter."""
        self.text = ""
        """What rows are rows of."""
        self.marks = Marks()
        """What is highlighted in it; after a change, `forget`."""
        self._glyphs = glyphs
        self._style_of = style_of
        self._sign_of = sign_of
        self._styles: dict[tuple[str, ...], Style] = {}
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(_KEPT)

    def forget(self) -> None:
        """Paint everything anew from now on: text, marks, styles or rows have changed."""
        self._styles.clear()
        self._strips.clear()

    def forget_row(self, row: Row, width: int) -> None:
        """Paint `row` anew at this width: the marks in it have changed."""
        self._strips.discard((row.start, width))

    def paint(
        self, row: Row, width: int, gutter: int, *, bar: str = "", selected: Span | None = None
    ) -> Strip:
        """Return `row`, `width` cells wide, behind a `gutter` of so many.

        The current row has a `bar` at the left of the gutter: the name of its style; a sign
        stands next to it. One of `OWN_SIGNS` stands in the place of the bar, or, where there is
        one, of the other sign. A character knows its offset in the text, from which Textual tells
        what the mouse selects: `Offset(offset, 0)`.
        """
        if selected is None or selected.end <= row.start or row.end <= selected.start:
            selected = None
        if bar or selected:
            return self._painted(row, width, gutter, bar, selected)
        key = (row.start, width)
        strip = self._strips.get(key)
        if strip is None:
            self._strips[key] = strip = self._painted(row, width, gutter, bar, selected)
        return strip

    def _painted(self, row: Row, width: int, gutter: int, bar: str, selected: Span | None) -> Strip:
        base = "place" if bar else "text"
        # One cell each: in a longer segment Textual would count cells as characters.
        segments = [Segment(" ", self._style(base) + _at(row.start)) for _ in range(gutter)]
        if segments and bar:
            segments[0] = Segment(self._glyphs.draw(_BAR), self._style(base, bar) + _at(row.start))
        if segments and self._sign_of:
            styles = (piece.styles for piece in self.marks.pieces(row.start, row.end))
            if sign := self._sign_of(styles):
                style = self._style(base, sign.style) + _at(row.start)
                segments[_SIGN] = Segment(self._glyphs.draw(sign.text), style)
        if segments and (own := self._own_sign(row)):
            style = self._style(base, own.style) + _at(row.start)
            segments[_SIGN if bar else 0] = Segment(self._glyphs.draw(own.text), style)
        first, last = row.start, row.start
        if selected:
            first, last = max(selected.start, row.start), min(selected.end, row.end)
        segments += self._segments(row.start, first, base)
        segments += self._segments(first, last, base, "selection")
        segments += self._segments(last, row.end, base)
        # Behind the row, the mouse points at its last character.
        segments.append(Segment("", _at(max(row.start, row.end - 1))))
        return Strip(segments).adjust_cell_length(width, self._style(base))

    def _own_sign(self, row: Row) -> Sign | None:
        """Return the sign of what the user made begin in `row`."""
        pieces = self.marks.pieces(row.start, row.end)
        names = {name for piece in pieces for name in piece.styles}
        return next((sign for name, sign in reversed(OWN_SIGNS.items()) if name in names), None)

    def _segments(self, start: int, end: int, base: str, over: str = "") -> list[Segment]:
        segments: list[Segment] = []
        for piece in self.marks.pieces(start, end):
            names = (base, *piece.styles, over) if over else (base, *piece.styles)
            style = self._style(*names)
            text = self.text[piece.start : piece.end]
            if self._glyphs.is_even(text):
                segments.append(Segment(self._glyphs.draw(text), style + _at(piece.start)))
                continue
            for at, char in enumerate(text, piece.start):
                segments += [Segment(part, style + _at(at)) for part in self._glyphs.draw(char)]
        return segments

    def _style(self, *names: str) -> Style:
        """Return the styles of these names laid over one another."""
        style = self._styles.get(names)
        if style is None:
            self._styles[names] = style = reduce(add, map(self._style_of, names))
        return style


def _at(offset: int) -> Style:
    """Return the style that tells Textual what the mouse points at."""
    return Style.from_meta({"offset": (offset, 0)})


_BAR = "┃"
_SIGN = 1
"""The cell of the gutter in which signs stand: apart from the words, of which they are none."""
_KEPT = 1_000
"""Rows that are kept as they were painted."""
