"""`Source` to `Report`, figures and all: what a program calls that wants a report read."""

from __future__ import annotations

from core.indicators import find_indicators
from core.model import Report, Source
from core.parsing import parse


def read_report(source: Source) -> Report:
    """Return what `source` says: a pure function, which never raises on any text."""
    report = parse(source)
    return report._replace(indicators=find_indicators(report))
