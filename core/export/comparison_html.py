"""A comparison as one HTML file that needs nothing else: no script, no network, no terminal.

Both plans stand side by side in the order of the later one; boxes to tick, which work by CSS
alone, leave out kinds of change. It is light or dark as the reader's system is, prints, and
reflows on a phone. A content security policy in the file keeps whatever else might get into it
from loading and running anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from core.compare.model import Change, Verdict
from core.export import comparison_tables as tables
from core.export.comparison_digest import Digest, Entry, Mark, Quote, Reply
from core.export.comparison_tables import CHANGES, LONGEST_PASSAGES, Cell, Table
from core.export.html_elements import Html, element, joined
from core.export.labels import Labels

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(digest: Digest, labels: Labels) -> Iterator[str]:
    """Yield the pieces of an HTML document on a comparison, in the language of `labels`.

    It is to be written in UTF-8.
    """
    writer = _Writer(digest, labels)
    title = f"{labels['diff.title']} {digest.subject}".strip()
    yield f'<!doctype html>\n<html lang="{labels.language}">\n'
    yield element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", Html(_style())),
    )
    yield "\n<body>\n"
    yield element("header", element("h1", title), writer.reports(), writer.contents())
    yield "\n<main>\n"
    for section in writer.sections():
        yield f"{section}\n"
    yield "</main>\n</body>\n</html>\n"


@cache
def _style() -> str:
    with open(f"{os.path.dirname(__file__)}/comparison.css", encoding="utf-8") as sheet:  # noqa: PTH120, PTH123 - as in core.lexicon
        return f"\n{sheet.read()}"


class _Writer:
    """Writes the parts of one document."""

    def __init__(self, digest: Digest, labels: Labels) -> None:
        self._digest = digest
        self._labels = labels
        self._lang = "" if labels.language == "zh" else "zh"
        """The language of what is quoted, where it is not that of the document."""

    def reports(self) -> Html:
        """Return which reports are compared."""
        return self._table(tables.reports_table(self._digest, self._labels), "reports")

    def contents(self) -> Html:
        """Return links to the sections that there are."""
        links = [
            element("a", self._labels[f"diff.{name}"], href=f"#{name}") for name in self._names()
        ]
        return element("nav", *links)

    def sections(self) -> Iterator[Html]:
        """Yield the sections."""
        for name in self._names():
            content = _SECTIONS[name](self)
            yield element("section", element("h2", self._labels[f"diff.{name}"]), *content, id=name)

    def summary(self) -> Iterator[Html]:
        """Yield how many commitments there are of each change."""
        digest, labels = self._digest, self._labels
        for notice in digest.notices:
            yield element("p", labels[f"diff.{notice}"], class_="notice")
        yield self._table(tables.changes_table(digest, labels), "counts")

    def shifts(self) -> Iterator[Html]:
        """Yield the targets that moved."""
        yield self._table(tables.shifts_table(self._digest), "figures")

    def plans(self) -> Iterator[Html]:
        """Yield both plans side by side, and boxes that leave out kinds of change."""
        present = [change for change in CHANGES if self._digest.counts[change]]
        yield element(
            "fieldset",
            element("legend", self._labels["diff.show"]),
            *(
                element(
                    "label",
                    element("input", type="checkbox", id=f"show-{change}", checked=True),
                    self._labels[f"change.{change}"],
                    f" {self._digest.counts[change]:,}",
                )
                for change in present
            ),
        )
        header = self._columns(("diff.change", "diff.before", "diff.after"))
        bodies = []
        for heading, entries in self._digest.chapters:
            title = element("th", heading, colspan="3", scope="rowgroup", lang=self._lang)
            bodies.append(element("tbody", element("tr", title), *self._rows(entries)))
        yield element("table", header, *bodies, class_="plans")

    def _rows(self, entries: Iterable[Entry]) -> Iterator[Html]:
        """Yield the rows of some entries; a run of those that did not change folds."""
        for unchanged, run in groupby(entries, lambda each: each.unchanged):
            rows = [self._row(entry) for entry in run]
            if not unchanged:
                yield from rows
                continue
            folded = self._labels.format("diff.folded", count=f"{len(rows):,}")
            inner = element("table", *rows, class_="plans")
            details = element("details", element("summary", folded), inner)
            yield element("tr", element("td", details, colspan="3"), class_="kept")

    def _row(self, entry: Entry) -> Html:
        traits = [self._labels[f"diff.trait.{trait}"] for trait in entry.traits]
        shifts = [
            element("li", f"{each.name} {each.a.words} → ", element("strong", each.b.words))
            for each in entry.shifts
        ]
        moves = element("ul", *shifts, lang=self._lang) if shifts else Html()
        return element(
            "tr",
            element(
                "th",
                self._cell(entry.change),
                *(element("small", trait) for trait in traits),
                scope="row",
            ),
            self._side("diff.before", entry.a, "del", entry.heading),
            self._side("diff.after", entry.b, "ins", entry.heading, moves),
            class_=entry.change.value,
        )

    def _side(
        self, label: str, quote: Quote | None, tag: str = "", heading: bool = False, more: str = ""
    ) -> Html:
        """Return a cell with the words of one side, and what is to be said below them."""
        words = self._quoted(quote, tag, heading=heading) if quote else Html()
        return element("td", words, more, data_label=self._labels[label] if quote else "")

    def promises(self) -> Iterator[Html]:
        """Yield the promises with their results."""
        yield self._table(tables.verdicts_table(self._digest), "counts")
        yield self._table(tables.promises_table(self._digest), "figures")

    def replies(self) -> Iterator[Html]:
        """Yield the commitments without numbers, with what was reported on them."""
        rows = [self._reply(each) for each in self._digest.replies]
        header = self._columns(("diff.commitment", "diff.passage"))
        yield element("table", header, element("tbody", *rows), class_="replies")

    def _reply(self, reply: Reply) -> Html:
        missing = element("span", self._labels["diff.unanswered"], class_="badge not_reported")
        return element(
            "tr",
            self._side("diff.commitment", reply.commitment),
            self._side("diff.passage", reply.passage, more=Html() if reply.passage else missing),
        )

    def reuse(self) -> Iterator[Html]:
        """Yield how much was taken over, by sections, and the longest passages."""
        digest, labels = self._digest, self._labels
        yield element("p", digest.reuse_words(labels))
        if digest.shares:
            yield self._table(tables.shares_table(digest, labels), "shares")
        if digest.passages:
            shown = digest.passages[:LONGEST_PASSAGES]
            count = labels.format("diff.passages", count=len(shown), all=len(digest.passages))
            yield element("p", count)
            quotes = (
                element("li", self._quoted(b), " ← ", element("span", a.place, class_="place"))
                for a, b in shown
            )
            yield element("ol", *quotes)

    def _names(self) -> list[str]:
        """Return the names of the sections that there are."""
        digest = self._digest
        empty = {
            "shifts": not any(digest.shifts),
            "promises": not digest.promises,
            "replies": not digest.replies,
        }
        return [name for name in _SECTIONS if not empty.get(name)]

    def _columns(self, names: Iterable[str]) -> Html:
        cells = (element("th", self._labels[name], scope="col") for name in names)
        return element("thead", element("tr", *cells))

    def _table(self, table: Table, kind: str) -> Html:
        rows = (
            element(
                "tr",
                element("th", self._cell(row[0]), scope="row"),
                *(
                    element(
                        "td",
                        self._cell(cell),
                        class_="number" if isinstance(cell, int | float) else "",
                        data_label=self._labels[column],
                    )
                    for column, cell in zip(table.columns[1:], row[1:], strict=True)
                ),
            )
            for row in table.rows
        )
        return element("table", self._columns(table.columns), element("tbody", *rows), class_=kind)

    def _cell(self, cell: Cell) -> Html:
        match cell:
            case None:
                return Html("–")
            case Change():
                return element("span", self._labels[f"change.{cell}"], class_=f"badge {cell}")
            case Verdict():
                return element("span", self._labels[f"verdict.{cell}"], class_=f"badge {cell}")
            case Quote():
                return self._quoted(cell)
            case int():
                return Html(f"{cell:,}")
            case float():
                bar = element("span", class_="bar", style=f"width: {cell:.1%}")
                return joined(f"{cell:.0%}", bar)
            case _:
                return joined(cell)

    def _quoted(self, quote: Quote, tag: str = "", *, heading: bool = False) -> Html:
        """Return a quote with its place; the words that the other side has not in `tag`."""
        elements = {Mark.CHANGED: (tag, ""), Mark.APART: ("span", "apart"), Mark.SAME: ("", "")}
        said = []
        for mark, words in quote.stretches:
            name, kind = elements[mark]
            said.append(element(name, words, class_=kind) if name else words)
        words = element("strong" if heading else "span", *said, lang=self._lang)
        return joined(words, " ", element("span", quote.place, class_="place"))


_SECTIONS = {
    "summary": _Writer.summary,
    "shifts": _Writer.shifts,
    "plans": _Writer.plans,
    "promises": _Writer.promises,
    "replies": _Writer.replies,
    "reuse": _Writer.reuse,
}
"""The sections of a document, by the names under which they are called and linked."""
