"""An excerpt of a report as Markdown: CommonMark with the tables of GFM.

Front matter says where it is from, headings stand at their levels with their markers, and the
words are those of the report. Figures stand in `<strong>`: by the rules of CommonMark, asterisks
beside Chinese characters and punctuation often mark nothing (`**25%**左右`). Behind the line
`INDICATORS` comes a table of the excerpt's figures, which is no part of the report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from core.export.blocks import Block, BlockReader
from core.export.excerpt import Excerpt
from core.export.front_matter import front_matter
from core.export.labels import Labels
from core.export.markdown_escape import escape_markdown
from core.export.section_path import section_path
from core.model import Indicator, Report, Span
from core.text.inert import inert

INDICATORS = "<!-- indicators -->"
"""The line that parts an excerpt from the table of its figures; no text can hold it."""


def as_markdown(excerpt: Excerpt, labels: Labels) -> Iterator[str]:
    """Yield the lines of an excerpt with its table of figures, headed in the words of `labels`.

    Rendered, the text has all characters of the excerpt, line by line. What goes is white space:
    blank lines, that at the ends of lines, and line ends that only wrap a paragraph. What steers
    a terminal or turns the direction of text is shown as a symbol (`core.text.inert`).
    """
    yield from front_matter(excerpt)
    yield from as_markdown_text(excerpt)
    figures = list(excerpt.figures())
    if figures:
        yield f"\n{INDICATORS}\n"
        heading = labels.format("export.indicators", count=len(figures))
        yield f"\n## {heading}\n\n"
        yield from (f"{line}\n" for line in _table(excerpt.report, figures, labels))


def as_markdown_text(excerpt: Excerpt) -> Iterator[str]:
    """Yield the lines of an excerpt alone: what is put on the clipboard."""
    reader = BlockReader(excerpt.report)
    writer = _Writer(excerpt)
    for number, stretch in enumerate(excerpt.stretches):
        if number:
            yield "\n---\n"
        for block in reader.blocks(stretch):
            if line := writer.line(block):
                yield f"\n{line}\n"


def as_markdown_table(
    report: Report, figures: Iterable[tuple[int, Indicator]], labels: Labels
) -> Iterator[str]:
    """Yield the lines of a table of some figures of a report, in the order in which they come."""
    return (f"{line}\n" for line in _table(report, figures, labels))


class _Writer:
    """Writes the blocks of one excerpt."""

    def __init__(self, excerpt: Excerpt) -> None:
        self._words = excerpt.report.text
        self._figures = [figure.span for _, figure in excerpt.figures()]
        self._ends = [span.end for span in self._figures]

    def line(self, block: Block) -> str:
        """Return a block as one line, trimmed; empty where nothing of it is to be seen."""
        stretches = list(self._stretches(block))
        while stretches and not stretches[-1][0].rstrip():
            stretches.pop()
        line = ""
        for number, (words, is_figure) in enumerate(stretches, 1):
            kept = words if line else words.lstrip()
            kept = kept if number < len(stretches) else kept.rstrip()
            shown = escape_markdown(kept, opens=not line and not block.level and not is_figure)
            line += f"<strong>{shown}</strong>" if is_figure else shown
        return f"{'#' * block.level} {line}" if block.level and line else line

    def _stretches(self, block: Block) -> Iterator[tuple[str, bool]]:
        """Yield the words of a block, with whether they are a figure."""
        start = block.pieces[0].start
        at = bisect_left(self._ends, start + 1)
        while at < len(self._figures) and self._figures[at].start < block.pieces[-1].end:
            figure = self._figures[at]
            yield self._between(block, start, figure.start), False
            yield self._between(block, figure.start, figure.end), True
            start = figure.end
            at += 1
        yield self._between(block, start, block.pieces[-1].end), False

    def _between(self, block: Block, start: int, end: int) -> str:
        cut = (Span(max(start, each.start), min(end, each.end)) for each in block.pieces)
        return inert("".join(span.of(self._words) for span in cut if span.length > 0))


_COLUMNS = {
    "table.column.name": "---",
    "table.column.value": "---:",
    "correct.unit": "---",
    "correct.kind": "---",
    "correct.direction": "---",
    "correct.bound": "---",
    "correct.status": "---",
    "correct.period": "---",
    "figures.basis": "---",
    "table.column.canonical": "---",
    "table.column.section": "---",
    "export.place": "---:",
}
"""What the columns are called, as keys of the labels, and to which side they are set."""


def _table(
    report: Report, figures: Iterable[tuple[int, Indicator]], labels: Labels
) -> Iterator[str]:
    path = cache(lambda index: section_path(report, index))
    yield _row(labels[column] for column in _COLUMNS)
    yield _row(_COLUMNS.values())
    for _, figure in figures:
        section = "" if figure.section is None else path(figure.section)
        cells = _cells(figure, section, labels)
        yield _row(escape_markdown(inert(cell)) if cell else cell for cell in cells)


def _cells(figure: Indicator, section: str, labels: Labels) -> Iterator[str]:
    yield figure.name
    yield "–".join(f"{end:f}" for end in (figure.value, figure.high) if end is not None)
    yield figure.unit
    yield labels[f"kind.{figure.kind}"]
    yield labels[f"direction.{figure.direction}"] if figure.direction else ""
    yield labels[f"bound.{figure.bound}"]
    yield labels[f"status.{figure.status}"]
    yield figure.period or ""
    yield figure.basis or ""
    yield figure.canonical or ""
    yield section
    yield f"{figure.span.start}–{figure.span.end}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
