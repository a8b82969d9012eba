"""Finding labels by what is typed: their characters, or the pinyin of those.

A word is looked for in the folded form of text (`core.text.matching`), where it stands literally;
by pinyin initials (`zj` for 浙江, also `浙j`) or by whole pinyin (`zhejiang`), every reading of a
character counting; and last with other characters between its own. Ten thousand labels are to
answer within the time of a key, so they are searched as one text with a label on each line, by
regular expressions that never go back; what a character is read as is worked out when it is first
met, and the labels are made ready beforehand (`Labels.prepare`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, islice, product
from typing import NamedTuple, TypeAlias

from core.model import Span
from core.text.matching import matchable
from tui.pinyin import readings


class Label(NamedTuple):
    """What a choice is found by."""

    name: str
    """What it is called."""
    remark: str = ""
    """What else is said of it; less telling than the name."""


class Query:
    """What was typed, made ready to be matched with any number of labels."""

    def __init__(self, words: str) -> None:
        self.text = words
        """As it was typed."""
        self.words = [_Word(word) for word in dict.fromkeys(matchable(words).split())]
        """All of them have to match."""

    def matched(self, label: Label) -> tuple[list[Span], list[Span]]:
        """Return what of the name and of the remark of `label` is matched, in order.

        Where they have to be drawn, since it takes longer than to know that they match.
        """
        spans: tuple[list[Span], list[Span]] = ([], [])
        name, remark = (matchable(_in_a_line(each)) for each in label)
        for word in self.words:
            for text, found in zip((name, remark), spans, strict=True):
                if (hit := word.span(text)) is not None:
                    found.append(hit)
                    break
            else:
                spans[0].extend(word.scattered_spans(name))
        return sorted(spans[0]), sorted(spans[1])


class Labels:
    """Labels that are found by what is typed."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self._labels = labels
        self._shelves: list[_Shelf] = []
        self._before: tuple[str, bool, list[_Shelf]] | None = None
        """What was found last, in which more of the same words are looked for."""

    def prepare(self) -> Iterator[None]:
        """Make the labels ready, some at each step; a few milliseconds each.

        Finding does what is left of it, as far as it needs it.
        """
        for _ in self._stock():
            self._shelves[-1].read()
            yield

    def _stock(self) -> Iterator[None]:
        """Put the labels on shelves, one at each step."""
        while (start := len(self._shelves) * _AT_ONCE) < len(self._labels):
            numbers = range(start, min(start + _AT_ONCE, len(self._labels)))
            labels = [self._labels[number] for number in numbers]
            names = _Lines([_in_a_line(label.name) for label in labels])
            remarks = _Lines([_in_a_line(label.remark) for label in labels])
            self._shelves.append(_Shelf(numbers, names, remarks))
            yield

    def ranked(self, query: Query) -> list[int]:
        """Return the indexes of the labels that match all words of `query`, the best first.

        What stands together goes before what is scattered; what starts a name before what starts
        a word in it, and that before the rest and the remarks; characters before pinyin, and short
        names before long ones. Of equals, and where there are no words, the order is kept.
        """
        ranks = self._ranks(query, scattered=True)
        ordered = sorted(rank << _NUMBER | number for number, rank in ranks.items())
        return [number & (1 << _NUMBER) - 1 for number in ordered]

    def holding(self, query: Query) -> list[int]:
        """Return the indexes of the labels that hold all words of `query`, each in one piece.

        In order.
        """
        return sorted(self._ranks(query, scattered=False))

    def _ranks(self, query: Query, *, scattered: bool) -> dict[int, int]:
        for _ in self._stock():
            pass
        if any(word.has_letters for word in query.words):
            for shelf in self._shelves:
                shelf.read()
        shelves = self._shelves
        if self._before:
            before, was_scattered, found_in = self._before
            if query.text.startswith(before) and was_scattered == scattered:
                shelves = found_in
        ranks: dict[int, int] | None = None
        for word in query.words:
            found: dict[int, int] = {}
            for shelf in shelves:
                shelf.find(word, found, scattered=scattered)
            if len(found) < sum(len(shelf.numbers) for shelf in shelves) // 2:
                shelves = [shelf.only(found) for shelf in shelves]
            ranks = found if ranks is None else _added(ranks, found)
        self._before = query.text, scattered, shelves
        return dict.fromkeys(range(len(self._labels)), 0) if ranks is None else ranks


def _added(ranks: dict[int, int], found: dict[int, int]) -> dict[int, int]:
    """Return how well those match that are in both."""
    return {number: ranks[number] + rank for number, rank in found.items() if number in ranks}


_AT_ONCE = 500
"""Labels that are made ready at a step."""
_NUMBER = 32
"""Bits that the number of a label has behind its rank."""


def _in_a_line(text: str) -> str:
    return text.replace("\n", " ")


class _Shelf:
    """Some labels, as the texts in which they are found."""

    def __init__(self, numbers: Sequence[int], names: _Lines, remarks: _Lines) -> None:
        self.numbers = numbers
        """The indexes of the labels."""
        self._names = names
        self._remarks = remarks

    def read(self) -> None:
        """Find out what the characters are read as, if that has not been done."""
        for lines in (self._names, self._remarks):
            assert len(lines.initials) == len(lines.text)

    def only(self, numbers: Container[int]) -> _Shelf:
        """Return those with these numbers alone."""
        kept = [line for line, number in enumerate(self.numbers) if number in numbers]
        names, remarks = self._names.only(kept), self._remarks.only(kept)
        return _Shelf([self.numbers[line] for line in kept], names, remarks)

    def find(self, word: _Word, found: dict[int, int], *, scattered: bool) -> None:
        """Put into `found` how well `word` matches labels, by their numbers."""
        full = len(found) + len(self.numbers)
        for lines, behind in ((self._names, 0), (self._remarks, _IN_REMARK)):
            for way in word.ways:
                lines.rank(way, self.numbers, found, behind)
                if len(found) == full:
                    return
        if scattered and word.scattered:
            self._names.rank(word.scattered, self.numbers, found, 0)


_LONGEST = 999
_STARTS_WORD, _IN_WORD, _IN_REMARK, _SCATTERED = 1 << 12, 2 << 12, 4 << 12, 64 << 12
_PINYIN = 1 << 11
_SPREAD = 16 << 12
_WIDEST = 200


class _Lines:
    """Lines of text in matchable form, and the same with letters for what is read."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take `lines`, which have no line ends."""
        self.text = matchable("\n".join(lines))
        self._stops = list(accumulate(len(line) + 1 for line in lines))

    def only(self, kept: Iterable[int]) -> _Lines:
        """Return the lines at these indexes alone."""
        firsts = (0, *self._stops)
        return _Lines([self.text[firsts[at] : self._stops[at] - 1] for at in kept])

    @cached_property
    def initials(self) -> str:
        """The text of initials, which is as long."""
        return _initials(self.text)

    def rank(self, way: _Way, numbers: Sequence[int], found: dict[int, int], behind: int) -> None:
        """Put into `found` how well the lines match that are not in it yet, by their `numbers`.

        The lower the better; `behind` is added to all. One loop, for the sake of its speed.
        """
        text, stops, line, first = self.text, self._stops, 0, 0
        for match in way.pattern.finditer(self.initials if way.by_initials else text):
            start, end = match.span(1)
            while stops[line] <= start:
                line += 1
            if numbers[line] in found:
                continue
            first = stops[line - 1] if line else 0
            rank = behind + way.rank + min(_LONGEST, stops[line] - first)
            if way.is_scattered:
                rank += min(_WIDEST, end - start) * _SPREAD
            if start != first:
                before = text[start - 1]
                starts = not before.isalnum() or before.isascii() != text[start].isascii()
                rank += _STARTS_WORD if starts else _IN_WORD
            found[numbers[line]] = rank


class _Way(NamedTuple):
    """A way to find a word."""

    pattern: re.Pattern[str]
    """Its first group is what is found; it takes the rest of the line."""
    by_initials: bool
    """Whether it is to be found in the text of initials."""
    rank: int = 0
    """How far what is found so stands behind what is found literally."""
    is_scattered: bool = False


class _Word:
    """A word that was typed, in matchable form, and the ways to find it."""

    def __init__(self, word: str) -> None:
        self.text = word
        """As it was typed, folded."""
        self._runs = _LETTERS.split(word)  # every other one is of letters
        self.has_letters = len(self._runs) > 1 and len(word) <= _LONGEST_SPELT
        """Whether it may be pinyin."""
        self._by_initials = self.has_letters and not any(map(readings, word))
        """Whether it is looked for in the text of initials."""

    @cached_property
    def ways(self) -> list[_Way]:
        """How it is found in one piece, the likeliest first.

        Worked out when labels have been read: only what they hold is spelt.
        """
        ways = [_Way(_together([re.escape(self.text)]), by_initials=False)]
        if self.has_letters:
            ways.append(_Way(_together(self._chars), self._by_initials, _PINYIN))
            ways += [
                _Way(_together(spelling), by_initials=False, rank=_PINYIN)
                for spelling in islice(_spellings(self._runs), _MOST_SPELLINGS)
            ]
        return ways

    @cached_property
    def _chars(self) -> list[str]:
        """What each character may be, as patterns."""
        letter = _alphabet().initial if self._by_initials else _alphabet().begun
        return [letter(char) if _LETTERS.match(char) else _any_of(char) for char in self.text]

    @cached_property
    def scattered(self) -> _Way | None:
        """How it is found with others between its characters; `None` for a single one, and for
        one that is too long to have been typed."""
        if not 1 < len(self.text) <= _LONGEST_SPELT:
            return None
        first, *others = self._chars
        onward = "".join(f"{_up_to(char)}{char}" for char in others)
        pattern = re.compile(f"(?m)^{_up_to(first)}({first}{onward})")
        return _Way(pattern, self._by_initials, _SCATTERED, is_scattered=True)

    def span(self, text: str) -> Span | None:
        """Return where the word stands first in one piece in `text`, a line in matchable form."""
        for way in self.ways:
            if match := way.pattern.search(_initials(text) if way.by_initials else text):
                return Span(*match.span(1))
        return None

    def scattered_spans(self, text: str) -> Iterator[Span]:
        """Yield where its characters stand in `text` one after the other."""
        place = 0
        if self._by_initials:
            text = _initials(text)
        for char in self._chars if self.scattered else ():
            if not (match := re.compile(char).search(text, place)):
                return
            place = match.end()
            yield Span(*match.span())


_LETTERS = re.compile("([a-z]+)")
_LONGEST_SPELT = 64
"""Characters of a word that are more than a name: what was pasted is found literally alone."""
_MOST_SPELLINGS = 8


def _spellings(runs: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the ways to take the letters among `runs`, of which they are every other one, for
    syllables, as patterns; the other runs are literal."""
    ways = [
        _alphabet().syllables(run, _MOST_SPELLINGS) if index % 2 else [(re.escape(run),)]
        for index, run in enumerate(runs)
    ]
    if all(ways) and any(len(run) > 1 for run in runs[1::2]):
        yield from (tuple(chain.from_iterable(way)) for way in product(*ways))


def _together(chars: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"({''.join(chars)})[^\n]*")


def _up_to(char: str) -> str:
    """Return a pattern for what stands before the next `char`; it gives nothing back."""
    return f"[^{char[1:-1]}\n]*+"


def _any_of(chars: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, chars))}]"


def _initials(text: str) -> str:
    return text.translate(_alphabet())


@cache
def _alphabet() -> _Alphabet:
    return _Alphabet()


class _Alphabet(dict[int, str]):
    """Characters → what stands for them in a text of initials, for `str.translate`.

    A Chinese character becomes the letter that it is read with; where it has several readings,
    a character of the private use area that stands for these letters. All others stay.
    """

    def __init__(self) -> None:
        super().__init__()
        self.read_as: dict[str, list[str]] = {}
        """Syllable → the characters met so far that are read so."""
        self._signs: dict[frozenset[str], str] = {}

    def __missing__(self, point: int) -> str:
        char = chr(point)
        syllables = readings(char)
        for syllable in syllables:
            self.read_as.setdefault(syllable, []).append(char)
        initials = frozenset(syllable[0] for syllable in syllables)
        if len(initials) > 1:
            sign = self._signs.setdefault(initials, chr(_FIRST_SIGN + len(self._signs)))
        else:
            sign = next(iter(initials), char)
        self[point] = sign
        return sign

    def initial(self, letter: str) -> str:
        """Return what may stand for `letter` in a text of initials, as a pattern."""
        signs = [sign for initials, sign in self._signs.items() if letter in initials]
        return f"[{letter}{''.join(signs)}]"

    def begun(self, letters: str) -> str:
        """Return the characters whose reading begins with `letters`; the letter itself, too."""
        chars = [
            char
            for syllable, read_so in self.read_as.items()
            if syllable.startswith(letters)
            for char in read_so
        ]
        return _any_of([*chars, letters] if len(letters) == 1 else chars)

    def syllables(self, letters: str, most: int) -> list[tuple[str, ...]]:
        """Return the first `most` ways to take `letters` for whole syllables, long ones first.

        Each syllable is a pattern; the last one may lack its end. Worked out from the end on, so
        that no rest is spelt twice: of letters that can be parted in thousands of ways, and even
        of those that can be in none, the time grows with their number alone.
        """
        ways: list[list[_Spelt]] = [[] for _ in letters]
        for start in reversed(range(len(letters))):
            rest = letters[start : start + _LONGEST_SYLLABLE]
            here = ways[start]
            is_last = start + len(rest) == len(letters)
            if is_last and any(syllable.startswith(rest) for syllable in self.read_as):
                here.append((self.begun(rest), None))
            for end in range(min(_LONGEST_SYLLABLE, len(letters) - start - 1), 0, -1):
                if rest[:end] in self.read_as and len(here) < most:
                    first = _any_of(self.read_as[rest[:end]])
                    here += [(first, others) for others in ways[start + end]]
            del here[most:]
        return [tuple(_one_by_one(way)) for way in ways[0]]


_Spelt: TypeAlias = "tuple[str, _Spelt | None]"
"""A syllable, and those after it: rests are shared by all that go before them."""


def _one_by_one(spelt: _Spelt | None) -> Iterator[str]:
    while spelt:
        first, spelt = spelt
        yield first


_FIRST_SIGN = 0xE100
_LONGEST_SYLLABLE = 6
