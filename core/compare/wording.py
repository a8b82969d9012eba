"""What changed between two wordings of a commitment, word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from core.compare.alignment import Match
from core.compare.model import Edit
from core.compare.phrasing import content_of
from core.compare.sentences import counted_marker
from core.compare.sides import Side
from core.model import Span
from core.text.folding import JOINT
from core.text.words import words_of


class _Token(NamedTuple):
    span: Span
    word: str
    number: bool
    apart: bool = False
    """Whether it answers another commitment: then it is like no other word."""


class Wording:
    """Compares the wordings of commitments that correspond."""

    def __init__(self, a: Side, b: Side, matches: Sequence[Match]) -> None:
        self._a, self._b = a, b
        self._partners_of_a: dict[int, list[int]] = defaultdict(list)
        self._partners_of_b: dict[int, list[int]] = defaultdict(list)
        for match in matches:
            self._partners_of_a[match.a].append(match.b)
            self._partners_of_b[match.b].append(match.a)
        self._tokens: dict[tuple[bool, int], list[_Token]] = {}
        self._is_content: dict[str, bool] = {}

    def edits(self, i: int, j: int) -> tuple[Edit, ...]:
        """Return the edits that make commitment `i` of `a` commitment `j` of `b`.

        Together they cover both. Where either was split or merged, the clauses of it that
        answer another commitment are `apart`.
        """
        a = self._read(self._a, i, earlier=True)
        b = self._read(self._b, j, earlier=False)
        apart_a = _elsewhere(self._a, i, self._b, j, self._partners_of_a[i])
        apart_b = _elsewhere(self._b, j, self._a, i, self._partners_of_b[j])
        span_a, span_b = self._a.commitments[i].span, self._b.commitments[j].span
        edits = _compared(_set_apart(a, apart_a), _set_apart(b, apart_b))
        joined = list(_joined(_placed(edits, span_a.start, span_b.start)))
        return tuple(_joined(self._without_islands(joined)))

    def terms(self, j: int, edits: Iterable[Edit]) -> list[str]:
        """Return what both sides say that is no phrase, in whole words as `b` writes them.

        The longest first.
        """
        same = [edit.b for edit in edits if edit.same and not edit.number]
        terms: list[str] = []
        tokens = self._read(self._b, j, earlier=False)
        for is_term, run in groupby(tokens, key=lambda each: self._is_term(each, same)):
            words = list(run)
            if is_term:
                span = Span(words[0].span.start, words[-1].span.end)
                terms.append(span.of(self._b.report.text))
        several = (term for term in dict.fromkeys(terms) if len(term) > 1)
        return sorted(several, key=lambda term: -len(term))

    def _is_term(self, token: _Token, same: Sequence[Span]) -> bool:
        """Return whether a word stands in both and is one of content, not of phrases."""
        word = token.word
        if token.number or not any(token.span.start in span for span in same):
            return False
        if word not in self._is_content:
            self._is_content[word] = any(map(str.isalnum, content_of(word)))
        return self._is_content[word]

    def _without_islands(self, edits: Sequence[Edit]) -> Iterator[Edit]:
        """Yield the edits, with words of no content that stand between changes as changed."""
        for before, edit, after in zip([None, *edits], edits, [*edits[1:], None], strict=False):
            between = all(each and not each.same and not each.apart for each in (before, after))
            if between and edit.same and not edit.number:
                words = content_of(edit.b.of(self._b.folded))
                if not any(map(str.isalnum, words)) and len(words) <= _ISLAND:
                    yield edit._replace(same=False)
                    continue
            yield edit

    def _read(self, side: Side, index: int, *, earlier: bool) -> list[_Token]:
        key = earlier, index
        if key not in self._tokens:
            self._tokens[key] = list(_tokens(side, index))
        return self._tokens[key]


def in_common(edits: Iterable[Edit]) -> float:
    """Return how much of what is not `apart` is the same, 0 to 1."""
    compared = [edit for edit in edits if not edit.apart]
    same = sum(edit.a.length + edit.b.length for edit in compared if edit.same)
    every = sum(edit.a.length + edit.b.length for edit in compared)
    return same / every if every else 0.0


def _tokens(side: Side, index: int) -> Iterator[_Token]:
    """Yield the words of a commitment; its figures are one word each, and its marker is."""
    commitment = side.commitments[index]
    start, end = commitment.span
    marker = counted_marker().match(side.folded[start:end])
    at = start
    if marker and marker.end():
        at += marker.end()
        yield _Token(Span(start, at), _MARKER, False)  # a heading may be counted anew
    for figure in (side.report.indicators[each] for each in commitment.figures):
        if figure.span.start >= at:
            yield from _words(side, Span(at, figure.span.start))
            yield _Token(figure.span, figure.span.of(side.folded), True)
            at = figure.span.end
    for token in _words(side, Span(at, max(at, end))):
        # What a heading plans for is this year in both.
        is_year = commitment.heading and token.word == side.year
        yield token._replace(word=_YEAR) if is_year else token


_MARKER, _YEAR = "\0marker", "\0year"
"""The words of all markers, and of the year that is planned for."""


def _words(side: Side, span: Span) -> Iterator[_Token]:
    """Yield the words of a stretch, one behind the other; joints go with the word around them."""
    words = span.of(side.folded)
    bare = words.rstrip(JOINT)
    if not bare:
        if words:
            yield _Token(span, words, number=False)
        return
    at = span.start
    for word in words_of(bare.replace(JOINT, "")):
        end = at
        for _ in word:
            while side.folded[end] == JOINT:
                end += 1
            end += 1
        if end == span.start + len(bare):
            end = span.end
        yield _Token(Span(at, end), word, number=False)
        at = end


def _elsewhere(
    side: Side, index: int, other: Side, partner: int, partners: Sequence[int]
) -> list[Span]:
    """Return the clauses of a commitment that answer other partners better than this one."""
    if len(partners) < 2 or side.words[index] == other.words[partner]:
        return []
    apart = []
    for clause in _CLAUSE.finditer(side.folded, *side.commitments[index].span):
        likeness = {each: _shared(clause[0], other.words[each]) for each in partners}
        if likeness[partner] < max(likeness.values()):
            apart.append(Span(*clause.span()))
    return apart


_ISLAND = 4
"""Characters up to which words that are the same and say nothing only break up a change."""
_CLAUSE = re.compile("[^,;:、。!?]+[,;:、。!?]*")


def _shared(one: str, other: str) -> int:
    """Return how many pairs of neighbouring characters of content `one` shares with `other`."""
    content = content_of(one)
    pairs = {content[at : at + 2] for at in range(len(content) - 1)}
    return sum(pair in other for pair in pairs if pair.isalnum())


def _set_apart(tokens: list[_Token], spans: Sequence[Span]) -> list[_Token]:
    if not spans:
        return tokens
    return [
        token._replace(apart=any(token.span.start in span for span in spans)) for token in tokens
    ]


def _compared(a: Sequence[_Token], b: Sequence[_Token]) -> Iterator[Edit]:
    """Yield the edits between two lists of words."""
    # What is apart is like nothing on the other side.
    words_a = [("a", at) if each.apart else (each.word, each.number) for at, each in enumerate(a)]
    words_b = [("b", at) if each.apart else (each.word, each.number) for at, each in enumerate(b)]
    matcher = SequenceMatcher(None, words_a, words_b, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            for one, other in zip(_runs(a[a1:a2]), _runs(b[b1:b2]), strict=True):
                yield Edit(_span(one), _span(other), same=True, number=one[0].number)
        else:
            yield from _replaced(a[a1:a2], b[b1:b2])


def _replaced(a: Sequence[_Token], b: Sequence[_Token]) -> Iterator[Edit]:
    """Yield the edits that put the words `b` into the place of the words `a`.

    Words take the place of words, and numbers that of numbers.
    """
    runs_a, runs_b = _runs(a), _runs(b)
    while runs_a or runs_b:
        if _comes_first(runs_a, runs_b):
            run = runs_a.pop(0)
            yield Edit(_span(run), _NOWHERE, False, run[0].number, run[0].apart)
        elif _comes_first(runs_b, runs_a):
            run = runs_b.pop(0)
            yield Edit(_NOWHERE, _span(run), False, run[0].number, run[0].apart)
        else:
            one, other = runs_a.pop(0), runs_b.pop(0)
            yield Edit(_span(one), _span(other), False, one[0].number)


def _comes_first(runs: Sequence[list[_Token]], others: Sequence[list[_Token]]) -> bool:
    """Return whether the first of `runs` has no counterpart in the first of `others`.

    A number waits for the number that may still come on the other side.
    """
    if not runs or runs[0][0].apart or not others:
        return bool(runs)
    first, other = runs[0][0].number, others[0][0].number
    if others[0][0].apart or first == other:
        return False
    waits = first and any(run[0].number and not run[0].apart for run in others)
    return not waits and (first or any(run[0].number for run in runs))


def _runs(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Return the runs of words of a kind: numbers, words, and either of them apart."""
    return [list(run) for _, run in groupby(tokens, key=lambda each: (each.apart, each.number))]


def _span(run: Sequence[_Token]) -> Span:
    return Span(run[0].span.start, run[-1].span.end) if run else _NOWHERE


_NOWHERE = Span(-1, -1)
"""Where words stand that the other side has not, until they are given their place."""


def _placed(edits: Iterable[Edit], at_a: int, at_b: int) -> Iterator[Edit]:
    """Yield the edits with an empty span for what is missing on either side, where it would be."""
    for edit in edits:
        a = edit.a if edit.a is not _NOWHERE else Span(at_a, at_a)
        b = edit.b if edit.b is not _NOWHERE else Span(at_b, at_b)
        yield edit._replace(a=a, b=b)
        at_a, at_b = a.end, b.end


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits with those of a kind as one, but numbers that stay numbers."""
    last: Edit | None = None
    for edit in edits:
        if last and last[2:] == edit[2:] and (edit.same or not edit.number):
            last = last._replace(a=Span(last.a.start, edit.a.end), b=Span(last.b.start, edit.b.end))
        else:
            if last:
                yield last
            last = edit
    if last:
        yield last
