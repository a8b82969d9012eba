"""What a report says about itself: from its header, its title, its text, in this order."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from core.lexicon import read_lexicon
from core.model import Fact, Metadata, Role, Span
from core.parsing.chrome import Frame
from core.parsing.header import Cell
from core.parsing.headings import Heading
from core.parsing.periods import read_periods
from core.parsing.places import find_place
from core.parsing.titles import find_title
from core.text.script import script_of

_FIELDS = ("issuer", "index_no", "category", "topic", "disclosure", "audience")


def read_metadata(
    text: str, folded: str, frame: Frame, headings: Sequence[Heading], roles: Collection[Role]
) -> Metadata:
    """Return what the report in `text` says about itself; `roles` are those of its parts."""
    facts = {field: _stated(text, frame.cells, field) for field in _FIELDS}
    title = _read_title(text, folded, frame)
    date = _read_date(folded, frame)
    periods = read_periods(
        folded, frame.head, frame.body, headings, date.value if date else None, roles
    )
    return Metadata(
        script=script_of(text),
        title=title,
        date=date,
        review_period=periods.review,
        plan_period=periods.plan,
        place=find_place(text, folded, frame, facts["issuer"], title),
        **facts,
    )


def _stated(text: str, cells: Sequence[Cell], field: str) -> Fact | None:
    """Return the value of the field's first label, by the lexicon's order, that has one."""
    order = read_lexicon("header")["labels"][field]
    named = [cell for cell in cells if cell.field == field and cell.value]
    if not named:
        return None
    cell = min(named, key=lambda cell: order.index(cell.label) if cell.label in order else -1)
    return Fact(cell.value.of(text), cell.value)


_ISO = re.compile(r"((?:19|20)\d\d) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})")


def _read_date(folded: str, frame: Frame) -> Fact | None:
    order = read_lexicon("header")["labels"]["date"]
    named = [cell for cell in frame.cells if cell.field == "date" and cell.value]
    named.sort(key=lambda cell: order.index(cell.label) if cell.label in order else -1)
    site = any(cell.label in _UPLOADED for cell in frame.cells)
    spans = [cell.value for cell in named if not (site and cell.label in order[-2:])]
    for span in (*spans, *frame.head):
        if found := _ISO.search(folded, span.start, span.end):
            year, month, day = map(int, found.groups())
            if 1 <= month <= 12 and 1 <= day <= 31:
                return Fact(f"{year}-{month:02}-{day:02}", Span(*found.span()))
    return None


_UPLOADED = ("页数", "格式", "大小", "上传者")
"""Labels of sites that pass documents on: their dates say nothing of the report."""


def _read_title(text: str, folded: str, frame: Frame) -> Fact | None:
    stated = _stated(text, frame.cells, "title")
    if stated is not None:
        return stated
    lines = (*frame.head, *frame.body[:1])
    broken = (Span(line.start, after.end) for line, after in pairwise(frame.head[:3]))
    for line in (*lines, *broken):
        span = find_title(folded, line)
        if span is not None:
            return Fact(_unspread(span.of(text)), span)
    return None


def _unspread(title: str) -> str:
    """Return a title without the spaces that spread its characters, and on one line."""
    words = title.split()
    spread = max(map(len, words)) == 1 or "\n" in title
    return ("" if spread else " ").join(words)
