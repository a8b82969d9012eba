"""The dialog in which a figure that was read wrong is set right."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from core.indicators.corrections import Fields, Wrong, number_of, wrong_in
from core.model import Bound, Direction, Kind, Status
from tui.glyphs import Glyphs
from tui.keys import Keymap
from tui.screens.form import FormScreen
from tui.strings import Strings
from tui.widgets.choice import Choice
from tui.widgets.indicator_table import Quotation

_CHOICES: dict[str, tuple[StrEnum, ...]] = {
    "kind": tuple(Kind),
    "direction": tuple(Direction),
    "bound": tuple(Bound),
    "status": tuple(Status),
}
_LONGEST = 200
"""Characters that a field takes."""


class CorrectionScreen(FormScreen[Fields]):
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
        super().__init__(keymap, strings, glyphs)
        self._fields = fields
        self._quotation = Quotation(glyphs)
        self._quotation.show(path, sentence)

    def compose(self) -> ComposeResult:
        """Lay out the words, the fields, and the line that says what is wrong."""
        fields = ((self._strings[f"correct.{name}"], self._field(name)) for name in Fields._fields)
        yield from self.form(self._strings["correct.title"], self._quotation, fields)

    def on_mount(self) -> None:
        """Offer a direction where there is one to choose."""
        self._follow_kind()

    # What the keys do.

    def action_keep(self) -> None:
        """Go back with the fields, if they make a figure."""
        low, high = number_of(self._written("value")), number_of(self._written("high"))
        if low is None:
            self._complain(Wrong.VALUE)
            return
        if high is None and self._written("high"):
            self._complain(Wrong.HIGH)
            return
        fields = Fields(
            name=self._written("name"),
            value=low,
            high=high,
            unit=self._written("unit"),
            kind=Kind(self._value("kind")),
            direction=self._direction(),
            bound=Bound(self._value("bound")),
            status=Status(self._value("status")),
            period=self._written("period") or None,
        )
        if complaint := wrong_in(fields):
            self._complain(complaint)
        else:
            self.dismiss(fields)

    @on(Choice.Changed, "#kind")
    def _follow_kind(self) -> None:
        """Only a change has a direction."""
        self.query_one("#direction").disabled = self._value("kind") != Kind.CHANGE

    # The fields.

    def _field(self, name: str) -> Widget:
        value = getattr(self._fields, name)
        if values := _CHOICES.get(name):
            labels = [self._strings[f"{name}.{each}"] for each in values]
            return Choice(labels, values.index(value or values[0]), self._glyphs, id=name)
        return Input(_shown(value), id=name, compact=True, max_length=_LONGEST)

    def _written(self, name: str) -> str:
        """Return what stands in a field; as it was read, where nobody touched it."""
        typed = self.typed(name)
        before = getattr(self._fields, name)
        return before if isinstance(before, str) and typed == _shown(before) else typed.strip()

    def _value(self, name: str) -> StrEnum:
        return _CHOICES[name][self.chosen(name)]

    def _direction(self) -> Direction | None:
        if self._value("kind") != Kind.CHANGE:
            return None
        return Direction(self._value("direction"))

    def _complain(self, wrong: Wrong) -> None:
        self.complain(self._strings[f"correct.wrong.{wrong}"], wrong)


def _shown(value: object) -> str:
    """Return how a field shows `value`: in one line, and numbers without an exponent."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return "" if value is None else " ".join(str(value).split())
