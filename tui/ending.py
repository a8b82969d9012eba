"""How the app ends where its user does not end it: by a signal, a crash, or without a terminal."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tui.log import crash_file, told_without_words

HUNG_UP = 129
"""The exit status where the terminal is gone: that of SIGHUP, which says so where it is sent."""
_GRACE = 3.0
"""Seconds that the app has for its end once the terminal is gone."""


def end_with_signals(end: Callable[[int], None]) -> None:
    """Have `end` called with the exit status, in the running loop, when the app is to end.

    That is on SIGTERM and SIGHUP; and when the terminal vanishes without a signal, as it does for
    an app that was started with `nohup` or left by its session. Without that, Textual would read
    the end of the input over and over, and wait for ever to write.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            # Where there are no such signals, or not in this thread, they need no care.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, end, 128 + number)
    if sys.__stdin__ and sys.__stdin__.isatty() and hasattr(select, "poll"):
        gone = partial(loop.call_soon_threadsafe, end, HUNG_UP)
        watching = partial(_watch, sys.__stdin__.fileno(), gone)
        threading.Thread(target=watching, name="terminal", daemon=True).start()


def write_crash(error: BaseException) -> Path:
    """Write down where `error` came about, and return the file; raises `OSError`."""
    path = crash_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{told_without_words(error)}\n", encoding="utf-8")
    return path


def _watch(descriptor: int, gone: Callable[[], object]) -> None:
    """Call `gone` once nobody can be at the terminal any more, and see to it that the app ends."""
    watched = select.poll()
    watched.register(descriptor, 0)  # nothing but that it was hung up
    if not any(event & select.POLLHUP for _, event in watched.poll()):
        return  # some systems cannot watch terminals
    with contextlib.suppress(RuntimeError):  # the loop may just have been closed
        gone()
    time.sleep(_GRACE)
    # What draws has ended with an error, and may have left the app waiting for it.
    os._exit(HUNG_UP)
