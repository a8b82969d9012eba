"""The files that were given, by place and year, with a filter."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from itertools import groupby
from operator import attrgetter
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size

from core.model import Script
from tui.captions import caption, shown_periods
from tui.documents import Entry
from tui.glyphs import Glyphs
from tui.keys import Scope
from tui.strings import Strings
from tui.widgets.row_list import Line, Piece, RowList

if TYPE_CHECKING:
    from tui.matching import Labels

_WHOLE_FROM = 56
"""Lists of so many cells and more show whole titles, and the issuer beside them."""
_PERIODS_FROM = 25
"""Lists of so many cells and more show what is planned, narrower ones the year alone."""
_ALL_FROM = 32
"""Lists of so many cells and more show the script of every report."""
_FIGURES = 3
"""Cells of most numbers of figures."""
_PERIODS = 9
"""Cells of most periods, so that what comes after them stands in a column."""


class Shelf(IntEnum):
    """What the list puts apart, in the order in which it is shown."""

    PLACED = 0
    UNPLACED = 1
    NO_REPORT = 2
    UNREADABLE = 3
    WAITING = 4


class Heading(NamedTuple):
    """The row above the entries that stand together."""

    shelf: Shelf
    place: str
    """The place, on the shelf of those that have one."""
    size: int
    guessed: bool
    """Whether none of them names the place itself."""


class Item(NamedTuple):
    """An entry, with what it is sorted and filtered by."""

    entry: Entry
    shelf: Shelf
    order: tuple[int, bytes, int, bytes, str]
    matchable: str


class ReportList(RowList[Heading | Item]):
    """The list of reports."""

    scope = Scope.REPORTS
    """Where the keyboard is while the list has it."""

    def __init__(self, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self._strings = strings
        self._items: dict[str, Item] = {}
        self._sorted: list[Item] = []
        self._words = ""
        self._labels: Labels | None = None
        """What the entries are found by in pinyin; `None` until that is asked for."""
        self.moved = False
        """Whether the user has moved the cursor yet."""

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.row.entry if isinstance(self.row, Item) else None

    @property
    def entries(self) -> list[Entry]:
        """All entries, whatever the filter."""
        return [item.entry for item in self._sorted]

    @property
    def shown(self) -> int:
        """How many entries pass the filter."""
        return sum(isinstance(row, Item) for row in self.rows)

    @property
    def total(self) -> int:
        """How many entries there are."""
        return len(self._items)

    def add(self, entries: Iterable[Entry]) -> None:
        """List `entries`, in the place of those of the same paths.

        The cursor stays on its file, and the file on its line; until the user moves it, the list
        stands at its top, however the files came in.
        """
        for entry in entries:
            self._items[entry.path] = _item_of(entry)
        self._sorted = sorted(self._items.values(), key=attrgetter("order"))
        self._labels = None
        if not self.moved:
            self.scroll_to(y=0, animate=False)
        self._list(hold=self.moved)

    def update(self, entry: Entry) -> None:
        """List `entry` where its file was read before, and was found to be otherwise."""
        item = self._items.get(entry.path)
        if item and item.entry.read and item.entry != entry:
            self.add([entry])

    def filter(self, words: str) -> None:
        """List what holds all of `words`, in title, place, year, issuer or file name.

        Letters may be pinyin (`tui.matching`).
        """
        self._words = words
        self._list(hold=False)

    def choose(self, path: str) -> None:
        """Put the cursor on the file at `path`; nobody is told."""
        for index, row in enumerate(self.rows):
            if isinstance(row, Item) and row.entry.path == path:
                self.move_to(index)

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self._strings = strings
        self.refresh()

    def is_choice(self, row: Heading | Item) -> bool:
        """Return whether `row` is a file."""
        return isinstance(row, Item)

    def line_of(self, row: Heading | Item, width: int) -> Line:
        """Return the heading of a place, or periods, kind and script of a report."""
        if isinstance(row, Heading):
            return self._heading_line(row)
        entry = row.entry
        name = PurePath(entry.path).name
        if not entry.read:
            return Line((Piece(f"  {name}", "quiet"),), (Piece(" … ", "quiet"),))
        if entry.trouble:
            reason = self._strings[f"list.trouble.{entry.trouble}"]
            return Line((Piece(f"  {name}"),), (Piece(f"  {reason} ", "trouble"),))
        if row.shelf is Shelf.NO_REPORT:
            return Line((Piece(f"  {entry.title or name}"),))
        return self._report_line(entry, width)

    def _heading_line(self, heading: Heading) -> Line:
        name = heading.place or self._strings[f"list.{heading.shelf.name.lower()}"]
        guessed = Piece("?" if heading.guessed else "", "quiet")
        # Beside the name: at the right edge the rows count figures.
        count = Piece(f" {heading.size}" if heading.size > 1 else "", "quiet")
        return Line((Piece(f" {name}", "strong"), guessed, count))

    def _report_line(self, entry: Entry, width: int) -> Line:
        left = [
            Piece(" ?" if entry.place_guessed else "  ", "quiet"),
            Piece(self._periods_of(entry, width), "quiet"),
        ]
        if entry.title is None:
            left.append(_name_piece(entry))
        elif width >= _WHOLE_FROM:
            left.append(Piece(entry.title))
        else:
            left.append(Piece(caption(entry.title, entry.place)))
        if entry.issuer and width >= _WHOLE_FROM:
            left.append(Piece(f"  {entry.issuer}", "quiet"))
        # What nearly all have in common gives way where there is no room for both.
        script = entry.script if width >= _ALL_FROM or entry.script is not Script.HANS else None
        right = f" {entry.figures or '':>{_FIGURES}} "
        if script:
            right += f"{self._strings[f'list.script.{script}']} "
        return Line(tuple(left), (Piece(right, "quiet"),))

    def _periods_of(self, entry: Entry, width: int) -> str:
        plan = entry.plan if width >= _PERIODS_FROM or entry.review is None else None
        periods = shown_periods(entry.review, plan, self._strings)
        room = _PERIODS if width >= _PERIODS_FROM else 0
        mark = "?" if entry.periods_guessed else " "
        return set_cell_size(periods, max(room, cell_len(periods))) + mark

    def _list(self, *, hold: bool) -> None:
        chosen = self.entry.path if self.entry else None
        passed = self._passed()
        rows: list[Heading | Item] = []
        for _, group in groupby(passed, key=lambda item: item.order[:2]):
            together = list(group)
            first = together[0]
            place = (first.entry.place or "") if first.shelf is Shelf.PLACED else ""
            guessed = bool(place) and all(each.entry.place_guessed for each in together)
            rows.append(Heading(first.shelf, place, len(together), guessed))
            rows.extend(together)
        cursor = next(
            (
                index
                for index, row in enumerate(rows)
                if isinstance(row, Item) and row.entry.path == chosen
            ),
            0 if rows else None,
        )
        self.set_rows(rows, cursor, hold=hold)

    def _passed(self) -> list[Item]:
        """Return what passes the filter."""
        if not self._words:
            return self._sorted
        from tui.matching import Label, Labels, Query  # noqa: PLC0415 - not before the first paint

        query = Query(self._words)
        if not any(word.has_letters for word in query.words):
            wanted = [word.text for word in query.words]
            return [item for item in self._sorted if all(word in item.matchable for word in wanted)]
        if self._labels is None:
            self._labels = Labels([Label(item.matchable) for item in self._sorted])
        return [self._sorted[at] for at in self._labels.holding(query)]


def _name_piece(entry: Entry) -> Piece:
    """Return the name of the file, or what it says beyond the place where it is like a title."""
    path = PurePath(entry.path)
    if entry.place and path.name.startswith(entry.place):
        return Piece(caption(path.stem, entry.place))
    return Piece(path.name, "aside")


def _item_of(entry: Entry) -> Item:
    from core.text.matching import matchable  # noqa: PLC0415 - as above

    shelf = _shelf_of(entry)
    place = entry.place or "" if shelf is Shelf.PLACED else ""
    name = PurePath(entry.path).name
    year = 9999 if entry.year is None else entry.year
    periods = (entry.review, entry.plan)
    words = (entry.title, entry.place, entry.issuer, *periods, name)
    return Item(
        entry,
        shelf,
        (
            shelf,
            _collated(place),
            year,
            _collated(entry.title or name),
            entry.path,
        ),
        matchable(" ".join(filter(None, words))),
    )


def _shelf_of(entry: Entry) -> Shelf:
    if not entry.read:
        return Shelf.WAITING
    if entry.trouble:
        return Shelf.UNREADABLE
    if not entry.is_report:
        return Shelf.NO_REPORT
    return Shelf.PLACED if entry.place else Shelf.UNPLACED


def _collated(words: str) -> bytes:
    """Return the order of Chinese words: GB 2312 has its common characters by their sound.

    Those of the other script stand with their simplified forms.
    """
    from core.text.folding import fold  # noqa: PLC0415 - as above

    return fold(words).encode("gb18030", "replace")
