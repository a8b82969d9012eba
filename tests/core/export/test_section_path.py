"""How a section is named in a table."""

from __future__ import annotations

import pytest

from core.export.section_path import section_path
from core.model import Metadata, Report, Role, Script, Section, Source, Span
from core.reading import read_report
from core.sources import decode


def paths(text: str) -> list[str]:
    """Return the paths of the sections of a report."""
    report = read_report(decode(text.encode(), "-"))
    return [section_path(report, index) for index in range(len(report.sections))]


def test_a_section_is_named_by_its_markers_and_those_above_it() -> None:
    text = (
        "苇桥街道2024年工作总结\n"
        "一、2024年主要工作\n（一）优化营商环境\n1.走访企业\n全年走访企业320家。\n"
        "（二）办好民生实事\n办成实事41件。\n二、2025年工作思路\n新建公园3处。\n"
    )
    assert paths(text) == ["一", "一/(一)", "一/(一)/1", "一/(二)", "二"]


def test_the_width_of_brackets_and_the_script_make_no_difference() -> None:
    wide = "一、主要工作\n（一）經濟\n完成投資3億元。\n（二）民生\n辦成實事41件。\n"
    narrow = "一、主要工作\n(一)经济\n完成投资3亿元。\n(二)民生\n办成实事41件。\n"
    assert paths(wide) == paths(narrow) == ["一", "一/(一)", "一/(二)"]


@pytest.mark.parametrize(
    ("marker", "title", "step"),
    [
        ("（ 三 ）", "民生", "(三)"),
        ("第一部分", "回顾", "第一部分"),
        ("一是", "民生", "一是"),
        ("第一，", "民生", "第一"),
        ("①", "民生", "①"),
        ("1.", "民生", "1"),
        ("## 二、", "民生", "二"),
        ("", "招商引资量质齐升再上新台阶", "招商引资量质齐升"),
        ("——", "产业升级", "产业升级"),
        ("", "水/电/气", "水／电／气"),
    ],
)
def test_a_heading_that_nothing_numbers_gives_the_first_words_of_its_title(
    marker: str, title: str, step: str
) -> None:
    heading = Span(0, len(marker + title))
    report = Report(
        source=Source("-", "text", "utf-8", 1.0, "", marker + title),
        is_report=True,
        metadata=Metadata(script=Script.HANS),
        boilerplate=(),
        parts=(),
        sections=(Section(heading, heading, marker, title, 1, None, Role.REVIEW),),
    )
    assert section_path(report, 0) == step
