"""The installed command in a real terminal: open, move, find, compare, export, quit."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest
from desk import report

COMMAND = Path(sys.executable).with_name("reports-tui")
PATIENCE = 30
"""Seconds that something may take to be seen; two reports are compared meanwhile."""

if not (shutil.which("tmux") and COMMAND.exists()):
    print("no tmux, or reports-tui is not installed: the app is not driven in a real terminal")
    pytest.skip("tmux and the installed reports-tui are needed", allow_module_level=True)


class Tmux:
    """A terminal of tmux's with `reports-tui` in it."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self._socket = str(home / "tmux")
        environment = {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
        }
        given = [f"{name}={value}" for name, value in environment.items()]
        given += [f"{name}=" for name in ("DISPLAY", "WAYLAND_DISPLAY")]  # no other clipboard
        self._environment = {**os.environ, **environment}
        self._tmux(
            *("new-session", "-d", "-x", "100", "-y", "32", "-c", str(home)),
            *("env", *given, "sh", "-c", '"$@"; echo $? > status', "sh", str(COMMAND), *arguments),
        )

    def press(self, *keys: str) -> None:
        """Press keys, named as tmux names them."""
        self._tmux("send-keys", *keys)

    def type(self, words: str) -> None:
        self._tmux("send-keys", "-l", words)

    def shown(self) -> str:
        """Return what the terminal shows."""
        return self._tmux("capture-pane", "-p").replace("\u00a0", " ")

    def until(self, words: str) -> str:
        """Wait until `words` are shown; returns all that is shown then."""
        deadline = monotonic() + PATIENCE
        while words not in (shown := self.shown()):
            assert monotonic() < deadline, shown
        return shown

    def buffer(self) -> str:
        """Return what was copied."""
        return self._tmux("show-buffer")

    def close(self) -> None:
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False)

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, "-f", "/dev/null", *arguments]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=True, timeout=20
        )
        return done.stdout


@pytest.fixture
def tmux(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    for year in (2021, 2022):
        name = f"梅林街道{year}.txt"
        (reports / name).write_text(report("梅林街道", year), encoding="utf-8")
    opened = Tmux(tmp_path, "--lang", "zh", str(reports))
    yield opened
    opened.close()


def test_a_session_from_opening_to_the_exported_file(tmux, tmp_path):
    tmux.until("2021年工作回顾")
    tmux.press("j", "Enter")
    tmux.until("2022年工作回顾")
    tmux.press("D", "]", "]")
    tmux.type("/")
    tmux.type("幼儿园")
    tmux.until("1/1")
    tmux.press("Enter", "Escape")
    tmux.press("d")
    tmux.until("承诺")
    tmux.press("Tab")
    tmux.press("q")
    tmux.until("二、存在的主要问题")
    tmux.press("D", "Y")
    tmux.until("tmux")
    assert "梅林街道2022年工作总结" in tmux.buffer()
    tmux.press("S", "g", "g", "]")
    tmux.press("e")
    tmux.until(".md")
    tmux.press("Enter")
    (written,) = _wait_for_files(tmp_path, "*.md")
    text = written.read_text(encoding="utf-8")
    assert text.startswith("---\n")
    assert "sha256" in text
    assert "梅林街道" in text
    tmux.press("q")
    (status,) = _wait_for_files(tmp_path, "status")
    assert status.read_text() == "0\n"


def _wait_for_files(folder: Path, pattern: str) -> list[Path]:
    deadline = monotonic() + PATIENCE
    while not (found := [each for each in folder.rglob(pattern) if each.stat().st_size]):
        assert monotonic() < deadline, "nothing was written"
    return found
