"""Passages held by their words, so that they are found again in a text that has changed since.

An offset means nothing any more once a line was put in before it. An anchor keeps the words of
its passage and those around them, and is looked for in four ways, the surest first: between the
same words; between the same words in another setting (line ends, spaces, width, script and
quotation marks do not count); by its own words alone; by words that are much like its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from core.model import Span
from core.text.folding import fold

AROUND = 16
"""Characters before and after a passage that tell it from others of the same words."""


class Anchor(NamedTuple):
    """A passage as it stood when it was anchored."""

    span: Span
    """Where it stood."""
    quote: str
    """Its words."""
    before: str
    """The words that stood before them."""
    after: str


class Certainty(IntEnum):
    """How sure it is that a passage is the one that was anchored; more is surer."""

    ALIKE = 1
    """Its words have changed, and are still more than half the same."""
    LIKELY = 2
    """Its words are the same, what stands around them is not."""
    SURE = 3
    """Its words stand between the same words."""


class Found(NamedTuple):
    """A passage that was found again."""

    span: Span
    """Where it stands now."""
    certainty: Certainty


def anchor_of(text: str, span: Span) -> Anchor:
    """Return the anchor of the passage of `text` at `span`."""
    before = text[max(0, span.start - AROUND) : span.start]
    return Anchor(span, span.of(text), before, text[span.end : span.end + AROUND])


def find_again(anchor: Anchor, text: str) -> Found | None:
    """Return where the passage of `anchor` stands in `text`; `None` where it is gone.

    For more than one anchor, `Anchorage` takes less time.
    """
    return Anchorage(text).find(anchor)


class Anchorage:
    """A text in which anchors are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        """What spans of it count in."""

    def find(self, anchor: Anchor) -> Found | None:
        """Return where the passage of `anchor` stands; `None` where it is gone.

        Of several places that are equally likely, it is the one nearest to where it stood.
        """
        if not anchor.quote:
            return None
        # At the edges of a text nothing stands around: no reason to be found just anywhere.
        lead = len(anchor.before)
        words = anchor.before + anchor.quote + anchor.after
        start = _nearest(self.text, words, anchor.span.start - lead)
        if start is not None:
            start += lead
            return Found(Span(start, start + len(anchor.quote)), Certainty.SURE)
        quote = _squeeze(anchor.quote)
        if not quote or len(self.text) > _LONGEST:
            return None
        return self._find_squeezed(quote, _squeeze(anchor.before), _squeeze(anchor.after), anchor)

    def _find_squeezed(self, quote: str, before: str, after: str, anchor: Anchor) -> Found | None:
        near = bisect_left(self._offsets, anchor.span.start)
        start = _nearest(self._squeezed, before + quote + after, near - len(before))
        if start is not None:
            return self._found(start + len(before), len(quote), Certainty.SURE)
        start = self._by_itself(quote, before, after, near)
        if start is not None:
            return self._found(start, len(quote), Certainty.LIKELY)
        if alike := self._alike(quote, near):
            return self._found(alike.start, alike.length, Certainty.ALIKE)
        return None

    def _by_itself(self, quote: str, before: str, after: str, near: int) -> int | None:
        """Return where `quote` starts: best between what is left of the words around it.

        A short one says too little by itself.
        """
        text = self._squeezed
        chances = []
        for start in _places(text, quote):
            end = start + len(quote)
            kept = _shared(before[::-1], text[max(0, start - len(before)) : start][::-1])
            kept += _shared(after, text[end : end + len(after)])
            chances.append((kept, -abs(start - near), start))
        kept, _, start = max(chances, default=(0, 0, -1))
        is_told = len(quote) >= _TELLING or kept >= _TELLING
        return start if start >= 0 and is_told else None

    def _alike(self, quote: str, near: int) -> Span | None:
        """Return the stretch that holds most of the short strings of which `quote` is made."""
        if len(quote) < _TELLING:
            return None
        grams: dict[str, int] = {}
        for at in range(len(quote) - _GRAM + 1):
            grams.setdefault(quote[at : at + _GRAM], at)
        hits = sorted(
            (place, at)
            for gram, at in grams.items()
            for place in _places(self._squeezed, gram, at_most=_COMMON)
        )
        best, stretch = (0, 0), None
        here: Counter[int] = Counter()
        first = 0
        for last, (place, at) in enumerate(hits):
            here[at] += 1
            while place - hits[first][0] > len(quote) * _LONGER:
                here[hits[first][1]] -= 1
                if not here[hits[first][1]]:
                    del here[hits[first][1]]
                first += 1
            score = len(here), -abs(hits[first][0] - near)
            if score > best:
                best, stretch = score, (first, last)
        if stretch is None or best[0] * 2 < len(grams):
            return None
        (start, lead), (end, at) = hits[stretch[0]], hits[stretch[1]]
        # To where it ended, as far as that can be told: passages mostly end in a full stop.
        behind, tail = end + _GRAM, len(quote) - at - _GRAM
        stop = self._squeezed.find(quote[-1], behind - 1, behind + tail + AROUND) + 1
        return Span(start - min(start, lead, _GRAM), stop or behind)

    def _found(self, start: int, length: int, certainty: Certainty) -> Found:
        last = self._offsets[start + length - 1]
        return Found(Span(self._offsets[start], last + 1), certainty)

    @cached_property
    def _kept(self) -> tuple[str, list[int]]:
        folded = fold(self.text).translate(_QUOTATION_MARKS)
        offsets = [at for at, char in enumerate(folded) if not char.isspace()]
        return "".join(folded.split()), offsets

    @property
    def _squeezed(self) -> str:
        """The text without what its setting may change."""
        return self._kept[0]

    @property
    def _offsets(self) -> list[int]:
        """Where each character of the squeezed text stands."""
        return self._kept[1]


_LONGEST = 3_000_000
"""Characters of a text in which words are looked for in another setting, too: half a second."""
_TELLING = 8
"""Characters that hardly stand together a second time by chance."""
_GRAM = 4
_COMMON = 20
"""Short strings that stand at more places tell nothing."""
_LONGER = 1.5
"""How many times as long a passage may have become."""
_MOST = 1_000
"""Places that are looked at; what stands at more of them is told by nothing else."""

_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”‘’「」『』﹁﹂﹃﹄'", '"'))
"""Those of either script are one: who converts a text converts them, too."""


def _squeeze(words: str) -> str:
    """Return `words` as the squeezed text has them."""
    return "".join(fold(words).translate(_QUOTATION_MARKS).split())


def _nearest(text: str, words: str, near: int) -> int | None:
    """Return where `words` start in `text`, as near to `near` as they do."""
    near = max(near, 0)
    after = text.find(words, near)
    back = text.rfind(words, 0, near + len(words))
    found = [place for place in (after, back) if place >= 0]
    return min(found, key=lambda place: abs(place - near), default=None)


def _places(text: str, words: str, *, at_most: int = _MOST) -> Iterator[int]:
    """Yield where `words` start in `text`; nowhere, where they stand at more places."""
    places: list[int] = []
    place = text.find(words)
    while place >= 0:
        places.append(place)
        if len(places) > at_most:
            return
        place = text.find(words, place + 1)
    yield from places


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
