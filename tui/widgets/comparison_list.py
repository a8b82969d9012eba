"""What the lists of a comparison, one to a tab, have in common."""

from __future__ import annotations

from typing import Generic

from rich.cells import cell_len

from core.model import Span
from tui.comparisons import Compared, View
from tui.glyphs import Glyphs
from tui.keys import Scope
from tui.strings import Strings
from tui.widgets.choice_bar import Option
from tui.widgets.marked_bar import BarSign, mark_bar
from tui.widgets.notes import Note
from tui.widgets.row_list import STYLES, Piece, Row, RowList


class ComparisonList(RowList[Row], Generic[Row]):
    """A list of what a comparison says; shown once it was given one."""

    DEFAULT_CSS = "ComparisonList { overflow-y: scroll; }"  # as wide at any length

    scope = Scope.COMPARISON
    """Where the keyboard is while the list has it."""

    def __init__(self, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self.strings = strings
        """The language of the comparison that is shown."""
        self.view = View()
        """How it is looked at; kept up to date."""

    def take(self, compared: Compared, strings: Strings) -> None:
        """Show a comparison, in a language, as it was left."""
        raise NotImplementedError

    @staticmethod
    def title_of(compared: Compared, strings: Strings) -> str:
        """Return what the tab is called, and how much of a comparison is in it."""
        raise NotImplementedError

    @property
    def options(self) -> list[Option]:
        """What kinds of rows there are, and how many of each."""
        raise NotImplementedError

    @property
    def is_choosing(self) -> bool:
        """Whether the rows of one kind can be shown alone."""
        return bool(self.options)

    @property
    def chosen(self) -> int | None:
        """Which of `options` is the only one shown; `None` where all are."""
        return None

    def choose_option(self, index: int | None) -> None:
        """Show the rows of that kind only, or of all kinds; without effect on what has none."""

    @property
    def heads(self) -> str:
        """What stands above the columns, as it is drawn; empty where nothing has to."""
        return ""

    @property
    def spans(self) -> tuple[Span | None, Span | None]:
        """Where the words of the row under the cursor stand, in the earlier and later report."""
        raise NotImplementedError

    @property
    def notes(self) -> list[Note]:
        """What is to be said of the row under the cursor."""
        raise NotImplementedError

    def mark_of(self, row: Row) -> Piece | None:
        """Return what the scroll bar shows where `row` is, as a sign in a style; `None` for what
        is not looked for."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show in the scroll bar where the rows are that are looked for."""
        mark_bar(self, self._bar_sign)

    def _bar_sign(self, first: int, stop: int) -> BarSign | None:
        """Return the sign of the first row before the one at `stop` that has one."""
        marks = map(self.mark_of, self.rows[first:stop])
        mark = next((each for each in marks if each), None)
        return mark and self._signed(mark)

    def _signed(self, mark: Piece) -> BarSign:
        """Return `mark` as a scroll bar, which has one cell for it, can show it."""
        sign = self._glyphs.draw(mark.text)
        return BarSign(sign if cell_len(sign) == 1 else "!", STYLES[mark.style])

    def keep_place(self) -> None:
        """Remember in `view` where the cursor stands."""
        raise NotImplementedError
