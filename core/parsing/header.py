"""What the table above a disclosed document says: labelled cells, or bare values in their order.

Government sites put the disclosure catalogue's fields above the text, and scraping leaves them
as cells (`|`, tabs), as `label: value` lines, with spread labels (`索 引 号`), several times over,
or as values without any label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from core.lexicon import read_lexicon
from core.model import Fact, Span
from core.parsing.cues import heading_role
from core.parsing.markers import opens_with_marker


class Cell(NamedTuple):
    """One cell of a header: what it names, the label that says so, and where its value stands."""

    field: str
    label: str
    value: Span


def read_labelled_line(folded: str, line: Span) -> list[Cell] | None:
    """Return the cells of a header line, or `None` where the line is no header line.

    A header line begins with a label that something sets off from its value, or is a label alone;
    the row of a table may begin with a cell that no label is known for.
    """
    sets_off = line.length <= _LONGEST_LABEL or _SETS_OFF.search(folded, line.start, line.end)
    if line.length > _LONGEST_HEADER or not sets_off:
        return None
    labels = list(_find_labels(folded, line))
    in_table = folded.count("|", line.start, line.end) >= _BORDERS
    if not labels or (labels[0][1].start > line.start + 2 and not in_table):
        return None
    ends = [span.start for _, span in labels[1:]] + [line.end]
    return [
        Cell(_field_of()[label], label, _trim(folded, span.end, end))
        for (label, span), end in zip(labels, ends, strict=True)
    ]


def _find_labels(folded: str, line: Span) -> Iterator[tuple[str, Span]]:
    """Yield the labels of a line that something sets off: a colon, a cell border, spaces, its end.

    The characters of a label may be spread (`索 引 号`), so it is looked for without the spaces.
    """
    places = [at for at in range(line.start, line.end) if folded[at] != " "]
    compact = "".join(folded[at] for at in places)
    for found in _labels().finditer(compact):
        start, end = places[found.start()], places[found.end() - 1] + 1
        before = folded[start - 1] if start > line.start else " "
        after = folded[end] if end < line.end else " "
        if after == ":" or (after in " |" and not before.isalnum()):
            yield found[0], Span(start, end)


def read_bare_lines(folded: str, lines: Sequence[Span]) -> list[Cell] | None:
    """Return the cells of a header that gives its values alone, one a line, or `None`.

    Such a header holds an index number; the other values are told by their form.
    """
    block = list(takewhile(lambda line: _may_be_value(line.of(folded)), lines))
    if not any(_INDEX_NO.fullmatch(line.of(folded)) for line in block):
        return None
    cells: list[Cell] = []
    taken: set[str] = set()
    for line in block:
        words = line.of(folded)
        if "category" in taken and heading_role(words) is not None:
            break  # the report begins
        field = _field_of_value(words, taken)
        cells.append(Cell("other" if field in taken else field, field, line))
        taken.add(field)
    return cells if len(cells) >= _FEWEST_VALUES else None


def stated(text: str, cells: Sequence[Cell], field: str) -> Fact | None:
    """Return what a header gives for `field`: by the first label in the lexicon's order.

    The source of a page is its issuer where it names a body; most name a newspaper.
    """
    order = read_lexicon("header")["labels"][field]
    bodies = tuple(read_lexicon("header")["values"]["body_endings"])
    named = [
        cell
        for cell in cells
        if cell.field == field
        and cell.value.length
        and (cell.label != "信息来源" or cell.value.of(text).endswith(bodies))
    ]
    if not named:
        return None
    cell = min(named, key=lambda cell: order.index(cell.label) if cell.label in order else -1)
    return Fact(cell.value.of(text), cell.value)


def is_date(words: str) -> bool:
    """Return whether a line is a date and nothing else, with or without a time of day."""
    return _DATE.fullmatch(words) is not None


def _may_be_value(words: str) -> bool:
    """Return whether a line can be a value without its label: short, no sentence, no heading."""
    if _INDEX_NO.fullmatch(words):
        return True
    if (
        words in _field_of()
        or len(words) > _LONGEST_BARE
        or words.endswith(("。", ":", ";"))
        or opens_with_marker(words)
    ):
        return False
    return is_date(words) or not re.search(r"(?:19|20)\d\d年", words)


def _field_of_value(words: str, taken: Set[str]) -> str:
    values = read_lexicon("header")["values"]
    if _INDEX_NO.fullmatch(words):
        return "index_no"
    if is_date(words):
        return "date"
    if words in values["disclosure"]:
        return "disclosure"
    if words in values["audience"] or words.startswith("面向"):
        return "audience"
    if words.endswith(tuple(values["body_endings"])):
        return "issuer"
    if len(words) < _SHORTEST_VALUE:
        return "other"
    named = any(word in words for word in values["categories"])
    return "category" if named and "category" not in taken else "topic"


_LONGEST_BARE = 30
_SHORTEST_VALUE = 2
_FEWEST_VALUES = 3
_INDEX_NO = re.compile(r"[0-9A-Za-z]{6,}[/-][0-9A-Za-z/_-]{4,}")
_DATE = re.compile(
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: *\d{1,2}[:时]\d\d(?::\d\d|分)?)?"
)
_BORDERS = 2
_LONGEST_LABEL = 10
_SETS_OFF = re.compile(r"[:| ]")
_LONGEST_HEADER = 400
"""Characters that a line of a header may have."""


@cache
def _labels() -> re.Pattern[str]:
    names = sorted(_field_of(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


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
