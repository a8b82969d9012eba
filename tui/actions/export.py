"""Taking along what is highlighted: as a file, or by the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Span
from tui.actions.reader import Reader

if TYPE_CHECKING:
    from core.export.excerpt import Excerpt
    from tui.documents import Document
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
        document = reader.document
        if document is None:
            reader.say(reader.strings["table.no_report"])
            return
        offers = [(each.what.value, self._offer(each)) for each in self._highlights()]
        if document.report.indicators:
            offers.append(("table", self._table(document)))
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

    def _table(self, document: Document) -> Exportable:
        from tui.exporting import table_to_export  # noqa: PLC0415 - as below

        strings, report = self._reader.strings, document.report
        label = strings.format("export.what.table", count=len(report.indicators))
        return table_to_export(label, report, range(len(report.indicators)), strings)

    # By the clipboard.

    async def action_copy(self) -> None:
        """Copy what is selected, or else the marked sections, the section in the tree, or the
        paragraph that is read."""
        await self._copy(cited=False)

    async def action_copy_cited(self) -> None:
        """Copy the same, with where it is from."""
        await self._copy(cited=True)

    async def _copy(self, *, cited: bool) -> None:
        from core.export.citation import citation  # noqa: PLC0415 - as below
        from tui.clipboard import copy  # noqa: PLC0415

        reader = self._reader
        excerpt = self._to_copy()
        if excerpt is None:
            reader.say(reader.strings["copy.nothing"])
            return
        passages = (stretch.span.of(excerpt.report.text) for stretch in excerpt.stretches)
        words = "\n\n".join(each.strip("\r\n") for each in passages)
        text = f"{words}\n——{citation(excerpt)}" if cited else words
        clipboard = await copy(reader.app, text)
        said = "copy.cited" if cited else "copy.copied"
        to = reader.strings[f"copy.to.{clipboard}"]
        reader.say(reader.strings.format(said, count=f"{len(words):,}", to=to))
        self._end_selection()

    def _to_copy(self) -> Excerpt | None:
        from core.export.excerpt import excerpt_of_spans  # noqa: PLC0415 - as below
        from tui.highlighted import What  # noqa: PLC0415
        from tui.keys import Scope  # noqa: PLC0415

        document = self._reader.document
        if document is None:
            return None
        likeliest = next(iter(self._highlights()))
        in_tree = self._reader.keyboard is Scope.SECTIONS
        if likeliest.what in (What.SELECTION, What.MARKED) or in_tree:
            return likeliest.excerpt
        text = document.report.text
        paragraph = _paragraph(text, min(self._reader.detail.pane.place, len(text)))
        return excerpt_of_spans(document.report, [paragraph]) if paragraph.length else None

    # Selecting by the keyboard.

    def action_select(self) -> None:
        """Begin to select from where the reader is, or no longer."""
        if self._reader.document and not self._end_selection():
            self._reader.detail.pane.begin_selection()

    def _end_selection(self) -> bool:
        return self._reader.detail.pane.end_selection()

    def _highlights(self) -> list[Highlight]:
        from tui.highlighted import highlights  # noqa: PLC0415 - not for the first paint

        return list(highlights(self._reader))


def _called(excerpt: Excerpt) -> str:
    """Return what the section of an excerpt is called."""
    stretch = excerpt.stretches[0]
    if stretch.section is None:
        return ""
    section = excerpt.report.sections[stretch.section]
    return f"{section.marker}{section.title}"


def _paragraph(text: str, place: int) -> Span:
    """Return where the line stands that is read, without the blanks round it."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    start += len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))
