"""What became of promises: numeric targets and their results, and who reports on the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from core.compare.alignment import Match, align
from core.compare.comparability import comparable, measure_named, size_of
from core.compare.evidence import Vector, grams_of
from core.compare.logistic import Logistic
from core.compare.model import Answer, FollowUp, Verdict
from core.compare.sides import Side
from core.compare.topics import topics_of
from core.compare.verdicts import verdict_on
from core.indicators.terms import canonical_term
from core.indicators.units import unit_of
from core.lexicon import read_lexicon
from core.model import Indicator, Kind, Span, Status
from core.text.folding import fold


def follow_up(plan: Side, review: Side) -> tuple[FollowUp, ...]:
    """Return the numeric targets of `plan` with the figures of `review`, in the order of targets.

    A target for several things (`甲、乙均增长8%`) comes once for each that is reported on.
    """
    finder = _Finder(plan, review)
    found: list[FollowUp] = []
    answered = finder.assign()
    reported = {finder.targets[at].indicator for at in answered}
    for at, target in enumerate(finder.targets):
        if at in answered:
            outcome, likeness = answered[at]
            verdict = verdict_on(target.figure, review.report.indicators[outcome])
            found.append(FollowUp(target.commitment, target.indicator, outcome, verdict, likeness))
        elif target.is_sure and not target.is_part and target.indicator not in reported:
            found.append(
                FollowUp(target.commitment, target.indicator, None, Verdict.NOT_REPORTED, 0.0)
            )
    return tuple(found)


class Likeness(NamedTuple):
    """How alike a target and a figure of the review are, each from 0 to 1."""

    term: float
    """Whether both have the same standard term: 1; -1 where the terms are others; 0 if unknown."""
    name: float
    """How alike their names are."""
    contained: float
    """How much of the shorter name stands in the other's clause."""
    clause: float
    """Cosine of the words of their clauses."""
    sentence: float
    """Cosine of the words of their sentences."""
    topics: float
    """Whether their sentences speak of the same topics."""
    unit: float
    """Whether the units are written alike."""
    value: float
    """How near the values are."""
    same_value: float
    """1 where the values are the same, and none that many things have."""


class _Target(NamedTuple):
    commitment: int
    indicator: int
    """Index in `Report.indicators`."""
    figure: Indicator
    name: str
    """What it measures, folded; of a target for several things, one of them."""
    canonical: str | None
    is_part: bool
    """Whether it is for one of several things."""
    is_sure: bool
    """Whether it is a target for sure, and not only says what something is like."""


class _Finder:
    def __init__(self, plan: Side, review: Side) -> None:
        self._plan, self._review = plan, review
        self.targets = list(self._targets())
        words = [*plan.words, *review.words]
        held = Counter(gram for each in words for gram in grams_of(each))
        many = len(words) + 1
        self._weight = {gram: math.log(many / count) for gram, count in held.items()}
        self._rarest = math.log(many)
        self._vectors: dict[str, Vector] = {}
        self._review_figures = [
            (number, index)
            for number, commitment in enumerate(review.commitments)
            for index in commitment.figures
            if review.report.indicators[index].status is not Status.TARGET
        ]

    def assign(self) -> dict[int, tuple[int, float]]:
        """Return the figure that answers each target, and how likely; none answers two."""
        scored = [
            (_model().judge(likeness), at, outcome) for at, outcome, likeness in self.candidates()
        ]
        taken: set[int] = set()
        answered: dict[int, tuple[int, float]] = {}
        for score, at, outcome in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
            if score >= _threshold() and at not in answered and outcome not in taken:
                answered[at] = outcome, score
                taken.add(outcome)
        return answered

    def candidates(self) -> Iterator[tuple[int, int, Likeness]]:
        """Yield the targets (by position) and figures that may go together."""
        for at, target in enumerate(self.targets):
            for sentence, outcome in self._review_figures:
                figure = self._review.report.indicators[outcome]
                if comparable(target.figure, figure) and self._is_timely(figure):
                    likeness = self._likeness(target, sentence, figure)
                    if likeness.name or likeness.term > 0 or likeness.clause > _FAINT:
                        yield at, outcome, likeness

    def _is_timely(self, figure: Indicator) -> bool:
        """Return whether `figure` may speak of the year that was planned for."""
        planned = self._plan.report.metadata.plan_period
        if planned is None or figure.period is None:
            return True
        return "/" not in figure.period[:5] and figure.period[:4] == planned.value[:4]

    def _targets(self) -> Iterator[_Target]:
        attribute = re.compile(read_lexicon("results")["attribute"])
        seen: set[tuple[object, ...]] = set()
        for number, commitment in enumerate(self._plan.commitments):
            for index in commitment.figures:
                figure = self._plan.report.indicators[index]
                told = figure.canonical, figure.kind, figure.value, figure.unit
                if not _is_target(self._plan, index) or (figure.canonical and told in seen):
                    continue  # the last is one said again
                seen.add(told)
                sure = attribute.match(self._plan.folded, figure.span.end) is None
                name = fold(figure.name)
                yield _Target(number, index, figure, name, figure.canonical, False, sure)
                unit = unit_of(fold(figure.unit))
                for member in _members(name):
                    term = canonical_term(member, unit, figure.kind)
                    yield _Target(number, index, figure, member, term, True, sure)

    def _likeness(self, target: _Target, sentence: int, figure: Indicator) -> Likeness:
        plan, review = self._plan, self._review
        span = plan.commitments[target.commitment].span
        clause_a = _clause(plan.folded, span, target.figure.span)
        clause_b = _clause(self._review.folded, review.commitments[sentence].span, figure.span)
        name_a, name_b = measure_named(target.name), measure_named(fold(figure.name))
        one, other = target.canonical, figure.canonical
        small, large = sorted((size_of(target.figure), size_of(figure)))
        return Likeness(
            term=0.0 if not (one and other) else 1.0 if one == other else -1.0,
            name=self._overlap(name_a, name_b),
            contained=max(self._share(name_a, clause_b), self._share(name_b, clause_a)),
            clause=self._cosine(clause_a, clause_b),
            sentence=self._cosine(plan.words[target.commitment], review.words[sentence]),
            topics=_common_topics(plan.words[target.commitment], review.words[sentence]),
            unit=float(fold(target.figure.unit) == fold(figure.unit)),
            value=float(small / large) if large else 1.0,
            same_value=float(small == large and len(target.figure.value.as_tuple().digits) > 1),
        )

    def _overlap(self, one: str, other: str) -> float:
        a, b = self._weighted(one), self._weighted(other)
        shared = sum(min(value, b[key]) for key, value in a.items() if key in b)
        return 2 * shared / (sum(a.values()) + sum(b.values()) or 1.0)

    def _share(self, name: str, clause: str) -> float:
        wanted, held = self._weighted(name), self._weighted(clause)
        return sum(v for k, v in wanted.items() if k in held) / (sum(wanted.values()) or 1.0)

    def _cosine(self, one: str, other: str) -> float:
        a, b = self._weighted(one), self._weighted(other)
        product = sum(value * b[key] for key, value in a.items() if key in b)
        return product / (_size(a) * _size(b) or 1.0)

    def _weighted(self, words: str) -> Vector:
        vector = self._vectors.get(words)
        if vector is None:
            vector = self._vectors[words] = {
                gram: count * self._weight.get(gram, self._rarest)
                for gram, count in grams_of(words).items()
            }
        return vector


_FAINT = 0.15


def _size(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values()))


def _is_target(plan: Side, index: int) -> bool:
    """Return whether a figure of a plan is something to be reached."""
    figure = plan.report.indicators[index]
    return (
        figure.status is not Status.ACTUAL
        and figure.kind is not Kind.RANK
        and fold(figure.unit) not in read_lexicon("results")["no_target"]
    )


def _members(name: str) -> list[str]:
    """Return what a name holds together: `城镇居民、农村居民收入`, `城乡居民收入`."""
    if name.startswith("城乡"):
        return [side + name[2:] for side in ("城镇", "农村")]
    members = [each for each in re.split("[、和及与]", name) if len(each) > _SHORTEST]
    alike = len({each[-2:] for each in members}) == 1
    return members if alike and len(members) > 1 else []


_SHORTEST = 3
"""Characters of what is a name in a list, and not a word of one."""


def _clause(folded: str, sentence: Span, figure: Span) -> str:
    start = max(folded.rfind(char, sentence.start, figure.start) for char in ",;:。") + 1
    ends = [at for char in ",;。" if (at := folded.find(char, figure.end, sentence.end)) >= 0]
    return folded[max(start, sentence.start) : min(ends, default=sentence.end)]


def _common_topics(one: str, other: str) -> float:
    a, b = topics_of(one), topics_of(other)
    shared = len(a.keys() & b.keys())
    return shared / math.sqrt(len(a) * len(b)) if shared else 0.0


def find_answers(plan: Side, review: Side) -> tuple[Answer, ...]:
    """Return the commitments without numeric targets, with the passages that report on them."""
    best: dict[int, Match] = {}
    for match in align(plan, review):
        if match.a not in best or match.likelihood > best[match.a].likelihood:
            best[match.a] = match
    return tuple(
        Answer(number, review.commitments[found.b].span, found.likelihood)
        if (found := best.get(number))
        else Answer(number, None, 0.0)
        for number, commitment in enumerate(plan.commitments)
        if not commitment.heading and not any(_is_target(plan, at) for at in commitment.figures)
    )


@cache
def _model() -> Logistic:
    return Logistic.of(read_lexicon("results")["likeness"], Likeness._fields)


@cache
def _threshold() -> float:
    threshold: float = read_lexicon("results")["likeness"]["threshold"]
    return threshold
