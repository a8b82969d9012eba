"""Where the reader was before each jump, across reports: a way back, and forward again.

It works as in a browser: a jump from further back drops what lay ahead. Steps, pages and jumps of
a few words are none; nor are the many stops of a cursor that runs down a list, of which the
last one alone counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tui.moved_words import MovedWords

MOST = 100
"""Places that are remembered; the oldest go."""
NEAR = 150
"""Characters within which two places of a report are one: two or three rows."""


class Spot(NamedTuple):
    """A place in a report."""

    path: str
    """Of its file."""
    offset: int
    """In code points."""

    def is_near(self, other: Spot) -> bool:
        """Return whether nobody would call it a jump from here to `other`."""
        return self.path == other.path and abs(self.offset - other.offset) < NEAR


class History:
    """The places that were jumped from and to."""

    def __init__(self) -> None:
        self._spots: list[Spot] = []
        self._at = 0
        self._is_passing = False
        """Whether the newest place was but passed."""
        self._is_travelling = False
        """Whether the reader is on the way to a place that is remembered."""

    @property
    def position(self) -> tuple[int, int]:
        """Which of the places the reader is at, counted from 1, and how many there are."""
        return self._at + 1, len(self._spots)

    def jump(self, start: Spot | None, end: Spot, *, passing: bool = False) -> None:
        """Remember a jump from `start` to `end`; from nowhere, where nothing was open.

        With `passing` the reader has not chosen to be there: where the next jump passes by as
        well, it takes the place of this one.
        """
        if not self._spots:
            self._spots = [start or end]
        here = self._spots[self._at]
        was_travelling, self._is_travelling = self._is_travelling, False
        if was_travelling and end == here:
            return
        if self._is_passing and passing:
            self._spots[self._at] = end
            return
        if start and not start.is_near(here):
            self._spots[self._at] = here = start  # they walked on since
        if end.is_near(here):
            return
        del self._spots[self._at + 1 :]
        self._spots = [*self._spots, end][-MOST:]
        self._at = len(self._spots) - 1
        self._is_passing = passing

    def settle(self) -> None:
        """Let the reader have chosen to be where they are."""
        self._is_passing = False

    def back(self, here: Spot | None, count: int = 1) -> Spot | None:
        """Return the place `count` jumps back, which the reader, who is `here`, is at from now on.

        The first one, where there are not so many; `None` where it is this one.
        """
        return self._travel(here, max(0, self._at - count))

    def forward(self, here: Spot | None, count: int = 1) -> Spot | None:
        """Return the place `count` jumps forward, likewise."""
        return self._travel(here, min(len(self._spots) - 1, self._at + count))

    def offsets(self, path: str) -> list[int]:
        """Return the places of the report at `path`."""
        return [spot.offset for spot in self._spots if spot.path == path]

    def reread(self, moved: MovedWords) -> None:
        """Stay at the same words of a document that was read again."""
        self._spots = [
            spot._replace(offset=moved.place_of(spot.offset)) if spot.path == moved.path else spot
            for spot in self._spots
        ]

    def _travel(self, here: Spot | None, to: int) -> Spot | None:
        self._is_passing = False
        if to < 0 or to == self._at:
            return None
        if here:
            self._spots[self._at] = here
        self._at = to
        self._is_travelling = True
        return self._spots[to]
