"""What an excerpt is taken from, as the front matter of a Markdown file: YAML in plain lines.

Each line is `key: value`, and a value is written as JSON writes it, which YAML 1.2 (and 1.1, for
what is written here) reads alike: strings always stand in quotes, so that no date, number, `null`
or markup in a title means anything. What is not known is `null`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

from core.export.contract import value_of
from core.export.excerpt import Excerpt
from core.sources.finding import OWN_EXPORT
from core.text.inert import inert


def front_matter(excerpt: Excerpt) -> Iterator[str]:
    """Yield the lines of the front matter of an excerpt, with those that bound it.

    `offsets` say where its passages stand in the decoded source, in code points. `parts` say what
    each part is for, and after how many characters of the text, white space not counted, it
    begins; parts of the report that come before the excerpt begin at 0, too. With these and the
    periods, the text reads as it does in its report (`core.model.Stated`).
    """
    yield f"---\n{OWN_EXPORT}\n"
    for key, value in _facts(excerpt):
        yield f"{key}: {_written(value)}\n"
    yield "---\n"


def bare_front_matter() -> str:
    """Return front matter that says no more than that the file was exported from here."""
    return f"---\n{OWN_EXPORT}\n---\n\n"


def _facts(excerpt: Excerpt) -> Iterator[tuple[str, object]]:
    report, metadata, stretches = excerpt.report, excerpt.metadata, excerpt.stretches
    source = report.source
    yield "title", value_of(metadata.title)
    yield "issuer", value_of(metadata.issuer)
    yield "date", value_of(metadata.date)
    yield "place", value_of(metadata.place)
    yield "review_period", value_of(metadata.review_period)
    yield "plan_period", value_of(metadata.plan_period)
    yield "script", metadata.script.value
    yield "source", os.path.basename(source.path)  # noqa: PTH119 - no path of this system
    yield "sha256", source.sha256
    yield "encoding", source.encoding
    yield "sections", [excerpt.path(stretch) for stretch in stretches]
    yield "roles", [role.value for role in excerpt.roles()]
    yield "offsets", [[*stretch.span] for stretch in stretches]
    yield "parts", list(_parts(excerpt))


def _parts(excerpt: Excerpt) -> Iterator[list[object]]:
    """Yield what each part is for, `None` for page furniture, with where in the text it begins.

    The parts before the excerpt, and between its passages, begin where the next one does; of
    those, each role comes once.
    """
    begins: list[tuple[str | None, int]] = []
    shown = last = 0
    for role, at in _edges(excerpt):
        shown += _shown_between(excerpt, last, at)
        last = at
        begins.append((role, shown))
    empty: set[str | None] = {None}
    for number, (role, begin) in enumerate(begins, 1):
        is_empty = number < len(begins) and begins[number][1] == begin
        if not is_empty or role not in empty:
            yield [role, begin]
        if is_empty:
            empty.add(role)


def _edges(excerpt: Excerpt) -> Iterator[tuple[str | None, int]]:
    """Yield the role of each part up to the end of an excerpt, and where it starts."""
    last = excerpt.stretches[-1].span.end if excerpt.stretches else 0
    end = 0
    for part in excerpt.report.parts:
        if part.span.start >= last:
            break
        if end < part.span.start:
            yield None, end
        yield part.role.value, part.span.start
        end = part.span.end
    if end < last:
        yield None, end


def _shown_between(excerpt: Excerpt, start: int, end: int) -> int:
    """Return how many characters of an excerpt, white space aside, stand between two offsets."""
    text = excerpt.report.text
    cut = (
        text[max(each.span.start, start) : min(each.span.end, end)] for each in excerpt.stretches
    )
    return sum(len("".join(inert(words).split())) for words in cut)


def _written(value: object) -> str:
    if isinstance(value, str):
        quoted = json.dumps(inert(value), ensure_ascii=False)
        return re.sub(_NOT_YAML, lambda found: f"\\u{ord(found[0]):04x}", quoted)
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value)


_NOT_YAML = "[\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
"""Characters that YAML does not let stand as they are (YAML 1.2, 5.1)."""
