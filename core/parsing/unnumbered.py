"""Headings without numbers: lines of their own, parallel openings, labels, topic sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile

from core.model import Role, Span
from core.parsing.cues import (
    carries_on,
    closes_plan,
    heading_role,
    is_lead_in,
    is_vow,
    names_goals,
    paragraph_cue,
    rhetorical_opening,
    salutation_length,
)
from core.parsing.headings import TOPIC, Heading
from core.parsing.lines import LOST_LINES, sentences
from core.parsing.markers import Kind

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
_HAN = re.compile(r"[^\W\d_a-zA-Z]")


def _own_lines(
    folded: str, lines: Sequence[Span], numbered: Sequence[Heading]
) -> Iterator[Heading]:
    """Yield short lines without a full stop that head what follows.

    Where the line before breaks off in a sentence, or the next one goes on with it, the line is a
    fragment of scraped text and no heading.
    """
    heads = {heading.start: heading for heading in numbered}
    ends = {heading.title.end for heading in numbered}
    numbered_parts = any(heading.level == _PART for heading in numbered)
    for before, line, after in zip([None, *lines], lines, lines[1:], strict=False):
        whole = (
            before is None
            or before.start in heads
            or before.end in ends
            or before.of(folded).endswith(_SENTENCE_END)
        )
        if line.start in heads or not whole or not _may_head(folded, line, after):
            continue
        title = Span(line.start, line.end - (folded[line.end - 1] == ":"))
        level = _level(folded, title, after, heads.get(after.start), parted=numbered_parts)
        if level is not None and (title == line or level == _PART or names_goals(title.of(folded))):
            heads[line.start] = Heading(line.start, title, level)
            yield heads[line.start]


def _may_head(folded: str, line: Span, after: Span) -> bool:
    """Return whether a line has the form of a heading, and the next one begins anew."""
    words = line.of(folded)
    return (
        _LINE_HEADING.fullmatch(words) is not None
        and len(_HAN.findall(words)) >= _FEWEST_CHARACTERS
        and folded[after.start] not in "。,;:、”)"
        and not is_lead_in(words)
        and paragraph_cue(words) not in ("salutation", "thanks")
    )


def _level(
    folded: str, title: Span, after: Span, below: Heading | None, *, parted: bool
) -> int | None:
    """Return the level of a line that may be a heading, or `None` where it heads nothing.

    It heads a part where its words name one; it stands one level above a numbered heading that
    follows it at once, and is a topic where a paragraph does. `parted` is whether parts are
    numbered: goals are no part then.
    """
    words = title.of(folded)
    role = heading_role(words)
    if role is Role.OVERVIEW and parted:
        return TOPIC
    if role is not None or (closes_plan(words) and _SHORT_PART.fullmatch(words)):
        return _PART
    if re.search(r"\d", words) or len(words) < _FEWEST_OF_TOPIC:
        return None
    if below is not None and (below.level == 3 or (below.level == 2 and below.number == 1)):
        return below.level - 1
    return TOPIC if after.length > _LONGEST_LINE else None


_LINE_HEADING = re.compile(r"[^。;!?]{2,39}[^。;!?:,、”)]|[^。;!?:,]{2,15}:")
_SHORT_PART = re.compile(r"[^,]{1,20}")
_FEWEST_CHARACTERS = 2
_FEWEST_OF_TOPIC = 4


_RUN_IN_PART = re.compile(
    r"(?<=[。:!?])((?:20\d\d年|今年|去年)[^。,;:!?\d]{0,10}(?:工作|任务|目标)[^。,;:!?\d]{0,8}?"
    r"(?:回顾|总结|思路|安排|安排建议|打算|任务|举措|建议)(?=(?:20\d\d年|今年|过去|刚刚|一年来)[^。]{0,40})"
    r"|(?:全面|切实|持续|深入|扎实)*(?:加强|推进)政府自身建设(?=[^。,;:!?]{4,20}。))"
)


def _run_in_parts(
    folded: str, lines: Sequence[Span], _numbered: Sequence[Heading]
) -> Iterator[Heading]:
    """Yield titles of parts that run into the text on both sides, all line ends being lost."""
    for line in lines:
        for found in _RUN_IN_PART.finditer(folded, line.start, line.end):
            yield Heading(found.start(1), Span(*found.span(1)), _PART)


_LONGEST_OPENER = 60
_STOP = re.compile(r"[。!]")


def _parallels(
    folded: str, lines: Sequence[Span], numbered: Sequence[Heading]
) -> Iterator[Heading]:
    """Yield the first sentences of paragraphs that begin alike, between two numbered headings.

    `这一年，我们…。` three times over, or `务必要…。`: a row of headings. Inside a numbered section
    only a rhetorical beginning makes one; other alike beginnings are topics there.
    """
    zones = [heading for heading in numbered if heading.level <= _PARALLEL]
    edges = [heading.start for heading in zones]
    rows: dict[tuple[int, str], list[tuple[int, Span]]] = defaultdict(list)
    for position, opener in _openers(folded, lines, {heading.start for heading in numbered}):
        zone = bisect_right(edges, opener.start)
        words = opener.of(folded)
        rows[zone, rhetorical_opening(words) or words[:2]].append((position, opener))
    built: dict[tuple[int, str, int], list[tuple[int, Span]]] = defaultdict(list)
    for (zone, _), row in rows.items():
        inside = zone > 0 and zones[zone - 1].kind is Kind.BRACKETED
        if _is_parallel(folded, row, inside=inside):
            yield from (Heading(opener.start, opener, _PARALLEL) for _, opener in row)
        elif not inside:
            for position, opener in row:
                words = opener.of(folded)
                built[zone, words[0], words.find(",")].append((position, opener))
    for (_, _, comma), row in built.items():
        if comma > 0 and _is_together(row) and len(row) >= _BUILT_ALIKE:
            yield from (Heading(opener.start, opener, _PARALLEL) for _, opener in row)


def _openers(folded: str, lines: Sequence[Span], heads: Set[int]) -> Iterator[tuple[int, Span]]:
    """Yield the first sentences of paragraphs, with the number of the paragraph."""
    position = 0
    for line in lines:
        lost = line.length > LOST_LINES
        for stretch in sentences(folded, line) if lost else (line,):
            position += 1
            if stretch.start in heads or (lost and not rhetorical_opening(stretch.of(folded))):
                continue
            if opener := _opener(folded, stretch):
                yield position, opener


def _is_parallel(folded: str, row: Sequence[tuple[int, Span]], *, inside: bool) -> bool:
    words = [opener.of(folded) for _, opener in row]
    alike = sum(1 for _ in takewhile(_is_same, zip(*words, strict=False)))
    if opening := rhetorical_opening(words[0]):
        if is_vow(words[0]) and alike <= len(opening):
            return False
        return len(words) >= 3 or (len(words) == 2 and alike >= _ALIKE)
    if inside or words[0][0] in "“《":
        return False
    return (len(words) >= 3 and (_is_together(row) or alike >= 3)) or (
        len(words) == 2 and alike >= _ALIKE
    )


def _is_together(row: Sequence[tuple[int, Span]]) -> bool:
    """Return whether a row's paragraphs follow one another."""
    ordered = sorted(position for position, _ in row)
    return ordered[-1] - ordered[0] == len(ordered) - 1


_BUILT_ALIKE = 3
"""So many paragraphs in a row that begin with the same character and pause at the same place
(`讲政治，…`, `讲法治，…`) are headings."""
_ALIKE = 5
"""So many characters alike make a row of two."""


def _is_same(column: tuple[str, ...]) -> bool:
    return len(set(column)) == 1


def _opener(folded: str, line: Span) -> Span | None:
    """Return the first sentence of a paragraph where it is short enough to be a heading."""
    start = line.start + salutation_length(folded[line.start : line.start + _LONGEST_OPENER])
    stop = _STOP.search(folded, start, min(line.end, start + _LONGEST_OPENER))
    if stop is None or stop.start() - start < 6:
        return None
    words = folded[start : stop.start()]
    if re.search(r"\d", words) or paragraph_cue(words) is not None or words.endswith(":"):
        return None
    return Span(start, stop.start())


def _labels(folded: str, lines: Sequence[Span], _numbered: Sequence[Heading]) -> Iterator[Heading]:
    """Yield labels before a colon that name goals or the guiding idea (`2024年主要预期目标:`)."""
    for line in lines:
        colon = folded.find(":", line.start, line.end)
        while colon >= 0:
            at = max(line.start, colon - _LONGEST_LABEL)
            start = max(at, *(folded.rfind(end, at, colon) + 1 for end in "。;!"))
            if names_goals(folded[start:colon]):
                yield Heading(start, Span(start, colon), TOPIC)
            colon = folded.find(":", colon + 1, line.end)


_LONGEST_LABEL = 50
_LONGEST_TOPIC = 36
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
        for sentence, following in pairwise(sentences(folded, line)):
            if sentence.length > _LONGEST_TOPIC:
                continue
            words = sentence.of(folded).lstrip(" ”")
            start = sentence.end - len(words)
            opens = sentence.start == line.start
            if not _TOPIC_SENTENCE.fullmatch(words) or ("," in words and not opens):
                continue
            if following.length < 1.2 * len(words) or carries_on(words):
                continue
            zones[bisect_right(edges, start)].append(
                Heading(start, Span(start, sentence.end - 1), TOPIC)
            )
    for topics in zones.values():
        if len(topics) >= 2:
            yield from topics
