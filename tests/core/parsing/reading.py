"""What the tests of the reading share: made-up words of reports, short views of what was read."""

from __future__ import annotations

from core.model import Report, Source
from core.parsing import parse

OPENING = (
    "2024年，桐川镇在县委、县政府的坚强领导下，紧紧围绕年度目标任务，统筹推进稳增长、"
    "促改革、惠民生、保稳定各项工作，经济社会保持平稳健康发展。"
)
DONE = (
    "全年实现规上工业总产值35.6亿元，同比增长8.2%，累计新增规上企业12家，"
    "成功引进亿元以上项目5个，改造老旧小区15个，城乡面貌持续改善。"
)
WRONG = "产业结构不够优化，财政收支矛盾较为突出，部分干部的作风和能力还不适应新的发展要求。"
TO_DO = (
    "力争规上工业总产值突破40亿元，确保新增规上企业10家以上，继续推动产业结构优化，"
    "加快打造产业新高地，健全基层治理体系。"
)


def read(text: str) -> Report:
    """Return the reading of `text`."""
    return parse(
        Source(path="报告.txt", format="text", encoding="utf-8", confidence=1, sha256="", text=text)
    )


def headings(text: str) -> list[str]:
    """Return the headings of the first four levels, marker and title apart, indented by depth."""
    report = read(text)
    rows = []
    for index, section in enumerate(report.sections):
        if section.level < 5:
            depth = sum(1 for _ in report.ancestry(index)) - 1
            rows.append("  " * depth + f"{section.marker}|{section.title}")
    return rows


def topics(text: str) -> list[str]:
    """Return the topic sentences and labels."""
    return [section.title for section in read(text).sections if section.level == 5]


def roles(text: str) -> list[str]:
    """Return the roles of the sections of the first four levels."""
    return [section.role.value for section in read(text).sections if section.level < 5]


def parts(text: str) -> list[tuple[str, str]]:
    """Return the role of each part, with the first word of it that is not blank."""
    return [(part.role.value, part.span.of(text).split()[0][:8]) for part in read(text).parts]


def role_at(text: str, words: str) -> str:
    """Return the role of the part in which `words` stand."""
    at = text.index(words)
    return next(part.role.value for part in read(text).parts if at in part.span)


def outside(text: str) -> list[str]:
    """Return the boilerplate, line by line, without the blank ones."""
    lines = [line for span in read(text).boilerplate for line in span.of(text).splitlines()]
    return [line.strip() for line in lines if line.strip()]


def meta(text: str, field: str) -> str | None:
    """Return the value of a field of the metadata."""
    fact = getattr(read(text).metadata, field)
    return fact.value if fact else None


def assert_covered(report: Report) -> None:
    """Check that the parts and the boilerplate cover every character once."""
    at = 0
    for span in sorted([*report.boilerplate, *(part.span for part in report.parts)]):
        assert span.start == at, f"a gap or an overlap at {at}"
        assert span.end > span.start
        at = span.end
    assert at == len(report.text)


def assert_outline_stands(report: Report) -> None:
    """Check that headings stand in the text as they say, in order, parents first."""
    text, before = report.text, -1
    for index, section in enumerate(report.sections):
        assert before < section.heading.start == section.span.start < section.span.end <= len(text)
        before = section.heading.start
        assert section.parent is None or section.parent < index
        words = section.heading.of(text)
        assert section.title.strip()
        assert words.startswith(section.marker)
        own = "".join(words[len(section.marker) :].splitlines()).strip()
        assert own == section.title.strip()


def assert_sections_nest(report: Report) -> None:
    """Check that headings do not overlap, and that sections hold what belongs to them."""
    end = 0
    for section in report.sections:
        assert end <= section.heading.start
        end = section.heading.end
        assert end <= section.span.end
        if section.parent is not None:
            above = report.sections[section.parent].span
            assert above.start < section.span.start < section.span.end <= above.end
