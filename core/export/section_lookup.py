"""Sections found by what people call them: a path, a title, or words of one."""

from __future__ import annotations

import re

from core.export.section_path import section_path
from core.model import Report
from core.text.folding import fold


def find_sections(report: Report, words: str) -> list[int]:
    """Return the indexes of the sections that `words` name: none, or as a rule one.

    The path counts first (`二/(一)`), then the title, with its marker or without, then a way of
    both (`二/扩大投资`), then a piece of a single title. Full and half width, Traditional and
    Simplified, spaces and the punctuation of markers mean the same.
    """
    wanted = _key(words)
    if not wanted:
        return []
    sections = range(len(report.sections))
    paths = [_key(section_path(report, index)) for index in sections]
    titles = [_key(section.title) for section in report.sections]
    marked = [_key(section.marker + section.title) for section in report.sections]
    for names in (paths, titles, marked, [_bare(path) for path in paths]):
        if found := [index for index in sections if names[index] == wanted]:
            return found
    if found := [index for index in sections if _leads_to(report, index, wanted.split("/"))]:
        return found
    holding = [index for index in sections if wanted in titles[index]]
    return holding if len(holding) == 1 else []


def sections_like(report: Report, words: str, count: int = 6) -> list[str]:
    """Return the paths and titles of the sections that `words` may have meant, likeliest first.

    Where none is like them, those that the report begins with.
    """
    from difflib import SequenceMatcher  # noqa: PLC0415 - where something was mistyped

    wanted = _key(words)

    def likeness(index: int) -> float:
        section = report.sections[index]
        names = (_key(section_path(report, index)), _key(section.title))
        return max(SequenceMatcher(None, wanted, name[:60]).ratio() for name in names)

    tops = [index for index, section in enumerate(report.sections) if section.level <= _LISTED]
    order = {index: likeness(index) for index in range(len(report.sections))}
    near = [index for index in order if order[index] >= _ALIKE]
    near = sorted(near, key=lambda index: -order[index]) or tops or list(order)
    return [_called(report, index) for index in near[:count]]


_LISTED = 2
"""Levels of headings that are named where nothing is like the words."""
_ALIKE = 0.4
_SHOWN = 20
"""Characters of a title that are enough to tell it by."""


def _called(report: Report, index: int) -> str:
    path, title = section_path(report, index), report.sections[index].title
    return path if title.startswith(path) else f"{path} {title[:_SHOWN]}"


def _key(words: str) -> str:
    """Return words as they are compared."""
    folded = "".join(fold(words).split())
    return "/".join(step.strip("、,.:。#*") for step in folded.split("/"))


def _bare(path: str) -> str:
    return re.sub(r"[()]", "", path)


def _leads_to(report: Report, index: int, steps: list[str]) -> bool:
    """Return whether the last of `steps` names a section, and the others those above it."""
    own, *above = report.ancestry(index)
    *way, last = steps
    outwards = iter(above)
    return last in _names(report, own) and all(
        any(step in _names(report, at) for at in outwards) for step in reversed(way)
    )


def _names(report: Report, index: int) -> tuple[str, ...]:
    """Return what a section is called apart from those above it."""
    section = report.sections[index]
    step = _key(section_path(report, index).rpartition("/")[2])
    return step, _bare(step), _key(section.title), _key(section.marker + section.title)
