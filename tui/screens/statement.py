"""The dialog in which what a document was read as is set right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from tui.glyphs import Glyphs
from tui.keys import Keymap
from tui.particulars import FACTS, Particular, Particulars
from tui.screens.form import FormScreen
from tui.statements import LONGEST, Statement, period_in, place_in
from tui.strings import Strings
from tui.widgets.choice import Choice
from tui.widgets.notes import Note, Notes


class StatementScreen(FormScreen[Statement]):
    """Asks what is true of a document: a statement, or `None` where the user would rather not.

    What is left empty is as it is read.
    """

    AUTO_FOCUS = "#place"

    def __init__(
        self, particulars: Particulars, keymap: Keymap, strings: Strings, glyphs: Glyphs
    ) -> None:
        """Show the `particulars` as they were read, and start from what is stated by now."""
        super().__init__(keymap, strings, glyphs)
        self._particulars = particulars
        self._encodings = ["", *(name for name in particulars.openings if name)]
        """What can be chosen; empty for what the document seems to be in."""
        self._read = Notes(glyphs, id="particulars")

    def compose(self) -> ComposeResult:
        """Lay out what was read, the fields, and the line that says what is wrong."""
        yield from self.form(self._strings["state.title"], self._read, self._fields())

    def on_mount(self) -> None:
        """Show what was read, and start with the encoding where nothing else could be."""
        self._show_read()
        if not self._particulars.facts:
            self.query_one("#encoding").focus()

    def action_keep(self) -> None:
        """Go back with what is stated, if it can be true."""
        place = review = plan = None
        if words := self.typed("place").strip():
            place = place_in(words)
            if place is None:
                self._complain("place")
                return
        if words := self.typed("review_period").strip():
            review = period_in(words)
            if review is None:
                self._complain("review_period")
                return
        if words := self.typed("plan_period").strip():
            plan = period_in(words)
            if plan is None:
                self._complain("plan_period")
                return
        self.dismiss(Statement(self._encoding or None, place, review, plan))

    @property
    def _encoding(self) -> str:
        return self._encodings[self.chosen("encoding")]

    def _complain(self, name: str) -> None:
        wrong = "place" if name == "place" else "period"
        self.complain(self._strings[f"state.wrong.{wrong}"], name)

    def _fields(self) -> Iterator[tuple[str, Widget]]:
        strings, told = self._strings, self._particulars
        seems = told.encoding or strings["state.unreadable"]
        labels = [strings.format("state.seems", encoding=seems), *self._encodings[1:]]
        stated = told.statement.encoding or ""
        at = self._encodings.index(stated) if stated in self._encodings else 0
        yield strings["state.encoding"], Choice(labels, at, self._glyphs, id="encoding")
        for name in FACTS:
            read = told.facts.get(name, Particular(""))
            field = Input(
                getattr(told.statement, name) or "",
                placeholder=self._glyphs.draw(read.value),
                id=name,
                compact=True,
                max_length=LONGEST,
            )
            yield strings[f"state.{name}"], field

    @on(Choice.Changed)
    def _show_read(self) -> None:
        """Show what was read, and how the document begins in the encoding that is chosen."""
        strings, told = self._strings, self._particulars
        notes = [Note("", PurePath(told.path).name)]
        opening = told.openings.get(self._encoding, strings["state.unreadable"])
        notes.append(Note(strings["state.opening"] + " ", opening))
        for name, fact in told.facts.items():
            notes.append(Note(strings[f"state.{name}"] + " ", self._said_of(fact)))
        notes.append(Note("", strings["state.empty"]))
        self._read.show(notes)

    def _said_of(self, fact: Particular) -> str:
        """Return what was read of a fact, and where from."""
        if not fact.value:
            return self._strings["state.not_found"]
        how = "state.guessed" if fact.guessed else "state.told"
        words = f"“{fact.words}”" if fact.words else ""
        return self._strings.format(how, value=fact.value, words=words).strip()
