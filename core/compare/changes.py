"""What became of a commitment: kept, reworded, revised, raised or lowered; and whether it moved.

A commitment whose targets went one way was raised or lowered. Otherwise it was revised where its
scope or measure is another one: a phase, a stage, a member of a list, a deadline, a target that
comes or goes, or most of its content. All else is wording.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from core.compare.alignment import Match
from core.compare.comparability import comparable, same_measure, size_of
from core.compare.model import Change, Edit, TargetChange
from core.compare.phrasing import content_of
from core.compare.sides import Side
from core.lexicon import read_lexicon
from core.model import Indicator, Span, Status


def change_of(
    a: Side, b: Side, match: Match, edits: Sequence[Edit]
) -> tuple[Change, tuple[TargetChange, ...]]:
    """Return what changed in a pair, and its targets that are the same, with how they moved."""
    targets = tuple(_targets(a, b, match, edits))
    if _bare(a, match.a) == _bare(b, match.b) or all(edit.same or edit.apart for edit in edits):
        return Change.KEPT, targets
    moved = {target.change for target in targets} - {Change.KEPT}
    if _other_scope(a, b, edits) or len(moved) > 1 or Change.REVISED in moved:
        return Change.REVISED, targets
    if moved:
        return moved.pop(), targets
    if a.commitments[match.a].heading and b.commitments[match.b].heading:
        return Change.REWORDED, targets
    if (
        _targets_differ(a, b, match, edits, targets)
        or _deadlines(a, match.a, edits, first=True) != _deadlines(b, match.b, edits, first=False)
        or _list_changed(a, b, edits)
        or _replaced(a, b, edits)
    ):
        return Change.REVISED, targets
    return Change.REWORDED, targets


_MOSTLY = 0.5


def moves(a: Side, b: Side, matches: Sequence[Match]) -> set[tuple[int, int]]:
    """Return the matches whose commitment went to another section than the rest of its own."""
    together = Counter((a.sections[match.a], b.sections[match.b]) for match in matches)
    most_of_a: Counter[int] = Counter()
    most_of_b: Counter[int] = Counter()
    for (one, other), count in together.items():
        most_of_a[one] = max(most_of_a[one], count)
        most_of_b[other] = max(most_of_b[other], count)
    return {
        (match.a, match.b)
        for match in matches
        if (count := together[a.sections[match.a], b.sections[match.b]])
        < _FEW * min(most_of_a[a.sections[match.a]], most_of_b[b.sections[match.b]])
        and count < most_of_a[a.sections[match.a]]
    }


_FEW = 0.5
"""Sections go together where they share at least so much of what goes to any."""


def _bare(side: Side, index: int) -> str:
    """Return what a commitment says, without punctuation and the year that it plans for."""
    words = side.words[index]
    if side.year and side.commitments[index].heading:
        words = words.replace(side.year, "")
    return "".join(filter(str.isalnum, words))


def _targets(a: Side, b: Side, match: Match, edits: Sequence[Edit]) -> Iterator[TargetChange]:
    """Yield the figures of both sides that measure the same, each once."""
    one, other = a.report.indicators, b.report.indicators
    left = [at for at in a.commitments[match.a].figures if _stays(one[at].span, edits, first=True)]
    right = [
        at for at in b.commitments[match.b].figures if _stays(other[at].span, edits, first=False)
    ]
    likely = sorted(
        (-same_measure(one[x], other[y]), abs(p - q), x, y)
        for p, x in enumerate(left)
        for q, y in enumerate(right)
        if comparable(one[x], other[y])
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    together = {(edit.a, edit.b) for edit in edits if edit.number}
    for likeness, _, x, y in likely:
        aligned = (one[x].span, other[y].span) in together
        if x not in taken_a and y not in taken_b and (-likeness >= (_ALIKE if aligned else _SAME)):
            taken_a.add(x)
            taken_b.add(y)
            found.append(TargetChange(x, y, _moved(one[x], other[y])))
    yield from sorted(found)


_SAME, _ALIKE = 0.5, 0.2
"""How alike the names of figures have to be, and of those that take each other's place."""


def _moved(before: Indicator, after: Indicator) -> Change:
    """Return which way a target went: `REVISED` where it turned round or is bound otherwise."""
    if (before.direction, before.bound) != (after.direction, after.bound):
        return Change.REVISED
    ends = [
        (size_of(each), each.high if each.base_high is None else each.base_high)
        for each in (before, after)
    ]
    (low, high), (new_low, new_high) = ((low, low if high is None else high) for low, high in ends)
    if (low, high) == (new_low, new_high):
        return Change.KEPT
    return Change.RAISED if (new_low, new_high) > (low, high) else Change.LOWERED


def _stays(figure: Span, edits: Sequence[Edit], *, first: bool) -> bool:
    """Return whether a figure belongs to the pair, and not to another one of its commitment."""
    return not any(edit.apart and figure.start in (edit.a if first else edit.b) for edit in edits)


def _targets_differ(
    a: Side, b: Side, match: Match, edits: Sequence[Edit], targets: Sequence[TargetChange]
) -> bool:
    """Return whether a target of either side is none of the other."""
    known_a, known_b = {each.a for each in targets}, {each.b for each in targets}
    return any(
        at not in known
        and side.report.indicators[at].status is not Status.ACTUAL
        and _stays(side.report.indicators[at].span, edits, first=first)
        for side, index, known, first in (
            (a, match.a, known_a, True),
            (b, match.b, known_b, False),
        )
        for at in side.commitments[index].figures
    )


def _changed(a: Side, b: Side, edits: Sequence[Edit]) -> tuple[str, str]:
    """Return the words of each side that the other has not."""
    changed = [edit for edit in edits if not edit.same and not edit.apart]
    return (
        "\n".join(edit.a.of(a.folded) for edit in changed if not edit.number),
        "\n".join(edit.b.of(b.folded) for edit in changed if not edit.number),
    )


def _other_scope(a: Side, b: Side, edits: Sequence[Edit]) -> bool:
    """Return whether a numeral that counts or orders, or the stage, is another one."""
    one, other = _changed(a, b, edits)
    numerals_a, numerals_b = _numerals().findall(one), _numerals().findall(other)
    if numerals_a and numerals_b and numerals_a != numerals_b:
        return True
    stages_a, stages_b = _stages(one), _stages(other)
    return bool(stages_a and stages_b) and stages_a.isdisjoint(stages_b)


def _stages(words: str) -> set[str]:
    stages = read_lexicon("stages")["stages"]
    return {stage for stage, names in stages.items() if any(name in words for name in names)}


@cache
def _numerals() -> re.Pattern[str]:
    return re.compile(read_lexicon("stages")["numerals"])


def _deadlines(side: Side, index: int, edits: Sequence[Edit], *, first: bool) -> set[str]:
    loose = read_lexicon("stages")["loose_deadlines"]
    return {
        words
        for span in side.commitments[index].deadlines
        if _stays(span, edits, first=first) and (words := span.of(side.folded)) not in loose
    }


def _list_changed(a: Side, b: Side, edits: Sequence[Edit]) -> bool:
    """Return whether a list has a member more or less, or another one."""
    joins = read_lexicon("stages")["joins"]
    for edit in edits:
        if edit.same or edit.apart or edit.number:
            continue
        before = (
            a.folded[edit.a.start - 1 : edit.a.start],
            b.folded[edit.b.start - 1 : edit.b.start],
        )
        one, other = edit.a.of(a.folded), edit.b.of(b.folded)
        if one and other:
            one, other = _apart_from_common(one.lstrip(joins), other.lstrip(joins))
        if _is_content(one) and _is_content(other):
            if before == ("、", "、") and set(one).isdisjoint(other):
                return True
        elif not (one and other):
            words = one or other
            if _is_content(words) and (words[0] in joins or words[-1] in joins):
                return True
    return False


def _apart_from_common(one: str, other: str) -> tuple[str, str]:
    """Return both words without what they begin and end with alike."""
    start = _alike(one, other)
    one, other = one[start:], other[start:]
    end = _alike(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def _alike(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _is_content(words: str) -> bool:
    return sum(map(str.isalnum, content_of(words))) > 1


def _replaced(a: Side, b: Side, edits: Sequence[Edit]) -> bool:
    """Return whether clauses went and others came, or most of the content of either side."""
    one = "".join(edit.a.of(a.folded) for edit in edits if not edit.apart)
    other = "".join(edit.b.of(b.folded) for edit in edits if not edit.apart)
    gone, come = _unanswered(one, other), _unanswered(other, one)
    return bool(gone and come) or max(gone, come) > _MOSTLY


def _unanswered(one: str, other: str) -> float:
    """Return the share of the content of `one` that stands in clauses which `other` lacks."""
    lacking = every = 0
    for clause in re.split("[,;:。!?]", one):
        content = [char for char in content_of(clause) if char.isalnum()]
        missing = sum(char not in other for char in content)
        every += len(content)
        if len(content) > _SHORTEST and missing > _ELSEWHERE * len(content):
            lacking += len(content)
    return lacking / every if every else 0.0


_ELSEWHERE = 0.6
"""A clause with a larger share of content that the other side lacks is not answered there."""
_SHORTEST = 3
"""Characters of content from which on a clause says something of its own."""
