"""Sections as the model has them: what each heading governs, and parts without what is chrome."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence

from core.model import Part, Role, Section, Span
from core.parsing.headings import TOPIC, Heading
from core.parsing.roles import Roles


def build_sections(
    text: str, end: int, headings: Sequence[Heading], roles: Roles
) -> Iterator[Section]:
    """Yield the sections of a report whose text ends at `end`.

    A section ends where the next one that is not inside it starts, or with its part; but it holds
    the sections that belong to it. A topic sentence in a part that its section does not reach
    belongs to the nearest section above that does.
    """
    ends = _ends(end, headings, roles)
    for heading, role, end_of_it in zip(headings, roles.headings, ends, strict=True):
        parent = heading.parent
        while heading.level == TOPIC and parent is not None and ends[parent] <= heading.start:
            parent = headings[parent].parent
        yield Section(
            span=Span(heading.start, end_of_it),
            heading=Span(heading.start, heading.title.end),
            marker=text[heading.start : heading.title.start].strip(),
            title="".join(heading.title.of(text).splitlines()),
            level=heading.level,
            parent=parent,
            role=role,
        )


def build_parts(parts: Sequence[Part], boilerplate: Sequence[Span]) -> Iterator[Part]:
    """Yield the parts without what is boilerplate."""
    spans = deque(boilerplate)
    for part in parts:
        start = part.span.start
        while spans and spans[0].start < part.span.end:
            span = spans[0]
            if span.start > start:
                yield Part(part.role, Span(start, span.start))
            start = max(start, min(span.end, part.span.end))
            if span.end > part.span.end:
                break
            spans.popleft()
        if start < part.span.end:
            yield Part(part.role, Span(start, part.span.end))


def _ends(last: int, headings: Sequence[Heading], roles: Roles) -> list[int]:
    ends = [last] * len(headings)
    open_sections: list[int] = []
    for index, heading in enumerate(headings):
        while open_sections and open_sections[-1] != heading.parent:
            ends[open_sections.pop()] = heading.start
        open_sections.append(index)
    edges = [part.span.start for part in roles.parts]
    closing = edges[-1] if roles.parts and roles.parts[-1].role is Role.OTHER else last
    for index, heading in enumerate(headings):
        if heading.level == 1:
            edge = closing if heading.start < closing else last
        else:
            at = bisect_left(edges, heading.title.end)
            edge = edges[at] if at < len(edges) else last
        ends[index] = min(ends[index], edge)
    for index in range(len(headings) - 1, -1, -1):
        parent = headings[index].parent
        if parent is not None and headings[index].level < TOPIC:
            ends[parent] = max(ends[parent], ends[index])
    return ends
