"""The table of a report's figures: sorted, filtered, set right, and each with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode

from core.model import Span
from tui.correcting import Corrector
from tui.documents import Document
from tui.exporter import Exporter
from tui.glyphs import Glyphs
from tui.keeper import Keeper
from tui.keys import Keymap, Scope
from tui.screens.footed import FootedScreen
from tui.sheet import SIGNS, Arrangement, Column, Sheet
from tui.strings import Strings
from tui.watching import News
from tui.widgets.indicator_table import IndicatorTable, Quotation, TableHead
from tui.widgets.prompt import Prompt
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.clipboard import Clipboard

Value = TypeVar("Value")


class IndicatorsScreen(FootedScreen[Span | None]):
    """Lists the figures of one report; goes back with the place of the one that was chosen."""

    AUTO_FOCUS = "IndicatorTable"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-short"), (16, "-high")]  # noqa: RUF012

    def __init__(
        self,
        document: Document,
        arrangement: Arrangement,
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
        *,
        keeper: Keeper,
        exporter: Exporter,
        changed: Callable[[Document], None],
    ) -> None:
        """Show the figures as `arrangement` says, in which is kept what the user changes.

        `changed` is told the document whenever a figure was set right.
        """
        super().__init__(keymap, strings, glyphs)
        self._document = document
        self._arrangement = arrangement
        self._keeper = keeper
        self._exporter = exporter
        self._changed = changed
        self._sheet = Sheet(document, strings, glyphs)
        self._head = TableHead(self._sheet, glyphs)
        self._table = IndicatorTable(self._sheet, glyphs)
        self._quotation = Quotation(glyphs)
        self._filter = Prompt(Scope.FILTER, "/", id="table-filter")
        self._hints.scope = Scope.TABLE

    def compose(self) -> ComposeResult:
        """Lay out the table, the words of the figure, and the lines below them."""
        with Vertical(id="indicators", classes="pane -current"):
            yield self._head
            yield self._table
            yield self._quotation
            yield self._filter
        yield self._status
        yield self._hints

    async def on_mount(self) -> None:
        """Show the figures as they were left."""
        source = self._document.report.source
        title = self._document.report.metadata.title
        self._status.title = title.value if title and title.value not in source.path else ""
        self._status.path = source.path
        self.watcher.watch({self._document.path: self._document.stamp})
        if self._arrangement.words:
            await self._filter.open(self._arrangement.words)
        self.set_focus(self._table)
        self._show()

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self.strings = strings
        self._hints.use(strings)
        self._sheet = Sheet(self._document, strings, self.glyphs)
        self._show()

    @property
    def keyboard(self) -> Scope:
        """Where the keyboard is."""
        is_typed = self.focused and self._filter in self.focused.ancestors
        return Scope.FILTER if is_typed else Scope.TABLE

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first."""
        yield from (self.focused or self._table).ancestors_with_self

    def on_descendant_focus(self) -> None:
        """Offer the keys of where the keyboard is."""
        self._hints.scope = self.keyboard

    # What is shown.

    def _show(self, cursor: int | None = None) -> None:
        """Show the rows that are asked for; see `IndicatorTable.show` for the cursor."""
        self._table.nothing = self.glyphs.draw(self.strings["table.nothing"])
        self._table.show(self._sheet, self._arrangement, cursor)
        self._head.show(self._sheet, self._arrangement)
        shown, total = len(self._table.rows), len(self._sheet.figures)
        title = [self.strings["table.title"], str(total) if shown == total else f"{shown}/{total}"]
        if class_ := self._arrangement.class_:
            title.append(f" {SIGNS[class_]}{self.strings[f'figures.class.{class_}']}")
        if status := self._arrangement.status:
            title.append(f" {self.strings[f'status.{status}']}")
        pane = self.query_one("#indicators")
        pane.border_title = self.glyphs.draw(" ".join(title))
        self._quote()

    def _quote(self) -> None:
        """Show the words of the figure under the cursor."""
        if figure := self._table.row:
            self._quotation.show(self._sheet.section_path(figure), self._sheet.sentence(figure))
        else:
            self._quotation.show("", ("", "", ""))

    @on(FootedScreen.FileTold)
    def _file_told(self, message: FootedScreen.FileTold) -> None:
        told = "table.changed" if message.news is News.CHANGED else "app.vanished"
        self.say(self.strings.format(told, path=message.path))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._arrangement.at = self._table.row.span if self._table.row else None
        self._quote()

    @on(RowList.Opened)
    def _opened(self) -> None:
        figure = self._table.row
        if figure is None or figure.span is None:
            words = figure.words if figure else ""
            self.say(self.strings.format("correct.lost", words=words))
            return
        self._arrangement.at = figure.span
        self.dismiss(figure.span)

    # The order.

    def action_next_column(self) -> None:
        """Sort by the next column."""
        self._step_columns(1)

    def action_previous_column(self) -> None:
        """Sort by the column before."""
        self._step_columns(-1)

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._arrangement.descending = not self._arrangement.descending
        self._show()

    @on(TableHead.Chosen)
    def _heading_chosen(self, message: TableHead.Chosen) -> None:
        if message.column is Column.SENTENCE:
            return
        if message.column is (self._arrangement.column or Column.SECTION):
            self.action_reverse()
        else:
            self._sort_by(message.column)

    def _step_columns(self, step: int) -> None:
        columns = [each for each, _ in self._head.columns if each is not Column.SENTENCE]
        if Column.SECTION not in columns:
            columns.append(Column.SECTION)  # the order of the text, whether it is in sight or not
        now = self._arrangement.column or Column.SECTION
        at = columns.index(now) if now in columns else -1
        self._sort_by(columns[(at + step) % len(columns)])

    def _sort_by(self, column: Column) -> None:
        self._arrangement.column = column
        self._arrangement.descending = False
        self._show()
        self.say(self.strings.format("table.sorted", column=self._sheet.title(column)))

    # The choice.

    def action_next_class(self) -> None:
        """Show the figures of the next class only; after the last one, all of them."""
        self._arrangement.class_ = _after(self._arrangement.class_, self._sheet.classes)
        self._show()

    def action_next_status(self) -> None:
        """Show the figures of the next status only; after the last one, all of them."""
        self._arrangement.status = _after(self._arrangement.status, self._sheet.statuses)
        self._show()

    async def action_filter(self) -> None:
        """Ask for words that the figures are to hold."""
        await self._filter.open()

    @on(Prompt.Typed)
    def _filter_typed(self, message: Prompt.Typed) -> None:
        self._arrangement.words = message.words
        self._show()

    @on(Prompt.Stepped)
    def _filter_stepped(self, message: Prompt.Stepped) -> None:
        if message.step > 0:
            self._table.action_row_down()
        else:
            self._table.action_row_up()

    @on(Prompt.Kept)
    def _filter_kept(self, message: Prompt.Kept) -> None:
        if not message.words:
            message.prompt.close()
        self.set_focus(self._table)

    @on(Prompt.Dropped)
    def _filter_dropped(self) -> None:
        self._drop_filter()
        self.set_focus(self._table)

    def _drop_filter(self) -> None:
        self._filter.close()
        self._arrangement.words = ""
        self._show()

    # Setting right.

    async def action_correct(self) -> None:
        """Set the figure under the cursor right."""
        await self._corrector.correct(self.app, self._table.row)

    async def action_drop(self) -> None:
        """Take the figure under the cursor for none."""
        await self._corrector.drop(self._table.row)

    async def action_restore(self) -> None:
        """Take the figure under the cursor as it was read."""
        await self._corrector.restore(self._table.row)

    @property
    def _corrector(self) -> Corrector:
        return Corrector(
            self._document,
            self._keeper,
            self.keymap,
            self.strings,
            self.glyphs,
            say=self.say,
            changed=self._show_corrected,
        )

    def _show_corrected(self, document: Document) -> None:
        self._document = document
        self._sheet = Sheet(document, self.strings, self.glyphs)
        if self._table.row:
            self._arrangement.at = self._table.row.span
        self._show(self._table.cursor)
        self._changed(document)

    # Taking along.

    async def action_export(self) -> None:
        """Export the rows that are shown, in their order."""
        from tui.exporting import table_to_export  # noqa: PLC0415 - when it is wanted

        report = self._document.report
        numbers = {figure.span: number for number, figure in enumerate(report.indicators)}
        shown = [numbers[row.span] for row in self._table.rows if row.span in numbers]
        if not shown:
            self.say(self.strings["table.nothing"])
            return
        label = self.strings.format("export.what.rows", count=len(shown))
        offers = [table_to_export(label, report, shown, self.strings)]
        await self._exporter.ask(self.app, offers, self.strings, self.say)

    def action_copy(self) -> None:
        """Copy the row under the cursor: its name, number, section and words, with tabs between."""
        from tui.clipboard import copy  # noqa: PLC0415 - as above

        figure = self._table.row
        if figure is None:
            return
        name = figure.fields.name if figure.fields else ""
        sentence = "".join(self._sheet.sentence(figure))
        cells = (name, figure.words, self._sheet.section_path(figure), sentence)
        words = "\t".join(" ".join(cell.split()) for cell in cells)
        copy(self.app, words, lambda clipboard: self._say_copied(len(words), clipboard))

    def _say_copied(self, count: int, clipboard: Clipboard) -> None:
        to, what = self.strings[f"copy.to.{clipboard}"], self.strings["copy.what.row"]
        self.say(self.strings.format("copy.copied", count=f"{count:,}", to=to, what=what))

    # The way back.

    def action_back(self) -> None:
        """Go back one step: from the filter, the classes chosen, the table."""
        if self._filter.is_open:
            self._drop_filter()
        elif self._arrangement.class_ or self._arrangement.status:
            self._arrangement.class_ = self._arrangement.status = None
            self._show()
        else:
            self.action_close()

    def action_close(self) -> None:
        """Go back to where the reader was."""
        self.dismiss(None)


def _after(value: Value | None, values: Sequence[Value]) -> Value | None:
    """Return what comes after `value` in a round of no value and `values`."""
    round_ = [None, *values]
    at = round_.index(value) if value in round_ else 0
    return round_[(at + 1) % len(round_)]
