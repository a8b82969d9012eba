"""What a reader marks in a report: passages, with or without a note, and sections to take along.

Both hold to words (`core.text.anchors`), so that they are found again in a report that has
changed, and are told as lost, not dropped, where their words are gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from core.export.section_path import section_path
from core.model import Report, Section, Span
from core.parsing.sentences import SENTENCE_END
from core.parsing.wrapping import unwrap
from core.text.anchors import Anchor, Anchorage, Certainty, anchor_of
from core.text.folding import fold

LONGEST = 1_000
"""Characters of a passage that are kept; of a longer one, the beginning."""


class What(StrEnum):
    """What is marked."""

    PASSAGE = "passage"
    SECTION = "section"


class Annotation(NamedTuple):
    """A mark of the reader's."""

    id: str
    """Tells it from all others, of any report."""
    what: What
    anchor: Anchor
    """The words of the passage, or those of the title of the section."""
    section: str = ""
    """Path of the section that a passage stood in, as in `core.export.section_path`."""
    note: str = ""
    """The reader's remark, one line."""


class Placed(NamedTuple):
    """Where an annotation stands in a report."""

    annotation: Annotation
    span: Span | None
    """The passage, or the heading of the section; `None` where its words are gone."""
    certainty: Certainty | None = None
    """How sure that is."""


def place(
    report: Report, annotations: Iterable[Annotation], known: Iterable[Placed] = ()
) -> tuple[Placed, ...]:
    """Return where `annotations` stand in `report`: in text order, those that are lost last.

    Of each that was found, the anchor is the one that it has now. Those of the same words as one
    that is `known`, which was placed in this text before, are not looked for again.
    """
    before = {(each.annotation.what, each.annotation.anchor): each for each in known}
    anchorage = Anchorage(report.text)
    placed = []
    for each in annotations:
        if found := before.get((each.what, each.anchor)):
            placed.append(found._replace(annotation=each))
        else:
            find = _place_section if each.what is What.SECTION else _place_passage
            placed.append(find(report, each, anchorage))
    return tuple(sorted(placed, key=_order))


def passage_at(report: Report, offset: int) -> Span:
    """Return what a reader at `offset` means: the heading, or the sentence, without blanks around.

    From a blank, it is what comes next. Empty where nothing does.
    """
    text = report.text
    word = re.compile(r"\S").search(text, min(offset, len(text)))
    if word is None:
        return Span(len(text), len(text))
    offset = word.start()
    for section in report.sections:
        if offset in section.heading and section.heading.length <= LONGEST:
            return section.heading
    # Looked for nearby: no text is too long for a key.
    low, high = max(0, offset - LONGEST), offset + LONGEST
    folded = unwrap(fold(text[low:high]))
    at = offset - low
    start = max(
        (found.end() for found in SENTENCE_END.finditer(folded, 0, at) if found.end() <= at),
        default=0,
    )
    behind = SENTENCE_END.search(folded, at)
    end = behind.end() if behind else len(folded)
    around = [each.heading for each in report.sections]
    start = max([start, *(each.end - low for each in around if low <= each.end <= offset)])
    end = min([end, *(each.start - low for each in around if offset < each.start < high)])
    return trimmed(text, Span(low + start, low + end))


def passage_of(report: Report, id_: str, span: Span, note: str = "") -> Annotation:
    """Return the annotation of the passage at `span`; of more than `LONGEST`, of its beginning."""
    span = trimmed(report.text, Span(span.start, min(span.end, span.start + LONGEST)))
    index = report.section_at(span.start)
    section = "" if index is None else section_path(report, index)
    return Annotation(id_, What.PASSAGE, anchor_of(report.text, span), section, note)


def mark_of(report: Report, id_: str, index: int) -> Annotation:
    """Return the annotation that marks the section at `index`."""
    span = _title_span(report, report.sections[index])
    return Annotation(id_, What.SECTION, anchor_of(report.text, span), section_path(report, index))


def marked_sections(report: Report, placed: Iterable[Placed]) -> list[int]:
    """Return the indexes of the sections that are marked, in text order."""
    headings = {each.span for each in placed if each.span and each.annotation.what is What.SECTION}
    return [at for at, each in enumerate(report.sections) if each.heading in headings]


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without the blanks at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _order(placed: Placed) -> tuple[bool, Span]:
    return placed.span is None, placed.span or placed.annotation.anchor.span


def _place_passage(report: Report, annotation: Annotation, anchorage: Anchorage) -> Placed:
    found = anchorage.find(annotation.anchor)
    if found is None:
        return Placed(annotation, None)
    span = trimmed(report.text, found.span)
    if found.certainty is not Certainty.ALIKE:
        # Else it stays with the words that were marked: what they have become may drift.
        annotation = annotation._replace(anchor=anchor_of(report.text, span))
    return Placed(annotation, span, found.certainty)


def _place_section(report: Report, annotation: Annotation, anchorage: Anchorage) -> Placed:
    """Place the mark of a section: on a heading, however often its words stand elsewhere."""
    found = anchorage.find(annotation.anchor)
    if found and found.certainty is Certainty.SURE:
        for section in report.sections:
            if found.span.start in section.heading:
                return _placed_on(report, annotation, section, Certainty.SURE)
    title = _plain(annotation.anchor.quote)
    same = [
        each
        for each in report.sections
        if _plain(_title_span(report, each).of(report.text)) == title
    ]
    if not same:
        return Placed(annotation, None)
    near = annotation.anchor.span.start
    section = min(same, key=lambda each: abs(each.heading.start - near))
    return _placed_on(report, annotation, section, Certainty.LIKELY)


def _placed_on(
    report: Report, annotation: Annotation, section: Section, certainty: Certainty
) -> Placed:
    anchor = anchor_of(report.text, _title_span(report, section))
    return Placed(annotation._replace(anchor=anchor), section.heading, certainty)


def _title_span(report: Report, section: Section) -> Span:
    """Return where the title stands in its heading: sections are renumbered, titles stay."""
    heading = section.heading
    bare = Span(heading.start + len(section.marker), heading.end)
    if section.title and report.text.startswith(section.marker, heading.start):
        return trimmed(report.text, bare)
    return heading


def _plain(words: str) -> str:
    return "".join(fold(words).split())
