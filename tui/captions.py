"""What to call a report in the few cells of a list, and a section; words in one line."""

from __future__ import annotations

import re

from core.model import Report
from tui.strings import Strings

BETWEEN = "›"
"""Stands between what a report reviews and what it plans; as wide in every terminal."""


def caption(title: str, place: str | None) -> str:
    """Return what `title` says beyond place and years: the kind of the report.

    `总结和思路` of `澄渡市苇桥街道2022年工作总结和2023年工作思路`. All of it where nothing is left.
    """
    from core.text.folding import fold  # noqa: PLC0415 - not before the first paint

    # Folding keeps offsets, so that what is found in one script is cut from the other.
    start = 0
    if place and (at := fold(title).find(fold(place))) >= 0:
        start = at + len(place)
    kept = list(title[start:])
    for said in re.finditer(_SAID_ELSEWHERE, fold(title[start:]), re.VERBOSE):
        kept[said.start() : said.end()] = [""] * (said.end() - said.start())
    return "".join(kept).strip(" _-") or title


def shown_periods(review: str | None, plan: str | None, strings: Strings) -> str:
    """Return what a report reviews and plans: `2022›2023`, `2021上›下`.

    Periods are written as in `core.model.Metadata`. The year of the plan is left out
    where it is that of the review.
    """
    if plan is None:
        return _shown_period(review, strings) if review else "----"
    if review is None:
        return f"    {BETWEEN}{_shown_period(plan, strings)}"
    same = len(plan) > _YEAR and plan[:_YEAR] == review[:_YEAR]
    return (
        f"{_shown_period(review, strings)}{BETWEEN}"
        f"{_shown_period(plan, strings).removeprefix(plan[:_YEAR] if same else '')}"
    )


def way_to(report: Report, section: int | None) -> tuple[str, ...]:
    """Return the headings of the section at that index and of those around it, outermost first."""
    around = () if section is None else tuple(report.ancestry(section))
    return tuple(report.sections[at].marker + report.sections[at].title for at in reversed(around))


def in_one_line(words: str) -> str:
    """Return `words` without the line ends that wrap them."""
    return "".join(words.splitlines())


def _shown_period(period: str, strings: Strings) -> str:
    """Return one period: `2024`, `2021上` for `2021H1`, `2016-20` for `2016/2020`."""
    year, rest = period[:_YEAR], period[_YEAR:]
    if rest.startswith("/"):
        return f"{year}-{rest[3:]}"
    return year + strings.entries.get(f"list.period.{rest}", rest)


_YEAR = 4
_SAID_ELSEWHERE = r"""
    (?:(?:人民政府|办事处)(?=[\d〇零一二三四五六七八九]{4}))?  # whose years they are
    (?:(?<![0-9A-Za-z])\d{4}(?![0-9A-Za-z])|[〇零一二三四五六七八九]{4})(?:[-—~至/]\d{2,4})?年?度?
    | 工作(?=总结|思路|计划|打算|安排|要点)
"""
