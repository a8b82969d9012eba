"""The app in a pseudo-terminal: what it leaves behind, however it ends."""

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path
from time import monotonic

import pytest
from desk import PATIENCE, report

ANSWER = b"\x1b[1;2R"
"""What a terminal says that has drawn an ambiguous character one cell wide."""


class Terminal:
    """A terminal with the app in it."""

    def __init__(self, *arguments: str, state: Path, program: tuple[str, ...] = ("-m", "tui")):
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.modes = termios.tcgetattr(slave)
        self._slave = slave
        environment = {
            "XDG_CONFIG_HOME": str(state),
            "XDG_STATE_HOME": str(state),
            "XDG_DATA_HOME": str(state),
            "TERM": "xterm-256color",
            "LANG": "zh_CN.UTF-8",
            "LC_ALL": "",
            "LC_MESSAGES": "",
        }
        self.process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, **environment},
        )
        self.output = b""

    def read_until(self, words: str) -> None:
        """Read what is drawn until `words` are."""
        deadline = monotonic() + PATIENCE
        while words.encode() not in self.output:
            assert monotonic() < deadline, self.output[-2000:]
            self._read(0.1)

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait(self) -> int:
        """Return the exit status, with all that was drawn to the end read."""
        deadline = monotonic() + PATIENCE
        while self.process.poll() is None:
            assert monotonic() < deadline
            self._read(0.05)
        while self._read(0.05):
            pass
        return self.process.returncode

    def vanish(self) -> int:
        """Be gone without a word, as a terminal is whose program was killed; returns the exit
        status."""
        os.close(self._slave)
        os.close(self._master)
        self._slave = self._master = -1
        return self.process.wait(PATIENCE)

    def modes_after(self) -> list[object]:
        return termios.tcgetattr(self._slave)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._master >= 0:
            os.close(self._slave)
            os.close(self._master)

    def _read(self, patience: float) -> bool:
        if not select.select([self._master], [], [], patience)[0]:
            return False
        data = os.read(self._master, 65_536)
        if b"\x1b[6n" in data:
            os.write(self._master, ANSWER)
        self.output += data
        return True


@pytest.fixture
def terminal(tmp_path):
    opened = []

    def open_terminal(*arguments: str, **options: tuple[str, ...]) -> Terminal:
        opened.append(Terminal(*arguments, state=tmp_path / "state", **options))
        return opened[-1]

    yield open_terminal
    for each in opened:
        each.close()


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "沙浦镇2022.txt"
    file.write_text(report("沙浦镇", 2022), encoding="utf-8")
    return str(file)


def assert_left_clean(terminal: Terminal) -> None:
    assert terminal.output.rindex(b"\x1b[?1049l") > terminal.output.rindex(b"\x1b[?1049h")
    assert terminal.output.rindex(b"\x1b[?1000l") > terminal.output.rindex(b"\x1b[?1000h")
    assert terminal.output.rindex(b"\x1b[?25h") > terminal.output.rindex(b"\x1b[?25l")
    assert terminal.modes_after() == terminal.modes


def test_without_colours_the_cursor_stands_out_all_the_same(terminal, path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    opened = terminal(str(Path(path).parent))
    opened.read_until("2022年工作回顾")
    opened.type("q")
    assert opened.wait() == 0
    assert not re.search(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9\d|10\d)[;m]", opened.output)
    assert re.search(rb"\x1b\[(?:[\d;]*;)?7[;m]", opened.output)


@pytest.mark.parametrize(("signum", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_and_leaves_the_terminal_clean(terminal, path, signum, status):
    opened = terminal(path)
    opened.read_until("工作回顾")
    opened.process.send_signal(signum)
    assert opened.wait() == status
    assert_left_clean(opened)


def test_q_ends_it_with_success(terminal, path):
    opened = terminal(path)
    opened.read_until("工作回顾")
    opened.type("q")
    assert opened.wait() == 0
    assert_left_clean(opened)


def test_without_a_terminal_it_ends_and_keeps_the_place(terminal, path, tmp_path):
    opened = terminal(path)
    opened.read_until("工作回顾")
    opened.type("DG")
    opened.read_until("改造老旧小区")
    assert opened.vanish() == 129
    places = json.loads((tmp_path / "state/reports-tui/places.json").read_text())
    assert places["places"][path] > 0


@pytest.mark.parametrize("log", [(), ("--log",)])
def test_a_crash_says_one_line_and_tells_no_text(terminal, path, tmp_path, log):
    faulty = (
        "from tui.widgets.reading_pane import ReadingPane\n"
        "def fail(pane, count):\n"
        "    try: float(pane.text)\n"
        "    except ValueError: {}[pane.text]\n"
        "ReadingPane.action_last = fail\n"
        "import sys; from tui.cli import main; sys.exit(main())\n"
    )
    opened = terminal(path, *log, program=("-c", faulty))
    opened.read_until("工作回顾")
    opened.type("DG")
    assert opened.wait() == 1
    assert_left_clean(opened)
    state = tmp_path / "state/reports-tui"
    told = (state / "crash.log").read_text()
    assert "KeyError" in told
    assert "ValueError" in told
    assert "in fail" in told
    said = opened.output[opened.output.rindex(b"\x1b[?1049l") :].decode()
    assert str(state / "crash.log") in said.replace("\r\n", "")
    assert "Traceback" not in said
    kept = (state / "reports-tui.log").read_text() if log else ""
    assert ("crash error=KeyError" in kept) == bool(log)
    words = Path(path).read_text(encoding="utf-8").split("\n")
    stems = {word for line in words for word in re.split("[，。、]", line) if word}
    assert not [stem for stem in stems if stem in said + told + kept]


def test_keys_reach_it_after_the_terminal_was_probed(terminal, path):
    opened = terminal(path)
    opened.read_until("工作回顾")
    opened.type("?")
    opened.read_until("按键")
    opened.type("qq")
    assert opened.wait() == 0


def test_the_reading_process_does_not_outlive_a_killed_app(terminal, tmp_path):
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(report("沙浦镇", 2022) * 40, encoding="utf-8")
    opened = terminal(str(tmp_path))
    children = Path(f"/proc/{opened.process.pid}/task/{opened.process.pid}/children")
    tasks = children.parents[1]
    deadline = monotonic() + PATIENCE
    reader = ""
    while not reader:
        assert monotonic() < deadline
        opened._read(0.05)
        reader = "".join(each.read_text() for each in tasks.glob("*/children")).strip()
    opened.process.kill()
    opened.process.wait()
    while Path(f"/proc/{reader}").exists() and "Z" not in _state(reader):
        assert monotonic() < deadline


def _state(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1]
    except OSError:
        return "Z"
