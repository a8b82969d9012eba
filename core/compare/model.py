"""What a comparison of two reports says: the vocabulary of `core.compare` and of who shows it.

`a` is the earlier report and `b` the later one, as they were given. Spans count in the text of
the report that they belong to. As in `core.model`, everything is immutable and picklable.
"""

from enum import StrEnum
from typing import NamedTuple

from core.model import Report, Span


class Change(StrEnum):
    """What became of a commitment from one plan to the next."""

    KEPT = "kept"
    """Said again in the same words."""
    REWORDED = "reworded"
    """The same in other words."""
    REVISED = "revised"
    """Scope, measure, object or deadline are others."""
    RAISED = "raised"
    """A numeric target asks for more."""
    LOWERED = "lowered"
    """A numeric target asks for less."""
    DROPPED = "dropped"
    """Not said again."""
    NEW = "new"
    """Not said before."""


class Commitment(NamedTuple):
    """What a plan promises in one heading, sentence or counted clause."""

    span: Span
    heading: bool
    """Whether it is a heading."""
    section: int | None
    """Index of the innermost section that it stands in; a heading stands in its own."""
    topic: str
    """Title of that section without its marker; empty where there is none."""
    verbs: tuple[Span, ...]
    """The verbs of action (`建成`, `推进`), in text order."""
    objects: tuple[Span, ...]
    """What each verb of action acts on; as many as there are verbs, empty where it has none."""
    figures: tuple[int, ...]
    """Indexes of its figures in `Report.indicators`."""
    deadlines: tuple[Span, ...]
    """By when: `11月底前`, `上半年`."""


class Evidence(StrEnum):
    """What speaks for it that two commitments are the same one."""

    WORDS = "words"
    """They say the same words throughout."""
    TERMS = "terms"
    """They share words that few other sentences hold."""
    NAMES = "names"
    """They share a name: in quotation marks, or of a project or place."""
    FIGURES = "figures"
    """They set a target for the same indicator."""
    TOPICS = "topics"
    """They speak of the same narrow topic."""
    HEADINGS = "headings"
    """They stand under corresponding headings."""
    ORDER = "order"
    """Their neighbours correspond."""


class Reason(NamedTuple):
    """Why two commitments were put side by side."""

    evidence: Evidence
    words: tuple[str, ...] = ()
    """What it rests on: words that both share, names, indicators, or topics."""


class Edit(NamedTuple):
    """A stretch of a pair's wording: the same on both sides, changed, or on one side alone.

    The edits of a pair follow each other; those of either side cover its commitment.
    """

    a: Span
    """Empty for what was added."""
    b: Span
    """Empty for what was removed."""
    same: bool
    number: bool = False
    """Whether it is a figure, which is compared as a whole."""
    apart: bool = False
    """Whether it answers another commitment than that of this pair: one of a split or merger."""


class TargetChange(NamedTuple):
    """Two figures of a pair that set the same target."""

    a: int
    """Index in the indicators of `a`."""
    b: int
    """Index in the indicators of `b`."""
    change: Change
    """`RAISED`, `LOWERED`, `KEPT`; `REVISED` where it turned round or is bound otherwise."""


class Pair(NamedTuple):
    """A commitment of `a` and the one of `b` that says it again."""

    a: int
    """Index in `Comparison.a_commitments`."""
    b: int
    """Index in `Comparison.b_commitments`."""
    change: Change
    """Any but `DROPPED` and `NEW`."""
    similarity: float
    """How much of the wording both share, 0 to 1; 1 where it is the same."""
    reasons: tuple[Reason, ...]
    """The strongest first."""
    edits: tuple[Edit, ...]
    targets: tuple[TargetChange, ...]
    moved: bool
    """Whether it went to another section than the rest of its own."""
    split: bool
    """Whether the commitment of `a` is said again in several of `b`."""
    merged: bool
    """Whether several commitments of `a` are said again in that of `b`."""
    certainty: float = 1.0
    """How sure it is that both say the same, 0 to 1."""


class Verdict(StrEnum):
    """What became of a promise."""

    MET = "met"
    EXCEEDED = "exceeded"
    MISSED = "missed"
    NOT_REPORTED = "not_reported"
    UNCLEAR = "unclear"


class FollowUp(NamedTuple):
    """A numeric target of the plan of `a`, and what the review of `b` reports of it."""

    commitment: int
    """Index in `Comparison.a_commitments`."""
    target: int
    """Index in the indicators of `a`."""
    outcome: int | None
    """Index in the indicators of `b`; `None` where it is not reported."""
    verdict: Verdict
    similarity: float
    """How sure it is that the outcome answers the target, 0 to 1."""


class Answer(NamedTuple):
    """A commitment of `a` without a numeric target, and the passage of `b` that reports on it."""

    commitment: int
    """Index in `Comparison.a_commitments`."""
    passage: Span | None
    """A sentence of the review of `b`; `None` where none was found."""
    similarity: float
    """How sure it is that the passage speaks of the commitment, 0 to 1."""


class Passage(NamedTuple):
    """Words of the plan of `b` that stand in the plan of `a`."""

    a: Span
    b: Span
    formulaic: bool
    """Whether they are phrases that any such report may hold, and no content."""


class SectionReuse(NamedTuple):
    """How much of a section of the plan of `b` was said before."""

    section: int | None
    """Index in the sections of `b`; `None` for what stands under no heading."""
    length: int
    """Characters of words, without punctuation and spaces."""
    content: int
    """Those of them that stand in the plan of `a`, in passages of content."""
    formulaic: int
    """Those of them that stand there in formulaic passages."""


class Reuse(NamedTuple):
    """How much of the plan of `b` stands word for word in that of `a`."""

    length: int
    """Characters of words in the plan of `b`, without punctuation and spaces."""
    content: int
    """Those of them that stand in the plan of `a`, in passages of content."""
    formulaic: int
    """Those of them that stand there in formulaic passages."""
    passages: tuple[Passage, ...]
    """The longest first."""
    sections: tuple[SectionReuse, ...]
    """The sections of the highest level in the plan, in text order."""


class Comparison(NamedTuple):
    """Two reports side by side: their plans, and the promises of `a` with the results in `b`."""

    a: Report
    b: Report
    a_plan: tuple[Span, ...]
    """Where the plan of `a` stands."""
    b_plan: tuple[Span, ...]
    a_commitments: tuple[Commitment, ...]
    """In text order."""
    b_commitments: tuple[Commitment, ...]
    pairs: tuple[Pair, ...]
    """In the order of `b`, then of `a`."""
    dropped: tuple[int, ...]
    """Indexes of the commitments of `a` that no pair holds.

    Not of sentences that promise nothing, nor of headings under which something goes on.
    """
    new: tuple[int, ...]
    """Likewise, of `b`."""
    followups: tuple[FollowUp, ...]
    """In the order of the targets."""
    answers: tuple[Answer, ...]
    """In the order of `a`."""
    reuse: Reuse
    follows: bool = True
    """Whether `b` looks back on what `a` planned; else there are no follow-ups and answers."""
