"""What the table above a disclosed document says: labelled cells, or bare values in their order.

Government sites put the disclosure catalogue's fields above the text, and scraping leaves them
as cells (`|`, tabs), as `label: value` lines, with spread labels (`索 引 号`), several times over,
or as values without any label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.lexicon import read_lexicon
from core.model import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a header: what it names, the label that says so, and where its value stands."""

    field: str
    label: str
    value: Span


def read_labelled_line(folded: str, line: Span) -> list[Cell] | None:
    """Return the cells of a header line, or `None` where the line is no header line.

    A header line begins with a label that something sets off from its value, or is a label alone.
    """
    labels = list(_labels().finditer(folded, line.start, line.end))
    if not labels or labels[0].start() > line.start + 2:
        return None
    ends = [found.start() for found in labels[1:]] + [line.end]
    cells: list[Cell] = []
    for found, end in zip(labels, ends, strict=True):
        label = "".join(found[1].split())
        cells.append(Cell(_field_of()[label], label, _trim(folded, found.end(), end)))
    return cells


def read_bare_lines(folded: str, lines: Sequence[Span]) -> list[Cell] | None:
    """Return the cells of a header that gives its values alone, one a line, or `None`.

    Such a header begins with an index number; the other values are told by their form, and what
    is left is first the category and then the topic, as in the disclosure catalogue.
    """
    cells: list[Cell] = []
    taken: set[str] = set()
    for field, line in _bare_fields(folded, lines):
        label = field if field not in taken else "again"
        taken.add(field)
        cells.append(Cell(field if label == field else "other", label, line))
    return cells if len(cells) >= 3 else None


def _bare_fields(folded: str, lines: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    values = read_lexicon("header")["values"]
    rest = iter(("category", "topic"))
    for position, line in enumerate(lines):
        words = line.of(folded)
        if position == 0:
            if not _INDEX_NO.fullmatch(words):
                return
            yield "index_no", line
        elif len(words) > _LONGEST_BARE or words.endswith(("。", ":", ";")):
            return
        elif _DATE.fullmatch(words):
            yield "date", line
        elif words in values["disclosure"]:
            yield "disclosure", line
        elif words in values["audience"] or words.startswith("面向"):
            yield "audience", line
        elif _MARKER.match(words):
            return
        elif words.endswith(tuple(values["body_endings"])):
            yield "issuer", line
        elif field := next(rest, None):
            yield field, line
        else:
            return


_LONGEST_BARE = 30
_INDEX_NO = re.compile(r"[0-9A-Za-z]{6,}[/-][0-9A-Za-z/_-]{4,}")
_DATE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d\d(?::\d\d)?)?")
_MARKER = re.compile(r"[一二三四五六七八九十]+、|\(")


@cache
def _labels() -> re.Pattern[str]:
    """Match a label and what sets it off: a colon, a cell border, spaces, or the line's end."""
    names = sorted(_field_of(), key=len, reverse=True)
    spread = "|".join(" *".join(map(re.escape, name)) for name in names)
    return re.compile(rf"(?<![\u4e00-\u9fff])({spread})(?: *[:|]+ *| +|$)")


@cache
def _field_of() -> dict[str, str]:
    labels: dict[str, list[str]] = read_lexicon("header")["labels"]
    return {name: field for field, names in labels.items() for name in names}


def _trim(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start] in " |:":
        start += 1
    while start < end and folded[end - 1] in " |":
        end -= 1
    return Span(start, end)
