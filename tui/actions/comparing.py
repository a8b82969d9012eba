"""Comparing the report that is meant with that of another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions.reader import Reader

if TYPE_CHECKING:
    from tui.comparer import Comparer


class CompareActions:
    """Shows comparisons, which are kept until a figure in them is set right."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._comparer: Comparer | None = None

    async def action_compare(self) -> None:
        """Compare the report with that of the year before, or with one that is asked for."""
        reader = self._reader
        if entry := reader.meant():
            await self._compares().compare(reader.app, entry, reader.entries, reader.strings)

    async def action_compare_with(self) -> None:
        """Compare the report with one that is asked for."""
        reader = self._reader
        if entry := reader.meant():
            await self._compares().compare_with(reader.app, entry, reader.entries, reader.strings)

    async def action_export_comparison(self) -> None:
        """Compare the report as `compare` does, and export what comes of it."""
        reader = self._reader
        if entry := reader.meant():
            await self._compares().compare(
                reader.app, entry, reader.entries, reader.strings, exports=True
            )

    def forget(self, path: str) -> None:
        """Compare the report at `path` anew next time."""
        if self._comparer:
            self._comparer.forget(path)

    def _compares(self) -> Comparer:
        if self._comparer is None:
            from tui.comparer import Comparer  # noqa: PLC0415 - when it is wanted

            reader = self._reader
            self._comparer = Comparer(
                reader.keymap,
                reader.glyphs,
                reader.encoding,
                reader.exporter,
                say=reader.say,
                go=lambda target: reader.visit(target.path, target.span),
            )
        return self._comparer
