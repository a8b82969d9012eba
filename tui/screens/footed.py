"""Screens with a line that tells what happened, and a line of keys, at their foot."""

from __future__ import annotations

from typing import Generic

from textual.message import Message
from textual.screen import Screen, ScreenResultType

from tui.glyphs import Glyphs
from tui.keys import Binding, Keymap
from tui.strings import Strings
from tui.watching import News, Watcher
from tui.widgets.status_line import KeyHints, StatusLine


class FootedScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen with two lines at its foot, which it has yet to compose."""

    class FileTold(Message):
        """Something became of a file that the screen watches."""

        def __init__(self, path: str, news: News) -> None:
            super().__init__()
            self.path = path
            self.news = news

    def __init__(self, keymap: Keymap, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__()
        self.keymap = keymap
        self.strings = strings
        self.glyphs = glyphs
        self._status = StatusLine(glyphs)
        self._hints = KeyHints(keymap, strings, glyphs)
        self.watcher = Watcher(lambda path, news: self.post_message(self.FileTold(path, news)))
        """Looks at the files that the screen shows."""

    def on_unmount(self) -> None:
        """Look at no files any more."""
        self.watcher.stop()

    @property
    def offered(self) -> list[Binding]:
        """The few keys that matter now, as the line of keys shows them where there is room."""
        return self._hints.offered

    def say(self, text: str) -> None:
        """Show one line about what happened, until the next key."""
        self._status.message = text

    def show_pending(self, strokes: str) -> None:
        """Show what was typed of a count or chord, and nothing that was said before."""
        self._status.pending = strokes
        self._status.message = ""
