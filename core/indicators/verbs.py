"""Verbs before a figure, by what becomes of them in its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from core.indicators.choices import Choices


class Verb(NamedTuple):
    """A verb in a text."""

    start: int
    end: int
    kind: str
    """`light` ones are no part of a name, `kept` ones are where they begin it, `strong` ones
    behind a subject as well."""


class Verbs:
    """The verbs of a lexicon, by kind; at one place, the first of the first kind counts."""

    def __init__(self, kinds: Mapping[str, Sequence[str]]) -> None:
        """Take regular expressions."""
        self._kinds = {kind: Choices(verbs) for kind, verbs in kinds.items()}
        # A set of a hundred characters is passed over faster than a table is asked for each.
        self._beginnings = re.compile("|".join(verbs.beginnings for verbs in self._kinds.values()))

    def at(self, folded: str, start: int, end: int) -> Verb | None:
        """Return the verb that stands at `start`, if there is one."""
        for kind, verbs in self._kinds.items():
            behind = verbs.end(folded, start, end)
            if behind > start:
                return Verb(start, behind, kind)
        return None

    def find(self, folded: str, start: int, end: int) -> Iterator[Verb]:
        """Yield the verbs of a stretch in text order, without overlap."""
        for found in self._beginnings.finditer(folded, start, end):
            if found.start() >= start and (verb := self.at(folded, found.start(), end)) is not None:
                yield verb
                start = verb.end

    def any(self, folded: str, start: int, end: int) -> bool:
        """Return whether there is a verb in a stretch."""
        return next(self.find(folded, start, end), None) is not None
