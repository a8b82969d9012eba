"""Use an installed app as a person would, from an empty folder: inspect, pipe, open, quit.

smoke.py APP
"""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import tempfile
import time

PATIENCE = 30.0
"""Seconds that the app may take to paint, and to leave."""


def main(app: str) -> None:
    """Use the app in each way; an assertion fails where it does not do what it should."""
    with tempfile.TemporaryDirectory() as empty:
        run = subprocess.run([app, "--version"], capture_output=True, check=True, cwd=empty)
        print(run.stdout.decode().strip())
        report = "一、2031年工作总结\n全年完成投资3.2亿元。\n二、2032年工作思路\n力争完成4亿元。\n"
        run = subprocess.run(
            [app, "inspect", "-", "--json"],
            input=report.encode("gb18030"),
            capture_output=True,
            check=True,
            cwd=empty,
        )
        roles = [section["role"] for section in json.loads(run.stdout)["sections"]]
        assert roles == ["review", "plan"], roles
        print("inspect reads standard input")
        status, screen = open_and_quit(app, empty)
        assert "苇桥街道" in screen, "the sample reports are not listed"
        assert status == 0, f"the app left with status {status}"
        print("the app opens the sample reports and leaves cleanly")


def open_and_quit(app: str, folder: str) -> tuple[int, str]:
    """Return the exit status of the app that is quit once it shows its reports, and its output."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.environ.update(TERM="xterm-256color", LANG="zh_CN.UTF-8", COLUMNS="120", LINES="40")
        os.execv(app, [app])
    shown = b""
    quitting = False
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                chunk = os.read(terminal, 65_536)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
        if not quitting and "苇桥街道".encode() in shown:
            os.write(terminal, b"q")
            quitting = True
    else:
        os.kill(child, 9)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), shown.decode("utf-8", "replace")


if __name__ == "__main__":
    main(sys.argv[1])
