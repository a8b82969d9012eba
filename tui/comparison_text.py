"""A comparison to be read on a terminal: both plans side by side, then promises and reuse.

Two columns where there is room for them, else what was said above what is said now. Signs and
brackets say without colour what colours say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from core.compare.model import Change, Verdict
from core.export.comparison_digest import (
    CHANGE_SIGNS,
    Digest,
    Entry,
    Mark,
    Quote,
    Shift,
    Side,
)
from core.export.comparison_tables import LONGEST_PASSAGES
from tui.lines import (
    BLUE,
    BOLD,
    DIM,
    GREEN,
    PLAIN,
    RED,
    YELLOW,
    Line,
    cells,
    indented,
    padded,
    printed,
)
from tui.paragraphs import beside, filled, hanging
from tui.strings import Strings

_SIDE_BY_SIDE = 100
"""Cells from which on two columns are easier to read than one."""
_GUTTER = 2
"""Cells for the sign of a change, or of a side."""
_UNDER = (PLAIN, " " * 2 * _GUTTER)
"""Before what is said of a pair."""
_WIDEST_NAME = 24
_BAR = 20
"""Cells of a bar that stands for the whole."""
_CONTENT, _FORMULAIC = "#", "="

_CHANGE_COLOURS = {
    Change.KEPT: DIM,
    Change.REWORDED: BLUE,
    Change.REVISED: YELLOW,
    Change.RAISED: GREEN,
    Change.LOWERED: RED,
    Change.DROPPED: RED,
    Change.NEW: GREEN,
}
_VERDICT_COLOURS = {
    Verdict.MET: GREEN,
    Verdict.EXCEEDED: GREEN,
    Verdict.MISSED: RED,
    Verdict.NOT_REPORTED: YELLOW,
    Verdict.UNCLEAR: YELLOW,
}
_ANSWERED, _UNANSWERED = (">", GREEN), ("?", YELLOW)
_REMOVED, _ADDED = ("31;4", "[-", "-]"), ("32;4", "{+", "+}")
"""How words are marked that the other side has not: in colour, underlined; else in brackets."""


def comparison_text(digest: Digest, strings: Strings, *, width: int, colour: bool) -> Iterator[str]:
    """Yield the lines of a comparison, set in `width` cells."""
    for line in _Page(digest, strings, width, colour=colour).lines():
        yield printed(line, None, colour=colour).rstrip() + "\n"


class _Page:
    """Sets a comparison in lines of one width."""

    def __init__(self, digest: Digest, strings: Strings, width: int, *, colour: bool) -> None:
        self._digest = digest
        self._strings = strings
        self._width = width
        self._colour = colour
        self._side_by_side = width >= _SIDE_BY_SIDE

    def lines(self) -> Iterator[Line]:
        """Yield all lines."""
        yield from self._head()
        yield from self._plans()
        yield from self._promises()
        yield from self._replies()
        yield from self._reuse()

    def _head(self) -> Iterator[Line]:
        digest, strings = self._digest, self._strings
        yield from self._set([(BOLD, f"{strings['diff.title']}  {digest.subject}".rstrip())])
        yield from self._named(digest.a, (RED, "- "))
        yield from self._named(digest.b, (GREEN, "+ "))
        yield []
        counts = []
        for change, style in _CHANGE_COLOURS.items():
            words = strings[f"change.{change}"]
            counts.append((style, f"{CHANGE_SIGNS[change]} {words} {digest.counts[change]:,}"))
        if digest.moved:
            counts.append((DIM, f"{strings['diff.trait.moved']} {digest.moved:,}"))
        yield from filled(counts, self._width)
        for notice in digest.notices:
            style = BOLD if notice == "unchanged" else YELLOW
            yield from self._set([(style, strings[f"diff.{notice}"])])

    def _named(self, side: Side, lead: tuple[str, str]) -> Iterator[Line]:
        size = self._strings.format("diff.size", count=f"{side.commitments:,}")
        yield from self._set([(PLAIN, side.title or side.path), (DIM, f"  {size}")], lead)
        if side.title:
            yield from self._set([(DIM, side.path)], (PLAIN, " " * _GUTTER))

    def _plans(self) -> Iterator[Line]:
        yield from self._heading(self._strings["diff.plans"])
        for number, (heading, entries) in enumerate(self._digest.chapters):
            if number:
                yield []
            if heading and not (entries[0].heading and not entries[0].unchanged):
                yield from self._set([(BOLD, heading)])
            for unchanged, run in groupby(entries, lambda each: each.unchanged):
                if unchanged:
                    words = self._strings.format("diff.folded", count=f"{len(list(run)):,}")
                    yield from self._set([(DIM, words)], (PLAIN, " " * _GUTTER))
                else:
                    for entry in run:
                        yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[Line]:
        sign, style = CHANGE_SIGNS[entry.change], _CHANGE_COLOURS[entry.change]
        left, right = self._quoted(entry.a, _REMOVED), self._quoted(entry.b, _ADDED)
        yield from self._opposed(left, right, sign, style)
        for shift in entry.shifts:
            yield from self._set(self._shifted(shift), _UNDER)
        if entry.traits:
            traits = (self._strings[f"diff.trait.{trait}"] for trait in entry.traits)
            yield from self._set([(DIM, self._strings["inspect.comma"].join(traits))], _UNDER)

    def _shifted(self, shift: Shift) -> Line:
        return [
            (PLAIN, f"{shift.name} {shift.a.words} → "),
            (_CHANGE_COLOURS[shift.change], shift.b.words),
        ]

    def _opposed(self, left: Line, right: Line, sign: str, style: str) -> Iterator[Line]:
        """Yield two texts side by side, or one above the other, behind a sign; either may lack."""
        width = self._width - _GUTTER
        body = beside(left, right, width) if self._side_by_side else _above(left, right, width)
        for row in body:
            yield [(style, padded(sign, _GUTTER)), *row]
            sign = ""

    def _quoted(self, quote: Quote | None, marking: tuple[str, str, str]) -> Line:
        """Return a quote behind its place, what the other side has not in `marking`."""
        if quote is None:
            return []
        style, opening, closing = marking if not self._colour else (marking[0], "", "")
        styles = {Mark.SAME: PLAIN, Mark.APART: DIM, Mark.CHANGED: style}
        return [(DIM, f"{quote.place} ")] + [
            (styles[mark], f"{opening}{words}{closing}" if mark is Mark.CHANGED else words)
            for mark, words in quote.stretches
        ]

    def _promises(self) -> Iterator[Line]:
        promises, strings = self._digest.promises, self._strings
        if not promises:
            return
        yield from self._heading(strings["diff.promises"])
        counts = Counter(each.verdict for each in promises)
        yield from filled(
            [
                (style, f"{strings[f'verdict.{verdict}']} {counts[verdict]:,}")
                for verdict, style in _VERDICT_COLOURS.items()
            ],
            self._width,
        )
        verdicts = max(cells(strings[f"verdict.{each}"]) for each in Verdict)
        names = min(_WIDEST_NAME, max(cells(each.name) for each in promises))
        for each in promises:
            verdict = padded(strings[f"verdict.{each.verdict}"], verdicts + 2)
            line: Line = [
                (_VERDICT_COLOURS[each.verdict], verdict),
                (PLAIN, padded(each.name, names) + "  "),
                (BOLD, each.target.words),
                (DIM, f" {each.target.place}"),
            ]
            if each.outcome:
                line += [
                    (PLAIN, f" → {each.outcome.words}"),
                    (DIM, f" {each.outcome.place}"),
                ]
            yield from self._set(line)

    def _replies(self) -> Iterator[Line]:
        replies, strings = self._digest.replies, self._strings
        if not replies:
            return
        yield from self._heading(strings["diff.replies"])
        found = sum(each.passage is not None for each in replies)
        counts = []
        for (sign, style), name, count in (
            (_ANSWERED, "diff.answered", found),
            (_UNANSWERED, "diff.unanswered", len(replies) - found),
        ):
            counts.append((style, f"{sign} {strings[name]} {count:,}"))
        yield from filled(counts, self._width)
        for each in replies:
            left, right = (
                self._quoted(each.commitment, _REMOVED),
                self._quoted(each.passage, _ADDED),
            )
            yield from self._opposed(left, right, *(_ANSWERED if each.passage else _UNANSWERED))

    def _reuse(self) -> Iterator[Line]:
        digest, strings = self._digest, self._strings
        yield from self._heading(strings["diff.reuse"])
        yield from self._set([(PLAIN, digest.reuse_words(strings))])
        if digest.shares:
            legend = (
                f"{_CONTENT} {strings['diff.content']}  {_FORMULAIC} {strings['diff.formulaic']}"
            )
            yield from self._set([(DIM, legend)], (PLAIN, "     "))
        for share in digest.shares:
            content, formulaic = round(share.content * _BAR), round(share.formulaic * _BAR)
            line: Line = [
                (PLAIN, indented(f"{share.content + share.formulaic:.0%}", 4) + " "),
                (GREEN, _CONTENT * content),
                (DIM, _FORMULAIC * formulaic),
                (DIM, "." * (_BAR - content - formulaic)),
                (PLAIN, f" {share.title or strings['diff.headless']}"),
            ]
            yield from self._set(line)
        if digest.passages:
            yield []
            shown = digest.passages[:LONGEST_PASSAGES]
            yield from self._set(
                [
                    (
                        PLAIN,
                        strings.format("diff.passages", count=len(shown), all=len(digest.passages)),
                    )
                ]
            )
            for a, b in shown:
                places = (DIM, f"{a.place} → {b.place} ")
                yield from self._set([places, (PLAIN, b.words)], (PLAIN, " " * _GUTTER))

    def _heading(self, words: str) -> Iterator[Line]:
        yield []
        yield [(BOLD, words), (DIM, " " + "─" * (self._width - cells(words) - 1))]

    def _set(self, line: Line, lead: tuple[str, str] = (PLAIN, "")) -> Iterator[Line]:
        return hanging(line, self._width, lead)


def _above(a: Line, b: Line, width: int) -> Iterator[Line]:
    """Yield two texts one above the other, told apart by signs; the one that there is without."""
    both = bool(a and b)
    for line, lead in ((a, (RED, "- ")), (b, (GREEN, "+ "))):
        if line:
            yield from hanging(line, width, lead if both else (PLAIN, ""))
