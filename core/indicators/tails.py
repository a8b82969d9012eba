"""Names behind a figure: what it counts (`36家企业`), or what its measure belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.indicators.context import shared_verb
from core.indicators.figures import Figure, Name
from core.indicators.phrases import find_object, find_verbs, trimmed, without_examples
from core.indicators.verbs import Verb
from core.indicators.wording import BLANKS, SHORTEST, wording
from core.model import Kind, Span


def may_follow(figure: Figure) -> bool:
    """Return whether the name of a figure may stand behind it."""
    measure, unit = figure.measure, figure.quantity.unit
    if measure.kind is Kind.RANK or unit.endswith("百分点"):
        return False
    if measure.kind is Kind.CHANGE:
        return figure.lead.length == 0 and unit != "%"
    return not (measure.reached and figure.lead.length)


def name_behind(
    folded: str,
    figure: Figure,
    tail: Span,
    *,
    opens: int,
    following: int | None,
    before: Figure | None,
) -> Name | None:
    """Return the name in the words behind a figure, `None` if they are none.

    The clause of the figure `opens` behind the figure before; the next one starts at `following`.
    """
    words, lead = wording(), figure.lead
    start = tail.start
    while start < tail.end and folded[start] in BLANKS:
        start += 1
    if folded.startswith("的", start, tail.end):
        start += 1
        owned = _owner(folded, lead, Span(start, tail.end)) if lead.length else None
        if owned is not None:
            return owned
        if lead.length and not words.deeds.match(folded, start, tail.end):
            return None
    tail = Span(start, tail.end)
    if not _begins_noun(folded, tail):
        return None
    verbs = [
        verb
        for verb in find_verbs(folded, lead)
        if verb.end == lead.end or folded[verb.end] not in words.nominal
    ]
    governed = bool(verbs) or _is_governed(folded, figure, opens, before)
    if figure.measure.kind is Kind.SHARE:
        shared = _of_share(folded, lead, tail, governed=governed)
        if shared is not None:
            return shared
    is_subject = not governed or words.pivot.search(folded, opens, lead.end) is not None
    pieces, end = _counted(folded, tail, is_subject=is_subject, following=following)
    verb = _kept_verb(folded, lead, verbs)
    if verb is None and not governed and len(pieces) == 1:
        verb = _verb_of_list(folded, figure, before)
    if verb is not None:
        return Name((verb, *pieces), verb, end, governed=True)
    owner = folded.find("的", *lead)
    if owner >= 0 and pieces[-1].of(folded) in words.generic:
        pieces = (Span(lead.start, owner + 1), *pieces)
    return Name(pieces, None, end, governed)


def _owner(folded: str, lead: Span, owner: Span) -> Name | None:
    """Read `总投资8000万元的文化中心`: what the measure before the figure belongs to."""
    words = wording()
    lead = Span(find_object(folded, lead, find_verbs(folded, lead))[0], lead.end)
    if not (words.bare.fullmatch(folded, *lead) or words.alone.fullmatch(folded, *lead)):
        return None
    if words.aims.match(folded, owner.start):
        return Name((lead,))
    end = owner.end
    if (named := words.owners.search(folded, *owner)) is not None:
        end = named.end()
    if (verb := words.predicate.search(folded, owner.start + SHORTEST, owner.end)) is not None:
        end = min(end, verb.start())
    while end > owner.start and folded[end - 1] in BLANKS:
        end -= 1
    owner = Span(owner.start, end)
    if not SHORTEST <= owner.length <= _LONGEST_OWNER or "等" in folded[owner.start : end + 1]:
        return Name((lead,))
    return Name((owner, lead))


_LONGEST_OWNER = 20


def _begins_noun(folded: str, tail: Span) -> bool:
    if tail.length < SHORTEST or wording().no_noun.end(folded, *tail) >= 0:
        return False
    first = folded[tail.start]
    is_word = "\u4e00" <= first <= "\u9fff" or first in _CLOSING
    return is_word or wording().ages.match(folded, *tail) is not None


_CLOSING = {"“": "”", "《": "》", "「": "」"}


def _is_governed(folded: str, figure: Figure, opens: int, before: Figure | None) -> bool:
    """Return whether what stands behind a figure is the object of something before it.

    Of a list, only the first member shows it: `为36家企业、8家合作社办理贷款`.
    """
    governing, lead = wording().governing, figure.lead
    if governing.search(folded, lead.start, figure.quantity.span.start):
        return True
    if governing.search(folded, opens, lead.start):
        return True
    if before is None or not before.name.governed:
        return False
    return folded.find(",", before.name.behind, lead.start) < 0


def _of_share(folded: str, lead: Span, tail: Span, *, governed: bool) -> Name | None:
    """Return what so many do (`85%的村实现通车`), or the whole that a lead says a part of."""
    if tail.length <= _LONGEST_OWNER and wording().feats.search(folded, *tail):
        return Name((trimmed(folded, tail),), None, tail.end, governed=True)
    if lead.length and not governed and tail.length <= _SHORT:
        return Name((lead, tail), None, tail.end)
    return None


_SHORT = 5


def _counted(
    folded: str, tail: Span, *, is_subject: bool, following: int | None
) -> tuple[tuple[Span, ...], int]:
    """Return what is counted, in the words behind the figure, and where these end.

    Of a subject, what it did belongs to the name: `49家园区完成创建` counts creations.
    """
    words = wording()
    predicate = words.predicate.search(folded, _behind_title(folded, tail), tail.end)
    end = tail.end if predicate is None else predicate.start()
    # 4座现代化的中转站: what only describes is not what is counted.
    is_adjective = folded.startswith("的", end) and folded.endswith(
        words.adjectives, tail.start, end
    )
    if is_adjective and tail.end - end > SHORTEST:
        return (trimmed(folded, Span(end + 1, tail.end)),), tail.end
    noun = without_examples(folded, trimmed(folded, Span(tail.start, end)))
    if noun.length < SHORTEST:
        noun = Span(tail.start, end)
    if predicate is None or predicate.lastgroup == "end":
        return (noun,), end
    opens = words.softening.strip(folded, predicate.end(), tail.end)
    rest = trimmed(folded, Span(opens, tail.end))
    if predicate.lastgroup == "cut":
        is_state = rest.length in _STATES and not words.no_merge.match(folded, *rest)
        return ((noun, rest), tail.end) if is_state else ((noun,), end)
    # 12个项目完成投资3亿元: what it did has a figure of its own.
    is_counted = tail.end == following
    if predicate.lastgroup == "stop" or not is_subject or rest.length < SHORTEST or is_counted:
        return (noun,), end
    return _with_deed(folded, noun, predicate, without_examples(folded, rest)), tail.end


_STATES = (2, 3, 4)
"""Lengths of words that tell a state: `全部投产`."""


def _behind_title(folded: str, tail: Span) -> int:
    """Return where a verb may stand in a tail: behind a title in quotes, and one more word."""
    first = tail.start + 1
    closing = _CLOSING.get(folded[tail.start])
    if closing is not None and (closed := folded.find(closing, *tail)) > 0:
        first = closed + 1
    # Of places, one character says enough: 12个村创成示范村.
    is_place = folded[tail.start] in wording().places and first == tail.start + 1
    return min(first if is_place else first + 1, tail.end)


def _with_deed(folded: str, noun: Span, predicate: re.Match[str], deed: Span) -> tuple[Span, ...]:
    """Return the name of so many that did something, by the group of their verb."""
    said, words = noun.of(folded), wording()
    if predicate.lastgroup == "merge":
        idle = words.idle_end.search(folded, deed.start + SHORTEST, deed.end)
        if idle is not None:
            deed = Span(deed.start, idle.start())
        return (deed,) if said in words.empty else (noun, deed)
    if predicate.lastgroup == "object":
        # 3个村获评省级示范村: the object says already what they are.
        title = deed.of(folded)
        is_alike = title.endswith(said[-2:]) or title.rstrip("”").endswith(said[-1:])
        return (deed,) if is_alike else (deed, noun)
    verb = predicate.start("front")
    # 5个项目在省内领先 are no 在省内领先项目.
    return (deed, noun) if folded[verb] == "在" else (Span(verb, deed.end), noun)


def _kept_verb(folded: str, lead: Span, verbs: Sequence[Verb]) -> Span | None:
    """Return the verb that governs what follows the lead, if it belongs to the name."""
    if not verbs or verbs[-1].kind == "light":
        return None
    rest = folded[verbs[-1].end : lead.end]
    # 培育甲公司、乙公司等36家企业: examples may stand between.
    if rest and not (rest.endswith("等") and len(rest) > SHORTEST):
        return None
    first = verbs[-1].start
    for verb in reversed(verbs[:-1]):
        if verb.kind != "light" and verb.end == first:
            first = verb.start
    return Span(first, verbs[-1].end)


def _verb_of_list(folded: str, figure: Figure, before: Figure | None) -> Span | None:
    """Return the verb of the figure before, if this one goes on with its list."""
    if before is None:
        return None
    if not before.name.behind and "," in folded[before.measure.tail_start : figure.lead.start]:
        return None
    return shared_verb(folded, figure, before, figure.lead.start)
