"""From keys to what they do: reads them where the keyboard is, and finds who carries it out."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterable, Sequence
from time import perf_counter
from typing import Any

from textual import events
from textual.app import App
from textual.dom import DOMNode

from tui.keys import FIELDS, Keymap
from tui.keystrokes import Command, KeyReader, stroke_of
from tui.log import Log
from tui.screens.protocols import Keyed, Waiting


class Dispatcher:
    """Takes the keys that the table knows, and carries out what they mean."""

    def __init__(
        self, app: App[Any], keymap: Keymap, home: Keyed, others: Sequence[object], log: Log
    ) -> None:
        """Ask the screen in front, then `others`, then `app` for the actions; `home` stands for a
        screen that does not go by the table."""
        self._app = app
        self._keys = KeyReader(keymap)
        self._home = home
        self._others = others
        self._log = log

    async def take(self, event: events.Event) -> bool:
        """Carry out what a key completes; returns whether it is one that means anything here."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            return False
        screen = self._app.screen
        if not isinstance(screen, Keyed):
            return False
        if not screen.is_mounted:  # typed ahead of the first picture, or of a dialog
            await _caught_up((screen,))
        field = self._app.focused if screen.keyboard in FIELDS else None
        if field:
            await _caught_up(field.ancestors_with_self)
        pending = self._keys.pending
        command = self._keys.read(stroke_of(event.key, event.character), screen.keyboard)
        screen.show_pending(self._keys.pending)
        if command:
            # One picture for all that the key changes: the tree follows the text by messages, and
            # would be drawn a frame later, 20 ms behind it.
            with self._app.batch_update():
                await self.carry_out(command)
                if field:
                    await _caught_up(field.ancestors_with_self)
                elif screen is self._app.screen:
                    await _caught_up(screen.responders())
            self._app.screen.check_idle()  # the end of a batch wakes the app alone
        return bool(command or pending or self._keys.pending)

    async def carry_out(self, command: Command) -> None:
        """Do what `command` says, where it is nearest to the keyboard."""
        front = self.front
        if isinstance(front, Waiting) and front.put_off(command):
            return
        start = perf_counter()
        await carry_out(command, (*front.responders(), *self._others, self._app))
        self._log.note(
            "command",
            id=command.binding.id,
            scope=self.front.keyboard,
            ms=round((perf_counter() - start) * 1e3),
        )

    @property
    def front(self) -> Keyed:
        """The screen in front, or the main one where that does not go by the table."""
        return self._app.screen if isinstance(self._app.screen, Keyed) else self._home


async def carry_out(command: Command, responders: Iterable[object]) -> None:
    """Do what `command` says: the first of `responders` that has the action does it."""
    name = f"action_{command.binding.action}"
    for responder in responders:
        if action := getattr(responder, name, None):
            done = action(command.times) if command.binding.counts else action()
            if inspect.isawaitable(done):
                await done
            return


async def _caught_up(responders: Iterable[object]) -> None:
    """Wait until each widget in turn has dealt with what it was told; not for the app."""
    for node in responders:
        if isinstance(node, App) or not isinstance(node, DOMNode):
            continue
        done = asyncio.Event()
        if node.call_later(done.set):
            await done.wait()
