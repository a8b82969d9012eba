"""Asking which report another one is to be compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.screen import ModalScreen

from tui.documents import Entry
from tui.glyphs import Glyphs
from tui.keys import Keymap, Scope
from tui.partners import comparable, nearest
from tui.strings import Strings
from tui.widgets.prompt import Prompt
from tui.widgets.report_list import ReportList
from tui.widgets.row_list import RowList
from tui.widgets.status_line import KeyHints


class PartnerScreen(ModalScreen[Entry | None]):
    """Lists the other reports, those of the same place first; words that are typed filter them."""

    keyboard = Scope.FILTER
    """Where the keyboard is: in the filter, whose arrows move the cursor of the list."""

    def __init__(
        self,
        entry: Entry,
        entries: Iterable[Entry],
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
    ) -> None:
        super().__init__()
        self._entry = entry
        self._entries = comparable(entry, entries)
        self._strings = strings
        self._list = ReportList(strings, glyphs, first=entry.place)
        self._list.can_focus, self._list.is_led = False, True
        self._filter = Prompt(Scope.FILTER, "/", id="partner-filter")
        self._hints = KeyHints(keymap, strings, glyphs)
        self._hints.scope = Scope.FILTER

    def compose(self) -> ComposeResult:
        """Lay out the list above the filter."""
        with Vertical(id="partner") as pane:
            pane.border_title = self._strings["compare.with_which"]
            yield self._list
            yield self._filter
            yield self._hints

    async def on_mount(self) -> None:
        """Offer the reports, the likeliest under the cursor."""
        self._list.add(self._entries)
        self._list.moved = True
        if likeliest := nearest(self._entry, self._entries):
            self._list.choose(likeliest.path)
        await self._filter.open()

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first."""
        yield from self._filter.ancestors_with_self

    def show_pending(self, strokes: str) -> None:
        """Show nothing: every key is typed."""

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        self._list.filter(message.words)

    @on(Prompt.Stepped)
    def _stepped(self, message: Prompt.Stepped) -> None:
        if message.step > 0:
            self._list.action_row_down()
        else:
            self._list.action_row_up()

    @on(Prompt.Kept)
    @on(RowList.Opened)
    def _chosen(self) -> None:
        if self._list.entry:
            self.dismiss(self._list.entry)

    @on(Prompt.Dropped)
    def _dropped(self) -> None:
        self.dismiss(None)
