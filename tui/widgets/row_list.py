"""A list of any number of rows, which draws only those in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.style import Style

from tui.fitting import cut_end
from tui.glyphs import Glyphs
from tui.widgets.paged_view import PagedView

Row = TypeVar("Row")

_MARGIN = 1
"""Rows kept in sight above and below the cursor."""

STYLES = {
    "strong": "bold $text-primary",
    "quiet": "$foreground-muted",
    "aside": "italic $foreground-muted",
    "trouble": "$text-error",
    "review": "$text-success",
    "problems": "$text-error",
    "plan": "$text-warning",
    "overview": "$text-primary",
    "other": "$foreground-muted",
    "level": "$foreground",
    "up": "$text-success",
    "down": "$text-error",
    "change": "$foreground",
    "share": "$text-primary",
    "rank": "bold $text-warning",
    "actual": "$foreground",
    "expected": "italic",
    "target": "$text-warning",
    "marked": "bold $text-accent",
    "matched": "bold underline $text-accent",
    "dropped": "strike $foreground-muted",
    "removed": "underline $text-error",
    "added": "bold $text-success",
    "removed-number": "reverse $text-error",
    "added-number": "bold reverse $text-success",
    "change-kept": "$foreground-muted",
    "change-reworded": "$text-primary",
    "change-revised": "$text-warning",
    "change-raised": "bold $text-success",
    "change-lowered": "bold $text-error",
    "change-dropped": "$text-error",
    "change-new": "$text-success",
    "standing-met": "$text-success",
    "standing-exceeded": "bold $text-success",
    "standing-missed": "bold $text-error",
    "standing-not_reported": "$text-warning",
    "standing-unclear": "$foreground-muted",
    "standing-answered": "$text-success",
    "standing-unanswered": "$text-warning",
    "taken": "$text-warning",
    "formulaic": "$foreground-muted",
    "fresh": "$text-success",
    "place": "on $surface",
    "bar": "$foreground-muted",
    "bar-focused": "bold $primary",
    "cursor": "$block-cursor-foreground on $block-cursor-background",
    "cursor-blurred": "on $surface-lighten-1",
}
"""What pieces look like, in variables of the theme.

Not component classes: Textual would work out each of them for every list at every change of
classes, which is what the first paint waits for.
"""


_SIXTEEN_STYLES = {
    **STYLES,
    "quiet": "dim",
    "aside": "italic dim",
    "cursor": f"not dim {STYLES['cursor']}",
    "cursor-blurred": "underline",
}
"""The same in the colours of the terminal, which have no shades."""
_PLAIN_STYLES = {**STYLES, "cursor": "reverse", "cursor-blurred": "underline"}
"""The same where colours are not wanted."""


class Piece(NamedTuple):
    """A stretch of a row in one style."""

    text: str
    style: str = ""
    """One of `STYLES`; empty for the style of the list."""


class Line(NamedTuple):
    """How a row looks: cut at its right end to fit, but for what stands at the right edge."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()


class RowList(PagedView, Generic[Row], can_focus=True):
    """Rows with a cursor; a child says what they hold and how one of them is drawn."""

    DEFAULT_CSS = """
    RowList { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    class Told(Message):
        """Something happened in a list."""

        def __init__(self, row_list: RowList[Any]) -> None:
            super().__init__()
            self.row_list = row_list

        @property
        def control(self) -> RowList[Any]:
            """The list."""
            return self.row_list

    class Moved(Told):
        """The user moved the cursor."""

    class Opened(Told):
        """The user chose the row under the cursor."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self.is_led = False
        """Whether keys move the cursor though something else has the keyboard."""
        self.nothing = ""
        """What is said where there are no rows."""
        self.rows: Sequence[Row] = ()
        """What is listed; `set_rows` changes it."""
        self.cursor: int | None = None
        """Index of the row that the cursor stands on; `None` where there is none to stand on."""
        self._styles: dict[tuple[str, ...], RichStyle] = {}

    def line_of(self, row: Row, width: int) -> Line:
        """Return how `row` looks in a list of `width` cells."""
        raise NotImplementedError

    def extent(self, index: int) -> range:
        """Return the indexes of the rows that are one with the row at `index`."""
        return range(index, index + 1)

    def is_choice(self, row: Row) -> bool:  # noqa: ARG002 - for children
        """Return whether the cursor may stand on `row`."""
        return True

    @property
    def row(self) -> Row | None:
        """What the cursor stands on."""
        return None if self.cursor is None else self.rows[self.cursor]

    def set_rows(self, rows: Sequence[Row], cursor: int | None, *, hold: bool = False) -> None:
        """Show `rows`, with the cursor on the row at `cursor` or the next one it may stand on.

        With `hold` the row under the cursor stays where it is on the screen.
        """
        height = None
        if hold and self.cursor is not None and cursor is not None:
            height = self.cursor - self.scroll_offset.y
        self.rows = rows
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))
        self.cursor = None if cursor is None else self._nearest(cursor, 1)
        if height is not None and self.cursor is not None:
            self.scroll_to(y=self.cursor - height, animate=False)
        self._show_cursor()
        self.refresh()

    def move_to(self, index: int) -> None:
        """Put the cursor on the row at `index`; nobody is told."""
        if not 0 <= index < len(self.rows) or index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        self._show_cursor()
        for changed in (before, index):
            self._redraw(changed)

    # What the keys and the mouse do.

    def action_first(self, count: int | None = None) -> None:
        """Move the cursor to the first row, or to the one numbered `count`."""
        self._choose(self._numbered(count or 1))

    def action_last(self, count: int | None = None) -> None:
        """Move the cursor to the last row, or to the one numbered `count`."""
        self._choose(self._numbered(count) if count else self._nearest(len(self.rows) - 1, -1))

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row that was clicked; a second click chooses it."""
        index = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if not 0 <= index < len(self.rows) or not self.is_choice(self.rows[index]):
            return
        self._choose(index)
        if event.chain == 2:
            self.action_open()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._show_cursor()

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        super().notify_style_update()
        self._styles.clear()

    def on_focus(self) -> None:
        """Show the cursor as the one that keys move."""
        self._redraw(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as one that waits."""
        self._redraw(self.cursor)

    # Drawing.

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is in sight; a style is looked up once for all of it."""
        self._styles.clear()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return the row that stands `y` lines below the top of what is in sight."""
        if not self.rows and y == 0 and self.nothing:
            return self._strip(Line((Piece(f" {self.nothing}", "aside"),)))
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if index >= len(self.rows):
            return Strip.blank(width, self._style())
        cursor = ""
        if index == self.cursor:
            cursor = "cursor" if self.has_focus or self.is_led else "cursor-blurred"
        return self._strip(self.line_of(self.rows[index], width), cursor)

    def _strip(self, line: Line, cursor: str = "") -> Strip:
        width = self.scrollable_content_region.width
        segments = [
            Segment(text, self._style(name, cursor))
            for text, name in _fitted(line, width, self._glyphs)
        ]
        return Strip(segments, width)

    def _style(self, *names: str) -> RichStyle:
        """Return the style of the list with those of `names` laid over it."""
        style = self._styles.get(names)
        if style is None:
            styles = STYLES
            if self.app.no_color:
                styles = _PLAIN_STYLES
            elif self.app.current_theme.ansi:
                styles = _SIXTEEN_STYLES
            variables = self.app.theme_variables
            visual = self.visual_style
            for name in filter(None, names):
                visual += Style.parse(styles[name], variables)
            self._styles[names] = style = visual.rich_style
        return style

    def _redraw(self, index: int | None) -> None:
        if index is not None and index < len(self.rows):
            for line in self.extent(index):
                self.refresh_line(line)

    # Where the cursor goes.

    def _step(self, count: int) -> None:
        """Move by `count` of the rows that the cursor may stand on."""
        if self.cursor is None:
            return
        way = 1 if count > 0 else -1
        at = self.cursor
        for _ in range(abs(count)):
            index = at + way
            while 0 <= index < len(self.rows) and not self.is_choice(self.rows[index]):
                index += way
            if not 0 <= index < len(self.rows):
                break
            at = index
        self._choose(at)

    def _turn(self, count: int) -> None:
        if self.cursor is not None:
            target = min(max(self.cursor + count, 0), len(self.rows) - 1)
            self._choose(self._nearest(target, 1 if count > 0 else -1))

    def _numbered(self, number: int) -> int | None:
        """Return where the row stands that is `number`th of those that can be chosen."""
        last = None
        for index, row in enumerate(self.rows):
            if self.is_choice(row):
                last = index
                number -= 1
                if not number:
                    break
        return last

    def _nearest(self, index: int, way: int) -> int | None:
        """Return the first choice from `index` on in the direction of `way`, or against it."""
        onward = range(index, len(self.rows) if way > 0 else -1, way)
        backward = range(index - way, -1 if way > 0 else len(self.rows), -way)
        for candidates in (onward, backward):
            for at in candidates:
                if 0 <= at < len(self.rows) and self.is_choice(self.rows[at]):
                    return at
        return None

    def _choose(self, index: int | None) -> None:
        if index is not None and index != self.cursor:
            self.move_to(index)
            self.post_message(self.Moved(self))

    def _show_cursor(self) -> None:
        if self.cursor is None or not self.size.height:
            return
        margin = min(_MARGIN, (self._page - 1) // 2)
        extent = self.extent(self.cursor)
        top = max(0, extent.start - margin)
        # Of what is higher than the list, the beginning.
        bottom = min(len(self.rows), extent.stop + margin, top + self._page)
        self.scroll_to_region(
            Region(0, top, 1, bottom - top), animate=False, force=True, immediate=True
        )


def _fitted(line: Line, width: int, glyphs: Glyphs) -> list[tuple[str, str]]:
    """Return the texts and styles of `line` in exactly `width` cells."""
    right = [(glyphs.draw(piece.text), piece.style) for piece in line.right]
    kept = sum(cell_len(text) for text, _ in right)
    if kept * 3 > width * 2:
        right, kept = [], 0
    room = width - kept
    fitted = []
    for piece in line.left:
        if room <= 0:
            break
        drawn = glyphs.draw(piece.text)
        text = cut_end(drawn, room, glyphs.draw("…"))
        fitted.append((text, piece.style))
        room -= cell_len(text)
        if text != drawn:
            break
    return [*fitted, (" " * room, ""), *right]
