"""A comparison as a report in Markdown: CommonMark with the tables of GFM.

It answers an analyst's questions in their order: which targets moved, what is new, what was
dropped, what was changed and how, what became of the promises. Every quoted passage has its
place behind it. Words that changed stand in `<del>` and `<ins>`: by the rules of CommonMark,
asterisks beside Chinese characters and punctuation often mark nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from core.compare.model import Change, Verdict
from core.export import comparison_tables as tables
from core.export.comparison_digest import Digest, Entry, Mark, Quote
from core.export.comparison_tables import CHANGES, LONGEST_PASSAGES, Cell, Table
from core.export.labels import Labels
from core.export.markdown_escape import escape_markdown


class Chapter(StrEnum):
    """A part of a report on a comparison that can stand alone."""

    PLANS = "plans"
    """What became of the plan."""
    PROMISES = "promises"
    """Promises and their results."""
    REUSE = "reuse"
    """What was taken over word for word."""


def as_markdown(digest: Digest, labels: Labels, chapter: Chapter | None = None) -> Iterator[str]:
    """Yield the lines of a report on a comparison, in the language of `labels`.

    With a `chapter`, that one alone, behind the title and which reports are compared.
    """
    for number, block in enumerate(_Writer(digest, labels).blocks(chapter)):
        yield from ("\n",) if number else ()
        yield from (f"{line}\n" for line in block)


_Block = list[str]
"""Lines that belong together; a blank line parts blocks."""


class _Writer:
    """Writes one comparison."""

    def __init__(self, digest: Digest, labels: Labels) -> None:
        self._digest = digest
        self._labels = labels

    def blocks(self, chapter: Chapter | None) -> Iterator[_Block]:
        """Yield the blocks of a chapter, or all."""
        yield from self._title()
        if chapter in (None, Chapter.PLANS):
            yield from self._summary()
            yield from self._shifts()
            for change in CHANGES:
                yield from self._entries(change)
        if chapter in (None, Chapter.PROMISES):
            yield from self._promises()
            yield from self._replies()
        if chapter in (None, Chapter.REUSE):
            yield from self._reuse()

    def _title(self) -> Iterator[_Block]:
        digest, labels = self._digest, self._labels
        yield [f"# {escape_markdown(' '.join((labels['diff.title'], digest.subject)).strip())}"]
        yield self._table(tables.reports_table(digest, labels))

    def _summary(self) -> Iterator[_Block]:
        digest, labels = self._digest, self._labels
        yield [f"## {labels['diff.summary']}"]
        yield self._table(tables.changes_table(digest, labels))
        for notice in digest.notices:
            yield [labels[f"diff.{notice}"]]

    def _shifts(self) -> Iterator[_Block]:
        table = tables.shifts_table(self._digest)
        if table.rows:
            yield self._heading("diff.shifts", len(table.rows))
            yield self._table(table)

    def _entries(self, change: Change) -> Iterator[_Block]:
        entries = list(self._digest.of(change))
        if not entries:
            return
        yield self._heading(f"change.{change}", len(entries))
        if change is Change.KEPT:
            yield ["<details>"]
        for section, group in groupby(entries, lambda each: each.section):
            if section:
                yield [f"### {escape_markdown(section)}"]
            yield [line for entry in group for line in self._entry(entry)]
        if change is Change.KEPT:
            yield ["</details>"]

    def _entry(self, entry: Entry) -> list[str]:
        """Return the item of an entry; what was kept is quoted from the later plan alone."""
        a = entry.a if entry.change is not Change.KEPT else None
        said = [_quoted(each, tag) for each, tag in ((a, "del"), (entry.b, "ins")) if each]
        if entry.heading:
            said = [f"<strong>{each}</strong>" for each in said]
        traits = [self._labels[f"diff.trait.{trait}"] for trait in entry.traits]
        return _item(*said, *([self._labels["inspect.comma"].join(traits)] if traits else ()))

    def _promises(self) -> Iterator[_Block]:
        table = tables.promises_table(self._digest)
        if table.rows:
            yield self._heading("diff.promises", len(table.rows))
            yield self._table(tables.verdicts_table(self._digest))
            yield self._table(table)

    def _replies(self) -> Iterator[_Block]:
        replies = self._digest.replies
        if replies:
            yield self._heading("diff.replies", len(replies))
            missing = self._labels["diff.unanswered"]
            yield [
                line
                for each in replies
                for line in _item(
                    _quoted(each.commitment), _quoted(each.passage) if each.passage else missing
                )
            ]

    def _reuse(self) -> Iterator[_Block]:
        digest, labels = self._digest, self._labels
        yield [f"## {labels['diff.reuse']}"]
        yield [digest.reuse_words(labels)]
        if digest.shares:
            yield self._table(tables.shares_table(digest, labels))
        if digest.passages:
            shown = digest.passages[:LONGEST_PASSAGES]
            yield [labels.format("diff.passages", count=len(shown), all=len(digest.passages))]
            yield [line for a, b in shown for line in _item(f"{_quoted(b)} ← {a.place}")]

    def _heading(self, name: str, count: int) -> _Block:
        words = self._labels[name]
        words = self._labels.format("diff.count", name=words[:1].upper() + words[1:], count=count)
        return [f"## {words}"]

    def _table(self, table: Table) -> _Block:
        """Return a table; the columns that count are set to the right."""
        first = table.rows[0]
        return [
            _row(self._labels[column] for column in table.columns),
            _row("---:" if isinstance(cell, int | float) else "---" for cell in first),
            *(_row(map(self._cell, row)) for row in table.rows),
        ]

    def _cell(self, cell: Cell) -> str:
        match cell:
            case None:
                return ""
            case Change():
                return self._labels[f"change.{cell}"]
            case Verdict():
                return self._labels[f"verdict.{cell}"]
            case Quote():
                return _quoted(cell)
            case int():
                return f"{cell:,}"
            case float():
                return f"{cell:.0%}"
            case _:
                return escape_markdown(cell)


def _quoted(quote: Quote, tag: str = "") -> str:
    """Return a quote with its place behind it; the words that the other side has not in `tag`."""
    stretches = []
    for changed, run in groupby(quote.stretches, lambda each: each[0] is Mark.CHANGED):
        words = escape_markdown("".join(words for _, words in run))
        stretches.append(f"<{tag}>{words}</{tag}>" if changed and tag else words)
    return f"{''.join(stretches).strip()} {quote.place}"


def _item(*lines: str) -> list[str]:
    r"""Return an item of a list in which each of `lines` stays one: `\` breaks a line."""
    broken = [*(f"{line}\\" for line in lines[:-1]), lines[-1]]
    return [f"{'  ' if at else '- '}{line}" for at, line in enumerate(broken)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
