"""What reports on a comparison say in tables, whatever markup they are written in."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from core.compare.model import Change, Verdict
from core.export.comparison_digest import Digest, Quote, span_words
from core.export.labels import Labels

Cell = str | int | float | Quote | Change | Verdict | None
"""Words as they are, a count, a part of 1, a quote, what became of something, or nothing."""

CHANGES = (
    Change.NEW, Change.DROPPED, Change.RAISED, Change.LOWERED, Change.REVISED, Change.REWORDED,
    Change.KEPT,
)  # fmt: skip
"""What tells most comes first."""
LONGEST_PASSAGES = 10
"""So many of the passages that were taken over are quoted."""


class Table(NamedTuple):
    """A table; the first cell of a row says what the row is about."""

    columns: tuple[str, ...]
    """What the columns are called, as keys of the labels."""
    rows: tuple[tuple[Cell, ...], ...]


def reports_table(digest: Digest, labels: Labels) -> Table:
    """Return which reports are compared."""
    return Table(
        ("diff.reports", "diff.document", "diff.file", "diff.place", "diff.commitments"),
        tuple(
            (labels[name], side.title, side.path, span_words(*side.plan), side.commitments)
            for name, side in (("diff.earlier", digest.a), ("diff.later", digest.b))
        ),
    )


def changes_table(digest: Digest, labels: Labels) -> Table:
    """Return how many commitments there are of each change, and how many moved."""
    moved = ((labels["diff.trait.moved"], digest.moved),) if digest.moved else ()
    counts = tuple((change, digest.counts[change]) for change in CHANGES)
    return Table(("diff.change", "diff.commitments"), (*counts, *moved))


def shifts_table(digest: Digest) -> Table:
    """Return the targets that moved."""
    return Table(
        ("diff.indicator", "diff.before", "diff.after", "diff.change"),
        tuple((each.name, each.a, each.b, each.change) for each in digest.shifts),
    )


def verdicts_table(digest: Digest) -> Table:
    """Return how many promises came out how."""
    counts = Counter(each.verdict for each in digest.promises)
    return Table(
        ("diff.verdict", "diff.commitments"),
        tuple((verdict, counts[verdict]) for verdict in Verdict),
    )


def promises_table(digest: Digest) -> Table:
    """Return the promises with their results."""
    return Table(
        ("diff.indicator", "diff.target", "diff.outcome", "diff.verdict"),
        tuple((each.name, each.target, each.outcome, each.verdict) for each in digest.promises),
    )


def shares_table(digest: Digest, labels: Labels) -> Table:
    """Return how much of each section of the later plan was said before."""
    return Table(
        ("diff.section", "diff.content", "diff.formulaic"),
        tuple(
            (each.title or labels["diff.headless"], each.content, each.formulaic)
            for each in digest.shares
        ),
    )
