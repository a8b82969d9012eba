"""Showing the report in the other script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UnreadableError
from tui.actions.reader import Reader

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.documents import Document


class ScriptActions:
    """Switches reports between their own script and the other one; each stays as it was left."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._switched: set[str] = set()
        """The files that are shown in the other script."""
        self._converting: Worker[None] | None = None

    def action_switch_script(self) -> None:
        """Show the open report in the other script, or again in its own."""
        reader = self._reader
        document = reader.document
        if self._converting:
            self._converting.cancel()
        if document is None:
            reader.say(reader.strings["table.no_report"])
        elif document.path in self._switched:
            self._switched.discard(document.path)
            reader.show_changed(document._replace(rendering=None))
            reader.say(reader.strings["script.source"])
        else:
            self._switched.add(document.path)
            reader.say(reader.strings["script.converting"])
            self._converting = reader.app.run_worker(self._switch(document))

    async def in_script(self, document: Document) -> Document:
        """Return `document` in the script in which its file is shown."""
        if document.path not in self._switched or document.rendering:
            return document
        from tui.scripts import rendered  # noqa: PLC0415 - when it is wanted

        try:
            return document._replace(rendering=await rendered(document.report))
        except UnreadableError as error:
            reader = self._reader
            self._switched.discard(document.path)
            reader.say(reader.strings.format("script.failed", detail=error.detail))
            return document

    async def _switch(self, document: Document) -> None:
        rendering = (await self.in_script(document)).rendering
        reader = self._reader
        # The reader may have gone on meanwhile, or set a figure right.
        shown = reader.document
        if rendering and shown and shown.report.source is document.report.source:
            reader.show_changed(shown._replace(rendering=rendering))
            reader.say(reader.strings[f"script.shown.{rendering.metadata.script}"])
