"""The main screen: reports, sections and detail side by side."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult

from core.errors import UnreadableError
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
from tui.documents import Document, Entry, OpenDocuments, entry_of, stamp_of, unread_entry
from tui.exporter import Exporter
from tui.glyphs import Glyphs
from tui.history import History, Spot
from tui.keys import Keymap, Scope
from tui.opening import opened
from tui.places import Places
from tui.screens.footed import FootedScreen
from tui.session import Session, first_of_tour
from tui.settings import Settings, unsaved
from tui.strings import Strings
from tui.watching import News
from tui.widgets.detail import Detail
from tui.widgets.panes import Panes
from tui.widgets.prompt import Prompt
from tui.widgets.report_list import ReportList
from tui.widgets.row_list import RowList
from tui.widgets.row_painter import OWN_SIGNS
from tui.widgets.section_tree import SectionTree

if TYPE_CHECKING:
    from core.annotations import Placed
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
        self.documents = OpenDocuments()
        """The documents that were open last."""
        self.history = History()
        """Where the reader was before each jump."""
        self.exporter = Exporter(settings, keymap, glyphs, keep_settings=self.keep_settings)
        """What asks where something is to be exported to."""
        self._figures = FigureActions(self)
        self._comparing = CompareActions(self)
        self._jumps = JumpActions(self)
        self._scripts = ScriptActions(self)
        self._opening = OpenActions(self)
        self._statements = StateActions(self)
        self._annotations = AnnotationActions(self)
        self._export = ExportActions(self)
        self.is_listing = True
        """Whether there may be reports that the list does not show yet."""
        self._wanted: str | None = None
        self._reading = 0
        """How many files are being read: more than one where the reader has gone on."""
        self._file_news: FootedScreen.FileTold | None = None
        """What became of the open file, until this screen is in front."""
        self._is_waiting = False
        """Whether the user was told that a file is being opened."""

    def compose(self) -> ComposeResult:
        """Lay out the panes and the lines below them."""
        yield self._panes
        yield self._status
        yield self._hints

    def on_mount(self) -> None:
        """Begin to read once the first picture is out."""
        self._panes.arrangement = self._session.layout
        self._title_panes()
        self.call_after_refresh(self._start)

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self.strings = strings
        for speaker in (self._list, self.sections, self.detail, self._hints):
            speaker.use(strings)
        self._title_panes()
        if self.document:
            self._show_facts(self.document)

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
        yield from (self._figures, self._comparing, self._jumps, self._scripts, self._opening)
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
            self._title_panes()
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
            self._show_note()

    def _want_chosen(self, *, at_once: bool = False) -> None:
        entry = self._list.entry
        if entry is None or (entry.path == self._wanted and not at_once):
            return
        if entry.path == self._wanted and self.document:
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
    async def _open(self, path: str, delay: float, said: str = "") -> None:
        """Open the file at `path` and say what happened; a later call cancels an earlier one."""
        await asyncio.sleep(delay)
        document = before = self.documents.get(path)
        notice = said
        if document is None or document.changed:
            try:
                document = await self._read(path)
                self._follow_words(before, document)
                notice = self._notice(document) or said
            except UnreadableError as error:
                if document is None:
                    self._show_trouble(error)
                    return
                notice = self._sentence(error)
        elif document.vanished:
            notice = self.strings.format("app.vanished", path=path)
        if document is not self.document:
            self._show(document)
        if notice:
            self.say(notice)

    @work(exclusive=True)
    async def _open_again(self, before: Document, said: str, *, quietly: bool = False) -> None:
        """Open the file of `before` as it is now, at the words that were read; say what is `said`.

        With `quietly`, the text stays in sight however long that takes.
        """
        path = before.path
        try:
            document = await self._read(path, quietly=quietly)
        except UnreadableError as error:
            if self.document is not before:
                self._show(before)
            self.say(self._sentence(error))
            return
        self._follow_words(before, document)
        self._show(document, again=self.document is before)
        self.say(self._notice(document) or said)

    def _follow_words(self, before: Document | None, document: Document) -> None:
        """Keep the places in a document that was read `before` at the same words."""
        if before:
            place = document.place_of(before, self._places[document.path])
            self._places[document.path] = place
            self.history.reread(before, document)

    async def _read(self, path: str, *, quietly: bool = False) -> Document:
        """Return the document at `path`, and tell that it is read where that takes its time."""
        sign = self.set_timer(_PATIENCE, partial(self._show_opening, path), pause=quietly)
        self._reading += 1
        try:
            return await self._scripts.in_script(await opened(path, self.encoding))
        finally:
            sign.stop()
            self._reading -= 1
            self._is_waiting = False

    def _show_opening(self, path: str) -> None:
        self._is_waiting = True
        stamp = stamp_of(path)
        size = f"{stamp.size / 1_000_000:.1f}" if stamp else "?"
        self._show_sentence(self.strings.format("app.opening", path=path, size=size), path)

    def _stop_opening(self) -> None:
        self.workers.cancel_node(self)
        path = self._status.path
        self._show_sentence(self.strings.format("app.stopped", path=path), path)

    def _show(self, document: Document, *, again: bool = False) -> None:
        self._status.message = ""
        self.documents.keep(document)
        self.watcher.watch({document.path: document.stamp})
        self._session.opened(document.path)
        self._list.update(entry_of(document.report))
        place = self._places[document.path]
        is_passing = self.keyboard in (Scope.REPORTS, Scope.FILTER)
        self._remember_jump(Spot(document.path, place), passing=is_passing)
        if again:
            self.detail.show_again(document, place)
            self.sections.show_again(document.shown)
        else:
            self.detail.show(document, place)
            self.sections.show(document.shown)
        self.sections.follow(self._places[document.path])
        self._show_facts(document)
        self._show_annotations(document)

    def _show_facts(self, document: Document) -> None:
        source = document.report.source
        title = document.report.metadata.title
        # Many a file is named by its title: once is enough.
        is_named = title is None or title.value in source.path
        title = document.shown.metadata.title
        self._status.title = title.value if title and not is_named else ""
        self._status.path = source.path
        self._status.facts = self.strings.format(
            "app.facts", encoding=source.encoding, count=f"{len(source.text):,}"
        )
        if source.damaged:
            self.say(self.strings.format("app.damaged", count=source.damaged))
        self._title_text()

    def _show_trouble(self, error: UnreadableError) -> None:
        self._list.update(unread_entry(error))
        self.watcher.watch({error.path: stamp_of(error.path)})
        self._show_sentence(self._sentence(error), error.path)

    def _show_sentence(self, sentence: str, path: str) -> None:
        """Show `sentence` where the text of the file at `path` would stand."""
        self.detail.show_sentence(sentence)
        self.sections.show(None)
        self._status.title = self._status.note = ""
        self._status.path = path
        self._status.facts = ""
        self._title_text()

    def _sentence(self, error: UnreadableError) -> str:
        return self.strings.format(f"error.{error.trouble}", path=error.path, detail=error.detail)

    def action_reload(self) -> None:
        """Read the open file again, and stay at the words that were read."""
        self.read_again(self.strings["app.reloaded"])

    def read_again(self, said: str) -> None:
        """Read the open file again, and say what is `said` once it is there."""
        if document := self.document:
            self._comparing.forget(document.path)
            self._open_again(document, said)
        else:
            self._wanted = None
            self._want_chosen(at_once=True)

    def on_app_focus(self) -> None:
        """Look whether the open file changed while the user was elsewhere."""
        self.watcher.look_soon()

    @on(FootedScreen.FileTold)
    def _file_told(self, message: FootedScreen.FileTold) -> None:
        self._file_news = message
        self._follow_file()

    def on_screen_resume(self) -> None:
        """Catch up with what became of the open file meanwhile."""
        self._follow_file()

    def _follow_file(self) -> None:
        """Show what became of the file that is open; not while a dialog speaks of its words."""
        news, document = self._file_news, self.document
        if news is None or not self.is_current:
            return
        self._file_news = None
        if self._reading or self._wanted not in (None, news.path):
            return  # what is about to be shown is watched from then on
        if news.news is News.VANISHED:
            self.say(self.strings.format("app.vanished", path=news.path))
        elif document is None:
            self.action_reload()
        elif document.path == news.path:
            self._open_again(document, self.strings["app.changed"], quietly=True)

    # What others made of it.

    def show_corrected(self, document: Document) -> None:
        """Show `document`, in which figures were set right."""
        before = self.document
        if before is None or (before.path, before.stamp) != (document.path, document.stamp):
            return
        self.documents.keep(document)
        self._comparing.forget(document.path)
        self.detail.correct(document)
        self.sections.count(document.shown)
        self._list.update(entry_of(document.report))

    def show_rendered(self, document: Document) -> None:
        """Show `document`, the one that is open, in another script."""
        self.documents.keep(document)
        self.detail.redraw(document)
        self.sections.count(document.shown)
        self._show_facts(document)

    def show_annotated(self, document: Document) -> None:
        """Show `document`, in which something was marked or noted."""
        before = self.document
        if before is None or (before.path, before.stamp) != (document.path, document.stamp):
            return
        self.documents.keep(document)
        self.detail.annotate(document)
        self._show_annotations(document)

    def _show_annotations(self, document: Document) -> None:
        """Show beside the text what is marked and noted in it."""
        marked: frozenset[int] = frozenset()
        if document.annotations and document.annotations.placed:
            from tui.annotations import marked_sections  # noqa: PLC0415 - where there are any

            sections = document.report.sections
            marked = frozenset(sections[at].heading.start for at in marked_sections(document))
        self.sections.mark(marked)
        self._title_panes()
        self._show_note()

    def _show_note(self) -> None:
        """Show the note on what is read."""
        bookmark = self.bookmark
        note = bookmark.annotation.note if bookmark else ""
        self._status.note = f"{OWN_SIGNS['note-begins'].text} {note}" if note else ""

    @property
    def bookmark(self) -> Placed | None:
        """The bookmark that the reader is at; `None` where there is none."""
        return self.detail.bookmark

    @property
    def section(self) -> int | None:
        """Index of the section that the keyboard is on: in the tree, or around what is read."""
        from core.annotations import section_at  # noqa: PLC0415 - when it is wanted

        document = self.document
        if document is None:
            return None
        if self.keyboard is not Scope.SECTIONS:
            return section_at(document.report, self.detail.pane.place)
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
        self.sections.follow(offset)
        self._show_note()

    def visit(self, path: str, span: Span | None = None, *, said: str = "") -> None:
        """Open the report at `path`, and put the keyboard there.

        At the words at `span`; without them where it was left. Once they are there, `said` is said.
        """
        self._list.choose(path)
        self._wanted = path
        offset = self._places[path] if span is None else span.start
        document = self.document
        if document and document.path == path and not document.changed:
            self.go_to(offset)
            self.say(said)
            return
        self._places[path] = offset
        self._panes.enter(self.detail.pane)
        self._open(path, 0, said)

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

    def _notice(self, document: Document) -> str:
        """Return what has to be said about what is kept on a document that was just read."""
        if document.unread:
            return document.unread.told(self.strings, "state.broken")
        notice = ""
        if document.corrections is not None:
            from tui.corrections import notice_of  # noqa: PLC0415 - not for the first paint

            notice = notice_of(document.corrections, self.strings)
        if document.annotations and not notice:
            from tui import annotations  # noqa: PLC0415 - as above

            notice = annotations.notice_of(document.annotations, self.strings)
        return notice

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
            self.sections.follow(message.offset)
            self._show_note()

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
        if self._is_waiting:
            self._stop_opening()
            return
        if self.detail.pane.end_selection() or self.detail.drop_figure():
            return
        if self.focused in (self.detail.pane, self.sections) and self.detail.drop_find():
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
        self.query_one("#reports").border_title = f"{self.strings['list.title']} {count}"
        marked = f" {OWN_SIGNS['section-marked'].text}{self.sections.marked}"
        title = self.strings["sections.title"] + marked * bool(self.sections.marked)
        self.query_one("#sections").border_title = title
        self._title_text()

    def _title_text(self) -> None:
        """Name the pane of the text, with the script that is not its own."""
        title = self.strings["app.detail"]
        if self.document and self.document.rendering:
            script = self.document.rendering.metadata.script
            title = self.strings.format(f"app.detail.{script}", text=title)
        self.query_one("#detail").border_title = self.glyphs.draw(title)
