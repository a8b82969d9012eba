"""How long the app lets its user wait: to the first picture, and from key to picture.

    python tests/benchmarks/bench_app.py

Start: process to first paint in a real pseudo-terminal, with 1,000 reports given, beside a bare
Textual app of three panes in the same run, turn by turn. Lists: filtering 10,000 reports, and
moving through them, each to the last drawn row.
"""

import asyncio
import fcntl
import os
import pty
import random
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from tui.app import ReportsApp
from tui.documents import Entry
from tui.widgets.report_list import ReportList

RUNS = 15
SIZE = (40, 120)
FIRST_PAINT = "报告".encode()
BARE = """
from textual.app import App
from textual.containers import Horizontal
from textual.widgets import Static

class Bare(App):
    CSS = "Static { width: 1fr; height: 1fr; border: round $primary; }"
    def compose(self):
        with Horizontal():
            yield Static("报告")
            yield Static("2")
            yield Static("3")

Bare().run()
"""


def first_paint(arguments: list[str]) -> float:
    """Return the milliseconds from the start of a process to its first picture."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "zh_CN.UTF-8"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
        env=environment,
    )
    seen = b""
    while FIRST_PAINT not in seen:
        select.select([master], [], [], 10)
        data = os.read(master, 65_536)
        if b"\x1b[6n" in data:
            os.write(master, b"\x1b[1;2R")
        seen += data
    taken = time.perf_counter() - start
    process.terminate()
    while process.poll() is None:
        if select.select([master], [], [], 0.05)[0]:
            os.read(master, 65_536)
    os.close(master)
    os.close(slave)
    return taken * 1000


def bench_start(folder: Path) -> None:
    for number in range(1000):
        text = f"临川市第{number}街道2023年工作总结\n一、工作回顾\n成效明显。\n" * 20
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    paths = [str(path) for path in folder.iterdir()]
    bare, app = [], []
    for argument in (["-c", BARE], ["-m", "tui", *paths]):
        first_paint(argument)  # the first turn compiles
    for _ in range(RUNS):
        bare.append(first_paint(["-c", BARE]))
        app.append(first_paint(["-m", "tui", *paths]))
    floor, taken = statistics.median(bare), statistics.median(app)
    print(
        f"first paint: bare three panes {floor:.0f} ms, with 1,000 reports {taken:.0f} ms,", end=""
    )
    print(f" {taken / floor:.2f} times")


async def bench_lists() -> None:
    random.seed(1)
    entries = [
        Entry(
            path=f"/reports/{number}.txt",
            read=True,
            is_report=True,
            title=f"临川市第{number % 700}街道{2000 + number % 25}年工作总结和工作计划",
            issuer=f"第{number % 700}街道办事处",
            place=f"第{number % 700}街道",
            year=2000 + number % 25,
        )
        for number in range(10_000)
    ]
    random.shuffle(entries)
    app = ReportsApp([])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        reports = app.screen.query_one(ReportList)

        def draw() -> None:
            for y in range(reports.size.height):
                reports.render_line(y)

        _report("listing 10,000 reports", [_timed(lambda: reports.add(entries), draw)])
        words = "临川市 工作 2013"
        keys = [words[:end] for end in range(1, len(words) + 1)] * 3
        _report("filter, a key", [_timed(lambda w=w: reports.filter(w), draw) for w in keys])
        reports.filter("")
        _report("row down", [_timed(reports.action_row_down, draw) for _ in range(500)])
        _report("page down", [_timed(reports.action_page_down, draw) for _ in range(300)])
        ends = (reports.action_last, reports.action_first) * 20
        _report("last and first", [_timed(end, draw) for end in ends])


def _timed(*acts) -> float:
    start = time.perf_counter()
    for act in acts:
        act()
    return (time.perf_counter() - start) * 1000


def _report(name: str, taken: list[float]) -> None:
    taken.sort()
    print(
        f"{name}: median {statistics.median(taken):.1f} ms,"
        f" p95 {taken[int(len(taken) * 0.95)]:.1f} ms, worst {taken[-1]:.1f} ms"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"XDG_CONFIG_HOME": scratch, "XDG_STATE_HOME": scratch}
        # Bytecode is there, as it is after an installation.
        os.environ["PYTHONPYCACHEPREFIX"] = f"{scratch}/bytecode"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        reports = Path(scratch) / "reports"
        reports.mkdir()
        bench_start(reports)
        asyncio.run(bench_lists())
