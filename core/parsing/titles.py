"""A report's own title, and the line under it that says when and where it was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest

from core.lexicon import read_lexicon
from core.model import Fact, Span
from core.parsing.furniture import DOCUMENT_EXTENSION
from core.parsing.header import Cell, stated
from core.parsing.markers import opens_with_marker


def read_title(text: str, folded: str, cells: Sequence[Cell], lines: Sequence[Span]) -> Fact | None:
    """Return the report's title: what the header says, or the first of `lines` that is one.

    A title that a scrape has broken over two lines is found as well.
    """
    named = stated(text, cells, "title")
    if named is not None:
        return named._replace(value=re.sub(rf"(?i){DOCUMENT_EXTENSION}$", "", named.value))
    for line, after in zip_longest(lines, lines[1:]):
        spans = [line]
        if after is not None and _runs_on(folded, line, after):
            spans.insert(0, Span(line.start, after.end))
        for span in spans:
            if (found := find_title(folded, span)) is not None:
                return Fact(_unspread(found.of(text)), found)
    for line, after in pairwise(lines[:3]):
        if (found := find_title(folded, Span(line.start, after.end))) is not None:
            return Fact(_unspread(found.of(text)), found)
    return None


def _runs_on(folded: str, line: Span, after: Span) -> bool:
    """Return whether a title goes on in the next line: `…工作总结 / 及…`, `…局 / 关于…`."""
    bodies = tuple(read_lexicon("header")["values"]["body_endings"])
    signed = line.of(folded).endswith(bodies) and folded.startswith("关于", after.start)
    return signed or folded[after.start] in "和及与暨"


def find_title(folded: str, line: Span) -> Span | None:
    """Return where a report's title stands at the beginning of `line`, or `None`.

    A title names the kind of document at its end (`…工作总结`), says no sentence, and may be
    followed by a space and the text itself, where line ends were lost.
    """
    start = line.start
    while start < line.end and folded[start] in "# *":
        start += 1
    found = _title().match(folded, start, line.end)
    words = found[0].split() if found is not None else []
    if found is None or not _SHORTEST <= sum(map(len, words)) <= _LONGEST:
        return None
    if opens_with_marker(found[0]):
        return None
    if len(words) > 2 and sum(len(word) > 1 for word in words) > 1:  # a row of keywords
        return None
    return Span(found.start(), found.end())


def is_dateline(words: str) -> bool:
    """Return whether a line says when a report was given (`——2024年1月9日在…会议上`)."""
    return _DATELINE.match(words) is not None


def _unspread(title: str) -> str:
    """Return a title without the spaces that spread its characters, and on one line."""
    words = title.split()
    spread = max(map(len, words)) == 1 or len(title.splitlines()) > 1
    return ("" if spread else " ").join(words)


_SHORTEST, _LONGEST = 6, 60
"""Characters of a title; a bare `工作计划` is a category."""
_DATELINE = re.compile(
    r"[(\-—–─ ]*(?:(?:19|20)\d\d年 ?\d{1,2}月 ?\d{1,2}日[^。;]{0,60}会"
    r"|在[^。;]{2,40}次(?:会议|全会|大会))[^。;]{0,40}[。)]?$"
)


@cache
def _title() -> re.Pattern[str]:
    kinds = sorted(read_lexicon("header")["title"]["kinds"], key=len, reverse=True)
    kind = "|".join(r"\s{0,2}".join(map(re.escape, word)) for word in kinds)
    body = r"[^。;:!?|,、]{0,50}?"
    one = rf"{body}(?:{kind})"
    return re.compile(
        rf"(?:{one})(?:\s?(?:和|及|与|暨|、) ?{one})?(?: ?\([^()\n]{{1,12}}\))?(?=\s|$)"
    )
