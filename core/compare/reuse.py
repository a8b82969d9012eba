"""How much of a plan stands word for word in another one.

Words are compared without punctuation and spaces. A passage has to be long enough not to be
chance; it is formulaic where most of it are words that any report may hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from core.compare.model import Passage, Reuse, SectionReuse
from core.compare.phrasing import content_of
from core.compare.sides import Side
from core.model import Section, Span


def measure_reuse(a: Side, b: Side) -> Reuse:
    """Return how much of `b` stands in `a`, and where: passages, and shares of sections."""
    one, other = _bare(a), _bare(b)
    passages: list[Passage] = []
    taken = [_NEW] * len(other.text)
    for at_a, at_b, length in _common(one.text, other.text):
        here = other.span(at_b, length)
        formulaic = _is_formulaic(here.of(b.folded))
        passages.append(Passage(one.span(at_a, length), here, formulaic))
        taken[at_b : at_b + length] = [_FORMULAIC if formulaic else _CONTENT] * length
    passages.sort(key=lambda passage: (-passage.b.length, passage.b))
    own = [kind for char, kind in zip(other.text, taken, strict=True) if char != _BREAK]
    return Reuse(
        length=len(own),
        content=own.count(_CONTENT),
        formulaic=own.count(_FORMULAIC),
        passages=tuple(passages),
        sections=tuple(_sections(b, other, taken)),
    )


_NEW, _CONTENT, _FORMULAIC = range(3)
_BREAK = "\n"
"""Stands between two commitments, and is not compared."""
_SHORTEST = 8
"""Characters of words that stand in both plans hardly by chance."""
_MOSTLY = 0.3
"""A passage with a smaller share of content is formulaic."""
_TRIED = 40
"""Places where the same words stand that are tried for the longest passage."""


class _Bare(NamedTuple):
    """The words of a plan without punctuation and spaces."""

    text: str
    offsets: list[int]
    """Where each character stands in the report."""
    folded: str
    """The report, in the folded form."""

    def span(self, at: int, length: int) -> Span:
        end = self.offsets[at + length - 1] + 1
        return Span(self.offsets[at], end + self.folded.startswith("%", end))


def _bare(side: Side) -> _Bare:
    chars: list[str] = []
    offsets: list[int] = []
    for commitment in side.commitments:
        for offset in range(*commitment.span):
            if (char := side.folded[offset]).isalnum():
                chars.append(char)
                offsets.append(offset)
        chars.append(_BREAK)
        offsets.append(commitment.span.end)
    return _Bare("".join(chars), offsets, side.folded)


def _common(a: str, b: str) -> list[tuple[int, int, int]]:
    """Return what stands in both: where in `a`, where in `b`, and how long; in the order of `b`.

    Passages are long enough, or commitments as a whole. Of those that overlap the first counts,
    and of those that begin together the longest.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(a) - _SHORTEST + 1):
        opening = a[at : at + _SHORTEST]
        if _BREAK not in opening and len(places[opening]) < _TRIED:
            places[opening].append(at)
    wholes = {whole[0]: whole.start() for whole in _WHOLE.finditer(a)}
    found = []
    for whole in _WHOLE.finditer(b):
        at, end = whole.span()
        if whole[0] in wholes:
            found.append((wholes[whole[0]], at, end - at))
            continue
        while at <= end - _SHORTEST:
            length, place = max(
                (
                    (_run(a, start, b, at), -start)
                    for start in places.get(b[at : at + _SHORTEST], ())
                ),
                default=(0, 0),
            )
            if length:
                found.append((-place, at, length))
            at += length or _number_at(b, at) or 1
    return found


_WHOLE = re.compile(f"[^{_BREAK}]+")


def _run(a: str, i: int, b: str, j: int) -> int:
    """Return how many characters from `i` in `a` and from `j` in `b` are the same.

    Of a number that goes on differently nothing counts.
    """
    length = 0
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length] != _BREAK:
        length += 1
    while length and (_splits_number(a, i + length) or _splits_number(b, j + length)):
        length -= 1
    return length if length >= _SHORTEST else 0


def _number_at(text: str, at: int) -> int:
    """Return how many digits stand at `at`."""
    end = at
    while end < len(text) and text[end].isdecimal():
        end += 1
    return end - at


def _splits_number(text: str, at: int) -> bool:
    """Return whether the edge before `at` stands inside a number."""
    return 0 < at < len(text) and text[at - 1].isdecimal() and text[at].isdecimal()


def _is_formulaic(words: str) -> bool:
    bare = sum(map(str.isalnum, words))
    return sum(map(str.isalnum, content_of(words))) < _MOSTLY * bare


def _sections(side: Side, bare: _Bare, taken: list[int]) -> list[SectionReuse]:
    chosen = _parallel_sections(side)
    starts = [side.report.sections[index].heading.start for index in chosen]
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for char, offset, kind in zip(bare.text, bare.offsets, taken, strict=True):
        if char != _BREAK:
            counts[bisect_right(starts, offset) - 1][kind] += 1
    return [
        SectionReuse(
            section=chosen[at] if at >= 0 else None,
            length=sum(kinds),
            content=kinds[_CONTENT],
            formulaic=kinds[_FORMULAIC],
        )
        for at, kinds in sorted(counts.items())
    ]


def _parallel_sections(side: Side) -> list[int]:
    """Return the sections of the plan on the highest level that has more than one."""
    spans = [commitment.span for commitment in side.commitments]
    first, last = spans[0].start, spans[-1].end
    inside: list[tuple[int, Section]] = [
        (index, section)
        for index, section in enumerate(side.report.sections)
        if first <= section.heading.start < last
    ]
    for level in sorted({section.level for _, section in inside}):
        chosen = [index for index, section in inside if section.level == level]
        if len(chosen) > 1:
            return chosen
    return [index for index, _ in inside[:1]]
