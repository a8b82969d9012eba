"""What each part of a report is for: told by headings, by paragraphs, by order, by wording."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.model import Fact, Part, Role, Span
from core.parsing.cues import (
    closes_plan,
    heading_role,
    is_lead_in,
    is_signature,
    looks_back,
    opening_year,
    paragraph_cue,
    salutation_length,
    takes_leave,
    wording_role,
)
from core.parsing.headings import TOPIC, Heading, part_headings
from core.parsing.markers import Kind
from core.parsing.units import Unit, read_units
from core.text.folding import fold


class Roles(NamedTuple):
    """The parts of a report, and the role of each of its headings."""

    parts: tuple[Part, ...]
    """Consecutive and without gaps, from 0 to the end of the text."""
    headings: tuple[Role, ...]


def read_roles(
    folded: str, body: Sequence[Span], headings: Sequence[Heading], title: Fact | None
) -> Roles:
    """Return what the parts of a report and its headings are for."""
    reading = _Reading(folded, headings, title)
    for unit in read_units(folded, body, headings):
        reading.read(unit)
    return Roles(tuple(reading.parts(len(folded))), tuple(reading.roles))


def roles_of(parts: Sequence[Part], headings: Sequence[Heading]) -> Roles:
    """Return the roles of a text whose parts, consecutive from 0, are known."""
    starts = [part.span.start for part in parts]
    at = (max(0, bisect_right(starts, heading.start) - 1) for heading in headings)
    return Roles(tuple(parts), tuple(parts[index].role for index in at))


class _Reading:
    """A pass over the units of a report, with the role of where it stands."""

    def __init__(self, folded: str, headings: Sequence[Heading], title: Fact | None) -> None:
        self.roles = [Role.OTHER] * len(headings)
        self._folded = folded
        self._headings = headings
        self._tops = part_headings(folded, headings)
        years = {found[0] for i in self._tops if (found := re.search(r"20\d\d", self._title(i)))}
        self._early = min(years) if len(years) > 1 else None
        self._late = max(years) if len(years) > 1 else None
        named = [heading_role(self._title(i)) for i in self._tops]
        self._top_starts = {headings[i].start for i in self._tops}
        self._last_top = max(
            (
                headings[i].start
                for i, role in zip(self._tops, named, strict=True)
                if role is not Role.OTHER
            ),
            default=-1,
        )
        self._looks_back = (
            bool({Role.REVIEW, Role.PROBLEMS} & set(named))
            or any(role is Role.PLAN for role in named[1:])
            or (title is not None and looks_back(fold(title.value)))
        )
        self._year: int | None = None
        self._at = 0
        self._addressed = False
        self._role = Role.OTHER
        self._before = Role.OTHER
        self._planning = False
        self._reviewed = False
        self._edges: list[tuple[int, Role]] = [(0, Role.OTHER)]

    def parts(self, end: int) -> Iterator[Part]:
        """Yield the parts that were found."""
        for (start, role), following in zip(
            self._edges, [*self._edges[1:], (end, Role.OTHER)], strict=True
        ):
            if following[0] > start:
                yield Part(role, Span(start, following[0]))

    def read(self, unit: Unit) -> None:
        """Take the next unit."""
        self._at = unit.span.start
        if unit.heading is None:
            role = self._paragraph_role(unit)
        else:
            role = self._heading_role(unit.heading)
            self.roles[unit.heading] = role
            if self._headings[unit.heading].level == TOPIC and role is not Role.OVERVIEW:
                return
        self._enter(role, unit.span.start)

    def _enter(self, role: Role, at: int) -> None:
        if role is not self._role:
            if self._role not in (Role.OTHER, Role.PROBLEMS):
                self._before = self._role
            self._role = role
            self._edges.append((at, role))
        self._reviewed |= role is Role.REVIEW
        self._planning |= role is Role.PLAN or (role is Role.OVERVIEW and self._reviewed)

    def _heading_role(self, index: int) -> Role:
        heading = self._headings[index]
        title = self._title(index)
        if heading.start in self._top_starts:
            return self._top_role(index, title)
        if heading.level == TOPIC:
            return self._topic_role(heading, title)
        named = heading_role(title, top=False)
        if named is not None and not (named is Role.OVERVIEW and self._role is Role.REVIEW):
            return named
        counts_points = heading.level > _SUBSECTION or heading.kind is Kind.DASH
        if counts_points and self._role in (Role.PROBLEMS, Role.OVERVIEW):
            leads_in = is_lead_in(self._folded[max(0, heading.start - _LEAD_IN) : heading.start])
            return Role.PLAN if self._role is Role.OVERVIEW and leads_in else self._role
        above = Role.OTHER if heading.parent is None else self.roles[heading.parent]
        if heading.parent is not None and (above is self._role or self._role is not Role.OTHER):
            return Role.PLAN if above is Role.OVERVIEW and self._role is Role.PLAN else above
        if self._planning:
            return Role.PLAN
        if self._role in (Role.OTHER, Role.PROBLEMS) and self._before is Role.OTHER:
            return self._by_wording(index)
        return Role.REVIEW if self._role in (Role.OTHER, Role.PROBLEMS) else self._role

    def _topic_role(self, heading: Heading, title: str) -> Role:
        following = self._folded[heading.title.end : heading.title.end + 1]
        is_label = following == ":" or title.endswith(("是", "为"))
        if is_label and heading_role(title) is Role.OVERVIEW and not self._looking_back:
            return Role.OVERVIEW
        return self._role

    def _top_role(self, index: int, title: str) -> Role:
        named = heading_role(title)
        if named is Role.OTHER:
            return named
        if self._early is not None and self._early in title and named in (None, Role.PLAN):
            return Role.REVIEW
        if self._planning and named is Role.REVIEW:
            self._planning = False  # a review that comes after the plan, or another report
            return named
        if self._planning:
            return named if named in (Role.PROBLEMS, Role.OVERVIEW) else Role.PLAN
        if named is not None:
            return named
        if self._late is not None and self._late in title:
            return Role.PLAN
        if closes_plan(title) and self._reviewed:
            return Role.PLAN
        return self._by_wording(index)

    def _by_wording(self, index: int) -> Role:
        if self._front and self._looks_back:
            return Role.REVIEW
        heading = self._headings[index]
        end = heading.start + _SAMPLE
        for at in range(index + 1, len(self._headings)):
            other = self._headings[at]
            if other.start >= end:
                break
            if other.level <= heading.level:
                end = other.start
                break
        return wording_role(self._folded[heading.start : end])

    def _paragraph_role(self, unit: Unit) -> Role:
        words = unit.span.of(self._folded)
        if unit.last and not self._front and is_signature(words):
            return Role.OTHER
        if unit.last and not self._front and len(words) < _LONGEST_LEAVE and takes_leave(words):
            return Role.OTHER
        words = words[salutation_length(words) :]
        cue = paragraph_cue(words)
        addressed, self._addressed = self._addressed, cue == "salutation"
        if cue == "thanks" or (cue == "salutation" and self._front):
            return Role.OTHER
        if addressed and cue is None and self._role is Role.PROBLEMS:
            return self._before  # the audience is addressed anew: a review of several years
        if cue == "problems" and not self._planning and self._role is not Role.OVERVIEW:
            return Role.PROBLEMS
        later = self._opens_later_year(words)
        if not self._looking_back and not self._planning and self._reviewed:
            if cue == "forward":
                return Role.PLAN
            if later:
                return Role.PLAN if is_lead_in(words) else Role.OVERVIEW
        if cue == "overview" and not self._looking_back and self._opens_plan(words):
            return Role.OVERVIEW
        if self._role is Role.OVERVIEW and cue != "overview" and is_lead_in(words):
            return Role.PLAN
        if self._role is Role.OTHER and not self._front:
            return self._role if unit.last and self._planning else self._before
        if self._role is Role.OTHER and len(words) > _PARAGRAPH:
            return Role.REVIEW if self._looks_back else wording_role(words)
        return self._role

    def _opens_later_year(self, words: str) -> bool:
        """Return whether a paragraph begins with a year after that of those before it."""
        year = opening_year(words)
        if year is None:
            return False
        later = self._year is not None and year > self._year
        self._year = max(year, self._year or year)
        return later

    @property
    def _front(self) -> bool:
        """Whether nothing has been reviewed or planned so far."""
        return not self._reviewed and not self._planning

    @property
    def _looking_back(self) -> bool:
        """Whether a part with a heading of its own is still to come, which the plan may be."""
        return not self._planning and self._at < self._last_top

    @property
    def _last_edge(self) -> int:
        return self._edges[-1][0]

    def _opens_plan(self, words: str) -> bool:
        """Return whether a paragraph speaks of the coming period's goals, after the review."""
        if self._planning:
            return self._role is Role.PLAN and self._last_edge in self._top_starts
        return self._reviewed and wording_role(words) is Role.PLAN

    def _title(self, index: int) -> str:
        return self._headings[index].title.of(self._folded)


_SUBSECTION = 2
_LEAD_IN = 60
_LONGEST_LEAVE = 400
"""A longer paragraph at the end says more than farewell."""
_SAMPLE = 3_000
"""Characters of a part that are enough to tell by its wording what it is for."""
_PARAGRAPH = 60
"""A paragraph before the first heading that is longer than this says something."""
