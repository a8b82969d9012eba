"""The figures of an open document as lists and dialogs show them, corrections and all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from core.indicators.corrections import Correction, Fields, fields_of
from core.model import Direction, Indicator, Kind, Span
from tui.documents import Document


class Mark(StrEnum):
    """What the user did to a figure."""

    CORRECTED = "corrected"
    DROPPED = "dropped"
    """It is no figure, says the user."""
    LOST = "lost"
    """It was corrected, and its words are gone from the file."""


class Class(StrEnum):
    """What a figure is looked for by: its kind, and which way a change goes."""

    LEVEL = "level"
    UP = "up"
    DOWN = "down"
    CHANGE = "change"
    """One that goes no way."""
    SHARE = "share"
    RANK = "rank"


class Figure(NamedTuple):
    """A figure of the document, or one that was dropped or lost."""

    words: str
    """The number with its unit, as written."""
    span: Span | None
    """Where they stand; `None` where they are lost."""
    sentence: Span | None
    """What they stand in."""
    section: int | None
    """Index of the innermost section around them."""
    fields: Fields | None
    """What it says; `None` for a dropped one that was lost."""
    canonical: str | None = None
    base_value: Decimal | None = None
    base_unit: str | None = None
    mark: Mark | None = None
    correction: Correction | None = None
    """What the user did to it."""

    @property
    def class_(self) -> Class | None:
        """Its class; `None` where nothing is known of it."""
        if self.fields is None:
            return None
        if self.fields.kind is not Kind.CHANGE:
            return Class(self.fields.kind.value)
        match self.fields.direction:
            case Direction.UP:
                return Class.UP
            case Direction.DOWN:
                return Class.DOWN
        return Class.CHANGE


def figures_of(document: Document) -> tuple[Figure, ...]:
    """Return the figures of `document` in text order, those that are dropped in their places.

    Corrections that were lost come last.
    """
    return tuple(_figures(document))


def figure_at(document: Document, offset: int) -> Figure | None:
    """Return the figure that a reader at `offset` means.

    The one that the character belongs to, or else the next one of the same paragraph.
    """
    text = document.report.text
    end = text.find("\n", offset)
    end = end if end >= 0 else len(text)
    for figure in figures_of(document):
        if figure.span and figure.span.end > offset:
            return figure if figure.span.start < max(end, offset + 1) else None
    return None


def _figures(document: Document) -> Iterator[Figure]:
    text = document.report.text
    edges = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    now = iter(document.report.indicators)
    found = document.corrections and document.corrections.found
    corrections = found.figures if found else {}
    for index, read in enumerate(document.as_read.indicators):
        correction = corrections.get(index)
        if correction is None:
            yield _figure(next(now), text, edges)
        elif correction.fields is None:
            yield _figure(read, text, edges, Mark.DROPPED, correction)
        else:
            yield _figure(next(now), text, edges, Mark.CORRECTED, correction)
    for lost in found.lost if found else ():
        yield Figure(lost.quote, None, None, None, lost.fields, mark=Mark.LOST, correction=lost)


_SENTENCE_END = re.compile(r"[。！？!?\n][”’」』）)]?|[；;]")


def _figure(
    indicator: Indicator,
    text: str,
    edges: list[int],
    mark: Mark | None = None,
    correction: Correction | None = None,
) -> Figure:
    span = indicator.span
    at = bisect_right(edges, span.start)
    end = max(edges[min(at, len(edges) - 1)], span.end)
    return Figure(
        span.of(text),
        span,
        _trimmed(Span(edges[at - 1], end), text),
        indicator.section,
        fields_of(indicator),
        indicator.canonical,
        indicator.base_value,
        indicator.base_unit,
        mark,
        correction,
    )


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
