"""The table of figures as a sheet: its columns, their cells, the order and choice of its rows.

Nothing here draws: cells are texts in the form that the terminal shows (`tui.glyphs`), which the
widgets of the table put side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from core.indicators.corrections import Fields
from core.indicators.units import Family, plain, unit_of
from core.model import Bound, Direction, Span, Status
from core.text.folding import JOINT, fold
from core.text.matching import matchable
from tui.captions import in_one_line
from tui.documents import Document
from tui.fitting import cut_end
from tui.glyphs import Glyphs
from tui.ledger import Class, Figure, Mark, figures_of
from tui.strings import Strings


class Column(StrEnum):
    """What a column tells of a figure, in the order in which columns stand."""

    MARK = "mark"
    NAME = "name"
    CANONICAL = "canonical"
    CLASS = "class"
    VALUE = "value"
    BASE = "base"
    STATUS = "status"
    PERIOD = "period"
    SECTION = "section"
    SENTENCE = "sentence"


@dataclass(slots=True)
class Arrangement:
    """How the user looks at the figures of one report; kept when the table is left."""

    column: Column | None = None
    """What is sorted by; `None` for the order of the text."""
    descending: bool = False
    words: str = ""
    """What every figure shown has to hold."""
    class_: Class | None = None
    """The only class shown; `None` for all."""
    status: Status | None = None
    at: Span | None = None
    """The figure under the cursor."""


class Cell(NamedTuple):
    """What stands in one place of the sheet."""

    text: str
    """As it is drawn, no wider than its column."""
    style: str = ""
    """One of the styles of rows; empty for the plain one."""


SIGNS = {
    Class.LEVEL: "",
    Class.UP: "▲",
    Class.DOWN: "▼",
    Class.CHANGE: "=",
    Class.SHARE: "%",
    Class.RANK: "#",
}
"""What tells a class without a colour."""
BOUNDS = {Bound.EXACT: "", Bound.ABOUT: "≈", Bound.AT_LEAST: "≥", Bound.AT_MOST: "≤"}
"""What stands before a number that is not exact."""

GAP = 1
"""Cells between two columns, and before the first."""


class Sheet:
    """The figures of one document in one language."""

    def __init__(self, document: Document, strings: Strings, glyphs: Glyphs) -> None:
        self.figures = figures_of(document)
        """All of them, in text order."""
        self._document = document
        self._strings = strings
        self._glyphs = glyphs
        self._fitted: dict[int, tuple[tuple[Column, int], ...]] = {}
        self._keys: dict[Column, list[tuple[object, ...] | None]] = {}

    # Which rows.

    def rows(self, arrangement: Arrangement) -> Sequence[Figure]:
        """Return the figures that `arrangement` asks for, in its order."""
        wanted = matchable(arrangement.words).split()
        class_, status = arrangement.class_, arrangement.status
        chosen = [
            index
            for index, figure in enumerate(self.figures)
            if (class_ is None or figure.class_ is class_)
            and (status is None or (figure.fields and figure.fields.status is status))
        ]
        if wanted:
            searched = self._searched
            chosen = [at for at in chosen if all(word in searched[at] for word in wanted)]
        if arrangement.column in (None, Column.SECTION, Column.SENTENCE):
            if arrangement.descending:
                chosen.reverse()
        elif arrangement.column is not None:
            keys = self._keys_of(arrangement.column)
            empty = [index for index in chosen if keys[index] is None]
            chosen = [index for index in chosen if keys[index] is not None]
            # What has nothing to be sorted by comes last either way.
            chosen.sort(key=keys.__getitem__, reverse=arrangement.descending)  # type: ignore[arg-type]
            chosen += empty
        return [self.figures[index] for index in chosen]

    @property
    def classes(self) -> list[Class]:
        """The classes that there are figures of."""
        there = {figure.class_ for figure in self.figures}
        return [each for each in Class if each in there]

    @property
    def statuses(self) -> list[Status]:
        """The statuses that there are figures of."""
        there = {figure.fields.status for figure in self.figures if figure.fields}
        return [each for each in Status if each in there]

    @cached_property
    def _searched(self) -> list[str]:
        """What each figure is found by: name, term, unit, section, sentence, and what was done."""
        text = self._document.matchable
        marks = {mark: matchable(self._strings[f"table.mark.{mark}"]) for mark in Mark}
        sections = [matchable(name) for name in self._section_names]
        searched = []
        for figure in self.figures:
            said = [figure.words]
            if figure.fields:
                said += [figure.fields.name, figure.fields.unit, f"{figure.fields.value:f}"]
            if figure.canonical:
                said.append(figure.canonical)
            words = [matchable("\n".join(said))]
            if figure.sentence:
                words.append(figure.sentence.of(text).replace(JOINT, ""))
            if figure.section is not None:
                words.append(sections[figure.section])
            if figure.mark:
                words.append(marks[figure.mark])
            searched.append("\n".join(words))
        return searched

    # In which order.

    def _keys_of(self, column: Column) -> list[tuple[object, ...] | None]:
        """Return what each figure is sorted by; `None` where it has nothing in that column."""
        if column not in self._keys:
            self._keys[column] = [_key_of(figure, column) for figure in self.figures]
        return self._keys[column]

    # What stands in it.

    def cell(self, figure: Figure, column: Column, width: int) -> Cell:
        """Return what stands in `column` for `figure`, in no more than `width` cells."""
        text, style = self._said(figure, column, width)
        if figure.mark is Mark.DROPPED and column is not Column.MARK:
            style = "dropped"
        elif figure.mark is Mark.LOST and column is not Column.MARK:
            style = "aside"
        return Cell(cut_end(text, width, self._glyphs.draw("…")), style)

    def title(self, column: Column) -> str:
        """Return the heading of `column`."""
        return self._glyphs.draw(self._strings[f"table.column.{column}"])

    def section_path(self, figure: Figure) -> str:
        """Return the way to the section of `figure`, outermost first; empty under none."""
        if figure.section is None:
            return ""
        around = self._document.report.ancestry(figure.section)
        return self._glyphs.draw(" › ".join(self._section_names[at] for at in [*around][::-1]))

    def clause(self, figure: Figure) -> tuple[str, str, str]:
        """Return the words before a figure from the start of its clause, its own, and those after.

        As they are drawn; the last ones go to the end of the sentence.
        """
        if figure.span is None or figure.sentence is None:
            return ("", self._drawn(figure.words), "")
        text = self._document.report.text
        start = figure.sentence.start
        named = figure.fields.name if figure.fields else ""
        limit = max(start, figure.span.start - len(named))
        comma = max(text.rfind(char, start, limit) for char in "，,、：:")
        before = text[max(start, comma + 1) : figure.span.start]
        after = text[figure.span.end : figure.sentence.end]
        return self._drawn(before), self._drawn(figure.words), self._drawn(after)

    def sentence(self, figure: Figure) -> tuple[str, str, str]:
        """Return the words of the sentence before a figure, its own, and those after it."""
        if figure.span is None or figure.sentence is None:
            return ("", self._drawn(figure.words), "")
        text = self._document.report.text
        before = text[figure.sentence.start : figure.span.start]
        after = text[figure.span.end : figure.sentence.end]
        return self._drawn(before), self._drawn(figure.words), self._drawn(after)

    def _drawn(self, text: str) -> str:
        """Return `text` as it is drawn in one line: without the line ends that wrap it."""
        return self._glyphs.draw(in_one_line(text))

    def _said(self, figure: Figure, column: Column, width: int) -> tuple[str, str]:
        draw, fields = self._glyphs.draw, figure.fields
        if column is Column.MARK:
            return (self._mark(figure), "marked")
        if fields is None:
            return (draw(figure.words) if column is Column.NAME else "", "")
        match column:
            case Column.NAME:
                return (self._drawn(fields.name).strip(), "") if fields.name else ("-", "quiet")
            case Column.CANONICAL:
                return draw(figure.canonical or ""), "quiet"
            case Column.CLASS:
                class_ = figure.class_
                return (draw(SIGNS[class_]), class_.value) if class_ else ("", "")
            case Column.VALUE:
                number, unit = draw(_number(fields)), draw(fields.unit)
                room = max(0, min(self._number_cells, width - self._unit_cells))
                return " " * (room - cell_len(number)) + number + unit, figure.class_ or ""
            case Column.BASE:
                base = self._base(figure)
                return " " * (width - cell_len(base)) + base, "quiet"
            case Column.STATUS:
                return draw(self._strings[f"status.{fields.status}"]), fields.status.value
            case Column.PERIOD:
                return draw(fields.period or ""), ""
            case Column.SECTION:
                section = figure.section
                name = "" if section is None else draw(self._section_names[section])
                if section is not None and cell_len(name) > width:
                    # Where there is room for a part, markers tell little.
                    name = draw(self._document.report.sections[section].title) or name
                return name, "quiet"
        return "", ""

    def _mark(self, figure: Figure) -> str:
        return self._glyphs.draw(self._strings[f"table.mark.{figure.mark}"]) if figure.mark else ""

    def _base(self, figure: Figure) -> str:
        """Return what the figure is in its base unit, where it is written in another one."""
        if figure.base_value is None or figure.fields is None or figure.base_unit is None:
            return ""
        if figure.fields.unit == figure.base_unit or fold(figure.fields.unit) == figure.base_unit:
            return ""
        return self._glyphs.draw(f"{_written(figure.base_value)}{figure.base_unit}")

    @cached_property
    def _section_names(self) -> list[str]:
        return [f"{each.marker}{each.title}" for each in self._document.report.sections]

    # How wide.

    def fitted(self, width: int) -> tuple[tuple[Column, int], ...]:
        """Return the columns that a sheet of `width` cells has room for, and their widths."""
        columns = self._fitted.get(width)
        if columns is None:
            self._fitted[width] = columns = tuple(self._fit(width))
        return columns

    def _fit(self, width: int) -> Iterator[tuple[Column, int]]:
        cells: dict[Column, int] = {}
        room = width - GAP
        for column, wished in _WISHES:
            natural = width if column is Column.SENTENCE else self._natural[column]
            if not natural:
                continue
            have = cells.get(column, 0)
            more = min(wished, natural) - have + (0 if have else GAP)
            if more > room and (have or column in _ESSENTIAL):
                more = room if have or room > _NARROWEST else 0
            if 0 < more <= room:
                cells[column] = have + more - (0 if have else GAP)
                room -= more
        return ((column, cells[column]) for column in Column if column in cells)

    @cached_property
    def _natural(self) -> dict[Column, int]:
        """How many cells the widest of each column takes; 0 where nothing stands in any."""
        natural: dict[Column, int] = {}
        for column in Column:
            if column is Column.SENTENCE:
                continue
            if column is Column.VALUE:
                widest = self._number_cells + self._unit_cells
            elif column is Column.BASE:
                widest = max((cell_len(self._base(each)) for each in self.figures), default=0)
            elif column is Column.SECTION:
                used = {each.section for each in self.figures} - {None}
                widest = max(
                    (cell_len(self._section_names[at]) for at in used if at is not None), default=0
                )
            else:
                widest = max(map(cell_len, self._different(column)), default=0)
            heading = cell_len(self.title(column)) + 1
            natural[column] = max(widest, heading) if widest or column in _ESSENTIAL else 0
        return natural

    def _different(self, column: Column) -> set[str]:
        """Return what stands in one of the other columns, each text once."""
        draw, strings = self._glyphs.draw, self._strings
        fields = [each.fields for each in self.figures if each.fields]
        match column:
            case Column.MARK:
                said = {strings[f"table.mark.{each.mark}"] for each in self.figures if each.mark}
            case Column.NAME:
                said = {each.name for each in fields}
            case Column.CANONICAL:
                said = {each.canonical or "" for each in self.figures}
            case Column.CLASS:
                said = {SIGNS[each] for each in self.classes}
            case Column.STATUS:
                said = {strings[f"status.{each}"] for each in self.statuses}
            case _:
                said = {each.period or "" for each in fields}
        return set(map(draw, said))

    @cached_property
    def _number_cells(self) -> int:
        numbers = {_number(each.fields) for each in self.figures if each.fields}
        widest = max((cell_len(self._glyphs.draw(each)) for each in numbers), default=0)
        return min(_WIDEST_NUMBER, widest)

    @cached_property
    def _unit_cells(self) -> int:
        units = {each.fields.unit for each in self.figures if each.fields}
        widest = max((cell_len(self._glyphs.draw(each)) for each in units), default=0)
        return min(_WIDEST_UNIT, widest)


_ESSENTIAL = frozenset({Column.NAME, Column.VALUE, Column.STATUS})
_NARROWEST = 4
_WIDEST_NUMBER = 14
_WIDEST_UNIT = 8
_WISHES = (
    (Column.MARK, 8),
    (Column.NAME, 12),
    (Column.VALUE, 24),
    (Column.CLASS, 3),
    (Column.STATUS, 9),
    (Column.NAME, 18),
    (Column.PERIOD, 15),
    (Column.SECTION, 12),
    (Column.NAME, 22),
    (Column.SECTION, 18),
    (Column.NAME, 28),
    (Column.SENTENCE, 34),
    (Column.CANONICAL, 16),
    (Column.SECTION, 26),
    (Column.BASE, 24),
    (Column.SENTENCE, 60),
    (Column.NAME, 40),
    (Column.SECTION, 40),
    (Column.SENTENCE, 1_000),
)
"""What room is given to, in this order: each column gets so many cells, if it needs them."""


def _number(fields: Fields) -> str:
    """Return the number of a figure, with how exactly it is given."""
    high = "" if fields.high is None else f"-{_written(fields.high)}"
    return f"{BOUNDS[fields.bound]}{_written(fields.value)}{high}"


def _written(number: Decimal) -> str:
    """Return `number` as it was read; large ones, multiplied out, without the zeros of that."""
    return f"{plain(number) if number >= _LARGE else number:,f}"


_LARGE = 1_000


def _key_of(figure: Figure, column: Column) -> tuple[object, ...] | None:
    """Return what `figure` is sorted by; `None` where it has nothing in that column."""
    fields = figure.fields
    if column is Column.MARK:
        return (_rank(figure.mark),) if figure.mark else None
    if fields is None:
        return None
    match column:
        case Column.NAME:
            return (_collated(fields.name),) if fields.name else None
        case Column.CANONICAL:
            return (_collated(figure.canonical),) if figure.canonical else None
        case Column.CLASS:
            return (_rank(figure.class_),) if figure.class_ else None
        case Column.VALUE | Column.BASE:
            return _size_of(figure, fields)
        case Column.STATUS:
            return (_rank(fields.status),)
    return (fields.period,) if fields.period else None


@lru_cache(typed=True)  # values of different kinds may be the same words
def _rank(value: StrEnum) -> int:
    """Return where `value` stands among its kind."""
    return list(type(value)).index(value)


def _collated(words: str) -> bytes:
    """Return the order of Chinese words: GB 2312 has its common characters by their sound."""
    return fold(words).encode("gb18030", "replace")


def _size_of(figure: Figure, fields: Fields) -> tuple[object, ...]:
    """Return how much a figure is among those of its family; a decline is less than nothing."""
    value = fields.value if figure.base_value is None else figure.base_value
    is_less = fields.direction is Direction.DOWN
    family = _rank(_family_of(fields.unit))
    return family, figure.base_unit or fields.unit, -value if is_less else value


@lru_cache
def _family_of(unit: str) -> Family:
    return unit_of(fold(unit)).family
