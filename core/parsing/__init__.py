"""`Source` to `Report`: what is no report, what it says of itself, its outline and its parts."""

from __future__ import annotations

import re

from core.model import Metadata, Part, Report, Role, Section, Source, Span
from core.text.script import script_of


def parse(source: Source) -> Report:
    """Return what `source` says: a pure function, which never raises on any text."""
    text = source.text
    found = [m for m in re.finditer(r"^[ \u3000]*([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])([^。\n]{2,60})", text, re.M)]
    ends = [m.start(1) for m in found[1:]] + [len(text)]
    sections = []
    top = None
    for i, m in enumerate(found):
        level = 1 if m[1].endswith("、") else 2
        if level == 1:
            top = i
        sections.append(Section(Span(m.start(1), ends[i]), Span(m.start(1), m.end(2)), m[1], m[2], level, top if level == 2 else None, Role.OTHER))
    return Report(
        source=source,
        is_report=bool(sections),
        metadata=Metadata(script=script_of(text)),
        boilerplate=(),
        parts=(Part(Role.OTHER, Span(0, len(text))),),
        sections=tuple(sections),
    )
