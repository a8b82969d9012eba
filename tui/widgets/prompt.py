"""The line in which words are typed, for the filter of the list and for finding in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from tui.keys import Scope

if TYPE_CHECKING:
    from textual.widgets import Input, Static


class Prompt(Horizontal):
    """A field at the foot of a pane, in sight while it is used or holds words."""

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; }
    Prompt.-open { display: block; }
    Prompt Input { width: 1fr; border: none; height: 1; padding: 0; background: transparent; }
    Prompt Static { width: auto; }
    """

    class Told(Message):
        """Something happened in a prompt that holds `words`."""

        def __init__(self, prompt: Prompt) -> None:
            super().__init__()
            self.prompt = prompt
            self.words = prompt.words

        @property
        def control(self) -> Prompt:
            """The prompt."""
            return self.prompt

    class Typed(Told):
        """The words have changed."""

    class Kept(Told):
        """The user goes on with the words as they are."""

    class Dropped(Told):
        """The user takes the words back."""

    class Stepped(Told):
        """The user goes on to the next find, or back, with the words still open."""

        def __init__(self, prompt: Prompt, step: int) -> None:
            super().__init__(prompt)
            self.step = step

    def __init__(self, scope: Scope, sign: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.scope = scope
        """Where the keyboard is while words are typed here."""
        self._sign = sign
        self._note = ""
        self._input: Input | None = None
        self._count: Static | None = None

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self._input.value if self._input else ""

    @property
    def is_open(self) -> bool:
        """Whether the prompt is in sight."""
        return self.has_class("-open")

    @property
    def note(self) -> str:
        """What stands at the right of the field: a count."""
        return self._note

    @note.setter
    def note(self, note: str) -> None:
        is_as_long = len(note) == len(self._note)
        self._note = note
        if self._count:
            # Laid out anew, the line would be painted a frame after the find that it counts.
            self._count.update(Content(f" {note}"), layout=not is_as_long)

    async def open(self, words: str | None = None) -> None:
        """Show the prompt and put the keyboard into it, with `words` in it where they are given."""
        if self._input is None:
            # A field is 20 ms of imports that the first paint need not wait for.
            from textual.widgets import Input, Static  # noqa: PLC0415

            self._input = Input(compact=True, select_on_focus=True)
            self._count = Static(id="note")
            await self.mount(Static(Content(f"{self._sign} ")), self._input, self._count)
        self.add_class("-open")
        if words is not None:
            self._input.value = words
        # At once, so that the next key finds it.
        self.screen.set_focus(self._input)

    def close(self) -> None:
        """Hide the prompt and forget the words."""
        self.remove_class("-open")
        if self._input:
            with self._input.prevent(self._input.Changed):
                self._input.value = ""

    def on_input_changed(self, message: Input.Changed) -> None:
        """Pass on that the words have changed."""
        message.stop()
        self.post_message(self.Typed(self))

    def action_keep(self) -> None:
        """Go on with the words."""
        self.post_message(self.Kept(self))

    def action_back(self) -> None:
        """Take the words back."""
        self.post_message(self.Dropped(self))

    def action_row_down(self) -> None:
        """Go on to the next find."""
        self.post_message(self.Stepped(self, 1))

    def action_row_up(self) -> None:
        """Go back to the find before."""
        self.post_message(self.Stepped(self, -1))
