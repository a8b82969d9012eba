"""The figures of a report as a table to be read: aligned, and fitted to the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from core.export.section_path import section_path
from core.export.signs import BOUND_SIGNS, DIRECTION_SIGNS
from core.model import Direction, Indicator, Kind, Report, Status
from core.text.inert import inert
from tui.lines import (
    BLUE,
    BOLD,
    DIM,
    GREEN,
    PLAIN,
    RED,
    YELLOW,
    Line,
    cells,
    indented,
    padded,
    printed,
    shortened,
)
from tui.strings import Strings

_COLUMNS = ("section", "name", "value", "unit", "change", "status", "period")
_SECTION, _NAME, _VALUE = 0, 1, 2
"""Columns that are fitted or aligned in their own way."""
_GAP = 2
"""Cells between columns; one between a value and its unit."""
_NARROWEST_NAME = 12
_WIDEST_NAME = 40
"""Cells to which names are padded where nothing cuts them: a longer one moves its own row."""
_LEAST_OF_SECTION, _SHARE_OF_SECTION = 8, 5
"""Of a terminal's width a fifth, and no less than these cells, is for the path of the section."""
_DIRECTION_COLOURS = {Direction.UP: GREEN, Direction.DOWN: RED, None: PLAIN}
_STATUS_COLOURS = {Status.ACTUAL: PLAIN, Status.EXPECTED: YELLOW, Status.TARGET: BLUE}


def indicator_table(
    report: Report, strings: Strings, *, width: int | None, colour: bool
) -> Iterator[str]:
    """Yield the lines of a report's table: what report it is, column names, a row for each figure.

    No line is longer than `width` cells; with `None` nothing is shortened. The document's own
    words come without anything that a terminal would act on.
    """
    for line in _lines(report, strings, width):
        yield printed(line, width, colour=colour) + "\n"


def _lines(report: Report, strings: Strings, width: int | None) -> Iterator[Line]:
    yield [(BOLD, inert(report.source.path))]
    yield [(DIM, inert(_gist(report, strings)))]
    if not report.indicators:
        return
    header: Line = [(DIM, strings[f"indicators.{column}"]) for column in _COLUMNS]
    # Twice over the figures, so that not all rows of a large report are held at once.
    widths = [cells(words) for _, words in header]
    for row in _rows(report, strings):
        widths = [max(so_far, cells(words)) for so_far, (_, words) in zip(widths, row, strict=True)]
    _fit(widths, width)
    for row in chain((header,), _rows(report, strings)):
        yield _aligned(row, widths, shorten=width is not None)


def _gist(report: Report, strings: Strings) -> str:
    """Return what is known of the report in a few words."""
    metadata = report.metadata
    known = [
        metadata.place.value if metadata.place else "",
        str(metadata.year or ""),
        strings.format("indicators.count", count=f"{len(report.indicators):,}"),
        "" if report.is_report else strings["inspect.kind.text"],
    ]
    return strings["inspect.comma"].join(filter(None, known))


def _rows(report: Report, strings: Strings) -> Iterator[Line]:
    path = cache(lambda index: inert(section_path(report, index)))
    for each in report.indicators:
        yield [
            (DIM, path(each.section) if each.section is not None else ""),
            (PLAIN, inert(each.name or each.canonical or "-")),
            (BOLD, _number(each)),
            (PLAIN, inert(each.unit)),
            (_DIRECTION_COLOURS[each.direction], _change(each, strings)),
            (_STATUS_COLOURS[each.status], strings[f"status.{each.status}"]),
            (DIM, each.period or ""),
        ]


def _number(indicator: Indicator) -> str:
    high = "" if indicator.high is None else f"-{indicator.high:,f}"
    return f"{BOUND_SIGNS[indicator.bound]}{indicator.value:,f}{high}"


def _change(indicator: Indicator, strings: Strings) -> str:
    """Return which way a change goes and since when; else the kind of figure, if not a level."""
    if indicator.direction is not None:
        return f"{DIRECTION_SIGNS[indicator.direction]} {inert(indicator.basis or '')}".rstrip()
    return "" if indicator.kind is Kind.LEVEL else strings[f"kind.{indicator.kind}"]


def _fit(widths: list[int], width: int | None) -> None:
    """Change the widths of the columns so that they take `width` cells together, if they can."""
    if width is None:
        widths[_NAME] = min(widths[_NAME], _WIDEST_NAME)
        return
    share = max(_LEAST_OF_SECTION, width // _SHARE_OF_SECTION)
    widths[_SECTION] = min(widths[_SECTION], share)
    gaps = _GAP * (len(widths) - 1) - 1
    left = width - gaps - sum(widths) + widths[_NAME]
    widths[_NAME] = min(widths[_NAME], max(_NARROWEST_NAME, left))


def _aligned(row: Line, widths: list[int], *, shorten: bool) -> Line:
    line: Line = []
    last = max(column for column, (_, words) in enumerate(row) if words)
    for column, (style, words) in enumerate(row[: last + 1]):
        width, text = widths[column], words
        if shorten and column == _NAME:
            text = shortened(words, width)
        elif shorten and column == _SECTION:  # its end tells more than its beginning
            text = shortened(words[::-1], width)[::-1]
        if column == _VALUE:
            text = indented(text, width) + " "
        elif column < last:
            text = padded(text, width + _GAP)
        line.append((style, text))
    return line
