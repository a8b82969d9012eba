"""Two plans set side by side: what stands in which line, at any width.

Printers call two facing pages a spread. Nothing here draws or scrolls: lines are pieces of text in
the form that the terminal shows (`tui.glyphs`), which `tui.widgets.spread_list` puts on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from core.compare.model import Change, Commitment, Comparison, Edit, Pair
from core.compare.rows import Row, rows_of
from core.export.comparison_digest import CHANGE_SIGNS
from core.export.signs import name_of, signs_of
from core.model import Report
from tui.captions import in_one_line, way_to
from tui.comparisons import View
from tui.glyphs import Glyphs
from tui.strings import Strings
from tui.typesetting import break_rows
from tui.widgets.row_list import Line, Piece


class Fold(NamedTuple):
    """A run of rows without a change, shown as one line."""

    first: int
    end: int


class Crumb(NamedTuple):
    """The way to the section of the rows that follow, where the headings are filtered out."""

    way: tuple[str, ...]


Item = int | Fold | Crumb
"""What stands in the list: a row, by its index, or what stands for rows."""


class SpreadLine(NamedTuple):
    """A line of an item."""

    line: Line
    at: int
    """Which line of its item it is."""
    height: int
    """How many lines the item has."""
    is_choice: bool
    """Whether the cursor may stand on the item."""


class Columns(NamedTuple):
    """How many cells are for what, in lines of one width."""

    gutter: int
    """For the change and its signs: between the sides, or at the left of one column."""
    marker: int
    """For which side it is, where both stand in one column; 0 where they stand side by side."""
    text: int
    """For the words of a side."""

    @property
    def is_wide(self) -> bool:
        """Whether the sides stand beside each other."""
        return not self.marker

    @property
    def right(self) -> int:
        """Where the later side starts, if they do."""
        return self.text + self.gutter + 2 * _GAP


class Spread:
    """The rows of one comparison in one language."""

    def __init__(self, comparison: Comparison, strings: Strings, glyphs: Glyphs) -> None:
        self.comparison = comparison
        self.rows = rows_of(comparison)
        """All rows, in the order in which both plans can be read."""
        self._strings = strings
        self._glyphs = glyphs
        self._set: dict[tuple[Item, Columns], tuple[SpreadLine, ...]] = {}
        self.runs = tuple(self._find_runs())
        """The runs without a change that can be folded."""

    # What is shown.

    def items(self, view: View) -> list[Item]:
        """Return what `view` asks for, in the order of the rows."""
        if view.change is not None:
            return list(self._filtered(view.change))
        items: list[Item] = []
        at = 0
        for run in self.runs:
            if run.first not in view.unfolded:
                items += (*range(at, run.first), run)
                at = run.end
        return [*items, *range(at, len(self.rows))]

    def run_of(self, row: int) -> Fold | None:
        """Return the run without a change that `row` belongs to, if it is long enough to fold."""
        return next((run for run in self.runs if run.first <= row < run.end), None)

    def is_changed(self, item: Item) -> bool:
        """Return whether `item` is a row that tells of a change."""
        return isinstance(item, int) and self.rows[item].change is not Change.KEPT

    def _find_runs(self) -> Iterator[Fold]:
        """Yield the runs of unchanged rows worth folding; headings, which give order, are none."""
        at = 0
        for is_still, group in groupby(self.rows, key=self._is_still):
            end = at + sum(1 for _ in group)
            if is_still and end - at > _FEW:
                yield Fold(at, end)
            at = end

    def _is_still(self, row: Row) -> bool:
        _, commitment = self._newest(row)
        return row.change is Change.KEPT and not commitment.heading

    def _filtered(self, change: Change) -> Iterator[Item]:
        shown: tuple[str, ...] = ()
        for at, row in enumerate(self.rows):
            if row.change is change:
                report, commitment = self._newest(row)
                way = way_to(report, commitment.section)
                if way and way != shown:
                    yield Crumb(way)
                shown = way
                yield at

    # Whose words.

    def sides(self, row: Row) -> tuple[Commitment | None, Commitment | None]:
        """Return the earlier and the later commitment of `row`; `None` for what is not there."""
        return (
            None if row.a is None else self.comparison.a_commitments[row.a],
            None if row.b is None else self.comparison.b_commitments[row.b],
        )

    def _newest(self, row: Row) -> tuple[Report, Commitment]:
        """Return the later commitment of `row`, or the one that was dropped, and its report."""
        a, b = self.sides(row)
        if b is not None:
            return self.comparison.b, b
        assert a is not None
        return self.comparison.a, a

    # How it is set.

    def columns(self, width: int, *, wide: bool) -> Columns:
        """Return how `width` cells are shared out; `wide` asks for two columns."""
        words = [f"{CHANGE_SIGNS[change]} {self._strings[f'change.{change}']}" for change in Change]
        gutter = max(cell_len(self._glyphs.draw(each)) for each in words)
        if wide:
            return Columns(gutter, 0, max(_NARROWEST, (width - gutter) // 2 - _GAP))
        if width < _WORDS_FROM:
            gutter = max(cell_len(self._glyphs.draw(sign)) for sign in CHANGE_SIGNS.values())
        marker = max(cell_len(self._strings[f"compare.side.{side}"]) for side in ("a", "b")) + 1
        return Columns(gutter, marker, max(_NARROWEST, width - gutter - _GAP - marker))

    def lines(self, item: Item, columns: Columns) -> tuple[SpreadLine, ...]:
        """Return the lines of `item`."""
        key = (item, columns)
        if key not in self._set:
            match item:
                case Fold(first, end):
                    lines = [self._fold_line(end - first, columns)]
                case Crumb(way):
                    lines = [Line((Piece(self._glyphs.draw(" › ".join(way)), "aside"),))]
                case _:
                    lines = list(self._row_lines(self.rows[item], columns))
            is_choice = not isinstance(item, Crumb)
            self._set[key] = tuple(
                SpreadLine(line, at, len(lines), is_choice) for at, line in enumerate(lines)
            )
        return self._set[key]

    def _fold_line(self, count: int, columns: Columns) -> Line:
        said = self._glyphs.draw(self._strings.format("diff.folded", count=count))
        indent = columns.text + _GAP if columns.is_wide else 0
        return Line((Piece(" " * indent), Piece(said, "quiet")))

    def _row_lines(self, row: Row, columns: Columns) -> Iterator[Line]:
        a, b = self.sides(row)
        edits = row.pair.edits if row.pair else ()
        old = self._set_side(self.comparison.a, a, edits, row, columns, older=True)
        new = self._set_side(self.comparison.b, b, edits, row, columns, older=False)
        targets = self._set_targets(row.pair, columns)
        gutter = self._set_gutter(row, columns.gutter)
        if columns.is_wide:
            for left, sign, right in zip_longest(old, gutter, [*new, *targets], fillvalue=()):
                yield Line(
                    (
                        *self._padded(left, columns.text + _GAP),
                        *self._padded(sign, columns.gutter + _GAP),
                        *right,
                    )
                )
            return
        if row.change is Change.KEPT:
            stacked = [*self._marked("", new, columns)]  # what both sides say is said once
        else:
            stacked = [*self._marked("a", old, columns), *self._marked("b", new, columns)]
        stacked += self._marked("", targets, columns)
        for sign, words in zip_longest(gutter, stacked, fillvalue=()):
            yield Line((*self._padded(sign, columns.gutter + _GAP), *words))

    def _set_side(
        self,
        report: Report,
        commitment: Commitment | None,
        edits: Sequence[Edit],
        row: Row,
        columns: Columns,
        *,
        older: bool,
    ) -> list[tuple[Piece, ...]]:
        """Return one side of a row, broken into lines; none where there is nothing."""
        if commitment is None:
            return []
        base = "strong" if commitment.heading else "quiet" if row.change is Change.KEPT else ""
        stretches = [(edit.a if older else edit.b, edit) for edit in edits]
        pieces = [
            Piece(in_one_line(span.of(report.text)), _style_of(edit, base, older=older))
            for span, edit in stretches
            if span.length
        ]
        if not pieces:
            pieces = [Piece(in_one_line(commitment.span.of(report.text)), base)]
        return self._broken(pieces, columns.text)

    def _set_targets(self, pair: Pair | None, columns: Columns) -> list[tuple[Piece, ...]]:
        """Return the numbers that were raised or lowered, both values of each."""
        lines = []
        for target in pair.targets if pair else ():
            if target.change is Change.KEPT:
                continue
            then = self.comparison.a.indicators[target.a]
            now = self.comparison.b.indicators[target.b]
            style = f"change-{target.change}"
            pieces = [
                Piece(f"{CHANGE_SIGNS[target.change]} ", style),
                Piece(in_one_line(name_of(now)) + " ", "quiet"),
                Piece(signs_of(then) + in_one_line(then.span.of(self.comparison.a.text)), style),
                Piece(" → ", style),
                Piece(signs_of(now) + in_one_line(now.span.of(self.comparison.b.text)), style),
            ]
            lines += self._broken(pieces, columns.text)
        return lines

    def _set_gutter(self, row: Row, width: int) -> list[tuple[Piece, ...]]:
        """Return the change and, below it, whether the commitment moved, was split or merged."""
        sign = f"{CHANGE_SIGNS[row.change]} {self._strings[f'change.{row.change}']}"
        flags = [
            self._strings[f"compare.flag.{name}"]
            for name in FLAGS
            if getattr(row.pair, name, False)
        ]
        if cell_len(self._glyphs.draw(sign)) > width:
            sign, flags = CHANGE_SIGNS[row.change], []
        below = break_rows(said := " ".join(flags), width, self._glyphs)
        return [
            (Piece(self._glyphs.draw(sign), f"change-{row.change}"),),
            *(
                (Piece(self._glyphs.draw(said[start:end]), "quiet"),)
                for start, end in zip(below.starts, below.ends, strict=True)
                if flags
            ),
        ]

    def _marked(
        self, side: str, lines: Iterable[tuple[Piece, ...]], columns: Columns
    ) -> Iterator[tuple[Piece, ...]]:
        """Yield the `lines` of a `side` behind the sign that tells which one it is."""
        mark = self._strings[f"compare.side.{side}"] if side else ""
        for line in lines:
            yield (*self._padded((Piece(mark, "quiet"),), columns.marker), *line)
            mark = ""

    def _broken(self, pieces: Sequence[Piece], width: int) -> list[tuple[Piece, ...]]:
        """Return `pieces` in lines of `width` cells, as they are drawn."""
        rows = break_rows("".join(piece.text for piece in pieces), width, self._glyphs)
        lines = []
        for start, end in zip(rows.starts, rows.ends, strict=True):
            line = []
            at = 0
            for text, style in pieces:
                part = text[max(0, start - at) : max(0, end - at)]
                at += len(text)
                if part:
                    line.append(Piece(self._glyphs.draw(part), style))
            lines.append(tuple(line))
        return lines

    def _padded(self, pieces: tuple[Piece, ...], width: int) -> tuple[Piece, ...]:
        """Return `pieces` with blanks behind them, `width` cells together."""
        return (*pieces, Piece(" " * (width - sum(cell_len(text) for text, _ in pieces))))


FLAGS = ("moved", "split", "merged")
"""What else a pair may be."""
_FEW = 2
"""So many rows without a change are not worth folding."""
_GAP = 1
"""Cells between a side and the gutter."""
_NARROWEST = 2
_WORDS_FROM = 40
"""Lists of so many cells and more tell changes in words."""


def _style_of(edit: Edit, base: str, *, older: bool) -> str:
    """Return the style of a stretch, in a side that is otherwise in the style `base`."""
    if edit.apart:
        return "aside"
    if edit.same:
        return base
    return ("removed" if older else "added") + ("-number" if edit.number else "")
