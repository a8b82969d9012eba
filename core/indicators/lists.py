"""Lists whose names come first: `甲、乙分别增长1%、2%`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.indicators.phrases import name_ahead
from core.indicators.quantities import Quantity
from core.indicators.wording import wording
from core.model import Span


def read_list(
    folded: str, lead: Span, quantities: Sequence[Quantity], index: int
) -> list[tuple[Span, ...]]:
    """Return the names in the lead of a figure, one for it and each that follows right away.

    Returns nothing if there are not as many names as figures.
    """
    count = row(folded, quantities, index)
    members = _members(folded, lead, count) if count > 1 else []
    if not members:
        return []
    opening = wording().opening
    names: list[Span] = []
    for start, end in members:
        pieces = name_ahead(folded, Span(opening.strip(folded, start, end), end)).pieces
        names.append(pieces[-1] if pieces[-1].length else Span(start, end))
    # What a verb or an adverb begins (增长…、实现…) is a name of its own.
    return [
        (name,) if name.start > member.start + 1 else _completed(folded, names, at)
        for at, (name, member) in enumerate(zip(names, members, strict=True))
    ]


def row(folded: str, quantities: Sequence[Quantity], index: int) -> int:
    """Return how many figures stand in a row from `index`, with but joints between them."""
    gap, last = wording().list_gap, index
    while last + 1 < len(quantities) and gap.fullmatch(
        folded, quantities[last].span.end, quantities[last + 1].span.start
    ):
        last += 1
    return last + 1 - index


def _members(folded: str, lead: Span, count: int) -> list[Span]:
    """Return the `count` members of a lead: parted by pauses, or by words for "and" as well."""
    for joint in (_PAUSE, _PAUSE_OR_AND):
        joints = [found.span() for found in joint.finditer(folded, *lead)]
        if len(joints) + 1 == count:
            starts = [lead.start, *(end for _, end in joints)]
            ends = [*(start for start, _ in joints), lead.end]
            return list(map(Span, starts, ends))
    return []


_PAUSE = re.compile("、")
_PAUSE_OR_AND = re.compile("[、和与及]|以及")


def _completed(folded: str, names: Sequence[Span], at: int) -> tuple[Span, ...]:
    """Return a member with the head (`甲、乙产值`) or the beginning that it shares with others."""
    words = wording()
    own, first, last = names[at], names[0], names[-1]
    if at < len(names) - 1 and (end := _attribute_end(folded, own, last)):
        return own, Span(end, last.end)
    pieces = _with_head(folded, names, at)
    prefix = None if words.heads.search(folded, *first) else words.prefixes.match(folded, *first)
    if at and prefix is not None and pieces[0].start != first.start:
        return Span(*prefix.span()), *pieces
    return pieces


def _attribute_end(folded: str, own: Span, last: Span) -> int:
    """Return where the last member goes on as this one would (`城镇、农村居民收入`), or 0."""
    attributes = wording().attributes
    other = attributes.match(folded, *last)
    if attributes.fullmatch(folded, *own) and other is not None:
        return other.end()
    # 刑事、治安警情: so short a word is but the beginning.
    has_head = wording().heads.search(folded, *own) is not None
    if own.length == _SHORTEST and last.length >= 2 * _SHORTEST and not has_head:
        return last.start + own.length
    # 城镇居民、农村居民收入: both may say the next word.
    mine = attributes.match(folded, *own)
    if mine is None or other is None:
        return 0
    shared = folded[mine.end() : own.end]
    is_shared = bool(shared) and folded.startswith(shared, other.end(), last.end)
    return other.end() + len(shared) if is_shared else 0


def _with_head(folded: str, names: Sequence[Span], at: int) -> tuple[Span, ...]:
    heads = wording().heads
    own, first, last = names[at], names[0], names[-1]
    has_head = heads.search(folded, *own) is not None
    if at < len(names) - 1 and not has_head:
        shared = heads.search(folded, last.start + 1, last.end)
        if shared is not None:
            return own, Span(shared.start(), last.end)
    if at and has_head and own.length < first.length and own.length <= _SHORT:
        shared = heads.search(folded, *first)
        if shared is not None:
            # 工业总产值、增加值: the beginning is 工业. A head of one character (率) tells less of
            # where it ends than the length of this member does.
            head = shared.end() - shared.start()
            cut = head if head > 1 else min(own.length, first.length - 2)
            return Span(first.start, first.end - cut), own
    return (own,)


_SHORTEST = 2
_SHORT = 5
"""Longer members say all by themselves."""
