"""What is taken out of a report: all of it, some of its sections, or any passages.

    excerpt_of_sections(report, [3, 7])
    excerpt_of_spans(report, [selection])
    excerpt_of_whole(report)

An excerpt is what the writers take (`markdown`, `contract.describe_excerpt`, `tables`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.export.section_path import section_path
from core.model import Indicator, Metadata, Part, Report, Role, Span, Stated


class Stretch(NamedTuple):
    """One passage of an excerpt."""

    span: Span
    section: int | None
    """Index of the section that it is, or of the innermost one that holds all of it."""
    whole: bool = False
    """Whether it is that section, from the heading to the end."""


class Excerpt(NamedTuple):
    """Passages of a report, in text order; they do not overlap."""

    report: Report
    stretches: tuple[Stretch, ...]

    @property
    def metadata(self) -> Metadata:
        """What the report says of itself."""
        return self.report.metadata

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the report."""
        return self.stretches == excerpt_of_whole(self.report).stretches

    def path(self, stretch: Stretch) -> str | None:
        """Return the path of a stretch's section, `二/(一)`; `None` outside all sections."""
        return None if stretch.section is None else section_path(self.report, stretch.section)

    def figures(self) -> Iterator[tuple[int, Indicator]]:
        """Yield the figures that stand in it wholly, each with its number in the report."""
        for number, figure in enumerate(self.report.indicators):
            if any(within(figure.span, stretch.span) for stretch in self.stretches):
                yield number, figure

    def roles(self) -> list[Role]:
        """Return what the parts are for that it was taken from, each once, in text order."""
        spans = [stretch.span for stretch in self.stretches]
        found = (
            part.role for part in self.report.parts if any(_overlap(part.span, at) for at in spans)
        )
        return list(dict.fromkeys(found))


def excerpt_of_whole(report: Report) -> Excerpt:
    """Return all of `report`, without the header table and the site's chrome round it."""
    spans = [part.span for part in report.parts if part.span.length]
    if not spans:
        return Excerpt(report, (Stretch(Span(0, len(report.text)), None),))
    return Excerpt(report, (Stretch(Span(spans[0].start, spans[-1].end), None),))


def excerpt_of_sections(report: Report, indexes: Iterable[int]) -> Excerpt:
    """Return the sections at `indexes`, each with all that is in it, and none twice."""
    stretches: list[Stretch] = []
    for index in sorted(set(indexes), key=lambda at: (report.sections[at].span.start, at)):
        span = report.sections[index].span
        if not stretches or span.start >= stretches[-1].span.end:
            stretches.append(Stretch(span, index, whole=True))
        elif span.end > stretches[-1].span.end:  # a topic sentence that its parent does not reach
            stretches[-1] = _joined(report, stretches[-1], span)
    return Excerpt(report, tuple(stretches))


def excerpt_of_spans(report: Report, spans: Iterable[Span]) -> Excerpt:
    """Return the passages at `spans`; what overlaps is one, and what is outside the text goes."""
    stretches: list[Stretch] = []
    for start, end in sorted(spans):
        span = Span(max(0, start), min(end, len(report.text)))
        if stretches and span.start <= stretches[-1].span.end:
            stretches[-1] = _joined(report, stretches[-1], span)
        elif span.length > 0:
            stretches.append(_stretch(report, span))
    return Excerpt(report, tuple(stretches))


def stated_of(report: Report, span: Span) -> Stated:
    """Return what has to be stated about the passage at `span` so that it reads as it does here.

    The spans of the parts count in the passage; those of what comes before it are empty.
    """
    parts = (
        Part(
            part.role,
            Span(
                max(part.span.start - span.start, 0),
                max(min(part.span.end, span.end) - span.start, 0),
            ),
        )
        for part in report.parts
        if part.span.start < span.end
    )
    metadata = report.metadata
    return Stated(
        place=metadata.place and metadata.place.value,
        review_period=metadata.review_period and metadata.review_period.value,
        plan_period=metadata.plan_period and metadata.plan_period.value,
        parts=tuple(parts),
    )


def within(inner: Span, outer: Span) -> bool:
    """Return whether all of `inner` stands in `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _joined(report: Report, stretch: Stretch, span: Span) -> Stretch:
    return _stretch(report, Span(stretch.span.start, max(stretch.span.end, span.end)))


def _stretch(report: Report, span: Span) -> Stretch:
    """Return the stretch at `span` with the innermost section that holds all of it."""
    holding = [index for index, each in enumerate(report.sections) if within(span, each.span)]
    section = holding[-1] if holding else None
    whole = section is not None and report.sections[section].span == span
    return Stretch(span, section, whole)
