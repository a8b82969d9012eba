"""Signs in the scroll bar of a view: what lies in the stretch that each of its cells stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.style import Style as ThemeStyle


class BarSign(NamedTuple):
    """What stands in a cell of a scroll bar."""

    text: str
    """One cell wide in every terminal."""
    style: str
    """In variables of the theme."""


def mark_bar(view: ScrollView, sign_of: Callable[[int, int], BarSign | None]) -> None:
    """Let the scroll bar of `view`, which is mounted, show the sign that `sign_of` gives for the
    rows from one to before another; where they change, `remark_bar` has to be called.

    Only what is drawn is asked for, a cell at a time, whatever number of signs there is.
    """

    class Marked(ScrollBarRender):
        """The bar as Textual draws it, with the signs over it. It stays one for the mouse."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            for bar in super().__rich_console__(console, options):
                if not isinstance(bar, Segments):
                    yield bar
                    continue
                cells = list(bar.segments)
                rows = max(self.virtual_size if self.window_size else 0, len(cells))
                variables = view.app.theme_variables
                styles: dict[str, Style] = {}
                for at, cell in enumerate(cells):
                    first, stop = (rows * edge // len(cells) for edge in (at, at + 1))
                    if sign := sign_of(first, stop):
                        if sign.style not in styles:
                            style = ThemeStyle.parse(sign.style, variables)
                            styles[sign.style] = style.rich_style
                        cells[at] = _signed(cell, sign.text, styles[sign.style])
                yield Segments(cells, new_lines=True)

    # As Textual documents it: the class of one bar alone.
    view.vertical_scrollbar.renderer = Marked  # type: ignore[misc]


def remark_bar(view: ScrollView) -> None:
    """Draw the scroll bar of `view` anew, if it has one yet: its signs have changed."""
    if view.is_mounted and view.show_vertical_scrollbar:
        view.vertical_scrollbar.refresh()


def _signed(cell: Segment, text: str, drawn: Style) -> Segment:
    """Return a cell of a bar with `text` in it; that of the thumb keeps its ground."""
    style = cell.style or Style()
    if style.reverse:
        # In colours reversed: where none are wanted, the thumb can still be told by that.
        return Segment(text, style + Style(bgcolor=drawn.color, bold=True))
    ends = Style(bgcolor=style.bgcolor, color=drawn.color, bold=drawn.bold, meta=style.meta)
    return Segment(text, ends)
