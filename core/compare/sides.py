"""One side of an alignment: sentences of a report, what they say, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from core.compare.commitments import plan_of, read_commitments, review_of
from core.compare.model import Commitment
from core.compare.phrasing import content_of
from core.compare.sentences import Sentences, words_for
from core.compare.topics import topics_of
from core.lexicon import read_lexicon
from core.model import Report, Span
from core.parsing.cues import is_lead_in


class Side(NamedTuple):
    """The plan of one report, or its review; every list has an entry for each commitment."""

    report: Report
    folded: str
    """Its text in the folded form, the ends of wrapped lines as joints."""
    commitments: tuple[Commitment, ...]
    """What is promised; of a review, its sentences, read like promises."""
    words: list[str]
    """What they say, folded, without markers and the joints of wrapped lines."""
    content: list[str]
    """The same, without the phrases that any report may hold."""
    clauses: list[list[str]]
    """The words, cut at commas."""
    grams: list[Counter[str]]
    """Their characters and pairs of neighbours."""
    topics: list[Counter[str]]
    """The narrow topics that they speak of."""
    headings: list[bool]
    """Whether they stand for more than themselves: headings, and sentences as short as those."""
    promises: list[bool]
    """Whether they say what is to be done; frames, appeals and stances do not."""
    targets: list[frozenset[str]]
    """The standard terms, or else the names, of the indicators that they give figures for."""
    sections: list[int]
    """Number of the part or subsection that they stand in."""
    paragraphs: list[int]
    """Number of the paragraph, or of what a counted heading governs, that they stand in."""

    def is_part_heading(self, number: int) -> bool:
        """Return whether a commitment is no more than the heading of a part."""
        return self._heading_level(number) == 1

    def is_topic_sentence(self, number: int) -> bool:
        """Return whether it is a heading that says by itself what is to be done."""
        has_deed = bool(self.commitments[number].verbs)
        return has_deed and self._heading_level(number) > _SECTION_LEVELS

    def _heading_level(self, number: int) -> int:
        commitment = self.commitments[number]
        if not commitment.heading or commitment.section is None:
            return 0
        return self.report.sections[commitment.section].level

    @property
    def year(self) -> str:
        """The year that the report plans for; empty where it is not known."""
        period = self.report.metadata.plan_period
        return period.value[:4] if period else ""


def read_plan(report: Report) -> Side:
    """Return the plan of `report`; nothing where it has none."""
    return _read(report, plan_of(report))


def read_review(report: Report) -> Side:
    """Return what `report` says was done; nothing where it does not look back."""
    return _read(report, review_of(report))


def _read(report: Report, spans: Iterable[Span]) -> Side:
    sentences = Sentences(report)
    commitments = read_commitments(report, spans)
    words = [sentences.words(each.span) for each in commitments]
    starts = [section.heading.start for section in report.sections if section.level <= _SUBSECTION]
    return Side(
        report=report,
        folded=sentences.folded,
        commitments=commitments,
        words=words,
        content=[content_of(each) for each in words],
        clauses=[_clauses(each) for each in words],
        grams=[grams_of(each) for each in words],
        topics=[topics_of(each) for each in words],
        headings=[
            each.heading or len(said) < _SHORT
            for each, said in zip(commitments, words, strict=True)
        ],
        promises=[
            _promises(sentences.folded, each, said)
            for each, said in zip(commitments, words, strict=True)
        ],
        targets=[_targets(report, each) for each in commitments],
        sections=[bisect_right(starts, each.span.start) for each in commitments],
        paragraphs=_paragraphs(report, sentences.folded, commitments),
    )


def grams_of(words: str) -> Counter[str]:
    """Return the characters of `words` and the pairs of neighbours, with how often they stand."""
    chars = bare(words)
    return Counter((*chars, *map("".join, pairwise(chars))))


def bare(words: str) -> str:
    """Return `words` without punctuation and spaces."""
    return _BARE.sub("", words)


_BARE = re.compile(r"\W+")
_SUBSECTION = 2
_SECTION_LEVELS = 4
"""Headings below these levels are sentences of a paragraph."""
_SHORT = 22
"""Sentences shorter than this may say what a heading does."""


def _clauses(words: str) -> list[str]:
    return [clause for clause in re.split("[,;:。!?]", words) if len(clause) > 2] or [words]


def _promises(folded: str, commitment: Commitment, words: str) -> bool:
    """Return whether a sentence may promise something: a frame, an appeal or a stance does not."""
    if commitment.figures or commitment.deadlines:
        return True
    if re.match(words_for("frames"), words) or is_lead_in(words):
        return False
    stances = read_lexicon("commitments")["stances"]
    deeds = [verb.of(folded) for verb in commitment.verbs]
    return not deeds or any(deed not in stances for deed in deeds)


def _targets(report: Report, commitment: Commitment) -> frozenset[str]:
    figures = (report.indicators[at] for at in commitment.figures)
    return frozenset(
        (figure.canonical or figure.name) for figure in figures if figure.canonical or figure.name
    )


def _paragraphs(report: Report, folded: str, commitments: tuple[Commitment, ...]) -> list[int]:
    counted = {section.heading.start for section in report.sections if section.marker}
    numbers: list[int] = []
    number = last = 0
    for commitment in commitments:
        start = commitment.span.start
        if start in counted or "\n" in folded[last:start]:
            number += 1
        numbers.append(number)
        last = commitment.span.end
    return numbers
