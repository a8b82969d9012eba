"""What became of promises, as rows of a table: targets with their results, and what has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from core.compare.model import Comparison, Verdict
from core.export.signs import name_of, signs_of
from core.model import Span
from core.text.matching import matchable
from tui.captions import in_one_line
from tui.comparisons import View
from tui.figure_words import prose_of, sentence_at
from tui.strings import Strings


class Standing(StrEnum):
    """What is known of a promise: a verdict, where it is a number, or whether it is spoken of."""

    MET = Verdict.MET.value
    EXCEEDED = Verdict.EXCEEDED.value
    MISSED = Verdict.MISSED.value
    NOT_REPORTED = Verdict.NOT_REPORTED.value
    UNCLEAR = Verdict.UNCLEAR.value
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


class Promise(NamedTuple):
    """A promise of the earlier report, and what the later one says of it."""

    number: int
    """Index in `Promises.all`."""
    standing: Standing
    commitment: int
    """Index in `Comparison.a_commitments`."""
    name: str
    """What is promised: the indicator, or the whole sentence where no number is."""
    target: str
    """The number promised, as written, behind the signs of its bound; empty where none is."""
    outcome: str
    """The number reached, or the passage that reports, as written; empty where there is none."""
    promised: Span
    """Where the promise stands in the earlier report."""
    reported: Span | None
    """Where the later one reports on it."""
    similarity: float
    """How sure it is that the report is one on this promise."""


Entry = Promise | str
"""A row of the table: a promise, or what stands above those that follow."""


class Promises:
    """The promises of one comparison in one language."""

    def __init__(self, comparison: Comparison, strings: Strings) -> None:
        self._comparison = comparison
        self._strings = strings
        numeric = tuple(self._numeric())
        self.all = (*numeric, *self._others(len(numeric)))
        """Those with numbers first, each kind in text order."""

    def rows(self, view: View) -> list[Entry]:
        """Return the promises that `view` asks for, those without numbers under a heading."""
        wanted = view.standing
        shown = [each for each in self.all if wanted is None or each.standing is wanted]
        numbers = [each for each in shown if each.target]
        others = [each for each in shown if not each.target]
        heading = [self._strings["diff.replies"]] if others else []
        return [*numbers, *heading, *others]

    def counts(self) -> dict[Standing, int]:
        """Return how many promises there are of each standing."""
        counts = Counter(each.standing for each in self.all)
        return {standing: counts[standing] for standing in Standing}

    def promise(self, promise: Promise) -> str:
        """Return the words in which `promise` was made."""
        commitment = self._comparison.a_commitments[promise.commitment]
        return in_one_line(commitment.span.of(self._comparison.a.text))

    def report(self, promise: Promise) -> str:
        """Return the sentence that reports on `promise`; empty where none does."""
        if promise.reported is None:
            return ""
        text = self._comparison.b.text
        return "".join(sentence_at(text, promise.reported, self._prose))

    @cached_property
    def _prose(self) -> str:
        return prose_of(matchable(self._comparison.b.text))

    def _numeric(self) -> Iterator[Promise]:
        a, b = self._comparison.a, self._comparison.b
        for number, each in enumerate(self._comparison.followups):
            target = a.indicators[each.target]
            outcome = None if each.outcome is None else b.indicators[each.outcome]
            yield Promise(
                number,
                Standing(each.verdict.value),
                each.commitment,
                in_one_line(name_of(target)) or self._strings["figures.nameless"],
                signs_of(target) + in_one_line(target.span.of(a.text)),
                signs_of(outcome) + in_one_line(outcome.span.of(b.text)) if outcome else "",
                target.span,
                outcome.span if outcome else None,
                each.similarity,
            )

    def _others(self, first: int) -> Iterator[Promise]:
        a, b = self._comparison.a, self._comparison.b
        for number, each in enumerate(self._comparison.answers, first):
            span = self._comparison.a_commitments[each.commitment].span
            yield Promise(
                number,
                Standing.ANSWERED if each.passage else Standing.UNANSWERED,
                each.commitment,
                in_one_line(span.of(a.text)),
                "",
                in_one_line(each.passage.of(b.text)) if each.passage else "",
                span,
                each.passage,
                each.similarity,
            )
