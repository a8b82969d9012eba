"""Promises and results, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from core.model import Span
from tui.comparisons import Compared, Tab
from tui.fitting import cut_end
from tui.glyphs import Glyphs
from tui.promises import Entry, Promise, Promises, Standing
from tui.strings import Strings
from tui.widgets.choice_bar import Option
from tui.widgets.comparison_list import ComparisonList
from tui.widgets.notes import Note
from tui.widgets.row_list import Line, Piece

STANDING_SIGNS = {
    Standing.MET: "✓",
    Standing.EXCEEDED: "+",
    Standing.MISSED: "✗",
    Standing.NOT_REPORTED: "-",
    Standing.UNCLEAR: "?",
    Standing.ANSWERED: "✓",
    Standing.UNANSWERED: "-",
}
"""What tells a standing without a colour."""
_KEPT = (Standing.MET, Standing.EXCEEDED, Standing.ANSWERED)
"""Where nobody has to ask further."""
_COLUMNS = ("verdict", "indicator", "target", "outcome")
_GAP = 2
_WIDEST_NAME, _NARROWEST_NAME, _WIDEST_NUMBER = 30, 12, 18
_SENTENCE_FROM = 20
"""Cells that are worth showing a sentence in."""


class PromiseTable(ComparisonList[Entry]):
    """A row for each promise: its standing, what was promised, and what came of it."""

    def __init__(self, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__(strings, glyphs)
        self._promises: Promises | None = None
        self._counts: dict[Standing, int] = {}
        self._natural = (0, 0, 0, 0)
        """Cells that standing, name, target and outcome take where there is room."""

    def take(self, compared: Compared, strings: Strings) -> None:
        """Show the promises of a comparison, in a language, as they were left."""
        self.strings, self.view = strings, compared.view
        self.nothing = strings[
            "compare.nothing" if compared.comparison.follows else "diff.not_followed"
        ]
        self._promises = promises = Promises(compared.comparison, strings)
        self._counts = {each: count for each, count in promises.counts().items() if count}
        numeric = [each for each in promises.all if each.target]
        standings = [_label(each, strings) for each in self._counts]
        self._natural = (
            self._widest(standings, "verdict"),
            min(self._widest([each.name for each in numeric], "indicator"), _WIDEST_NAME),
            min(self._widest([each.target for each in numeric], "target"), _WIDEST_NUMBER),
            min(self._widest([each.outcome for each in numeric], "outcome"), _WIDEST_NUMBER),
        )
        self._show()

    @staticmethod
    def title_of(compared: Compared, strings: Strings) -> str:
        """Return what the tab is called, and how many promises there are."""
        count = len(compared.comparison.followups) + len(compared.comparison.answers)
        return f"{strings['diff.promises']} {count}"

    @property
    def options(self) -> list[Option]:
        """The standings, and how many promises there are of each."""
        return [
            Option(f"{_label(each, self.strings)} {count}", f"standing-{each}")
            for each, count in self._counts.items()
        ]

    @property
    def chosen(self) -> int | None:
        """Which standing is the only one shown."""
        return None if self.view.standing is None else [*self._counts].index(self.view.standing)

    def choose_option(self, index: int | None) -> None:
        """Show the promises of that standing only, or all."""
        self.view.standing = None if index is None else [*self._counts][index]
        self._show()

    @property
    def heads(self) -> str:
        """The headings of the columns."""
        words = (
            *(self.strings[f"diff.{column}"] for column in _COLUMNS),
            self.strings["table.column.sentence"],
        )
        cells = zip(words, self._widths(self.scrollable_content_region.width), strict=True)
        return " " + "".join(self._cell(each, width) for each, width in cells if width)

    @property
    def spans(self) -> tuple[Span | None, Span | None]:
        """Where the promise stands, and what reports on it."""
        return (
            (self.row.promised, self.row.reported)
            if isinstance(self.row, Promise)
            else (None, None)
        )

    @property
    def notes(self) -> list[Note]:
        """The whole sentence of the promise, and the one that reports on it."""
        if self._promises is None or not isinstance(self.row, Promise):
            return []
        return [
            Note(self.strings["compare.side.a"], self._promises.promise(self.row)),
            Note(self.strings["compare.side.b"], self._promises.report(self.row)),
        ]

    def keep_place(self) -> None:
        """Remember the promise under the cursor."""
        if isinstance(self.row, Promise):
            self.view.at[Tab.PROMISES] = self.row.number

    def _show(self) -> None:
        assert self._promises is not None
        rows = self._promises.rows(self.view)
        wanted = self.view.at.get(Tab.PROMISES, 0)
        numbers = [row.number if isinstance(row, Promise) else -1 for row in rows]
        at = next((index for index, number in enumerate(numbers) if number >= wanted), 0)
        self.set_rows(rows, at if rows else None)

    def is_choice(self, row: Entry) -> bool:
        """Return whether `row` is a promise."""
        return isinstance(row, Promise)

    def mark_of(self, row: Entry) -> Piece | None:
        """Return the sign of a promise that was not kept, or of which nothing is known."""
        if not isinstance(row, Promise) or row.standing in _KEPT:
            return None
        return Piece(STANDING_SIGNS[row.standing], f"standing-{row.standing}")

    def line_of(self, row: Entry, width: int) -> Line:
        """Return the cells of a promise side by side, or the heading of those without numbers."""
        if isinstance(row, str):
            return Line((Piece(f" {row}", "strong"),))
        assert self._promises is not None
        standing, name, target, outcome, sentence = self._widths(width)
        label = self._cell(_label(row.standing, self.strings), standing)
        pieces = [Piece(" "), Piece(label, f"standing-{row.standing}")]
        if not row.target:
            room = max(_NARROWEST_NAME, width - standing - _GAP - 1)
            said = room if not row.outcome else room // 2
            pieces += [Piece(self._cell(row.name, said - _GAP)), Piece(row.outcome, "quiet")]
            return Line(tuple(pieces))
        pieces += [
            Piece(self._cell(row.name, name)),
            Piece(self._cell(row.target, target), "target"),
            Piece(self._cell(row.outcome or "-", outcome), "strong" if row.outcome else "quiet"),
        ]
        if sentence:
            pieces.append(Piece(self._promises.report(row), "quiet"))
        return Line(tuple(pieces))

    def _widths(self, width: int) -> tuple[int, int, int, int, int]:
        """Return the cells of standing, name, target, outcome, and of the sentence behind them."""
        standing, name, target, outcome = self._natural
        others = 1 + standing + target + outcome + _GAP * 4
        name = min(name, max(_NARROWEST_NAME, width - others))
        sentence = width - others - name
        return standing, name, target, outcome, sentence if sentence >= _SENTENCE_FROM else 0

    def _widest(self, words: Iterable[str], column: str) -> int:
        heading = self.strings[f"diff.{column}"]
        return max(cell_len(self._glyphs.draw(each)) for each in (heading, *words))

    def _cell(self, words: str, width: int) -> str:
        """Return `words` in exactly `width` cells, and the gap behind them."""
        fitted = cut_end(self._glyphs.draw(words), width, self._glyphs.draw("…"))
        return set_cell_size(fitted, width + _GAP)


def _label(standing: Standing, strings: Strings) -> str:
    """Return the sign and the word for a standing."""
    group = "diff" if standing in (Standing.ANSWERED, Standing.UNANSWERED) else "verdict"
    return f"{STANDING_SIGNS[standing]} {strings[f'{group}.{standing}']}"
