"""Finding words in a text as a reader means them: whatever the width, the script or the case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from core.model import Span
from core.text.folding import JOINT, fold


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
    typed. Where line ends that only wrap it are joints (`core.parsing.wrapping`), they hide no
    words, and may stand for a space. Offsets count in `text`. No words are found nowhere.
    `at_most` bounds the answer.
    """
    wanted = matchable(words)
    if not wanted:
        return []
    find = _across_joints if JOINT in text else _in_one_piece
    return list(islice(find(text, wanted), at_most))


def _in_one_piece(text: str, wanted: str) -> Iterator[Span]:
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        yield Span(start, end)
        start = text.find(wanted, end)


def _across_joints(text: str, wanted: str) -> Iterator[Span]:
    chars = (f"[ {JOINT}]" if char == " " else re.escape(char) for char in wanted)
    for found in re.finditer(f"{JOINT}*".join(chars), text):
        yield Span(*found.span())
