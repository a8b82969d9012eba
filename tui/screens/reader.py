"""The main screen: reports, sections and detail side by side."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult

from core.model import Span
from tui.actions.annotations import AnnotationActions
from tui.actions.comparing import CompareActions
from tui.actions.export import ExportActions
from tui.actions.figures import FigureActions
from tui.actions.jumps import JumpActions
from tui.actions.opening import OpenActions
from tui.actions.script import ScriptActions
from tui.actions.stating import StateActions
from tui.catalogue import Catalogue
from tui.documents import Document, Entry, entry_of
from tui.exporter import Exporter
from tui.glyphs import Glyphs
from tui.history import Spot
from tui.keeper import Keeper
from tui.keys import Keymap, Scope
from tui.opener import Opener
from tui.places import Places
from tui.presenter import Presenter
from tui.screens.footed import FootedScreen
from tui.session import Session, first_of_tour
from tui.settings import Settings, unsaved
from tui.strings import Strings
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes
from tui.widgets.prompt import Prompt
from tui.widgets.report_list import ReportList
from tui.widgets.row_list import RowList
from tui.widgets.section_tree import SectionTree

if TYPE_CHECKING:
    from core.annotations import Placed
    from tui.widgets.legend import Legend

_FILLING = 0.05
"""Seconds between two looks at what the catalogue has found out."""


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
        session: Session,
        places: Places,
        settings: Settings,
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
        encoding: str | None,
    ) -> None:
        super().__init__(keymap, strings, glyphs)
        self._catalogue = catalogue
        self._session = session
        self._left = session.left
        self._places = places
        self.settings = settings
        """What the user chose."""
        self.encoding = encoding
        """The encoding that the user gave for all files."""
        self._list = ReportList(strings, glyphs)
        self._filter = Prompt(Scope.FILTER, "/", id="filter")
        self.sections = SectionTree(strings, glyphs)
        """The pane of sections."""
        self.detail = Detail(strings, glyphs, settings.figures)
        """The pane of the text."""
        self._panes = Panes(self._list, self._filter, self.sections, self.detail)
        self.exporter = Exporter(settings, keymap, glyphs, keep_settings=self.keep_settings)
        """What asks where something is to be exported to."""
        self.keeper = Keeper()
        """What works with the disk beside the screen."""
        self._figures = FigureActions(self)
        self._comparing = CompareActions(self)
        self._jumps = JumpActions(self)
        self._scripts = ScriptActions(self)
        self._choosing = OpenActions(self)
        self._statements = StateActions(self)
        self._annotations = AnnotationActions(self)
        self._export = ExportActions(self)
        shown = (self._panes, self._list, self.sections, self.detail, self._status)
        self._presenter = Presenter(*shown, strings, glyphs)
        kept = (session, places)
        switched, forget = self._scripts.in_script, self._comparing.forget
        self._opener = Opener(self, self._presenter, *kept, in_script=switched, forget=forget)
        self.documents = self._opener.documents
        """The documents that were open last."""
        self.history = self._opener.history
        """Where the reader was before each jump."""
        self.is_listing = True
        """Whether there may be reports that the list does not show yet."""

    def compose(self) -> ComposeResult:
        """Lay out the panes and the lines below them."""
        yield self._panes
        yield self._status
        yield self._hints

    def on_mount(self) -> None:
        """Begin to read once the first picture is out."""
        self._panes.arrangement = self._session.layout
        self._presenter.title()
        self.call_after_refresh(self._start)

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self.strings = strings
        for speaker in (self._list, self.sections, self.detail, self._hints):
            speaker.use(strings)
        self._presenter.use(strings)

    @work(group="settings")
    async def keep_settings(self) -> None:
        """Keep what the user chose; says so where that is impossible."""
        # In a thread: the disk may take longer than a picture.
        if trouble := await asyncio.to_thread(unsaved, self.settings, self.strings):
            self.app.notify(trouble, severity="warning", markup=False)

    def responders(self) -> Iterator[object]:
        """Yield what answers to keys, nearest first: the text answers in every pane."""
        if self.focused:
            yield from self.focused.ancestors_with_self
        yield from self.detail.ancestors_with_self
        yield from (self._figures, self._comparing, self._jumps, self._scripts, self._choosing)
        yield from (self._statements, self._annotations, self._export)

    @property
    def document(self) -> Document | None:
        """The report that is open; `None` where none is, or where it could not be read."""
        return self.detail.document

    @property
    def open_path(self) -> str:
        """The file that is shown, or the reason why it could not be read; empty for none."""
        return self._status.path

    @property
    def entries(self) -> Sequence[Entry]:
        """Every file that the list knows of, shown or not."""
        return self._list.entries

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
            self._presenter.title()
            resumed = not self._list.moved and self._resume(entries)
            # On a tour one report is shown at once, when all of them are known.
            if first and not resumed and not self._session.is_tour:
                self._want_chosen()
        if not busy:
            self._filling.stop()
            self.is_listing = False
            self._begin()

    def _resume(self, entries: Iterable[Entry]) -> bool:
        """Go to the report that was read last, if it is one of `entries`; returns whether."""
        path = next((each.path for each in entries if self._left.is_at(each.path)), None)
        if path is None:
            return False
        pane = self._panes.stops.get(self._left.pane)
        if pane and self.focused is self._list:
            self._panes.enter(pane)
        self._choose(path)
        return True

    def _begin(self) -> None:
        """Choose what to show first, now that all reports are known, unless the user did."""
        entries = self._list.entries
        if not entries:
            self.say(self.strings["list.nothing"])
        elif self._list.moved:
            return
        elif len(entries) == 1 and self.focused is self._list:
            self._panes.enter(self.detail.pane)
        elif self._session.is_tour and (entry := first_of_tour(entries)):
            self._choose(entry.path)
        elif self._list.entry and not self._list.entry.is_report:
            self._list.choose(entries[0].path)  # which was not known at first
        self._want_chosen()

    def _choose(self, path: str) -> None:
        """Put the cursor on the report at `path`, to stay there, and show it."""
        self._list.moved = True
        self._list.choose(path)
        self._want_chosen()

    @on(RowList.Moved, "ReportList")
    def _report_moved(self) -> None:
        self._list.moved = True
        self._want_chosen()

    @on(RowList.Opened, "ReportList")
    def _report_opened(self) -> None:
        self.history.settle()
        self._want_chosen(at_once=True)
        self._panes.enter(self.detail.pane)

    @on(RowList.Moved, "SectionTree")
    def _section_moved(self) -> None:
        self._go_to_node()

    @on(RowList.Opened, "SectionTree")
    def _section_opened(self) -> None:
        self._go_to_node()
        self.history.settle()
        self._panes.enter(self.detail.pane)

    def _go_to_node(self) -> None:
        document, node = self.document, self.sections.node
        if document and node:
            self._remember_jump(Spot(document.path, node.start), passing=True)
            self.detail.go_to(node.start, top=True)
            self._places[document.path] = node.start
            self._presenter.show_note()

    def _want_chosen(self, *, at_once: bool = False) -> None:
        if entry := self._list.entry:
            self._opener.want(entry.path, at_once=at_once)

    # The filter.

    async def action_filter(self) -> None:
        """Ask for words that the list is to hold."""
        await self._filter.open()

    @on(Prompt.Typed, "#filter")
    def _filter_typed(self, message: Prompt.Typed) -> None:
        self._list.filter(message.words)
        self._presenter.title()
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
        found = self._list.entry
        self._list.filter("")
        if found is None and self.document:  # nothing was: who reads on is not led elsewhere
            self._list.choose(self.document.path)
        self._presenter.title()
        self._panes.enter(self._list)
        self._want_chosen()

    # The document.

    def action_reload(self) -> None:
        """Read the open file again, and stay at the words that were read."""
        self.read_again(self.strings["app.reloaded"])

    def read_again(self, said: str) -> None:
        """Read the open file again, and say what is `said` once it is there."""
        self._opener.read_again(said)

    def on_app_focus(self) -> None:
        """Look whether the open file changed while the user was elsewhere."""
        self.watcher.look_soon()

    @on(FootedScreen.FileTold)
    def _file_told(self, message: FootedScreen.FileTold) -> None:
        self._opener.tell(message.path, message.news)

    def on_screen_resume(self) -> None:
        """Catch up with what became of the open file meanwhile."""
        self._opener.follow()

    # What others made of it.

    def show_changed(self, document: Document) -> None:
        """Show what was made of the document that is open; of another one it is nothing to show."""
        self._opener.show_changed(document)

    @property
    def bookmark(self) -> Placed | None:
        """The bookmark that the reader is at; `None` where there is none."""
        return self.detail.bookmark

    @property
    def recent(self) -> list[str]:
        """The absolute paths of the reports that were open last, in this run or before it: the one
        before the newest, those before it, and last the newest."""
        return [*self._session.recent[1:], *self._session.recent[:1]]

    @property
    def section(self) -> int | None:
        """Index of the section that the keyboard is on: in the tree, or around what is read."""
        document = self.document
        if document is None:
            return None
        if self.keyboard is not Scope.SECTIONS:
            return document.report.section_at(self.detail.pane.place)
        start = self.sections.node.start if self.sections.node else None
        headings = (each.heading.start for each in document.report.sections)
        return next((at for at, heading in enumerate(headings) if heading == start), None)

    def go_to(self, offset: int) -> None:
        """Show the character at `offset` of the open report, and put the keyboard there."""
        document = self.document
        if document is None:
            return
        self._panes.enter(self.detail.pane)
        self._remember_jump(Spot(document.path, offset))
        self.detail.go_to(offset)
        self._places[document.path] = offset
        self._presenter.follow(offset)

    def visit(self, path: str, span: Span | None = None, *, said: str = "") -> None:
        """Open the report at `path`, and put the keyboard there.

        At the words at `span`, which counts in the file as it is by now; without it where it was
        left. Once they are there, `said` is said.
        """
        self._list.choose(path)
        self._panes.enter(self.detail.pane)
        self._opener.visit(path, span, said=said)

    def go_back(self, spot: Spot, *, said: str = "") -> None:
        """Open a report at `spot`, which was remembered of it as it was read, and say `said`."""
        self._list.choose(spot.path)
        self._panes.enter(self.detail.pane)
        self._opener.go_back(spot, said=said)

    @property
    def spot(self) -> Spot | None:
        """Where the reader is; `None` where no report is open."""
        document = self.document
        return Spot(document.path, self.detail.pane.place) if document else None

    def _remember_jump(self, end: Spot, *, passing: bool = False) -> None:
        """Remember that the reader goes from where they are to `end`."""
        self.history.jump(self.spot, end, passing=passing)

    def meant(self) -> Entry | None:
        """Return the report that the keyboard is on; says so where there is none to be used."""
        document = self.document
        if self.keyboard is Scope.REPORTS:
            entry = self._list.entry
        else:
            entry = document and entry_of(document.report)
        if entry and entry.read and not entry.trouble:
            return entry
        waits = entry is not None and not entry.read
        self.say(self.strings["compare.unread" if waits else "table.no_report"])
        return None

    @on(Detail.Moved)
    def _text_moved(self, message: Detail.Moved) -> None:
        document = self.document
        if document:
            if message.origin is None:
                self.history.settle()
            else:
                path = document.path
                self.history.jump(Spot(path, message.origin), Spot(path, message.offset))
            self._places[document.path] = message.offset
            self._presenter.follow(message.offset)

    @on(Detail.Said)
    def _detail_said(self, message: Detail.Said) -> None:
        self.say(message.text)

    def on_legend_chose(self, message: Legend.Chose) -> None:
        """Highlight what the user chose."""
        self._figures.choose(message.choice)

    def on_descendant_focus(self) -> None:
        """Offer the keys of where the keyboard is."""
        self._hints.scope = self.keyboard
        if self.keyboard in self._panes.stops:
            self._session.pane = self.keyboard

    @on(Panes.Arranged)
    def _panes_arranged(self) -> None:
        self._session.layout = self._panes.arrangement

    def action_back(self) -> None:
        """Go back one step: from opening, selecting, a figure, a find, zoom, the text, a filter."""
        if self._opener.stop() or self.detail.pane.end_selection() or self.detail.drop_figure():
            return
        if self.focused in (self.detail.pane, self.sections) and self.detail.drop_find():
            return
        if self._panes.unzoom():
            return
        if self.focused is not self._list:
            self._panes.enter(self._list)
        elif self._filter.is_open:
            self._filter.action_back()
