"""`Source` to `Report`, figures and all: what a program calls that wants a report read."""

from __future__ import annotations

from core.indicators import find_indicators
from core.model import Report, Source, Stated
from core.parsing import parse


def read_report(source: Source, stated: Stated | None = None) -> Report:
    """Return what `source` says: a pure function, which never raises on any text.

    What is `stated` about it counts before what was read, and all that follows from it is read
    accordingly; such facts have no span and are no guesses. Raises `ValueError` where a period
    that is stated is none (`core.parsing.periods.is_period`).
    """
    report = parse(source, stated)
    return report._replace(indicators=find_indicators(report))
