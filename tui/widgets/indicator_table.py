"""The table of figures: its headings, its rows, and the sentence of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.fitting import cut_end
from tui.glyphs import Glyphs
from tui.keys import Scope
from tui.ledger import Figure
from tui.sheet import GAP, Arrangement, Column, Sheet
from tui.typesetting import break_rows
from tui.widgets.row_list import Line, Piece, RowList

_SCROLLBAR = 1


class IndicatorTable(RowList[Figure]):
    """The rows of a sheet."""

    DEFAULT_CSS = "IndicatorTable { overflow-y: scroll; }"  # so that headings stand above columns

    scope = Scope.TABLE
    """Where the keyboard is while the table has it."""

    def __init__(self, sheet: Sheet, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self._sheet = sheet
        self._lines: dict[tuple[int, int], Line] = {}
        """What rows looked like, by their identity and the width."""

    def show(self, sheet: Sheet, arrangement: Arrangement, cursor: int | None = None) -> None:
        """Show the rows of `sheet` in that arrangement, with the cursor where it was kept.

        Where its figure is not shown, it stands on the row at `cursor`, or on the first.
        """
        if sheet is not self._sheet:
            self._sheet = sheet
            self._lines.clear()
        rows = sheet.rows(arrangement)
        at = [index for index, row in enumerate(rows) if row.span and row.span == arrangement.at]
        index = at[0] if at else min(cursor or 0, len(rows) - 1)
        self.set_rows(rows, index if rows else None)

    def line_of(self, row: Figure, width: int) -> Line:
        """Return the cells of `row`, side by side."""
        key = (id(row), width)
        line = self._lines.get(key)
        if line is None:
            self._lines[key] = line = Line(tuple(self._pieces(row, width)))
        return line

    def _pieces(self, row: Figure, width: int) -> Iterator[Piece]:
        """Yield the cells of `row` and, as few as may be, the blanks between them."""
        blank = GAP
        for column, cells in self._sheet.fitted(width):
            if column is Column.SENTENCE:
                pieces = self._clause(row, cells)
            else:
                cell = self._sheet.cell(row, column, cells)
                pieces = [Piece(cell.text, cell.style)]
            text = "".join(piece.text for piece in pieces)
            if text:
                yield Piece(" " * blank)
                yield from pieces
                blank = 0
            blank += cells - cell_len(text) + GAP

    def _clause(self, row: Figure, width: int) -> list[Piece]:
        """Return the words around a figure, which is the last thing that is cut."""
        before, words, after = self._sheet.clause(row)
        before = cut_end(before, max(0, width - cell_len(words)), self._glyphs.draw("…"))
        words = cut_end(words, width - cell_len(before), self._glyphs.draw("…"))
        room = width - cell_len(before + words)
        after = cut_end(after, room, self._glyphs.draw("…"))
        return [Piece(before, "quiet"), Piece(words, "strong"), Piece(after, "quiet")]


class TableHead(Widget):
    """The headings of the columns; a click on one sorts by it."""

    DEFAULT_CSS = "TableHead { height: 1; }"

    class Chosen(Message):
        """A heading was clicked."""

        def __init__(self, column: Column) -> None:
            super().__init__()
            self.column = column

    def __init__(self, sheet: Sheet, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._sheet = sheet
        self._arrangement = Arrangement()

    def show(self, sheet: Sheet, arrangement: Arrangement) -> None:
        """Show the headings of `sheet` in that arrangement."""
        self._sheet = sheet
        self._arrangement = arrangement
        self.refresh()

    @property
    def columns(self) -> tuple[tuple[Column, int], ...]:
        """The columns in sight, and their widths."""
        return self._sheet.fitted(max(0, self.size.width - _SCROLLBAR))

    def render(self) -> Content:
        """Return the headings; the one that is sorted by has an arrow."""
        pieces: list[str | tuple[str, str]] = []
        for column, cells in self.columns:
            arrow = ""
            style = "$text-muted"
            if column is (self._arrangement.column or Column.SECTION):
                arrow = self._glyphs.draw("↓" if self._arrangement.descending else "↑")
                style = "$text-accent bold"
            title = cut_end(self._sheet.title(column), cells - cell_len(arrow), "") + arrow
            pieces += [" " * GAP, (title, style), " " * (cells - cell_len(title))]
        return Content.assemble(*pieces)

    def on_click(self, event: events.Click) -> None:
        """Tell which column was clicked."""
        edge = 0
        for column, cells in self.columns:
            edge += GAP + cells
            if event.x < edge:
                self.post_message(self.Chosen(column))
                return


class Quotation(Widget):
    """Where the figure under the cursor stands: its section, and its sentence around it."""

    DEFAULT_CSS = "Quotation { height: 3; }"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._path = ""
        self._sentence = ("", "", "")

    def show(self, path: str, sentence: tuple[str, str, str]) -> None:
        """Show the way to a section, and a `sentence`: before the figure, its words, after it."""
        self._path = path
        self._sentence = sentence
        self.refresh()

    def render(self) -> Content:
        """Return the section, and the rows of the sentence that hold the figure."""
        width, height = max(2, self.size.width), max(1, self.size.height - 1)
        before, words, after = self._sentence
        text = Content.assemble(
            (before, "$text-muted"), (words, "$text-primary bold underline"), (after, "$text-muted")
        )
        rows = break_rows(text.plain, width, self._glyphs)
        first = max(0, min(rows.row_of(len(before)) - height // 2, len(rows) - height))
        last = min(first + height, len(rows))
        lines = [text[rows.starts[at] : rows.ends[at]] for at in range(first, last)]
        path = cut_end(self._path, width, self._glyphs.draw("…"))
        return Content("\n").join([Content(path), *lines])
