"""Decoding text in which some bytes are broken, so that only the broken ones are lost.

UTF-8 and UTF-16 find back into step by themselves. In the encodings that put two high bytes
together, one lost byte pairs all that follow wrongly, up to the next ASCII character: a paragraph
of other, valid characters. There the likeliest way to pair the bytes is looked for.
"""

from __future__ import annotations

import re

from core.sources.encodings import cost

_PAIRED = frozenset({"gb18030", "big5hkscs"})
_SURE = re.compile(rb"([\x00-\x2f\x3a-\x3f]+)")
"""Bytes that are a character of their own wherever they stand (GB 18030, Big5)."""
_BLOCK = re.compile(rb".{1,16384}[^\x00-\x2f\x3a-\x3f]*", re.DOTALL)
"""A stretch that cuts no character: it ends before such a byte."""
_MENDED_AT_MOST = 1 << 19
"""Bytes in broken stretches after which the rest is decoded as it comes: a bound on the time."""
_LENGTHS = (1, 2, 4)
"""Bytes that a character of GB 18030 can have; in Big5 it has one or two."""


def decode_damaged(data: bytes, encoding: str) -> tuple[str, int]:
    """Return the text of `data` with U+FFFD in the place of broken bytes, and their number."""
    if encoding not in _PAIRED:
        return _decode_replacing(data, encoding)
    texts: list[str] = []
    damaged = 0
    left = _MENDED_AT_MOST
    for block in _BLOCK.findall(data):
        for stretch in _stretches(block, encoding) if left > 0 else (block,):
            try:
                texts.append(stretch.decode(encoding))
            except UnicodeDecodeError:
                left -= len(stretch)
                decode = _decode_likeliest if left > 0 else _decode_replacing
                text, count = decode(stretch, encoding)
                texts.append(text)
                damaged += count
    return "".join(texts), damaged


def _stretches(block: bytes, encoding: str) -> list[bytes]:
    """Return `block`, cut as small as no character is cut by it, if there is damage in it."""
    try:
        block.decode(encoding)
    except UnicodeDecodeError:
        return _SURE.split(block)
    return [block]


def _decode_replacing(data: bytes, encoding: str) -> tuple[str, int]:
    text = data.decode(encoding, "replace")
    written = data.decode(encoding, "ignore").count("\ufffd")  # U+FFFD that the text itself holds
    return text, text.count("\ufffd") - written


def _decode_likeliest(stretch: bytes, encoding: str) -> tuple[str, int]:
    """Return the cheapest reading of `stretch`: a shortest path over its byte offsets.

    Every step is one character, at what it costs (`core.sources.encodings.cost`), or one byte
    given up as damaged.
    """
    characters: dict[bytes, tuple[str, float] | None] = {}
    costs = [0.0]
    steps: list[tuple[int, str | None]] = [(0, None)]
    for end in range(1, len(stretch) + 1):
        best = costs[end - 1] + cost("\ufffd")
        step: tuple[int, str | None] = (end - 1, None)
        for length in _LENGTHS:
            if length > end:
                break
            unit = stretch[end - length : end]
            if unit not in characters:
                characters[unit] = _character(unit, encoding)
            if (character := characters[unit]) is not None:
                read, price = character
                if costs[end - length] + price < best:
                    best, step = costs[end - length] + price, (end - length, read)
        costs.append(best)
        steps.append(step)
    return _walked(steps)


def _character(unit: bytes, encoding: str) -> tuple[str, float] | None:
    """Return the one character that `unit` stands for, and its cost; `None` where it is none."""
    if len(unit) > 1 and unit[0] < 0x80:
        return None
    if len(unit) == 4 and not 0x30 <= unit[1] <= 0x39:
        return None
    try:
        read = unit.decode(encoding)
    except UnicodeDecodeError:
        return None
    return read, sum(map(cost, read))


def _walked(steps: list[tuple[int, str | None]]) -> tuple[str, int]:
    """Return the text along the steps that lead to the last one, and how many gave up a byte."""
    pieces: list[str] = []
    damaged = 0
    at = len(steps) - 1
    while at > 0:
        at, read = steps[at]
        damaged += read is None
        pieces.append("\ufffd" if read is None else read)
    return "".join(reversed(pieces)), damaged
