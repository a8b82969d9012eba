"""What the terminal is like, asked before the app takes it over."""

from __future__ import annotations

import os
import re
import sys
from typing import NamedTuple

_PATIENCE = 0.1
"""Seconds that an answer is waited for; a local terminal needs less than one thousandth."""
_REMOTE_PATIENCE = 1.0
"""The same where it comes over a network: what came later would be taken for keys."""
_PLACE = re.compile(rb"\x1b\[(\d+);(\d+)R")
_BACKGROUND = re.compile(rb"\x1b\]11;rgba?:([\da-fA-F]+)/([\da-fA-F]+)/([\da-fA-F]+)")
_AMBIGUOUS = "“"
_ASK_BACKGROUND = "\x1b]11;?\x07"
_ASK_PLACE = "\x1b[6n"
_DEAF = ("dumb", "linux")
"""Terminals (`TERM`) that would show the question for the background, or stumble over it."""
_WEIGHTS = (0.299, 0.587, 0.114)
"""How much red, green and blue add to brightness (ITU-R BT.601)."""


class Terminal(NamedTuple):
    """What a terminal is like."""

    draws_ambiguous_wide: bool = False
    """Whether it gives characters of ambiguous width two cells; False where it does not say.

    Unicode (UAX #11) leaves the width of `“ ” — · …` and of line-drawing characters to the
    context; some terminals in East Asian settings draw them two cells wide.
    """
    is_light: bool = False
    """Whether its background is light; False where it does not say."""


def ask_terminal() -> Terminal:
    """Return what the terminal is like, from its own answers where there is one that answers.

    Asked for is its background (OSC 11); then an ambiguous character is written at the left edge,
    the cursor's position is asked for (DSR 6), and the line is wiped again. Every terminal
    answers the latter, and answers in order, so that nobody waits for what is not understood.
    """
    answer = b""
    if sys.stdin.isatty() and sys.stdout.isatty() and os.name == "posix":
        answer = _answered()
    place = _PLACE.search(answer)
    light = _is_light(answer)
    return Terminal(
        draws_ambiguous_wide=place is not None and int(place[2]) == 3,
        is_light=_is_said_light() if light is None else light,
    )


def _answered() -> bytes:
    import termios  # noqa: PLC0415 - not on every system
    import tty  # noqa: PLC0415

    question = f"\r{_AMBIGUOUS}{_ASK_PLACE}\r\x1b[K"
    if os.environ.get("TERM", "") not in _DEAF:
        question = _ASK_BACKGROUND + question
    descriptor = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:  # it has just gone
        return b""
    try:
        tty.setcbreak(descriptor, termios.TCSANOW)
        os.write(sys.stdout.fileno(), question.encode())
        return _received(descriptor)
    except OSError:
        return b""
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)


def _received(descriptor: int) -> bytes:
    """Return what comes until the cursor-position report; what is typed meanwhile is in it."""
    import select  # noqa: PLC0415
    import time  # noqa: PLC0415

    received = b""
    deadline = time.monotonic() + (_REMOTE_PATIENCE if _is_remote() else _PATIENCE)
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([descriptor], [], [], left)[0]:
            break
        more = os.read(descriptor, 64)
        received += more
        if not more or _PLACE.search(received):
            break
    return received


def _is_remote() -> bool:
    return "SSH_CONNECTION" in os.environ or "SSH_TTY" in os.environ


def _is_light(answer: bytes) -> bool | None:
    """Return whether the background in `answer` is light; `None` where there is none in it."""
    if not (found := _BACKGROUND.search(answer)):
        return None
    # One to four hexadecimal digits each, of which the largest number is full brightness.
    shades = (int(digits, 16) / (16.0 ** len(digits) - 1) for digits in found.groups())
    return sum(shade * weight for shade, weight in zip(shades, _WEIGHTS, strict=True)) > 0.5


def _is_said_light() -> bool:
    """Return whether the environment says so: `COLORFGBG=0;15`, as rxvt and Konsole set it."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return background in ("7", "15")
