"""Saying on standard error how far a long command has come."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TextIO

from core.text.inert import inert
from tui.lines import shortened

_PATIENCE, _PAUSE = 1.0, 0.1
"""Seconds before the first word, and between words."""
_ERASE = "\r\x1b[K"
"""Back to the beginning of the line, and nothing behind (ECMA-48)."""


class Progress:
    """One line on a terminal that is written anew, and gone in the end; nothing anywhere else.

    As a context manager it leaves nothing behind, however it is left.
    """

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        """Write to `stream`, if it is a terminal; `clock` tells seconds."""
        self._stream = stream if stream is not None and _can_erase(stream) else None
        self._clock = clock
        self._next = clock() + _PATIENCE
        self._shown = False

    @classmethod
    def beside_output(cls) -> Progress:
        """Return one on standard error, silent where standard output is seen to move itself."""
        seen = sys.stdout is not None and sys.stdout.isatty()
        return cls(None if seen else sys.stderr)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def say(self, words: str) -> None:
        """Show `words`, cut to the terminal, if what is going on has been taking its time."""
        if self._stream is None or self._clock() < self._next:
            return
        self._next = self._clock() + _PAUSE
        self._shown = True
        self._write(_ERASE + shortened(inert(words), _columns(self._stream) - 1))

    def clear(self) -> None:
        """Take away what is shown, so that another line can be written."""
        if self._shown:
            self._shown = False
            self._write(_ERASE)

    def _write(self, text: str) -> None:
        assert self._stream is not None
        encoding = self._stream.encoding or "ascii"
        try:
            self._stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
            self._stream.flush()
        except OSError:  # nobody need see it
            self._stream, self._shown = None, False


def _can_erase(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
