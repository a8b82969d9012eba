"""Opening a report that is found by what is typed."""

from __future__ import annotations

from tui.actions.reader import Reader
from tui.documents import Entry


class OpenActions:
    """Asks which report to open."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def action_choose_report(self) -> None:
        """Ask for a report of the list, those that were open last first, and open it."""
        from tui.offers import recent_first, report_offers  # noqa: PLC0415 - when it is asked for
        from tui.screens.picker import PickerScreen  # noqa: PLC0415

        reader = self._reader
        entries = recent_first(reader.entries, reader.recent)
        if not entries:
            reader.say(reader.strings["table.no_report"])
            return
        picker = PickerScreen(
            reader.strings["picker.reports"],
            report_offers(entries, reader.strings),
            reader.keymap,
            reader.strings,
            reader.glyphs,
        )
        await reader.app.push_screen(picker, self._open)

    def _open(self, entry: Entry | None) -> None:
        if entry:
            self._reader.visit(entry.path)
