"""The figures of the open report: their table, their legend, and setting one right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Span
from tui.actions.reader import Reader
from tui.figures import Choice

if TYPE_CHECKING:
    from tui.correcting import Corrector
    from tui.ledger import Figure
    from tui.sheet import Arrangement


class FigureActions:
    """Shows, highlights and corrects figures."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._arrangements: dict[str, Arrangement] = {}
        """How the table of figures was left, by path."""

    # The table.

    async def action_indicators(self) -> None:
        """Open the table of the figures of the report that is open."""
        reader = self._reader
        document = reader.document
        if document is None or not (document.report.indicators or document.corrections):
            reader.say(reader.strings["table.no_figures" if document else "table.no_report"])
            return
        from tui.screens.indicators import IndicatorsScreen  # noqa: PLC0415 - when it is wanted
        from tui.sheet import Arrangement  # noqa: PLC0415

        arrangement = self._arrangements.setdefault(document.path, Arrangement())
        table = IndicatorsScreen(
            document,
            arrangement,
            reader.keymap,
            reader.strings,
            reader.glyphs,
            keeper=reader.keeper,
            exporter=reader.exporter,
            changed=reader.show_changed,
        )
        await reader.app.push_screen(table, self._leave_table)

    def _leave_table(self, place: Span | None) -> None:
        """Go to the words at `place`, if a figure was chosen."""
        if place is not None and self._reader.document:
            self._reader.go_to(place.start)

    # Setting right.

    async def action_correct(self) -> None:
        """Set right the figure that is read."""
        if corrector := self._corrector():
            await corrector.correct(self._reader.app, self._figure())

    async def action_drop(self) -> None:
        """Take the figure that is read for none."""
        if corrector := self._corrector():
            await corrector.drop(self._figure())

    async def action_restore(self) -> None:
        """Take the figure that is read as it was found in the text."""
        if corrector := self._corrector():
            await corrector.restore(self._figure())

    def _corrector(self) -> Corrector | None:
        from tui.correcting import Corrector  # noqa: PLC0415 - as above

        reader = self._reader
        if reader.document is None:
            return None
        return Corrector(
            reader.document,
            reader.keeper,
            reader.keymap,
            reader.strings,
            reader.glyphs,
            say=reader.say,
            changed=reader.show_changed,
        )

    def _figure(self) -> Figure | None:
        from tui.ledger import figure_at  # noqa: PLC0415 - as above

        document = self._reader.document
        return figure_at(document, self._reader.detail.pane.place) if document else None

    # Highlights.

    async def action_legend(self) -> None:
        """Show what the classes of figures look like, to switch them one by one."""
        from tui.widgets.legend import Legend  # noqa: PLC0415 - when it is asked for

        reader = self._reader
        screen = reader.detail.screen
        if not screen.query(Legend):
            await screen.mount(Legend(reader.keymap, reader.strings, reader.glyphs))
        legend = screen.query_one(Legend)
        legend.open(reader.detail.choice, reader.detail.figures.counts(), reader.strings)

    def action_switch_figures(self) -> None:
        """Highlight no figures, or again those that were."""
        choice = self._reader.detail.choice.all_switched()
        self.choose(choice)
        self._reader.say(self._reader.strings[f"figures.{'on' if choice.shown else 'off'}"])

    def choose(self, choice: Choice) -> None:
        """Highlight the classes of figures in `choice`, from now on."""
        self._reader.detail.choice = self._reader.settings.figures = choice
        self._reader.keep_settings()
