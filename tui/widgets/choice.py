"""A field with a few values to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.glyphs import Glyphs
from tui.keys import Scope


class Choice(Widget, can_focus=True):
    """One line that shows the value chosen; keys and clicks go on to the next one."""

    DEFAULT_CSS = "Choice { height: 1; }"

    scope = Scope.CHOICE
    """Where the keyboard is while the field has it."""

    chosen: reactive[int] = reactive(0)
    """Index of the value."""

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """The field."""
            return self.choice

    def __init__(
        self,
        labels: Sequence[str],
        chosen: int,
        glyphs: Glyphs,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._labels = [glyphs.draw(label) for label in labels]
        self.set_reactive(Choice.chosen, chosen)

    def render(self) -> Content:
        """Return the value between the signs that there are others."""
        label = self._labels[self.chosen]
        if self.disabled:
            return Content("  -")
        return Content.assemble(("‹ ", "$text-muted"), label, (" ›", "$text-muted"))

    def action_next_value(self) -> None:
        """Choose the next value."""
        self._step(1)

    def action_previous_value(self) -> None:
        """Choose the value before."""
        self._step(-1)

    def on_click(self, event: events.Click) -> None:
        """Choose the next value; the one before by a click on the sign at the left."""
        self._step(-1 if event.x < 2 else 1)

    def _step(self, step: int) -> None:
        self.chosen = (self.chosen + step) % len(self._labels)
        self.post_message(self.Changed(self))
