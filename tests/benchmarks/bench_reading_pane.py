"""How fast a report is painted and how fast the pane follows keys, beside what the least costs.

    python -m tests.benchmarks.bench_reading_pane

The floor is a `Static` that holds the same text, and an app with one line in it. Everything is
headless at 120 × 40, but each frame is turned into the bytes that a terminal would get. Times are
milliseconds; Textual itself waits up to 1/60 s before it paints, also on the floor.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from statistics import median, quantiles

from rich.console import RenderableType
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from core.model import Span
from tui.glyphs import Glyphs
from tui.marks import Mark
from tui.typesetting import break_rows
from tui.widgets.reading_pane import ReadingPane

SIZE = (120, 40)
SENTENCES = (
    "全年完成固定资产投资152.16亿元，增长11.7%，高于全市平均水平2.5个百分点；",
    "新增“四上”企业1,054家，其中规模以上工业企业86家，专精特新“小巨人”企业12家。",
    "（二）坚持以人民为中心，扎实推进民生实事：一是改造老旧小区38个，惠及居民1.2万户；",
    "二是新建口袋公园16处、健身步道24公里，“十分钟生活圈”覆盖率达到95.6%。",
    "我们清醒地认识到，发展中还存在不少困难和问题，需要在今后的工作中认真加以解决。\n",
)


class Bench(App[None]):
    """An app that notes when it painted."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.painted = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield self.widget

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if hasattr(renderable, "render_segments"):
            renderable.render_segments(self.console)
            self.painted.set()

    async def time(self, pilot: Pilot[None], act: Callable[[], object]) -> float:
        """Return how long it takes from `act` to the next painted frame."""
        await pilot.pause()
        self.painted.clear()
        began = time.perf_counter()
        act()
        await asyncio.wait_for(self.painted.wait(), 60)
        return (time.perf_counter() - began) * 1_000


def made_up_report(length: int, *, lines: bool = True) -> str:
    """Return a report of `length` characters that says nothing."""
    chooser = random.Random(7)
    text = "".join(chooser.choice(SENTENCES) for _ in range(length // 30))[:length]
    return text if lines else text.replace("\n", "")


def print_times(label: str, times: list[float]) -> None:
    p95 = quantiles(times, n=20)[-1]
    print(f"{label:<44} median {median(times):7.1f}   p95 {p95:7.1f}")


async def bench_text(label: str, text: str, marks: list[Mark]) -> None:
    """Print how long it takes to show `text`, to mark it anew, and to move in it."""
    shown, marked = [], []
    for _ in range(5):
        pane = ReadingPane(Glyphs(ambiguous_wide=False))
        app = Bench(pane)
        async with app.run_test(size=SIZE) as pilot:
            pane.focus()
            shown.append(await app.time(pilot, lambda: pane.show(text, marks)))  # noqa: B023
            marked.append(await app.time(pilot, lambda: pane.set_marks("find", marks)))  # noqa: B023
    print_times(f"{label}: show to painted", shown)
    print_times(f"{label}: mark anew", marked)
    pane = ReadingPane(Glyphs(ambiguous_wide=False))
    app = Bench(pane)
    chooser = random.Random(1)
    async with app.run_test(size=SIZE) as pilot:
        pane.focus()
        pane.show(text, marks)
        for name, move in (
            ("row", pane.action_row_down),
            ("half page", pane.action_half_page_down),
            ("page", pane.action_page_down),
            ("page back", pane.action_page_up),
            ("jump", lambda: pane.go_to(chooser.randrange(len(text)))),
        ):
            times = []
            for _ in range(30):
                pane.go_to(chooser.randrange(len(text) * 8 // 10))
                times.append(await app.time(pilot, move))
            print_times(f"{label}: {name} to painted", times)


async def bench_floor(text: str) -> None:
    """Print the same for a `Static` with the text in it, and for an app with one line."""
    for label, content in (("Static", text), ("bare app", "一行")):
        times = []
        for turn in range(5):
            static = Static()
            app = Bench(static)
            async with app.run_test(size=SIZE) as pilot:
                shown = Content(content + str(turn))
                times.append(await app.time(pilot, lambda: static.update(shown)))  # noqa: B023
        print_times(f"{label}: update to painted", times)


def bench_breaking(text: str) -> None:
    """Print how long it takes to break `text` into rows, and how long Textual takes."""
    glyphs = Glyphs(ambiguous_wide=False)
    for label, act in (
        ("break_rows", lambda: break_rows(text, 118, glyphs)),
        ("Content.wrap", lambda: Content(text).wrap(118)),
    ):
        times = []
        for _ in range(7):
            began = time.perf_counter()
            act()
            times.append((time.perf_counter() - began) * 1_000)
        print_times(f"{label}, {len(text):,} characters", times)


async def main() -> None:
    """Print everything."""
    text = made_up_report(50_000)
    step = len(text) // 1_000
    marks = [Mark(Span(at, at + 8), "find") for at in range(0, len(text) - 8, step)]
    bench_breaking(text)
    await bench_floor(text)
    await bench_text("50,000 characters, 1,000 marks", text, marks)
    await bench_text("one line of 1,000,000", made_up_report(1_050_000, lines=False), [])
    await bench_text("4,000,000 characters", made_up_report(4_000_000), [])


if __name__ == "__main__":
    asyncio.run(main())
