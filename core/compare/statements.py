"""Figures as a plan sets them and as a review reports them: what each says, in its own clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.compare.comparability import measure_named
from core.compare.sides import Side
from core.indicators.terms import canonical_term
from core.indicators.units import unit_of
from core.lexicon import read_lexicon
from core.model import Indicator, Kind, Span, Status
from core.text.folding import fold


class Statement(NamedTuple):
    """A figure of a plan or of a review, with the words that tell what it is."""

    commitment: int
    """Number of the sentence that it stands in."""
    indicator: int
    """Index in `Report.indicators`."""
    figure: Indicator
    measure: str
    """What it measures, folded, without the deed; of a target for several things, one of them."""
    term: str | None
    """The standard term for that."""
    clause: str
    """The clause that it stands in, folded."""
    is_part: bool = False
    """Whether it speaks of one of several things that share the figure."""


def targets_of(plan: Side) -> Iterator[Statement]:
    """Yield what `plan` aims at in numbers, in text order; what it says twice comes once.

    A target for several things (`甲、乙均增长8%`) comes for all together, then for each.
    """
    said: set[tuple[object, ...]] = set()
    for statement in _statements(plan):
        figure = statement.figure
        key = statement.term, figure.kind, figure.value, figure.unit
        if not is_target(plan, statement.indicator) or (statement.term and key in said):
            continue
        said.add(key)
        yield statement
        unit = unit_of(fold(figure.unit))
        for member in _members(fold(figure.name), statement.clause):
            yield statement._replace(
                measure=measure_named(member),
                term=canonical_term(member, unit, figure.kind),
                is_part=True,
            )


def outcomes_of(review: Side, year: str) -> Iterator[Statement]:
    """Yield what `review` reports of `year` in numbers, in text order.

    What was added up over several years is left out, but for what was reached in the end.
    """
    for statement in _statements(review):
        figure = statement.figure
        period = figure.period or year
        timely = not year or period.startswith(year) or period.endswith(f"/{year}")
        if figure.status is Status.TARGET or not timely:
            continue
        reached = figure.kind is Kind.SHARE or _pattern("reached").search(statement.clause)
        if reached or not _adds_up(review, statement):
            yield statement


def is_target(side: Side, indicator: int) -> bool:
    """Return whether a figure is something to be reached, and not what something is called.

    `总投资8亿元的文化中心`, `700万吨露天矿`, `“三所联动”` and `80周年` tell what is spoken of.
    """
    figure = side.report.indicators[indicator]
    start, end = figure.span
    unit = fold(figure.unit)
    before, after = side.folded[start - 1 : start], side.folded[end : end + 1]
    sizes = _pattern("sizes").search(unit) is not None
    return not (
        figure.status is Status.ACTUAL
        or figure.kind is Kind.RANK
        or unit in read_lexicon("results")["no_target"]
        or _pattern("attribute").match(side.folded, end)
        or (before in _OPENING and any(mark in side.folded[end : end + _NAME] for mark in _CLOSING))
        or (sizes and after.isalpha() and not _pattern("after_sizes").match(side.folded, end))
    )


_OPENING, _CLOSING = ("“", "「", "『"), ("”", "」", "』")
_NAME = 6
"""Characters up to which the rest of a name in quotation marks is looked for."""


def _statements(side: Side) -> Iterator[Statement]:
    for number, commitment in enumerate(side.commitments):
        for index in commitment.figures:
            figure = side.report.indicators[index]
            yield Statement(
                number,
                index,
                figure,
                measure_named(fold(figure.name)),
                figure.canonical,
                _clause(side.folded, commitment.span, figure.span),
            )


def _clause(folded: str, sentence: Span, figure: Span) -> str:
    start = max(folded.rfind(char, sentence.start, figure.start) for char in ",;:。") + 1
    ends = [at for char in ",;。" if (at := folded.find(char, figure.end, sentence.end)) >= 0]
    return folded[max(start, sentence.start) : min(ends, default=sentence.end)]


def _members(name: str, clause: str) -> list[str]:
    """Return what a name holds together: `城镇居民、农村居民收入`, `城乡居民收入`.

    A list whose members end alike, or whose figure is said to be that of each.
    """
    if name.startswith("城乡"):
        return [side + name[2:] for side in ("城镇", "农村")]
    *first, last = [each for each in re.split("[、和及与]", name) if len(each) > _SHORTEST] or [""]
    members = [*(_completed(each, last) for each in first), last]
    alike = len({each[-2:] for each in members}) == 1
    return members if first and (alike or _pattern("each").search(clause)) else []


def _completed(member: str, last: str) -> str:
    """Return a member of a list with the tail that it shares: `城镇居民`, `农村居民收入`."""
    at = last.find(member[-2:])
    return member + last[at + 2 :] if at >= 0 else member


_SHORTEST = 3
"""Characters of what is a name in a list, and not a word of one."""


def _adds_up(side: Side, statement: Statement) -> bool:
    """Return whether a figure was added up over several years.

    By its clause, its sentence, or the one that opens its paragraph.
    """
    if _pattern("sums").search(statement.clause):
        return True
    sentence = side.words[statement.commitment]
    paragraph = side.paragraphs[statement.commitment]
    opening = side.words[side.paragraphs.index(paragraph)]
    return any(_pattern("several_years").search(words) for words in (sentence, opening))


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(read_lexicon("results")[table])
