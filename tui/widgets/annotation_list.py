"""Bookmarks, notes and marks of all reports, as a list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from core.annotations import What
from tui.annotations import About, Kept
from tui.glyphs import Glyphs
from tui.keys import Scope
from tui.strings import Strings
from tui.widgets.row_list import Line, Piece, RowList
from tui.widgets.row_painter import OWN_SIGNS

_SIGNS = {"bookmark": "bookmark-begins", "note": "note-begins", "section": "section-marked"}
"""What stands before each, as in the gutter of the text."""


class Group(NamedTuple):
    """The row above the annotations of a report."""

    about: About
    is_there: bool
    """Whether its file is where it was."""
    size: int


class AnnotationList(RowList[Group | Kept]):
    """The list; the cursor stands on annotations alone."""

    scope = Scope.NOTES
    """Where the keyboard is while the list has it."""

    def __init__(self, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self._strings = strings

    @property
    def kept(self) -> Kept | None:
        """The annotation under the cursor."""
        return self.row if isinstance(self.row, Kept) else None

    @property
    def listed(self) -> list[Kept]:
        """The annotations that are listed, in their order."""
        return [row for row in self.rows if isinstance(row, Kept)]

    def show(self, kept: Iterable[Kept], cursor: int | None = None) -> None:
        """List `kept` by report: by place and year, and in text order, the lost ones last.

        The cursor stays on its annotation, or goes to the row at `cursor` where that is gone.
        """
        chosen = self.kept.annotation.id if self.kept else None
        reports: dict[str, list[Kept]] = {}
        for each in kept:
            reports.setdefault(each.about.path, []).append(each)
        rows: list[Group | Kept] = []
        for together in sorted(reports.values(), key=lambda some: _order(some[0].about)):
            about = together[0].about
            rows.append(Group(about, Path(about.path).exists(), len(together)))
            together.sort(key=lambda each: (each.lost, each.annotation.anchor.span))
            rows += together
        ids = [each.annotation.id if isinstance(each, Kept) else None for each in rows]
        at = ids.index(chosen) if chosen in ids and chosen else cursor or 0
        self.set_rows(rows, min(at, len(rows) - 1) if rows else None)

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self._strings = strings
        self.refresh()

    def is_choice(self, row: Group | Kept) -> bool:
        """Return whether `row` is an annotation."""
        return isinstance(row, Kept)

    def line_of(self, row: Group | Kept, width: int) -> Line:  # noqa: ARG002 - as in the others
        """Return the name of a report, or section, note and words of an annotation."""
        if isinstance(row, Group):
            return self._group_line(row)
        annotation = row.annotation
        is_section = annotation.what is What.SECTION
        kind = "section" if is_section else "note" if annotation.note else "bookmark"
        left = [Piece(f"  {OWN_SIGNS[_SIGNS[kind]].text} ", "marked")]
        if row.lost:
            left.append(Piece(f"{self._strings['notes.is_lost']} ", "trouble"))
        if annotation.section:
            left.append(Piece(f"{annotation.section}  ", "quiet"))
        if annotation.note:
            left.append(Piece(f"{annotation.note}  ", "strong"))
        words = " ".join(annotation.anchor.quote.split())
        left.append(Piece(words, "quiet" if annotation.note else ""))
        return Line(tuple(left))

    def _group_line(self, group: Group) -> Line:
        about = group.about
        left = [Piece(f" {about.name}", "strong")]
        if about.title and about.title not in about.name:
            left.append(Piece(f"  {about.title}", "quiet"))
        if not group.is_there:
            left.append(Piece(f"  {self._strings['notes.no_file']} {about.path}", "trouble"))
        return Line(tuple(left), (Piece(f" {group.size} ", "quiet"),))


def _order(about: About) -> tuple[bool, str, int, str]:
    return not about.place, about.place, about.year or 0, about.path
