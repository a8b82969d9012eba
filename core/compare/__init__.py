"""Two reports side by side: their plans compared, promises followed to their results.

    comparison = compare(read_report(a), read_report(b))

The way of a comparison: `commitments` cuts the plans, `alignment` finds what is the same by
`evidence`, `wording` tells what changed in a pair, `changes` what that means; `followup` looks
for results, `reuse` for words taken over.
"""

from __future__ import annotations

from core.compare.comparing import NoPlanError, Stage, compare
from core.compare.model import Comparison

__all__ = ["Comparison", "NoPlanError", "Stage", "compare"]
