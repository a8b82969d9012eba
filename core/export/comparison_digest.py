"""A comparison as people read it, whatever the format: quoted words, each with its place.

Words come in one line and do nothing: what steers a terminal or turns the direction of text is
shown (`core.text.inert`). Markup is for the formats to escape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from core.compare.model import (
    Change,
    Commitment,
    Comparison,
    Edit,
    FollowUp,
    Pair,
    Reuse,
    SectionReuse,
    Verdict,
)
from core.compare.rows import Row, count_changes, rows_of
from core.export.labels import Labels
from core.export.signs import name_of, signs_of
from core.model import Indicator, Report, Span
from core.parsing.wrapping import unwrap
from core.text.folding import fold, without_joints
from core.text.inert import inert

CHANGE_SIGNS = {
    Change.KEPT: "=",
    Change.REWORDED: "~",
    Change.REVISED: "≠",
    Change.RAISED: "↑",
    Change.LOWERED: "↓",
    Change.DROPPED: "-",
    Change.NEW: "+",
}
"""What became of a commitment, in a sign."""


def span_words(*spans: Span) -> str:
    """Return where words stand, for people: `[123–160]`."""
    return " ".join(f"[{span.start}–{span.end}]" for span in spans)


class Mark(StrEnum):
    """What became of a stretch of a quote on the other side."""

    SAME = "same"
    """It stands there, too; or there is no other side."""
    CHANGED = "changed"
    """It does not stand there."""
    APART = "apart"
    """It answers another commitment than the one beside it."""


class Quote(NamedTuple):
    """Words of a report, and where they stand."""

    span: Span
    stretches: tuple[tuple[Mark, str], ...]

    @property
    def words(self) -> str:
        """All of them."""
        return "".join(words for _, words in self.stretches)

    @property
    def place(self) -> str:
        """Where they stand, for people: `[123–160]`."""
        return span_words(self.span)


class Shift(NamedTuple):
    """A numeric target that is set in both plans."""

    name: str
    a: Quote
    b: Quote
    change: Change


class Entry(NamedTuple):
    """A commitment of both plans, or of one of them."""

    change: Change
    a: Quote | None
    b: Quote | None
    heading: bool
    section: str
    """Heading of the subsection that it stands in, in the earlier plan if it was dropped."""
    shifts: tuple[Shift, ...]
    """The targets that moved."""
    traits: tuple[str, ...]
    """`moved`, `split`, `merged`, as far as they apply."""

    @property
    def unchanged(self) -> bool:
        """Whether it is said in the same words in the same place."""
        return self.change is Change.KEPT and not self.traits


class Promise(NamedTuple):
    """A numeric target and what is reported of it."""

    name: str
    target: Quote
    outcome: Quote | None
    verdict: Verdict


class Reply(NamedTuple):
    """A commitment without a numeric target and the passage that reports on it."""

    commitment: Quote
    passage: Quote | None


class Share(NamedTuple):
    """How much of a section of the later plan was said before, as parts of 1."""

    title: str
    """Its heading; empty for what stands under none."""
    content: float
    formulaic: float


class Side(NamedTuple):
    """One of the two reports."""

    title: str
    place: str
    year: str
    """That of the plan, or of the review where none is known; empty where neither is."""
    path: str
    commitments: int
    plan: tuple[Span, ...]


class Digest(NamedTuple):
    """What there is to be said of a comparison."""

    a: Side
    b: Side
    counts: dict[Change, int]
    moved: int
    entries: tuple[Entry, ...]
    """In the order of the later plan; what was dropped stands behind what it followed."""
    promises: tuple[Promise, ...]
    replies: tuple[Reply, ...]
    reuse: Share
    """Of the whole plan; without a title."""
    shares: tuple[Share, ...]
    """Of its sections."""
    passages: tuple[tuple[Quote, Quote], ...]
    """What was taken over in content, from and to; the longest first."""
    follows: bool
    """Whether the later report looks back on what the earlier one planned."""

    @property
    def subject(self) -> str:
        """Which reports are compared: `苇桥街道 2023 → 2024`; empty where they do not say."""
        a, b = self.a, self.b
        years = f"{a.place} {a.year}".strip(), f"{b.place} {b.year}".strip()
        if a.place == b.place and a.year and b.year:
            years = years[0], b.year
        return " → ".join(years) if all(years) else ""

    @property
    def unchanged(self) -> bool:
        """Whether the later plan promises what the earlier one did, in the same words and order."""
        return not self.moved and not any(
            count for change, count in self.counts.items() if change is not Change.KEPT
        )

    @property
    def unrelated(self) -> bool:
        """Whether the plans have next to nothing in common."""
        alone = (Change.DROPPED, Change.NEW)
        paired = {entry.b.span for entry in self.entries if entry.b and entry.change not in alone}
        return len(paired) * _RELATED < min(self.a.commitments, self.b.commitments)

    @property
    def notices(self) -> Iterator[str]:
        """Yield what a reader has to know first: the names of labels (`diff.<name>`)."""
        if self.unchanged:
            yield "unchanged"
        if self.unrelated:
            yield "unrelated"
        if not self.follows:
            yield "not_followed"

    @property
    def shifts(self) -> Iterator[Shift]:
        """Every target that moved."""
        return (shift for entry in self.entries for shift in entry.shifts)

    @property
    def chapters(self) -> Iterator[tuple[str, list[Entry]]]:
        """Yield the entries by the subsections of the later plan, under their headings.

        What was dropped stands where what it followed stands.
        """
        heading, entries = "", list[Entry]()
        for entry in self.entries:
            if entry.b and entry.section != heading:
                if entries:
                    yield heading, entries
                heading, entries = entry.section, []
            entries.append(entry)
        if entries:
            yield heading, entries

    def reuse_words(self, labels: Labels) -> str:
        """Return how much of the later plan was said before, in a sentence."""
        return labels.format(
            "diff.reuse.share",
            share=f"{self.reuse.content + self.reuse.formulaic:.0%}",
            content=f"{self.reuse.content:.0%}",
            formulaic=f"{self.reuse.formulaic:.0%}",
        )

    def of(self, change: Change) -> tuple[Entry, ...]:
        """Return the entries of one kind, in the order of the plan that they stand in."""
        found = [entry for entry in self.entries if entry.change is change]
        if change is Change.DROPPED:
            found.sort(key=lambda entry: entry.a.span if entry.a else Span(0, 0))
        return tuple(found)


def digest(comparison: Comparison) -> Digest:
    """Return what there is to be said of `comparison`."""
    reader = _Reader(comparison)
    return Digest(
        a=_side(comparison.a, comparison.a_commitments, comparison.a_plan),
        b=_side(comparison.b, comparison.b_commitments, comparison.b_plan),
        counts=count_changes(comparison),
        moved=sum(pair.moved for pair in comparison.pairs),
        entries=tuple(map(reader.entry, rows_of(comparison))),
        promises=tuple(map(reader.promise, comparison.followups)),
        replies=tuple(
            Reply(
                reader.a.quote(comparison.a_commitments[each.commitment].span),
                each.passage and reader.b.quote(each.passage),
            )
            for each in comparison.answers
        ),
        reuse=_share("", comparison.reuse),
        shares=tuple(
            _share("" if each.section is None else reader.b.heading(each.section), each)
            for each in comparison.reuse.sections
        ),
        passages=tuple(
            (reader.a.quote(each.a), reader.b.quote(each.b))
            for each in comparison.reuse.passages
            if not each.formulaic
        ),
        follows=comparison.follows,
    )


_RELATED = 10
"""Plans of which less than one in so many commitments has a partner are called unrelated."""


class _Reader:
    """Quotes what the parts of a comparison point at."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.a, self.b = _Quoter(comparison.a), _Quoter(comparison.b)

    def entry(self, row: Row) -> Entry:
        """Return a row of the comparison with its words."""
        comparison, pair = self._comparison, row.pair
        a = None if row.a is None else comparison.a_commitments[row.a]
        b = None if row.b is None else comparison.b_commitments[row.b]
        edits = pair.edits if pair and pair.change is not Change.KEPT else ()
        return Entry(
            change=row.change,
            a=a and self.a.quote(a.span, [(edit.a, edit) for edit in edits]),
            b=b and self.b.quote(b.span, [(edit.b, edit) for edit in edits]),
            heading=any(each.heading for each in (a, b) if each),
            section=(
                self.b.subsection(b.section) if b else self.a.subsection(a.section) if a else ""
            ),
            shifts=tuple(self._shifts(pair)) if pair else (),
            traits=tuple(trait for trait in _TRAITS if pair and getattr(pair, trait)),
        )

    def promise(self, followup: FollowUp) -> Promise:
        """Return a target and its outcome with their words."""
        target = self._comparison.a.indicators[followup.target]
        outcome = followup.outcome
        return Promise(
            _name(target),
            self.a.figure(target),
            None if outcome is None else self.b.figure(self._comparison.b.indicators[outcome]),
            followup.verdict,
        )

    def _shifts(self, pair: Pair) -> Iterator[Shift]:
        for target in pair.targets:
            if target.change is not Change.KEPT:
                a = self._comparison.a.indicators[target.a]
                b = self._comparison.b.indicators[target.b]
                yield Shift(_name(b), self.a.figure(a), self.b.figure(b), target.change)


_TRAITS = ("moved", "split", "merged")


class _Quoter:
    """Quotes one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._folded = unwrap(fold(report.text))

    def quote(self, span: Span, edits: Iterable[tuple[Span, Edit]] = ()) -> Quote:
        """Return the words at `span`, marked by what the `edits` say of the stretches of it."""
        marked = [(_mark(edit), stretch) for stretch, edit in edits] or [(Mark.SAME, span)]
        runs = groupby(marked, key=lambda each: each[0])
        stretches = ((mark, "".join(self._words(each) for _, each in run)) for mark, run in runs)
        return Quote(span, tuple((mark, words) for mark, words in stretches if words))

    def figure(self, indicator: Indicator) -> Quote:
        """Return the words of a figure, behind the signs of its bound and of a decline."""
        words = signs_of(indicator) + self._words(indicator.span)
        return Quote(indicator.span, ((Mark.SAME, words),))

    def heading(self, section: int) -> str:
        """Return the words of a heading."""
        return self._words(self._report.sections[section].heading)

    def subsection(self, section: int | None) -> str:
        """Return the heading of the subsection that `section` is, or belongs to."""
        above = () if section is None else self._report.ancestry(section)
        at = next((at for at in above if self._report.sections[at].level <= _SUBSECTION), None)
        return "" if at is None else self.heading(at)

    def _words(self, span: Span) -> str:
        return inert(without_joints(span.of(self._report.text), span.of(self._folded)))


_SUBSECTION = 2
"""Level of the headings by which a reader finds his way through a plan."""


def _mark(edit: Edit) -> Mark:
    if edit.apart:
        return Mark.APART
    return Mark.SAME if edit.same else Mark.CHANGED


def _name(indicator: Indicator) -> str:
    return inert("".join((name_of(indicator) or "-").splitlines()))


def _side(report: Report, commitments: tuple[Commitment, ...], plan: tuple[Span, ...]) -> Side:
    metadata = report.metadata
    period = metadata.plan_period or metadata.review_period
    return Side(
        title=inert(metadata.title.value) if metadata.title else "",
        place=inert(metadata.place.value) if metadata.place else "",
        year=period.value if period else "",
        path=inert(report.source.path),
        commitments=len(commitments),
        plan=tuple(_united(plan)),
    )


def _united(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans, those that follow each other without a gap as one."""
    last: Span | None = None
    for span in spans:
        if last and last.end == span.start:
            last = Span(last.start, span.end)
        else:
            yield from (last,) if last else ()
            last = span
    yield from (last,) if last else ()


def _share(title: str, reuse: Reuse | SectionReuse) -> Share:
    length = max(1, reuse.length)
    return Share(title, reuse.content / length, reuse.formulaic / length)
