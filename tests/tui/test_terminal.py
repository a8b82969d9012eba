"""What the terminal is asked before the app takes it over, and what is made of its answers."""

import os
import pty
import select
import subprocess
import sys
import termios

import pytest

ASKING = "from tui.terminal import ask_terminal; print(*map(int, ask_terminal()), flush=True)"
NARROW, WIDE = b"\x1b[1;2R", b"\x1b[1;3R"
DARK = b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\"
LIGHT = b"\x1b]11;rgb:ff/f8/e7\x07"


def asked(*, place: bytes, background: bytes = b"", **environment: str) -> tuple[str, bytes]:
    """Return what is said of a terminal that answers so, and what it was sent."""
    master, slave = pty.openpty()
    modes = termios.tcgetattr(slave)
    process = subprocess.Popen(
        [sys.executable, "-c", ASKING],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm", "COLORFGBG": "", **environment},
    )
    sent = b""
    while select.select([master], [], [], 10)[0]:
        more = os.read(master, 1024)
        if b"\x1b]11;?" in more:
            os.write(master, background)
        if b"\x1b[6n" in more:
            os.write(master, place)
        sent += more
        if sent.endswith(b"\r\n"):
            break
    assert process.wait() == 0
    assert termios.tcgetattr(slave) == modes
    os.close(slave)
    os.close(master)
    return sent.decode().rpartition("\x1b[K")[2].strip(), sent


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"place": NARROW, "background": DARK}, "0 0"),
        ({"place": WIDE, "background": LIGHT}, "1 1"),
        ({"place": NARROW, "background": b"\x1b]11;rgba:ffff/ffff/ffff/ffff\x07"}, "0 1"),
        ({"place": b"jk" + NARROW}, "0 0"),
        ({"place": NARROW, "COLORFGBG": "0;15"}, "0 1"),
        ({"place": NARROW, "COLORFGBG": "15;default;0"}, "0 0"),
        ({"place": WIDE, "background": DARK, "COLORFGBG": "0;15"}, "1 0"),
        ({"place": b"", "COLORFGBG": "0;7"}, "0 1"),
    ],
)
def test_the_terminal_is_believed_and_else_the_environment(answers, said):
    assert asked(**answers)[0] == said


@pytest.mark.parametrize("terminal", ["linux", "dumb"])
def test_what_would_be_shown_is_not_asked(terminal):
    said, sent = asked(place=NARROW, TERM=terminal)
    assert said == "0 0"
    assert b"\x1b]" not in sent


def test_without_a_terminal_nothing_is_asked():
    done = subprocess.run(
        [sys.executable, "-c", ASKING], stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"0", b"0"]
