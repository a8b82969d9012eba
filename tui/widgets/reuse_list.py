"""What of a plan was said before: how much of each section, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from rich.cells import cell_len, set_cell_size

from core.compare.model import Comparison, Passage, Reuse, SectionReuse
from core.model import Report, Span
from tui.captions import in_one_line, way_to
from tui.comparisons import Compared, Tab
from tui.fitting import cut_end
from tui.glyphs import Glyphs
from tui.strings import Strings
from tui.widgets.choice_bar import Option
from tui.widgets.comparison_list import ComparisonList
from tui.widgets.notes import Note
from tui.widgets.row_list import Line, Piece

Entry = SectionReuse | Passage | str
"""A section, a passage that was taken over, or what stands above those that follow."""

_BAR = 24
"""Cells of a bar."""
_SHARE = 8
"""Cells of a percentage and what is before it."""
_MUCH = 0.5
"""Share of a section from which its being taken over shows in the scroll bar."""
_TAKEN_SIGN = "="
"""One cell wide in every terminal."""
_WIDEST_NAME = 40
_NARROWEST_NAME = 12


class ReuseList(ComparisonList[Entry]):
    """The sections with their shares, and below them the passages."""

    def __init__(self, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__(strings, glyphs)
        self._comparison: Comparison | None = None

    def take(self, compared: Compared, strings: Strings) -> None:
        """Show what of the later plan stands in the earlier one, in a language, as it was left."""
        self.strings, self.view = strings, compared.view
        self.nothing = strings["compare.nothing"]
        self._comparison = compared.comparison
        reuse = self._comparison.reuse
        rows: list[Entry] = [*reuse.sections]
        if reuse.passages:
            rows += [strings.format("compare.passages", count=len(reuse.passages))]
            rows += reuse.passages
        at = min(self.view.at.get(Tab.REUSE, 0), len(rows) - 1)
        self.set_rows(rows, at if rows else None)

    @staticmethod
    def title_of(compared: Compared, strings: Strings) -> str:
        """Return what the tab is called, and how much of the later plan was said before."""
        return f"{strings['diff.reuse']} {1 - _shares_of(compared.comparison.reuse)[-1]:.0%}"

    @property
    def is_choosing(self) -> bool:
        """False: the shares are those of the whole plan."""
        return False

    @property
    def options(self) -> list[Option]:
        """The shares of the whole plan, and the signs that stand for them in bars."""
        if self._comparison is None:
            return []
        shares = zip(SIGNS.items(), _shares_of(self._comparison.reuse), strict=True)
        return [
            Option(f"{sign} {self.strings[f'compare.{name}']} {share:.0%}", name)
            for (name, sign), share in shares
        ]

    @property
    def spans(self) -> tuple[Span | None, Span | None]:
        """Where the passage stands in both reports; of a section, where it does in the later."""
        match self.row:
            case Passage(a, b):
                return a, b
            case SectionReuse(int(section)) if self._comparison:
                return None, self._comparison.b.sections[section].span
        return None, None

    @property
    def notes(self) -> list[Note]:
        """The passage, and the sections that it stands in."""
        if self._comparison is None or not isinstance(self.row, Passage):
            return []
        old, new = self._comparison.a, self._comparison.b
        return [
            Note(self.strings["compare.side.a"], _way_at(old, self.row.a.start)),
            Note(self.strings["compare.side.b"], _way_at(new, self.row.b.start)),
            Note("", in_one_line(self.row.b.of(new.text))),
        ]

    def keep_place(self) -> None:
        """Remember where the cursor stands."""
        if self.cursor is not None:
            self.view.at[Tab.REUSE] = self.cursor

    def is_choice(self, row: Entry) -> bool:
        """Return whether `row` is something that stands in a report."""
        return not isinstance(row, str)

    def mark_of(self, row: Entry) -> Piece | None:
        """Return a sign for content that was said before, and for sections that are half of it."""
        match row:
            case SectionReuse() if _shares_of(row)[0] >= _MUCH:
                return Piece(_TAKEN_SIGN, "taken")
            case Passage(formulaic=False):
                return Piece(_TAKEN_SIGN, "taken")
        return None

    def line_of(self, row: Entry, width: int) -> Line:
        """Return a section with its bar, or a passage with its length."""
        assert self._comparison is not None
        match row:
            case SectionReuse():
                return self._section_line(row, width)
            case Passage():
                said = in_one_line(row.b.of(self._comparison.b.text))
                length = Piece(f" {row.b.length:>5}  ", "quiet")
                mark = self.strings["diff.formulaic"]
                blank = " " * cell_len(self._glyphs.draw(mark))
                return Line(
                    (
                        length,
                        Piece(f"{mark if row.formulaic else blank}  ", "formulaic"),
                        Piece(said, "formulaic" if row.formulaic else ""),
                    )
                )
        return Line((Piece(f" {row}", "strong"),))

    def _section_line(self, row: SectionReuse, width: int) -> Line:
        room = max(_NARROWEST_NAME, min(_WIDEST_NAME, width - _BAR - 3 * _SHARE - 2))
        name = self._glyphs.draw(self._name_of(row))
        cut = cut_end(name, room, self._glyphs.draw("…"))
        return Line(
            (
                Piece(f" {set_cell_size(cut, room)} "),
                *_bar_of(row, _BAR),
                *(
                    Piece(f"{share:>{_SHARE}.0%}", style)
                    for share, style in zip(_shares_of(row), SIGNS, strict=True)
                ),
            )
        )

    def _name_of(self, row: SectionReuse) -> str:
        assert self._comparison is not None
        if row.section is None:
            return self.strings["compare.no_heading"]
        section = self._comparison.b.sections[row.section]
        return section.marker + section.title


SIGNS = {"taken": "█", "formulaic": "▒", "fresh": "░"}
"""What bars are made of, by the style."""


def _shares_of(reuse: Reuse | SectionReuse) -> tuple[float, float, float]:
    """Return what parts of some words are content that was said before, formulaic, and new."""
    length = max(1, reuse.length)
    taken, formulaic = reuse.content / length, reuse.formulaic / length
    return taken, formulaic, max(0.0, 1 - taken - formulaic)


def _bar_of(reuse: SectionReuse, width: int) -> Iterator[Piece]:
    """Yield the same as a bar of `width` cells."""
    edges = [round(edge * width) for edge in accumulate(_shares_of(reuse), initial=0.0)]
    for (style, sign), (start, end) in zip(SIGNS.items(), pairwise(edges), strict=True):
        yield Piece(sign * (end - start), style)


def _way_at(report: Report, offset: int) -> str:
    """Return the way to the innermost section around a place of a report."""
    around = [at for at, each in enumerate(report.sections) if offset in each.span]
    return " › ".join(way_to(report, around[-1] if around else None))
