"""Reports as tables, for spreadsheets, notebooks and pipes: one row per figure.

    rows = indicator_rows(report)         # a data frame takes them as they are
    file.writelines(as_csv(rows))         # or as_json, as_jsonl

The writers take rows one at a time and yield text likewise, so that no table is too long. A file
for CSV is to be opened with `encoding="utf-8", newline=""`.
"""
# Without `from __future__ import annotations`, for the reason given in `core.model`.

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from core.export.excerpt import Excerpt
from core.export.section_path import section_path
from core.model import Indicator, Report, Role, Span
from core.parsing.lines import LINE_ENDS
from core.parsing.sentences import SENTENCE_END, SENTENCE_ENDS
from core.parsing.wrapping import unwrap
from core.text.folding import fold, without_joints
from core.text.inert import inert, inert_json


class IndicatorRow(NamedTuple):
    """A figure with what is needed to use it apart from its report; `None` is what is not known.

    The columns keep their names and their order; new ones would come at the end.
    """

    file: str
    """Where the report came from, as it was given; `-` for standard input."""
    place: str | None
    """The jurisdiction that reports."""
    year: int | None
    """The year that the report reviews; of the figure itself speaks `period`."""
    section: str | None
    """Path of the innermost section that it stands in: `一/(二)`."""
    name: str
    """What is measured, in the words of the text; empty where the text does not say."""
    canonical: str | None
    """The standard statistical term for what is measured, where there is one."""
    value: Decimal
    """The number in `unit`, never negative; the low end of a range."""
    high: Decimal | None
    """The high end of a range."""
    unit: str
    """As the text writes it; money keeps its multiplier (`亿元`), all else is multiplied out."""
    kind: str
    """`level`, `change`, `share` or `rank`."""
    direction: str | None
    """`up` or `down`, for changes only."""
    basis: str | None
    """What a change is measured against: `同比` …"""
    bound: str
    """`exact`, `about`, `at_least` or `at_most`."""
    status: str
    """`actual`, `expected` or `target`."""
    period: str | None
    """What it speaks of: `2024`, `2024H1`, `2021/2025`."""
    of: int | None
    """The `number` of the figure, a level, that this change or share belongs to."""
    base_value: Decimal | None
    """`value` in `base_unit`."""
    base_high: Decimal | None
    """`high` in `base_unit`."""
    base_unit: str | None
    """`元`, `人`, `平方米` …"""
    corrected: bool
    """True where the user set it right."""
    quote: str
    """The number with its unit, as written."""
    sentence: str
    """The sentence round it, without line ends that only wrap it; `…` where a long one is cut."""
    start: int
    """Where the quote begins, in code points of the decoded text."""
    end: int
    """Where it ends: behind its last character."""
    number: int
    """Its place among the figures of its report, from 0, as in the JSON of the report."""
    role: str
    """What the part of the report is for: `review`, `problems`, `plan`, `overview`, `other`."""
    heading: str | None
    """Title of the innermost section that it stands in."""
    is_report: bool
    """False where the whole text shows none of the signs of a work report."""


INDICATOR_COLUMNS = IndicatorRow._fields
"""Names of the columns, in their order."""


def indicator_rows(report: Report) -> Iterator[IndicatorRow]:
    """Yield a row for each figure of `report`, in text order; its words are as they are written."""
    if not report.indicators:
        return
    metadata = report.metadata
    sentence_round = _Sentences(report).sentence_round
    path = cache(lambda index: section_path(report, index))
    for number, indicator in enumerate(report.indicators):
        inside = None if indicator.section is None else report.sections[indicator.section]
        yield IndicatorRow(
            file=report.source.path,
            place=metadata.place.value if metadata.place else None,
            year=metadata.year,
            section=None if indicator.section is None else path(indicator.section),
            name=indicator.name,
            canonical=indicator.canonical,
            value=indicator.value,
            high=indicator.high,
            unit=indicator.unit,
            kind=indicator.kind.value,
            direction=indicator.direction and indicator.direction.value,
            basis=indicator.basis,
            bound=indicator.bound.value,
            status=indicator.status.value,
            period=indicator.period,
            of=indicator.of,
            base_value=indicator.base_value,
            base_high=indicator.base_high,
            base_unit=indicator.base_unit,
            corrected=indicator.corrected,
            quote=indicator.span.of(report.text),
            sentence=sentence_round(indicator.span),
            start=indicator.span.start,
            end=indicator.span.end,
            number=number,
            role=(inside.role if inside else _role_at(report, indicator)).value,
            heading=inside.title if inside else None,
            is_report=report.is_report,
        )


def excerpt_rows(excerpt: Excerpt) -> Iterator[IndicatorRow]:
    """Yield a row for each figure of an excerpt, as they stand in those of its report."""
    numbers = {number for number, _ in excerpt.figures()}
    return (row for row in indicator_rows(excerpt.report) if row.number in numbers)


def as_csv(rows: Iterable[IndicatorRow], *, bom: bool = False) -> Iterator[str]:
    r"""Yield the lines of a CSV file (RFC 4180, `\r\n` ends them), the column names first.

    Numbers are plain decimals, what is not known is empty, truth is `true` or `false`. Words of
    documents do nothing: control characters are shown, line ends are spaces, and what a
    spreadsheet would take for a formula has a `'` before it, as OWASP advises against CSV
    injection. With `bom`, the byte-order mark by which Excel knows UTF-8 comes first.
    """
    yield ("\ufeff" if bom else "") + ",".join(INDICATOR_COLUMNS) + "\r\n"
    for row in rows:
        yield ",".join(map(_cell, row)) + "\r\n"


def as_json(rows: Iterable[IndicatorRow]) -> Iterator[str]:
    """Yield a JSON array of objects, one a line; decimals are strings, as in the report's JSON."""
    before = "[\n"
    for row in rows:
        yield f"{before}{_object(row)}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def as_jsonl(rows: Iterable[IndicatorRow]) -> Iterator[str]:
    """Yield JSON Lines: an object a line, as `as_json` writes them."""
    for row in rows:
        yield f"{_object(row)}\n"


class _Sentences:
    """The sentences of a report, found round one figure after the other."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        self._folded = unwrap(fold(report.text))
        # In a text that has lost its line ends a marker is all that parts a heading from others.
        self._headings = [section.heading for section in report.sections if section.marker]
        self._starts = [heading.start for heading in self._headings]

    def sentence_round(self, span: Span) -> str:
        """Return the sentence that `span` stands in, or what is near of a very long one."""
        folded = self._folded
        at = bisect_right(self._starts, span.start)
        # Where the search may go, and whether a sentence ends there for sure.
        first, last = max(0, span.start - _REACH), min(len(folded), span.end + _REACH)
        opens, closes = first == 0, last == len(folded)
        if at and first <= self._headings[at - 1].end <= span.start:
            first, opens = self._headings[at - 1].end, True
        if at < len(self._starts) and span.end <= self._starts[at] <= last:
            last, closes = self._starts[at], True
        start = max(folded.rfind(char, first, span.start) for char in SENTENCE_ENDS) + 1
        start, opens = (start, True) if start else (first, opens)
        found = SENTENCE_END.search(folded, span.end, last)
        end, closes = (found.end(), True) if found else (last, closes)
        words = without_joints(self._text[start:end], folded[start:end])
        return f"{'' if opens else '…'}{words.lstrip(_LEFT_OVER).rstrip()}{'' if closes else '…'}"


_REACH = 200
"""Characters that a sentence is followed to either side of a figure."""
_LEFT_OVER = "”’」』）)：:、，,；; \t\u3000" + LINE_ENDS
"""What may remain of the sentence before, or of its heading."""


def _role_at(report: Report, indicator: Indicator) -> Role:
    """Return what the part is for that a figure under no heading stands in."""
    here = (part.role for part in report.parts if indicator.span.start in part.span)
    return next(here, Role.OTHER)


def _cell(value: str | int | Decimal | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    words = inert(value)
    if words != "-" and words.lstrip().startswith(_FORMULA_OPENINGS):  # - is standard input
        words = f"'{words}"
    if any(char in words for char in ',";'):  # the semicolon parts cells where commas are decimal
        return '"' + words.replace('"', '""') + '"'
    return words


_FORMULA_OPENINGS = tuple("=+-@＝＋－＠")
"""What makes a formula of a cell; the tab and the return on OWASP's list are spaces by then."""


def _object(row: IndicatorRow) -> str:
    import json  # noqa: PLC0415 - CSV does without it

    members = {
        name: f"{value:f}" if isinstance(value, Decimal) else value
        for name, value in zip(INDICATOR_COLUMNS, row, strict=True)
    }
    return inert_json(json.dumps(members, ensure_ascii=False))
