"""What a figure is while it is being read: a quantity, how it is taken, what it measures."""

from __future__ import annotations

from typing import NamedTuple

from core.indicators.measures import Measure
from core.indicators.quantities import Quantity
from core.model import Span


class Name(NamedTuple):
    """What a figure measures, as stretches of the text."""

    pieces: tuple[Span, ...] = ()
    """In the order of the name; none where the text says nothing."""
    verb: Span | None = None
    """The verb that begins the name, which later members of a list take over."""
    behind: int = 0
    """Where the words of the name end that stand behind the figure; 0 if none do."""
    governed: bool = False
    """Whether a verb before the figure governs what stands behind it."""
    owner: tuple[Span, ...] = ()
    """What its bare measure belongs to, where it is one: `甲项目` in `甲项目签约率`."""
    head: int = 0
    """How many characters at the end of the last piece name nothing on their own."""

    def without_verb(self) -> tuple[Span, ...]:
        """Return the stretches of the name behind its verb."""
        if self.verb is None:
            return self.pieces
        first = self.pieces[0]
        if first.end <= self.verb.end:
            return self.pieces[1:]
        return Span(max(first.start, self.verb.end), first.end), *self.pieces[1:]


class Figure(NamedTuple):
    """A quantity of a sentence, how it is to be taken, and what it measures."""

    position: int
    """Where it stands among the figures of its sentence."""
    quantity: Quantity
    measure: Measure
    clause: int
    """Where its clause starts, or what is left of it behind the figure before."""
    lead: Span
    """The words of the clause before it that may name it."""
    name: Name = Name()
    level: int | None = None
    """Index of the level that this one belongs to, in the same sentence."""
