"""Content and phrases: what a sentence is about, and what any sentence of a report might say."""

from __future__ import annotations

from functools import cache

from core.lexicon import read_lexicon
from core.text.vocabulary import Vocabulary

_GAP = "\0"
"""Stands for a character that is no content: it is in no word."""


def content_of(folded: str) -> str:
    """Return folded words of the same length, without those that any report may hold."""
    pieces: list[str] = []
    end = 0
    for span in _general().find(folded):
        pieces += folded[end : span.start], _GAP * span.length
        end = span.end
    return "".join((*pieces, folded[end:]))


@cache
def _general() -> Vocabulary:
    return Vocabulary(read_lexicon("phrasing")["general"])
