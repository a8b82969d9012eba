"""Words at the start and at the end of a stretch of text that are no part of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


class Opening:
    """Words that may stand at the start of a stretch, one after another."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Take regular expressions."""
        self._pattern = re.compile(f"(?:{'|'.join(patterns)}|[ \ue000])+")

    def strip(self, folded: str, start: int, end: int) -> int:
        """Return where the stretch starts without them."""
        found = self._pattern.match(folded, start, end)
        return found.end() if found else start


class Ending:
    """Words that may stand at the end of a stretch, one after another."""

    def __init__(self, words: Iterable[str], guards: Mapping[str, str] | None = None) -> None:
        """Take plain words, and the characters with which some of them make other words."""
        guards = guards or {}
        backwards = "|".join(
            re.escape(word[::-1]) + (f"(?![{guards[word]}])" if guards.get(word) else "")
            for word in sorted(words, key=len, reverse=True)
        )
        self._words = re.compile(f"[ \ue000]*(?:{backwards})[ \ue000]*")

    def last(self, folded: str, start: int, end: int) -> str:
        """Return the longest of the words that the stretch ends with, or nothing."""
        found = self._words.match(folded[max(start, end - _LONGEST) : end][::-1])
        return found[0][::-1].strip(" \ue000") if found else ""

    def strip(self, folded: str, start: int, end: int) -> int:
        """Return where the stretch ends without them."""
        backwards = folded[max(start, end - _REACH) : end][::-1]
        at = 0
        while (found := self._words.match(backwards, at)) is not None:
            at = found.end()
        return end - at


_LONGEST = 14
_REACH = 40
"""How far back a word, or a row of them, is looked for."""
