"""The card of one figure, below the text that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from tui.figure_words import FigureWords
from tui.figures import Look, styled
from tui.fitting import cut_end, cut_start
from tui.glyphs import Glyphs
from tui.typesetting import break_rows

_GAP = 2
_BETWEEN = " › "
_FEWEST = 4
"""Rows that show more than the figure and its sentence."""


class FigureCard(Widget):
    """What is known of a figure; as high for one as for the next, so that the text stays."""

    DEFAULT_CSS = """
    FigureCard {
        height: 7; display: none; padding: 0 1;
        border-top: solid $foreground 30%; border-title-color: $text-muted;
    }
    FigureCard.-open { display: block; }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._words: FigureWords | None = None
        self._looks: tuple[Look, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the card is in sight."""
        return self._words is not None

    def show(self, words: FigureWords, looks: tuple[Look, ...], title: str) -> None:
        """Show what `words` say of a figure that belongs to the classes `looks`."""
        self._words, self._looks = words, looks
        self.border_title = self._glyphs.draw(title)
        self.add_class("-open")
        self.refresh()

    def close(self) -> None:
        """Put the card away."""
        self._words = None
        self.remove_class("-open")

    def render(self) -> Content:
        """Return as many lines as there is room for; those with the sentence stay longest."""
        words = self._words
        width, height = self.size
        if words is None or not width:
            return Content()
        lines = [self._naming(words, width)]
        if height >= _FEWEST:
            lines += self._flowed(self._fields(words), width)
            lines.append(self._path(words, width))
            room = max(2, height - len(lines))
            lines = lines[: height - room]
        return Content("\n").join([*lines, *self._sentence(words, width, height - len(lines))])

    def _naming(self, words: FigureWords, width: int) -> Content:
        """Return the first line: what is measured, and the classes at the right."""
        draw = self._glyphs.draw
        right = draw(words.classes)
        room = width - cell_len(right) - _GAP
        if room < width // 3:
            right, room = "", width
        name = cut_end(draw(words.name), room, draw("…"))
        canonical = f" ({draw(words.canonical)})" if words.canonical else ""
        canonical = cut_end(canonical, room - cell_len(name), draw("…"))
        blank = " " * max(0, width - cell_len(name + canonical + right))
        return Content.assemble((name, "bold"), (canonical, "$foreground-muted"), blank, right)

    def _fields(self, words: FigureWords) -> Iterator[Content]:
        """Yield what goes into the lines below: the value first, then the facts."""
        draw = self._glyphs.draw
        value = Content.assemble(*self._figure(draw(words.written)))
        if words.normalised:
            value = Content.assemble(value, (" = ", "$foreground-muted"), draw(words.normalised))
        yield value
        for label, fact in words.facts:
            yield Content.assemble((draw(label) + " ", "$foreground-muted"), draw(fact))

    def _flowed(self, fields: Iterator[Content], width: int) -> list[Content]:
        """Return `fields` in lines, each field whole where it can be."""
        lines: list[Content] = []
        for field in fields:
            if lines and lines[-1].cell_length + _GAP + field.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], " " * _GAP, field)
            else:
                lines.append(field.truncate(width, ellipsis=True))
        return lines

    def _path(self, words: FigureWords, width: int) -> Content:
        """Return the way to the section; its end matters most."""
        draw = self._glyphs.draw
        path = draw(_BETWEEN).join(map(draw, words.path))
        return Content.styled(cut_start(path, width, draw("…")), "$foreground-muted")

    def _sentence(self, words: FigureWords, width: int, height: int) -> Iterator[Content]:
        """Yield the rows of the sentence around the figure, which stands out: `height` at most."""
        before, figure, after = words.sentence
        sentence = before + figure + after
        mark = self._glyphs.draw("…")
        rows = break_rows(sentence, max(2, width), self._glyphs)
        if len(rows) > height:
            rows = break_rows(sentence, max(2, width - 2 * cell_len(mark)), self._glyphs)
        first = rows.row_of(len(before)) - (height - 1) // 2
        first = max(0, min(first, len(rows) - height))
        last = min(first + height, len(rows)) - 1
        edges = (len(before), len(before + figure))
        for row in range(first, last + 1):
            start, end = rows.starts[row], rows.ends[row]
            cuts = [start, *(min(max(edge, start), end) for edge in edges), end]
            head, middle, tail = (
                self._glyphs.draw(sentence[cut:stop]) for cut, stop in pairwise(cuts)
            )
            yield Content.assemble(
                mark if row == first > 0 else "",
                head,
                *self._figure(middle),
                tail,
                mark if row == last < len(rows) - 1 else "",
            )

    def _figure(self, words: str) -> list[tuple[str, str]]:
        """Return `words`, a part of the figure or all of it, as the text shows them."""
        pieces = styled(words, self._looks, plain=self.app.no_color)
        return [(char, f"bold {style}".strip()) for char, style in pieces]
