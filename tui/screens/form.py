"""Dialogs with fields: one below the other, and a line that says what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.glyphs import Glyphs
from tui.keys import Keymap, Scope
from tui.strings import Strings
from tui.widgets.choice import Choice
from tui.widgets.status_line import KeyHints


class FormScreen(ModalScreen[ScreenResultType | None], Generic[ScreenResultType]):
    """Asks for what goes into some fields; `None` where the user would rather not.

    A child lays out the `form`, and answers to `action_keep`.
    """

    def __init__(self, keymap: Keymap, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__()
        self._strings = strings
        self._glyphs = glyphs
        self._complaint = Static(id="complaint")
        self._hints = KeyHints(keymap, strings, glyphs)
        self._hints.scope = Scope.FORM

    def form(
        self, title: str, above: Widget, fields: Iterable[tuple[str, Widget]]
    ) -> ComposeResult:
        """Lay out what is to be known first, and the fields behind their labels."""
        with VerticalScroll(id="form", can_focus=False) as pane:
            pane.border_title = self._glyphs.draw(title)
            yield above
            for label, field in fields:
                with Horizontal(classes="field"):
                    yield Static(Content(self._glyphs.draw(label)), classes="label")
                    yield field
            yield self._complaint
            yield self._hints

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

    def typed(self, name: str) -> str:
        """Return what stands in the field `name`."""
        return self.query_one(f"#{name}", Input).value

    def chosen(self, name: str) -> int:
        """Return the index of what is chosen in the field `name`."""
        return self.query_one(f"#{name}", Choice).chosen

    def complain(self, sentence: str, name: str) -> None:
        """Say what is wrong in the field `name`, and go there."""
        self._complaint.update(Content.styled(self._glyphs.draw(sentence), "$text-error"))
        self.query_one(f"#{name}").focus()
