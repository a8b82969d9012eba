"""What became of promises: numeric targets and their results, and who reports on the others."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from core.compare.alignment import Match, align
from core.compare.comparability import comparable, size_of
from core.compare.evidence import Vector
from core.compare.logistic import Logistic
from core.compare.model import Answer, FollowUp, Verdict
from core.compare.sides import Side, grams_of
from core.compare.statements import Statement, is_target, outcomes_of, targets_of
from core.compare.verdicts import verdict_on
from core.lexicon import read_lexicon
from core.text.folding import fold


def follow_up(plan: Side, review: Side) -> tuple[FollowUp, ...]:
    """Return the numeric targets of `plan` with the figures of `review`, in the order of targets.

    A target for several things (`甲、乙均增长8%`) comes once for each that is reported on.
    """
    finder = _Finder(plan, review)
    answered = finder.assign()
    reported = {finder.targets[at].indicator for at in answered}
    found: list[FollowUp] = []
    for at, target in enumerate(finder.targets):
        if at in answered:
            outcome, certainty = answered[at]
            verdict = verdict_on(target.figure, outcome.figure)
            found.append(
                FollowUp(target.commitment, target.indicator, outcome.indicator, verdict, certainty)
            )
        elif not target.is_part and target.indicator not in reported:
            found.append(
                FollowUp(target.commitment, target.indicator, None, Verdict.NOT_REPORTED, 0.0)
            )
    return tuple(found)


def find_answers(plan: Side, review: Side) -> tuple[Answer, ...]:
    """Return the commitments without numeric targets, with the passages that report on them."""
    best: dict[int, Match] = {}
    for match in align(plan, review):
        passes = not review.commitments[match.b].heading
        if passes and (match.a not in best or match.likelihood > best[match.a].likelihood):
            best[match.a] = match
    return tuple(
        Answer(number, review.commitments[found.b].span, found.likelihood)
        if (found := best.get(number))
        else Answer(number, None, 0.0)
        for number, commitment in enumerate(plan.commitments)
        if plan.promises[number]
        and not commitment.heading
        and not any(is_target(plan, at) for at in commitment.figures)
    )


class Likeness(NamedTuple):
    """How alike a target and a figure of the review are, each from 0 to 1."""

    term: float
    """Whether both have the same standard term: 1; -1 where the terms are others; 0 if unknown."""
    name: float
    """How alike the names of what they measure are."""
    contained: float
    """How much of either name stands in the other's clause, at best."""
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


_RIVALS = 12
"""How many outcomes are looked at for each target."""
_SURE = 1000.0
"""More than any words in common weigh."""


class _Finder:
    """Finds the results of targets."""

    def __init__(self, plan: Side, review: Side) -> None:
        self._plan, self._review = plan, review
        self.targets = list(targets_of(plan))
        self.outcomes = list(outcomes_of(review, plan.year))
        grams = [*plan.grams, *review.grams]
        held = Counter(gram for each in grams for gram in each)
        many = len(grams) + 1
        self._weight = {gram: math.log(many / count) for gram, count in held.items()}
        self._rarest = math.log(many)
        self._vectors: dict[str, Vector] = {}
        self._by_clause: dict[str, list[int]] = defaultdict(list)
        self._by_measure: dict[str, list[int]] = defaultdict(list)
        self._by_term: dict[str, list[int]] = defaultdict(list)
        self._by_value: dict[Decimal, list[int]] = defaultdict(list)
        for number, outcome in enumerate(self.outcomes):
            for words, holders in (
                (outcome.clause, self._by_clause),
                (outcome.measure, self._by_measure),
            ):
                for gram in self._weighted(words):
                    if len(gram) > 1:
                        holders[gram].append(number)
            if outcome.term:
                self._by_term[outcome.term].append(number)
            self._by_value[size_of(outcome.figure)].append(number)

    def assign(self) -> dict[int, tuple[Statement, float]]:
        """Return what answers each target, and how sure that is; no figure answers two."""
        scored = sorted(
            (-_model().judge(likeness), at, number) for at, number, likeness in self.candidates()
        )
        taken: set[int] = set()
        answered: dict[int, tuple[Statement, float]] = {}
        for score, at, number in scored:
            if -score >= _threshold() and at not in answered and number not in taken:
                answered[at] = self.outcomes[number], -score
                taken.add(number)
        return answered

    def candidates(self) -> Iterator[tuple[int, int, Likeness]]:
        """Yield the targets and outcomes, by position, that may go together."""
        for at, target in enumerate(self.targets):
            near = sorted(self._near(target).items(), key=lambda each: (-each[1], each[0]))
            looked_at = 0
            for number, _ in near:
                outcome = self.outcomes[number]
                if comparable(target.figure, outcome.figure) and _may_answer(target, outcome):
                    yield at, number, self._likeness(target, outcome)
                    looked_at += 1
                if looked_at == _RIVALS:
                    break

    def _near(self, target: Statement) -> dict[int, float]:
        """Return the outcomes that have something in common with a target, and how much.

        Words of the name of either that stand in the other's clause, the term, or the value
        where it is a precise one.
        """
        shared: dict[int, float] = defaultdict(float)
        for words, holders in (
            (target.measure, self._by_clause),
            (target.clause, self._by_measure),
        ):
            for gram, weight in self._weighted(words).items():
                for number in holders.get(gram, ()):
                    shared[number] += weight
        for number in self._by_term.get(target.term or "", ()):
            shared[number] += _SURE
        if _is_precise(target):
            for number in self._by_value.get(size_of(target.figure), ()):
                shared[number] += _SURE
        return shared

    def _likeness(self, target: Statement, outcome: Statement) -> Likeness:
        plan, review = self._plan, self._review
        small, large = sorted((size_of(target.figure), size_of(outcome.figure)))
        is_known = target.term and outcome.term
        return Likeness(
            term=0.0 if not is_known else 1.0 if target.term == outcome.term else -1.0,
            name=self._overlap(target.measure, outcome.measure),
            contained=max(
                self._share(target.measure, outcome.clause),
                self._share(outcome.measure, target.clause),
            ),
            clause=self._cosine(target.clause, outcome.clause),
            sentence=self._cosine(plan.words[target.commitment], review.words[outcome.commitment]),
            topics=_in_common(plan.topics[target.commitment], review.topics[outcome.commitment]),
            unit=float(fold(target.figure.unit) == fold(outcome.figure.unit)),
            value=float(small / large) if large else 1.0,
            same_value=float(small == large and _is_precise(target)),
        )

    def _overlap(self, one: str, other: str) -> float:
        a, b = self._weighted(one), self._weighted(other)
        shared = sum(min(value, b[key]) for key, value in a.items() if key in b)
        return 2 * shared / (sum(a.values()) + sum(b.values()) or 1.0)

    def _share(self, name: str, clause: str) -> float:
        wanted, held = self._weighted(name), self._weighted(clause)
        return sum(value for key, value in wanted.items() if key in held) / (
            sum(wanted.values()) or 1.0
        )

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


def _size(vector: Mapping[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values()))


def _in_common(a: Counter[str], b: Counter[str]) -> float:
    shared = len(a.keys() & b.keys())
    return shared / math.sqrt(len(a) * len(b)) if shared else 0.0


def _is_precise(target: Statement) -> bool:
    """Return whether the value of a target is one that few figures have by chance."""
    return len(target.figure.value.as_tuple().digits) > 1


def _may_answer(target: Statement, outcome: Statement) -> bool:
    """Return whether nothing speaks against it: another level, or a stock for what is added."""
    one, other = (set(_pattern("levels").findall(each.clause)) for each in (target, outcome))
    if one and other and one.isdisjoint(other):
        return False
    adds = _pattern("adds")
    is_stock = _pattern("stock").search(outcome.clause) and not adds.search(outcome.clause)
    return not (adds.search(target.clause) and is_stock)


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(read_lexicon("results")[table])


@cache
def _model() -> Logistic:
    return Logistic.of(read_lexicon("results")["likeness"], Likeness._fields)


@cache
def _threshold() -> float:
    threshold: float = read_lexicon("results")["likeness"]["threshold"]
    return threshold
