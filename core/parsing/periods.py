"""The periods that a report looks back on and plans for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from core.model import Fact, Role, Span
from core.parsing.cues import heading_role
from core.parsing.headings import Heading


@dataclass(frozen=True, slots=True)
class Periods:
    """What a report looks back on and plans for, as far as it says so."""

    review: Fact | None
    plan: Fact | None


def read_periods(
    folded: str,
    head: Sequence[Span],
    body: Sequence[Span],
    headings: Sequence[Heading],
    date: str | None,
    roles: Collection[Role],
) -> Periods:
    """Return the periods that a report speaks of.

    What the title says counts before the headings, these before the day on which a government
    reported to the congress, and this before the years that the text is full of; `date`, the day
    of publication in ISO 8601, stands in where nothing else speaks. A text without a part of
    the one or the other role (`roles` are those of its parts) has no period for it, except that
    a plan's is the one after the review's.
    """
    given = _year_given(folded, head)
    sources = (
        _in_titles(folded, [*head, *body[:1]]),
        _in_headings(folded, headings, given),
        _as_given(given),
        _in_text(folded, body),
        _as_published(date),
    )
    review = plan = None
    for candidates in sources:
        for role, fact in candidates:
            if role is Role.REVIEW and review is None:
                review = fact
            elif role is Role.PLAN and plan is None and not _precedes(fact, review):
                plan = fact
    if Role.REVIEW not in roles:
        review = None
    if plan is None and review is not None and Role.PLAN in roles:
        plan = Fact(_following(review.value), None, guessed=True)
    return Periods(review, plan)


_YEAR = r"((?:19|20)\d\d) ?年?度?"
_PART_OF_YEAR = r"(上半年|下半年|第?[一二三四]季度|前三季度)?"
_REVIEWING = re.compile(
    rf"{_YEAR} ?{_PART_OF_YEAR}[^。;,:\d]{{0,12}}?(?:总结|回顾|工作情况|工作汇报|完成情况|工作开展)"
)
_PLANNING = re.compile(
    rf"(?:{_YEAR})? ?{_PART_OF_YEAR}[^。;,:\d及和与暨]{{0,8}}?"
    r"(?:思路|计划|打算|要点|安排|谋划|工作重点|重点工作|任务)"
)
_ABBREVIATIONS = {
    None: "",
    "上半年": "H1",
    "下半年": "H2",
    "一季度": "Q1",
    "二季度": "Q2",
    "三季度": "Q3",
    "四季度": "Q4",
}
_TITLE_LENGTH = 60


def _in_titles(folded: str, lines: Sequence[Span]) -> Iterator[tuple[Role, Fact]]:
    for line in lines:
        end = min(line.end, line.start + _TITLE_LENGTH)
        reviewing = _REVIEWING.search(folded, line.start, end)
        if reviewing is not None:
            yield Role.REVIEW, _fact(reviewing, reviewing[1])
        start = reviewing.end() if reviewing else line.start
        planning = _PLANNING.search(folded, start, end)
        year = planning and (planning[1] or (reviewing and planning[2] and reviewing[1]))
        if planning is not None and year:
            yield Role.PLAN, _fact(planning, year)


def _in_headings(
    folded: str, headings: Sequence[Heading], given: Fact | None
) -> Iterator[tuple[Role, Fact]]:
    named = [
        (heading_role(title), heading.title, title)
        for heading in headings
        if heading.level == 1 and (title := heading.title.of(folded))
    ]
    years = [found[1] for _, _, title in named if (found := re.search(_YEAR, title))]
    for role, span, title in named:
        found = re.search(rf"{_YEAR} ?{_PART_OF_YEAR}", title)
        if found is None:
            if role is Role.REVIEW and re.search(r"过去的?五年", title) and "一年" not in title:
                first = given and int(given.value)
                last = first or next((int(year) for year in years), None)
                if last:
                    yield Role.REVIEW, Fact(f"{last - 5}/{last - 1}", span)
            continue
        fact = Fact(
            _value(found[1], found[2]), Span(span.start + found.start(), span.start + found.end())
        )
        early = len(set(years)) > 1 and found[1] == min(years)
        if role is Role.REVIEW or early:
            yield Role.REVIEW, fact
        elif role in (Role.PLAN, Role.OVERVIEW):
            yield Role.PLAN, fact


def _year_given(folded: str, head: Sequence[Span]) -> Fact | None:
    """Return the year in which a government gave its report to the congress."""
    for line in head:
        words = line.of(folded)
        if "会" in words or "政府工作报告" in "".join(words.split()):
            found = re.search(r"((?:19|20)\d\d) ?年", words)
            if found is not None:
                return Fact(found[1], Span(line.start + found.start(), line.start + found.end()))
    return None


def _as_given(given: Fact | None) -> Iterator[tuple[Role, Fact]]:
    if given is not None:
        yield Role.REVIEW, Fact(str(int(given.value) - 1), given.span)
        yield Role.PLAN, given


_OPENING_YEAR = re.compile(rf"{_YEAR} ?{_PART_OF_YEAR}(?=[,是以将])")


def _in_text(folded: str, body: Sequence[Span]) -> Iterator[tuple[Role, Fact]]:
    """Yield the years that paragraphs begin with, then the one that the text names most."""
    opening = [
        _fact(found, found[1])
        for line in body
        if (found := _OPENING_YEAR.match(folded, line.start, line.end))
    ]
    if opening:
        yield Role.REVIEW, opening[0]
        yield from ((Role.PLAN, fact) for fact in opening[1:])
    elif body:
        counted = Counter(_ANY_YEAR.findall(folded, body[0].start, body[-1].end))
        for year, _ in counted.most_common(1):
            yield Role.REVIEW, Fact(year, None, guessed=True)


_ANY_YEAR = re.compile(r"((?:19|20)\d\d)年")


def _as_published(date: str | None) -> Iterator[tuple[Role, Fact]]:
    if date is not None:
        year, month = int(date[:4]), int(date[5:7])
        yield Role.REVIEW, Fact(str(year if month >= 10 else year - 1), None, guessed=True)


def _precedes(fact: Fact, review: Fact | None) -> bool:
    return review is not None and fact.value <= review.value.rpartition("/")[2]


def _fact(found: re.Match[str], year: str) -> Fact:
    return Fact(_value(year, found[2]), Span(*found.span()))


def _value(year: str, part: str | None) -> str:
    if part == "前三季度":
        return f"{year}-01/{year}-09"
    return year + _ABBREVIATIONS[part.removeprefix("第") if part else None]


def _following(review: str) -> str:
    """Return the period after one: 2025 after 2024, 2021H2 after 2021H1, 2025 after 2020/2024."""
    year = int(review.rpartition("/")[2][:4])
    if review.endswith("H1"):
        return f"{year}H2"
    return str(year + 1)
