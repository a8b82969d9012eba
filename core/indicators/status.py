"""Whether what a figure says has come about, is foreseen, or is to be reached."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.lexicon import read_lexicon
from core.model import Status


def status_of(folded: str, sentence: int, at: int, *, planned: bool) -> Status:
    """Return the status of the figure at `at` in the sentence that starts at `sentence`.

    A word of foreseeing or aiming governs what follows it in its sentence, list and semicolons
    included; `planned` tells whether the figure stands in a plan.
    """
    cues = _cues()
    last = None
    for found in cues.governing.finditer(folded, sentence, at):
        # 预计6月底前完工 speaks of a day, and of nothing behind the next comma.
        if cues.dated.match(folded, found.end()) and _paused(folded, found.end(), at):
            continue
        if found.lastgroup == "likely":
            if ";" in folded[found.end() : at]:
                continue
            return Status.EXPECTED
        last = found.lastgroup
        if last == "expected":
            break
    if last == "expected":
        return Status.EXPECTED
    if planned:
        clause = max(folded.rfind(mark, sentence, at) for mark in ",;:") + 1
        there = cues.there.search(folded, max(clause, sentence), at)
        return Status.ACTUAL if there and last is None else Status.TARGET
    return Status.TARGET if last else Status.ACTUAL


def _paused(folded: str, start: int, end: int) -> bool:
    return any(mark in folded[start:end] for mark in ",;")


class _Cues(NamedTuple):
    governing: re.Pattern[str]
    there: re.Pattern[str]
    dated: re.Pattern[str]


@cache
def _cues() -> _Cues:
    lexicon = read_lexicon("measures")
    expected, target = "|".join(lexicon["expected"]), "|".join(lexicon["target"])
    likely = "|".join(lexicon["likely"]["words"])
    return _Cues(
        re.compile(f"(?P<expected>{expected})|(?P<likely>{likely})|(?P<target>{target})"),
        re.compile("|".join(lexicon["achieved"]["words"])),
        re.compile(r"(?:(?:到|于)?(?:20\d\d年|今年|明年|年))?(?:\d{1,2}月|年?底|年?末|下半年)"),
    )
