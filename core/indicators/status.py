"""Whether what a figure says has come about, is foreseen, or is to be reached."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.lexicon import read_lexicon
from core.model import Span, Status


class StatusReader:
    """Tells the status of the figures of one sentence, which are asked for in text order.

    A word of foreseeing or aiming governs what follows it in its sentence, list and semicolons
    included. `预计6月底前完工` speaks of a day, and of nothing behind the next pause.
    """

    def __init__(self, folded: str, sentence: Span, *, planned: bool, year: int | None) -> None:
        """Take the sentence, whether it stands in a plan, and the `year` that is reviewed."""
        self._folded = folded
        self._end = sentence.end
        self._planned = planned
        self._year = year
        self._words = _words()
        self._cues = self._words.governing.finditer(folded, *sentence)
        self._next = next(self._cues, None)
        self._pauses: dict[re.Pattern[str], int] = {}
        self._governs = ""
        """The kind of the word that governs the rest of the sentence."""
        self._foreseen_to = 0
        """Where a weak word of foreseeing ceases to govern."""

    def at(self, offset: int, clause: int) -> Status:
        """Return the status of the figure at `offset`, whose clause starts at `clause`."""
        while self._next is not None and self._next.end() <= offset:
            self._take(self._next)
            self._next = next(self._cues, None)
        if self._governs == "expected" or offset < self._foreseen_to:
            return Status.EXPECTED
        if self._governs:
            return Status.TARGET
        if not self._planned:
            return Status.ACTUAL
        is_there = self._words.there.search(self._folded, clause, offset) is not None
        return Status.ACTUAL if is_there else Status.TARGET

    def _take(self, cue: re.Match[str]) -> None:
        words, kind = self._words, cue.lastgroup or ""
        if kind == "until":
            # 到2030年: what is reached later than the report looks back.
            is_ahead = self._year is not None and int(cue[0][1:5]) > self._year
            self._governs = self._governs or ("target" if is_ahead else "")
        elif kind == "likely":
            self._foreseen_to = self._pause(words.semicolon, cue.end())
        elif words.dated.match(self._folded, cue.end()):
            if kind == "expected":
                self._foreseen_to = self._pause(words.pause, cue.end())
        elif self._governs != "expected":
            self._governs = kind

    def _pause(self, mark: re.Pattern[str], start: int) -> int:
        """Return where the next pause after `start` is; each stretch is searched once."""
        last = self._pauses.get(mark, 0)
        if last < start:
            found = mark.search(self._folded, start, self._end)
            last = self._pauses[mark] = found.start() if found else self._end
        return last


class _Words(NamedTuple):
    governing: re.Pattern[str]
    there: re.Pattern[str]
    dated: re.Pattern[str]
    pause: re.Pattern[str]
    semicolon: re.Pattern[str]


@cache
def _words() -> _Words:
    lexicon = read_lexicon("measures")
    kinds = {
        "expected": lexicon["expected"],
        "likely": lexicon["likely"]["words"],
        "target": lexicon["target"],
        "until": [lexicon["until"]],
    }
    return _Words(
        re.compile("|".join(f"(?P<{kind}>{'|'.join(words)})" for kind, words in kinds.items())),
        re.compile("|".join(lexicon["achieved"]["words"])),
        re.compile(lexicon["dated"]),
        re.compile("[,;]"),
        re.compile(";"),
    )
