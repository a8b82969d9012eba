"""What the terminal is like, asked before the app takes it over."""

from __future__ import annotations

import os
import re
import sys

_PATIENCE = 0.1
"""Seconds that an answer is waited for; a local terminal needs less than one thousandth."""
_ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")
_AMBIGUOUS = "“"


def draws_ambiguous_wide() -> bool:
    """Return whether the terminal gives characters of ambiguous width two cells.

    Unicode (UAX #11) leaves the width of `“ ” — · …` and of line-drawing characters to the
    context; some terminals in East Asian settings draw them two cells wide. One is written at
    the left edge, the cursor's position is asked for (DSR 6), and the line is wiped again.
    False where there is no terminal to ask, or where it does not answer in time.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.name != "posix":
        return False
    import termios  # noqa: PLC0415 - not on every system
    import tty  # noqa: PLC0415

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSANOW)
        os.write(sys.stdout.fileno(), f"\r{_AMBIGUOUS}\x1b[6n\r\x1b[K".encode())
        answer = _read_answer(descriptor)
    except OSError:
        return False
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
    return answer is not None and int(answer[2]) == 3


def _read_answer(descriptor: int) -> re.Match[bytes] | None:
    """Return the cursor-position report; what is typed meanwhile is swallowed with it."""
    import select  # noqa: PLC0415
    import time  # noqa: PLC0415

    received = b""
    deadline = time.monotonic() + _PATIENCE
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([descriptor], [], [], left)[0]:
            return None
        received += os.read(descriptor, 64)
        if answer := _ANSWER.search(received):
            return answer
    return None
