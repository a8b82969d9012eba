"""`reports-tui export FILE`: a report, or sections of it, as Markdown, CSV or JSON."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UnreadableError
from core.export.excerpt import Excerpt, excerpt_of_sections, excerpt_of_whole
from core.export.section_lookup import find_sections, sections_like
from tui import printing
from tui.exporting import proposed_name, written
from tui.reading import read_corrected, reason
from tui.strings import Strings
from tui.writing import SourceError, write_file

if TYPE_CHECKING:
    from core.model import Report


class UnknownSectionError(Exception):
    """No section is called so; `str()` says which there are."""


def print_export(
    path: str,
    sections: list[str],
    form: str,
    strings: Strings,
    *,
    encoding: str | None,
    out: str | None,
    bom: bool,
) -> bool:
    """Export the report at `path`, or those of its sections that are named, in `form`.

    It goes to standard output, or to the file `out`; in a folder of that name it gets one of its
    own, which is said on standard error, as is what stands in the way. Returns whether all went
    well. Raises `UnknownSectionError`, and what `tui.printing` does.
    """
    try:
        report, notice = read_corrected(path, encoding, strings)
    except UnreadableError as error:
        printing.complain(reason(error, strings))
        return False
    if notice:
        printing.complain(notice)
    excerpt = _excerpt(report, sections, strings)
    pieces = written(excerpt, form, strings, bom=bom)
    if out is None or out == "-":
        for piece in pieces:
            printing.write_data(piece)
        return True
    return _write(excerpt, form, "".join(pieces), out, strings)


def _excerpt(report: Report, sections: list[str], strings: Strings) -> Excerpt:
    if not sections:
        return excerpt_of_whole(report)
    found: list[int] = []
    for words in sections:
        indexes = find_sections(report, words)
        if not indexes:
            near = strings["export.comma"].join(sections_like(report, words))
            key = "export.no_section" if near else "export.no_sections"
            raise UnknownSectionError(strings.format(key, section=words, near=near))
        found += indexes
    return excerpt_of_sections(report, found)


def _write(excerpt: Excerpt, form: str, text: str, out: str, strings: Strings) -> bool:
    """Write an export to the file or into the folder `out`; return whether that was possible."""
    named = not (os.path.isdir(out) or out.endswith(os.sep))  # noqa: PTH112 - "甲/" is a folder
    path = Path(out) if named else Path(out) / proposed_name(excerpt, form)
    try:
        # A link that was named is followed; one that happens to be there is not.
        write_file(path.resolve() if named else path, text, sources=[excerpt.report.source.path])
    except SourceError:
        printing.complain(strings.format("export.source", path=path))
        return False
    except OSError as error:
        detail = error.strerror or str(error)
        printing.complain(strings.format("export.not_written", path=path, detail=detail))
        return False
    if not named:
        printing.complain(strings.format("export.written", path=path))
    return True
