"""The figures of a report as the text shows them: their classes, what each looks like, the way
from one to the next.

A figure belongs to two classes: what sort it is (`KINDS`) and whether it has come about
(`STATUSES`). It is shown where both are switched on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from core.model import Direction, Indicator, Kind, Report, Span
from tui.marks import Mark, Sign


class Look(StrEnum):
    """A class of figures that looks its own way and can be switched on and off."""

    LEVEL = "level"
    """An amount, a count."""
    UP = "up"
    """A change, upwards."""
    DOWN = "down"
    """A change, downwards."""
    SHARE = "share"
    RANK = "rank"
    ACTUAL = "actual"
    EXPECTED = "expected"
    TARGET = "target"


KINDS = (Look.LEVEL, Look.UP, Look.DOWN, Look.SHARE, Look.RANK)
STATUSES = (Look.ACTUAL, Look.EXPECTED, Look.TARGET)

_STYLES = {
    "figure-level": "bold",
    "figure-up": "$text-success",
    "figure-down": "$text-error",
    "figure-share": "$text-primary",
    "figure-up-cap": "",
    "figure-rank": "bold $text-warning",
    "figure-rank-cap": "",
    "figure-actual": "",
    "figure-expected": "italic",
    "figure-target": "underline",
    "figure-current": "bold reverse $text-primary",
}
_PLAIN_STYLES = {
    **_STYLES,
    "figure-up": "bold",
    "figure-up-cap": "reverse",
    "figure-down": "bold reverse",
    "figure-share": "dim",
    "figure-rank": "bold",
    "figure-rank-cap": "reverse",
    "figure-current": "bold reverse underline",
}


_CAPS = {Look.UP: -1, Look.RANK: 0}
"""The character of a figure that is its cap."""


def figure_styles(*, plain: bool) -> dict[str, str]:
    """Return what marks of figures look like, in variables of the theme; `plain` is without colour.

    A kind is told by colour or weight and a status by slant or line, so that the two add up. Where
    there is no colour, growth ends in a cap and a rank begins with one. Not component classes,
    which Textual would work out before the first paint.
    """
    return _PLAIN_STYLES if plain else _STYLES


def styled(words: str, looks: Iterable[Look], *, plain: bool) -> list[tuple[str, str]]:
    """Return the characters of `words`, a figure of the classes `looks`, with their styles."""
    styles = figure_styles(plain=plain)
    looks = tuple(looks)
    drawn = [[styles[f"figure-{look}"] for look in looks] for _ in words]
    for look in looks:
        if look in _CAPS and words:
            drawn[_CAPS[look]].append(styles[f"figure-{look}-cap"])
    return [(char, " ".join(style).strip()) for char, style in zip(words, drawn, strict=True)]


def looks_of(figure: Indicator) -> tuple[Look, Look]:
    """Return the classes of `figure`: its kind and its status."""
    if figure.kind is Kind.CHANGE:
        kind = Look.DOWN if figure.direction is Direction.DOWN else Look.UP
    else:
        kind = Look(figure.kind.value)
    return kind, Look(figure.status.value)


class Choice(NamedTuple):
    """Which classes the user wants to see."""

    off: frozenset[Look] = frozenset()
    """Classes that are switched off."""
    shown: bool = True
    """False while all of them are, whatever `off` says."""

    def shows(self, *looks: Look) -> bool:
        """Return whether what belongs to all of `looks` is shown."""
        return self.shown and self.off.isdisjoint(looks)

    def switched(self, look: Look) -> Choice:
        """Return the choice with `look` switched; where all are off, with the others back on."""
        if not self.shown:
            return Choice(self.off - {look})
        return Choice(self.off ^ {look})

    def all_switched(self) -> Choice:
        """Return the choice with all classes off, or again as they were, but not all off."""
        if self.shown and not self.is_blank:
            return self._replace(shown=False)
        restored = Choice(self.off)
        return Choice() if restored.is_blank else restored

    @property
    def is_blank(self) -> bool:
        """Whether no figure can be seen, whatever the report."""
        return not self.shown or self.off.issuperset(KINDS) or self.off.issuperset(STATUSES)


class Figures:
    """The figures of a report that are shown."""

    def __init__(self, report: Report | None, choice: Choice) -> None:
        self.all: tuple[Indicator, ...] = report.indicators if report else ()
        """All of them, those that are not shown too."""
        self.shown = [at for at, each in enumerate(self.all) if choice.shows(*looks_of(each))]
        """Indexes of those that are."""
        self._starts = [self.all[at].span.start for at in self.shown]

    def step(self, place: int, count: int) -> tuple[int, bool] | None:
        """Return the index of the figure `count` further on than `place`, and whether the way
        there led past an end of the report; `None` where no figure is shown."""
        if not self.shown:
            return None
        if count > 0:
            target = bisect_right(self._starts, place) - 1 + count
        else:
            target = bisect_left(self._starts, place) + count
        return self.shown[target % len(self.shown)], not 0 <= target < len(self.shown)

    def at(self, offset: int) -> int | None:
        """Return the index of the figure that the character at `offset` is part of."""
        nearest = bisect_right(self._starts, offset) - 1
        if nearest >= 0 and offset in self.all[self.shown[nearest]].span:
            return self.shown[nearest]
        return None

    def number(self, index: int) -> int:
        """Return which of the shown figures the one at `index` is, counted from 1."""
        return bisect_left(self.shown, index) + 1

    def marks(self) -> Iterator[Mark]:
        """Yield the highlights."""
        for at in self.shown:
            figure = self.all[at]
            kind, status = looks_of(figure)
            yield Mark(figure.span, f"figure-{kind}")
            yield Mark(figure.span, f"figure-{status}")
            if kind in _CAPS:
                cap = range(*figure.span)[_CAPS[kind]]
                yield Mark(Span(cap, cap + 1), f"figure-{kind}-cap")

    def counts(self) -> Counter[Look]:
        """Return how many there are of each class, shown or not."""
        return Counter(look for figure in self.all for look in looks_of(figure))


def sign_of(pieces: Iterable[tuple[str, ...]]) -> Sign | None:
    """Return the sign beside a row with pieces in these styles; `None` for one without news.

    It tells without any colour of growth and decline, hollow where none of it has come about
    yet, and of other figures that have not.
    """
    figures = [styles for styles in pieces if not _STATUS_STYLES.isdisjoint(styles)]
    has_come = [_ACTUAL in styles for styles in figures]
    up = [come for styles, come in zip(figures, has_come, strict=True) if _UP in styles]
    down = [come for styles, come in zip(figures, has_come, strict=True) if _DOWN in styles]
    if up and down:
        return Sign("⇅", "bar")
    if down:
        return Sign(SIGNS[Look.DOWN] if any(down) else "▽", _DOWN)
    if up:
        return Sign(SIGNS[Look.UP] if any(up) else "△", _UP)
    return None if all(has_come) else Sign(SIGNS[Look.TARGET], "bar")


SIGNS = {Look.UP: "▲", Look.DOWN: "▼", Look.EXPECTED: "◦", Look.TARGET: "◦"}
"""Signs in the gutter that mean one class; each is one cell wide in every terminal."""
_ACTUAL, _UP, _DOWN = (f"figure-{look}" for look in (Look.ACTUAL, Look.UP, Look.DOWN))
_STATUS_STYLES = frozenset(f"figure-{look}" for look in STATUSES)
