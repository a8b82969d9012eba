"""How long the app lets its user wait: to the first picture, and from key to picture.

    python -m tests.benchmarks.bench_app

Start: process to first paint in a real pseudo-terminal, with 1,000 reports given, beside a bare
Textual app of three panes in the same run, turn by turn. Lists: filtering 10,000 reports, and
moving through them, each to the last drawn row.
"""

import asyncio
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

from tests.benchmarks.pseudo_terminal import APP, PseudoTerminal
from tui.app import ReportsApp
from tui.documents import Entry
from tui.widgets.report_list import ReportList

RUNS = 21
FIRST_PAINT = "报告"
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
    with PseudoTerminal(arguments, os.environ) as terminal:
        return (terminal.painted(FIRST_PAINT) - terminal.started) * 1_000


def bench_start(folder: Path) -> None:
    for number in range(1000):
        text = f"临川市第{number}街道2023年工作总结\n一、工作回顾\n成效明显。\n" * 20
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    paths = [str(path) for path in folder.iterdir()]
    commands = {"bare three panes": ["-c", BARE], "with 1,000 reports": ["-c", APP, *paths]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(RUNS + 1):
        for name, arguments in commands.items():
            taken = first_paint(arguments)
            if turn:  # the first turn compiles
                times[name].append(taken)
    for name, taken_each in times.items():
        _report(f"first paint, {name}", taken_each)
    bare, app = times.values()
    ratio = statistics.median(app) / statistics.median(bare)
    turns = statistics.median(mine / floor for mine, floor in zip(app, bare, strict=True))
    print(f"first paint: {ratio:.2f} times the bare app; turn by turn, {turns:.2f} times (median)")


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
        os.environ |= {
            "XDG_CONFIG_HOME": scratch,
            "XDG_STATE_HOME": scratch,
            "XDG_DATA_HOME": scratch,
        }
        # Bytecode is there, as it is after an installation.
        os.environ["PYTHONPYCACHEPREFIX"] = f"{scratch}/bytecode"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        reports = Path(scratch) / "reports"
        reports.mkdir()
        bench_start(reports)
        asyncio.run(bench_lists())
