"""`Source` to `Report`: what is no report, what it says of itself, its outline and its parts."""

from __future__ import annotations

from core.model import Report, Source, Stated
from core.parsing.chrome import find_frame, frame_round
from core.parsing.genre import is_report
from core.parsing.lines import read_lines
from core.parsing.metadata import read_metadata
from core.parsing.outline import read_outline
from core.parsing.roles import read_roles, roles_of
from core.parsing.sections import build_parts, build_sections
from core.parsing.titles import read_title
from core.parsing.wrapping import unwrap
from core.text.folding import fold
from core.text.numerals import with_arabic_years


def parse(source: Source, stated: Stated | None = None) -> Report:
    """Return what `source` says: a pure function, which never raises on any text.

    What is `stated` about it counts before what was read. Raises `ValueError` where a period that
    is stated is none.
    """
    stated = stated or Stated()
    text = source.text
    folded = unwrap(with_arabic_years(fold(text)))
    lines = read_lines(folded)
    frame = frame_round(stated.parts, lines) if stated.parts else find_frame(folded, lines)
    title = read_title(text, folded, frame.cells, (*frame.head, *frame.body[:1]))
    headings = read_outline(folded, frame.body)
    roles = read_roles(folded, frame.body, headings, title)
    if stated.parts:
        roles = roles_of(stated.parts, headings)
    end = frame.body[-1].end if frame.body else 0
    return Report(
        source=source,
        is_report=is_report(folded, frame, roles, titled=title is not None),
        metadata=read_metadata(text, folded, frame, title, headings, roles, stated),
        boilerplate=frame.boilerplate,
        parts=stated.parts or tuple(build_parts(roles.parts, frame.boilerplate)),
        sections=tuple(build_sections(text, end, headings, roles)),
    )
