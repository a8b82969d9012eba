"""A few lines about what is under the cursor, and the line above a list that names its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from tui.glyphs import Glyphs
from tui.typesetting import break_rows


class Note(NamedTuple):
    """What is said, behind what it is about."""

    label: str
    words: str


class Notes(Widget):
    """Notes below one another; one that is long goes on in the lines that the others leave."""

    DEFAULT_CSS = "Notes { height: 4; }"

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._notes: Sequence[Note] = ()

    def show(self, notes: Sequence[Note]) -> None:
        """Show `notes`, those without words left out."""
        self._notes = [note for note in notes if note.words]
        self.refresh()

    def render(self) -> Content:
        """Return as much of the notes as there is room for."""
        width, height = max(2, self.content_size.width), self.content_size.height
        spare = height - len(self._notes)
        lines = []
        for note in self._notes:
            label, words = map(self._glyphs.draw, note)
            text = Content.assemble((label, "$text-muted"), " " * bool(label), words)
            rows = break_rows(text.plain, width, self._glyphs)
            taken = min(len(rows), 1 + max(0, spare))
            spare -= taken - 1
            ends = zip(rows.starts[:taken], rows.ends[:taken], strict=True)
            lines += [text[start:end] for start, end in ends]
        return Content("\n").join(lines[:height])


class HeadLine(Widget):
    """What stands above the columns of a list."""

    DEFAULT_CSS = "HeadLine { height: 1; color: $text-muted; }"

    def __init__(self, words: Callable[[], str]) -> None:
        """Show the `words`, which are in drawn form and asked for whenever it is drawn."""
        super().__init__()
        self._words = words

    def render(self) -> Content:
        """Return the line."""
        return Content(self._words())
