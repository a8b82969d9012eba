"""What is no report: header tables, site chrome before and after, page furniture in between."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.model import Part, Role, Span
from core.parsing.cues import heading_role
from core.parsing.furniture import is_furniture, is_keyword_row
from core.parsing.header import Cell, is_date, read_bare_lines, read_labelled_line
from core.parsing.markers import opens_with_marker
from core.parsing.titles import find_title, is_dateline


class Frame(NamedTuple):
    """What surrounds a report, and what it says about it."""

    boilerplate: tuple[Span, ...]
    """Spans of whole lines, line ends included, in text order."""
    head: tuple[Span, ...]
    """The lines before the report's first paragraph that belong to the report: its title, the
    line that says when and where it was given, the speaker."""
    body: tuple[Span, ...]
    """The report's own lines from its first paragraph to its last."""
    cells: tuple[Cell, ...]
    """The cells of the header table, in text order."""


def find_frame(folded: str, lines: Sequence[Span]) -> Frame:
    """Return what surrounds the report that stands in `lines` of `folded`."""
    contents = _find_contents(folded, lines)
    every, lines = lines, [line for line in lines if line not in contents]
    bare = read_bare_lines(folded, lines[:_HEAD_LINES]) or []
    first = _find_body(folded, lines, len(bare))
    last = _find_tail(folded, lines, first)
    head, furniture, cells = _sort_head(folded, lines[:first], bare)
    tail = set(lines[last:])
    body: list[Span] = []
    for line in lines[first:last]:
        (furniture if _PAGE_NUMBER.fullmatch(line.of(folded)) else body).append(line)
    cells.extend(cell for line in lines[last:] for cell in read_labelled_line(folded, line) or ())
    outside = sorted({*contents, *furniture, *tail})
    return Frame(_join(folded, every, outside), tuple(head), tuple(body), tuple(cells))


def frame_round(parts: Sequence[Part], lines: Sequence[Span]) -> Frame:
    """Return what surrounds a passage whose parts are known: what stands in none of them."""
    kept = [part.span for part in parts if part.span.length]
    edges = [0, *(at for span in kept for at in span)]
    gaps = (Span(*gap) for gap in zip(edges[::2], edges[1::2], strict=False))
    starts = [span.start for span in kept]
    body = [
        line
        for line in lines
        if (at := bisect_right(starts, line.start)) and line.start < kept[at - 1].end
    ]
    return Frame(tuple(gap for gap in gaps if gap.length), (), tuple(body), ())


_HEAD_LINES = 80
"""How many lines a header table and the chrome before a report may have."""
_PARAGRAPH = 45
"""From this length on, a line with a full stop is a paragraph."""
_PAGE_NUMBER = re.compile(
    r"[-—–·] ?\d{1,3} ?[-—–·]|第 ?\d{1,3} ?页(?:[ ,/]*共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3}"
)
_ADDRESS = re.compile(r"各位(?:代表|领导|委员|同志)|同志们")
_LONGEST_HEADING = 25


def _find_contents(folded: str, lines: Sequence[Span]) -> set[Span]:
    """Return the lines of a table of contents: from its title to where its first entry comes again.

    The report's own title, which may stand between, is none of them.
    """
    for index, (line, after) in enumerate(pairwise(lines[:_HEAD_LINES])):
        if "".join(line.of(folded).split()) != "目录":
            continue
        first = _entry(folded, after)
        for end in range(index + 2, min(len(lines), index + _HEAD_LINES)):
            if first and _entry(folded, lines[end]) == first:
                entries = lines[index:end]
                last = len(entries) - _is_own(folded, entries[-1])
                return set(entries[:last])
    return set()


def _entry(folded: str, line: Span) -> str:
    """Return the words of an entry without what leads to its page number."""
    return re.sub(r"[ .…·]*\d*$", "", line.of(folded))


def _find_body(folded: str, lines: Sequence[Span], start: int) -> int:
    """Return the index of the line that the report's text begins with, from `start` on."""
    titled = False
    awaits_value = False
    for index, line in enumerate(lines[start:_HEAD_LINES], start):
        words = line.of(folded)
        cells = read_labelled_line(folded, line)
        is_value = (
            awaits_value and len(words) < _PARAGRAPH and not _is_own(folded, line, value=True)
        )
        awaits_value = cells is not None and not cells[-1].value.length
        if cells is not None or is_value or is_furniture(words) or is_keyword_row(words):
            continue
        if _ADDRESS.match(words):
            return index
        if is_dateline(words):
            continue
        is_title = find_title(folded, line) is not None
        opens = (
            opens_with_marker(words)
            or (len(words) >= _PARAGRAPH and ("。" in words or len(words) > 4 * _PARAGRAPH))
            or ((titled or not is_title) and _heads_part(words))
        )
        if opens and not _stands_above_furniture(folded, lines, index):
            return index
        titled |= is_title
    return max(start, _after_header(folded, lines))


def _stands_above_furniture(folded: str, lines: Sequence[Span], index: int) -> bool:
    """Return whether site furniture follows soon and most of the text only after it.

    Sites put numbered notes and whole sentences among their furniture above a document.
    """
    for line in lines[index + 1 : index + 1 + _NOTES]:
        if is_furniture(line.of(folded)):
            return lines[-1].end - line.end > _TEXT_OVER_NOTES * (line.start - lines[index].start)
    return False


_NOTES = 8
"""Lines that notes of a site may have."""
_TEXT_OVER_NOTES = 4


def _heads_part(words: str) -> bool:
    return len(words) <= _LONGEST_HEADING and heading_role(words) not in (None, Role.OTHER)


def _after_header(folded: str, lines: Sequence[Span]) -> int:
    """Return the index of the first line after header and chrome, where no paragraph shows."""
    index = 0
    for at, line in enumerate(lines[:_HEAD_LINES]):
        if is_furniture(line.of(folded)) or read_labelled_line(folded, line) is not None:
            index = at + 1
    return index


def _sort_head(
    folded: str, lines: Sequence[Span], bare: Sequence[Cell]
) -> tuple[list[Span], list[Span], list[Cell]]:
    """Tell the report's own lines among those before its text from header and chrome.

    `bare` are the cells of a header without labels.
    """
    outside = {cell.value for cell in bare}
    cells = list(bare)
    pending: Cell | None = None
    for line in lines:
        if line in outside:
            continue
        labelled = read_labelled_line(folded, line)
        if labelled is not None:
            outside.add(line)
            cells.extend(labelled)
            pending = labelled[-1] if not labelled[-1].value.length else None
        elif pending is not None and not _is_own(folded, line, value=True):
            cells.append(Cell(pending.field, pending.label, line))
            outside.add(line)
            pending = None
        elif pending is not None:
            pending = None
        elif is_date(line.of(folded)):
            cells.append(Cell("date", "发布时间", line))
            outside.add(line)
        elif is_furniture(line.of(folded)) or is_keyword_row(line.of(folded)):
            outside.add(line)
    outside.update(_breadcrumb(folded, lines))
    own = _own_lines(folded, lines, outside)
    return own, [line for line in lines if line not in own], cells


def _breadcrumb(folded: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines on both sides of a `>` that stands alone: the way to a page on its site."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.of(folded) in (">", "»", ">>"):
            yield before
            yield after


def _own_lines(folded: str, lines: Sequence[Span], outside: set[Span]) -> list[Span]:
    """Return the lines of a report's head that are its own.

    What stands before chrome belongs to it, except a title and a dateline that do not come
    again: sites put the source and the date between a title and the text.
    """
    last_outside = max((i for i, line in enumerate(lines) if line in outside), default=-1)
    inside = [line for line in lines if line not in outside]
    own: list[Span] = []
    for index, line in enumerate(lines):
        if line in outside:
            continue
        words = line.of(folded)
        again = any(other.of(folded) == words for other in inside if other > line)
        if index > last_outside or (_is_own(folded, line) and not again):
            own.append(line)
    return own


def _is_own(folded: str, line: Span, *, value: bool = False) -> bool:
    """Return whether a line is the report's title or dateline.

    Where the `value` of a label is looked for, words as short as those of a category are not.
    """
    words = line.of(folded)
    if is_furniture(words) or (value and len(words) <= _LONGEST_CATEGORY):
        return False
    return is_dateline(words) or find_title(folded, line) is not None


_LONGEST_CATEGORY = 6


def _find_tail(folded: str, lines: Sequence[Span], first: int) -> int:
    """Return the index of the line after the report's last one.

    The chrome at the end begins with the first marked line from which on every few lines one is
    marked, to the end; what stands between is lists of links and other pages' beginnings.
    """
    end = lines[-1].end if lines else 0
    tail = len(lines)
    marked = 0
    for index in range(len(lines) - 1, first, -1):
        if end - lines[index].start > _LONGEST_TAIL:
            break
        words = lines[index].of(folded)
        if is_furniture(words) or read_labelled_line(folded, lines[index]) is not None:
            marked += 1
            if _TAIL_LINES_A_MARK * marked >= len(lines) - index:
                tail = index
        elif opens_with_marker(words):
            break
    return tail


_LONGEST_TAIL = 3_000
"""Characters that the chrome after a report may have."""
_TAIL_LINES_A_MARK = 4


def _join(folded: str, lines: Sequence[Span], outside: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of whole lines that `outside` covers, neighbours joined."""
    following = {
        line: lines[i + 1].start if i + 1 < len(lines) else len(folded)
        for i, line in enumerate(lines)
    }
    joined: list[Span] = []
    for line in outside:
        start = 0 if line == lines[0] else _line_start(folded, line.start)
        end = following[line]
        if end < len(folded) and line != lines[-1]:
            end = _line_end(folded, line.end, end)
        if joined and not folded[joined[-1].end : start].strip():
            joined[-1] = Span(joined[-1].start, end)
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def _line_start(folded: str, at: int) -> int:
    while at and folded[at - 1] == " ":
        at -= 1
    return at


def _line_end(folded: str, at: int, limit: int) -> int:
    """Return the offset after the line end that stands at or after `at`."""
    while at < limit and folded[at] not in "\r\n":
        at += 1
    if folded[at : at + 2] == "\r\n":
        return at + 2
    return min(at + 1, limit)
