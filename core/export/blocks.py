"""A passage of a report as blocks: its headings, with their depth, and its paragraphs.

All characters of the passage come in their order. What goes is white space alone: blank lines,
the ends of lines that only wrap a paragraph or part a heading's marker from its title, and the
spaces at which a heading is set off from text that stands on its line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from core.export.excerpt import Stretch, within
from core.model import Report, Section, Span
from core.parsing.lines import LINE_ENDS
from core.parsing.wrapping import unwrap
from core.text.folding import JOINT, fold
from core.text.numerals import with_arabic_years

DEEPEST = 6
"""Levels of headings in Markdown and HTML."""


class Block(NamedTuple):
    """A heading or a paragraph."""

    pieces: tuple[Span, ...]
    """Its words: between them stood line ends that only wrap."""
    level: int
    """1 for the report's title, 2 to 6 for the headings of sections, 0 for a paragraph."""


class BlockReader:
    """Cuts passages of one report into blocks."""

    def __init__(self, report: Report) -> None:
        """Look for the headings that are to be shown as such."""
        self._report = report
        self._text = report.text
        self._folded = unwrap(with_arabic_years(fold(report.text)))
        self._levels = list(_levels(report.sections))
        self._figures = [figure.span for figure in report.indicators]
        self._ends = [span.end for span in self._figures]

    def blocks(self, stretch: Stretch) -> Iterator[Block]:
        """Yield the blocks of a stretch in text order."""
        at = stretch.span.start
        for heading, level in self._headings(stretch):
            if heading.start < at:
                continue
            yield from self._paragraphs(Span(at, heading.start))
            yield Block(self._pieces(heading), level)
            at = heading.end
        yield from self._paragraphs(Span(at, stretch.span.end))

    def _headings(self, stretch: Stretch) -> Iterator[tuple[Span, int]]:
        """Yield the headings of a stretch that can be set apart, and their levels."""
        found: list[tuple[Span, int]] = []
        if (title := self._title(stretch.span)) is not None:
            found.append((title, 1))
        for index, section in enumerate(self._report.sections):
            if within(section.heading, stretch.span):
                heading = self._set_apart(section.heading, stretch.span)
                is_own = stretch.whole and index == stretch.section
                if is_own or self._stands_out(section, heading, stretch.span):
                    found.append((heading, self._levels[index]))
        return iter(sorted(each for each in found if self._cuts_no_figure(each[0])))

    def _title(self, limits: Span) -> Span | None:
        """Return the line that is the report's title, be its title read from there or from a
        table before the text; `None` where there is no such line."""
        title = self._report.metadata.title
        if title is None:
            return None
        if title.span is not None and within(title.span, limits):
            heading = self._set_apart(title.span, limits)
            if self._is_alone(heading, limits):
                return heading
        words = fold(title.value).strip()
        sections = (each.heading.start for each in self._report.sections)
        stop = min(limits.end, next(sections, limits.end))
        lines = (Span(*found.span()) for found in _LINE.finditer(self._folded, limits.start, stop))
        return next((line for line in lines if self._shown(line) == words), None)

    def _shown(self, line: Span) -> str:
        return fold("".join(piece.of(self._text) for piece in self._pieces(line))).strip()

    def _stands_out(self, section: Section, heading: Span, limits: Span) -> bool:
        """Return whether a heading is one to the eye: on a line of its own, or with a number.

        A topic sentence that a paragraph begins with stays in it, as do long ones and those
        whose end nothing shows.
        """
        if section.heading.length > _LONGEST:
            return False
        opens = self._opens_line(heading.start, limits)
        if opens and self._is_alone(heading, limits):
            return True
        has_end = heading.end > section.heading.end or self._text[heading.end].isspace()
        numbered = bool(section.marker) and section.level <= (_SMALL if opens else _ARABIC)
        return numbered and has_end

    def _set_apart(self, heading: Span, limits: Span) -> Span:
        """Return a heading with the marks round it: those of Markdown, and its full stop."""
        text, start, end = self._text, heading.start, heading.end
        before = start
        while before > limits.start and text[before - 1] in _BEFORE:
            before -= 1
        if self._opens_line(before, limits):
            start = before
        while end < limits.end and text[end] in _AFTER:
            end += 1
        return Span(start, end)

    def _opens_line(self, at: int, limits: Span) -> bool:
        return at <= limits.start or self._folded[at - 1] in LINE_ENDS

    def _is_alone(self, heading: Span, limits: Span) -> bool:
        rest = _LINE.match(self._folded, heading.end, limits.end)
        alone = rest is None or not rest[0].replace(JOINT, " ").strip()
        return alone and self._opens_line(heading.start, limits)

    def _cuts_no_figure(self, heading: Span) -> bool:
        for edge in heading:
            at = bisect_left(self._ends, edge + 1)
            if at < len(self._figures) and self._figures[at].start < edge:
                return False
        return True

    def _paragraphs(self, span: Span) -> Iterator[Block]:
        """Yield the lines of a span that are not blank."""
        for found in _LINE.finditer(self._folded, *span):
            pieces = self._pieces(Span(*found.span()))
            if pieces:
                yield Block(pieces, 0)

    def _pieces(self, span: Span) -> tuple[Span, ...]:
        """Return a span without the line ends in it, and the spaces round those that wrap."""
        text, folded = self._text, self._folded
        pieces: list[Span] = []
        start = span.start
        for found in _BREAK.finditer(folded, *span):
            if text[found.start() : found.end()].strip():
                continue  # the document has that character itself
            if found.start() > start:
                pieces.append(Span(start, found.start()))
            start = found.end()
        if span.end > start:
            pieces.append(Span(start, span.end))
        return tuple(piece for piece in pieces if piece.of(text).strip())


_LINE = re.compile(f"[^{LINE_ENDS}]+")
_BREAK = re.compile(f"[{JOINT}{LINE_ENDS}]+")
_LONGEST = 80
"""Characters of a heading that is one to the eye."""
_ARABIC, _SMALL = 3, 4
"""Levels of `1.`, which heads text wherever it stands, and of `(1)`, which may count in it."""
_BEFORE = " \t\u3000#*"
_AFTER = "。！？：；，、．.!?:;,*#”』」》）)"


def _levels(sections: tuple[Section, ...]) -> Iterator[int]:
    """Yield the level of each section's heading: one below its own, and below its parent's."""
    levels: list[int] = []
    for section in sections:
        above = 1 if section.parent is None else levels[section.parent]
        levels.append(min(DEEPEST, max(section.level, above) + 1))
        yield levels[-1]
