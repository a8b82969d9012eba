"""The panes of the main screen: side by side, or as many as the terminal has room for."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.dom import DOMNode
from textual.widget import Widget

from tui.widgets.detail import Detail
from tui.widgets.prompt import Prompt
from tui.widgets.report_list import ReportList
from tui.widgets.section_tree import SectionTree


class Panes(Container):
    """Reports and sections beside the text; knows which of them is in use."""

    def __init__(
        self, reports: ReportList, prompt: Prompt, sections: SectionTree, detail: Detail
    ) -> None:
        """Lay out the list of `reports` over its filter, the `sections`, and the text."""
        super().__init__(id="panes")
        self._reports = reports
        self._prompt = prompt
        self._sections = sections
        self._detail = detail

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Container(id="side", classes="-current"):
            with Vertical(id="reports", classes="pane -current"):
                yield self._reports
                yield self._prompt
            yield self._sections
        yield self._detail

    def enter(self, widget: Widget) -> None:
        """Put the keyboard into `widget`, which is a pane or stands in one."""
        # In sight first: what is hidden, in a narrow terminal, takes no focus.
        self._bring_forward(
            next(each for each in widget.ancestors_with_self if each.has_class("pane"))
        )
        self.screen.set_focus(widget)

    def unzoom(self) -> bool:
        """Show all panes again; returns whether there was one alone."""
        was_zoomed = self.has_class("-zoomed")
        self.remove_class("-zoomed")
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

    def _step(self, step: int) -> None:
        panes = (self._reports, self._sections, self._detail.pane)
        at = panes.index(self.screen.focused) if self.screen.focused in panes else 0
        self.enter(panes[(at + step) % len(panes)])

    def _bring_forward(self, pane: DOMNode) -> None:
        """Mark `pane` as the one in use, which narrow terminals show alone."""
        for each in self.query(".pane"):
            each.set_class(each is pane, "-current")
        self.query_one("#side").set_class(pane is not self._detail, "-current")
