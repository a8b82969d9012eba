"""Marking and noting: passages of the open report, its sections, and the list across reports."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.model import Span
from tui.documents import Document, Entry
from tui.identity import identity

if TYPE_CHECKING:
    from core.annotations import Annotation, Placed
    from tui.actions.reader import Reader
    from tui.annotations import About, Annotations, Kept


class AnnotationActions:
    """Keeps what the user marks and notes."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._dropped: tuple[str, Annotation] | None = None
        """The bookmark that was dropped last, and the path of its report."""
        self._unkept: dict[str, _Unkept] = {}
        """By the path of a report, what was changed in it and is not on the disk yet."""

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
        from tui.annotations import all_annotations  # noqa: PLC0415 - as above
        from tui.screens.annotations import AnnotationsScreen  # noqa: PLC0415

        reader = self._reader
        changed: set[About] = set()
        kept, unread = await reader.keeper.do(all_annotations)
        screen = AnnotationsScreen(
            kept,
            reader.encoding,
            reader.keeper,
            reader.exporter,
            reader.keymap,
            reader.strings,
            reader.glyphs,
            changed=changed.add,
        )
        if unread:
            screen.say(unread[-1].told(reader.strings, "notes.broken"))

        def leave(kept: Kept | None) -> None:
            # Beside the screen, and not in what it waits for: files are read for it.
            if changed:
                reader.app.run_worker(self._follow(changed), group="notes")
            if kept:
                reader.app.run_worker(self._visit(kept), group="visit", exclusive=True)

        await reader.app.push_screen(screen, leave)

    async def _follow(self, changed: set[About]) -> None:
        """Show in the reports that are open what was changed in the list, copies among them."""
        reader = self._reader
        paths = {each.path for each in changed}
        contents = {each.sha256 for each in changed}
        for path in reader.documents.recent:
            document = reader.documents.get(path)
            if document is None:
                continue
            if identity(path) in paths or document.report.source.sha256 in contents:
                self._replace(await reader.keeper.do(document.annotated))

    async def _visit(self, kept: Kept) -> None:
        """Open the report of an annotation at its words, or where they were."""
        entries, encoding = list(self._reader.entries), self._reader.encoding
        path = await asyncio.to_thread(_path_of, kept, entries)
        if path is None:
            self._say("notes.gone", path=kept.about.path)
            return
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

        known = tuple(_placed(document))
        others = [each for each in _annotations(document) if each.id != annotation.id]
        self._change(document, [*others, annotation])
        self._begin(document, lambda: keep(document.report, [annotation], known))
        self._tell(said, annotation)

    def _drop(self, document: Document, annotations: list[Annotation], said: str) -> None:
        from tui.annotations import drop  # noqa: PLC0415 - as above

        known = tuple(_placed(document))
        dropped = {each.id for each in annotations}
        self._change(document, [each for each in _annotations(document) if each.id not in dropped])
        self._begin(document, lambda: drop(document.report, annotations, known))
        self._tell(said, annotations[0])

    def _change(self, document: Document, annotations: list[Annotation]) -> None:
        """Show `annotations` in a document before they are on the disk, which may be slow."""
        from core.annotations import place  # noqa: PLC0415 - as above
        from tui.annotations import Annotations  # noqa: PLC0415

        now = self._reader.document
        # While a note was written, the file may have been read again.
        if now and (now.path, now.stamp) == (document.path, document.stamp):
            placed = place(document.report, annotations, _placed(document))
            self._reader.show_changed(now._replace(annotations=Annotations(placed)))

    def _begin(self, document: Document, do: Callable[[], Annotations]) -> None:
        """Bring a change to the disk, after those before it."""
        unkept = self._unkept.setdefault(document.path, _Unkept(document.annotations))
        unkept.changes += 1
        keeping = self._reader.keeper.do(do)
        self._reader.app.run_worker(self._finish(document, unkept, keeping), group="notes")

    async def _finish(
        self, document: Document, unkept: _Unkept, keeping: Awaitable[Annotations]
    ) -> None:
        """Show what is on the disk, once nothing more is on its way there."""
        try:
            unkept.kept = await keeping
        except OSError as error:
            self._say("notes.unsaved", reason=error)
        unkept.changes -= 1
        if unkept.changes:
            return
        del self._unkept[document.path]
        now = self._reader.documents.get(document.path)
        if now is None:
            return
        if now.stamp != document.stamp:
            now = await self._reader.keeper.do(now.annotated)
        elif now.annotations == unkept.kept:
            return
        else:
            now = now._replace(annotations=unkept.kept)
        if document.path not in self._unkept:
            self._replace(now)

    def _replace(self, document: Document) -> None:
        """Show what is marked and noted in a document, where it is still the one that is kept."""
        reader = self._reader
        reader.documents.replace(
            lambda each: (
                each._replace(annotations=document.annotations)
                if (each.path, each.stamp) == (document.path, document.stamp)
                else each
            )
        )
        shown = reader.document
        if shown and shown.path == document.path:
            reader.show_changed(reader.documents.get(document.path) or shown)

    def _tell(self, said: str, annotation: Annotation) -> None:
        from tui.annotations import marked_sections  # noqa: PLC0415 - as above

        words = " ".join(annotation.anchor.quote.split())
        words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        now = self._reader.document
        self._say(said, words=words, count=len(marked_sections(now)) if now else 0)

    def _say(self, key: str, **values: object) -> None:
        self._reader.say(self._reader.strings.format(key, **values))


@dataclass(slots=True)
class _Unkept:
    """Changes in a report that are on their way to the disk."""

    kept: Annotations | None
    """What is on the disk by now."""
    changes: int = 0


_SHOWN = 16
"""Characters of a passage that name it."""


def _new_id() -> str:
    import secrets  # noqa: PLC0415 - not for the first paint

    return secrets.token_hex(8)


def _placed(document: Document) -> Iterable[Placed]:
    return document.annotations.placed if document.annotations else ()


def _annotations(document: Document) -> list[Annotation]:
    return [each.annotation for each in _placed(document)]


def _path_of(kept: Kept, entries: Iterable[Entry]) -> str | None:
    """Return where the report of an annotation is: as listed, as it was known, or moved."""
    about = kept.about
    listed = (each.path for each in entries if identity(each.path) == about.path)
    moved = (each.path for each in entries if each.sha256 == about.sha256)
    likely = (*listed, about.path, *moved)
    return next((path for path in likely if Path(path).exists()), None)


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
