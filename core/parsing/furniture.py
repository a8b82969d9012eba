"""Marks of site furniture: what a line says that belongs to a site and to no report."""

from __future__ import annotations

import re
from functools import cache

from core.lexicon import read_lexicon
from core.parsing.markers import opens_with_marker


def is_furniture(words: str) -> bool:
    """Return whether a line (folded) is site furniture by itself.

    It is where it is nothing but a mark (`打印本页`, `来源：…`) or the name of a document file, or
    says what only sites say. Words that reports use too (`二维码`, `会员`)
    count in a short line without punctuation alone.
    """
    if len(words) <= _SHORT:
        mark = _ORNAMENT.sub("", words).partition(":")[0]
        if not mark or "".join(mark.split()) in _marks():
            return True
    if _DOCUMENT_NAME.fullmatch(words):
        return True
    sure = sum(word in words for word in read_lexicon("chrome")["sure"])
    if sure:
        return len(words) <= (_LONGEST if sure >= 2 else 2 * _SHORT)
    return (
        len(words) <= _SHORT
        and not _PUNCTUATION.search(words)
        and not opens_with_marker(words)
        and any(word in words for word in read_lexicon("chrome")["likely"])
    )


def is_keyword_row(words: str) -> bool:
    """Return whether a line (folded) is a row of keywords, as sites put above a document."""
    return _KEYWORDS.fullmatch(words) is not None


_SHORT, _LONGEST = 45, 400
_ORNAMENT = re.compile(r"^[\W_]+|[\W_]+$")
_PUNCTUATION = re.compile(r"[。,;!?、]")
DOCUMENT_EXTENSION = r"\.(?:docx?|pdf|txt|wps|rtf|html?)"
"""Pattern of what the name of a document file ends in."""
_DOCUMENT_NAME = re.compile(rf".{{2,80}}{DOCUMENT_EXTENSION}", re.IGNORECASE)
_KEYWORDS = re.compile(r"(?:\w{2,10} +){3,}\w{2,10}")


@cache
def _marks() -> frozenset[str]:
    return frozenset(read_lexicon("chrome")["lines"])
