"""What a reader marked and noted, as Markdown: the words quoted, the notes below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.annotations import Annotation, What
from core.export.labels import Labels
from core.export.markdown_escape import escape_markdown
from core.text.inert import inert


class Annotated(NamedTuple):
    """A report with what was marked and noted in it."""

    name: str
    """What it is called."""
    path: str
    """Where its file is, or was."""
    annotations: tuple[Annotation, ...]
    """In the order in which they are to stand."""
    lost: frozenset[str] = frozenset()
    """Ids of those whose words are gone from the file."""


def annotations_as_markdown(reports: Iterable[Annotated], labels: Labels) -> Iterator[str]:
    """Yield the lines of a document that lists what was marked in `reports`, one after the other.

    What steers a terminal or turns the direction of text is shown as a symbol.
    """
    yield f"# {labels['notes.title']}\n"
    for report in reports:
        yield f"\n## {_line(report.name)}\n\n{_line(report.path)}\n"
        for annotation in report.annotations:
            yield from _entry(annotation, labels, is_lost=annotation.id in report.lost)


def _entry(annotation: Annotation, labels: Labels, *, is_lost: bool) -> Iterator[str]:
    quote = annotation.anchor.quote
    section = _line(annotation.section)
    if annotation.what is What.SECTION:
        yield f"\n### {section} {_line(quote)}".rstrip() + "\n"
    else:
        yield f"\n### {section}\n\n" if section else "\n"
        lines = filter(None, map(_line, quote.splitlines()))
        yield "".join(f"> {line}\n" for line in lines)
    if is_lost:
        yield f"\n{labels['notes.is_lost']}\n"
    if annotation.note:
        yield f"\n{_line(annotation.note)}\n"


def _line(words: str) -> str:
    return escape_markdown(inert(" ".join(words.split())))
