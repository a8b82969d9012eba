"""Marking and noting: passages of the open report, its sections, and the list across reports."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from core.model import Span
from tui.documents import Document, Entry
from tui.identity import identity

if TYPE_CHECKING:
    from core.annotations import Annotation, Placed
    from tui.actions.reader import Reader
    from tui.annotations import Annotations, Kept


class AnnotationActions:
    """Keeps what the user marks and notes."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._dropped: tuple[str, Annotation] | None = None
        """The bookmark that was dropped last, and the path of its report."""

    # Passages.

    def action_bookmark(self) -> None:
        """Bookmark what is selected, or else the sentence that is read; or drop that bookmark."""
        document = self._open_report()
        if document is None:
            return
        selected = self._reader.detail.pane.selection
        here = self._reader.bookmark if not selected else None
        if here:
            self._dropped = (document.path, here.annotation)
            said = "notes.dropped_noted" if here.annotation.note else "notes.dropped"
            self._drop(document, [here.annotation], said)
            return
        passage = self._passage(document, selected)
        if passage is None:
            self._say("notes.no_words")
            return
        again = self._dropped
        if again and again[0] == document.path and again[1].anchor.span == passage.anchor.span:
            passage = again[1]  # with its note
        self._keep(document, passage, "notes.kept")

    async def action_note(self) -> None:
        """Ask for a note on the bookmark that is read, or on a new one."""
        document = self._open_report()
        if document is None:
            return
        selected = self._reader.detail.pane.selection
        here = self._reader.bookmark if not selected else None
        annotation = here.annotation if here else self._passage(document, selected)
        if annotation is None:
            self._say("notes.no_words")
            return
        from tui.screens.note import NoteScreen  # noqa: PLC0415 - when it is wanted

        def take(note: str | None) -> None:
            if note is not None and (note != annotation.note or not here):
                noted = annotation._replace(note=note)
                self._keep(document, noted, "notes.noted" if note else "notes.kept")

        reader = self._reader
        dialog = NoteScreen(annotation, reader.strings, reader.glyphs)
        await reader.app.push_screen(dialog, take)

    def _passage(self, document: Document, selected: Span | None) -> Annotation | None:
        """Return an annotation of what is selected or read; `None` where there are no words."""
        from core.annotations import passage_at, passage_of, trimmed  # noqa: PLC0415 - as above

        report = document.report
        place = self._reader.detail.pane.place
        span = trimmed(report.text, selected or passage_at(report, place))
        return passage_of(report, _new_id(), span) if span.length else None

    # Sections.

    def action_mark(self) -> None:
        """Mark the section that the keyboard is on, or take its mark away."""
        from core.annotations import What, mark_of  # noqa: PLC0415 - as above

        document = self._open_report()
        if document is None:
            return
        index = self._reader.section
        if index is None:
            self._say("notes.no_section")
            return
        heading = document.report.sections[index].heading
        for each in _placed(document):
            if each.span == heading and each.annotation.what is What.SECTION:
                self._drop(document, [each.annotation], "notes.unmarked")
                return
        self._keep(document, mark_of(document.report, _new_id(), index), "notes.marked")

    def action_unmark_all(self) -> None:
        """Take the marks of all sections of the report away."""
        from core.annotations import What  # noqa: PLC0415 - as above

        document = self._open_report()
        if document is None:
            return
        marks = [
            each.annotation for each in _placed(document) if each.annotation.what is What.SECTION
        ]
        if marks:
            self._drop(document, marks, "notes.unmarked_all")
        else:
            self._say("notes.none_marked")

    # The list.

    async def action_bookmarks(self) -> None:
        """List the bookmarks and notes of all reports."""
        from tui.screens.annotations import AnnotationsScreen  # noqa: PLC0415 - as above

        reader = self._reader
        changed: set[str] = set()
        look = (reader.keymap, reader.strings, reader.glyphs)
        screen = AnnotationsScreen(reader.encoding, *look, changed=changed.add)

        async def leave(kept: Kept | None) -> None:
            if changed:
                reader.documents.replace(
                    lambda each: each.annotated() if identity(each.path) in changed else each
                )
                if document := reader.document:
                    reader.show_annotated(reader.documents.get(document.path) or document)
            if kept:
                await self._visit(kept)

        await reader.app.push_screen(screen, leave)

    async def _visit(self, kept: Kept) -> None:
        """Open the report of an annotation at its words, or where they were."""
        path = _path_of(kept, self._reader.entries)
        if path is None:
            self._say("notes.gone", path=kept.about.path)
            return
        encoding = self._reader.encoding
        span = await asyncio.to_thread(_find_again, kept, path, encoding)
        said = ""
        if span is None:
            words = kept.annotation.anchor.quote[:_SHOWN]
            said = self._reader.strings.format("notes.lost", words=words)
        self._reader.visit(path, span or kept.annotation.anchor.span, said=said)

    # Keeping.

    def _open_report(self) -> Document | None:
        document = self._reader.document
        if document is None:
            self._say("table.no_report")
        return document

    def _keep(self, document: Document, annotation: Annotation, said: str) -> None:
        from tui.annotations import keep  # noqa: PLC0415 - as above

        self._change(document, lambda: keep(document.report, [annotation]), said, annotation)

    def _drop(self, document: Document, annotations: list[Annotation], said: str) -> None:
        from tui.annotations import drop  # noqa: PLC0415 - as above

        self._change(document, lambda: drop(document.report, annotations), said, annotations[0])

    def _change(
        self, document: Document, do: Callable[[], Annotations], said: str, annotation: Annotation
    ) -> None:
        try:
            annotations = do()
        except OSError as error:
            self._say("notes.unsaved", reason=error)
            return
        now = self._reader.document
        if now is None or now.path != document.path:
            return
        # While a note was written, the file may have been read again.
        is_same = now.stamp == document.stamp
        now = now._replace(annotations=annotations) if is_same else now.annotated()
        self._reader.show_annotated(now)
        from tui.annotations import marked_sections  # noqa: PLC0415 - as above

        words = " ".join(annotation.anchor.quote.split())
        words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        self._say(said, words=words, count=len(marked_sections(now)))

    def _say(self, key: str, **values: object) -> None:
        self._reader.say(self._reader.strings.format(key, **values))


_SHOWN = 16
"""Characters of a passage that name it."""


def _new_id() -> str:
    import secrets  # noqa: PLC0415 - not for the first paint

    return secrets.token_hex(8)


def _placed(document: Document) -> Iterable[Placed]:
    return document.annotations.placed if document.annotations else ()


def _path_of(kept: Kept, entries: Iterable[Entry]) -> str | None:
    """Return where the report of an annotation is: as listed, moved, or as it was known."""
    moved = None
    for entry in entries:
        if identity(entry.path) == kept.about.path:
            return entry.path if Path(entry.path).exists() else moved
        if entry.sha256 == kept.about.sha256:
            moved = entry.path
    return kept.about.path if Path(kept.about.path).exists() else moved


def _find_again(kept: Kept, path: str, encoding: str | None) -> Span | None:
    """Return where the words stand in the file as it is now; takes its time."""
    from core.errors import UnreadableError  # noqa: PLC0415 - as above
    from core.text.anchors import find_again  # noqa: PLC0415
    from tui.reading import text_at  # noqa: PLC0415

    try:
        found = find_again(kept.annotation.anchor, text_at(path, encoding))
    except UnreadableError:
        return kept.annotation.anchor.span  # opening it will tell why
    return found.span if found else None
