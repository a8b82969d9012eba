"""A list of offers that what is typed narrows down, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.cells import cell_len

from core.model import Span
from tui.glyphs import Glyphs
from tui.matching import Labels, Query
from tui.offers import BETWEEN, Offer
from tui.widgets.row_list import Line, Piece, RowList

_LEAST_NAME = 12
"""Cells of a name that stay when something in the remark has to be seen."""


class OfferList(RowList[Offer[Any]]):
    """Offers; the characters that match are marked."""

    def __init__(self, offers: Sequence[Offer[Any]], start: int, glyphs: Glyphs) -> None:
        """List `offers`, with the cursor on the one at `start` as long as nothing is typed."""
        super().__init__(glyphs)
        self._offers = offers
        self._start = start
        self._query = Query("")
        self.labels = Labels([offer.label for offer in offers])
        """What the offers are found by."""

    def filter(self, words: str) -> None:
        """List what matches `words`, the best under the cursor; without words, everything."""
        self._query = Query(words)
        if self._query.words:
            rows = [self._offers[at] for at in self.labels.ranked(self._query)]
            self.set_rows(rows, 0 if rows else None)
        else:
            self.set_rows(self._offers, self._start if self._offers else None)

    def line_of(self, row: Offer[Any], width: int) -> Line:
        """Return name and remark with what matches in them marked, and what stands at the right."""
        in_name, in_remark = self._query.matched(row.label)
        name = [*_pieces(row.label.name, in_name, "")]
        remark: list[Piece] = []
        if row.label.remark:
            fields = [*_fields(row.label.remark, in_remark)]
            # What was typed is seen at once, whatever else there is no room for.
            fields.sort(key=lambda field: all(piece.style != "matched" for piece in field))
            remark = [piece for field in fields for piece in (Piece(BETWEEN), *field)]
            if in_remark:
                room = width - sum(
                    map(self._cells, (*fields[0], Piece(BETWEEN + row.right + "   ")))
                )
                name = [*self._cut(name, max(room, _LEAST_NAME))]
        right = (Piece(f" {row.right} ", "quiet"),) if row.right else ()
        return Line((Piece(" "), *name, *remark), right)

    def _cut(self, pieces: Iterable[Piece], room: int) -> Iterator[Piece]:
        """Yield as much of `pieces` as fits into so many cells."""
        for piece in pieces:
            if (cells := self._cells(piece)) > room:
                text = piece.text
                while text and self._cells(Piece(f"{text}…")) > room:
                    text = text[:-1]
                yield Piece(f"{text}…", piece.style)
                return
            room -= cells
            yield piece

    def _cells(self, piece: Piece) -> int:
        return cell_len(self._glyphs.draw(piece.text))


def _fields(remark: str, matched: Sequence[Span]) -> Iterator[list[Piece]]:
    """Yield the fields of a remark."""
    start = 0
    for field in remark.split(BETWEEN):
        end = start + len(field)
        spans = [Span(max(at.start, start) - start, min(at.end, end) - start) for at in matched]
        yield [*_pieces(field, [span for span in spans if span.start < span.end], "quiet")]
        start = end + len(BETWEEN)


def _pieces(text: str, matched: Iterable[Span], style: str) -> Iterator[Piece]:
    """Yield `text` in `style`, but for the spans that are `matched`."""
    place = 0
    for start, end in matched:
        if start > place:
            yield Piece(text[place:start], style)
        if end > (start := max(start, place)):
            yield Piece(text[start:end], "matched")
        place = max(place, end)
    if place < len(text):
        yield Piece(text[place:], style)
