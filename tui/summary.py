"""What was read from a report, as lines to be printed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from core.model import Fact, Report, Role, Span, Status
from core.text.inert import inert
from tui.lines import BLUE, BOLD, DIM, GREEN, PLAIN, RED, YELLOW, Line, cells, padded, printed
from tui.strings import Strings

_GIST = 60
"""Characters of a part's own words that are shown, at most."""
_ROLE_COLOURS = {
    Role.REVIEW: GREEN,
    Role.PROBLEMS: RED,
    Role.PLAN: BLUE,
    Role.OVERVIEW: YELLOW,
    Role.OTHER: DIM,
}
_FACTS = (
    "title", "issuer", "place", "review_period", "plan_period", "date", "index_no",
    "category", "topic", "disclosure", "audience",
)  # fmt: skip
"""Fields of `Metadata` in the order in which they are shown."""
_SURE = 0.9
"""Confidence in the encoding under which the reader is told how to name it."""


def summary(report: Report, strings: Strings, *, width: int | None, colour: bool) -> str:
    """Return what kind of document it is, what it says of itself, its parts and its outline.

    Lines longer than `width` cells are cut; `None` cuts none. The document's own words come
    without anything that a terminal would act on.
    """
    lines = _lines(report, strings)
    return "".join(printed(line, width, colour=colour) + "\n" for line in lines)


def _lines(report: Report, strings: Strings) -> Iterator[Line]:
    yield [(BOLD, inert(report.source.path))]
    fields = [(strings[f"inspect.{name}"], value) for name, value in _fields(report, strings)]
    indent = max(cells(label) for label, _ in fields) + 2
    for label, value in fields:
        yield [(DIM, padded(label, indent)), (PLAIN, inert(value))]
    roles = max(cells(strings[f"role.{role}"]) for role in Role) + 2
    digits = len(f"{len(report.text):,}"), len(f"{len(report.indicators):,}")
    figures = [indicator.span.start for indicator in report.indicators]
    legend = (DIM, strings["inspect.columns"])

    def measured(role: Role, span: Span) -> Line:
        """Return the columns before a part or a section: its role, characters, and figures."""
        inside = bisect_left(figures, span.end) - bisect_left(figures, span.start)
        count = f"{inside:{digits[1]},}" if inside else " " * digits[1]
        return [
            (_ROLE_COLOURS[role], f"  {padded(strings[f'role.{role}'], roles)}"),
            (DIM, f"{span.length:{digits[0]},}  "),
            (PLAIN, f"{count}  "),
        ]

    yield []
    yield [(BOLD, strings["inspect.parts"]), legend]
    for part in report.parts:
        gist = " ".join(part.span.of(report.text)[: 4 * _GIST].split())[:_GIST]
        yield [*measured(part.role, part.span), (DIM, inert(gist))]
    yield []
    yield [(BOLD, strings.format("inspect.sections", count=len(report.sections))), legend]
    for index, section in enumerate(report.sections):
        depth = sum(1 for _ in report.ancestry(index)) - 1
        heading = inert(f"{section.marker} {section.title}".strip())
        yield [*measured(section.role, section.span), (PLAIN, "  " * depth + heading)]


def _fields(report: Report, strings: Strings) -> Iterator[tuple[str, str]]:
    """Yield the fields that are known, by their names in the catalogue."""
    source, metadata = report.source, report.metadata
    comma = strings["inspect.comma"]
    kind = strings["inspect.kind.report" if report.is_report else "inspect.kind.text"]
    size = strings.format("inspect.chars", count=f"{len(report.text):,}")
    yield "kind", comma.join((kind, size, strings[f"script.{metadata.script}"]))
    sure = strings.format("inspect.confidence", percent=f"{source.confidence:.0%}")
    doubt = () if source.confidence >= _SURE else (strings["inspect.doubtful"],)
    yield "encoding", comma.join((source.encoding, sure, *doubt))
    if source.damaged:
        yield "damaged", strings.format("inspect.damage", count=f"{source.damaged:,}")
    for name in _FACTS:
        fact: Fact | None = getattr(metadata, name)
        if fact is not None:
            yield name, fact.value + (strings["inspect.guessed"] if fact.guessed else "")
    aside = sum(span.length for span in report.boilerplate)
    percent = f"{aside / len(report.text):.0%}"
    yield "boilerplate", strings.format("inspect.share", count=f"{aside:,}", percent=percent)
    by_status = Counter(indicator.status for indicator in report.indicators)
    shares = [
        f"{strings[f'status.{each}']} {by_status[each]:,}" for each in Status if by_status[each]
    ]
    yield "indicators", comma.join((f"{len(report.indicators):,}", *shares))
