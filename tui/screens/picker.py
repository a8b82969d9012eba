"""Picking one of many things by what is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import Generic

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.screen import ModalScreen

from tui.glyphs import Glyphs
from tui.keys import Keymap, Scope
from tui.offers import Choice, Offer
from tui.strings import Strings
from tui.widgets.offer_list import OfferList
from tui.widgets.prompt import Prompt
from tui.widgets.row_list import RowList
from tui.widgets.status_line import KeyHints


class PickerScreen(ModalScreen[Choice | None], Generic[Choice]):
    """Lists offers, which what is typed narrows down; returns the choice, or `None` on leaving."""

    keyboard = Scope.FILTER
    """Where the keyboard is: in the line, whose arrows move the cursor of the list."""

    def __init__(
        self,
        title: str,
        offers: Sequence[Offer[Choice]],
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
        *,
        start: int = 0,
    ) -> None:
        """Offer `offers`, with the cursor on the one at `start`."""
        super().__init__()
        self._title = title
        self._total = len(offers)
        self._list = OfferList(offers, start, glyphs)
        self._list.can_focus, self._list.is_led = False, True
        self._list.nothing = strings["picker.nothing"]
        self._prompt = Prompt(Scope.FILTER, ">", id="picker-words")
        self._hints = KeyHints(keymap, strings, glyphs)
        self._hints.scope = Scope.FILTER

    def compose(self) -> ComposeResult:
        """Lay out the line above the list."""
        with Vertical(id="picker") as pane:
            pane.border_title = self._title
            yield self._prompt
            yield self._list
            yield self._hints

    async def on_mount(self) -> None:
        """List everything, and make ready what will be asked for while nothing is typed yet."""
        self._show("")
        await self._prompt.open()
        self._prepare()

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first."""
        yield from self._prompt.ancestors_with_self

    def show_pending(self, strokes: str) -> None:
        """Show nothing: every key is typed."""

    @work
    async def _prepare(self) -> None:
        for _ in self._list.labels.prepare():
            await asyncio.sleep(0)

    def _show(self, words: str) -> None:
        self._list.filter(words)
        self._prompt.note = f"{len(self._list.rows)}/{self._total}"

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        self._show(message.words)

    @on(Prompt.Stepped)
    def _stepped(self, message: Prompt.Stepped) -> None:
        if message.step > 0:
            self._list.action_row_down()
        else:
            self._list.action_row_up()

    def action_page_below(self) -> None:
        """Go down by what is in sight."""
        self._list.action_page_down()

    def action_page_above(self) -> None:
        """Go up by what is in sight."""
        self._list.action_page_up()

    @on(Prompt.Kept)
    @on(RowList.Opened)
    def _chosen(self) -> None:
        if self._list.row:
            self.dismiss(self._list.row.choice)

    @on(Prompt.Dropped)
    def _dropped(self) -> None:
        self.dismiss(None)
