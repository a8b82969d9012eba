"""Asking where something is to be exported to, on behalf of the screen that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.app import App

from tui.exporting import Exportable
from tui.folders import working_folder
from tui.glyphs import Glyphs
from tui.keys import Keymap
from tui.settings import Settings
from tui.strings import Strings


class Exporter:
    """Asks, and remembers the folder that was chosen."""

    def __init__(
        self,
        settings: Settings,
        keymap: Keymap,
        glyphs: Glyphs,
        *,
        keep_settings: Callable[[], object],
    ) -> None:
        self._settings = settings
        self._keymap = keymap
        self._glyphs = glyphs
        self._keep_settings = keep_settings

    async def ask(
        self,
        app: App[object],
        offers: Sequence[Exportable],
        strings: Strings,
        say: Callable[[str], None],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Ask which of `offers` is to be written, and where to; the first is the likeliest.

        `say` is told where it went, and `then` is done.
        """
        from tui.screens.export import ExportScreen  # noqa: PLC0415 - when it is wanted

        folder = self._settings.export_folder or working_folder()

        def take(path: Path | None) -> None:
            if path is None:
                return
            say(strings.format("export.written", path=path))
            if path.parent != folder:  # which the user chose
                self._settings.export_folder = path.parent
                self._keep_settings()
            if then:
                then()

        dialog = ExportScreen(offers, folder, self._keymap, strings, self._glyphs)
        await app.push_screen(dialog, take)  # so that what is typed ahead meets its fields
