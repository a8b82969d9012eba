"""The legend: what the classes of figures look like, how many there are, and which are shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partialmethod

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui.figures import KINDS, SIGNS, STATUSES, Choice, Look, styled
from tui.glyphs import Glyphs
from tui.keys import Keymap, Scope, shown_chord
from tui.strings import Strings


class Legend(Widget, can_focus=True):
    """The classes, one a line, each with its key, its look and its number.

    It lies over the lists and not over the text, in which figures change as they are switched.
    """

    DEFAULT_CSS = """
    Legend { width: auto; height: auto; max-height: 100%; display: none; }
    Legend.-open { display: block; }
    """
    scope = Scope.LEGEND
    """Where the keyboard is while the legend has it."""

    class Chose(Message):
        """The user switched something."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, keymap: Keymap, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__()
        self._choice = Choice()
        self._counts: Mapping[Look, int] = {}
        self._keys = {
            binding.id: shown_chord(binding.keys[0]) for binding in keymap.bindings if binding.keys
        }
        self._strings = strings
        self._glyphs = glyphs
        self._before: Widget | None = None
        """What had the keyboard before the legend was opened."""

    def open(self, choice: Choice, counts: Mapping[Look, int], strings: Strings) -> None:
        """Show what is switched on by `choice`, and take the keyboard."""
        self._choice, self._counts, self._strings = choice, counts, strings
        self.border_title = self._glyphs.draw(strings["figures.legend"])
        closing = f"{self._keys.get('legend.close', '')} {strings['figures.close']}"
        self.border_subtitle = self._glyphs.draw(closing)
        self._before = self.screen.focused
        self.add_class("-open")
        self.screen.set_focus(self)
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Go when the keyboard does, unless that is because the user looks elsewhere."""
        if self.app.app_focus:
            self.remove_class("-open")

    def on_click(self, event: events.Click) -> None:
        """Switch the class that was clicked."""
        row = event.get_content_offset_capture(self).y
        if 0 <= row < len(_ROWS) and isinstance(look := _ROWS[row], Look):
            self._switch(look)

    # What the keys do.

    def action_close(self) -> None:
        """Give the keyboard back to what had it."""
        self.screen.set_focus(self._before)

    def action_switch_figures(self) -> None:
        """Switch all classes off, or on again."""
        self._use(self._choice.all_switched())

    def _switch(self, look: Look) -> None:
        self._use(self._choice.switched(look))

    action_switch_level = partialmethod(_switch, Look.LEVEL)
    action_switch_up = partialmethod(_switch, Look.UP)
    action_switch_down = partialmethod(_switch, Look.DOWN)
    action_switch_share = partialmethod(_switch, Look.SHARE)
    action_switch_rank = partialmethod(_switch, Look.RANK)
    action_switch_actual = partialmethod(_switch, Look.ACTUAL)
    action_switch_expected = partialmethod(_switch, Look.EXPECTED)
    action_switch_target = partialmethod(_switch, Look.TARGET)

    def _use(self, choice: Choice) -> None:
        self._choice = choice
        self.refresh()
        self.post_message(self.Chose(choice))

    # Drawing.

    def render(self) -> Content:
        """Return the legend."""
        return Content("\n").join(map(self._line_of, _ROWS))

    def _line_of(self, row: Look | str) -> Content:
        if isinstance(row, Look):
            return self._class_line(row)
        if row:
            return Content.styled(
                self._glyphs.draw(self._strings[f"figures.{row}"]), "$foreground-muted"
            )
        key = self._keys.get("figures.switch_all", "")
        words = self._strings[f"figures.all.{'on' if self._choice.is_blank else 'off'}"]
        return Content.assemble((key, "$text-accent bold"), " ", self._glyphs.draw(words))

    def _class_line(self, look: Look) -> Content:
        draw = self._glyphs.draw
        is_on = self._choice.shows(look)
        words = {each: draw(self._strings[f"figures.class.{each}"]) for each in Look}
        name = set_cell_size(words[look], max(map(cell_len, words.values())))
        sample = draw(self._strings[f"figures.sample.{look}"])
        quiet = "" if is_on else "$foreground-muted"
        count = f"{self._counts.get(look, 0):>{_DIGITS},}"
        return Content.assemble(
            (self._keys.get(f"legend.{look}", " "), "$text-accent bold"),
            (f" [{'x' if is_on else ' '}] {name} {draw(SIGNS.get(look, ' '))} ", quiet),
            *styled(sample, (look,) if is_on else (), plain=self.app.no_color),
            " " * max(0, _SAMPLE - cell_len(sample)),
            (count, "$foreground-muted"),
        )


_ROWS: tuple[Look | str, ...] = ("kind", *KINDS, "status", *STATUSES, "")
"""Classes, what stands over them, and the line for all of them."""
_SAMPLE = 6
"""Cells of the longest sample."""
_DIGITS = 5
"""Cells of the longest number that is likely."""
