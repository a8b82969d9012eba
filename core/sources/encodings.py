"""Telling the encodings of Chinese text apart by how their bytes read in each.

A model of one character at a time: frequent Chinese characters are likely, rare ones unlikely,
control characters and bytes that decode to nothing very unlikely. Bytes that are read in the
wrong encoding come out as rare characters. What a reading gains over the assumption that the
bytes are noise is added up over a sample; the gains compared give the probability of each.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from core.lexicon import read_lexicon

_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 4_096
"""Bytes that are looked at; a few dozen are enough, where they are Chinese."""

# What a byte or a character costs, in nats: minus the logarithm of how probable it is.
_NOISE = math.log(256)
"""A byte that nothing explains."""
_COMMON = -math.log(0.8 / 1_500)
"""Eight of ten characters are one of the frequent 1,500 (both scripts, punctuation)."""
_HAN = 4 * _NOISE - _COMMON
"""A rare character speaks as much against its two bytes being text as a frequent one for it."""
_OTHER = -math.log(0.005 / 50_000)
_CONTROL = -math.log(0.001 / 64)
_DAMAGE = -math.log(0.005 / 256)
_ASCII = _NOISE
"""ASCII reads alike in most encodings, so a byte of it says nothing for or against one."""

_HIGH = re.compile(rb"[\x80-\xff]")
_PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％\u3000０１２３４５６７８９「」『』"


class Guess(NamedTuple):
    """The likeliest encoding of some bytes."""

    encoding: str
    """As Python spells it."""
    confidence: float
    """How probable it is, 0 to 1, against the other candidates and against noise."""


def guess(data: bytes) -> Guess:
    """Return the encoding, of those that Chinese text comes in, in which `data` reads best."""
    sample = _sample(data)
    gains = {encoding: _gain(sample, encoding) for encoding in _CANDIDATES}
    best = max(gains, key=gains.__getitem__)
    rivals = [0.0, *(gain for encoding, gain in gains.items() if encoding != best)]
    return Guess(best, 1.0 / (1.0 + sum(_odds(rival - gains[best]) for rival in rivals)))


def cost(char: str) -> float:
    """Return how unlikely a character is in Chinese text, in nats; U+FFFD stands for damage."""
    if char in _common_characters():
        return _COMMON
    if " " <= char <= "~" or char in "\t\n\r":
        return _ASCII
    if "\u4e00" <= char <= "\u9fff":
        return _HAN
    if char == "\ufffd":
        return _DAMAGE
    return _CONTROL if char < "\u00a0" else _OTHER


def _sample(data: bytes) -> bytes:
    """Return a stretch of `data` that holds the first bytes beyond ASCII, if there are any.

    It starts at an even offset, at the start or among ASCII, so that it cuts no character.
    """
    first = _HIGH.search(data)
    start = max(0, first.start() - _SAMPLE // 4) & ~1 if first else 0
    return data[start : start + _SAMPLE]


def _gain(sample: bytes, encoding: str) -> float:
    """Return how much better than as noise `sample` reads in `encoding`, in nats."""
    characters = Counter(sample.decode(encoding, "replace"))
    costs = sum(cost(char) * count for char, count in characters.items())
    return len(sample) * _NOISE - costs


def _odds(advantage: float) -> float:
    return math.exp(min(advantage, 700.0))  # beyond it, `exp` overflows


@cache
def _common_characters() -> frozenset[str]:
    lexicon = read_lexicon("common_characters")
    characters = lexicon["simplified"] + lexicon["traditional"] + _PUNCTUATION
    return frozenset(characters.replace("\n", ""))
