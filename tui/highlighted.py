"""What is highlighted in the app: the words selected, the sections marked, the section read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from core.export.excerpt import (
    Excerpt,
    excerpt_of_sections,
    excerpt_of_spans,
    excerpt_of_whole,
)
from core.model import Report, Span
from tui.documents import Document
from tui.keys import Scope
from tui.widgets.detail import DEEPEST

if TYPE_CHECKING:
    from tui.actions.reader import Reader


class What(StrEnum):
    """What can be highlighted, what counts first coming first."""

    SELECTION = "selection"
    MARKED = "marked"
    SECTION = "section"
    ABOVE = "above"
    """A section that this one belongs to."""
    WHOLE = "whole"


class Highlight(NamedTuple):
    """Something that is highlighted."""

    what: What
    excerpt: Excerpt
    sections: int = 1
    """How many sections were marked, be some inside others."""


def highlights(reader: Reader) -> Iterator[Highlight]:
    """Yield what is highlighted in the report that is open, what counts first coming first.

    Where the keyboard is in the list of reports, that is all of it.
    """
    document = reader.document
    if document is None:
        return
    report = document.report
    if selected := reader.detail.pane.selection:
        yield Highlight(What.SELECTION, excerpt_of_spans(report, [selected]))
    if sections := _marked(document):
        yield Highlight(What.MARKED, excerpt_of_sections(report, sections), len(sections))
    whole = Highlight(What.WHOLE, excerpt_of_whole(report))
    if reader.keyboard is Scope.REPORTS:
        yield whole
        return
    if reader.keyboard is Scope.SECTIONS:
        if (node := reader.sections.node) is not None:
            yield from _from_tree(report, node.start)
    else:
        yield from _around(report, reader.detail.pane.place)
    yield whole


def _marked(document: Document) -> list[int]:
    """Return the indexes of the sections that are marked."""
    if document.annotations is None or not document.annotations.placed:
        return []
    from tui.annotations import marked_sections  # noqa: PLC0415 - where there are any

    return marked_sections(document)


def _from_tree(report: Report, start: int) -> Iterator[Highlight]:
    """Yield the section whose heading starts there, or the stretch that stands under none."""
    starts = [section.heading.start for section in report.sections]
    index = bisect_right(starts, start) - 1
    if index >= 0 and starts[index] == start:
        yield from _with_those_above(report, [*report.ancestry(index)])
        return
    end = starts[index + 1] if index + 1 < len(starts) else len(report.text)
    part = next((part.span.end for part in report.parts if start in part.span), end)
    yield Highlight(What.SECTION, excerpt_of_spans(report, [Span(start, min(end, part))]))


def _around(report: Report, offset: int) -> Iterator[Highlight]:
    """Yield the sections round `offset`; a topic sentence counts as words of the one above."""
    innermost = report.section_at(offset)
    if innermost is None:
        return
    around = [*report.ancestry(innermost)]
    above = [at for at in around if report.sections[at].level <= DEEPEST]
    yield from _with_those_above(report, above or around)


def _with_those_above(report: Report, sections: Sequence[int]) -> Iterator[Highlight]:
    for number, index in enumerate(sections):
        what = What.ABOVE if number else What.SECTION
        yield Highlight(what, excerpt_of_sections(report, [index]))
