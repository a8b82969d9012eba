"""The line in which a note on a passage is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Input

from core.annotations import Annotation
from tui.glyphs import Glyphs
from tui.keys import Scope
from tui.strings import Strings
from tui.widgets.indicator_table import Quotation
from tui.widgets.prompt import Prompt

LONGEST = 500
"""Characters of a note."""


class NoteScreen(ModalScreen[str | None]):
    """Asks for a note: its words, none to have no note, `None` to leave it as it was."""

    keyboard = Scope.FIND
    """Where the keyboard is: in a line that is typed."""

    def __init__(self, annotation: Annotation, strings: Strings, glyphs: Glyphs) -> None:
        """Ask about the passage of `annotation`, from the note that it has."""
        super().__init__()
        self._note = annotation.note
        self._strings = strings
        self._quotation = Quotation(glyphs)
        draw = glyphs.draw
        anchor = annotation.anchor
        words = (anchor.before, anchor.quote, anchor.after)
        before, quote, after = (draw(re.sub(r"\s+", " ", each)) for each in words)
        self._quotation.show(draw(annotation.section), (before, quote, after))
        self._prompt = Prompt(Scope.FIND, "»", id="note-words")

    def compose(self) -> ComposeResult:
        """Lay out the passage above the line."""
        with Vertical(id="note-dialog") as pane:
            pane.border_title = self._strings["notes.note"]
            yield self._quotation
            yield self._prompt

    async def on_mount(self) -> None:
        """Begin with the note as it is."""
        await self._prompt.open(self._note)
        field = self.query_one(Input)
        field.select_on_focus = False  # what stands there is to be gone on with
        field.cursor_position = len(self._note)

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first."""
        yield from self._prompt.ancestors_with_self

    def show_pending(self, strokes: str) -> None:
        """Show nothing: every key is typed."""

    @on(Prompt.Kept)
    def _kept(self, message: Prompt.Kept) -> None:
        self.dismiss(" ".join(message.words.split())[:LONGEST])

    @on(Prompt.Dropped)
    def _dropped(self) -> None:
        self.dismiss(None)
