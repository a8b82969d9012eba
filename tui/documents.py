"""Documents as the app holds them: an entry of the list, and the one that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.errors import UnreadableError
from core.model import Fact, Metadata, Report, Script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.annotations import Annotations
    from tui.corrections import Corrections
    from tui.dossiers import Unread

_KEPT = 8
"""Documents that stay in memory."""


class Entry(NamedTuple):
    """What the list shows of a file: light enough to cross from process to process."""

    path: str
    read: bool = False
    """False while the file waits to be read: nothing else is known then."""
    trouble: str = ""
    """Why it could not be read: a `core.errors.Trouble`; empty where it was."""
    detail: str = ""
    """What the sentence about the trouble needs besides the path."""
    is_report: bool = False
    title: str | None = None
    issuer: str | None = None
    place: str | None = None
    place_guessed: bool = False
    year: int | None = None
    """The year that it is sorted by."""
    review: str | None = None
    """The period that it reviews, as in `core.model.Metadata`."""
    plan: str | None = None
    """The period that it plans."""
    periods_guessed: bool = False
    script: Script | None = None
    chars: int = 0
    """Length of the decoded text."""
    figures: int = 0
    """How many figures were found in it."""
    sha256: str = ""
    """Hash of its bytes."""


def entry_of(report: Report) -> Entry:
    """Return the entry of a report that has been read."""
    meta = report.metadata
    return Entry(
        path=report.source.path,
        read=True,
        is_report=report.is_report,
        title=_value(meta.title),
        issuer=_value(meta.issuer),
        place=_value(meta.place),
        place_guessed=meta.place is not None and meta.place.guessed,
        year=_year_of(meta),
        review=_value(meta.review_period),
        plan=_value(meta.plan_period),
        periods_guessed=any(
            fact.guessed for fact in (meta.review_period, meta.plan_period) if fact
        ),
        script=meta.script,
        chars=len(report.text),
        figures=len(report.indicators),
        sha256=report.source.sha256,
    )


def unread_entry(error: UnreadableError) -> Entry:
    """Return the entry of a file that could not be read."""
    return Entry(path=error.path, read=True, trouble=error.trouble, detail=error.detail)


def read_entry(path: str, encoding: str | None) -> Entry:
    """Return the entry of the file at `path`, which is read for it."""
    from tui.reading import read_stated_at  # noqa: PLC0415 - when needed, not for the first paint

    try:
        return entry_of(read_stated_at(path, encoding)[0])
    except UnreadableError as error:
        return unread_entry(error)


class Stamp(NamedTuple):
    """What tells that a file has changed."""

    modified: int
    """Nanoseconds since the epoch."""
    size: int
    """Bytes."""


class Document(NamedTuple):
    """A report that is open."""

    report: Report
    """With the figures as the user set them, once it is `corrected`."""
    matchable: str
    """Its text as words are found in it (`core.text.matching`), line ends that only wrap it made
    joints (`core.parsing.wrapping`)."""
    stamp: Stamp | None
    """The file as it was before it was read."""
    corrections: Corrections | None = None
    """What the user set right in it; `None` where there is nothing."""
    annotations: Annotations | None = None
    """What the user marked and noted in it; `None` before it is `annotated`."""
    rendering: Report | None = None
    """The report in the other script (`tui.scripts`), where that is what is shown."""
    unread: Unread | None = None
    """A file that may hold statements (`tui.statements`) about it, and could not be read."""

    @property
    def shown(self) -> Report:
        """The report as it is drawn: in one script or the other, with the same spans."""
        if self.rendering is None:
            return self.report
        return self.rendering._replace(indicators=self.report.indicators)

    @property
    def as_read(self) -> Report:
        """The report with the figures that were read."""
        if self.corrections is None:
            return self.report
        return self.report._replace(indicators=self.corrections.read)

    def corrected(self) -> Document:
        """Return the document with what the user has set right in it by now."""
        from tui.corrections import with_corrections  # noqa: PLC0415 - not for the first paint

        report, corrections = with_corrections(self.as_read)
        return self._replace(report=report, corrections=corrections)

    def annotated(self) -> Document:
        """Return the document with what the user has marked and noted in it by now."""
        from tui.annotations import annotations_of  # noqa: PLC0415 - as above

        return self._replace(annotations=annotations_of(self.report))

    @property
    def path(self) -> str:
        """Where it was read from."""
        return self.report.source.path

    def is_other(self, stamp: Stamp | None) -> bool:
        """Whether a file that is so by now is another one; one that has vanished is none."""
        return stamp is not None and stamp != self.stamp


class OpenDocuments:
    """The documents that were open last, so that coming back to one is at once."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    @property
    def recent(self) -> list[str]:
        """The paths of the documents that are kept: the one before the newest, those before it,
        and the newest, which is the one that is read now, last."""
        *others, newest = self._documents or [""]
        return [*reversed(others), newest] if newest else []

    def get(self, path: str) -> Document | None:
        """Return the document that was read from `path`, if it is kept."""
        return self._documents.get(path)

    def replace(self, change: Callable[[Document], Document]) -> None:
        """Put what `change` returns in the place of each document that is kept."""
        self._documents = {path: change(each) for path, each in self._documents.items()}

    def keep(self, document: Document) -> None:
        """Keep `document` as the newest; of the others the oldest goes."""
        self._documents.pop(document.path, None)
        self._documents[document.path] = document
        if len(self._documents) > _KEPT:
            del self._documents[next(iter(self._documents))]


def open_document(path: str, encoding: str | None) -> Document:
    """Return the document at `path`. Takes its time: no call for the UI thread.

    Raises `UnreadableError`.
    """
    from core.parsing.wrapping import unwrap  # noqa: PLC0415 - when needed, not for the first paint
    from core.text.matching import matchable  # noqa: PLC0415
    from tui.reading import read_stated_at  # noqa: PLC0415

    stamp = stamp_of(path)
    report, unread = read_stated_at(path, encoding)
    return Document(report, unwrap(matchable(report.text)), stamp, unread=unread)


def stamp_of(path: str) -> Stamp | None:
    """Return the stamp of the file at `path`, or `None` where there is none."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return Stamp(status.st_mtime_ns, status.st_size)


def _year_of(meta: Metadata) -> int | None:
    """Return the year that is reviewed, or else the first that is planned."""
    if meta.year is None and meta.plan_period:
        return int(meta.plan_period.value[:4])
    return meta.year


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
