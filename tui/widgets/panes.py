"""The panes of the main screen: side by side, or as many as the terminal has room for."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.dom import DOMNode
from textual.message import Message
from textual.widget import Widget

from tui.session import LEAST, Layout
from tui.widgets.detail import Detail
from tui.widgets.prompt import Prompt
from tui.widgets.report_list import ReportList
from tui.widgets.section_tree import SectionTree


class Panes(Container):
    """Reports and sections beside the text; knows which of them is in use, and how wide each is.

    The borders between them are moved with keys, or dragged. Where the lists share a column, the
    one between them moves up and down, and with the mouse alone.
    """

    class Arranged(Message):
        """The user moved a border, or put the lists away or back."""

    def __init__(
        self, reports: ReportList, prompt: Prompt, sections: SectionTree, detail: Detail
    ) -> None:
        """Lay out the list of `reports` over its filter, the `sections`, and the text."""
        super().__init__(id="panes")
        self._reports = reports
        self._prompt = prompt
        self._sections = sections
        self._detail = detail
        self._listed = Vertical(id="reports", classes="pane -current")
        self._layout = Layout()
        self._dragged: str | None = None
        """Which border the mouse holds: that of the `side`, or the one that `split`s it."""

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Container(id="side", classes="-current"):
            with self._listed:
                yield self._reports
                yield self._prompt
            yield self._sections
        yield self._detail

    def title(self, reports: str, sections: str, text: str) -> None:
        """Write names into the borders of the panes."""
        self._listed.border_title = reports
        self._sections.border_title = sections
        self._detail.border_title = text

    @property
    def arrangement(self) -> Layout:
        """How the panes stand."""
        return self._layout

    @arrangement.setter
    def arrangement(self, layout: Layout) -> None:
        self._layout = layout
        self._arrange()

    @property
    def stops(self) -> dict[str, Widget]:
        """What takes the keyboard in each pane, by its scope, from left to right."""
        return {
            self._reports.scope: self._reports,
            self._sections.scope: self._sections,
            self._detail.scope: self._detail.pane,
        }

    def enter(self, widget: Widget) -> None:
        """Put the keyboard into `widget`, which is a pane or stands in one."""
        if widget is not self._detail.pane and self._layout.is_reading:
            self._use(self._layout._replace(is_reading=False))
        # In sight first: what is hidden, in a narrow terminal, takes no focus.
        self._bring_forward(
            next(each for each in widget.ancestors_with_self if each.has_class("pane"))
        )
        self.screen.set_focus(widget)

    def unzoom(self) -> bool:
        """Show all panes again; returns whether there was one alone."""
        was_zoomed = self.has_class("-zoomed")
        self.remove_class("-zoomed")
        self._arrange()
        return was_zoomed

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane the keyboard is in."""
        pane = next(
            (each for each in event.widget.ancestors_with_self if each.has_class("pane")), None
        )
        if pane:
            self._bring_forward(pane)

    def action_next_pane(self) -> None:
        """Put the keyboard into the next pane."""
        self._step(1)

    def action_previous_pane(self) -> None:
        """Put the keyboard into the pane before."""
        self._step(-1)

    def action_reports_pane(self) -> None:
        """Put the keyboard into the list of reports."""
        self.enter(self._reports)

    def action_sections_pane(self) -> None:
        """Put the keyboard into the tree of sections."""
        self.enter(self._sections)

    def action_text_pane(self) -> None:
        """Put the keyboard into the text."""
        self.enter(self._detail.pane)

    def action_zoom(self) -> None:
        """Show the pane that has the keyboard alone, or all of them again."""
        self.toggle_class("-zoomed")
        self._arrange()

    def action_lists(self) -> None:
        """Put the lists away, so that the text has all the room, or back."""
        is_reading = not self._layout.is_reading
        if is_reading:
            self.enter(self._detail.pane)
        self._use(self._layout._replace(is_reading=is_reading))

    def action_widen(self, count: int | None = None) -> None:
        """Widen the pane that has the keyboard, at the cost of its neighbour."""
        self._move_border((count or 1) * _STEP)

    def action_narrow(self, count: int | None = None) -> None:
        """Narrow the pane that has the keyboard."""
        self._move_border(-(count or 1) * _STEP)

    def action_even_out(self) -> None:
        """Give all panes the room that they have by themselves."""
        self._use(Layout())

    # What the mouse does.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the border under the mouse."""
        self._dragged = self._border_at(event.screen_x, event.screen_y)
        if self._dragged:
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Take the border along."""
        match self._dragged:
            case "side":
                self._use(self._layout._replace(side=_share(event.screen_x, self._room)))
            case "split":
                side = self.query_one("#side").region
                if self.screen.has_class("-medium"):
                    split = _share(event.screen_y - side.y, side.height)
                else:
                    split = _share(event.screen_x - side.x, side.width)
                self._use(self._layout._replace(split=split))

    def on_mouse_up(self) -> None:
        """Let go of the border."""
        if self._dragged:
            self._dragged = None
            self.release_mouse()

    def on_resize(self) -> None:
        """Keep to the shares that the user gave."""
        self._arrange()

    def _border_at(self, x: int, y: int) -> str | None:
        """Return which border stands at `x`, `y` of the screen; both of its lines count."""
        if self._is_single:
            return None
        if x in (self._detail.region.x - 1, self._detail.region.x):
            return "side"
        reports, sections = self.query_one("#reports").region, self._sections.region
        if self.screen.has_class("-medium"):
            return "split" if y in (sections.y - 1, sections.y) and x < reports.right else None
        return "split" if x in (sections.x - 1, sections.x) else None

    # How wide the panes are.

    @property
    def _is_single(self) -> bool:
        """Whether there is room for one pane alone, or the user wants it so."""
        return (
            self.has_class("-zoomed") or self.screen.has_class("-narrow") or self._layout.is_reading
        )

    @property
    def _room(self) -> int:
        return max(1, self.size.width)

    def _move_border(self, step: int) -> None:
        """Give the pane with the keyboard `step` hundredths more, if it is not alone."""
        if self._is_single:
            return
        side = self.query_one("#side").region
        layout = self._layout
        share = layout.side or _share(side.width, self._room)
        if self.screen.focused is self._detail.pane:
            layout = layout._replace(side=_bounded(share - step))
        elif self.screen.focused is self._reports and not self.screen.has_class("-medium"):
            split = layout.split or _share(self.query_one("#reports").region.width, side.width)
            layout = layout._replace(split=_bounded(split + step))
        else:
            layout = layout._replace(side=_bounded(share + step))
        self._use(layout)

    def _use(self, layout: Layout) -> None:
        if layout != self._layout:
            self.arrangement = layout
            self.post_message(self.Arranged())

    def _arrange(self) -> None:
        """Let the panes stand as the layout says; what it leaves open is the style sheet's."""
        self.set_class(self._layout.is_reading, "-reading")
        side, reports = self.query_one("#side"), self.query_one("#reports")
        for pane in (side, reports, self._sections):
            for rule in ("width", "max_width", "height"):
                pane.styles.clear_rule(rule)
        if self._is_single:
            return
        if self._layout.side is not None:
            side.styles.width = f"{self._layout.side}%"
            side.styles.max_width = "100%"
        if self._layout.split is not None:
            way = "height" if self.screen.has_class("-medium") else "width"
            setattr(reports.styles, way, f"{self._layout.split}fr")
            setattr(self._sections.styles, way, f"{100 - self._layout.split}fr")

    def _step(self, step: int) -> None:
        panes = tuple(self.stops.values())
        at = panes.index(self.screen.focused) if self.screen.focused in panes else 0
        self.enter(panes[(at + step) % len(panes)])

    def _bring_forward(self, pane: DOMNode) -> None:
        """Mark `pane` as the one in use, which narrow terminals show alone."""
        for each in self.query(".pane"):
            each.set_class(each is pane, "-current")
        self.query_one("#side").set_class(pane is not self._detail, "-current")


_STEP = 3
"""Hundredths that a border moves at a key."""


def _share(cells: int, of: int) -> int:
    return _bounded(round(100 * cells / max(1, of)))


def _bounded(hundredths: int) -> int:
    return min(max(hundredths, LEAST), 100 - LEAST)
