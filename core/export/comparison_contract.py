"""A comparison as one JSON object: the contract that other programs rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from core.compare.model import (
    Answer,
    Commitment,
    Comparison,
    Edit,
    FollowUp,
    Pair,
    Reuse,
    SectionReuse,
    Verdict,
)
from core.compare.rows import count_changes
from core.export.contract import describe_indicator, describe_source, value_of
from core.model import Report, Span

COMPARISON_SCHEMA = 1
"""Version of the JSON that describes a comparison; it changes when a consumer would have to."""


def describe_comparison(comparison: Comparison) -> dict[str, object]:
    """Return a comparison as an object of JSON's own types, under `COMPARISON_SCHEMA`.

    A place in a text is `[start, end]`, in code points of the decoded text: of `a`, the earlier
    report, or of `b`, the later one. What is not known is `None`.
    """
    return {
        "schema": COMPARISON_SCHEMA,
        "sources": {
            "a": _source(comparison.a, comparison.a_plan),
            "b": _source(comparison.b, comparison.b_plan),
        },
        "summary": _summary(comparison),
        "pairs": [_pair(comparison, pair) for pair in comparison.pairs],
        "dropped": [_place(comparison.a_commitments[each].span) for each in comparison.dropped],
        "new": [_place(comparison.b_commitments[each].span) for each in comparison.new],
        "followup": [_followup(comparison, each) for each in comparison.followups],
        "answers": [_answer(comparison, each) for each in comparison.answers],
        "reuse": _reuse(comparison.reuse, comparison.b),
        "commitments": {
            "a": [_commitment(comparison.a, each) for each in comparison.a_commitments],
            "b": [_commitment(comparison.b, each) for each in comparison.b_commitments],
        },
    }


def _source(report: Report, plan: Iterable[Span]) -> dict[str, object]:
    metadata = report.metadata
    return {
        **describe_source(report),
        "title": value_of(metadata.title),
        "place": value_of(metadata.place),
        "year": metadata.year,
        "plan_period": value_of(metadata.plan_period),
        "plan": _places(plan),
    }


def _summary(comparison: Comparison) -> dict[str, object]:
    verdicts = Counter(each.verdict for each in comparison.followups)
    answered = sum(each.passage is not None for each in comparison.answers)
    return {
        **{change.value: count for change, count in count_changes(comparison).items()},
        "moved": sum(pair.moved for pair in comparison.pairs),
        "followup": {verdict.value: verdicts[verdict] for verdict in Verdict},
        "answered": answered,
        "unanswered": len(comparison.answers) - answered,
    }


def _pair(comparison: Comparison, pair: Pair) -> dict[str, object]:
    return {
        "a": _place(comparison.a_commitments[pair.a].span),
        "b": _place(comparison.b_commitments[pair.b].span),
        "status": pair.change.value,
        "moved": pair.moved,
        "split": pair.split,
        "merged": pair.merged,
        "similarity": round(pair.similarity, _DIGITS),
        "certainty": round(pair.certainty, _DIGITS),
        "reasons": [
            {"evidence": reason.evidence.value, "words": list(reason.words)}
            for reason in pair.reasons
        ],
        "targets": [
            {
                "a": describe_indicator(comparison.a.indicators[target.a]),
                "b": describe_indicator(comparison.b.indicators[target.b]),
                "status": target.change.value,
            }
            for target in pair.targets
        ],
        "edits": [_edit(edit) for edit in pair.edits],
    }


def _edit(edit: Edit) -> dict[str, object]:
    return {
        "a": _place(edit.a),
        "b": _place(edit.b),
        "same": edit.same,
        "number": edit.number,
        "apart": edit.apart,
    }


def _followup(comparison: Comparison, followup: FollowUp) -> dict[str, object]:
    target = comparison.a.indicators[followup.target]
    outcome = None if followup.outcome is None else comparison.b.indicators[followup.outcome]
    return {
        "target": _place(target.span),
        "outcome": outcome and _place(outcome.span),
        "verdict": followup.verdict.value,
        "similarity": round(followup.similarity, _DIGITS),
        "commitment": _place(comparison.a_commitments[followup.commitment].span),
        "promised": describe_indicator(target),
        "reported": outcome and describe_indicator(outcome),
    }


def _answer(comparison: Comparison, answer: Answer) -> dict[str, object]:
    return {
        "commitment": _place(comparison.a_commitments[answer.commitment].span),
        "passage": answer.passage and _place(answer.passage),
        "text": answer.passage and answer.passage.of(comparison.b.text),
        "similarity": round(answer.similarity, _DIGITS),
    }


def _reuse(reuse: Reuse, later: Report) -> dict[str, object]:
    return {
        **_measured(reuse),
        "passages": [
            {"a": _place(each.a), "b": _place(each.b), "formulaic": each.formulaic}
            for each in reuse.passages
        ],
        "sections": [_section(each, later) for each in reuse.sections],
    }


def _section(reuse: SectionReuse, later: Report) -> dict[str, object]:
    section = None if reuse.section is None else later.sections[reuse.section]
    return {
        "heading": section and _place(section.heading),
        "title": section and section.title,
        **_measured(reuse),
    }


def _measured(reuse: Reuse | SectionReuse) -> dict[str, object]:
    return {"length": reuse.length, "content": reuse.content, "formulaic": reuse.formulaic}


def _commitment(report: Report, commitment: Commitment) -> dict[str, object]:
    return {
        "place": _place(commitment.span),
        "text": commitment.span.of(report.text),
        "heading": commitment.heading,
        "topic": commitment.topic,
        "verbs": _places(commitment.verbs),
        "objects": _places(commitment.objects),
        "deadlines": _places(commitment.deadlines),
        "figures": [describe_indicator(report.indicators[each]) for each in commitment.figures],
    }


def _places(spans: Iterable[Span]) -> list[list[int]]:
    return [_place(span) for span in spans]


def _place(span: Span) -> list[int]:
    return [span.start, span.end]


_DIGITS = 4
"""Decimals of a likelihood: more would differ between machines."""
