"""A program in a pseudo-terminal: what it paints, and when."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping

SIZE = (40, 120)
"""Rows and columns."""
APP = "import sys; from tui.cli import main; sys.exit(main())"
"""What the installed command `reports-tui` runs, to be handed to `python -c`."""


class PseudoTerminal:
    """Runs Python with `arguments` in a terminal of its own, as a context manager."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str]) -> None:
        self._screen, self._line = pty.openpty()
        fcntl.ioctl(self._line, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self.started = time.perf_counter()
        """When the process was started; seconds, as all times here."""
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=self._line,
            stdout=self._line,
            stderr=self._line,
            start_new_session=True,
            env={**environment, "TERM": "xterm-256color", "LANG": "zh_CN.UTF-8"},
        )

    def __enter__(self) -> PseudoTerminal:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        while self._process.poll() is None:
            self._read(0.05)
        os.close(self._screen)
        os.close(self._line)

    def painted(self, words: str, *, within: float = 20) -> float:
        """Return when `words` were first painted; raises `TimeoutError`."""
        seen = b""
        deadline = time.perf_counter() + within
        while words.encode() not in seen:
            if time.perf_counter() > deadline:
                raise TimeoutError(words)
            seen += self._read(0.05)
        return time.perf_counter()

    def press(self, key: str, *, quiet: float = 0.08) -> float | None:
        """Send `key`; return the seconds to the last byte of what it paints, `None` for nothing.

        That byte is the last one before the terminal is `quiet` for so many seconds.
        """
        began = self.send(key)
        last = None
        while self._read(quiet if last else 0.5):
            last = time.perf_counter()
        return last - began if last else None

    def send(self, key: str) -> float:
        """Send `key`; return when."""
        began = time.perf_counter()
        os.write(self._screen, key.encode())
        return began

    def settle(self, quiet: float = 1.0) -> None:
        """Wait until nothing has been painted for `quiet` seconds."""
        while self._read(quiet):
            pass

    def _read(self, patience: float) -> bytes:
        """Return what was painted, nothing after `patience` seconds; answers what is asked."""
        if not select.select([self._screen], [], [], patience)[0]:
            return b""
        data = os.read(self._screen, 65_536)
        if b"\x1b[6n" in data:  # where is the cursor?
            os.write(self._screen, b"\x1b[1;2R")
        return data
