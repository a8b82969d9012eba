"""The markers that number headings, and the level that each stands for.

GB/T 9704-2012 (7.3.3) orders the first four: `一、`, `(一)`, `1.`, `(1)`. Reports add circled
numbers, running enumerations (`一是…`, `第一，`, `首先`) and dashes before parallel headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from core.model import Span
from core.parsing.lines import LINE_ENDS
from core.text.numerals import read_number


class Kind(Enum):
    """A way of numbering, with the level that it gives to a heading."""

    CHAPTER = ("chapter", 1)
    """`第一部分`"""
    ONE = ("one", 1)
    """`一、`"""
    BRACKETED = ("bracketed", 2)
    """`(一)`"""
    DASH = ("dash", 2)
    """`——`"""
    ARABIC = ("arabic", 3)
    """`1.`, `1、`"""
    SMALL = ("small", 4)
    """`(1)`, `1)`, `①`"""
    RUNNING = ("running", 4)
    """`一是`, `一要`, `其一`"""
    ORDINAL = ("ordinal", 4)
    """`第一，`"""
    SEQUENCE = ("sequence", 4)
    """`首先`, `其次`, `最后`"""

    def __init__(self, group: str, level: int) -> None:
        self.group = group
        self.level = level


class Marker(NamedTuple):
    """A marker where a heading may begin."""

    kind: Kind
    span: Span
    number: int
    """The number that it gives, 0 for one that counts nothing (`——`, `首先`)."""
    opens_line: bool


def find_markers(folded: str) -> Iterator[Marker]:
    """Yield the markers of `folded` that stand where a heading can begin, in text order.

    That is at the beginning of a line, or after the end of a sentence or a colon; `3.5亿元`,
    `1、2号地块` and `二、三产业` are none.
    """
    for found in _MARKER.finditer("\n" + folded):
        group = found.lastgroup
        assert group is not None
        kind = _KINDS[group]
        start, end = found.span(group)
        span = Span(start - 1, end - 1)
        opens_line = _opens_line(folded, span.start)
        if kind is Kind.DASH and not opens_line and span.length < 2:
            continue
        yield Marker(kind, span, _number(span.of(folded)), opens_line)


def opens_with_marker(words: str) -> bool:
    """Return whether a line (folded) begins with a marker that numbers something."""
    found = _MARKER.match("\n" + words)
    return found is not None and found.lastgroup not in ("dash", "sequence")


def _opens_line(folded: str, at: int) -> bool:
    while at and folded[at - 1] in " #*":
        at -= 1
    return at == 0 or folded[at - 1] in LINE_ENDS


def _number(marker: str) -> int:
    if digits := re.search(r"\d+", marker):
        return int(digits[0])
    for first, last in ("①⑳", "⑴⒇", "⒈⒛", "㈠㈩"):
        if first <= marker[0] <= last:
            return ord(marker[0]) - ord(first) + 1
    return read_number("".join(char for char in marker if char in "一二三四五六七八九十"))


_CHINESE = "[一二三四五六七八九十]{1,3}"
# Begins with a set of characters, which the engine skips to; so a line end goes before the text.
_MARKER = re.compile(
    rf"""
    [{LINE_ENDS}。;!?:”》)\] ] (?<![ ][ ]) [ ]*+ (?:\#{{1,6}}[ ]* | \*\*)?
    (?:
      (?P<chapter> 第{_CHINESE}(?:部分|章|篇) [、:]?)
    | (?P<one> {_CHINESE} [ ]?(?: 、 (?![一二三四五六七八九十][、产次]) | \.(?!\d) ) )
    | (?P<bracketed> \({_CHINESE}\)、? | [㈠-㈩])
    | (?P<arabic> [⒈-⒛]
        | \d{{1,2}} [ ]{{0,2}} (?: \.[ ]?(?![\d.]) | 、(?!\d) | [.、](?=(?:19|20)\d\d年) ) )
    | (?P<small> \(\d{{1,2}}\) | [①-⑳⑴-⒇] | \d{{1,2}}\) )
    | (?P<running> {_CHINESE}[是要](?![求素点一]) | 其[一二三四五六七八九] [,、:是]?)
    | (?P<ordinal> 第{_CHINESE} [,:、](?![二三四五]) )
    | (?P<sequence> (?:首先|其次|再次|最后) [,:]? )
    | (?P<dash> [-—–―─]{{2,8}} | [—―─])
    )
    [ ]*(?=[\w“"‘'《【<「『{LINE_ENDS}])
    """,
    re.VERBOSE,
)
_KINDS = {kind.group: kind for kind in Kind}
