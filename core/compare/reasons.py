"""Why two commitments were put side by side, in words that a reader understands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.compare.alignment import Match
from core.compare.model import Edit, Evidence, Reason
from core.compare.sides import Side


class Reasons:
    """Finds reasons for the matches of two plans."""

    def __init__(self, a: Side, b: Side, matches: Sequence[Match]) -> None:
        self._a, self._b = a, b
        self._matched = {(match.a, match.b) for match in matches}
        self._headings_a, self._headings_b = _headings(a), _headings(b)

    def of(self, match: Match, edits: Sequence[Edit], shared: Sequence[str]) -> tuple[Reason, ...]:
        """Return the reasons for a match, the strongest first; there is always one.

        `shared` are the words of content that both sides say.
        """
        a, b = self._a, self._b
        if all(edit.same for edit in edits):
            return (Reason(Evidence.WORDS),)
        names = _names(a.words[match.a]) & _names(b.words[match.b])
        targets = a.targets[match.a] & b.targets[match.b]
        terms = [] if names else list(shared)
        topics = a.topics[match.a].keys() & b.topics[match.b].keys()
        reasons = [
            Reason(evidence, tuple(words[:_FEW]))
            for evidence, words in (
                (Evidence.NAMES, sorted(names)),
                (Evidence.FIGURES, sorted(targets)),
                (Evidence.TERMS, terms),
                (Evidence.TOPICS, sorted(topics) if not names and not terms else []),
            )
            if words
        ]
        if self._under_matched_headings(match):
            reasons.append(Reason(Evidence.HEADINGS))
        if match.neighbours > _CLOSE or not reasons:
            reasons.append(Reason(Evidence.ORDER))
        return tuple(reasons)

    def _under_matched_headings(self, match: Match) -> bool:
        one = self._headings_a.get(self._a.commitments[match.a].section)
        other = self._headings_b.get(self._b.commitments[match.b].section)
        return (one, other) in self._matched and (one, other) != (match.a, match.b)


_FEW = 3
_CLOSE = 0.3
"""From this on, neighbours correspond well enough to be a reason."""


def _headings(side: Side) -> dict[int | None, int]:
    """Return which commitment is the heading of each section."""
    return {
        each.section: at
        for at, each in enumerate(side.commitments)
        if each.heading and each.section is not None
    }


def _names(words: str) -> set[str]:
    return {name for name in _NAME.findall(words) if len(name) > 1}


_NAME = re.compile("[“《「『]([^“”《》「」『』]{2,30})[”》」』]")
