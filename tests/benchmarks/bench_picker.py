"""How long it takes to open the picker of reports, and to answer a key in it, with 10,000 titles.

    python -m tests.benchmarks.bench_picker

Titles are made up of common characters. From the key to the painted frame, headless at 120 × 40,
each frame turned into the bytes that a terminal would get; beside a picker with ten reports, which
is the least that a key costs, in turns. Times are milliseconds: those of the clock, and those that
the processor spent, which say more where the machine has other things to do. The promise: at most
50 ms a key. Then the table of pinyin, as it is read, and the package that it comes from, each in a
process of its own.
"""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median, quantiles

from rich.console import RenderableType
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

import tui.app
from tui.app import ReportsApp
from tui.documents import Entry
from tui.offers import report_offers
from tui.screens.picker import PickerScreen

SIZE = (120, 40)
REPORTS = 10_000
ROUNDS = 3
TYPED = ("zj", "gzzj", "zhejiang", "街道 2023", "浙j", "2013 gz", "zongjie", "总思", "bgs", "txt")
"""What is typed, key by key; much of it is in every title."""
LOADED = """
import time
began = time.perf_counter()
{}
taken = (time.perf_counter() - began) * 1_000
memory = int(open("/proc/self/statm").read().split()[1]) * 4 / 1_024
print(f"{{taken:.0f}} ms, {{memory:.0f}} MB of memory in all")
"""
WAYS = {
    "Python alone": "pass",
    "the table of readings": "from tui.pinyin import readings; readings('浙')",
    "import pypinyin": "import pypinyin",
}


class Bench(ReportsApp):
    """The app, which notes when it painted."""

    CSS_PATH = Path(tui.app.__file__).with_name("app.tcss")

    def __init__(self) -> None:
        super().__init__([])
        self.painted = 0.0

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if hasattr(renderable, "render_segments"):
            renderable.render_segments(self.console)
            self.painted = time.perf_counter()


class Times:
    """Times of one kind."""

    def __init__(self) -> None:
        self._by_clock: list[float] = []
        self._spent: list[float] = []

    async def take(
        self, app: Bench, pilot: Pilot[None], act: Callable[[], Awaitable[None]]
    ) -> None:
        """Time `act` to the last frame that follows from it."""
        began, spent = time.perf_counter(), time.thread_time()
        await act()
        for _ in range(12):
            await pilot.pause(0)
        self._by_clock.append((app.painted - began) * 1_000)
        self._spent.append((time.thread_time() - spent) * 1_000)

    def tell(self, name: str) -> None:
        """Print the median, the 95th percentile and the worst."""
        print(f"{name:36}", end="")
        for kind, times in (("clock", self._by_clock), ("processor", self._spent)):
            p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
            print(f"  {kind} {median(times):6.1f}  p95 {p95:6.1f}  worst {max(times):6.1f}", end="")
        print(f"  of {len(times)}")


def made_up(count: int) -> list[Entry]:
    """Return the entries of so many reports about places that do not exist."""
    chooser = random.Random(7)
    rows = range(0xB0, 0xD7)  # of GB 2312, those of common characters
    common = [bytes((row, at)).decode("gb2312") for row in rows for at in range(0xA1, 0xFF)]
    entries = []
    for number in range(count):
        place = "".join(chooser.choices(common, k=3)) + chooser.choice(("街道", "镇", "区", "县"))
        year = 2000 + number % 25
        entries.append(
            Entry(
                path=f"/reports/{place}{year}.txt",
                read=True,
                is_report=True,
                title=f"{place}{year}年工作总结和{year + 1}年工作思路",
                issuer=f"{place}办事处",
                place=place,
                year=year,
                review=str(year),
                plan=str(year + 1),
            )
        )
    return entries


async def bench(app: Bench, pilot: Pilot[None]) -> None:
    """Print how long opening and each key take, with ten reports and with all."""
    counts = (10, REPORTS)
    opening, first, keys = ({count: Times() for count in counts} for _ in range(3))
    entries = made_up(REPORTS)
    for _ in range(ROUNDS):
        for words in TYPED:
            for count in counts:

                async def open_picker(count: int = count) -> None:
                    words = (app.keymap, app.strings, app._glyphs)
                    offers = report_offers(entries[:count], app.strings)
                    await app.push_screen(PickerScreen("报告", offers, *words))

                async def press(char: str) -> None:
                    app.post_message(events.Key(char, char))

                await opening[count].take(app, pilot, open_picker)
                await pilot.pause(0.6)  # nobody types at once
                for at, char in enumerate(words):
                    times = keys if at else first
                    await times[count].take(app, pilot, lambda char=char: press(char))
                app.screen.dismiss(None)
                await pilot.pause()
    for count in counts:
        opening[count].tell(f"{count:,} reports: open")
        first[count].tell(f"{count:,} reports: first key")
        keys[count].tell(f"{count:,} reports: later keys")


async def main() -> None:
    """Run the app, and time it."""
    app = Bench()
    async with app.run_test(size=SIZE) as pilot:
        await bench(app, pilot)
    for name, code in WAYS.items():
        command = [sys.executable, "-c", LOADED.format(code)]
        print(
            f"{name:36}  {subprocess.run(command, check=True, stdout=-1, text=True).stdout}", end=""
        )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        folders = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
        os.environ |= dict.fromkeys(folders, scratch)
        asyncio.run(main())
