"""Whether a text is a work report at all."""

from __future__ import annotations

from core.lexicon import read_lexicon
from core.model import Role
from core.parsing.chrome import Frame
from core.parsing.roles import Roles


def is_report(folded: str, frame: Frame, roles: Roles, *, titled: bool) -> bool:
    """Return whether a text shows the signs of a work report.

    They are the vocabulary of the genre; less of it is enough under a title or a header table, or
    where parts review and plan.
    """
    if not frame.body:
        return False
    start = frame.body[0].start
    end = min(frame.body[-1].end, start + _SAMPLE)
    opening = folded[start:end]
    if len(opening) < _SHORTEST:
        return False
    words = sum(word in opening for word in read_lexicon("roles")["genre"]["words"])
    named = {part.role for part in roles.parts}
    signs = titled + (len(frame.cells) >= 3) + ({Role.REVIEW, Role.PLAN} <= named)
    return words >= _ENOUGH_WORDS - 3 * signs


_SAMPLE = 5_000
"""Characters at the beginning of a text by which a report is known."""
_SHORTEST = 100
"""Characters that a report has at least."""
_ENOUGH_WORDS = 10
