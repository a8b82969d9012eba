"""The clipboard: the system's own where this terminal is on it, or else the terminal's."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from textual.app import App

from core.text.inert import inert

_PATIENCE = 2.0
"""Seconds that a program may take: one that waits for a display that is gone never ends."""


class Clipboard(StrEnum):
    """Which clipboard words went to: the string `copy.to.<name>` says so."""

    SYSTEM = "system"
    TMUX = "tmux"
    """The buffer of tmux, which hands it on to the terminal that it runs in. By itself tmux takes
    nothing by OSC 52 that a program in it sends, unless it is told to (`set-clipboard on`)."""
    TERMINAL = "terminal"
    """That of the terminal, which was asked by OSC 52: over SSH there is no other. Whether it did
    so, no terminal tells."""


def copy(app: App[Any], words: str, done: Callable[[Clipboard], object]) -> None:
    """Put `words` on the clipboard, and tell `done` which it is.

    No program is waited for: what it takes goes on beside the keys, and where it does not answer,
    the words go to the terminal. What is copied meanwhile comes instead. What steers a terminal
    is taken out, since it may be one that they are pasted into.
    """
    tame = "\n".join("\t".join(map(inert, line.split("\t"))) for line in words.splitlines())

    async def give() -> None:
        if await _given_to_system(tame):
            done(Clipboard.SYSTEM)
        elif os.environ.get("TMUX") and await _took(_TMUX, tame.encode("utf-8", "replace")):
            done(Clipboard.TMUX)
        else:
            app.copy_to_clipboard(tame)
            done(Clipboard.TERMINAL)

    app.run_worker(give(), group="clipboard", exclusive=True)


async def _given_to_system(words: str) -> bool:
    """Return whether the system's clipboard took `words`."""
    if any(os.environ.get(name) for name in _REMOTE):
        return False
    if sys.platform == "win32":
        return await asyncio.to_thread(_given_to_windows, words)
    for program in _programs():
        if await _took(program, words.encode("utf-8", "replace")):
            return True
    return False


_TMUX = ("tmux", "load-buffer", "-w", "-")
_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
"""Where one of them is set, the user does not sit at the system that the app runs on."""


def _programs() -> Iterator[tuple[str, ...]]:
    """Yield what fills the clipboard from its standard input, as it is installed here."""
    if sys.platform == "darwin":
        yield ("pbcopy",)
        return
    for display, command in _OF_DISPLAYS:
        if os.environ.get(display) and shutil.which(command[0]):
            yield command


_OF_DISPLAYS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
"""Programs, and the variables that name the display that they are for."""


async def _took(command: tuple[str, ...], data: bytes) -> bool:
    """Return whether a program took `data`; one that does not end in time is ended."""
    # Where there is no locale, `pbcopy` takes its input for something else than UTF-8. What stays
    # behind to hand the words out is to outlive the terminal, hence a session of its own.
    environ = {**os.environ, "LC_CTYPE": "UTF-8"} if command == ("pbcopy",) else None
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, env=environ,
            start_new_session=True,
        )  # fmt: skip
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(data), _PATIENCE)
    except (TimeoutError, ConnectionError):
        return False
    finally:
        _end(process)
    return process.returncode == 0


def _end(process: Process) -> None:
    """End a program, and what it started, unless it has done what it was to do."""
    if process.returncode is None and sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _given_to_windows(words: str) -> bool:
    import pyperclip  # noqa: PLC0415 - when something is copied

    try:
        pyperclip.copy(words)
    except (pyperclip.PyperclipException, OSError, ValueError):
        return False
    return True
