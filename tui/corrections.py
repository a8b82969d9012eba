"""What the user set right in the figures of documents, kept beside them: never in them.

One JSON file for each document, in the folder `corrections` of the app's data folder. Its name
holds the hash of the document and one of its path, so that it is found by the content first, and
by the path where the content has changed; what is in it holds to words (`core.indicators`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tui.folders import user_folder

if TYPE_CHECKING:
    from pathlib import Path

    from core.indicators.corrections import Correction, Fields, Found
    from core.model import Indicator, Report, Source
    from tui.strings import Strings

VERSION = 1
"""Version of the files; those of another one are foreign."""


class Corrections(NamedTuple):
    """What is set right in a report that is open."""

    read: tuple[Indicator, ...]
    """The figures as they were read."""
    found: Found
    """Where the corrections belong, by the index in `read`."""
    aside: Path | None
    """Where a file went that could not be understood."""


class UnknownFormatError(ValueError):
    """A file of corrections holds something else."""


def corrected(report: Report) -> Report:
    """Return `report`, as it was read, with the figures as the user set them."""
    return with_corrections(report)[0]


def with_corrections(report: Report) -> tuple[Report, Corrections | None]:
    """Return `report`, as it was read, with the figures as the user set them; and what was set.

    `None` where there is nothing, which is found out quickly.
    """
    kept, aside = _kept_for(report.source)
    if not kept and aside is None:
        return report, None
    from core.indicators.corrections import apply, find_again  # noqa: PLC0415 - where there are any

    return apply(report, kept), Corrections(report.indicators, find_again(report, kept), aside)


def notice_of(corrections: Corrections, strings: Strings) -> str:
    """Return what has to be said about what is kept for a report, in one sentence, or nothing."""
    if corrections.aside:
        return strings.format("correct.broken", where=corrections.aside)
    if lost := corrections.found.lost:
        return strings.format("correct.some_lost", count=len(lost), words=lost[0].quote)
    return ""


def keep(report: Report, correction: Correction) -> None:
    """Keep `correction` for `report`, as it was read, in the place of one of the same figure.

    What another running app kept meanwhile stays. Raises `OSError` where that is impossible.
    """
    found = _current(report)
    span = correction.span
    # The spans of those that are lost are of another text, and say nothing in this one.
    others = [
        each
        for each in (*found.figures.values(), *found.idle)
        if each.span.end <= span.start or span.end <= each.span.start
    ]
    _write(report.source, [*others, *found.lost, correction])


def forget(report: Report, correction: Correction) -> None:
    """Forget a `correction` of `report`, as it was read; raises `OSError` like `keep`."""
    found = _current(report)
    current = (*found.figures.values(), *found.idle, *found.lost)
    _write(report.source, [each for each in current if each != correction])


def _current(report: Report) -> Found:
    """Return where what is kept for `report` belongs in it as it is now."""
    from core.indicators.corrections import find_again  # noqa: PLC0415 - as above

    return find_again(report, _kept_for(report.source)[0])


def _kept_for(source: Source) -> tuple[list[Correction], Path | None]:
    """Return what is kept for `source`, and where a file went that could not be understood."""
    folder = user_folder("data") / "corrections"
    # The command line asks for every document: where nothing was ever kept, that is all.
    if not folder.is_dir():
        return [], None
    from tui.stored import put_aside, read_stored  # noqa: PLC0415

    aside = None
    for path in _candidates(folder, source):
        stored, moved = read_stored(path)
        if not stored and moved is None:
            continue  # gone meanwhile, or not to be read now: no reason to move it
        if moved is None:
            try:
                return list(_corrections_in(stored)), aside
            except UnknownFormatError:
                moved = put_aside(path)
        aside = moved
    return [], aside


def _names_of(source: Source) -> tuple[str, str]:
    """Return how the name of the file for `source` starts, by its content, and ends."""
    import hashlib  # noqa: PLC0415 - as above

    path = "-" if source.path == "-" else os.path.abspath(source.path)  # noqa: PTH100
    return source.sha256, f".{hashlib.sha256(os.fsencode(path)).hexdigest()[:16]}.json"


def _candidates(folder: Path, source: Source) -> Iterator[Path]:
    """Yield the files that may hold something for `source`, the likeliest first."""
    start, end = _names_of(source)
    try:
        with os.scandir(folder) as entries:
            files = [
                (each.name != start + end, not each.name.startswith(start), each)
                for each in entries
                if each.name.endswith(".json")
                and (each.name.startswith(start) or each.name.endswith(end))
            ]
        # Standard input has no path that says anything.
        files = [each for each in files if source.path != "-" or not each[1]]
        files.sort(key=lambda each: (each[0], each[1], -each[2].stat().st_mtime_ns))
    except OSError:
        return
    for *_, entry in files:
        yield folder / entry.name


def _write(source: Source, corrections: list[Correction]) -> None:
    """Keep exactly `corrections` for `source`.

    Also where there are none: what is kept for another state of the file is not to come back.
    """
    from tui.stored import write_stored  # noqa: PLC0415 - as above

    stored = {
        "version": VERSION,
        "path": source.path,
        "corrections": [
            _described(each) for each in sorted(corrections, key=lambda each: each.span)
        ],
    }
    write_stored(user_folder("data") / "corrections" / "".join(_names_of(source)), stored)


def _described(correction: Correction) -> dict[str, object]:
    fields = correction.fields
    return {
        "start": correction.span.start,
        "end": correction.span.end,
        "quote": correction.quote,
        "before": correction.before,
        "after": correction.after,
        "fields": fields
        and {
            name: f"{value:f}" if isinstance(value, Decimal) else value
            for name, value in fields._asdict().items()
        },
    }


def _corrections_in(stored: dict[str, object]) -> Iterator[Correction]:
    """Yield what a file holds; raises `UnknownFormatError` where it is none of this app's."""
    from core.indicators.corrections import Correction  # noqa: PLC0415 - as above
    from core.model import Span  # noqa: PLC0415

    entries = stored.get("corrections")
    if stored.get("version") != VERSION or not isinstance(entries, list):
        raise UnknownFormatError
    for entry in entries:
        match entry:
            case {
                "start": int(start),
                "end": int(end),
                "quote": str(quote),
                "before": str(before),
                "after": str(after),
                "fields": None | {} as fields,
            } if quote and start >= 0 and end - start == len(quote):
                read = None if fields is None else _fields_in(fields)
                yield Correction(Span(start, end), quote, before, after, read)
            case _:
                raise UnknownFormatError


def _fields_in(stored: dict[str, object]) -> Fields:
    from core.indicators.corrections import Fields, number_of, wrong_in  # noqa: PLC0415
    from core.model import Bound, Direction, Kind, Status  # noqa: PLC0415

    match stored:
        case {
            "name": str(name),
            "value": str(value),
            "high": (None | str()) as high,
            "unit": str(unit),
            "kind": str(kind),
            "direction": (None | str()) as direction,
            "bound": str(bound),
            "status": str(status),
            "period": (None | str()) as period,
        } if (low := number_of(value)) is not None and (high is None or number_of(high)):
            try:
                fields = Fields(
                    name,
                    low,
                    None if high is None else number_of(high),
                    unit,
                    Kind(kind),
                    None if direction is None else Direction(direction),
                    Bound(bound),
                    Status(status),
                    period,
                )
            except ValueError as error:
                raise UnknownFormatError from error
            if wrong_in(fields) is None:
                return fields
    raise UnknownFormatError
