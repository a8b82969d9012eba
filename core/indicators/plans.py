"""Which figures stand in a plan, so that they are to be reached and not reported."""

from __future__ import annotations

import re
from bisect import bisect_right

from core.model import Report, Role, Span


class PlanReader:
    """Tells of the sentences of a report, in text order, whether they plan."""

    def __init__(self, report: Report, folded: str) -> None:
        """Take the report, and its text in the folded form."""
        self._folded = folded
        self._parts = report.parts
        self._starts = [part.span.start for part in report.parts]
        self._plan_from = _plan_start(report)
        self._paragraph = Span(0, 0)
        self._looks_back = False

    def plans(self, offset: int) -> bool:
        """Return whether what stands at `offset` is to be done.

        The plan part runs from the first overview or plan after the review to the end; an
        overview in it may still tell what was reached before.
        """
        role = self._parts[bisect_right(self._starts, offset) - 1].role
        if role in (Role.REVIEW, Role.PROBLEMS):
            return False
        if role is Role.OVERVIEW and self._tells_of_the_past(offset):
            return False
        return role is Role.PLAN or (self._plan_from is not None and offset >= self._plan_from)

    def _tells_of_the_past(self, offset: int) -> bool:
        if offset not in self._paragraph:
            folded, last = self._folded, self._paragraph.end
            start = folded.rfind("\n", last, offset) + 1 or last
            end = folded.find("\n", offset)
            paragraph = Span(start, len(folded) if end < 0 else end + 1)
            self._paragraph = paragraph
            self._looks_back = bool(_PAST.search(folded, *paragraph)) and not _AIM.search(
                folded, *paragraph
            )
        return self._looks_back


_PAST = re.compile(
    r"成就|过去(?:的?五|一)年|五年来|“?十[一二三四]五”?时期,?(?:我们|全[省市国])?|取得了?"
)
_AIM = re.compile("目标(?:是|为|:|建议)|力争|确保|计划|预期")


def _plan_start(report: Report) -> int | None:
    reviewed = False
    for part in report.parts:
        if part.role is Role.REVIEW:
            reviewed = True
        elif part.role is Role.PLAN or (part.role is Role.OVERVIEW and reviewed):
            return part.span.start
    return None
