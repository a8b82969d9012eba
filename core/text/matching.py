"""Finding words in a text as a reader means them: whatever the width, the script or the case."""

from __future__ import annotations

from core.model import Span
from core.text.folding import fold


def matchable(text: str) -> str:
    """Return `text` in the form that words are found in; it has the same length.

    Folded (`core.text.folding`) and in lower case.
    """
    folded = fold(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    # A few capitals (İ) have a small form of two characters; they stay as they are.
    return "".join(small if len(small := char.lower()) == 1 else char for char in folded)


def find_all(text: str, words: str, *, at_most: int | None = None) -> list[Span]:
    """Return where `words` stand in `text`, in order and without overlap.

    `text` is `matchable` already, since it is searched again at every key; `words` are as
    typed. Offsets count in `text`. No words are found nowhere. `at_most` bounds the answer.
    """
    wanted = matchable(words)
    found: list[Span] = []
    if not wanted:
        return found
    start = text.find(wanted)
    while start >= 0 and len(found) != at_most:
        end = start + len(wanted)
        found.append(Span(start, end))
        start = text.find(wanted, end)
    return found
