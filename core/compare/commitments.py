"""The plan part of a report, cut into what it promises: one commitment an action."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from core.compare.model import Commitment
from core.compare.sentences import Sentences, words_for
from core.lexicon import read_lexicon
from core.model import Part, Report, Role, Span
from core.parsing.cues import is_list_of_annexes, is_signature
from core.text.folding import fold


def read_commitments(report: Report, spans: Iterable[Span]) -> tuple[Commitment, ...]:
    """Return what `report` promises at `spans`, in text order.

    A commitment is a heading, a sentence, or a counted clause (`一是…，二是…`) of one. They do
    not overlap, and hold every word but the salutations.
    """
    reader = _Reader(report)
    return tuple(map(reader.commitment, reader.cut(spans)))


def plan_of(report: Report) -> tuple[Span, ...]:
    """Return where the plan of `report` stands, without boilerplate; nothing where it has none.

    It runs from the first overview or plan after the review to the end. A section that plans
    for five years is left out where there is one for the year itself.
    """
    parts = [part for part in _planning(report.parts) if not _is_annex(report, part)]
    spans = [part.span for part in parts]
    for section in _of_several_years(report, spans):
        spans = [piece for span in spans for piece in _without(span, section)]
    return tuple(span for span in spans if span.of(report.text).strip())


def review_of(report: Report) -> tuple[Span, ...]:
    """Return where `report` says what was done; nothing where it does not look back."""
    return tuple(part.span for part in report.parts if part.role is Role.REVIEW)


def _planning(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts that plan, and what stands between and behind them."""
    reviewed = planning = False
    for part in parts:
        reviewed |= part.role is Role.REVIEW
        planning |= part.role is Role.PLAN or (part.role is Role.OVERVIEW and reviewed)
        if planning and part.role not in (Role.REVIEW, Role.PROBLEMS):
            yield part


def _is_annex(report: Report, part: Part) -> bool:
    """Return whether `part` is none of the report proper: it has a heading and no purpose."""
    return part.role is Role.OTHER and any(
        section.heading.start in part.span for section in report.sections if section.level == 1
    )


def _of_several_years(report: Report, plan: list[Span]) -> list[Span]:
    """Return the sections of the plan that are for several years, if others are for one."""
    parts = [
        section
        for section in report.sections
        if section.parent is None
        and section.level == 1
        and any(section.heading.start in span for span in plan)
    ]
    period = report.metadata.plan_period
    year = period.value[:4] if period else ""
    pattern = re.compile(words_for("several_years"))
    longer = [
        section.span
        for section in parts
        if pattern.search(title := fold(section.title)) and not (year and f"{year}年" in title)
    ]
    return longer if len(longer) < len(parts) else []


def _without(span: Span, other: Span) -> Iterator[Span]:
    """Yield what is left of `span` on either side of `other`."""
    if span.start < min(span.end, other.start):
        yield Span(span.start, min(span.end, other.start))
    if max(span.start, other.end) < span.end:
        yield Span(max(span.start, other.end), span.end)


class _Reader:
    """Tells what the commitments of one report are made of."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._sentences = Sentences(report)
        self._folded = self._sentences.folded
        self._headings = {section.heading.start: section.heading for section in report.sections}
        self._section_starts = [section.heading.start for section in report.sections]
        self._figure_starts = [figure.span.start for figure in report.indicators]

    def cut(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Yield the commitments of the parts of a plan, up to what is annexed to it."""
        for part in spans:
            for span in self._sentences.cut(part):
                words = span.of(self._folded)
                if is_list_of_annexes(words):
                    return
                if not is_signature(words):
                    yield span

    def commitment(self, span: Span) -> Commitment:
        """Return what is promised at `span`."""
        section = bisect_right(self._section_starts, span.start) - 1
        first = bisect_right(self._figure_starts, span.start - 1)
        last = bisect_right(self._figure_starts, span.end - 1)
        actions = list(self._actions(span))
        return Commitment(
            span=span,
            heading=self._is_heading(span),
            section=section if section >= 0 else None,
            topic=self._report.sections[section].title if section >= 0 else "",
            verbs=tuple(verb for verb, _ in actions),
            objects=tuple(what for _, what in actions),
            figures=tuple(range(first, last)),
            deadlines=tuple(
                Span(*found.span()) for found in _deadline().finditer(self._folded, *span)
            ),
        )

    def _is_heading(self, span: Span) -> bool:
        heading = self._headings.get(span.start)
        if heading is None:
            return False
        rest = self._folded[heading.end : span.end]
        return not any(map(str.isalnum, rest))

    def _actions(self, span: Span) -> Iterator[tuple[Span, Span]]:
        """Yield the verbs of action that open a clause, each with what it acts on."""
        for clause in _CLAUSE.finditer(self._folded, *span):
            found = _action().match(self._folded, *clause.span())
            found = found or _pledge().match(self._folded, *clause.span())
            if found and found.end() <= clause.end():
                yield Span(*found.span("verb")), Span(found.end(), clause.end())


_CLAUSE = re.compile(r"[^,。;:!?\s]+")


@cache
def _action() -> re.Pattern[str]:
    verbs = sorted(read_lexicon("commitments")["verbs"], key=len, reverse=True)
    return re.compile(
        rf"(?:{words_for('counted')}|\([^)]{{1,3}}\)|[^、,]{{1,3}}、)?(?:{words_for('deadlines')})?"
        rf"(?:{words_for('adverbs')})*?(?P<verb>{'|'.join(verbs)})"
    )


@cache
def _pledge() -> re.Pattern[str]:
    """Return the pattern of a verb that has the deed behind its object: `确保新园9月开园`."""
    return re.compile(f"(?P<verb>{words_for('pledges')})")


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(words_for("deadlines"))
