"""What the user marks and notes in documents, kept in dossiers beside them.

Every annotation is known by its id, and of several states of it, in the dossiers on a file as it
was and as it is, on its copies, or from another running app, the last change holds. One that was
dropped stays as such, so that it does not come back from an older dossier.
"""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.anchored import anchor_in, described
from tui.dossiers import (
    Dossier,
    UnknownFormatError,
    Unread,
    all_dossiers,
    changing,
    check_version,
    find_dossiers,
    refuse_unread,
    write_dossier,
)
from tui.identity import STANDARD_INPUT, identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.annotations import Annotation, Placed
    from core.model import Report
    from tui.documents import Document
    from tui.strings import Strings

KIND = "annotations"
"""The dossiers that hold them."""
VERSION = 1
"""Version of those; those of an older one are foreign, and those of a newer one are let be."""


class Annotations(NamedTuple):
    """What is marked and noted in a report that is open."""

    placed: tuple[Placed, ...] = ()
    """In text order, those that are lost last."""
    unread: Unread | None = None
    """A dossier that may hold others, and could not be read."""


class About(NamedTuple):
    """What a report is called where it is not open."""

    path: str
    """Where it was last seen."""
    sha256: str
    """Hash of the bytes that it then had."""
    title: str = ""
    place: str = ""
    year: int | None = None
    """The year that it reviews."""

    @property
    def name(self) -> str:
        """Place and year, or the name of the file."""
        if self.place and self.year:
            return f"{self.place} {self.year}"
        return self.place or Path(self.path).name


class Kept(NamedTuple):
    """An annotation in some report, open or not."""

    annotation: Annotation
    about: About
    """The report."""
    lost: bool
    """Whether its words were gone when the report was last open."""


def annotations_of(report: Report) -> Annotations:
    """Return what is kept for `report`, placed in it.

    Where it was found by its content or path alone, or has moved in the text, that is kept anew,
    so that the next move or change of the file finds it again.
    """
    from core.annotations import place  # noqa: PLC0415 - not for the first paint

    source = report.source
    records, unread, is_kept_so = _records_on(source.path, source.sha256)
    last = unread[-1] if unread else None
    if not records:
        return Annotations((), last)
    placed = place(report, (each.annotation for each in records.values() if each.annotation))
    if not is_kept_so:
        # Somebody who may not write there can still read.
        with contextlib.suppress(OSError), changing(KIND):
            records = _whole_records_on(source.path, source.sha256)
            _write(_about(report), _as_placed(records, placed))
    return Annotations(placed, last)


def keep(
    report: Report, annotations: Iterable[Annotation], known: Iterable[Placed] = ()
) -> Annotations:
    """Keep `annotations` for `report`, each in the place of the one with its id.

    Returns all that is kept then; what another running app kept meanwhile stays, and what is
    `known` is not looked for in the text again. Raises `OSError` where it is impossible.
    """
    return _changed(report, {each.id: each for each in annotations}, known)


def drop(
    report: Report, annotations: Iterable[Annotation], known: Iterable[Placed] = ()
) -> Annotations:
    """Drop `annotations` of `report`, lost ones too; returns and raises as `keep` does."""
    return _changed(report, {each.id: None for each in annotations}, known)


def all_annotations() -> tuple[list[Kept], list[Unread]]:
    """Return what is kept for all reports, and the dossiers that could not be read.

    What was last written comes first. An annotation that is kept for copies of a report is that of
    one that is still there.
    """
    dossiers, unread = all_dossiers(KIND, _content_of)
    best: dict[str, tuple[tuple[int, bool], _Record, About]] = {}
    for about, records in dossiers:
        is_there = Path(about.path).exists()
        for id_, record in records.items():
            rank = (record.changed, is_there)
            if id_ not in best or rank > best[id_][0]:
                best[id_] = rank, record, about
    kept = [
        Kept(record.annotation, about, record.lost)
        for _, record, about in best.values()
        if record.annotation
    ]
    return kept, unread


def looked_for(together: list[Kept], encoding: str | None) -> list[Kept]:
    """Return annotations of one report, with whether their words are in the file as it is now.

    Takes its time. Where the file cannot be read, they are as they were known.
    """
    from core.errors import UnreadableError  # noqa: PLC0415 - as above
    from core.text.anchors import Anchorage  # noqa: PLC0415
    from tui.reading import text_at  # noqa: PLC0415

    if together[0].about.path == STANDARD_INPUT:
        return together
    try:
        anchorage = Anchorage(text_at(together[0].about.path, encoding))
    except UnreadableError:
        return together
    return [each._replace(lost=anchorage.find(each.annotation.anchor) is None) for each in together]


def keep_again(kept: Kept) -> None:
    """Keep an annotation of a report that need not be open; raises `OSError` as `keep` does."""
    _change(kept.about, {kept.annotation.id: kept.annotation})


def drop_from(kept: Kept) -> None:
    """Drop an annotation of a report that need not be open; raises `OSError` as `keep` does."""
    _change(kept.about, {kept.annotation.id: None})


def marked_sections(document: Document) -> list[int]:
    """Return the indexes of the sections that are marked in an open document, in text order."""
    from core.annotations import marked_sections  # noqa: PLC0415 - as above

    placed = document.annotations.placed if document.annotations else ()
    return marked_sections(document.report, placed)


def notice_of(annotations: Annotations, strings: Strings) -> str:
    """Return what has to be said about what is kept for a report, in one sentence, or nothing."""
    if annotations.unread:
        return annotations.unread.told(strings, "notes.broken")
    lost = [each.annotation for each in annotations.placed if each.span is None]
    if lost:
        return strings.format("notes.some_lost", count=len(lost), words=lost[0].anchor.quote[:20])
    return ""


class _Record(NamedTuple):
    """A state of an annotation."""

    annotation: Annotation | None
    """`None` where it was dropped."""
    changed: int
    """Milliseconds since the epoch; more is newer."""
    lost: bool = False


def _about(report: Report) -> About:
    meta, source = report.metadata, report.source
    return About(
        identity(source.path),
        source.sha256,
        meta.title.value if meta.title else "",
        meta.place.value if meta.place else "",
        meta.year,
    )


def _whole_records_on(path: str, sha256: str) -> dict[str, _Record]:
    """Return the last state of each annotation on a document, by id, to be written anew.

    Raises `OSError` where not all of that is to be known.
    """
    records, unread, _ = _records_on(path, sha256)
    refuse_unread(unread)
    return records


def _records_on(path: str, sha256: str) -> tuple[dict[str, _Record], list[Unread], bool]:
    """Return the last state of each annotation on a document, by id; the dossiers that could not
    be read; and whether the first of them all is on this file as it is."""
    records: dict[str, _Record] = {}
    dossiers, unread = find_dossiers(KIND, path, sha256, _content_of)
    here = (identity(path), sha256)
    first: dict[str, _Record] | None = None
    for about, more in dossiers:
        if (about.path, about.sha256) == here:
            first = more
        for id_, record in more.items():
            if id_ not in records or record.changed > records[id_].changed:
                records[id_] = record
    return records, unread, first == records


def _changed(
    report: Report, changes: dict[str, Annotation | None], known: Iterable[Placed]
) -> Annotations:
    from core.annotations import place  # noqa: PLC0415 - as above

    records = _change(_about(report), changes)
    kept = (each.annotation for each in records.values() if each.annotation)
    return Annotations(place(report, kept, known))


def _change(about: About, changes: dict[str, Annotation | None]) -> dict[str, _Record]:
    """Keep `changes` of annotations (id → new state, or `None`), and return all there are then."""
    with changing(KIND):
        records = _whole_records_on(about.path, about.sha256)
        for id_, annotation in changes.items():
            before = records.get(id_, _Record(None, 0))
            now = max(time.time_ns() // 1_000_000, before.changed + 1)
            same = (
                annotation and before.annotation and annotation.anchor == before.annotation.anchor
            )
            records[id_] = _Record(annotation, now, before.lost and bool(same))
        _write(about, records)
    return records


def _as_placed(records: dict[str, _Record], placed: Iterable[Placed]) -> dict[str, _Record]:
    """Return `records` with the anchors of `placed`, unless they were changed meanwhile."""
    now = dict(records)
    for each in placed:
        record = records.get(each.annotation.id)
        if record and record.annotation and record.annotation.note == each.annotation.note:
            now[each.annotation.id] = _Record(each.annotation, record.changed, each.span is None)
    return now


def _write(about: About, records: dict[str, _Record]) -> None:
    content = {
        "version": VERSION,
        "title": about.title,
        "place": about.place,
        "year": about.year,
        "annotations": [_described(id_, record) for id_, record in records.items()],
    }
    write_dossier(KIND, about.path, about.sha256, content)


def _described(id_: str, record: _Record) -> dict[str, object]:
    entry: dict[str, object] = {"id": id_, "changed": record.changed}
    if record.annotation is None:
        return entry
    annotation = record.annotation
    return {
        **entry,
        "what": annotation.what.value,
        **described(annotation.anchor),
        "section": annotation.section,
        "note": annotation.note,
        "lost": record.lost,
    }


def _content_of(dossier: Dossier) -> tuple[About, dict[str, _Record]]:
    """Return what a dossier holds; raises `UnknownFormatError` where it is none of these."""
    check_version(dossier, VERSION)
    match dossier.content:
        case {
            "title": str(title),
            "place": str(place),
            "year": (None | int()) as year,
            "annotations": list(entries),
        }:
            about = About(dossier.path, dossier.sha256, title, place, year)
            return about, dict(_records_in(entries))
    raise UnknownFormatError


def _records_in(entries: list[object]) -> Iterator[tuple[str, _Record]]:
    from core.annotations import Annotation, What  # noqa: PLC0415 - where there are any

    for entry in entries:
        if not isinstance(entry, dict):
            raise UnknownFormatError
        match entry:
            case {
                "id": str(id_),
                "changed": int(changed),
                "what": "passage" | "section" as what,
                "section": str(section),
                "note": str(note),
                "lost": bool(lost),
            }:
                annotation = Annotation(id_, What(what), anchor_in(entry), section, note)
                yield id_, _Record(annotation, changed, lost)
            case {"id": str(id_), "changed": int(changed)} if "what" not in entry:
                yield id_, _Record(None, changed)
            case _:
                raise UnknownFormatError
