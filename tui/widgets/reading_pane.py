"""A report as one continuous text, drawn row by row as it comes into sight."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import accumulate
from time import perf_counter
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style as ThemeStyle

from core.model import Span
from tui.figures import figure_styles, sign_of
from tui.galley import Galley
from tui.glyphs import Glyphs
from tui.marks import Mark
from tui.typesetting import blocks, line_span, line_start
from tui.widgets.marked_bar import BarSign, mark_bar, remark_bar
from tui.widgets.paged_view import PagedView
from tui.widgets.row_painter import OWN_SIGNS, RowPainter

__all__ = ["Mark", "ReadingPane"]


class ReadingPane(PagedView, can_focus=True, inherit_bindings=False):
    """Shows a text and the place in it where the reader is.

    The place is a code-point offset. It stays the same at every size; the row that holds it is
    the current row, which stays in sight: scrolling takes it along.
    """

    DEFAULT_CSS = """
    ReadingPane {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;

        & > .reading--place { background: $surface; color: $foreground; }
        & > .reading--bar { color: $foreground-muted; }
        & > .reading--bar-focused { color: $primary; text-style: bold; }
        & > .reading--boilerplate { color: $foreground-muted; }
        &:ansi > .reading--boilerplate, &:nocolor > .reading--boilerplate { text-style: dim; }
        & > .reading--bookmark { background: $secondary-muted; }
        & > .reading--sign { color: $accent; text-style: bold; }
        & > .reading--heading-1 { color: $text-primary; text-style: bold underline; }
        & > .reading--heading-2 { color: $text-primary; text-style: bold; }
        & > .reading--heading-3 { color: $text-secondary; text-style: bold; }
        & > .reading--heading-4 { text-style: bold; }
        & > .reading--heading-5 { text-style: italic; }
        & > .reading--find {
            background: $warning-muted; color: $foreground; text-style: underline;
        }
        & > .reading--cursor { text-style: reverse; }
        & > .reading--hit { background: $background; color: $warning; text-style: bold reverse; }
    }
    ReadingPane:nocolor > .reading--bookmark { text-style: underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reading--place",
        "reading--bar",
        "reading--bar-focused",
        "reading--boilerplate",
        "reading--bookmark",
        "reading--sign",
        "reading--heading-1",
        "reading--heading-2",
        "reading--heading-3",
        "reading--heading-4",
        "reading--heading-5",
        "reading--find",
        "reading--hit",
        "reading--cursor",
    }
    """`reading--` and the name of a mark's style; those of the current row and of its bar.

    Those of figures are in `tui.figures`."""

    class Told(Message):
        """Something happened at a place of a pane."""

        def __init__(self, pane: ReadingPane, offset: int) -> None:
            super().__init__()
            self.pane = pane
            self.offset = offset
            """Code-point offset into the text."""

        @property
        def control(self) -> ReadingPane:
            """The pane."""
            return self.pane

    class PlaceChanged(Told):
        """The reader moved to another place; not sent where the app moved it (`go_to`)."""

        def __init__(self, pane: ReadingPane, offset: int, origin: int | None = None) -> None:
            super().__init__(pane, offset)
            self.origin = origin
            """Where it was, if they jumped; `None` where they went step by step."""

    class Clicked(Told):
        """The reader clicked on a character, and selected nothing by it."""

    class Selecting(Message):
        """More or fewer characters are selected by the keyboard."""

        def __init__(self, count: int | None) -> None:
            super().__init__()
            self.count = count
            """How many; `None` where that is over."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._text = ""
        self._blocks = blocks("")
        self._galley: Galley | None = None
        """The rows; `None` until the pane has a size."""
        self._set_for = Size(0, 0)
        """The room that the rows and the scrolling stand for."""
        self._place = 0
        self._height = 0
        """How many rows below the top of the pane the current row stands."""
        self._is_adjusting = False
        self._selected: Span | None = None
        self._anchor: int | None = None
        """Where what is selected by the keyboard begins or ends; the place is its other end."""
        self._painter = RowPainter(glyphs, self._style_of, sign_of)

    # What is shown.

    @property
    def text(self) -> str:
        """The text that is shown, in its own words, whatever they are drawn as."""
        return self._text

    @property
    def place(self) -> int:
        """Where the reader is: a code-point offset, at most the length of the text."""
        return self._place

    @property
    def selection(self) -> Span | None:
        """What is selected, by keyboard or mouse; `None` where nothing is."""
        return self._selected if self._selected and self._selected.length else None

    @property
    def row(self) -> Span:
        """The characters of the current row."""
        row = self._galley.row(self._galley.row_of(self._place)) if self._galley else None
        return Span(row.start, row.end) if row else Span(self._place, self._place)

    def show(
        self,
        text: str,
        marks: Iterable[Mark] = (),
        *,
        place: int = 0,
        hold: bool = False,
        drawn: str | None = None,
    ) -> None:
        """Show `text`, with `marks` in the lowest layer and the character at `place` in sight.

        The marks of all other layers are taken away. Who shows a new version of the same text
        hands in the `place` of the old one, and with `hold` the current row stays where it is on
        the screen. `drawn` is as for `draw_as`.
        """
        self._text = text
        self._blocks = blocks(text)
        self._place = min(max(place, 0), len(text))
        if not hold:
            self._height = 0
        self._painter.text = text if drawn is None else drawn
        self._painter.marks.clear()
        self._painter.marks.set("", marks)
        if not self.end_selection() and self._selected:
            self.screen.clear_selection()
        self._set_rows()

    def draw_as(self, drawn: str) -> None:
        """Draw each character of the text as that of `drawn` in the same place, as wide as it.

        All else stays: rows, marks, the place, and the words of the text that are selected.
        """
        assert len(drawn) == len(self._text)
        self._painter.text = drawn
        self._redraw()

    def set_marks(self, layer: str, marks: Iterable[Mark]) -> None:
        """Put `marks` into `layer` in the place of those there.

        Layers lie over the marks that came with the text, and over one another in the order in
        which they were first set. Rows stay as they are.
        """
        marks = tuple(marks)
        if layer in _BAR_SIGNS:
            remark_bar(self)
        changed = (*self._painter.marks.of(layer), *marks)
        self._painter.marks.set(layer, marks)
        # The rows of an unsettled galley are better not asked for: they shift those in sight.
        if len(changed) > _FEW or not (self._galley and self._galley.is_settled):
            self._redraw()
            return
        for mark in changed:
            first, last = self._rows_of(mark.span)
            for index in range(first, last + 1):
                if row := self._galley.row(index):
                    self._painter.forget_row(row, self._set_for.width)
                    self.refresh_line(index)

    def is_in_sight(self, span: Span) -> bool:
        """Return whether all rows that hold characters of `span` are in sight."""
        if self._galley is None:
            return False
        top = self.scroll_offset.y
        first, last = self._rows_of(span)
        return top <= first and last < top + self._page

    def _rows_of(self, span: Span) -> tuple[int, int]:
        """Return the indexes of the first and the last row that hold characters of `span`."""
        assert self._galley is not None
        last = max(span.start, span.end - 1)
        return self._galley.row_of(span.start), self._galley.row_of(last)

    # Where the reader is.

    def go_to(self, offset: int, *, top: bool = False) -> None:
        """Move to the character at `offset`; with `top`, its row becomes the first in sight.

        Scrolls as little as it must, or to the middle if the row was far out of sight.
        """
        offset = min(max(offset, 0), len(self._text))
        if self._galley is None:
            self._place = offset
            return
        row = self._galley.row_of(offset)
        height = self._height + row - self._galley.row_of(self._place)
        self._put(offset)
        if top:
            self._scroll(0)
        elif -self._page < height < 2 * self._page:
            self._scroll(min(max(height, self._margin), self._page - 1 - self._margin))
        else:
            self._scroll(self._page // 2)

    def action_first(self, count: int | None = None) -> None:
        """Move to the start of the text, or of its line number `count`."""
        self._travel(line_start(self._text, count or 1), jump=True)

    def action_last(self, count: int | None = None) -> None:
        """Move to the last row of the text, or to the start of its line number `count`."""
        if count:
            self._travel(line_start(self._text, count), jump=True)
        elif self._anchor is not None:
            self._travel(len(self._text))
        elif self._galley:
            self._travel(self._galley.step(len(self._text), 0).start, jump=True)

    def _step(self, count: int) -> None:
        if self._galley is None:
            return
        row = self._galley.step(self._place, count)
        # The last row is selected by going beyond it.
        is_last = count > 0 and self._place in row and self._anchor is not None
        self._travel(row.end if is_last else row.start)

    def _turn(self, count: int) -> None:
        """Scroll by `count` rows and move along, so that the current row stays where it was."""
        galley = self._galley
        if galley is None:
            return
        before, height = self._place, self._height
        self._put(galley.step(self._place, count).start)
        self._scroll(height)
        self._put(self._nearest_in_sight())
        if self._place != before:
            self.post_message(self.PlaceChanged(self, self._place))

    def _travel(self, offset: int, *, jump: bool = False) -> None:
        """Move to `offset` for the reader, who is heard of it."""
        if offset != self._place:
            origin = self._place if jump else None
            self.go_to(offset)
            self.post_message(self.PlaceChanged(self, self._place, origin))

    def _put(self, offset: int) -> None:
        """Make `offset` the place, wherever it stands."""
        assert self._galley is not None
        before, self._place = self._place, offset
        for place in (before, offset):
            self.refresh_line(self._galley.row_of(place))
        self._height = self._galley.row_of(offset) - self.scroll_offset.y
        if self._anchor is not None:
            self._select()

    def _nearest_in_sight(self) -> int:
        """Return the place, or that of the nearest row from which no step would scroll back."""
        assert self._galley is not None
        first = self.scroll_offset.y
        row = self._galley.row_of(self._place)
        uppermost = first + self._margin if first else 0
        lowest = first + self._page - 1
        if first < self.max_scroll_y:
            lowest -= self._margin
        nearest = self._galley.row(min(max(row, uppermost), lowest))
        return self._place if nearest is None or uppermost <= row <= lowest else nearest.start

    # Selecting by the keyboard.

    def begin_selection(self) -> None:
        """Select from the place on, wherever the reader goes."""
        self._anchor = self._place
        self._select()

    def end_selection(self) -> bool:
        """Select nothing any more; returns whether the keyboard or the mouse had."""
        was_selecting, self._anchor = self._anchor is not None, None
        if was_selecting:
            self.set_marks("cursor", ())
            self.post_message(self.Selecting(None))
        if not was_selecting and self.selection is None:
            return False
        self.screen.clear_selection()
        return True

    def action_character_left(self, count: int | None = None) -> None:
        """Select one character fewer, or one more before."""
        if self._anchor is not None:
            self._travel(max(0, self._place - (count or 1)))

    def action_character_right(self, count: int | None = None) -> None:
        """Select one character more."""
        if self._anchor is not None:
            self._travel(min(len(self._text), self._place + (count or 1)))

    def _select(self) -> None:
        """Select what is between the anchor and the place."""
        assert self._anchor is not None
        start, end = sorted((self._anchor, self._place))
        self.set_marks("cursor", [Mark(Span(self._place, self._place + 1), "cursor")])
        self.screen.selections = {self: Selection(Offset(start, 0), Offset(end, 0))}
        self.post_message(self.Selecting(end - start))

    # What the mouse does.

    def on_click(self, event: events.Click) -> None:
        """Move to the character that was clicked; a second click selects its line."""
        event.prevent_default()
        if self._galley is None:
            return
        if self._anchor is not None:
            self.end_selection()
        offset = self._offset_at(event.get_content_offset_capture(self))
        if offset != self._place:
            self._put(offset)
            self.post_message(self.PlaceChanged(self, offset))
        if event.chain == 1 and not self._selected:
            self.post_message(self.Clicked(self, offset))
        if event.chain == 2:
            start, end = line_span(self._text, offset)
            self.screen.selections = {self: Selection(Offset(start, 0), Offset(end, 0))}

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the place along where the reader scrolls it out of sight."""
        super().watch_scroll_y(old_value, new_value)
        if self._galley is None or self._is_adjusting or self._room != self._set_for:
            return
        nearest = self._nearest_in_sight()
        if nearest != self._place:
            self.post_message(self.PlaceChanged(self, nearest))
        self._put(nearest)
        if self._galley.height != self.virtual_size.height:
            self._scroll(self._height)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the words of the source that are selected, row breaks left out."""
        return self._span_of(selection).of(self._text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected now."""
        self._selected = self._span_of(selection) if selection else None
        self.refresh()

    def _span_of(self, selection: Selection) -> Span:
        """Return what is selected. Its x are offsets into the text, whatever the rows; y is 0."""
        start = selection.start.x if selection.start else 0
        end = selection.end.x if selection.end else len(self._text)
        return Span(start, end)

    def _offset_at(self, point: Offset) -> int:
        """Return the offset of the character that is drawn at `point` of the pane."""
        row = self._galley.row(self.scroll_offset.y + point.y) if self._galley else None
        if row is None:
            return len(self._text)
        edges = accumulate(self._glyphs.cells(self._text[row.start : row.end]))
        passed = sum(edge <= point.x - self._gutter for edge in edges)
        return row.start + max(0, min(passed, row.end - row.start - 1))

    # Setting and scrolling.

    def on_resize(self) -> None:
        """Set the text anew; the current row stays where it is in sight."""
        if self._room.width != self._set_for.width:
            self._set_rows()
        elif self._galley:
            self._set_for = self._room
            self._scroll(min(self._height, self._page - 1 - self._margin))

    @property
    def _room(self) -> Size:
        """The cells that text can be drawn in: those of the pane without its scrollbar."""
        return self.scrollable_content_region.size

    @property
    def _margin(self) -> int:
        """How many rows stay in sight above and below the current one."""
        return min(_MARGIN, (self._page - 1) // 2)

    @property
    def _gutter(self) -> int:
        """Cells to the left of the text: for the bar at the current row, a sign, and a gap."""
        return _GUTTER if self._set_for.width >= _GUTTER_FROM else 0

    def _set_rows(self) -> None:
        self._set_for = self._room
        if not self._set_for.width:
            return
        width = max(_NARROWEST, self._set_for.width - self._gutter)
        self._galley = Galley(self._text, self._blocks, width, self._glyphs)
        if len(self._text) <= _SET_AT_ONCE:
            while not self._galley.is_settled:
                self._galley.settle_next()
        else:
            self.set_timer(_PAUSE, partial(self._settle, self._galley))
        self._scroll(min(self._height, self._page - 1 - self._margin))
        self._redraw()

    def _settle(self, galley: Galley) -> None:
        """Set a few more blocks; what is in sight stays where it is."""
        if galley is not self._galley:
            return
        stop = perf_counter() + _SETTLE_FOR
        while not galley.is_settled and perf_counter() < stop:
            galley.settle_next()
        self._scroll(self._height)
        if not galley.is_settled:
            self.set_timer(_PAUSE, partial(self._settle, galley))

    def _scroll(self, height: int) -> None:
        """Scroll until the current row stands `height` rows below the top, as far as there are
        rows to fill the pane."""
        assert self._galley is not None
        # What comes into sight is set first, so that it does not shift while it is drawn.
        self._galley.step(self._place, -height)
        self._galley.step(self._place, self._page - height)
        row = self._galley.row_of(self._place)
        self._is_adjusting = True
        self.virtual_size = Size(self._set_for.width, self._galley.height)
        if row - height != self.scroll_offset.y:
            self.scroll_to(y=row - height, animate=False, force=True, immediate=True)
        self._is_adjusting = False
        self._height = row - self.scroll_offset.y

    # Drawing.

    def on_mount(self) -> None:
        """Show in the scroll bar where marks are."""
        mark_bar(self, self._bar_sign)

    def _bar_sign(self, first: int, stop: int) -> BarSign | None:
        """Return what the scroll bar shows for the rows before the one at `stop`."""
        if self._galley is None:
            return None
        start, end = self._galley.offset_near(first), self._galley.offset_near(stop)
        for layer, sign in _BAR_SIGNS.items():
            if self._painter.marks.any_start(layer, start, end):
                return sign
        return None

    def notify_style_update(self) -> None:
        """Draw anew in the colours that hold now."""
        super().notify_style_update()
        self._redraw()

    def on_focus(self) -> None:
        """Show that keys move this place."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys move something else."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the row that stands `y` rows below the top of what is in sight."""
        width = self._set_for.width
        row = self._galley.row(self.scroll_offset.y + y) if self._galley else None
        if row is None:
            return Strip.blank(width, self.rich_style)
        bar = ""
        if self._place in row:
            bar = "bar-focused" if self.has_focus else "bar"
        return self._painter.paint(row, width, self._gutter, bar=bar, selected=self._selected)

    def _redraw(self) -> None:
        self._painter.forget()
        self.refresh()

    def _style_of(self, name: str) -> Style:
        match name:
            case "text":
                return self.rich_style
            case "place":
                return self.get_component_rich_style("reading--place")
            case _ if name in OWN_SIGNS:
                return Style()
            case "selection":
                return self.screen.get_component_rich_style("screen--selection")
        figure = figure_styles(plain=self.app.no_color).get(name)
        if figure is not None:
            return ThemeStyle.parse(figure, self.app.theme_variables).rich_style
        return self.get_component_rich_style(f"reading--{name}", partial=True)


_BAR_SIGNS = {
    "hit": BarSign("◄", "bold $text-warning"),
    "find": BarSign("╺", "$text-warning"),
    "bookmarks": BarSign("▪", "$text-accent"),
    "figures": BarSign("╶", "$foreground-muted"),
}
"""What the scroll bar shows of the marks in a layer, the most important first.

None touches the text beside it, and each is of certain width (UAX #11, class N)."""
_GUTTER = 3
_GUTTER_FROM = 24
"""Panes narrower than this have no cells to spare for a gutter."""
_NARROWEST = 2
_MARGIN = 3
_FEW = 4
"""Marks that are changed row by row; for more of them all rows are painted anew."""
_SET_AT_ONCE = 100_000
"""Characters that are set before they are shown; of longer texts only what is in sight."""
_SETTLE_FOR = 0.006
_PAUSE = 0.012
"""Seconds that settling takes at a time, and leaves to everything else."""
