"""Where words are from, in one line, as one would write it under a quotation."""

from __future__ import annotations

import re

from core.export.excerpt import Excerpt, Stretch
from core.text.inert import inert


def citation(excerpt: Excerpt) -> str:
    """Return title, issuer, date and section of an excerpt, in the language of the reports.

    `《某镇2024年工作总结》，某镇人民政府，2025年1月9日，二/(一) 产业发展`. What is not known is
    left out; the name of the file stands in for a title.
    """
    metadata = excerpt.metadata
    title = metadata.title.value if metadata.title else ""
    title = title or re.split(r"[/\\]", excerpt.report.source.path)[-1]
    facts = [f"《{title.strip('《》')}》"]
    if metadata.issuer:
        facts.append(metadata.issuer.value)
    if metadata.date:
        year, month, day = map(int, metadata.date.value.split("-"))
        facts.append(f"{year}年{month}月{day}日")
    sections = (_section(excerpt, stretch) for stretch in excerpt.stretches)
    if named := "；".join(dict.fromkeys(filter(None, sections))):
        facts.append(named)
    return " ".join(inert("，".join(facts)).split())


def _section(excerpt: Excerpt, stretch: Stretch) -> str:
    path = excerpt.path(stretch)
    if path is None or stretch.section is None:
        return ""
    title = excerpt.report.sections[stretch.section].title
    return path if title.startswith(path.rpartition("/")[2]) else f"{path} {title}"
