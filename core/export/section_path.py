"""Where a section stands in its report, in a form short enough for a table: `一/(二)/1`."""

from __future__ import annotations

from core.model import Report, Section
from core.text.folding import fold

_TITLE = 8
"""Characters of its title that name a section without a number."""


def section_path(report: Report, index: int) -> str:
    """Return the markers of the section at `index` and of those above it, outermost first.

    Brackets are written half-width and punctuation goes, so that two years' reports agree. A
    heading that nothing numbers, be it without marker or after a dash, gives the first eight
    characters of its title.
    """
    upwards = [_step(report.sections[at]) for at in report.ancestry(index)]
    return "/".join(reversed(upwards))


def _step(section: Section) -> str:
    marker = "".join(fold(section.marker).split()).strip(_PUNCTUATION)
    if any(map(str.isalnum, marker)):
        return marker
    return section.title[:_TITLE].replace("/", "／")  # a slash parts the steps


_PUNCTUATION = "、,.:。#*"
"""What stands round a marker, or makes a heading of it in Markdown."""
