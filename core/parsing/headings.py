"""What a heading is, before roles are known."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Span
from core.parsing.markers import Kind

TOPIC = 5
"""The level of a topic sentence, and of a label that opens a sentence."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its marker, its own words, and its place in the outline."""

    start: int
    title: Span
    level: int
    kind: Kind | None = None
    """How it is numbered; `None` for a heading without a number."""
    number: int = 0
    parent: int | None = None
    """Index of the heading that it belongs to."""
