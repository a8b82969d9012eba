"""The dialog in which a figure that was read wrong is set right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from core.indicators.corrections import Fields, Wrong, number_of, wrong_in
from core.model import Bound, Direction, Kind, Status
from tui.glyphs import Glyphs
from tui.keys import Keymap, Scope
from tui.strings import Strings
from tui.widgets.choice import Choice
from tui.widgets.indicator_table import Quotation
from tui.widgets.status_line import KeyHints

_CHOICES: dict[str, tuple[StrEnum, ...]] = {
    "kind": tuple(Kind),
    "direction": tuple(Direction),
    "bound": tuple(Bound),
    "status": tuple(Status),
}
_LONGEST = 200
"""Characters that a field takes."""


class CorrectionScreen(ModalScreen[Fields | None]):
    """Asks what a figure is in truth: its fields, or `None` where the user would rather not."""

    AUTO_FOCUS = "#name"

    def __init__(
        self,
        fields: Fields,
        path: str,
        sentence: tuple[str, str, str],
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
    ) -> None:
        """Start from `fields`, and show where the figure stands, as `Quotation.show` does."""
        super().__init__()
        self._fields = fields
        self._strings = strings
        self._glyphs = glyphs
        self._quotation = Quotation(glyphs)
        self._quotation.show(path, sentence)
        self._complaint = Static(id="complaint")
        self._hints = KeyHints(keymap, strings, glyphs)
        self._hints.scope = Scope.FORM

    def compose(self) -> ComposeResult:
        """Lay out the words, the fields, and the line that says what is wrong."""
        with VerticalScroll(id="correction", can_focus=False) as pane:
            pane.border_title = self._strings["correct.title"]
            yield self._quotation
            for name in Fields._fields:
                with Horizontal(classes="field"):
                    label = self._glyphs.draw(self._strings[f"correct.{name}"])
                    yield Static(Content(label), classes="label")
                    yield self._field(name)
            yield self._complaint
            yield self._hints

    def on_mount(self) -> None:
        """Offer a direction where there is one to choose."""
        self._follow_kind()

    @property
    def keyboard(self) -> Scope:
        """Where the keyboard is."""
        return Scope.CHOICE if isinstance(self.focused, Choice) else Scope.FORM

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first."""
        if self.focused:
            yield from self.focused.ancestors_with_self
        else:
            yield self

    def show_pending(self, strokes: str) -> None:
        """Show nothing: in fields there are neither counts nor chords."""

    # What the keys do.

    def action_keep(self) -> None:
        """Go back with the fields, if they make a figure."""
        low, high = number_of(self._typed("value")), number_of(self._typed("high"))
        if low is None:
            self._complain(Wrong.VALUE)
            return
        if high is None and self._typed("high"):
            self._complain(Wrong.HIGH)
            return
        fields = Fields(
            name=self._typed("name"),
            value=low,
            high=high,
            unit=self._typed("unit"),
            kind=Kind(self._chosen("kind")),
            direction=self._direction(),
            bound=Bound(self._chosen("bound")),
            status=Status(self._chosen("status")),
            period=self._typed("period") or None,
        )
        if complaint := wrong_in(fields):
            self._complain(complaint)
        else:
            self.dismiss(fields)

    def action_back(self) -> None:
        """Go back, and leave everything as it was."""
        self.dismiss(None)

    def action_row_down(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_row_up(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Offer the keys of the field."""
        self._hints.scope = self.keyboard
        event.widget.scroll_visible(animate=False)

    @on(Choice.Changed, "#kind")
    def _follow_kind(self) -> None:
        """Only a change has a direction."""
        self.query_one("#direction").disabled = self._chosen("kind") != Kind.CHANGE

    # The fields.

    def _field(self, name: str) -> Widget:
        value = getattr(self._fields, name)
        if values := _CHOICES.get(name):
            labels = [self._strings[f"{name}.{each}"] for each in values]
            return Choice(labels, values.index(value or values[0]), self._glyphs, id=name)
        return Input(_shown(value), id=name, compact=True, max_length=_LONGEST)

    def _typed(self, name: str) -> str:
        """Return what stands in a field; as it was read, where nobody touched it."""
        typed = self.query_one(f"#{name}", Input).value
        before = getattr(self._fields, name)
        return before if isinstance(before, str) and typed == _shown(before) else typed.strip()

    def _chosen(self, name: str) -> StrEnum:
        return _CHOICES[name][self.query_one(f"#{name}", Choice).chosen]

    def _direction(self) -> Direction | None:
        if self._chosen("kind") != Kind.CHANGE:
            return None
        return Direction(self._chosen("direction"))

    def _complain(self, wrong: Wrong) -> None:
        words = self._glyphs.draw(self._strings[f"correct.wrong.{wrong}"])
        self._complaint.update(Content.styled(words, "$text-error"))
        self.query_one(f"#{wrong}").focus()


def _shown(value: object) -> str:
    """Return how a field shows `value`: in one line, and numbers without an exponent."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else " ".join(str(value).split())
