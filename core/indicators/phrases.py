"""Names in a stretch of text before a figure, and what of the stretch is no part of them.

Light verbs and adverbs are none; verbs that change what is counted are.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.indicators.figures import Name
from core.indicators.verbs import Verb
from core.indicators.wording import BLANKS, SHORTEST, last_match, wording
from core.model import Span


def name_ahead(folded: str, lead: Span) -> Name:
    """Return the name in the words before a figure."""
    start, verb = find_object(folded, lead, find_verbs(folded, lead))
    if verb is None:
        return Name((trimmed(folded, without_examples(folded, Span(start, lead.end))),))
    noun = Span(verb.end, lead.end)
    head = without_examples(folded, noun)
    if head.start == noun.start:
        return Name((Span(verb.start, trimmed(folded, noun).end),), verb)
    return Name((verb, trimmed(folded, head)), verb)


def find_verbs(folded: str, span: Span) -> list[Verb]:
    """Return the verbs in a stretch, in text order."""
    return list(wording().verbs.find(folded, *span))


def find_object(folded: str, lead: Span, verbs: Sequence[Verb]) -> tuple[int, Span | None]:
    """Return where the object of the last light verb starts, and the verb that it keeps."""
    words = wording()
    start, verb = lead.start, None
    if folded.startswith("每", start):
        return start, None
    for found in verbs:
        if _is_in_noun(folded, found, lead.end):
            continue
        if found.kind == "light":
            # 矛调中心受理案件: of a general word, who dealt with it belongs to the name.
            has_doer = found.start - start >= SHORTEST
            if has_doer and folded[found.end : lead.end] in words.cases:
                continue
            # Behind a verb that is kept, only what brings a result begins anew.
            if verb is not None and not words.results.match(folded, found.start):
                continue
            start, verb = found.end, None
        elif verb is None:
            if _begins_name(folded, Span(start, lead.end), found):
                verb = Span(found.start, found.end)
        elif folded[verb.end : found.start] in _BETWEEN_VERBS:
            verb = Span(verb.start, found.end)
    return words.opening.strip(folded, start, lead.end), verb


_BETWEEN_VERBS = ("", "、", "和", "并")


def _is_in_noun(folded: str, verb: Verb, end: int) -> bool:
    """Return whether a verb of a stretch up to `end` is no verb there: `完成率`, `新增就业`."""
    words, behind = wording(), verb.end
    if behind >= end or folded[behind] in words.nominal:
        return True
    return words.compound.fullmatch(folded, behind, end) is not None


def _begins_name(folded: str, span: Span, verb: Verb) -> bool:
    """Return whether a name begins with this verb: in front, or behind what tells how."""
    words = wording()
    opens = words.opening.strip(folded, *span)
    if verb.start <= opens:
        return True
    if verb.kind == "strong" and span.end - verb.end > SHORTEST:
        return True
    return words.manner.fullmatch(folded, opens, verb.start) is not None


def trimmed(folded: str, span: Span) -> Span:
    """Return the stretch without spaces, and without quotation marks that are not paired."""
    start, end = span
    while start < end and folded[start] in _DUST:
        start += 1
    while start < end and folded[end - 1] in _DUST:
        end -= 1
    said = folded[start:end]
    if said.endswith("”") and "“" not in said:
        end -= 1
    if said.startswith("“") and "”" not in said:
        start += 1
    return Span(start, max(start, end))


_DUST = f"{BLANKS}、,·等—-–~%+:|"


def without_examples(folded: str, span: Span) -> Span:
    """Return the stretch without the examples before its `等`, if the rest says enough."""
    words = wording()
    found = last_match(words.examples, folded, *span)
    if found is None:
        return span
    head = Span(found.end(), span.end)
    if head.length < SHORTEST:
        return Span(span.start, found.start())
    return span if head.of(folded) in words.generic else head
