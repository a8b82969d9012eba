"""What a report is, once it has been read: the vocabulary of everything else.

All offsets are code-point offsets into `Source.text`, which is the decoded file as it is,
without its byte-order mark. Everything here is immutable, picklable and free of I/O: named tuples
rather than dataclasses, which cost the command line a sixth of its start; and without
`from __future__ import annotations`, which would have `NamedTuple` compile every one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

SCHEMA = 1
"""Version of the JSON that describes a report; it changes when a consumer would have to."""


class Role(StrEnum):
    """What a part of a report is for."""

    REVIEW = "review"
    """What was done."""
    PROBLEMS = "problems"
    """What is admitted to be wrong or missing."""
    PLAN = "plan"
    """What is to be done."""
    OVERVIEW = "overview"
    """Guiding ideas, situation, overall goals."""
    OTHER = "other"
    """Titles, salutations, thanks, annexes."""


class Script(StrEnum):
    """The script that a report is written in."""

    HANS = "hans"
    """Simplified characters (简体)."""
    HANT = "hant"
    """Traditional characters (繁體)."""


class Span(NamedTuple):
    """A stretch of the source text, `[start, end)`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it covers."""
        return self.end - self.start

    def __contains__(self, offset: object) -> bool:
        """Return whether the character at `offset` is one of those."""
        return isinstance(offset, int) and self.start <= offset < self.end

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]


class Source(NamedTuple):
    """A document as it came: its decoded text, and what was needed to decode it."""

    path: str
    """Where it came from, as it was given; `-` for standard input."""
    format: str
    """What kind of document it is: `text`."""
    encoding: str
    """Name of the encoding that the bytes were decoded with, as Python spells it."""
    confidence: float
    """How sure the choice of the encoding is, 0 to 1; 1 where it was given or marked."""
    sha256: str
    """Hash of the bytes, in hexadecimal digits."""
    text: str
    """The decoded text, line ends included, without its byte-order mark."""
    damaged: int = 0
    """How many places could not be decoded and stand as U+FFFD in the text."""


class Fact(NamedTuple):
    """A value that was read from, or concluded from, the words at `span`."""

    value: str
    span: Span | None
    """Where the words stand; `None` where several places together say it."""
    guessed: bool = False
    """True where the text does not state it and the wording only makes it likely."""


class Metadata(NamedTuple):
    """What the header, the title and the text say about the report itself."""

    script: Script
    title: Fact | None = None
    issuer: Fact | None = None
    """The issuing body, as written."""
    index_no: Fact | None = None
    """The index number (索引号) under which the body discloses the report."""
    date: Fact | None = None
    """ISO 8601."""
    category: Fact | None = None
    topic: Fact | None = None
    disclosure: Fact | None = None
    audience: Fact | None = None
    review_period: Fact | None = None
    """What the report looks back on: `2024`, `2021H1`, `2016/2020`."""
    plan_period: Fact | None = None
    """What the report plans for, written likewise."""
    place: Fact | None = None
    """The jurisdiction that reports: `新桥街道`, `临川市`."""

    @property
    def year(self) -> int | None:
        """The year that the report reviews (the last one, of several), for lists."""
        if self.review_period is None:
            return None
        return int(self.review_period.value.rpartition("/")[2][:4])


class Part(NamedTuple):
    """A stretch of the report that serves one purpose, headed or not."""

    role: Role
    span: Span


class Section(NamedTuple):
    """A heading and what it governs."""

    span: Span
    """From the heading to where the next section that is not inside this one starts,
    or to where its part ends."""
    heading: Span
    """Marker and title."""
    marker: str
    """`一、`, `(一)`, `1.`, `一是`, `——` …, as written; empty for a heading without one."""
    title: str
    """The heading's own words as written, without the line ends that may wrap them."""
    level: int
    """1 to 4 by marker (GB/T 9704 orders the first four); 5 for an unnumbered topic sentence."""
    parent: int | None
    """Index of the section that this one belongs to; `None` at the top."""
    role: Role


class Kind(StrEnum):
    """What sort of figure it is."""

    LEVEL = "level"
    """An amount, a count, an area, a sum."""
    CHANGE = "change"
    """Growth or decline: `同比增长3.8%`, `减少12个`."""
    SHARE = "share"
    """A rate, a ratio, or a part of a whole."""
    RANK = "rank"
    """A place won among others."""


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


class Bound(StrEnum):
    """How exactly a figure is given."""

    EXACT = "exact"
    ABOUT = "about"
    """`约`, `近`, `左右`, `余`."""
    AT_LEAST = "at_least"
    """`超`, `以上`, `不低于`."""
    AT_MOST = "at_most"
    """`以内`, `不超过`."""


class Status(StrEnum):
    """Whether what a figure says has come about."""

    ACTUAL = "actual"
    EXPECTED = "expected"
    """Foreseen, but not sure: `预计`, `有望`."""
    TARGET = "target"
    """To be reached: `力争`, `确保`, or any figure of a plan."""


class Indicator(NamedTuple):
    """A figure: how much of what was done, is, or is to be done."""

    span: Span
    """The number with its unit, as written."""
    name: str
    """What is measured, in the words of the text; empty where the text does not say."""
    name_start: int | None
    """Where the name stands; `None` where it is put together from several places."""
    value: Decimal
    """The number in `unit`, never negative; the low end of a range."""
    high: Decimal | None
    """The high end of a range."""
    unit: str
    """As the text writes it. Money keeps its multiplier (`亿元`), all else is multiplied out."""
    kind: Kind
    direction: Direction | None
    """For changes only."""
    basis: str | None
    """What a change is measured against: `同比`, `环比`, `较年初` …"""
    bound: Bound
    status: Status
    period: str | None
    """What it speaks of: `2024`, `2024H1`, `2024-01/2024-05`, `2021/2025`; `None` for a
    standing stock, and for all else that is no flow of one period."""
    of: int | None
    """Index of the indicator, a level, that this change or share belongs to."""
    section: int | None
    """Index of the innermost section that it stands in."""
    canonical: str | None
    """The standard statistical term for what is measured, where there is one."""
    base_value: Decimal | None
    """`value` in `base_unit`; `None` where the unit has no base."""
    base_high: Decimal | None
    base_unit: str | None
    """`元`, `人`, `平方米` …"""
    corrected: bool = False
    """True where the user set it right."""


class Stated(NamedTuple):
    """What is known of a report from elsewhere: it counts before what its text says."""

    place: str | None = None
    """The jurisdiction that reports."""
    review_period: str | None = None
    """What the report looks back on, as in `Metadata`: `is_period` tells what can be one."""
    plan_period: str | None = None
    """What it plans for."""
    parts: tuple[Part, ...] = ()
    """What it is for, where it is a passage of a report and nothing else: consecutive from 0 to
    its end. What comes before the passage is stated as parts of length 0 (a passage of a plan
    may depend on there being a review). Empty where that is to be read."""


class Report(NamedTuple):
    """A report that has been read."""

    source: Source
    is_report: bool
    """False for a text that shows none of the signs of a work report."""
    metadata: Metadata
    boilerplate: tuple[Span, ...]
    """What is no part of the report itself: metadata tables, site chrome, page furniture."""
    parts: tuple[Part, ...]
    """Consecutive; with the boilerplate they cover every character of the text."""
    sections: tuple[Section, ...]
    """In text order; a parent stands before its children."""
    indicators: tuple[Indicator, ...] = ()
    """In text order; they do not overlap."""

    @property
    def text(self) -> str:
        """The source text that all spans count in."""
        return self.source.text

    def section_at(self, offset: int) -> int | None:
        """Return the index of the innermost section around `offset`; `None` where there is none."""
        last = bisect_right(self.sections, offset, key=_start_of) - 1
        around = self.ancestry(last) if last >= 0 else ()
        return next((at for at in around if offset in self.sections[at].span), None)

    def ancestry(self, index: int) -> Iterator[int]:
        """Yield the index of a section and of those that it belongs to, innermost first."""
        at: int | None = index
        while at is not None:
            yield at
            at = self.sections[at].parent


def _start_of(section: Section) -> int:
    return section.heading.start
