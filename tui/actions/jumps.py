"""The way back from a jump, and forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.actions.reader import Reader
    from tui.history import Spot


class JumpActions:
    """Goes to where the reader was."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def action_jump_back(self, count: int | None = None) -> None:
        """Go to where the reader was before the last jump, or `count` jumps back."""
        reader = self._reader
        self._go(reader.history.back(reader.spot, count or 1), "jumps.first")

    def action_jump_forward(self, count: int | None = None) -> None:
        """Take back the last `count` ways back."""
        reader = self._reader
        self._go(reader.history.forward(reader.spot, count or 1), "jumps.last")

    def _go(self, spot: Spot | None, end: str) -> None:
        reader = self._reader
        if spot is None:
            reader.say(reader.strings[end])
            return
        at, total = reader.history.position
        said = reader.strings.format("jumps.position", at=at, total=total)
        reader.go_back(spot, said=said)
