"""What the user set right in the figures of documents, kept in dossiers beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tui.anchored import anchor_in, described
from tui.dossiers import (
    Dossier,
    UnknownFormatError,
    Unread,
    changing,
    check_version,
    find_dossiers,
    refuse_unread,
    write_dossier,
)

if TYPE_CHECKING:
    from core.indicators.corrections import Correction, Fields, Found
    from core.model import Indicator, Report, Source
    from tui.strings import Strings

KIND = "corrections"
"""The dossiers that hold them."""
VERSION = 1
"""Version of those; those of an older one are foreign, and those of a newer one are let be."""


class Corrections(NamedTuple):
    """What is set right in a report that is open."""

    read: tuple[Indicator, ...]
    """The figures as they were read."""
    found: Found
    """Where the corrections belong, by the index in `read`."""
    unread: Unread | None
    """A file that may hold others, and could not be read."""


def corrected(report: Report) -> Report:
    """Return `report`, as it was read, with the figures as the user set them."""
    return with_corrections(report)[0]


def with_corrections(report: Report) -> tuple[Report, Corrections | None]:
    """Return `report`, as it was read, with the figures as the user set them; and what was set.

    `None` where there is nothing, which is found out quickly.
    """
    kept, unread = _kept_for(report.source)
    last = unread[-1] if unread else None
    if not kept and last is None:
        return report, None
    from core.indicators.corrections import apply, find_again  # noqa: PLC0415 - where there are any

    return apply(report, kept), Corrections(report.indicators, find_again(report, kept), last)


def notice_of(corrections: Corrections, strings: Strings) -> str:
    """Return what has to be said about what is kept for a report, in one sentence, or nothing."""
    if corrections.unread:
        return corrections.unread.told(strings, "correct.broken")
    if lost := corrections.found.lost:
        return strings.format("correct.some_lost", count=len(lost), words=lost[0].quote)
    return ""


def keep(report: Report, correction: Correction) -> None:
    """Keep `correction` for `report`, as it was read, in the place of one of the same figure.

    What another running app kept meanwhile stays. Raises `OSError` where that is impossible.
    """
    span = correction.span
    with changing(KIND):
        found = _current(report)
        # The spans of those that are lost are of another text, and say nothing in this one.
        others = [
            each
            for each in (*found.figures.values(), *found.idle)
            if each.span.end <= span.start or span.end <= each.span.start
        ]
        _write(report.source, [*others, *found.lost, correction])


def forget(report: Report, correction: Correction) -> None:
    """Forget a `correction` of `report`, as it was read; raises `OSError` like `keep`."""
    with changing(KIND):
        found = _current(report)
        current = (*found.figures.values(), *found.idle, *found.lost)
        _write(report.source, [each for each in current if each != correction])


def _current(report: Report) -> Found:
    """Return where what is kept for `report` belongs in it as it is now.

    Raises `OSError` where that is not to be known, and so not to be written anew.
    """
    from core.indicators.corrections import find_again  # noqa: PLC0415 - as above

    kept, unread = _kept_for(report.source)
    refuse_unread(unread)
    return find_again(report, kept)


def _kept_for(source: Source) -> tuple[list[Correction], list[Unread]]:
    """Return what is kept for `source`, and what could not be read of it."""
    kept, unread = find_dossiers(KIND, source.path, source.sha256, _corrections_in)
    return next(kept, []), unread


def _write(source: Source, corrections: list[Correction]) -> None:
    """Keep exactly `corrections` for `source`.

    Also where there are none: what is kept for another state of the file is not to come back.
    """
    in_order = sorted(corrections, key=lambda each: each.span)
    content = {"version": VERSION, "corrections": [_described(each) for each in in_order]}
    write_dossier(KIND, source.path, source.sha256, content)


def _described(correction: Correction) -> dict[str, object]:
    fields = correction.fields
    return {
        **described(correction.anchor),
        "fields": fields
        and {
            name: f"{value:f}" if isinstance(value, Decimal) else value
            for name, value in fields._asdict().items()
        },
    }


def _corrections_in(dossier: Dossier) -> list[Correction]:
    """Return what a dossier holds; raises `UnknownFormatError` where it is none of these."""
    from core.indicators.corrections import Correction  # noqa: PLC0415 - as above

    check_version(dossier, VERSION)
    entries = dossier.content.get("corrections")
    if not isinstance(entries, list):
        raise UnknownFormatError
    corrections = []
    for entry in entries:
        match entry:
            case {"fields": None | {} as fields}:
                read = None if fields is None else _fields_in(fields)
                corrections.append(Correction(anchor_in(entry), read))
            case _:
                raise UnknownFormatError
    return corrections


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
