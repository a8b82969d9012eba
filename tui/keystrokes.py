"""From keystrokes to commands: counts (`5j`), chords (`gg`) and Chinese input methods."""

from __future__ import annotations

from typing import NamedTuple

from core.text.folding import fold
from tui.keys import FIELDS, Binding, Keymap, Scope

LARGEST_COUNT = 99_999
"""Counts stop growing here."""

_TWINS = str.maketrans("、？：【】「」『』〖〗《》", "/?:[][]{}{}<>")
"""What an input method sends in the place of the ASCII key; full width is folded besides."""


def stroke_of(key: str, character: str | None) -> str:
    """Return how `tui.keys` writes the key that a terminal sent.

    `key` is Textual's name for it, `character` what it types. A key means the same whether a
    Chinese input method is on or off: `、` is `/`, `【` is `[`, `ｊ` is `j`.
    """
    if character is None or len(character) != 1 or not character.isprintable() or key == "space":
        return key
    return fold(character.translate(_TWINS))


class Command(NamedTuple):
    """A binding that was typed."""

    binding: Binding
    times: int | None
    """The number typed before it; `None` where there was none."""


class KeyReader:
    """Reads keystrokes, remembering what was typed of a count or a chord."""

    def __init__(self, keymap: Keymap) -> None:
        self.keymap = keymap
        self._digits = ""
        self._strokes: tuple[str, ...] = ()

    @property
    def pending(self) -> str:
        """What was typed and waits for more: `12`, `3g`."""
        return self._digits + "".join(self._strokes)

    def read(self, stroke: str, scope: Scope) -> Command | None:
        """Return the command that `stroke` completes, if it does.

        Afterwards `pending` is empty unless more is needed. `escape` drops what is pending
        before it means anything else, and so does a key that leads nowhere.
        """
        if self.pending and stroke == "escape":
            self.clear()
            return None
        if self._continues_count(stroke, scope):
            self._digits = str(min(int(self._digits + stroke), LARGEST_COUNT))
            return None
        strokes = (*self._strokes, stroke)
        if binding := self.keymap.bound(scope, strokes):
            count = int(self._digits) if self._digits and binding.counts else None
            self.clear()
            return Command(binding, count)
        if self.keymap.opens_chord(scope, strokes):
            self._strokes = strokes
            return None
        self.clear()
        return None

    def clear(self) -> None:
        """Forget what is pending."""
        self._digits = ""
        self._strokes = ()

    def _continues_count(self, stroke: str, scope: Scope) -> bool:
        if scope in FIELDS or self._strokes:
            return False
        return len(stroke) == 1 and stroke in ("0123456789" if self._digits else "123456789")
