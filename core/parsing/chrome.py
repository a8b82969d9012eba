"""What is no report: header tables, site chrome before and after, page furniture in between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.lexicon import read_lexicon
from core.model import Span
from core.parsing.header import Cell, is_date, read_bare_lines, read_labelled_line
from core.parsing.titles import find_title, is_dateline


@dataclass(frozen=True, slots=True)
class Frame:
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
    first = _find_body(folded, lines)
    last = _find_tail(folded, lines, first)
    head, furniture, cells = _sort_head(folded, lines[:first])
    tail = set(lines[last:])
    body: list[Span] = []
    for line in lines[first:last]:
        (furniture if _PAGE_NUMBER.fullmatch(line.of(folded)) else body).append(line)
    outside = sorted({*furniture, *tail})
    return Frame(_join(folded, lines, outside), tuple(head), tuple(body), tuple(cells))


_HEAD_LINES = 80
"""How many lines a header table and the chrome before a report may have."""
_PARAGRAPH = 45
"""From this length on, a line with a full stop is a paragraph."""
_PAGE_NUMBER = re.compile(
    r"[-—–·] ?\d{1,3} ?[-—–·]|第 ?\d{1,3} ?页(?:[ ,/]*共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3}"
)
_OPENING = re.compile(
    r"各位代表|各位领导|各位委员|同志们|[一二三四五六七八九十]、|\([一二三四五六]\)"
)
_DOCUMENT_NAME = re.compile(r".{2,80}\.(?:docx?|pdf|txt|wps|rtf|html?)", re.IGNORECASE)


def _find_body(folded: str, lines: Sequence[Span]) -> int:
    """Return the index of the line that the report's text begins with."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        words = line.of(folded)
        if _is_chrome(words) or read_labelled_line(folded, line) is not None:
            continue
        if _OPENING.match(words):
            return index
        if is_dateline(words):
            continue
        if len(words) >= _PARAGRAPH and ("。" in words or len(words) > 4 * _PARAGRAPH):
            return index
    return _after_header(folded, lines)


def _after_header(folded: str, lines: Sequence[Span]) -> int:
    """Return the index of the first line after header and chrome, where no paragraph shows."""
    index = 0
    for at, line in enumerate(lines[:_HEAD_LINES]):
        if _is_chrome(line.of(folded)) or read_labelled_line(folded, line) is not None:
            index = at + 1
    return index


def _sort_head(folded: str, lines: Sequence[Span]) -> tuple[list[Span], list[Span], list[Cell]]:
    """Tell the report's own lines among those before its text from header and chrome."""
    outside: set[Span] = set()
    cells: list[Cell] = []
    bare = read_bare_lines(folded, lines)
    if bare is not None:
        cells.extend(bare)
        outside.update(cell.value for cell in bare)
    pending: Cell | None = None
    for line in lines:
        if line in outside:
            continue
        labelled = read_labelled_line(folded, line)
        if labelled is not None:
            outside.add(line)
            cells.extend(labelled)
            pending = labelled[-1] if not labelled[-1].value else None
        elif pending is not None and not _is_own(folded, line):
            cells.append(Cell(pending.field, pending.label, line))
            outside.add(line)
            pending = None
        elif pending is not None:
            pending = None
        elif is_date(line.of(folded)):
            cells.append(Cell("date", "发布时间", line))
            outside.add(line)
        elif _is_chrome(line.of(folded)):
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


def _is_own(folded: str, line: Span) -> bool:
    words = line.of(folded)
    if _DOCUMENT_NAME.fullmatch(words):
        return False
    return is_dateline(words) or find_title(folded, line) is not None


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
        if _is_chrome(lines[index].of(folded)):
            marked += 1
            if _TAIL_LINES_A_MARK * marked >= len(lines) - index:
                tail = index
    return tail


_LONGEST_TAIL = 3_000
"""Characters that the chrome after a report may have."""
_TAIL_LINES_A_MARK = 4


def _is_chrome(words: str) -> bool:
    """Return whether a line is site furniture by itself."""
    if len(words) <= _SHORT_MARK:
        mark = _ORNAMENT.sub("", words).split(":")[0].strip()
        if not mark or "".join(mark.split()) in _marks():
            return True
    if _DOCUMENT_NAME.fullmatch(words) or _KEYWORDS.fullmatch(words):
        return True
    found = len(set(_words().findall(words)))
    return found >= 2 or (found == 1 and len(words) <= 2 * _PARAGRAPH)


_SHORT_MARK = 40
_ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")
_KEYWORDS = re.compile(r"(?:\w{2,10} +){3,}\w{2,10}")


@cache
def _marks() -> frozenset[str]:
    return frozenset(read_lexicon("chrome")["lines"])


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_lexicon("chrome")["words"])))


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
