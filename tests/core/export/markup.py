"""What readers of Markdown and HTML make of a text."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from markdown_it import MarkdownIt


class Document(HTMLParser):
    """A document as a browser reads it: elements that are nested well, and words."""

    VOID = frozenset({"meta", "br", "input", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[tuple[tuple[str, ...], str]] = []
        """Words with the names of the elements round them."""
        self.contents: list[tuple[str, list[str]]] = []
        """The elements that hold words, and those."""
        self._filling: list[list[str]] = []
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
            self._filling.append([])
            self.contents.append((tag, self._filling[-1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._filling.pop()

    def handle_data(self, data: str) -> None:
        self.pieces.append((tuple(self.open), data))
        for content in self._filling:
            content.append(data)

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.elements}

    @property
    def words(self) -> str:
        return "".join(words for around, words in self.pieces if "style" not in around)

    def inside(self, name: str) -> list[str]:
        """Return the words of each element of that name."""
        return ["".join(words) for tag, words in self.contents if tag == name]


def rendered(markdown: str) -> Document:
    """Return what a reader of Markdown with tables and automatic links sees."""
    return Document(_reader().render(markdown))


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("gfm-like")
