"""Showing the report that is open in all the places of the main screen that tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.documents import Document, entry_of, unread_entry
from tui.glyphs import Glyphs
from tui.strings import Strings
from tui.widgets.row_painter import OWN_SIGNS

if TYPE_CHECKING:
    from core.errors import UnreadableError
    from core.model import Span
    from tui.moved_words import MovedWords
    from tui.widgets.detail import Detail
    from tui.widgets.panes import Panes
    from tui.widgets.report_list import ReportList
    from tui.widgets.section_tree import SectionTree
    from tui.widgets.status_line import StatusLine


class Presenter:
    """Lets the text, its sections, the list and the line below them show the same report."""

    def __init__(
        self,
        panes: Panes,
        reports: ReportList,
        sections: SectionTree,
        detail: Detail,
        status: StatusLine,
        strings: Strings,
        glyphs: Glyphs,
    ) -> None:
        self._panes = panes
        self._reports = reports
        self._sections = sections
        self._detail = detail
        self._status = status
        self._strings = strings
        self._glyphs = glyphs

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self._strings = strings
        self.title()
        if self._detail.document:
            self._show_facts(self._detail.document)

    @property
    def looked_at(self) -> list[Span]:
        """What the reader looks at in the text that is shown."""
        return self._detail.looked_at

    def show(self, document: Document, place: int, moved: MovedWords | None = None) -> None:
        """Show `document` with the character at `place` in sight.

        Where it is the file that is shown already, read anew, `moved` tells where the words of
        that are now, and what is looked at stays.
        """
        self._status.message = ""
        self._reports.update(entry_of(document.report))
        if moved:
            self._detail.show_again(document, place, moved)
            self._sections.show_again(document.shown)
        else:
            self._detail.show(document, place)
            self._sections.show(document.shown)
        self._sections.follow(place)
        self._show_facts(document)
        self._show_annotations(document)

    def show_trouble(self, error: UnreadableError) -> None:
        """Show why a file could not be read, where its text would stand."""
        self._reports.update(unread_entry(error))
        self.show_sentence(self.sentence(error), error.path)

    def show_sentence(self, sentence: str, path: str) -> None:
        """Show `sentence` where the text of the file at `path` would stand."""
        self._detail.show_sentence(sentence)
        self._sections.show(None)
        self._status.title = self._status.note = ""
        self._status.path = path
        self._status.facts = ""
        self.title()

    def sentence(self, error: UnreadableError) -> str:
        """Return why a file could not be read, in one sentence."""
        return self._strings.format(f"error.{error.trouble}", path=error.path, detail=error.detail)

    def show_changed(self, before: Document, document: Document) -> None:
        """Show `document`, the same reading as `before`, which is shown, with what was made of it.

        Figures were set right, passages marked or noted, or it is in another script.
        """
        is_corrected = document.report is not before.report
        is_rendered = document.rendering is not before.rendering
        if is_corrected:
            self._detail.correct(document)
            self._reports.update(entry_of(document.report))
        if is_rendered:
            self._detail.redraw(document)
            self._show_facts(document)
        if is_corrected or is_rendered:
            self._sections.count(document.shown)
        if document.annotations is not before.annotations:
            self._detail.annotate(document)
            self._show_annotations(document)

    def follow(self, place: int) -> None:
        """Show beside the text where in it the reader is: at the character at `place`."""
        self._sections.follow(place)
        self.show_note()

    def show_note(self) -> None:
        """Show the note on what is read."""
        bookmark = self._detail.bookmark
        note = bookmark.annotation.note if bookmark else ""
        self._status.note = f"{OWN_SIGNS['note-begins'].text} {note}" if note else ""

    def title(self) -> None:
        """Name the panes, with how much they hold, and the script that is not the text's own."""
        strings = self._strings
        count = f"{self._reports.shown}/{self._reports.total}"
        if self._reports.shown == self._reports.total:
            count = str(self._reports.total)
        marked = f" {OWN_SIGNS['section-marked'].text}{self._sections.marked}"
        text = strings["app.detail"]
        document = self._detail.document
        if document and document.rendering:
            text = strings.format(f"app.detail.{document.rendering.metadata.script}", text=text)
        self._panes.title(
            f"{strings['list.title']} {count}",
            strings["sections.title"] + marked * bool(self._sections.marked),
            self._glyphs.draw(text),
        )

    def _show_facts(self, document: Document) -> None:
        source = document.report.source
        title = document.report.metadata.title
        # Many a file is named by its title: once is enough.
        is_named = title is None or title.value in source.path
        title = document.shown.metadata.title
        self._status.title = title.value if title and not is_named else ""
        self._status.path = source.path
        self._status.facts = self._strings.format(
            "app.facts", encoding=source.encoding, count=f"{len(source.text):,}"
        )
        if source.damaged:
            self._status.message = self._strings.format("app.damaged", count=source.damaged)
        self.title()

    def _show_annotations(self, document: Document) -> None:
        """Show beside the text what is marked and noted in it."""
        marked: frozenset[int] = frozenset()
        if document.annotations and document.annotations.placed:
            from tui.annotations import marked_sections  # noqa: PLC0415 - where there are any

            sections = document.report.sections
            marked = frozenset(sections[at].heading.start for at in marked_sections(document))
        self._sections.mark(marked)
        self.title()
        self.show_note()
