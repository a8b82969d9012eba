"""Finding the words of a list in a text, where a pattern of so many alternatives would be slow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.model import Span


class Vocabulary:
    """A list of words, to be found in texts that are written in the same form."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:1], set()).add(len(word))
        self._lengths = {char: sorted(each, reverse=True) for char, each in lengths.items()}

    def find(self, text: str) -> Iterator[Span]:
        """Yield where words stand in `text`, in order and without overlap.

        Of words that overlap the first counts, and of those that begin together the longest.
        """
        end = 0
        for at, char in enumerate(text):
            if at < end or char not in self._lengths:
                continue
            for length in self._lengths[char]:
                if text[at : at + length] in self._words:
                    end = at + length
                    yield Span(at, end)
                    break
