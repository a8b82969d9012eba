"""Highlights: which stretches of a text are shown in which style, layer upon layer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple

from core.model import Span


class Mark(NamedTuple):
    """A stretch of text to highlight."""

    span: Span
    style: str
    """Name of the style: `heading-1`, `boilerplate`, `find`, …"""


class Sign(NamedTuple):
    """What stands in the gutter beside a row."""

    text: str
    """One cell wide in every terminal, as `tui.glyphs` draws it."""
    style: str
    """Name of the style, as for marks."""


class Piece(NamedTuple):
    """A stretch of text that is drawn in one way."""

    start: int
    end: int
    styles: tuple[str, ...]
    """From the lowest to the uppermost, which overrides."""


class Marks:
    """The highlights of a text. In a layer, a mark lies over those that start before it."""

    def __init__(self) -> None:
        self._layers: dict[str, _Layer] = {}

    def set(self, layer: str, marks: Iterable[Mark]) -> None:
        """Put `marks` into `layer` in the place of those there; layers that are set later,
        for the first time, lie over those that were set before."""
        self._layers[layer] = _Layer(marks)

    def of(self, layer: str) -> Sequence[Mark]:
        """Return the marks in `layer`, in text order."""
        return self._layers[layer].marks if layer in self._layers else ()

    def any_start(self, layer: str, start: int, end: int) -> bool:
        """Return whether a mark of `layer` starts in `[start, end)`."""
        return layer in self._layers and self._layers[layer].any_start(start, end)

    def clear(self) -> None:
        """Take all marks away; layers keep their order."""
        for name in self._layers:
            self._layers[name] = _Layer(())

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the pieces of `[start, end)`, in order and without gaps; none is empty."""
        marks = [mark for layer in self._layers.values() for mark in layer.across(start, end)]
        cuts = {start, end}
        for mark in marks:
            cuts.add(max(start, mark.span.start))
            cuts.add(min(end, mark.span.end))
        places = sorted(cuts)
        for first, last in pairwise(places):
            over = (mark.style for mark in marks if first in mark.span)
            yield Piece(first, last, tuple(over))


_span = attrgetter("span")


class _Layer:
    """Marks that can be looked up by place."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.marks = sorted(marks, key=_span)
        self._starts = [mark.span.start for mark in self.marks]
        self._reach = list(accumulate((mark.span.end for mark in self.marks), max))
        """How far the marks up to each one reach; ascending, so that it can be bisected."""

    def any_start(self, start: int, end: int) -> bool:
        """Return whether a mark starts in `[start, end)`."""
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end

    def across(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that share a character with `[start, end)`."""
        first = bisect_right(self._reach, start)
        for mark in self.marks[first : bisect_left(self._starts, end)]:
            if mark.span.end > start:
                yield mark
