"""What a heading is, before roles are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from core.model import Span
from core.parsing.cues import heading_role
from core.parsing.markers import Kind

TOPIC = 5
"""The level of a topic sentence, and of a label that opens a sentence."""


class Heading(NamedTuple):
    """A heading: its marker, its own words, and its place in the outline."""

    start: int
    title: Span
    level: int
    kind: Kind | None = None
    """How it is numbered; `None` for a heading without a number."""
    number: int = 0
    parent: int | None = None
    """Index of the heading that it belongs to."""


def part_headings(folded: str, headings: Sequence[Heading]) -> list[int]:
    """Return the indices of the headings that stand over whole parts of a report.

    Those of level 1; in a report that has none, those of its highest level, where a short title
    among them names what its part is for.
    """
    tops = [index for index, heading in enumerate(headings) if heading.level == 1]
    if tops or not headings:
        return tops
    highest = min(heading.level for heading in headings)
    tops = [index for index, heading in enumerate(headings) if heading.level == highest]
    titles = [headings[index].title.of(folded) for index in tops]
    named = any(len(title) <= _SHORT_TITLE and heading_role(title) for title in titles)
    return tops if named and highest < TOPIC else []


_SHORT_TITLE = 20
