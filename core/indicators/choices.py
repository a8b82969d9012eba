"""Words of which a text begins few: each is made ready only where one could stand.

Hundreds of alternatives in one regular expression take longer to compile than a report to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_Choice = str | re.Pattern[str]
"""A plain word, which needs no pattern, or a pattern."""


class Choices:
    """Regular expressions of which the first that matches at a place counts, as between `|`."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Take them in their order; plain words are some, too."""
        self._beginning: dict[str, list[str]] = {}
        """The patterns that may match at a character, as far as it can be told; by `_key`."""
        self._anywhere: list[str] = []
        """Those that may match at any other."""
        self._ready: dict[str, tuple[_Choice, ...]] = {}
        for pattern in patterns:
            # Most are plain words, and quickly told.
            self._add(pattern, _key(pattern[0]) if pattern.isalpha() else _keys(pattern))

    def end(self, folded: str, start: int, end: int) -> int:
        """Return where the choice ends that stands at `start` and ends before `end`; -1 if none."""
        for choice in self._at(folded, start, end):
            behind = _end(choice, folded, start, end)
            if behind >= 0:
                return behind
        return -1

    def fill(self, folded: str, start: int, end: int) -> bool:
        """Return whether a stretch is one choice or more, each as it matches best."""
        reached, waiting = {start}, [start]
        while waiting:
            at = waiting.pop()
            for choice in self._at(folded, at, end):
                behind = _end(choice, folded, at, end)
                if behind == end:
                    return True
                if behind > at and behind not in reached:
                    reached.add(behind)
                    waiting.append(behind)
        return False

    @property
    def beginnings(self) -> str:
        """A set, as patterns have it, of what a choice may begin with; empty where that is all."""
        if self._anywhere:
            return ""
        chars = "".join(sorted(self._beginning))
        return f"[{chars}]" if _DIGIT not in chars else rf"[{chars}\d]"

    def _at(self, folded: str, start: int, end: int) -> tuple[_Choice, ...]:
        """Return those that may stand at `start`, where the stretch goes on to `end`."""
        key = _key(folded[start]) if start < end else ""
        choices = self._ready.get(key)
        if choices is None:
            choices = self._ready[key] = tuple(
                pattern if pattern.isalpha() else re.compile(pattern)
                for pattern in self._beginning.get(key, self._anywhere)
            )
        return choices

    def _add(self, pattern: str, keys: Iterable[str] | None) -> None:
        if keys is None:
            for patterns in (self._anywhere, *self._beginning.values()):
                patterns.append(pattern)
        else:
            for key in keys:
                self._beginning.setdefault(key, self._anywhere.copy()).append(pattern)


def _end(choice: _Choice, folded: str, start: int, end: int) -> int:
    """Return where one choice ends that stands at `start`, -1 if it does not."""
    if isinstance(choice, str):
        return start + len(choice) if folded.startswith(choice, start, end) else -1
    found = choice.match(folded, start, end)
    return found.end() if found else -1


def _key(char: str) -> str:
    """Return what stands for a character in the tables: all digits are one."""
    return _DIGIT if char.isdecimal() else char


_DIGIT = "0"


def _keys(pattern: str) -> frozenset[str] | None:
    """Return the keys of all that a match may begin with, `None` where it is not plain to see."""
    alternatives = _ALTERNATIVE.findall(pattern)
    if "|".join(alternatives) != pattern:
        return None
    if len(alternatives) > 1:
        return _all_of(map(_keys, alternatives))
    head = _HEAD.match(pattern)
    if head is None:
        return None
    first = (
        _keys(head["group"])
        if head["group"] is not None
        else frozenset(map(_key, head["any"] or head["one"] or _DIGIT))
    )
    return _all_of((first, _keys(pattern[head.end() :]))) if head["optional"] else first


def _all_of(several: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    every: frozenset[str] = frozenset()
    for keys in several:
        if keys is None:
            return None
        every |= keys
    return every


_ALTERNATIVE = re.compile(r"(?:[^|()\[]|\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\))+")
"""What stands between `|`, groups being taken whole."""
_HEAD = re.compile(
    r"(?:\(\?<[=!][^()]*\))*"  # what goes before it
    r"(?:\(\?:(?P<group>(?:[^()]|\([^()]*\))*)\)|\[(?P<any>[^\]^\\-]+)\]|(?P<one>[\w“、·])|\\d)"
    r"(?P<optional>[?*]|\{0)?"
)
"""A character, one of some, or a group, at the beginning of a pattern."""
