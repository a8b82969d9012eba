"""Two reports side by side: their plans, the promises with their results, and what was reused."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode

from core.errors import UnreadableError
from core.model import Span
from tui.captions import shown_periods
from tui.comparing import Hindrance, IncomparableError
from tui.comparisons import Compared, Tab, compared
from tui.dispatch import carry_out
from tui.documents import Entry
from tui.exporter import Exporter
from tui.glyphs import Glyphs
from tui.keys import Keymap, Scope
from tui.keystrokes import Command
from tui.reading import reason
from tui.screens.footed import FootedScreen
from tui.strings import Strings
from tui.watching import News
from tui.widgets.choice_bar import ChoiceBar, Option
from tui.widgets.comparison_list import ComparisonList
from tui.widgets.notes import HeadLine, Note, Notes
from tui.widgets.promise_table import PromiseTable
from tui.widgets.reuse_list import ReuseList
from tui.widgets.row_list import RowList
from tui.widgets.spread_list import SpreadList

if TYPE_CHECKING:
    from core.compare import Stage
    from tui.clipboard import Clipboard


class Target(NamedTuple):
    """Words of a report to go to."""

    path: str
    span: Span


class Wish(Enum):
    """What else the reader may want on leaving."""

    ANOTHER = auto()
    """To compare with another report."""
    STOPPED = auto()
    """Not to wait for the comparison."""


class ComparisonScreen(FootedScreen[Target | Wish | None]):
    """Compares two reports, and shows what came of it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-short"), (20, "-high"), (36, "-tall")]  # noqa: RUF012

    keyboard = Scope.COMPARISON
    """Where the keyboard is."""

    def __init__(
        self,
        older: Entry,
        newer: Entry,
        kept: Compared | None,
        encoding: str | None,
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
        exporter: Exporter,
        *,
        exports: bool = False,
    ) -> None:
        """Show `kept`, or else compare the files of `older` and `newer` first.

        `exports` where it is to be exported as soon as it is there.
        """
        super().__init__(keymap, strings, glyphs)
        self.compared = kept
        """What is shown; `None` until it is there."""
        self._exporter = exporter
        self._exports = exports
        self._older, self._newer = older, newer
        self._encoding = encoding
        self._stage: Stage | None = None
        self._trouble: UnreadableError | IncomparableError | None = None
        self._tabs = ChoiceBar(glyphs, id="tabs")
        self._counts = ChoiceBar(glyphs, id="counts")
        self._head = HeadLine(lambda: self._list.heads)
        self._lists: dict[Tab, ComparisonList[Any]] = {
            Tab.PLANS: SpreadList(strings, glyphs),
            Tab.PROMISES: PromiseTable(strings, glyphs),
            Tab.REUSE: ReuseList(strings, glyphs),
        }
        self._ahead: list[Command] = []
        """What was asked for before there was anything to do it with."""
        self._taken: set[Tab] = set()
        """The tabs whose lists were given the comparison; the others get it when they are seen."""
        self._notes = Notes(glyphs, id="notes")
        self._sentences = Notes(glyphs, id="sentences")
        self._hints.scope = self.keyboard

    def compose(self) -> ComposeResult:
        """Lay out tabs, counts, the lists, the notes, and the lines below them."""
        with Vertical(id="comparison", classes="pane -current"):
            yield self._tabs
            yield self._counts
            yield self._head
            yield from self._lists.values()
            yield self._notes
            yield self._sentences
        yield self._status
        yield self._hints

    async def on_mount(self) -> None:
        """Show what is kept, or begin to compare."""
        self._show()
        if self.compared is None:
            self._compare()
        else:
            await self._export_at_once()

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self.strings = strings
        self._hints.use(strings)
        self._show()

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first."""
        yield from (self.focused or self).ancestors_with_self

    def put_off(self, command: Command) -> bool:
        """Keep `command` until the comparison is there; returns whether it has to wait for that."""
        binding = command.binding
        if self.compared or self._trouble or binding.group not in _LATER or binding.id in _EARLY:
            return False
        self._ahead.append(command)
        return True

    # Comparing.

    @work(exclusive=True)
    async def _compare(self) -> None:
        paths = self._older.path, self._newer.path
        try:
            self.compared = await compared(*paths, self._encoding, self._go_on)
        except (UnreadableError, IncomparableError) as error:
            self._trouble = error
        self._show()
        await self._export_at_once()
        for command in self._ahead if self.compared else ():
            if self.is_current:
                await carry_out(command, (*self.responders(), self.app))

    async def _export_at_once(self) -> None:
        if self._exports and self.compared:
            self._exports = False
            await self.action_export()

    def _go_on(self, stage: Stage) -> None:
        self._stage = stage
        if self.compared is None and self.is_attached:
            self._sentences.show(self._news())

    def _news(self) -> list[Note]:
        """Return what is being done, or why there is nothing to see; and what to do."""
        strings = self.strings
        if self._trouble is not None:
            said = _sentence_of(self._trouble, strings)
            return [Note("", said), Note("", strings["compare.instead"])]
        doing = strings[f"diff.stage.{self._stage}" if self._stage else "compare.reading"]
        return [Note("", f"{doing}…"), Note("", strings["compare.cancel"])]

    # What is shown.

    @property
    def _tab(self) -> Tab:
        """The tab in front."""
        return self.compared.view.tab if self.compared else Tab.PLANS

    @property
    def _list(self) -> ComparisonList[Any]:
        """Its list."""
        return self._lists[self._tab]

    def _show(self) -> None:
        """Show what there is."""
        names = {
            side: _name_of(entry, self.strings)
            for side, entry in (("a", self._older), ("b", self._newer))
        }
        title = self.strings.format("compare.title", **names)
        self.query_one("#comparison").border_title = self.glyphs.draw(title)
        self._status.path = self._newer.path
        self.set_class(self.compared is None, "-waiting")
        if self.compared is None:
            self._hints.idle = self._idle()
            self._sentences.show(self._news())
            return
        self.watcher.watch(dict(zip(self.compared.paths, self.compared.stamps, strict=True)))
        self._taken.clear()
        self._show_tab()
        if self.compared.notices:
            self.say(self.strings[f"diff.{self.compared.notices[0]}"])

    @on(FootedScreen.FileTold)
    def _file_told(self, message: FootedScreen.FileTold) -> None:
        told = "compare.changed" if message.news is News.CHANGED else "app.vanished"
        self.say(self.strings.format(told, path=message.path))

    def _show_tab(self) -> None:
        assert self.compared is not None
        if self._tab not in self._taken:
            self._taken.add(self._tab)
            self._list.take(self.compared, self.strings)
        titles = []
        for tab, each in self._lists.items():
            each.display = tab is self._tab
            self._head.set_class(tab is self._tab, f"-{tab}")
            titles.append(Option(f" {each.title_of(self.compared, self.strings)} "))
        self._tabs.show(titles, [*Tab].index(self._tab))
        self.set_focus(self._list)
        self._show_choice()

    def _show_choice(self) -> None:
        self._hints.idle = self._idle()
        self._counts.show(self._list.options, self._list.chosen)
        self._head.refresh()
        self._notes.show(self._list.notes)

    def _idle(self) -> frozenset[str]:
        """Return the ids of the bindings that do nothing in this tab, or before there is one."""
        if self.compared is None:
            return frozenset(each.id for each in self.keymap.hints(self.keyboard)) - _EARLY
        listed = (self._list, *self.responders(), self.app)
        return frozenset(
            each.id
            for each in self.keymap.hints(self.keyboard)
            if not any(hasattr(node, f"action_{each.action}") for node in listed)
            or (each.action == "next_choice" and not self._list.is_choosing)
        )

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._list.keep_place()
        self._notes.show(self._list.notes)

    # The tabs and the choice.

    def action_next_tab(self) -> None:
        """Show the next tab."""
        self._step_tabs(1)

    def action_previous_tab(self) -> None:
        """Show the tab before."""
        self._step_tabs(-1)

    def _step_tabs(self, step: int) -> None:
        if self.compared:
            tabs = [*Tab]
            at = tabs.index(self._tab)
            self._open_tab(tabs[(at + step) % len(tabs)])

    @on(ChoiceBar.Chosen, "#tabs")
    def _tab_chosen(self, message: ChoiceBar.Chosen) -> None:
        self._open_tab([*Tab][message.index])

    def _open_tab(self, tab: Tab) -> None:
        if self.compared:
            self.compared.view.tab = tab
            self._show_tab()

    def action_next_choice(self) -> None:
        """Show the rows of the next kind only; after the last one, all of them."""
        self._step_choice(1)

    def action_previous_choice(self) -> None:
        """Show the rows of the kind before only; before the first one, all of them."""
        self._step_choice(-1)

    def _step_choice(self, step: int) -> None:
        if self.compared:
            chosen = self._list.chosen
            kinds = len(self._list.options) + 1  # and all of them
            at = (0 if chosen is None else chosen + 1) + step
            self._choose((at % kinds) - 1)

    @on(ChoiceBar.Chosen, "#counts")
    def _count_chosen(self, message: ChoiceBar.Chosen) -> None:
        self._choose(-1 if message.index == self._list.chosen else message.index)

    def _choose(self, index: int) -> None:
        """Show the rows of the kind at `index` only; all of them for -1."""
        self._list.choose_option(None if index < 0 else index)
        self._show_choice()

    # Taking along.

    async def action_export(self) -> None:
        """Export the tab that is shown, or all of the comparison."""
        if self.compared is None:
            return
        from core.export.comparison_markdown import Chapter  # noqa: PLC0415 - when it is wanted
        from tui.exporting import comparison_to_export  # noqa: PLC0415

        strings, comparison = self.strings, self.compared.comparison
        names = {_name_of(entry, strings): None for entry in (self._older, self._newer)}
        name = " ".join((strings["diff.title"], *names))
        tab, whole = strings[f"compare.tab.{self._tab}"], strings["export.what.comparison"]
        offers = [
            comparison_to_export(tab, f"{name} {tab}", comparison, Chapter(self._tab), strings),
            comparison_to_export(whole, name, comparison, None, strings),
        ]
        await self._exporter.ask(self.app, offers, strings, self.say)

    def action_copy(self) -> None:
        """Copy the words of the row under the cursor, those of the earlier report first."""
        if self.compared is None:
            return
        from tui.clipboard import copy  # noqa: PLC0415 - as above

        comparison = self.compared.comparison
        texts = comparison.a.text, comparison.b.text
        both = zip(self._list.spans, texts, strict=True)
        words = "\n".join(span.of(text).strip() for span, text in both if span)
        if not words:
            self.say(self.strings["copy.nothing"])
            return
        copy(self.app, words, lambda clipboard: self._say_copied(len(words), clipboard))

    def _say_copied(self, count: int, clipboard: Clipboard) -> None:
        to, what = self.strings[f"copy.to.{clipboard}"], self.strings["copy.what.row"]
        self.say(self.strings.format("copy.copied", count=f"{count:,}", to=to, what=what))

    # The way back.

    @on(RowList.Opened)
    def _opened(self) -> None:
        old, new = self._list.spans
        self._go(self._newer, new) or self._go(self._older, old)

    def action_open_older(self) -> None:
        """Go to the words in the earlier report, or in the later one where it has none."""
        old, new = self._list.spans
        self._go(self._older, old) or self._go(self._newer, new)

    def _go(self, entry: Entry, span: Span | None) -> bool:
        if span is not None:
            self._list.keep_place()
            self.dismiss(Target(entry.path, span))
        return span is not None

    def action_compare_with(self) -> None:
        """Choose another partner."""
        self.workers.cancel_node(self)
        self.dismiss(Wish.ANOTHER)

    def action_back(self) -> None:
        """Go back one step: from waiting, the kind of rows chosen, the comparison."""
        if self.compared and self._list.chosen is not None:
            self._choose(-1)
        else:
            self.action_close()

    def action_close(self) -> None:
        """Go back to where the reader was."""
        is_busy = self.compared is None and self._trouble is None
        self.workers.cancel_node(self)
        self.dismiss(Wish.STOPPED if is_busy else None)


_EARLY = frozenset({"compare.with", "compare.close", "app.back", "app.help"})
"""What can be done while the reports are compared, or where that was not possible."""
_LATER = frozenset({"move", "compare", "export"})
"""The groups of what has to wait for the comparison otherwise."""


def _name_of(entry: Entry, strings: Strings) -> str:
    """Return the place and the periods of a report, or its file name where those are unknown."""
    if not entry.place or not (entry.review or entry.plan):
        return PurePath(entry.path).name
    return f"{entry.place} {shown_periods(entry.review, entry.plan, strings).strip()}"


def _sentence_of(error: UnreadableError | IncomparableError, strings: Strings) -> str:
    """Return why there is no comparison, in one sentence."""
    if isinstance(error, UnreadableError):
        return reason(error, strings)
    match error.hindrance:
        case Hindrance.NO_PLAN:
            return strings.format("diff.no_plan", path=error.path)
        case Hindrance.SAME:
            return strings["compare.same"]
        case Hindrance.FAULTY:
            return strings.format("compare.faulty", detail=error.detail)
