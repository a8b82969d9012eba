"""The periods that a report looks back on and plans for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.model import Fact, Role, Span, Stated
from core.parsing.chrome import Frame
from core.parsing.cues import heading_role
from core.parsing.headings import Heading, part_headings
from core.parsing.roles import Roles
from core.text.numerals import read_number


class Periods(NamedTuple):
    """What a report looks back on and plans for, as far as it says so."""

    review: Fact | None
    plan: Fact | None


def is_period(value: str) -> bool:
    """Return whether `value` is a period as `Metadata` writes it.

    A year, a half or a quarter of one, several months of one, several years: `2024`, `2024H1`,
    `2024Q3`, `2024-01/2024-09`, `2021/2025`.
    """
    found = re.fullmatch(_AS_KEPT, value)
    if found is None:
        return False
    year, last_year, month, last_month = found.groups(default="")
    return (not last_year or year < last_year) and month <= last_month


_AS_KEPT = (
    r"((?:19|20)[0-9]{2})"
    r"(?:H[12]|Q[1-4]|/((?:19|20)[0-9]{2})|-(0[1-9]|1[0-2])/\1-(0[1-9]|1[0-2]))?"
)


def read_periods(
    folded: str,
    frame: Frame,
    headings: Sequence[Heading],
    roles: Roles,
    date: str | None,
    stated: Stated,
) -> Periods:
    """Return the periods that a report speaks of.

    What is `stated` counts before all; a value that is no period raises `ValueError`. What the
    title says counts before the headings, these before the day on which a government reported to
    the congress, and this before the years that paragraphs begin with; the year before the
    plan's, the year that the text names most and `date`, the day of publication in ISO 8601,
    stand in where nothing says it. A text without a part that looks back has no period for that,
    unless it is stated, and the plan's, where it is not said, is the one after.
    """
    given = _year_given(folded, frame.head)
    parts = {part.role for part in roles.parts}
    review, plan = _as_stated(stated.review_period), _as_stated(stated.plan_period)
    for candidates in (
        _in_titles(folded, [*frame.head, *frame.body[:1]]),
        _in_headings(folded, headings, given),
        _as_given(given),
        _in_openings(folded, frame.body),
    ):
        for role, fact in candidates:
            if role is Role.REVIEW and review is None:
                review = fact
            elif role is Role.PLAN and plan is None and not _precedes(fact, review):
                plan = fact
    if Role.REVIEW not in parts:
        return Periods(_as_stated(stated.review_period), plan)
    if review is None:
        review = _before(plan) or _most_named(folded, frame.body) or _as_published(date)
    if plan is None and review is not None and Role.PLAN in parts:
        plan = Fact(_following(review.value), None, guessed=True)
    return Periods(review, plan)


def _as_stated(value: str | None) -> Fact | None:
    if value is not None and not is_period(value):
        raise ValueError(value)
    return None if value is None else Fact(value, None)


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
_FIVE_YEARS = re.compile(r"(十[一二三四五六七]五)[^和与及暨]{0,8}?(总结|回顾|思路|计划|打算|安排)")
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
        for found in _FIVE_YEARS.finditer(folded, line.start, end):
            role = Role.REVIEW if found[2] in ("总结", "回顾") else Role.PLAN
            if several := _several(found[0], None):
                yield role, Fact(several, Span(*found.span(1)))


def _in_headings(
    folded: str, headings: Sequence[Heading], given: Fact | None
) -> Iterator[tuple[Role, Fact]]:
    spans = [headings[index].title for index in part_headings(folded, headings)]
    years = [found[1] for span in spans if (found := re.search(_YEAR, span.of(folded)))]
    several: list[tuple[Role, Fact]] = []
    for span in spans:
        title = span.of(folded)
        role = heading_role(title)
        found = _PERIOD.search(title)
        if found is None:
            named = _several(title, given.value if given else next(iter(years), None))
            if named is not None and role in (Role.REVIEW, Role.PLAN):
                several.append((role, Fact(named, span)))
            continue
        at = Span(span.start + found.start(), span.start + found.end())
        fact = Fact(_value(found[1], found[2]), at)
        early = len(set(years)) > 1 and found[1] == min(years)
        if role is Role.REVIEW or early:
            yield Role.REVIEW, fact
        elif role in (Role.PLAN, Role.OVERVIEW):
            yield Role.PLAN, fact
    yield from several


def _several(title: str, given: str | None) -> str | None:
    """Return the years of a five-year plan (`“十四五”`), or the last five, that a title names."""
    if plan := re.search(r"十([一二三四五六七])五", title):
        first = 2001 + 5 * read_number(plan[1])
        return f"{first}/{first + 4}"
    if given and re.search(r"过去的?五年", title) and "一年" not in title:
        return f"{int(given) - 5}/{int(given) - 1}"
    return None


_PERIOD = re.compile(rf"{_YEAR} ?{_PART_OF_YEAR}")


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


def _in_openings(folded: str, body: Sequence[Span]) -> Iterator[tuple[Role, Fact]]:
    """Yield the years that paragraphs begin with."""
    opening = [
        _fact(found, found[1])
        for line in body
        if (found := _OPENING_YEAR.match(folded, line.start, line.end))
    ]
    if opening:
        yield Role.REVIEW, opening[0]
        yield from ((Role.PLAN, fact) for fact in opening[1:])


def _before(plan: Fact | None) -> Fact | None:
    """Return the period before a plan's, of the same length."""
    if plan is None:
        return None
    year, part = int(plan.value[:4]), plan.value[4:]
    if part[:1] in _PARTS:
        last, number = _PARTS[part[0]], int(part[1:])
        before = f"{year}{part[0]}{number - 1}" if number > 1 else f"{year - 1}{part[0]}{last}"
        return Fact(before, None, guessed=True)
    return Fact(str(year - 1), None, guessed=True)


def _most_named(folded: str, body: Sequence[Span]) -> Fact | None:
    if not body:
        return None
    counted = Counter(re.findall(r"((?:19|20)\d\d)年", folded[body[0].start : body[-1].end]))
    return next((Fact(year, None, guessed=True) for year, _ in counted.most_common(1)), None)


def _as_published(date: str | None) -> Fact | None:
    if date is None:
        return None
    year, month = int(date[:4]), int(date[5:7])
    return Fact(str(year if month >= 10 else year - 1), None, guessed=True)


def _precedes(fact: Fact, review: Fact | None) -> bool:
    """Return whether a period does not end after the one that is reviewed."""
    return review is not None and _ending(fact.value) <= _ending(review.value)


def _ending(period: str) -> tuple[int, int]:
    """Return the year and the quarter that a period ends with."""
    last = period.rpartition("/")[2]
    quarters = {"H1": 2, "H2": 4, "-09": 3} | {f"Q{number}": number for number in range(1, 5)}
    return int(last[:4]), quarters.get(last[4:], 4)


def _fact(found: re.Match[str], year: str) -> Fact:
    return Fact(_value(year, found[2]), Span(*found.span()))


def _value(year: str, part: str | None) -> str:
    if part == "前三季度":
        return f"{year}-01/{year}-09"
    return year + _ABBREVIATIONS[part.removeprefix("第") if part else None]


def _following(review: str) -> str:
    """Return the period after one, of the same length: 2021H2 after 2021H1, 2025Q3 after 2025Q2.

    After several years or months comes the next year.
    """
    year, part = int(review.rpartition("/")[2][:4]), review[4:]
    if part[:1] in _PARTS:
        last = _PARTS[part[0]]
        number = int(part[1:])
        return f"{year}{part[0]}{number + 1}" if number < last else f"{year + 1}{part[0]}1"
    return str(year + 1)


_PARTS = {"H": 2, "Q": 4}
"""Halves and quarters: how many a year has."""
