"""What was read from a report, as lines to be printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from core.model import Fact, Report, Role
from core.text.inert import inert
from tui.strings import Strings

_GIST = 60
"""Characters of a part's own words that are shown, at most."""
_BOLD, _DIM, _PLAIN = "1", "2", ""
_ROLE_COLOURS = {
    Role.REVIEW: "32",
    Role.PROBLEMS: "31",
    Role.PLAN: "34",
    Role.OVERVIEW: "33",
    Role.OTHER: "2",
}
"""Parameters of SGR (ECMA-48), which a terminal shows in the colours of its own theme."""
_FACTS = (
    "title", "issuer", "place", "review_period", "plan_period", "date", "index_no",
    "category", "topic", "disclosure", "audience",
)  # fmt: skip
"""Fields of `Metadata` in the order in which they are shown."""
_SURE = 0.9
"""Confidence in the encoding under which the reader is told how to name it."""

_Line = list[tuple[str, str]]
"""Stretches of a line: their style, a parameter of SGR, and their words."""


def summary(report: Report, strings: Strings, *, width: int | None, colour: bool) -> str:
    """Return what kind of document it is, what it says of itself, its parts and its outline.

    Lines longer than `width` cells are cut; `None` cuts none. The document's own words come
    without anything that a terminal would act on.
    """
    lines = _lines(report, strings)
    return "".join(_printed(line, width, colour=colour) + "\n" for line in lines)


def cells(text: str) -> int:
    """Return how many cells of a terminal `text` takes (UAX #11), ambiguous ones counted once."""
    return sum(map(_cells, text))


def _lines(report: Report, strings: Strings) -> Iterator[_Line]:
    yield [(_BOLD, inert(report.source.path))]
    fields = [(strings[f"inspect.{name}"], value) for name, value in _fields(report, strings)]
    indent = max(cells(label) for label, _ in fields) + 2
    for label, value in fields:
        yield [(_DIM, _padded(label, indent)), (_PLAIN, inert(value))]
    roles = max(cells(strings[f"role.{role}"]) for role in Role) + 2
    digits = len(f"{len(report.text):,}")
    yield []
    yield [(_BOLD, strings["inspect.parts"])]
    for part in report.parts:
        gist = " ".join(part.span.of(report.text)[: 4 * _GIST].split())[:_GIST]
        yield [*_measured(part.role, part.span.length, strings, roles, digits), (_DIM, inert(gist))]
    yield []
    yield [(_BOLD, strings.format("inspect.sections", count=len(report.sections)))]
    for index, section in enumerate(report.sections):
        depth = sum(1 for _ in report.ancestry(index)) - 1
        heading = inert(f"{section.marker} {section.title}".strip())
        size = _measured(section.role, section.span.length, strings, roles, digits)
        yield [*size, (_PLAIN, "  " * depth + heading)]


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


def _measured(role: Role, chars: int, strings: Strings, roles: int, digits: int) -> _Line:
    """Return the columns that stand before a part or a section: what it is for, how long it is."""
    name = _padded(strings[f"role.{role}"], roles)
    return [(_ROLE_COLOURS[role], f"  {name}"), (_DIM, f"{chars:{digits},}  ")]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _printed(line: _Line, width: int | None, *, colour: bool) -> str:
    stretches = line if width is None else _cut(line, width)
    if not colour:
        return "".join(words for _, words in stretches)
    return "".join(f"\x1b[{style}m{words}\x1b[m" if style else words for style, words in stretches)


def _cut(line: _Line, width: int) -> _Line:
    """Return as much of `line` as fits into `width` cells, an ellipsis at its end if it is cut."""
    left = width - sum(cells(words) for _, words in line)
    if left >= 0:
        return line
    left = width - 1
    kept: _Line = []
    for style, words in line:
        fitting = _fitting(words, left)
        left -= cells(fitting)
        kept.append((style, fitting))
        if fitting != words:
            break
    return [*kept, (_DIM, "…")]


def _fitting(words: str, width: int) -> str:
    taken = 0
    for at, char in enumerate(words):
        taken += _cells(char)
        if taken > width:
            return words[:at]
    return words


def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
