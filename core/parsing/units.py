"""Headings and unheaded paragraphs in the order in which a report is read for its roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.model import Role, Span
from core.parsing.cues import heading_role
from core.parsing.headings import TOPIC, Heading
from core.parsing.lines import LOST_LINES, sentences


class Unit(NamedTuple):
    """A heading, or a paragraph that no heading opens."""

    span: Span
    heading: int | None = None
    last: bool = False
    """Whether no heading stands after it."""


def read_units(folded: str, body: Sequence[Span], headings: Sequence[Heading]) -> Iterator[Unit]:
    """Yield headings and unheaded paragraphs in text order."""
    starts = [heading.start for heading in headings]
    ranked = [
        heading.start
        for heading in headings
        if heading.level < TOPIC
        and not (heading.level == 1 and heading_role(heading.title.of(folded)) is Role.OTHER)
    ]
    after = ranked[-1] if ranked else -1
    stretches: list[Span] = []
    for line in body:
        stretches.extend(sentences(folded, line) if line.length > LOST_LINES else (line,))
    opened = {heading.start for heading in headings if heading.level < TOPIC}
    units = [
        Unit(Span(heading.start, heading.title.end), index, heading.start > after)
        for index, heading in enumerate(headings)
    ]
    for stretch in stretches:
        at = bisect_right(starts, stretch.start) - 1
        inside = at >= 0 and starts[at] < stretch.start < headings[at].title.end
        if stretch.start not in opened and not inside:
            units.append(Unit(stretch, None, stretch.start > after))
    # A paragraph says what it is for before the topic sentence that it opens with.
    yield from sorted(units, key=lambda unit: (unit.span.start, unit.heading is not None))
