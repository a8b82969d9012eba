"""Things to choose from, side by side: tabs, and counts to filter by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.glyphs import Glyphs
from tui.widgets.row_list import STYLES

_GAP = 2


class Option(NamedTuple):
    """One of the things."""

    label: str
    style: str = ""
    """One of the styles of rows."""


class ChoiceBar(Widget):
    """A line of options, or as many lines as they take; a click chooses one."""

    DEFAULT_CSS = "ChoiceBar { height: auto; }"

    class Chosen(Message):
        """An option was clicked."""

        def __init__(self, bar: ChoiceBar, index: int) -> None:
            super().__init__()
            self.bar = bar
            self.index = index

        @property
        def control(self) -> ChoiceBar:
            """The bar."""
            return self.bar

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._options: Sequence[Option] = ()
        self._chosen: int | None = None

    def show(self, options: Sequence[Option], chosen: int | None = None) -> None:
        """Show `options`; the one at `chosen` stands out."""
        self._options = [Option(self._glyphs.draw(label), style) for label, style in options]
        self._chosen = chosen
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the options take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the options, as many in a line as fit."""
        return Content("\n").join(
            Content(" " * _GAP).join(map(self._content, line)) for line in self._lines()
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        point = event.get_content_offset(self)
        lines = self._lines()
        if point is None or not 0 <= point.y < len(lines):
            return
        edge = 0
        for index in lines[point.y]:
            width = cell_len(self._options[index].label)
            if edge <= point.x < edge + width:
                self.post_message(self.Chosen(self, index))
            edge += width + _GAP

    def _content(self, index: int) -> Content:
        label, style = self._options[index]
        if index == self._chosen:
            return Content.styled(label, f"{STYLES.get(style, '')} reverse".strip())
        return Content.styled(label, STYLES.get(style, ""))

    def _lines(self, width: int | None = None) -> list[list[int]]:
        """Return the indexes of the options in each line of `width` cells."""
        room = self.content_size.width if width is None else width
        lines: list[list[int]] = [[]]
        taken = 0
        for index, (label, _) in enumerate(self._options):
            cells = cell_len(label)
            if lines[-1] and taken + cells > room:
                lines.append([])
                taken = 0
            lines[-1].append(index)
            taken += cells + _GAP
        return lines
