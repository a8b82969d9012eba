"""Two reports to one comparison: what a program calls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Set
from enum import StrEnum

from core.compare.alignment import Match, align
from core.compare.changes import change_of, moves
from core.compare.commitments import plan_of
from core.compare.followup import find_answers, follow_up
from core.compare.model import Comparison, Pair
from core.compare.reasons import Reasons
from core.compare.reuse import measure_reuse
from core.compare.sides import Side, read_plan, read_review
from core.compare.wording import Wording, in_common
from core.model import Report
from core.text.folding import fold
from core.text.words import load_words


class NoPlanError(ValueError):
    """A report has no plan part, so that nothing can be compared. `report` is the one."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return f"no plan part found in {self.report.source.path}"


class Stage(StrEnum):
    """What a comparison is doing, in this order."""

    VOCABULARY = "vocabulary"
    ALIGNMENT = "alignment"
    WORDING = "wording"
    FOLLOW_UP = "follow_up"
    REUSE = "reuse"


def compare(
    a: Report, b: Report, *, progress: Callable[[Stage], None] = lambda _: None
) -> Comparison:
    """Return what became of the plan of `a` in that of `b`, and of its promises.

    A pure function of the two reports. `progress` is told each stage as it begins. Raises
    `NoPlanError` where a report has no plan part.
    """
    plans = []
    for report in (a, b):
        plan = read_plan(report)
        if all(map(plan.is_part_heading, range(len(plan.commitments)))):
            raise NoPlanError(report)
        plans.append(plan)
    plan_a, plan_b = plans
    progress(Stage.VOCABULARY)
    load_words()
    progress(Stage.ALIGNMENT)
    matches = align(plan_a, plan_b)
    progress(Stage.WORDING)
    pairs = _pairs(plan_a, plan_b, matches)
    progress(Stage.FOLLOW_UP)
    review = read_review(b) if reports_on(a, b) else None
    followups = follow_up(plan_a, review) if review else ()
    answers = find_answers(plan_a, review) if review else ()
    progress(Stage.REUSE)
    reuse = measure_reuse(plan_a, plan_b)
    return Comparison(
        a=a,
        b=b,
        a_plan=plan_of(a),
        b_plan=plan_of(b),
        a_commitments=plan_a.commitments,
        b_commitments=plan_b.commitments,
        pairs=pairs,
        dropped=tuple(_alone(plan_a, {pair.a for pair in pairs})),
        new=tuple(_alone(plan_b, {pair.b for pair in pairs})),
        followups=followups,
        answers=answers,
        reuse=reuse,
        follows=review is not None,
    )


def reports_on(a: Report, b: Report) -> bool:
    """Return whether `b` may report on the promises of `a`.

    It does not where it is of another place, or looks back on another year than `a` plans for.
    """
    one, other = a.metadata, b.metadata
    if one.place and other.place and fold(one.place.value) != fold(other.place.value):
        return False
    if one.plan_period is None or other.review_period is None:
        return True
    reviewed = [int(year) for year in re.findall(r"\d{4}", other.review_period.value)]
    planned = [int(year) for year in re.findall(r"\d{4}", one.plan_period.value)]
    return min(reviewed) <= max(planned) and min(planned) <= max(reviewed)


def _alone(side: Side, paired: Set[int]) -> Iterator[int]:
    """Yield the commitments that are in no pair, as far as they promise something.

    A heading does so where nothing under it is in a pair.
    """
    going_on: set[int | None] = set()
    for number in paired:
        index = side.commitments[number].section
        if index is not None:
            going_on.update(side.report.ancestry(index))
    for number, commitment in enumerate(side.commitments):
        if number in paired or not side.promises[number]:
            continue
        goes_on = commitment.section in going_on and not side.is_topic_sentence(number)
        if not (commitment.heading and goes_on):
            yield number


def _pairs(a: Side, b: Side, matches: list[Match]) -> tuple[Pair, ...]:
    partners_of_a = Counter(match.a for match in matches)
    partners_of_b = Counter(match.b for match in matches)
    moved = moves(a, b, matches)
    wording, reasons = Wording(a, b, matches), Reasons(a, b, matches)
    pairs = []
    for match in matches:
        split, merged = partners_of_a[match.a] > 1, partners_of_b[match.b] > 1
        edits = wording.edits(match.a, match.b)
        change, targets = change_of(a, b, match, edits)
        pairs.append(
            Pair(
                a=match.a,
                b=match.b,
                change=change,
                similarity=in_common(edits),
                reasons=reasons.of(match, edits, wording.terms(match.b, edits)),
                edits=edits,
                targets=targets,
                moved=(match.a, match.b) in moved,
                split=split,
                merged=merged,
                certainty=match.likelihood,
            )
        )
    return tuple(pairs)
