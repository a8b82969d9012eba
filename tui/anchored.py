"""Anchors as JSON, for dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.dossiers import UnknownFormatError

if TYPE_CHECKING:
    from core.text.anchors import Anchor


def described(anchor: Anchor) -> dict[str, object]:
    """Return `anchor` as JSON."""
    return {
        "start": anchor.span.start,
        "end": anchor.span.end,
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
    }


def anchor_in(entry: dict[str, object]) -> Anchor:
    """Return the anchor that `entry`, which may hold more, describes.

    Raises `UnknownFormatError` where it describes none.
    """
    from core.model import Span  # noqa: PLC0415 - where there are any
    from core.text.anchors import Anchor  # noqa: PLC0415

    match entry:
        case {
            "start": int(start),
            "end": int(end),
            "quote": str(quote),
            "before": str(before),
            "after": str(after),
        } if quote and start >= 0 and end - start == len(quote):
            return Anchor(Span(start, end), quote, before, after)
    raise UnknownFormatError
