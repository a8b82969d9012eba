"""Headings without numbers: lines of their own, parallel openings, labels, topic sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from core.model import Span
from core.parsing.cues import (
    carries_on,
    heading_role,
    is_lead_in,
    is_rhetorical,
    label_pattern,
    paragraph_cue,
)
from core.parsing.headings import TOPIC, Heading

_PART = 1
_PARALLEL = 2


def find_unnumbered(
    folded: str, lines: Sequence[Span], numbered: Sequence[Heading]
) -> list[Heading]:
    """Return the headings without numbers among `lines`, given the `numbered` ones."""
    known = list(numbered)
    for find in (_own_lines, _run_in_parts, _parallels, _labels, _topics):
        known = _with(known, find(folded, lines, numbered))
    return [heading for heading in known if heading.kind is None]


def _with(known: Sequence[Heading], candidates: Iterator[Heading]) -> list[Heading]:
    """Return `known` and those of the candidates that stand in the title of none of them."""
    ordered = sorted(known, key=lambda heading: heading.start)
    starts = [heading.start for heading in ordered]

    def is_free(candidate: Heading) -> bool:
        at = bisect_right(starts, candidate.title.end - 1) - 1
        return at < 0 or candidate.start >= ordered[at].title.end

    return [*ordered, *filter(is_free, list(candidates))]


_LONGEST_LINE = 40
_SENTENCE_END = ("。", "!", "?", ":", "”", ";", ")")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _own_lines(
    folded: str, lines: Sequence[Span], numbered: Sequence[Heading]
) -> Iterator[Heading]:
    """Yield short lines without a full stop that head what follows.

    Where the line before breaks off in a sentence, or the next one goes on with it, the line is a
    fragment of scraped text and no heading.
    """
    starts = {heading.start for heading in numbered}
    titles = {heading.title for heading in numbered}
    for index, line in enumerate(lines[:-1]):
        if line.start in starts or not 4 <= len(line) <= _LONGEST_LINE:
            continue
        words = line.of(folded)
        before, after = lines[index - 1] if index else None, lines[index + 1]
        whole = before is None or (
            before.of(folded).endswith(_SENTENCE_END)
            or before.start in starts
            or any(title.end == before.end for title in titles)
        )
        if not whole or words.endswith((*_SENTENCE_END[:6], ",", "、")) or is_lead_in(words):
            continue
        if paragraph_cue(words) in ("salutation", "thanks") or folded[after.start] in "。,;:、”)":
            continue
        if re.search(r"[。;!?]", words) or len(_HAN.findall(words)) < 4:
            continue
        if heading_role(words) is not None or closes_part(words):
            yield Heading(line.start, line, _PART)
        elif len(after) > _LONGEST_LINE and not re.search(r"\d", words):
            yield Heading(line.start, line, TOPIC)


def closes_part(words: str) -> bool:
    """Return whether a short line is the title of the part in which plans speak of themselves."""
    return (
        re.search(r"(?:加强|推进|提升|抓好)?[^,。]{0,8}(?:自身建设|政府治理)$", words) is not None
    )


_RUN_IN_PART = re.compile(
    r"(?<=[。:!?])((?:20\d\d年|今年|去年)[^。,;:!?\d]{0,10}(?:工作|任务|目标)[^。,;:!?\d]{0,8}?"
    r"(?:回顾|总结|思路|安排|安排建议|打算|任务|举措|建议))(?=(?:20\d\d年|今年|过去|刚刚|一年来)[^。]{0,40})"
)


def _run_in_parts(
    folded: str, lines: Sequence[Span], _numbered: Sequence[Heading]
) -> Iterator[Heading]:
    """Yield titles of parts that run into the text on both sides, all line ends being lost."""
    for line in lines:
        for found in _RUN_IN_PART.finditer(folded, line.start, line.end):
            yield Heading(found.start(1), Span(*found.span(1)), _PART)


_LONGEST_OPENER = 60
_SALUTATION = re.compile(r"各位(?:代表|委员|领导)[,!:。]? *")


def _parallels(
    folded: str, lines: Sequence[Span], numbered: Sequence[Heading]
) -> Iterator[Heading]:
    """Yield the first sentences of paragraphs that begin alike, between two numbered headings.

    `这一年，我们…。` three times over, or `务必要…。`: a row of headings. Inside a numbered section
    only a rhetorical beginning makes one; other alike beginnings are topics there.
    """
    edges = [heading.start for heading in numbered if heading.level <= _PARALLEL]
    levels = [heading.level for heading in numbered if heading.level <= _PARALLEL]
    rows: dict[tuple[int, str], list[Span]] = defaultdict(list)
    starts = {heading.start for heading in numbered}
    for line in lines:
        if line.start in starts:
            continue
        opener = _opener(folded, line)
        if opener is not None:
            zone = bisect_right(edges, line.start)
            rows[zone, folded[opener.start : opener.start + 3]].append(opener)
    for (zone, _), openers in rows.items():
        words = [opener.of(folded) for opener in openers]
        alike = sum(1 for _ in takewhile(_is_same, zip(*words, strict=False)))
        inside = zone > 0 and levels[zone - 1] >= _PARALLEL
        enough = len(openers) >= 3 or (
            len(openers) == 2 and (alike >= 5 or alike >= max(map(len, words)) / 3)
        )
        if enough and (is_rhetorical(words[0]) or not inside):
            yield from (Heading(opener.start, opener, _PARALLEL) for opener in openers)


def _is_same(column: tuple[str, ...]) -> bool:
    return len(set(column)) == 1


def _opener(folded: str, line: Span) -> Span | None:
    """Return the first sentence of a paragraph where it is short enough to be a heading."""
    start = line.start
    if salutation := _SALUTATION.match(folded, start, line.end):
        start = salutation.end()
    stop = re.compile(r"[。!]").search(folded, start, min(line.end, start + _LONGEST_OPENER))
    if stop is None or stop.start() - start < 6:
        return None
    words = folded[start : stop.start()]
    if re.search(r"\d", words) or paragraph_cue(words) is not None or words.endswith(":"):
        return None
    return Span(start, stop.start())


def _labels(folded: str, lines: Sequence[Span], _numbered: Sequence[Heading]) -> Iterator[Heading]:
    """Yield labels before a colon that name goals or the guiding idea (`2024年主要预期目标:`)."""
    label = re.compile(rf"(?:(?<=^)|(?<=[。;!]))(?:建议)?({label_pattern().pattern}):")
    for line in lines:
        for found in label.finditer(folded, line.start, line.end):
            if found.start() == line.start or folded[found.start() - 1] in "。;!":
                yield Heading(found.start(), Span(found.start(), found.end() - 1), TOPIC)


_SENTENCE = re.compile(r"[^。!?]+[。!?]")
_TOPIC_SENTENCE = re.compile(r"[^。!?,;:\d]{4,18}。|[^。!?;:\d,]{3,16},[^。!?;:\d,]{3,16}。")


def _topics(folded: str, lines: Sequence[Span], numbered: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the short sentences that say what the following ones are about.

    A topic sentence has no figure, is followed by a longer sentence in its paragraph, and stands
    in a paragraph or between two numbered headings with another of its kind.
    """
    edges = [heading.start for heading in numbered]
    zones: dict[int, list[Heading]] = defaultdict(list)
    for line in lines:
        if paragraph_cue(line.of(folded)) in ("problems", "thanks"):
            continue
        sentences = list(_SENTENCE.finditer(folded, line.start, line.end))
        for sentence, following in pairwise(sentences):
            words = sentence[0].lstrip(" ”")
            start = sentence.end() - len(words)
            opens = sentence.start() == line.start
            if not _TOPIC_SENTENCE.fullmatch(words) or ("," in words and not opens):
                continue
            if len(following[0]) < 1.2 * len(words) or carries_on(words):
                continue
            zones[bisect_right(edges, start)].append(
                Heading(start, Span(start, sentence.end() - 1), TOPIC)
            )
    for topics in zones.values():
        if len(topics) >= 2:
            yield from topics
