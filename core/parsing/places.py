"""The jurisdiction that reports."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from core.lexicon import read_lexicon
from core.model import Fact, Span
from core.parsing.chrome import Frame


def find_place(
    text: str, folded: str, frame: Frame, issuer: Fact | None, title: Fact | None
) -> Fact | None:
    """Return the jurisdiction that reports: the innermost one that issuer, title or text name.

    Where none of them says it, the name that the text couples with its own slogans
    (`平安…`, `美丽…`), with the tier that the text speaks of as a whole (`全市`), is a guess.
    """
    for fact in (issuer, title):
        if fact is not None and fact.span is not None:
            found = _named(text, folded, fact.span.start, fact.span.end)
            if found is not None:
                return found
    for line in (*frame.head, *frame.body[:_OPENING_LINES]):
        for pattern in (_SPEAKING_FOR, _BEFORE_CONGRESS):
            if spoken := re.compile(pattern).search(folded, line.start, line.end):
                span = spoken.span(spoken.lastindex or 0)
                if folded[slice(*span)] in _NATION:
                    return Fact("全国", Span(*span))
                place = _named(text, folded, *span)
                if place is not None and place.span is not None and place.span.end == span[1]:
                    return place
    return _guess(text, folded, frame)


_HAN = r"[^\W\d_a-zA-Z]"
_NATION = ("全国", "国务院")
_TIER = "自治区|自治州|自治县|街道|新区|开发区|高新区|省|市|区|县|旗|镇|乡|州|盟"
"""Last words of the names of jurisdictions; the longer ones first."""
# Patterns are kept as strings and compiled where they are needed: most reports name their place.
_PLACE = rf"{_HAN}{{2,7}}?(?:{_TIER})(?!市|区|县)"
_BODIES = "人民政府|政府|办事处|党工委|党委"
_SPEAKING_FOR = rf"我代表(?:({_HAN}{{2,20}}?)(?={_BODIES})|(国务院))"
_BEFORE_CONGRESS = (
    rf"在(?:({_HAN}{{2,20}}?)第[一二三四五六七八九十]+届|第[一二三四五六七八九十]+届(全国)人民)"
)
_DOING = (
    rf"(?<![^\W\d_a-zA-Z])(?:20\d\d年(?:以来)?,?|今年(?:以来)?,?|一年来,?)?(?!我|现在|各位|在|全)((?:(?![委府和在])\w){{2,6}}?(?:{_TIER}))"
    rf"(?=在|坚持|紧扣|紧紧|围绕|以|将|认真|深入|全面|{_BODIES})"
)
_PREFIX = r"(?:关于|中共|中国共产党|(?:19|20)\d\d年?| )*"
_OPENING_LINES = 6


def _named(text: str, folded: str, start: int, end: int) -> Fact | None:
    """Return the innermost place of a row of names (`临川市柳桥街道` → `柳桥街道`)."""
    prefix = re.compile(_PREFIX).match(folded, start, end)
    at = prefix.end() if prefix else start
    innermost = None
    while found := re.compile(_PLACE).match(folded, at, end):
        innermost = Span(*found.span())
        at = found.end()
    return Fact(innermost.of(text), innermost) if innermost else None


def _guess(text: str, folded: str, frame: Frame) -> Fact | None:
    """Return the place that the text seems to speak of: a line of the head that is a name, what
    its slogans are coupled with, or who does what in its first sentences."""
    for line in frame.head:
        if re.compile(_PLACE).fullmatch(folded, line.start, line.end):
            return Fact(line.of(text), line, guessed=True)
    if (place := _in_slogans(text, folded, frame)) is not None:
        return place
    for line in (*frame.head, *frame.body[:_OPENING_LINES]):
        found = re.compile(_DOING).search(folded, line.start, min(line.end, line.start + _SAMPLE))
        if found is not None and (place := _named(text, folded, *found.span(1))):
            return place._replace(guessed=True)
    return None


_SAMPLE = 200
"""Characters of a paragraph that may say whose report it is."""


def _in_slogans(text: str, folded: str, frame: Frame) -> Fact | None:
    if not frame.body:
        return None
    start, end = frame.body[0].start, frame.body[-1].end
    speaking = re.compile(_OWN_TIER).search(folded, start, min(end, start + 300))
    tiers = Counter(found[1] for found in re.compile(_WHOLE).finditer(folded, start, end))
    slogans: dict[str, set[str]] = defaultdict(set)
    for found in _slogans().finditer(folded, start, end):
        slogans[found[2]].add(found[1])
    often = max(_OFTEN, (end - start) // 1_000)
    likely = sorted(slogans, key=lambda name: len(slogans[name]), reverse=True)[:_LIKELY]
    names = {
        name: times
        for name in likely
        if len(slogans[name]) >= 2 and (times := folded.count(name, start, end)) >= often
    }
    if not names or not (tiers or speaking):
        return None
    name = max(names, key=lambda name: (names[name], name))
    tier = speaking[1] if speaking else tiers.most_common(1)[0][0]
    at = folded.index(name, start)
    written = Span(at, at + len(name))
    return Fact(written.of(text) + tier, written, guessed=True)


_LIKELY = 12
"""Names, of those that are coupled with most slogans, whose mentions are counted."""
_OFTEN = 6
"""How often a text of its own place names it at least; a long one once in 1,000 characters."""
_OWN_TIER = rf"代表({_TIER})(?:人民)?政府"
_WHOLE = rf"[全我]({_TIER})(?![级直第首前唯])"


@cache
def _slogans() -> re.Pattern[str]:
    adjectives = "|".join(read_lexicon("places")["slogans"])
    return re.compile(
        rf"({adjectives})(?!{'|'.join(read_lexicon('places')['not_places'])})({_HAN}{{2}})"
    )
