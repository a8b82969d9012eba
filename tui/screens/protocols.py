"""What the app expects of screens, which have no base in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from tui.keys import Scope
from tui.keystrokes import Command
from tui.strings import Strings


@runtime_checkable
class Keyed(Protocol):
    """A screen that goes by the table of keys."""

    @property
    def keyboard(self) -> Scope:
        """Where the keyboard is."""

    def responders(self) -> Iterable[object]:
        """Yield what may carry out a command, nearest to the keyboard first."""

    def show_pending(self, strokes: str) -> None:
        """Show what was typed of a count or chord, if there is room for it."""


@runtime_checkable
class Waiting(Protocol):
    """A screen that may still wait for what its keys work on."""

    def put_off(self, command: Command) -> bool:
        """Keep `command` until that is there, and carry it out then; returns whether it does."""


@runtime_checkable
class Speaking(Protocol):
    """A screen that can change its language."""

    def use(self, strings: Strings) -> None:
        """Speak another language."""
