"""The outline: what is a heading, where its own words end, and what it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.model import Role, Span
from core.parsing.cues import heading_role, is_lead_in, is_list_of_annexes, opens_glossary
from core.parsing.headings import Heading, part_headings
from core.parsing.lines import LINE_ENDS
from core.parsing.markers import Kind, Marker, find_markers
from core.parsing.titles import is_dateline
from core.parsing.unnumbered import find_unnumbered


def read_outline(folded: str, lines: Sequence[Span]) -> list[Heading]:
    """Return the headings that stand in `lines` of `folded`, in text order, with their parents."""
    numbered = list(_numbered(folded, lines))
    headings = sorted(
        [*numbered, *find_unnumbered(folded, lines, numbered)], key=lambda heading: heading.start
    )
    end = _end_of_outline(folded, lines, headings)
    headings = [heading for heading in headings if heading.start <= end]
    return list(_place(folded, lines, headings))


def _end_of_outline(folded: str, lines: Sequence[Span], headings: Sequence[Heading]) -> int:
    """Return where the last heading may stand: the explanations of terms and the list of annexes
    at the end have entries, and no headings."""
    parts = [headings[index] for index in part_headings(folded, headings)]
    titles = [(part.start, part.title.of(folded)) for part in parts]
    named = (at for at, title in titles if heading_role(title) in (Role.REVIEW, Role.PLAN))
    last_part = max(named, default=0)
    glossaries = (at for at, title in titles if opens_glossary(title))
    annexes = (line.start for line in lines[-_LAST_LINES:] if is_list_of_annexes(line.of(folded)))
    return min((at for at in (*glossaries, *annexes) if at > last_part), default=len(folded))


_LAST_LINES = 12


_SENTENCE_END = re.compile(r"[。!?]")
_LOST_LINE_END = re.compile(r"(?<=[^\W\d_a-zA-Z]|[”》)]) +(?=\w|[“《])")
_LONGEST_TITLE = 200
_LONGEST_SENTENCE = 400
"""Characters in which the items of a list inside a sentence are looked for."""
_NEIGHBOUR = 4_000
"""Within so many characters another marker of its kind stands near one of an enumeration."""
_ENUMERATING = frozenset({Kind.ARABIC, Kind.SMALL, Kind.RUNNING, Kind.ORDINAL, Kind.SEQUENCE})
_NEVER_ALONE = frozenset({Kind.ORDINAL, Kind.SEQUENCE})


def _numbered(folded: str, lines: Sequence[Span]) -> Iterator[Heading]:
    starts = [line.start for line in lines]
    markers = [
        (marker, lines[at])
        for marker in find_markers(folded)
        if (at := bisect_right(starts, marker.span.start) - 1) >= 0
        and marker.span.start < lines[at].end
    ]
    kept = [found for found in markers if not _is_list_item(folded, *found)]
    for index, (marker, line) in enumerate(kept):
        lonely = not marker.opens_line or marker.kind in _NEVER_ALONE
        if marker.kind in _ENUMERATING and lonely and not _has_neighbour(kept, index):
            continue
        following = kept[index + 1][0].span.start if index + 1 < len(kept) else lines[-1].end
        title = _title(folded, marker, line, following)
        if title.length and not is_dateline(title.of(folded)):
            yield Heading(marker.span.start, title, marker.kind.level, marker.kind, marker.number)


def _title(folded: str, marker: Marker, line: Span, following: int) -> Span:
    """Return the heading's own words: to its first full stop, or to where its line ends.

    A short label before a colon is a title of its own; a marker that stands alone on its line has
    its words on the next one. `following` is where the next marker stands, or the report ends.
    """
    start, limit = _skip_space(folded, marker.span.end), line.end
    if start >= limit:
        start = _skip_space(folded, limit, line_ends=True)
        after = re.compile(f"[{LINE_ENDS}]").search(folded, start)
        limit = after.start() if after else len(folded)
    limit = min(limit, start + _LONGEST_TITLE, max(start, following))
    stop = _SENTENCE_END.search(folded, start, limit)
    end = stop.start() if stop else limit
    if label := _LABEL.match(folded, start, end):
        end = label.end()
    if marker.kind.level <= 3 and end < line.end:
        # Where line ends were lost, a space parts a heading from the text that it heads.
        gap = _LOST_LINE_END.search(folded, start + 4, end)
        end = gap.start() if gap else end
    while end > start and folded[end - 1] in _AFTER_TITLE:
        end -= 1
    return Span(start, end)


_LABEL = re.compile(r"[^,;:、\d]{3,12}(?=:.{20})")
_AFTER_TITLE = f" :;,、.*#{LINE_ENDS}"


def _skip_space(folded: str, at: int, *, line_ends: bool = False) -> int:
    space = f" *{LINE_ENDS}" if line_ends else " *"
    while at < len(folded) and folded[at] in space:
        at += 1
    return at


def _is_list_item(folded: str, marker: Marker, line: Span) -> bool:
    """Return whether a marker counts an item inside a sentence (`一是…；二是…；三是…。`)."""
    before = folded[max(0, marker.span.start - 8) : marker.span.start].rstrip()
    if before.endswith(";" if marker.opens_line else (";", ",")) and marker.kind.level > 1:
        return True
    limit = min(line.end, marker.span.end + _LONGEST_SENTENCE)
    stop = _SENTENCE_END.search(folded, marker.span.end, limit)
    sentence = folded[marker.span.end : stop.start() if stop else limit]
    if sentence.rstrip().endswith(";"):
        return True
    return any(
        following.kind is marker.kind
        for following in find_markers(re.sub(r"[;,]\s*", "。", sentence))
        if following.span.start
    )


def _has_neighbour(kept: Sequence[tuple[Marker, Span]], index: int) -> bool:
    marker = kept[index][0]
    kinds = _NEVER_ALONE if marker.kind in _NEVER_ALONE else {marker.kind}
    near = (*kept[max(0, index - 12) : index], *kept[index + 1 : index + 13])
    return any(
        other.kind in kinds and abs(other.span.start - marker.span.start) < _NEIGHBOUR
        for other, _ in near
    )


def _place(folded: str, lines: Sequence[Span], headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings with the index of what each belongs to.

    That is the nearest one before it of a smaller level, unless a lead-in on a line of its own
    (`今年以来，重点推进了四项工作：`) leaves a row of parallel headings for the part above it.
    """
    lead_ins = set(_after_lead_ins(folded, lines))
    open_headings: list[tuple[int, int]] = []
    chaptered = _chaptered(headings)
    for index, heading in enumerate(headings):
        rank = 0 if index in chaptered else heading.level
        if heading.start in lead_ins and _in_parallel_row(headings, open_headings):
            open_headings = [entry for entry in open_headings if entry[0] < 2]
        while open_headings and open_headings[-1][0] >= rank:
            open_headings.pop()
        yield heading._replace(parent=open_headings[-1][1] if open_headings else None)
        open_headings.append((rank, index))


def _chaptered(headings: Sequence[Heading]) -> set[int]:
    """Return the indices of parts that have chapters of their own, counted anew under them.

    `第一部分` has, and so have parts without a number when `一、` comes next after one.
    """
    tops = [(index, heading) for index, heading in enumerate(headings) if heading.level == 1]
    chaptered = {index for index, heading in tops if heading.kind is Kind.CHAPTER}
    if any(
        heading.kind is None and after.kind is Kind.ONE and after.number == 1
        for (_, heading), (_, after) in pairwise(tops)
    ):
        chaptered.update(index for index, heading in tops if heading.kind is None)
    return chaptered


def _after_lead_ins(folded: str, lines: Sequence[Span]) -> Iterator[int]:
    """Yield where the lines start that stand after a lead-in on a line of its own."""
    for line, following in pairwise(lines):
        if line.length <= 80 and is_lead_in(line.of(folded)):
            yield following.start


def _in_parallel_row(headings: Sequence[Heading], open_headings: list[tuple[int, int]]) -> bool:
    return any(
        rank == 2 and headings[index].kind in (Kind.DASH, None) for rank, index in open_headings
    )
