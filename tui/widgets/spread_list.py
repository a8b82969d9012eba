"""Two plans side by side in one list, which scrolls as one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath
from time import perf_counter

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from core.compare.model import Change, Pair
from core.compare.rows import count_changes
from core.export.comparison_digest import CHANGE_SIGNS
from core.model import Report, Span
from tui.captions import way_to
from tui.comparisons import Compared, Tab
from tui.fitting import cut_end
from tui.glyphs import Glyphs
from tui.spread import Columns, Fold, Item, Spread, SpreadLine
from tui.strings import Strings
from tui.widgets.choice_bar import Option
from tui.widgets.comparison_list import ComparisonList
from tui.widgets.marked_bar import BarSign
from tui.widgets.notes import Note
from tui.widgets.row_list import Line, Piece

_BAR = "┃"
_WIDE_FROM = 100
"""Terminals of so many columns and more show the plans beside each other."""
_SETTLE_FOR = 0.006
_PAUSE = 0.012
"""Seconds that setting what is out of sight takes at a time, and leaves to everything else."""


class SpreadList(ComparisonList[SpreadLine]):
    """The items of a spread; each is as many rows of the list as it has lines.

    Lines are set from the top as far as anybody looks, and the rest while there is time: the list
    grows at its end, so that nothing in it ever shifts.
    """

    def __init__(self, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__(strings, glyphs)
        self._spread: Spread | None = None
        self._counts: dict[Change, int] = {}
        self._items: list[Item] = []
        self._lines: list[SpreadLine] = []
        self._firsts: list[int] = []
        """Where the lines of each item start, of those that are set."""
        self._changed: list[int] = []
        """Where the lines start of those that tell of a change."""

    # What is shown.

    def take(self, compared: Compared, strings: Strings) -> None:
        """Show the plans of a comparison, in a language, as they were left."""
        self.strings, self.view = strings, compared.view
        self._spread = Spread(compared.comparison, strings, self._glyphs)
        counts = count_changes(compared.comparison)
        self._counts = {change: count for change, count in counts.items() if count}
        self._show()

    @staticmethod
    def title_of(compared: Compared, strings: Strings) -> str:
        """Return what the tab is called, and how many rows there are."""
        return f"{strings['diff.plans']} {sum(count_changes(compared.comparison).values())}"

    @property
    def options(self) -> list[Option]:
        """The changes, and how many rows there are of each."""
        return [
            Option(
                f"{CHANGE_SIGNS[each]} {self.strings[f'change.{each}']} {count}", f"change-{each}"
            )
            for each, count in self._counts.items()
        ]

    @property
    def chosen(self) -> int | None:
        """Which change is the only one shown."""
        return None if self.view.change is None else [*self._counts].index(self.view.change)

    def choose_option(self, index: int | None) -> None:
        """Show the rows of that change only, or all."""
        self.view.change = None if index is None else [*self._counts][index]
        self._show()

    @property
    def heads(self) -> str:
        """The titles of both reports, above their columns; the pane names them besides."""
        columns = self._columns
        if columns is None or self._spread is None or not columns.is_wide:
            return ""
        draw, comparison = self._glyphs.draw, self._spread.comparison
        old, new = (
            cut_end(
                draw(f"{self.strings[f'compare.side.{side}']} {_title_of(report)}"),
                columns.text,
                draw("…"),
            )
            for side, report in (("a", comparison.a), ("b", comparison.b))
        )
        return f" {old}{' ' * (columns.right - cell_len(old))}{new}"

    @property
    def spans(self) -> tuple[Span | None, Span | None]:
        """Where the commitments under the cursor stand; `None` for what is not there."""
        if self._spread is None or not isinstance(self.item, int):
            return None, None
        a, b = self._spread.sides(self._spread.rows[self.item])
        return a and a.span, b and b.span

    @property
    def notes(self) -> list[Note]:
        """Why the row was made, and the sections that its sides stand in."""
        if self._spread is None or not isinstance(self.item, int):
            return []
        row, comparison = self._spread.rows[self.item], self._spread.comparison
        why = ""
        if row.pair:
            why = self.strings["inspect.comma"].join(_reasons(row.pair, self.strings))
        sides = zip(("a", "b"), (comparison.a, comparison.b), self._spread.sides(row), strict=True)
        return [
            Note(self.strings["compare.why"], why),
            *(
                Note(
                    self.strings[f"compare.side.{side}"],
                    " › ".join(way_to(report, commitment.section)),
                )
                for side, report, commitment in sides
                if commitment
            ),
        ]

    def keep_place(self) -> None:
        """Remember the row that the cursor stands on; of a fold, the first one."""
        match self.item:
            case Fold(first, _) | int(first):
                self.view.at[Tab.PLANS] = first

    @property
    def item(self) -> Item | None:
        """What the cursor stands on, or will once there is room for it."""
        if not self._items:
            return None
        return self._items[self._placed() if self.cursor is None else self._item_at(self.cursor)]

    # What the keys and the mouse do.

    def action_open(self) -> None:
        """Unfold the run under the cursor, or choose the row."""
        if isinstance(self.item, Fold):
            self.action_unfold()
        else:
            super().action_open()

    def action_unfold(self) -> None:
        """Show the run under the cursor whole."""
        if isinstance(self.item, Fold):
            self.view.unfolded.add(self.item.first)
            self._show(hold=True)

    def action_fold(self) -> None:
        """Show the unchanged run that the cursor stands in as one line."""
        if self._spread is None or not isinstance(self.item, int):
            return
        run = self._spread.run_of(self.item)
        if run and run.first in self.view.unfolded:
            self.view.unfolded.discard(run.first)
            self.view.at[Tab.PLANS] = run.first
            self._show(hold=True)

    def action_fold_all(self) -> None:
        """Show all unchanged runs whole, or each of them as one line."""
        if self._spread:
            runs = {run.first for run in self._spread.runs}
            self.view.unfolded = set() if runs <= self.view.unfolded else runs
            self._show(hold=True)

    def action_next_change(self, count: int | None = None) -> None:
        """Go to the row `count` changes further on."""
        self._step_changes(count or 1)

    def action_previous_change(self, count: int | None = None) -> None:
        """Go to the row `count` changes back."""
        self._step_changes(-(count or 1))

    def action_first(self, count: int | None = None) -> None:
        """Move the cursor to the first row, or to the one numbered `count`."""
        self._reach((count or 1) + 1)
        super().action_first(count)

    def action_last(self, count: int | None = None) -> None:
        """Move the cursor to the last row, or to the one numbered `count`."""
        self._reach(len(self._items))
        super().action_last(count)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the item that was clicked, whichever of its lines.

        A second click chooses it; a fold opens at the first.
        """
        event.prevent_default()
        index = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if 0 <= index < len(self.rows) and self.rows[index].is_choice:
            self._choose(self.extent(index).start)
            if event.chain == 2 or isinstance(self.item, Fold):
                self.action_open()

    def _step_changes(self, step: int) -> None:
        if self._spread is None or self.cursor is None:
            return
        at, way = self._item_at(self.cursor), 1 if step > 0 else -1
        ahead = range(at + way, len(self._items) if way > 0 else -1, way)
        changes = [index for index in ahead if self._spread.is_changed(self._items[index])]
        if changes:
            target = changes[min(abs(step), len(changes)) - 1]
            self._reach(target + 1)
            self._choose(self._firsts[target])

    def _step(self, count: int) -> None:
        """Move by `count` items; where one goes on below what is in sight, scroll first."""
        if self.cursor is None:
            return
        below = self.extent(self.cursor).stop - self.scroll_offset.y - self._page
        if count == 1 and below > 0:
            self.scroll_relative(y=min(below, self._page - 1), animate=False, immediate=True)
            return
        self._reach(self._item_at(self.cursor) + count + 1)
        super()._step(count)

    def _turn(self, count: int) -> None:
        if self.cursor is not None:
            self._reach(self._item_at(self.cursor) + count + 1)  # each has a line at least
        super()._turn(count)

    # Setting.

    def on_resize(self) -> None:
        """Set everything anew; the cursor stays on its row."""
        self._set_anew(hold=True)

    @property
    def _columns(self) -> Columns | None:
        """How the lines share the room there is; `None` as long as there is none."""
        width = self.scrollable_content_region.width - len(_BAR)
        if self._spread is None or width <= 0:
            return None
        return self._spread.columns(width, wide=self.screen.size.width >= _WIDE_FROM)

    def _show(self, *, hold: bool = False) -> None:
        """Show what `view` asks for, with the cursor on its row, or on the next one.

        With `hold` the row under the cursor stays where it is on the screen.
        """
        if self._spread:
            self._items = self._spread.items(self.view)
            self._set_anew(hold=hold)

    def _set_anew(self, *, hold: bool) -> None:
        if self._columns is None:
            return
        self._lines, self._firsts, self._changed = [], [], []
        at = self._placed()
        self._reach(at + 1)
        self.set_rows(self._lines, self._firsts[at] if self._firsts else None, hold=hold)
        self._settle(self._lines)

    def _placed(self) -> int:
        """Return which item holds the row where the cursor is to stand, or comes next."""
        wanted = self.view.at.get(Tab.PLANS, 0)
        for index, item in enumerate(self._items):
            match item:
                case Fold(_, end) if end > wanted:
                    return index
                case int(row) if row >= wanted:
                    return index
        return max(0, len(self._items) - 1)

    def _reach(self, items: int) -> None:
        """Set so many items from the top, and what is in sight below them."""
        self._set_to(items + self._page)  # each has a line at least
        self._grow()

    def _settle(self, lines: list[SpreadLine]) -> None:
        """Set a few more items; the list grows by as much again, since that draws it anew."""
        if lines is not self._lines:
            return
        stop = perf_counter() + _SETTLE_FOR
        while len(self._firsts) < len(self._items) and perf_counter() < stop:
            self._set_to(len(self._firsts) + 1)
        is_settled = len(self._firsts) == len(self._items)
        if is_settled or len(lines) > 2 * self.virtual_size.height:
            self._grow()
        if not is_settled:
            self.set_timer(_PAUSE, partial(self._settle, lines))

    def _set_to(self, stop: int) -> None:
        """Set the items before the one at `stop`."""
        if columns := self._columns:
            assert self._spread is not None
            for item in self._items[len(self._firsts) : stop]:
                self._firsts.append(len(self._lines))
                if self._spread.is_changed(item):
                    self._changed.append(len(self._lines))
                self._lines += self._spread.lines(item, columns)

    def _grow(self) -> None:
        """Let the list be as long as what is set."""
        if self.rows is self._lines:
            self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))

    def _item_at(self, line: int) -> int:
        return bisect_right(self._firsts, line) - 1

    # Drawing.

    def _bar_sign(self, first: int, stop: int) -> BarSign | None:
        """Return the sign of the first change in the lines before the one at `stop`."""
        at = bisect_left(self._changed, first)
        if self._spread is None or at == len(self._changed) or self._changed[at] >= stop:
            return None
        item = self._items[self._item_at(self._changed[at])]
        assert isinstance(item, int)
        change = self._spread.rows[item].change
        return self._signed(Piece(CHANGE_SIGNS[change], f"change-{change}"))

    def line_of(self, row: SpreadLine, width: int) -> Line:  # noqa: ARG002 - it was set for it
        """Return a line as it was set."""
        return row.line

    def is_choice(self, row: SpreadLine) -> bool:
        """Return whether `row` is the first line of something that can be chosen."""
        return row.is_choice and row.at == 0

    def extent(self, index: int) -> range:
        """Return the lines of the item that has the one at `index`."""
        row = self.rows[index]
        return range(index - row.at, index - row.at + row.height)

    def render_line(self, y: int) -> Strip:
        """Return a line; those of the item under the cursor have a bar before them."""
        index = self.scroll_offset.y + y
        if index >= len(self.rows):
            return super().render_line(y)
        bar, cursor = Piece(" "), ""
        if self.cursor is not None and index in self.extent(self.cursor):
            bar = Piece(_BAR, "bar-focused" if self.has_focus else "bar")
            cursor = "place"
        left, right = self.rows[index].line
        return self._strip(Line((bar, *left), right), cursor)


def _reasons(pair: Pair, strings: Strings) -> Iterator[str]:
    """Yield how sure it is that a pair is one, and why."""
    yield strings.format(
        "compare.sure", certainty=f"{pair.certainty:.0%}", similarity=f"{pair.similarity:.0%}"
    )
    for evidence, words in pair.reasons:
        yield " ".join([strings[f"compare.evidence.{evidence}"], *(f"“{each}”" for each in words)])


def _title_of(report: Report) -> str:
    """Return the title of a report, or else the name of its file."""
    title = report.metadata.title
    return title.value if title else PurePath(report.source.path).name
