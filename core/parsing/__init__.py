"""`Source` to `Report`: what is no report, what it says of itself, its outline and its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence

from core.model import Part, Report, Role, Section, Source, Span
from core.parsing.chrome import Frame, find_frame
from core.parsing.headings import TOPIC, Heading
from core.parsing.lines import read_lines
from core.parsing.metadata import read_metadata
from core.parsing.outline import read_outline
from core.parsing.roles import Roles, read_roles
from core.text.folding import fold


def parse(source: Source) -> Report:
    """Return what `source` says: a pure function, which never raises on any text."""
    text = source.text
    folded = fold(text)
    frame = find_frame(folded, read_lines(folded))
    headings = read_outline(folded, frame.body)
    roles = read_roles(folded, frame.body, headings)
    metadata = read_metadata(text, folded, frame, headings, {part.role for part in roles.parts})
    return Report(
        source=source,
        is_report=_is_report(folded, frame),
        metadata=metadata,
        boilerplate=frame.boilerplate,
        parts=tuple(_outside(roles.parts, frame.boilerplate)),
        sections=tuple(_sections(text, frame, headings, roles)),
    )


def _outside(parts: Sequence[Part], boilerplate: Sequence[Span]) -> Iterator[Part]:
    """Yield the parts without what is boilerplate."""
    spans = deque(boilerplate)
    for part in parts:
        start = part.span.start
        while spans and spans[0].start < part.span.end:
            span = spans[0]
            if span.start > start:
                yield Part(part.role, Span(start, span.start))
            start = max(start, min(span.end, part.span.end))
            if span.end > part.span.end:
                break
            spans.popleft()
        if start < part.span.end:
            yield Part(part.role, Span(start, part.span.end))


def _sections(
    text: str, frame: Frame, headings: Sequence[Heading], roles: Roles
) -> Iterator[Section]:
    ends = _ends(frame, headings, roles)
    for heading, role, end in zip(headings, roles.headings, ends, strict=True):
        yield Section(
            span=Span(heading.start, end),
            heading=Span(heading.start, heading.title.end),
            marker=text[heading.start : heading.title.start].strip(),
            title=heading.title.of(text),
            level=heading.level,
            parent=heading.parent,
            role=role,
        )


def _ends(frame: Frame, headings: Sequence[Heading], roles: Roles) -> list[int]:
    """Return where each section ends: at the next one that is not inside it, or with its part."""
    last = frame.body[-1].end if frame.body else 0
    ends = [last] * len(headings)
    open_sections: list[int] = []
    for index, heading in enumerate(headings):
        while open_sections and open_sections[-1] != heading.parent:
            ends[open_sections.pop()] = heading.start
        open_sections.append(index)
    edges = [part.span.start for part in roles.parts]
    closing = edges[-1] if roles.parts and roles.parts[-1].role is Role.OTHER else last
    for index, heading in enumerate(headings):
        if heading.level == 1 and heading.start < closing:
            ends[index] = min(ends[index], closing)
        elif 1 < heading.level < TOPIC:
            at = bisect_left(edges, heading.title.end)
            if at < len(edges):
                ends[index] = min(ends[index], edges[at])
    return ends


_SAMPLE = 5_000
"""Characters at the beginning of a text by which a report is known."""
_HAN = re.compile(r"[^\W\d_a-zA-Z]")
_GENRE = re.compile(
    "工作总结|工作报告|工作思路|工作回顾|回顾|人民政府|街道|办事处|党工委|乡镇|项目|建设|推进|落实|同比|增长|万元|亿元|保障|治理|服务|民生|改革|安全|企业|目标任务|下一步|全面|加强|提升"
)


def _is_report(folded: str, frame: Frame) -> bool:
    """Return whether a text shows the signs of a work report: its vocabulary, and some length."""
    if not frame.body:
        return False
    start = frame.body[0].start
    end = min(frame.body[-1].end, start + _SAMPLE)
    words = set(_GENRE.findall(folded, start, end))
    han = len(_HAN.findall(folded, start, end))
    return len(words) >= 10 and han >= 200
