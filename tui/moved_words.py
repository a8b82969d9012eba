"""Where the words of a document stand now that its file was read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.documents import Document

_WORDS = 24
"""Characters that a place is known by when its file has changed."""


class MovedWords:
    """Finds the words of one reading of a file in the next; each stretch is looked for once."""

    def __init__(self, before: Document, document: Document) -> None:
        from core.text.anchors import Anchorage  # noqa: PLC0415 - not at the start

        self.path = document.path
        """The file."""
        self._before = before.report.text
        self._text = document.report.text
        self._anchorage = Anchorage(self._text)
        self._found: dict[Span, Span | None] = {}

    def look_for(self, offsets: Iterable[int], spans: Iterable[Span]) -> None:
        """Find what will be asked for. Takes its time: no call for the UI thread."""
        for offset in offsets:
            self.place_of(offset)
        for span in spans:
            self.span_of(span)

    def place_of(self, offset: int) -> int:
        """Return where the words stand that stood at `offset`; the offset itself where they
        are gone."""
        found = self.span_of(Span(offset, min(offset + _WORDS, len(self._before))))
        return found.start if found else min(offset, len(self._text))

    def span_of(self, span: Span) -> Span | None:
        """Return where the words at `span` stand, or `None` where they are gone."""
        if span not in self._found:
            from core.text.anchors import anchor_of  # noqa: PLC0415 - as above

            found = self._anchorage.find(anchor_of(self._before, span))
            self._found[span] = found.span if found else None
        return self._found[span]
