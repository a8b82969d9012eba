"""The last lines of the screen: what is open and what happened, and the keys that matter now."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.fitting import cut_end, cut_start
from tui.glyphs import Glyphs
from tui.keys import Binding, Keymap, Scope, shown_chord
from tui.strings import Strings

_GAP = 2
_SHORTEST = 12
"""Cells that a path is worth showing in, beside a title."""
_LASTING = 2
"""Hints at the end of the line that go last when there is no room."""


class StatusLine(Widget):
    """One line: a message or the open report at the left, pending keys and facts at the right."""

    DEFAULT_CSS = "StatusLine { height: 1; }"

    title: reactive[str] = reactive("")
    """The whole title of the report that is open; empty where it has none."""
    path: reactive[str] = reactive("")
    """Its file."""
    facts: reactive[str] = reactive("")
    """Its encoding and size."""
    message: reactive[str] = reactive("")
    """What has just happened; it stands before the file until the next key."""
    note: reactive[str] = reactive("")
    """The reader's note on the passage that is read; it stands before the file, too."""
    pending: reactive[str] = reactive("")
    """What was typed of a count or chord."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def render(self) -> Content:
        """Return the line; the path is cut at its start, since its end tells files apart."""
        draw = self._glyphs.draw
        width = self.size.width
        right = "  ".join(draw(text) for text in (self.pending, self.facts) if text)
        if cell_len(right) > width // 2:
            right = draw(self.pending)
        room = max(0, width - cell_len(right) - (_GAP if right else 0))
        title = cut_end(draw(self.message or self.note or self.title), room, draw("…"))
        room -= cell_len(title) + (_GAP if title else 0)
        path = ""
        if not (self.message or self.note) and (room >= _SHORTEST or not title):
            path = " " * _GAP * bool(title) + cut_start(draw(self.path), room, draw("…"))
        blank = " " * max(0, width - cell_len(title + path) - cell_len(right))
        return Content.assemble(title, (path, "$text-muted"), blank, right)


class KeyHints(Widget):
    """The few keys that matter where the keyboard is."""

    DEFAULT_CSS = "KeyHints { height: 1; }"

    scope: reactive[Scope] = reactive(Scope.REPORTS)
    """Where the keyboard is."""
    idle: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of bindings that work there, but do nothing now."""

    def __init__(self, keymap: Keymap, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._keymap = keymap
        self._strings = strings

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self._strings = strings
        self.refresh()

    @property
    def offered(self) -> list[Binding]:
        """What can be done now, of the few that matter."""
        return [each for each in self._keymap.hints(self.scope) if each.id not in self.idle]

    def render(self) -> Content:
        """Return as many keys as fit; the last ones, which lead to help and out, stay longest."""
        draw = self._glyphs.draw
        hints = [
            (draw(shown_chord(binding.keys[0])), f" {draw(self._strings[binding.label])}")
            for binding in self.offered
        ]
        while sum(cell_len(key + label) + _GAP for key, label in hints) - _GAP > self.size.width:
            del hints[-_LASTING - 1 if len(hints) > _LASTING else -1]
        pieces = []
        for key, label in hints:
            pieces += [(key, "$text-accent bold"), (label + " " * _GAP, "$text-muted")]
        return Content.assemble(*pieces)
