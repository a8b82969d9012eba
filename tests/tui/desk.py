"""A made-up report, and the app as its users see and touch it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from textual import events
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from tui.app import ReportsApp
from tui.keystrokes import Command
from tui.widgets.breadcrumb import Breadcrumb
from tui.widgets.detail import Detail
from tui.widgets.prompt import Prompt
from tui.widgets.report_list import ReportList
from tui.widgets.section_tree import SectionTree
from tui.widgets.status_line import StatusLine

PATIENCE = 60
"""Seconds after which a test stops waiting for what should have happened."""

HOPS = 12
"""From widget to widget, no message of the app travels further than this."""

CALM = 2
"""After so many rounds without a message nothing is under way: one that draws what has changed,
and one that shows that drawing has led to nothing more."""


def report(place: str, year: int) -> str:
    """Return a report of the usual shape, some screens long."""
    review = "".join(
        f"（{number}）{name}。\n"
        + 6
        * (
            f"{place}全年完成{name}投资{year % 100}.{at}亿元，"
            f"同比增长{at + 3}.2%，新增企业{at + 11}家，群众满意度稳步提高。\n"
        )
        for at, (number, name) in enumerate(
            zip("一二三四", ("产业发展", "城乡建设", "民生保障", "社会治理"), strict=True)
        )
    )
    industry = "（一）推动产业升级。\n力争引进亿元以上项目8个，规模以上工业产值增长9%。\n"
    welfare = "（二）增进民生福祉。\n计划新建幼儿园2所，改造老旧小区15个。\n"
    return (
        f"{place}{year}年工作总结和{year + 1}年工作计划\n\n"
        f"{year}年，在区委、区政府的坚强领导下，{place}各项工作取得新的进展。\n"
        f"一、{year}年工作回顾\n{review}"
        "二、存在的主要问题\n一年来的工作仍有不足，园区配套还不完善，基层力量有待加强。\n"
        f"三、{year + 1}年工作计划\n"
        f"{industry}{welfare}"
    )


@dataclass
class Traffic:
    """The messages that the widgets of an app have dealt with, those of its pilot left out."""

    messages: int = 0

    def hear(self, message: Message) -> None:
        """Count a message: the `message_hook` of `App.run_test`."""
        if isinstance(message, events.Callback) and isinstance(message.callback, partial):
            # What waits for a widget is no sign that anything happens there.
            self.messages += message.callback.func.__module__ != Pilot.__module__
        else:
            self.messages += 1


@dataclass
class Desk:
    """A running app, seen and touched as a user does."""

    app: ReportsApp
    pilot: Pilot[None]
    traffic: Traffic

    async def press(self, *keys: str) -> None:
        """Type `keys` without a pause between them, and wait until all is done.

        A character is sent as a terminal sends it, whatever keyboard or input method typed it.
        """
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            self.app.post_message(events.Key(key, character))
        await self.settle()

    async def do(self, id_: str) -> None:
        """Do what the binding called `id_` does, as the palette does it."""
        binding = next(each for each in self.app.keymap.bindings if each.id == id_)
        await self.app.carry_out(Command(binding, None))
        await self.settle()

    async def settle(self) -> None:
        """Let what follows from the last event come to its end, message by message."""
        calm = 0
        for _ in range(HOPS):
            before = self.traffic.messages
            await self._caught_up()
            await self.pilot.pause(0)
            calm = calm + 1 if self.traffic.messages == before else 0
            if calm == CALM:
                break

    async def _caught_up(self) -> None:
        """Wait until the app has dealt with all keys, also with one that waits for the disk."""
        done = asyncio.Event()
        if self.app.call_later(done.set):
            await done.wait()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until `condition` holds and what follows from that is done."""
        deadline = monotonic() + PATIENCE
        if condition():
            return
        while not condition():
            assert monotonic() < deadline, "it never happened"
            assert self.app.is_running, "the app has ended"
            # Not by the pilot, which would have all drawn each time, whatever the app thinks.
            await asyncio.sleep(0.005)
        await self.settle()

    async def open(self, name: str) -> None:
        """Choose the file called `name` in the list, and open it."""
        await self.press("R")
        self.reports.choose(next(path for path in self.paths if path.endswith(name)))
        await self.press("enter")
        await self.until(lambda: self.document_name == name)

    @property
    def reports(self) -> ReportList:
        return self.app.screen.query_one(ReportList)

    @property
    def tree(self) -> SectionTree:
        return self.app.screen.query_one(SectionTree)

    @property
    def detail(self) -> Detail:
        return self.app.screen.query_one(Detail)

    @property
    def find(self) -> Prompt:
        return self.app.screen.query_one("#find", Prompt)

    @property
    def status(self) -> StatusLine:
        return self.app.screen.query_one(StatusLine)

    @property
    def crumbs(self) -> tuple[str, ...]:
        return self.app.screen.query_one(Breadcrumb).crumbs

    @property
    def paths(self) -> list[str]:
        return [row.entry.path for row in self.reports.rows if self.reports.is_choice(row)]

    @property
    def document_name(self) -> str | None:
        document = self.detail.document
        return document and Path(document.path).name

    @property
    def text(self) -> str:
        assert self.detail.document
        return self.detail.document.report.text

    @property
    def words(self) -> str:
        """Return what stands where the reader is."""
        return self.text[self.detail.pane.place :][:12]


def drawn(widget: Widget) -> list[str]:
    """Return the lines that a widget shows."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]
