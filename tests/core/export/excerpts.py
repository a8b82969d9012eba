"""What the tests of exports share: the samples, their excerpts, and files as readers see them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from markup import Document, rendered

from core import sources
from core.export.excerpt import Excerpt, excerpt_of_sections, excerpt_of_whole
from core.export.markdown import INDICATORS, as_markdown
from core.model import Indicator, Part, Report, Role, Source, Span, Stated
from core.reading import read_report
from tui.strings import load_strings

LABELS = load_strings("en")
FOLDER = Path(__file__).parents[3] / "sample_reports"
SAMPLES = sorted(path.name for path in FOLDER.iterdir() if path.suffix == ".txt")


@cache
def sample(name: str) -> Report:
    """Return a sample report."""
    return read_report(sources.load(str(FOLDER / name)))


def report_of(text: str, path: str = "报告.txt") -> Report:
    """Return the reading of `text`."""
    return read_report(Source(path, "text", "utf-8", 1, "ab12", text))


def excerpts(report: Report) -> Iterator[Excerpt]:
    """Yield all of a report, and each of its sections."""
    yield excerpt_of_whole(report)
    for index in range(len(report.sections)):
        yield excerpt_of_sections(report, [index])


class File:
    """A Markdown file as programs and people read it."""

    def __init__(self, excerpt: Excerpt) -> None:
        self.markdown = "".join(as_markdown(excerpt, LABELS))
        opening, self.matter, rest = self.markdown.split("---\n", 2)
        assert opening == ""
        self.source, _, self.table_source = rest.partition(f"\n{INDICATORS}\n")
        self.body = rendered(self.source)

    @cached_property
    def facts(self) -> dict[str, Any]:
        """Return the front matter."""
        facts: dict[str, Any] = yaml.load(
            self.matter, getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        )
        return facts

    @cached_property
    def table(self) -> Document:
        """Return what follows the body."""
        return rendered(self.table_source)

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Return level and words of the headings of the body."""
        return [
            (int(name[1]), words)
            for name in ("h1", "h2", "h3", "h4", "h5", "h6")
            for words in self.body.inside(name)
        ]


def bare(text: str) -> str:
    """Return `text` without white space."""
    return "".join(text.split())


def read_again(file: File) -> tuple[Indicator, ...]:
    """Return the figures of the body, read with nothing but what the front matter says."""
    words = file.body.words
    shown = [at for at, char in enumerate(words) if not char.isspace()] + [len(words)] * 2
    begins = [(role, shown[count]) for role, count in file.facts["parts"]]
    ends = [begin for _, begin in begins[1:]] + [len(words)]
    parts = tuple(
        Part(Role(role), Span(begin if begin > shown[0] else 0, end))
        for (role, begin), end in zip(begins, ends, strict=True)
        if role is not None
    )
    facts = file.facts
    stated = Stated(facts["place"], facts["review_period"], facts["plan_period"], parts)
    source = Source("摘录.txt", "text", "utf-8", 1, "", words)
    return read_report(source, stated).indicators
