"""What figures measure, in the words of the text.

A report names a figure before it (`产值36.8亿元`) or behind it (`36家企业`), gives a verb once for
a whole list (`新增甲3家、乙5家`) and leaves out what has just been said (`…,签约率99%`). So a name
is a row of stretches of the text. `clauses` tells where to look, `phrases` reads a name before
the figure, `tails` one behind it, `lists` those of several figures, and `context` gives back what
was left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.indicators.clauses import Clauses
from core.indicators.context import (
    continued,
    qualified,
    same_object,
    spends,
    spent_on,
    with_shared_verb,
)
from core.indicators.figures import Figure, Name
from core.indicators.lists import read_list, row
from core.indicators.measures import Measure, bound_behind, read_measure
from core.indicators.phrases import name_ahead
from core.indicators.quantities import Quantity
from core.indicators.tails import may_follow, name_behind
from core.indicators.wording import SHORTEST, wording
from core.model import Bound, Kind, Span


def name_figures(folded: str, sentence: Span, quantities: Sequence[Quantity]) -> list[Figure]:
    """Return the quantities of a sentence with what they measure, in text order."""
    return _SentenceReader(folded, sentence, quantities).read()


class _SentenceReader:
    """Reads the figures of one sentence from left to right, for what was said before counts."""

    def __init__(self, folded: str, sentence: Span, quantities: Sequence[Quantity]) -> None:
        self._folded = folded
        self._clauses = Clauses(folded, sentence)
        self._quantities = quantities
        self._figures: list[Figure] = []
        """Those that have been read."""
        self._members: list[tuple[tuple[Span, ...], int | None]] = []
        """Names that are still to be given to the figures of a list (`甲、乙分别增长1%、2%`), with
        the index of the level that each belongs to."""
        self._joint: tuple[Span, ...] = ()
        """All names of that list together."""

    def read(self) -> list[Figure]:
        """Return all figures."""
        figures = self._figures
        for index in range(len(self._quantities)):
            figures.append(self._figure(index, figures[-1] if figures else None))
        for at, figure in enumerate(figures):
            following = figures[at + 1] if at + 1 < len(figures) else None
            if following is not None and not figure.name.pieces:
                figures[at] = _like_next(self._folded, figure, following)
            elif spends(self._folded, figure):
                figures[at] = spent_on(self._folded, self._clauses, figure, following)
        return figures

    def _figure(self, index: int, before: Figure | None) -> Figure:
        """Return the figure at `index`, the one before it having been read."""
        folded, clauses = self._folded, self._clauses
        following = self._following(index)
        end = clauses.own_end(self._quantities[index].span.end, following)
        figure = self._unnamed(index, end, before)
        if self._members and before is not None and not figure.lead.length:
            return self._next_member(figure, before)
        if may_follow(figure):
            tail = clauses.tail(figure.measure.tail_start, end, following)
            opens = self._opens(figure, before)
            name = name_behind(
                folded, figure, tail, opens=opens, following=following, before=before
            )
            if name is not None:
                self._members, self._joint = [], ()
                return _signed(folded, figure, name)
        if not figure.lead.length:
            self._members = self._respective(figure)
            if self._members:
                return self._next_member(figure, before)
            return continued(folded, clauses, figure, before, self._joint)
        return self._named_ahead(figure, end, before)

    def _next_member(self, figure: Figure, before: Figure | None) -> Figure:
        """Return a figure with the next of the names that were given before."""
        name, level = self._members.pop(0)
        measure = figure.measure
        if before is not None and before.measure.kind is not Kind.LEVEL:
            measure = _like(measure, before.measure)
        return figure._replace(name=Name(name), measure=measure, level=level)

    def _respective(self, figure: Figure) -> list[tuple[tuple[Span, ...], int | None]]:
        """Return the names of the levels before, one for each figure that follows.

        `甲3亿元、乙5亿元,分别增长1%、2%`.
        """
        folded, measure = self._folded, figure.measure
        end = figure.quantity.span.start
        if not wording().respectively.search(folded, figure.clause, end):
            return []
        count = row(folded, self._quantities, figure.position)
        levels = self._figures[-count:]
        if count == 1 or len(levels) < count or measure.kind is not Kind.CHANGE:
            return []
        if any(level.measure.kind is not Kind.LEVEL for level in levels):
            return []
        return [(level.name.pieces, level.position) for level in levels]

    def _unnamed(self, index: int, end: int, before: Figure | None) -> Figure:
        """Return a figure whose clause ends at `end`, without its name."""
        folded, quantity = self._folded, self._quantities[index]
        taken = max(before.name.behind, before.measure.tail_start) if before is not None else 0
        start = self._clauses.own_start(quantity.span.start, taken)
        measure = read_measure(folded, quantity, start, end)
        start = self._clauses.restart(start, measure.lead_end)
        opens = wording().opening.strip(folded, start, measure.lead_end)
        return Figure(index, quantity, measure, start, Span(opens, max(opens, measure.lead_end)))

    def _following(self, index: int) -> int | None:
        """Return where the next figure starts, if there is one."""
        at = index + 1
        return self._quantities[at].span.start if at < len(self._quantities) else None

    def _opens(self, figure: Figure, before: Figure | None) -> int:
        """Return where the clause of a figure starts, adverbs and all, behind the figure before."""
        start = self._clauses.start(figure.lead.start)
        if before is not None:
            start = max(start, before.quantity.span.end)
        return min(start, figure.lead.start)

    def _named_ahead(self, figure: Figure, end: int, before: Figure | None) -> Figure:
        """Return a figure with the name in its lead."""
        folded, lead = self._folded, figure.lead
        known = _deal(folded, figure, end)
        if known is not None:
            return figure._replace(name=known)
        names = read_list(folded, lead, self._quantities, figure.position)
        self._members = [(name, None) for name in names]
        if self._members:
            self._joint = name_ahead(folded, lead).pieces
            figure = self._bounded(
                figure, self._quantities[figure.position + len(self._members) - 1]
            )
            return figure._replace(name=Name(self._members.pop(0)[0]))
        known = same_object(folded, figure, before)
        if known is not None:
            return figure._replace(name=known)
        name = with_shared_verb(folded, figure, name_ahead(folded, lead), before)
        return qualified(folded, self._clauses, _signed(folded, figure, name), before)

    def _bounded(self, figure: Figure, last: Quantity) -> Figure:
        """Return the first figure of a list, bounded as its last one is (`1%、2%以上`)."""
        if figure.measure.bound is not Bound.EXACT:
            return figure
        at = last.span.end
        bound = bound_behind(self._folded, at, self._clauses.end(at))
        return figure._replace(measure=figure.measure._replace(bound=bound))


def _like(taken: Measure, first: Measure) -> Measure:
    """Return how a member of a list is taken: as the first, where it does not say."""
    if taken.kind is Kind.SHARE:
        taken = taken._replace(kind=first.kind, direction=first.direction, basis=first.basis)
    return taken._replace(bound=first.bound) if taken.bound is Bound.EXACT else taken


def _signed(folded: str, figure: Figure, name: Name) -> Figure:
    """Name a figure, and make it a change if its verb tells one (`减少检查487次`)."""
    verb = "" if name.verb is None else name.verb.of(folded)
    direction = wording().signed.get(verb)
    if direction is None or figure.measure.kind is not Kind.LEVEL:
        return figure._replace(name=name)
    if verb not in wording().kept_signs:
        name = name._replace(pieces=name.without_verb(), verb=None)
    changed = figure.measure._replace(kind=Kind.CHANGE, direction=direction)
    return figure._replace(measure=changed, name=name)


def _deal(folded: str, figure: Figure, end: int) -> Name | None:
    """Return the name of a price, which stands on both sides of it: `地块以12亿元成交`."""
    lead, taken = figure.lead, figure.measure
    if taken.kind is not Kind.LEVEL or lead.length <= SHORTEST:
        return None
    if not folded.startswith("以", taken.lead_end):
        return None
    deal = wording().deal.match(folded, taken.tail_start, end)
    return None if deal is None else Name((lead, Span(*deal.span("deal"))))


def _like_next(folded: str, figure: Figure, following: Figure) -> Figure:
    """Name a figure like the next one if it has no name and both count one thing (`8类49个`)."""
    gap = Span(figure.measure.tail_start, following.quantity.span.start)
    if wording().same.fullmatch(folded, *gap) is None:
        return figure
    return figure._replace(name=figure.name._replace(pieces=following.name.pieces))
