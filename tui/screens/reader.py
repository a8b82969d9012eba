"""The main screen: reports, sections and detail side by side."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.dom import DOMNode

from core.errors import UnreadableError
from core.model import Span
from tui.catalogue import Catalogue
from tui.documents import Document, Entry, OpenDocuments, entry_of, stamp_of, unread_entry
from tui.figures import Choice
from tui.glyphs import Glyphs
from tui.keys import Keymap, Scope
from tui.opening import opened
from tui.screens.footed import FootedScreen
from tui.settings import Places, Settings
from tui.strings import Strings
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes
from tui.widgets.prompt import Prompt
from tui.widgets.report_list import ReportList
from tui.widgets.row_list import RowList
from tui.widgets.section_tree import SectionTree

if TYPE_CHECKING:
    from tui.comparer import Comparer
    from tui.correcting import Corrector
    from tui.ledger import Figure
    from tui.screens.comparison import Target
    from tui.sheet import Arrangement
    from tui.widgets.legend import Legend

_FILLING = 0.05
"""Seconds between two looks at what the catalogue has found out."""
_PREVIEW = 0.08
"""Seconds that the cursor rests on a report before it is opened beside the list."""
_PATIENCE = 0.4
"""Seconds that opening a report takes before the user is told."""


class ReaderScreen(FootedScreen[None]):
    """Lists the reports, and shows the one under the cursor."""

    AUTO_FOCUS = "ReportList"

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (60, "-medium"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-high"), (36, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        catalogue: Catalogue,
        places: Places,
        settings: Settings,
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
        encoding: str | None,
    ) -> None:
        super().__init__(keymap, strings, glyphs)
        self._catalogue = catalogue
        self._places = places
        self._settings = settings
        self._encoding = encoding
        self._list = ReportList(strings, glyphs)
        self._filter = Prompt(Scope.FILTER, "/", id="filter")
        self._tree = SectionTree(strings, glyphs)
        self._detail = Detail(strings, glyphs, settings.figures)
        self._panes = Panes(self._list, self._filter, self._tree, self._detail)
        self._documents = OpenDocuments()
        self._arrangements: dict[str, Arrangement] = {}
        """How the table of figures was left, by path."""
        self._comparer: Comparer | None = None
        self.is_listing = True
        """Whether there may be reports that the list does not show yet."""
        self._wanted: str | None = None
        self._is_waiting = False
        """Whether the user was told that a file is being opened."""

    def compose(self) -> ComposeResult:
        """Lay out the panes and the lines below them."""
        yield self._panes
        yield self._status
        yield self._hints

    def on_mount(self) -> None:
        """Begin to read once the first picture is out."""
        self._title_panes()
        self.call_after_refresh(self._start)

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self._strings = strings
        for speaker in (self._list, self._tree, self._detail, self._hints):
            speaker.use(strings)
        self._title_panes()
        if self._detail.document:
            self._show_facts(self._detail.document)

    def keep_settings(self) -> None:
        """Keep what the user chose; says so where that is impossible."""
        try:
            self._settings.save()
        except OSError as error:
            path = self._settings.path
            self.say(self._strings.format("settings.unsaved", path=path, reason=error))

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first: the text answers in every pane."""
        if self.focused:
            yield from self.focused.ancestors_with_self
        yield from self._detail.ancestors_with_self

    @property
    def keyboard(self) -> Scope:
        """Where the keyboard is."""
        nodes = self.focused.ancestors_with_self if self.focused else ()
        return next((node.scope for node in nodes if hasattr(node, "scope")), Scope.REPORTS)

    # The list.

    def _start(self) -> None:
        gc.enable()  # which `tui.cli.main` put off
        self._catalogue.start()
        self._filling = self.set_interval(_FILLING, self._take_news)

    def _take_news(self) -> None:
        busy = self._catalogue.busy
        if entries := list(self._catalogue.news()):
            first = self._list.entry is None
            self._list.add(entries)
            self._title_panes()
            if first:
                self._want_chosen()
        if not busy:
            self._filling.stop()
            self.is_listing = False
            is_untouched = self.focused is self._list and not self._list.moved
            if self._list.total == 1 and is_untouched:
                self._panes.enter(self._detail.pane)
            elif not self._list.total:
                self.say(self._strings["list.nothing"])

    @on(RowList.Moved, "ReportList")
    def _report_moved(self) -> None:
        self._list.moved = True
        self._want_chosen()

    @on(RowList.Opened, "ReportList")
    def _report_opened(self) -> None:
        self._want_chosen(at_once=True)
        self._panes.enter(self._detail.pane)

    @on(RowList.Moved, "SectionTree")
    def _section_moved(self) -> None:
        self._go_to_node()

    @on(RowList.Opened, "SectionTree")
    def _section_opened(self) -> None:
        self._go_to_node()
        self._panes.enter(self._detail.pane)

    def _go_to_node(self) -> None:
        if self._tree.node:
            self._detail.go_to(self._tree.node.start, top=True)

    def _want_chosen(self, *, at_once: bool = False) -> None:
        entry = self._list.entry
        if entry is None or (entry.path == self._wanted and not at_once):
            return
        if entry.path == self._wanted and self._detail.document:
            return
        self._wanted = entry.path
        delay = 0 if at_once else _PREVIEW
        self._open(entry.path, delay)

    # The filter.

    async def action_filter(self) -> None:
        """Ask for words that the list is to hold."""
        await self._filter.open()

    @on(Prompt.Typed, "#filter")
    def _filter_typed(self, message: Prompt.Typed) -> None:
        self._list.filter(message.words)
        self._title_panes()
        self._want_chosen()

    @on(Prompt.Stepped, "#filter")
    def _filter_stepped(self, message: Prompt.Stepped) -> None:
        if message.step > 0:
            self._list.action_row_down()
        else:
            self._list.action_row_up()

    @on(Prompt.Kept, "#filter")
    def _filter_kept(self, message: Prompt.Kept) -> None:
        if not message.words:
            message.prompt.close()
        self._panes.enter(self._list)

    @on(Prompt.Dropped, "#filter")
    def _filter_dropped(self, message: Prompt.Dropped) -> None:
        message.prompt.close()
        self._list.filter("")
        self._title_panes()
        self._panes.enter(self._list)
        self._want_chosen()

    # The document.

    @work(exclusive=True)
    async def _open(self, path: str, delay: float) -> None:
        """Open the file at `path`; a later call cancels an earlier one."""
        await asyncio.sleep(delay)
        document = self._documents.get(path)
        notice = ""
        if document is None or document.changed:
            try:
                document = await self._read(path)
                notice = self._notice(document)
            except UnreadableError as error:
                if document is None:
                    self._show_trouble(error)
                    return
                notice = self._sentence(error)
        elif document.vanished:
            notice = self._strings.format("app.vanished", path=path)
        if document is not self._detail.document:
            self._show(document)
        if notice:
            self.say(notice)

    @work(exclusive=True)
    async def _open_again(self, before: Document) -> None:
        """Open the file of `before` as it is now, at the words that were read."""
        path = before.path
        try:
            document = await self._read(path)
        except UnreadableError as error:
            if self._detail.document is not before:
                self._show(before)
            self.say(self._sentence(error))
            return
        self._places[path] = document.place_of(before, self._places[path])
        self._show(document)
        self.say(self._notice(document) or self._strings["app.reloaded"])

    async def _read(self, path: str) -> Document:
        """Return the document at `path`, and tell that it is read where that takes its time."""
        sign = self.set_timer(_PATIENCE, partial(self._show_opening, path))
        try:
            return await opened(path, self._encoding)
        finally:
            sign.stop()
            self._is_waiting = False

    def _show_opening(self, path: str) -> None:
        self._is_waiting = True
        stamp = stamp_of(path)
        size = f"{stamp.size / 1_000_000:.1f}" if stamp else "?"
        self._show_sentence(self._strings.format("app.opening", path=path, size=size), path)

    def _stop_opening(self) -> None:
        self.workers.cancel_node(self)
        path = self._status.path
        self._show_sentence(self._strings.format("app.stopped", path=path), path)

    def _show(self, document: Document) -> None:
        self._status.message = ""
        self._documents.keep(document)
        self._list.update(entry_of(document.report))
        self._detail.show(document, self._places[document.path])
        self._tree.show(document.report)
        self._tree.follow(self._places[document.path])
        self._show_facts(document)

    def _show_facts(self, document: Document) -> None:
        source = document.report.source
        title = document.report.metadata.title
        # Many a file is named by its title: once is enough.
        self._status.title = title.value if title and title.value not in source.path else ""
        self._status.path = source.path
        self._status.facts = self._strings.format(
            "app.facts", encoding=source.encoding, count=f"{len(source.text):,}"
        )
        if source.damaged:
            self.say(self._strings.format("app.damaged", count=source.damaged))

    def _show_trouble(self, error: UnreadableError) -> None:
        self._list.update(unread_entry(error))
        self._show_sentence(self._sentence(error), error.path)

    def _show_sentence(self, sentence: str, path: str) -> None:
        """Show `sentence` where the text of the file at `path` would stand."""
        self._detail.show_sentence(sentence)
        self._tree.show(None)
        self._status.title = ""
        self._status.path = path
        self._status.facts = ""

    def _sentence(self, error: UnreadableError) -> str:
        return self._strings.format(f"error.{error.trouble}", path=error.path, detail=error.detail)

    def action_reload(self) -> None:
        """Read the open file again, and stay at the words that were read."""
        if document := self._detail.document:
            self._open_again(document)
        else:
            self._wanted = None
            self._want_chosen(at_once=True)

    def on_app_focus(self) -> None:
        """Look whether the open file changed while the user was elsewhere."""
        document = self._detail.document
        if document and document.vanished:
            self.say(self._strings.format("app.vanished", path=document.path))
        elif document and document.changed:
            self._open_again(document)

    # The figures.

    async def action_indicators(self) -> None:
        """Open the table of the figures of the report that is open."""
        document = self._detail.document
        if document is None or not (document.report.indicators or document.corrections):
            self.say(self._strings["table.no_figures" if document else "table.no_report"])
            return
        from tui.screens.indicators import IndicatorsScreen  # noqa: PLC0415 - when it is wanted
        from tui.sheet import Arrangement  # noqa: PLC0415

        arrangement = self._arrangements.setdefault(document.path, Arrangement())
        table = IndicatorsScreen(
            document,
            arrangement,
            self._keymap,
            self._strings,
            self._glyphs,
            changed=self._show_corrected,
        )
        await self.app.push_screen(table, self._leave_table)

    async def action_correct(self) -> None:
        """Set right the figure that is read."""
        if corrector := self._corrector():
            await corrector.correct(self.app, self._figure())

    def action_drop(self) -> None:
        """Take the figure that is read for none."""
        if corrector := self._corrector():
            corrector.drop(self._figure())

    def action_restore(self) -> None:
        """Take the figure that is read as it was found in the text."""
        if corrector := self._corrector():
            corrector.restore(self._figure())

    def _corrector(self) -> Corrector | None:
        from tui.correcting import Corrector  # noqa: PLC0415 - as above

        if self._detail.document is None:
            return None
        return Corrector(
            self._detail.document,
            self._keymap,
            self._strings,
            self._glyphs,
            say=self.say,
            changed=self._show_corrected,
        )

    def _figure(self) -> Figure | None:
        from tui.ledger import figure_at  # noqa: PLC0415 - as above

        document = self._detail.document
        return figure_at(document, self._detail.pane.place) if document else None

    def _show_corrected(self, document: Document) -> None:
        """Show `document`, in which figures were set right."""
        before = self._detail.document
        if before is None or (before.path, before.stamp) != (document.path, document.stamp):
            return
        self._documents.keep(document)
        if self._comparer:
            self._comparer.forget(document.path)
        self._detail.correct(document)
        self._tree.count(document.report)
        self._list.update(entry_of(document.report))

    def _leave_table(self, place: Span | None) -> None:
        """Go to the words at `place`, if a figure was chosen."""
        document = self._detail.document
        if place is not None and document:
            self._panes.enter(self._detail.pane)
            self._detail.go_to(place.start)
            self._places[document.path] = place.start
            self._tree.follow(place.start)

    # Comparing.

    async def action_compare(self) -> None:
        """Compare the report with that of the year before, or with one that is asked for."""
        if entry := self._entry():
            strings = self._strings
            await self._compares().compare(self.app, entry, self._list.entries, strings)

    async def action_compare_with(self) -> None:
        """Compare the report with one that is asked for."""
        if entry := self._entry():
            strings = self._strings
            await self._compares().compare_with(self.app, entry, self._list.entries, strings)

    def _entry(self) -> Entry | None:
        """Return the report that is meant; says so where there is none."""
        document = self._detail.document
        if self.keyboard is Scope.REPORTS:
            entry = self._list.entry
        else:
            entry = document and entry_of(document.report)
        if entry and entry.read and not entry.trouble:
            return entry
        waits = entry is not None and not entry.read
        self.say(self._strings["compare.unread" if waits else "table.no_report"])
        return None

    def _compares(self) -> Comparer:
        if self._comparer is None:
            from tui.comparer import Comparer  # noqa: PLC0415 - when it is wanted

            self._comparer = Comparer(
                self._keymap, self._glyphs, self._encoding, say=self.say, go=self._go_to_words
            )
        return self._comparer

    def _go_to_words(self, target: Target) -> None:
        """Open a report at the words that were chosen in a comparison."""
        self._places[target.path] = target.span.start
        self._list.choose(target.path)
        self._wanted = target.path
        self._panes.enter(self._detail.pane)
        document = self._detail.document
        if document and document.path == target.path and not document.changed:
            self._detail.go_to(target.span.start)
            self._tree.follow(target.span.start)
        else:
            self._open(target.path, 0)

    def _notice(self, document: Document) -> str:
        """Return what has to be said about the corrections of a document that was just read."""
        if document.corrections is None:
            return ""
        from tui.corrections import notice_of  # noqa: PLC0415 - not for the first paint

        return notice_of(document.corrections, self._strings)

    @on(Detail.Moved)
    def _text_moved(self, message: Detail.Moved) -> None:
        document = self._detail.document
        if document:
            self._places[document.path] = message.offset
            self._tree.follow(message.offset)

    @on(Detail.Said)
    def _detail_said(self, message: Detail.Said) -> None:
        self.say(message.text)

    # The figures.

    async def action_legend(self) -> None:
        """Show what the classes of figures look like, to switch them one by one."""
        from tui.widgets.legend import Legend  # noqa: PLC0415 - when it is asked for

        if not self.query(Legend):
            await self.mount(Legend(self._keymap, self._strings, self._glyphs))
        legend = self.query_one(Legend)
        legend.open(self._detail.choice, self._detail.figures.counts(), self._strings)

    def action_switch_figures(self) -> None:
        """Highlight no figures, or again those that were."""
        choice = self._detail.choice.all_switched()
        self._choose_figures(choice)
        self.say(self._strings[f"figures.{'on' if choice.shown else 'off'}"])

    def on_legend_chose(self, message: Legend.Chose) -> None:
        """Highlight what the user chose."""
        self._choose_figures(message.choice)

    def _choose_figures(self, choice: Choice) -> None:
        self._detail.choice = self._settings.figures = choice
        self.keep_settings()

    def on_descendant_focus(self) -> None:
        """Offer the keys of where the keyboard is."""
        self._hints.scope = self.keyboard

    def action_back(self) -> None:
        """Go back one step: from opening, a figure, a find, zoom, the text, a filter."""
        if self._is_waiting:
            self._stop_opening()
            return
        if self._detail.drop_figure():
            return
        if self.focused in (self._detail.pane, self._tree) and self._detail.drop_find():
            return
        if self._panes.unzoom():
            return
        if self.focused is not self._list:
            self._panes.enter(self._list)
        elif self._filter.is_open:
            self._filter.action_back()

    def _title_panes(self) -> None:
        count = f"{self._list.shown}/{self._list.total}"
        if self._list.shown == self._list.total:
            count = str(self._list.total)
        self.query_one("#reports").border_title = f"{self._strings['list.title']} {count}"
        self.query_one("#sections").border_title = self._strings["sections.title"]
        self.query_one("#detail").border_title = self._strings["app.detail"]
