"""A text set in rows of one width, as far as anybody has looked at it.

Printers pull a galley to see a text set before it is made up into pages. Here a text of millions
of characters can be scrolled at once, because only the blocks in view are set; the number of rows
of the others is an estimate, which settles while there is time.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from tui.glyphs import Glyphs
from tui.typesetting import Rows, break_rows


class Row(NamedTuple):
    """A row of the galley, in code-point offsets of the whole text."""

    start: int
    end: int
    """Where what is drawn ends."""
    stop: int
    """Where the next row starts; behind the end of the text for the last one."""

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.stop


class Galley:
    """The rows of a text at one width. The indexes of rows shift until everything is set."""

    def __init__(self, text: str, starts: list[int], width: int, glyphs: Glyphs) -> None:
        """Take the `text`, and where its blocks start as `tui.typesetting.blocks` tells."""
        self.text = text
        self._starts = starts
        self._width = width
        self._glyphs = glyphs
        self._set: list[Rows | None] = [None] * len(starts)
        self._next = 0
        """Every block before this one has been set."""
        self._stops = [*starts[1:], len(text) + 1]
        self._heights = [
            max(1, (stop - start) * 2 // width)
            for start, stop in zip(starts, self._stops, strict=True)
        ]
        self._count()

    @property
    def height(self) -> int:
        """How many rows there are; partly an estimate while the galley is not settled."""
        return self._tops[-1]

    @property
    def is_settled(self) -> bool:
        """Tell whether every block has been set, so that indexes shift no more."""
        return self._next >= len(self._set)

    def row(self, index: int) -> Row | None:
        """Return the row at `index`, `None` past the end; sets its block if it has to be."""
        while 0 <= index < self.height:
            block = bisect_right(self._tops, index) - 1
            rows = self._rows(block)
            at = index - self._tops[block]
            if at < len(rows):
                return self._row(block, at)
        return None

    def row_of(self, offset: int) -> int:
        """Return the index of the row that holds `offset`; sets its block if it has to be."""
        block = self._block_of(offset)
        rows = self._rows(block)
        return self._tops[block] + rows.row_of(offset - self._starts[block])

    def offset_near(self, index: int) -> int:
        """Return where the row at `index` starts, or about where as long as its block is not set,
        which this does not do; past the end of the text for a row that is past the last one."""
        if index >= self.height:
            return len(self.text) + 1
        block = bisect_right(self._tops, index) - 1
        start, at = self._starts[block], index - self._tops[block]
        if rows := self._set[block]:
            return start + rows.starts[at]
        return start + (self._stops[block] - start) * at // self._heights[block]

    def step(self, offset: int, count: int) -> Row:
        """Return the row that is `count` rows below the one that holds `offset`, or the last
        (first) one. Sets all blocks in between."""
        at = self._block_of(offset)
        row = self.row_of(offset) - self._tops[at] + count
        while row < 0 and at > 0:
            at -= 1
            row += len(self._rows(at))
        while row >= len(self._rows(at)) and at + 1 < len(self._starts):
            row -= len(self._rows(at))
            at += 1
        return self._row(at, min(max(row, 0), len(self._rows(at)) - 1))

    def settle_next(self) -> None:
        """Set one more block, from the top down."""
        while not self.is_settled:
            was_set = self._set[self._next] is not None
            self._rows(self._next)
            self._next += 1
            if not was_set:
                return

    def _block_of(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _row(self, block: int, at: int) -> Row:
        """Return row number `at` of a block."""
        rows = self._rows(block)
        base = self._starts[block]
        is_last = at + 1 == len(rows)
        stop = self._stops[block] if is_last else base + rows.starts[at + 1]
        return Row(base + rows.starts[at], base + rows.ends[at], stop)

    def _rows(self, block: int) -> Rows:
        rows = self._set[block]
        if rows is None:
            text = self.text[self._starts[block] : self._stops[block]]
            rows = break_rows(text, self._width, self._glyphs)
            self._set[block] = rows
            if self._heights[block] != len(rows):
                self._heights[block] = len(rows)
                self._count()
        return rows

    def _count(self) -> None:
        """Count the rows above each block anew."""
        self._tops = list(accumulate(self._heights, initial=0))
