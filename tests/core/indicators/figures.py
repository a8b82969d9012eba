"""What the tests of the figures share: a made-up report round a sentence, and short views of it."""

from __future__ import annotations

from core.model import Indicator, Report, Source
from core.reading import read_report

TITLE = "桐川镇2024年工作总结和2025年工作计划"
OPENING = (
    "桐川镇在县委、县政府的坚强领导下，统筹推进稳增长、促改革、惠民生、保稳定各项工作，"
    "经济社会保持平稳健康发展。"
)
TO_DO = "继续推动产业结构优化，加快打造产业新高地，健全基层治理体系。"


def read(text: str) -> Report:
    """Return the reading of `text`, figures included."""
    return read_report(
        Source(path="报告.txt", format="text", encoding="utf-8", confidence=1, sha256="", text=text)
    )


def report_on(done: str = "", to_do: str = "", title: str = TITLE) -> str:
    """Return a report that says `done` where it looks back, and `to_do` where it plans."""
    return (
        f"{title}\n一、工作回顾\n{OPENING}\n{done}\n二、下步打算\n{TO_DO}\n{to_do}\n"
        "桐川镇人民政府\n"
    )


def figures(sentence: str, title: str = TITLE) -> list[Indicator]:
    """Return the figures of a sentence in a review."""
    return list(read(report_on(done=sentence, title=title)).indicators)


def figure(sentence: str, title: str = TITLE) -> Indicator:
    """Return the one figure of a sentence in a review."""
    (found,) = figures(sentence, title)
    return found


def planned(sentence: str, title: str = TITLE) -> list[Indicator]:
    """Return the figures of a sentence in a plan."""
    return list(read(report_on(to_do=sentence, title=title)).indicators)


def quotes(sentence: str) -> list[str]:
    """Return the figures of a sentence in a review, as written."""
    text = report_on(done=sentence)
    return [each.span.of(text) for each in read(text).indicators]


def names(sentence: str) -> list[str]:
    """Return what the figures of a sentence in a review measure."""
    return [each.name for each in figures(sentence)]
