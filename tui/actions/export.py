"""Taking along what is highlighted: as a file, or by the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.actions.reader import Reader

if TYPE_CHECKING:
    from core.export.excerpt import Excerpt
    from core.model import Report
    from tui.clipboard import Clipboard
    from tui.exporting import Exportable
    from tui.highlighted import Highlight


class ExportActions:
    """Exports and copies words of the report that is open."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    # As a file.

    async def action_export(self) -> None:
        """Export what is highlighted: the selection, the marked sections, the section read."""
        await self._export("")

    async def action_export_whole(self) -> None:
        """Export the whole report."""
        await self._export("whole")

    async def action_export_table(self) -> None:
        """Export the figures of the report."""
        await self._export("table")

    async def _export(self, first: str) -> None:
        """Ask for the file, with what is called `first`, if anything, as the likeliest."""
        reader = self._reader
        highlights = self._highlights()
        if not highlights:
            return
        offers = [(each.what.value, self._offer(each)) for each in highlights]
        report = highlights[0].excerpt.report
        if report.indicators:
            offers.append(("table", self._table(report)))
        offers.sort(key=lambda offer: offer[0] != first)
        exportables = [exportable for _, exportable in offers]
        strings, say = reader.strings, reader.say
        await reader.exporter.ask(reader.app, exportables, strings, say, self._end_selection)

    def _offer(self, highlight: Highlight) -> Exportable:
        from tui.exporting import excerpt_to_export  # noqa: PLC0415 - as below

        what, excerpt, count = highlight
        strings = self._reader.strings
        label = strings.format(
            f"export.what.{what}",
            section=_called(excerpt),
            count=count,
            chars=f"{sum(each.span.length for each in excerpt.stretches):,}",
        )
        return excerpt_to_export(label, excerpt, strings)

    def _table(self, report: Report) -> Exportable:
        from tui.exporting import table_to_export  # noqa: PLC0415 - as below

        strings = self._reader.strings
        label = strings.format("export.what.table", count=len(report.indicators))
        return table_to_export(label, report, range(len(report.indicators)), strings)

    # By the clipboard.

    def action_copy(self) -> None:
        """Copy what `action_export` exports, in the words of the source."""
        self._copy(cited=False)

    def action_copy_cited(self) -> None:
        """Copy the same, with where it is from."""
        self._copy(cited=True)

    def _copy(self, *, cited: bool) -> None:
        from core.export.citation import citation  # noqa: PLC0415 - as below
        from tui.clipboard import copy  # noqa: PLC0415

        reader, strings = self._reader, self._reader.strings
        highlight = next(iter(self._highlights()), None)
        if highlight is None:
            return
        excerpt = highlight.excerpt
        passages = (stretch.span.of(excerpt.report.text) for stretch in excerpt.stretches)
        words = "\n\n".join(each.strip("\r\n") for each in passages)
        if not words.strip():
            reader.say(strings["copy.nothing"])
            return
        text = f"{words}\n——{citation(excerpt)}" if cited else words
        section, marked = _called(excerpt), highlight.sections
        what = strings.format(f"copy.what.{highlight.what}", section=section, count=marked).strip()

        def say(clipboard: Clipboard) -> None:
            said, to = "copy.cited" if cited else "copy.copied", strings[f"copy.to.{clipboard}"]
            reader.say(strings.format(said, count=f"{len(words):,}", to=to, what=what))

        copy(reader.app, text, say)
        self._end_selection()

    # Selecting by the keyboard.

    def action_select(self) -> None:
        """Begin to select from where the reader is, or no longer."""
        if self._reader.document and not self._end_selection():
            self._reader.detail.pane.begin_selection()

    def _end_selection(self) -> bool:
        return self._reader.detail.pane.end_selection()

    def _highlights(self) -> list[Highlight]:
        """Return what is highlighted, what counts first coming first; where nothing is, say so."""
        from tui.highlighted import highlights  # noqa: PLC0415 - not for the first paint

        reader = self._reader
        entry = reader.meant()
        if entry is None:
            return []
        if reader.document is None or reader.document.path != entry.path:
            # The cursor of the list is ahead of the text by a moment.
            reader.say(reader.strings["compare.unread"])
            return []
        return list(highlights(reader))


def _called(excerpt: Excerpt) -> str:
    """Return what the section of an excerpt is called."""
    stretch = excerpt.stretches[0]
    if stretch.section is None:
        return ""
    section = excerpt.report.sections[stretch.section]
    return f"{section.marker}{section.title}"
