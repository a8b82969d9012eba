"""Every key, by what it is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.glyphs import Glyphs
from tui.keys import Binding, Keymap, Scope, shown_chord
from tui.strings import Strings

_KEYS = 22
"""Cells of the column of keys."""


class HelpScreen(ModalScreen[None]):
    """The table of keys, over the screen that it was asked from: those that matter there first."""

    keyboard = Scope.HELP
    """Where the keyboard is."""

    def __init__(
        self, here: Sequence[Binding], keymap: Keymap, strings: Strings, glyphs: Glyphs
    ) -> None:
        """Show the keys `here`, where the user is, and then all of `keymap`."""
        super().__init__()
        self._here = here
        self._keymap = keymap
        self._strings = strings
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """Lay out the groups of keys, as one text: a widget for each takes three times as long."""
        with VerticalScroll(id="help") as pane:
            pane.border_title = self._strings["help.title"]
            pane.border_subtitle = self._strings["help.closing"]
            yield Static(Content("\n").join(self._lines()))

    def responders(self) -> tuple[DOMNode, ...]:
        """Return what answers to keys."""
        return (self,)

    def show_pending(self, strokes: str) -> None:
        """Show nothing: there is no line for it."""

    def _lines(self) -> Iterator[Content]:
        if self._here:
            yield from self._group("here", self._here)
        groups: dict[str, list[Binding]] = {}
        for binding in self._keymap.bindings:
            groups.setdefault(binding.group, []).append(binding)
        for name, bindings in groups.items():
            yield from self._group(name, bindings)
        for note in ("help.counts", "help.mouse", "help.signs", "help.settings"):
            yield Content()
            for line in self._strings[note].splitlines():
                yield Content.styled(self._glyphs.draw(line), "$text-muted")

    def _group(self, name: str, bindings: Iterable[Binding]) -> Iterator[Content]:
        yield Content()
        yield Content.styled(self._glyphs.draw(self._strings[f"help.{name}"]), "bold $text-primary")
        yield from map(self._line_of, bindings)

    def _line_of(self, binding: Binding) -> Content:
        palette = self._strings["help.palette"]
        keys = "  ".join(map(shown_chord, binding.keys)) or palette
        drawn = self._glyphs.draw(keys)
        gap = " " * max(2, _KEYS - cell_len(drawn))
        label = self._glyphs.draw(self._strings[binding.label])
        return Content.assemble((drawn, "$text-accent"), gap, label)

    # What the keys do.

    def action_row_down(self, count: int | None = None) -> None:
        """Scroll down by `count` lines."""
        self._scroll(count or 1)

    def action_row_up(self, count: int | None = None) -> None:
        """Scroll up by `count` lines."""
        self._scroll(-(count or 1))

    def action_half_page_down(self, count: int | None = None) -> None:
        """Scroll down by half a page."""
        self._scroll((count or 1) * self._page // 2)

    def action_half_page_up(self, count: int | None = None) -> None:
        """Scroll up by half a page."""
        self._scroll(-(count or 1) * self._page // 2)

    def action_page_down(self, count: int | None = None) -> None:
        """Scroll down by a page."""
        self._scroll((count or 1) * self._page)

    def action_page_up(self, count: int | None = None) -> None:
        """Scroll up by a page."""
        self._scroll(-(count or 1) * self._page)

    def action_first(self, count: int | None = None) -> None:
        """Scroll to the first line, or to the one numbered `count`."""
        self._pane.scroll_to(y=(count or 1) - 1, animate=False)

    def action_last(self, count: int | None = None) -> None:
        """Scroll to the last line, or to the one numbered `count`."""
        self._pane.scroll_to(y=count - 1 if count else self._pane.max_scroll_y, animate=False)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    @property
    def _pane(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    @property
    def _page(self) -> int:
        return max(1, self._pane.size.height - 1)

    def _scroll(self, rows: int) -> None:
        self._pane.scroll_relative(y=rows, animate=False)
