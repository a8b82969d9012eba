"""The clipboard: the system's own where this terminal is on it, or else the terminal's."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from enum import StrEnum

from textual.app import App

from core.text.inert import inert


class Clipboard(StrEnum):
    """Which clipboard words went to: the string `copy.<name>` says so."""

    SYSTEM = "system"
    TERMINAL = "terminal"
    """That of the terminal, which was asked by OSC 52: over SSH and in tmux there is no other.
    Whether it did so, no terminal tells."""


async def copy(app: App[object], words: str) -> Clipboard:
    """Put `words` on the clipboard, and return which it is.

    What steers a terminal is taken out, since it may be one that they are pasted into.
    """
    tame = "\n".join("\t".join(map(inert, line.split("\t"))) for line in words.splitlines())
    if _is_local() and await asyncio.to_thread(_give_to_system, tame):
        return Clipboard.SYSTEM
    app.copy_to_clipboard(tame)
    return Clipboard.TERMINAL


_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


def _is_local() -> bool:
    """Return whether the user sits at the system that the app runs on, and it has a clipboard."""
    if any(os.environ.get(name) for name in _REMOTE):
        return False
    if not sys.platform.startswith("linux"):
        return True
    # Without these programs pyperclip would look for toolkits, which no thread may start.
    if os.environ.get("WAYLAND_DISPLAY") and all(map(shutil.which, ("wl-copy", "wl-paste"))):
        return True
    return bool(os.environ.get("DISPLAY")) and any(map(shutil.which, ("xsel", "xclip")))


def _give_to_system(words: str) -> bool:
    import pyperclip  # noqa: PLC0415 - when something is copied

    try:
        pyperclip.copy(words)
    except (pyperclip.PyperclipException, OSError, ValueError):
        return False
    return True
