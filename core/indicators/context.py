"""What names leave out because it has just been said: `签约36家,签约率99%`."""

from __future__ import annotations

from core.indicators.clauses import Clauses
from core.indicators.figures import Figure, Name
from core.indicators.phrases import find_verbs, name_ahead, trimmed
from core.indicators.wording import BLANKS, SHORTEST, wording
from core.model import Kind, Span


def continued(
    folded: str,
    clauses: Clauses,
    figure: Figure,
    before: Figure | None,
    joint: tuple[Span, ...],
) -> Figure:
    """Name a figure that has no words of its own by the one before it.

    `joint` are the names of the list before it, which a rank speaks of together.
    """
    if before is None or not before.name.pieces:
        return figure._replace(name=Name(_said_before(folded, clauses, figure, before)))
    if folded.find(";", before.measure.tail_start, figure.clause) >= 0:
        said = _said_before(folded, clauses, figure, before)
        if said:
            return figure._replace(name=Name(said))
    kind, name = figure.measure.kind, before.name
    pieces = joint if joint and kind is Kind.RANK else name.pieces
    level = None
    if kind in (Kind.CHANGE, Kind.SHARE):
        level = before.position if before.measure.kind is Kind.LEVEL else before.level
    taken = figure.measure
    if _aims_higher(folded, figure, before):
        taken = taken._replace(kind=Kind.CHANGE, direction=before.measure.direction)
    name = Name(pieces, name.verb, owner=name.owner, head=name.head)
    return figure._replace(measure=taken, name=name, level=level)


def _aims_higher(folded: str, figure: Figure, before: Figure) -> bool:
    """Return whether a bare rate goes on with the growth before it: `增长6%,力争7%`."""
    if not (figure.measure.kind is Kind.SHARE and before.measure.kind is Kind.CHANGE):
        return False
    between = folded[before.measure.tail_start : figure.quantity.span.start]
    is_alike = figure.quantity.unit == before.quantity.unit
    return is_alike and wording().aiming.fullmatch(between) is not None


def _said_before(
    folded: str, clauses: Clauses, figure: Figure, before: Figure | None
) -> tuple[Span, ...]:
    """Return the name in front of the bracket, or in the clause before, for want of another."""
    opening, at = wording().opening, figure.quantity.span.start
    bracket = figure.clause - 1
    if folded[bracket : figure.clause] == "(":
        start = opening.strip(folded, clauses.start(at), bracket)
        if bracket - start >= SHORTEST:
            return name_ahead(folded, Span(start, bracket)).pieces
    previous = clauses.previous(at)
    if previous is None:
        return ()
    start, end = previous
    if before is not None:
        start = max(start, before.measure.tail_start, before.name.behind)
    if not SHORTEST <= end - start <= _LONGEST_SAID:
        return ()
    start = opening.strip(folded, start, end)
    if end - start < SHORTEST:
        return ()
    pieces = _without_trend(folded, name_ahead(folded, Span(start, end)).pieces)
    if len(pieces) == 1 and pieces[0].length == SHORTEST and pieces[0].start - start > SHORTEST:
        # 甲项目启动签约: who signs says more than that it is signing.
        doer = _without_trend(folded, (Span(start, pieces[0].start),))
        return *doer, *pieces
    return pieces


_LONGEST_SAID = 40
"""Longer clauses tell a story and name nothing."""


def _without_trend(folded: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a name without what its clause says of its course (`总额逆势上扬`)."""
    last = pieces[-1]
    found = wording().trend.search(folded, last.start + SHORTEST, last.end)
    return pieces if found is None else (*pieces[:-1], Span(last.start, found.start()))


def same_object(folded: str, figure: Figure, before: Figure | None) -> Name | None:
    """Return the name where only a verb or an attribute is new (`已整改20处`, `市级2个`)."""
    if before is None or not before.name.pieces:
        return None
    if not (figure.measure.kind is before.measure.kind is Kind.LEVEL):
        return None
    words, lead, verb = wording(), figure.lead, before.name.verb
    objects = before.name.pieces
    if verb is not None and objects[0].start == verb.start:
        objects = before.name.without_verb()
    if not objects:
        return None
    if words.lone_verbs.fill(folded, *lead):
        # 隐患764处,立案11起: what is counted otherwise is something else.
        is_same = figure.quantity.unit == before.quantity.unit
        return Name((lead, *objects), lead) if is_same else Name((lead,))
    is_rank = words.ranks.fullmatch(folded, *lead) is not None
    is_limit = folded.endswith(words.limits, *lead)
    is_kind = lead.length > SHORTEST and folded.endswith(words.kinds, *lead)
    if not (is_rank or is_limit or is_kind):
        return None
    # 亿元以上项目12个,十亿元以上3个: one limit, or rank, takes the place of the other.
    if is_limit and (limit := folded.rfind(_ABOVE, *objects[-1])) >= 0:
        objects = (Span(limit + len(_ABOVE), objects[-1].end),)
    if is_rank and (rank := words.ranks.match(folded, *objects[0])) is not None:
        objects = (Span(rank.end(), objects[0].end), *objects[1:])
    if is_rank and verb is not None:
        return Name((verb, lead, *objects), verb)
    return Name((lead, *objects))


_ABOVE = "以上"


def with_shared_verb(folded: str, figure: Figure, name: Name, before: Figure | None) -> Name:
    """Return the name with the verb, and the rank of authority, that its list shares.

    `新增省级示范园3家、示范镇2个`: the second are new, and of the province, as well.
    """
    if name.verb is not None or before is None:
        return name
    start, words = name.pieces[0].start, wording()
    verb = shared_verb(folded, figure, before, start)
    if verb is None or _is_money(figure) != _is_money(before):
        return name
    # A verb right before the figure is a noun.
    if words.verbs.any(folded, figure.clause, figure.measure.lead_end - 1):
        return name
    between = folded[before.measure.tail_start : start]
    is_apart = "," in between
    if is_apart and (words.own.match(folded, start) or words.breaks.search(between)):
        return name
    rank = None if is_apart else _shared_rank(folded, name, before, verb)
    pieces = name.pieces if rank is None else (rank, *name.pieces)
    return Name((verb, *pieces), verb)


def shared_verb(folded: str, figure: Figure, before: Figure, start: int) -> Span | None:
    """Return the verb of the figure before, if the name at `start` goes on with its list."""
    if before.name.verb is None or figure.measure.kind is not Kind.LEVEL:
        return None
    between = folded[before.measure.tail_start : start]
    if wording().list_end.search(between) or between.count(",") + between.count(":") > 1:
        return None
    return before.name.verb


def _is_money(figure: Figure) -> bool:
    return figure.quantity.unit.endswith("元")


def _shared_rank(folded: str, name: Name, before: Figure, verb: Span) -> Span | None:
    words, pieces = wording(), before.name.pieces
    graded = pieces[1] if len(pieces) > 2 else pieces[-1]
    start = max(graded.start, verb.end) if graded.start == verb.start else graded.start
    rank = words.ranks.match(folded, start, graded.end)
    if rank is None or words.ranks.match(folded, name.pieces[0].start, name.pieces[-1].end):
        return None
    return Span(*rank.span()) if words.graded.search(folded, *name.pieces[-1]) else None


def qualified(folded: str, clauses: Clauses, figure: Figure, before: Figure | None) -> Figure:
    """Return the figure with what a bare measure belongs to: `签约率` → `甲项目签约率`."""
    words, name = wording(), figure.name
    said = "".join(piece.of(folded) for piece in name.pieces)
    if words.alone.fullmatch(said):
        return figure
    own = name.pieces[-1]
    is_rate = words.rate.fullmatch(said) is not None
    is_part = said.startswith("占") and before is not None
    if not (is_rate or is_part or words.bare.fullmatch(said)):
        head = words.bare_head.search(folded, own.start + SHORTEST, own.end)
        return figure if head is None else _with_head(figure, own.end - head.start())
    doer = _doer(folded, figure)
    qualifier: tuple[Span, ...]
    if doer is not None:
        qualifier = (doer,) if doer.length >= SHORTEST else ()
    elif before is not None and _is_near(folded, before, own):
        if words.each.match(said) and not before.name.head:
            return _with_head(figure, own.length)
        keeps = is_rate or is_part or said in words.keeps
        qualifier = _without_rate(folded, _subject(before, keeps_head=keeps))
        if before.name.owner and (is_rate or not keeps):
            qualifier = before.name.owner
        if is_rate or is_part:
            level = before.position if before.measure.kind is Kind.LEVEL else before.level
            figure = figure._replace(level=level)
    elif words.each.match(said):
        return figure
    else:
        qualifier = _said_before(folded, clauses, figure, before)
    if not qualifier:
        return figure
    pieces = (*qualifier, *_without_overlap(folded, qualifier, name.pieces, said))
    head_length = pieces[-1].length
    return figure._replace(name=Name(pieces, name.verb, owner=qualifier, head=head_length))


def _with_head(figure: Figure, length: int) -> Figure:
    return figure._replace(name=figure.name._replace(head=length))


def _doer(folded: str, figure: Figure) -> Span | None:
    """Return the subject that stands before a verb in front of the name, if there is one."""
    words, start = wording(), figure.lead.start
    verbs = find_verbs(folded, Span(start, figure.name.pieces[0].start))
    if not verbs or verbs[-1].start - start < SHORTEST:
        return None
    return trimmed(folded, Span(start, words.reach.strip(folded, start, verbs[-1].start)))


def _is_near(folded: str, before: Figure, own: Span) -> bool:
    """Return whether the figure before has a name, and no semicolon stands behind it."""
    return bool(before.name.pieces) and folded.find(";", before.quantity.span.end, own.start) < 0


def _subject(before: Figure, *, keeps_head: bool) -> tuple[Span, ...]:
    """Return what the figure before was a measure of; a rate may be one of the measure itself."""
    pieces, head = before.name.without_verb(), before.name.head
    if keeps_head or not head or not pieces:
        return pieces
    if pieces[-1].length <= head:
        return pieces[:-1]
    return *pieces[:-1], Span(pieces[-1].start, pieces[-1].end - head)


def _without_rate(folded: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a name without the rate at its end: `项目履约率` → `项目`."""
    if not pieces:
        return pieces
    last = pieces[-1]
    found = wording().rate_end.search(folded, last.start + SHORTEST, last.end)
    return pieces if found is None else (*pieces[:-1], Span(last.start, found.start()))


def _without_overlap(
    folded: str, qualifier: tuple[Span, ...], pieces: tuple[Span, ...], said: str
) -> tuple[Span, ...]:
    """Return a name without the words that its qualifier ends with (`项目投资` + `投资额`)."""
    if len(pieces) > 1:
        return pieces
    stem = "".join(piece.of(folded) for piece in qualifier)
    for length in range(min(len(said), len(stem)), 0, -1):
        if stem.endswith(said[:length]):
            return (Span(pieces[0].start + length, pieces[0].end),)
    return pieces


def spends(folded: str, figure: Figure) -> bool:
    """Return whether a figure is a sum of which the words before do not say what it is for."""
    pieces = figure.name.pieces
    return len(pieces) == 1 and pieces[0].of(folded) in wording().spent and _is_money(figure)


def spent_on(folded: str, clauses: Clauses, figure: Figure, following: Figure | None) -> Figure:
    """Name a sum by what follows: `投资8亿元,实施甲工程` is 甲工程投资."""
    start = figure.measure.tail_start
    end = clauses.end(start)
    if not folded[start:end].strip(BLANKS) and folded.startswith(",", end):
        start, end = end + 1, clauses.end(end + 1)
    start = wording().opening.strip(folded, start, end)
    purpose: tuple[Span, ...] = ()
    if following is not None and following.quantity.span.start < end:
        if following.name.behind:
            purpose = following.name.pieces
    elif SHORTEST < end - start <= _LONGEST_SAID and find_verbs(folded, Span(start, end)):
        purpose = name_ahead(folded, Span(start, end)).pieces
    if not purpose or not purpose[0].length:
        return figure
    pieces = (*purpose, *figure.name.pieces)
    return figure._replace(name=figure.name._replace(pieces=pieces, owner=purpose))
