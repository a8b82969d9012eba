"""The report that is read: its text, the way to the section, its figures, and finding
words in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from core.model import Report, Span
from tui.documents import Document
from tui.figures import Choice, Figures, looks_of
from tui.glyphs import Glyphs
from tui.keys import Scope
from tui.strings import Strings
from tui.widgets.breadcrumb import Breadcrumb
from tui.widgets.figure_card import FigureCard
from tui.widgets.prompt import Prompt
from tui.widgets.reading_pane import Mark, ReadingPane

if TYPE_CHECKING:
    from core.annotations import Placed
    from tui.moved_words import MovedWords

MOST_HITS = 10_000
"""Finds beyond this number are neither counted nor marked."""
DEEPEST = 4
"""Level of the last sections that jumps stop at, where there are any above it."""


class Detail(Vertical):
    """The pane that shows one document."""

    scope = Scope.TEXT
    """Where the keyboard is while the text has it."""

    class Moved(Message):
        """Another place of the text is read now."""

        def __init__(self, offset: int, origin: int | None = None) -> None:
            super().__init__()
            self.offset = offset
            self.origin = origin
            """Where the reader was, if they jumped; `None` where they went step by step."""

    class Said(Message):
        """There is something to tell the user, in one line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, strings: Strings, glyphs: Glyphs, choice: Choice) -> None:
        super().__init__(id="detail", classes="pane")
        self.document: Document | None = None
        """What is shown; `None` before a report is opened, and where one could not be read."""
        self.pane = ReadingPane(glyphs)
        """The text."""
        self._crumbs = Breadcrumb(glyphs)
        self._card = FigureCard(glyphs)
        self._prompt = Prompt(Scope.FIND, "/", id="find")
        self._strings = strings
        self._headings: list[int] = []
        """Where all sections start."""
        self._starts: list[int] = []
        """Where those start that jumps stop at."""
        self._choice = choice
        self._figures = Figures(None, choice)
        self._figure: int | None = None
        """Index of the figure that the card shows."""
        self._hits: list[Span] = []
        self._hit: int | None = None
        """Index of the find that was gone to."""
        self._sought = ""
        self._sought_from = 0

    def compose(self) -> ComposeResult:
        """Lay out breadcrumb, text, the card of a figure and the line for finding."""
        yield self._crumbs
        yield self.pane
        yield self._card
        yield self._prompt

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self._strings = strings
        self._show_figure(self._figure)

    @property
    def looked_at(self) -> list[Span]:
        """What the reader looks at: the hit that was found, the figure whose card is open."""
        hit = None if self._hit is None else self._hits[self._hit]
        figure = None if self._figure is None else self._figure_span
        return [span for span in (hit, figure) if span]

    def show_again(self, document: Document, offset: int, moved: MovedWords) -> None:
        """Show `document`, the same file read anew, with the character at `offset` in sight.

        What is looked at stays, as far as its words are still there, which `moved` tells.
        """
        figure = None if self._figure is None else self._figure_span
        hit = None if self._hit is None else self._hits[self._hit]
        self.show(document, offset, hold=True)
        if hit:
            self._show_hit(_index_of(moved.span_of(hit), self._hits))
        if figure:
            spans = [each.span for each in document.report.indicators]
            index = _index_of(moved.span_of(figure), spans)
            self._show_figure(index if index in self._figures.shown else None)

    def show(self, document: Document, offset: int, *, hold: bool = False) -> None:
        """Show `document` with the character at `offset` in sight; what was sought stays.

        With `hold` the row that is read stays where it is on the screen.
        """
        self.document = document
        report = document.report
        sections = [each for each in report.sections if each.level <= DEEPEST]
        self._headings = [each.heading.start for each in report.sections]
        self._starts = [each.heading.start for each in sections] or self._headings
        self.pane.show(
            report.text, _marks(report), place=offset, hold=hold, drawn=document.shown.text
        )
        self._mark_annotations()
        self._mark_figures()
        self._show_crumbs()
        self._find(self._sought)

    def correct(self, document: Document) -> None:
        """Show `document`, the same text with other figures; the reader stays where they are."""
        shown = None if self._figure is None else self._figure_span
        self.document = document
        self._mark_figures()
        spans = [figure.span for figure in document.report.indicators]
        if shown in spans and spans.index(shown) in self._figures.shown:
            self._show_figure(spans.index(shown))

    def redraw(self, document: Document) -> None:
        """Show `document`, the same one in another script; all else stays as it is."""
        self.document = document
        self.pane.draw_as(document.shown.text)
        self._show_crumbs()
        self._show_figure(self._figure)

    def annotate(self, document: Document) -> None:
        """Show `document`, the same text with other bookmarks and marks."""
        self.document = document
        self._mark_annotations()

    @property
    def bookmark(self) -> Placed | None:
        """The bookmark that the reader is at: the innermost, or the first that begins in the row.

        `None` where there is none.
        """
        annotations = self.document and self.document.annotations
        if not annotations:
            return None
        place, row = self.pane.place, self.pane.row
        passages = [
            (each.span, each)
            for each in annotations.placed
            if each.span and each.annotation.what == "passage"
        ]
        around = [pair for pair in passages if place in pair[0]]
        if around:
            return min(around, key=lambda pair: pair[0].length)[1]
        return next((each for span, each in passages if span.start in row), None)

    def _mark_annotations(self) -> None:
        """Mark what is bookmarked and noted, beneath all else."""
        annotations = self.document and self.document.annotations
        placed = annotations.placed if annotations else ()
        marks, signs = [], []
        for each in placed:
            if each.span is None:
                continue
            name = "section-marked"
            if each.annotation.what == "passage":
                marks.append(Mark(each.span, "bookmark"))
                name = "note-begins" if each.annotation.note else "bookmark-begins"
            signs.append(Mark(Span(each.span.start, each.span.start + 1), name))
        self.pane.set_marks("bookmarks", marks)
        self.pane.set_marks("signs", signs)

    def show_sentence(self, sentence: str) -> None:
        """Show why there is nothing to read."""
        self.document = None
        self._starts = []
        self.pane.show(sentence)
        self._mark_figures()
        self._find(self._sought)
        self._crumbs.crumbs = ()

    def go_to(self, offset: int, *, top: bool = False) -> None:
        """Show the character at `offset`; with `top`, in the first row in sight."""
        self.pane.go_to(offset, top=top)
        self._settle()

    # Sections.

    def action_next_section(self, count: int | None = None) -> None:
        """Go to the heading `count` sections further on."""
        self._go_to_section(bisect_right(self._starts, self.pane.place) - 1 + (count or 1))

    def action_previous_section(self, count: int | None = None) -> None:
        """Go to the heading `count` sections back; the one that is read counts as the first."""
        self._go_to_section(bisect_left(self._starts, self.pane.place) - (count or 1))

    def _go_to_section(self, index: int) -> None:
        if self._starts:
            origin = self.pane.place
            self.go_to(self._starts[min(max(index, 0), len(self._starts) - 1)], top=True)
            self.post_message(self.Moved(self.pane.place, origin))

    # Figures.

    @property
    def choice(self) -> Choice:
        """The classes of figures that are highlighted."""
        return self._choice

    @choice.setter
    def choice(self, choice: Choice) -> None:
        self._choice = choice
        shown = self._figure
        self._mark_figures()
        self._show_figure(shown if shown in self._figures.shown else None)

    @property
    def figures(self) -> Figures:
        """The figures of the document."""
        return self._figures

    def action_next_figure(self, count: int | None = None) -> None:
        """Go to the figure `count` further on."""
        self._step_figures(count or 1)

    def action_previous_figure(self, count: int | None = None) -> None:
        """Go to the figure `count` back."""
        self._step_figures(-(count or 1))

    def drop_figure(self) -> bool:
        """Put the card away; returns whether there was one."""
        was_open = self._figure is not None
        self._show_figure(None)
        return was_open

    def _step_figures(self, step: int) -> None:
        target = self._figures.step(self.pane.place, step)
        if target is None:
            missing = "figures.hidden" if self._figures.all else "figures.none"
            self.post_message(self.Said(self._strings[missing]))
            return
        index, has_wrapped = target
        if has_wrapped:
            wrapped = "find.from_start" if step > 0 else "find.from_end"
            self.post_message(self.Said(self._strings[wrapped]))
        self._show_figure(index)
        origin = self.pane.place
        self.go_to(self._figure_span.start)
        self.post_message(self.Moved(self.pane.place, origin))

    @on(ReadingPane.Clicked)
    def _clicked(self, message: ReadingPane.Clicked) -> None:
        message.stop()
        self._show_figure(self._figures.at(message.offset))

    def _mark_figures(self) -> None:
        """Highlight the figures of the document that are to be seen; no card stays open."""
        self._figures = Figures(self.document.report if self.document else None, self._choice)
        self.pane.set_marks("figures", self._figures.marks())
        self._show_figure(None)

    def _show_figure(self, index: int | None) -> None:
        """Mark the figure at `index` and show its card, or no card."""
        self._figure = index
        if index is None or self.document is None:
            self.pane.set_marks("figure", ())
            self._card.close()
            return
        from tui.figure_words import words_of  # noqa: PLC0415 - when it is asked for

        self.pane.set_marks("figure", [Mark(self._figure_span, "figure-current")])
        words = words_of(self.document.shown, index, self.document.matchable, self._strings)
        if self.document.rendering:
            from tui.scripts import in_script_of  # noqa: PLC0415 - as above

            words = in_script_of(self.document.rendering, words)
        number = f"{self._figures.number(index)}/{len(self._figures.shown)}"
        title = f"{self._strings['figures.title']} {number}"
        self._card.show(words, looks_of(self._figures.all[index]), title)

    @property
    def _figure_span(self) -> Span:
        assert self._figure is not None
        return self._figures.all[self._figure].span

    # Finding.

    async def action_find(self) -> None:
        """Ask for the words to find."""
        self._sought_from = self.pane.place
        await self._prompt.open()

    def action_next_hit(self, count: int | None = None) -> None:
        """Go to the find `count` further on."""
        self._step_hits(count or 1)

    def action_previous_hit(self, count: int | None = None) -> None:
        """Go to the find `count` back."""
        self._step_hits(-(count or 1))

    def drop_find(self) -> bool:
        """Forget what was sought; returns whether there was anything to go back from."""
        if not self._prompt.is_open:
            return False
        self._prompt.close()
        self._find("")
        return True

    @on(Prompt.Typed)
    def _words_typed(self, message: Prompt.Typed) -> None:
        message.stop()
        self._seek(message.words)

    @on(Prompt.Stepped)
    def _hit_stepped(self, message: Prompt.Stepped) -> None:
        message.stop()
        self._step_hits(message.step)

    @on(Prompt.Kept)
    def _find_kept(self, message: Prompt.Kept) -> None:
        message.stop()
        if not message.words:
            self.drop_find()
        elif not self._hits:
            self.post_message(self.Said(self._strings.format("find.none", words=message.words)))
        else:
            self.post_message(self.Moved(self.pane.place, self._sought_from))
        self.screen.set_focus(self.pane)

    @on(Prompt.Dropped)
    def _find_dropped(self, message: Prompt.Dropped) -> None:
        message.stop()
        self.drop_find()
        self.screen.set_focus(self.pane)
        self.go_to(self._sought_from)

    def _seek(self, words: str) -> None:
        """Find `words`, and go to the first of them from where the search began."""
        if not self.document or words == self._sought:
            return
        self._find(words)
        first = bisect_left(self._hits, self._sought_from, key=_start)
        self._go_to_hit(first % len(self._hits) if self._hits else None)

    def _find(self, words: str) -> None:
        """Mark `words` wherever they stand in the document; nothing, where they are none."""
        from core.text.matching import find_all  # noqa: PLC0415

        text = self.document.matchable if self.document else ""
        self._sought = words
        self._hits = find_all(text, words, at_most=MOST_HITS)
        self.pane.set_marks("find", [Mark(span, "find") for span in self._hits])
        self._show_hit(None)

    def _step_hits(self, step: int) -> None:
        """Go `step` finds on from where the reader is."""
        if not self._hits:
            self.post_message(self.Said(self._strings["find.nothing_sought"]))
            return
        place = self.pane.place
        if step > 0:
            target = bisect_right(self._hits, place, key=_start) - 1 + step
        else:
            target = bisect_left(self._hits, place, key=_start) + step
        if not 0 <= target < len(self._hits):
            wrapped = "find.from_start" if step > 0 else "find.from_end"
            self.post_message(self.Said(self._strings[wrapped]))
        self._go_to_hit(target % len(self._hits))

    def _go_to_hit(self, index: int | None) -> None:
        self._show_hit(index)
        if index is not None:
            place = self._hits[index].start
            # While words are typed, it is not there yet that the reader wants to be.
            focused = self.screen.focused
            is_typed = focused is not None and self._prompt in focused.ancestors
            origin = None if is_typed else self.pane.place
            self.go_to(place)
            self.post_message(self.Moved(place, origin))

    def _show_hit(self, index: int | None) -> None:
        """Mark the find at `index` as the one that was gone to, and show how many there are."""
        self._hit = index
        hit = [] if index is None else [Mark(self._hits[index], "hit")]
        self.pane.set_marks("hit", hit)
        at = 0 if index is None else index + 1
        more = "+" if len(self._hits) == MOST_HITS else ""
        self._prompt.note = f"{at}/{len(self._hits)}{more}" if self._sought else ""

    # Selecting.

    @on(ReadingPane.Selecting)
    def _selecting(self, message: ReadingPane.Selecting) -> None:
        """Say how much is selected by the keyboard, and how to go on."""
        message.stop()
        if message.count is None:
            self.border_subtitle = ""
        else:
            self.border_subtitle = self._strings.format(
                "copy.selecting", count=f"{message.count:,}"
            )

    # Where the reader is.

    @on(ReadingPane.PlaceChanged)
    def _place_changed(self, message: ReadingPane.PlaceChanged) -> None:
        message.stop()
        self._settle()
        self.post_message(self.Moved(self.pane.place, message.origin))

    def _settle(self) -> None:
        """Let what stands around the text follow the place."""
        self._show_crumbs()
        if self._figure is not None and not self.pane.is_in_sight(self._figure_span):
            self.drop_figure()

    def _show_crumbs(self) -> None:
        if self.document:
            crumbs = _crumbs(self.document.shown, self.pane.place)
            self._crumbs.crumbs = tuple(crumbs)


def _start(span: Span) -> int:
    return span.start


def _index_of(span: Span | None, spans: Sequence[Span]) -> int | None:
    return spans.index(span) if span in spans else None


def _marks(report: Report) -> Iterator[Mark]:
    for section in report.sections:
        yield Mark(section.heading, f"heading-{section.level}")
    for span in report.boilerplate:
        yield Mark(span, "boilerplate")


def _crumbs(report: Report, offset: int) -> Iterator[str]:
    """Yield the names of the report and of the sections around `offset`, outermost first."""
    meta = report.metadata
    if meta.year is not None:
        yield f"{meta.place.value} {meta.year}" if meta.place else str(meta.year)
    else:
        yield meta.title.value if meta.title else PurePath(report.source.path).name
    if (innermost := report.section_at(offset)) is not None:
        for at in reversed([*report.ancestry(innermost)]):
            section = report.sections[at]
            yield f"{section.marker}{section.title}"
