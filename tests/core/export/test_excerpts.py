"""What an excerpt holds, what it is called, how it is cited, and its figures as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from excerpts import SAMPLES, excerpts, report_of, sample
from hypothesis import given
from hypothesis import strategies as st

from core.export.citation import citation
from core.export.contract import describe_excerpt
from core.export.excerpt import (
    Excerpt,
    excerpt_of_sections,
    excerpt_of_spans,
    excerpt_of_whole,
    stated_of,
)
from core.export.file_names import LONGEST, name_of_excerpt, safe_name
from core.export.tables import as_csv, excerpt_rows
from core.model import Report, Span
from core.reading import read_report

TEXT = (
    "索引号：11330999002412345K/2025-00317\n发布机构：桐川镇人民政府\n成文日期：2025-01-09\n"
    "桐川镇2024年工作总结和2025年工作计划\n2024年，桐川镇各项工作取得新的进展。\n"
    "一、2024年工作回顾\n（一）产业发展。完成投资25.6亿元，同比增长8.2%。\n（二）民生。改造小区15个。\n"
    "二、2025年工作计划\n（一）扩大投资。力争完成投资30亿元。\n加快开工。\n"
)
REPORT = report_of(TEXT)


def at(title: str, report: Report = REPORT) -> int:
    return [section.title for section in report.sections].index(title)


def words(excerpt: Excerpt) -> list[str]:
    return [stretch.span.of(excerpt.report.text)[:6] for stretch in excerpt.stretches]


def test_the_whole_is_without_what_stands_round_it():
    (stretch,) = excerpt_of_whole(REPORT).stretches
    assert stretch.span.of(TEXT).startswith("桐川镇2024年工作总结")
    assert stretch.span.end == len(TEXT)


def test_sections_come_in_text_order_and_what_is_inside_another_only_with_it():
    excerpt = excerpt_of_sections(REPORT, [at("扩大投资"), at("民生"), at("2024年工作回顾")])
    assert words(excerpt) == ["一、2024", "（一）扩大投"]
    assert [excerpt.path(each) for each in excerpt.stretches] == ["一", "二/(一)"]


def test_selections_that_touch_are_one_and_know_their_section():
    start = TEXT.index("完成投资25")
    excerpt = excerpt_of_spans(
        REPORT,
        [Span(start + 4, start + 9), Span(start, start + 6), Span(-5, 0), Span(10**9, 10**9)],
    )
    assert [each.span for each in excerpt.stretches] == [Span(start, start + 9)]
    assert excerpt.path(excerpt.stretches[0]) == "一/(一)"
    assert [figure.span.of(TEXT) for _, figure in excerpt.figures()] == []


def test_a_section_reads_alone_as_in_its_report():
    report = sample(SAMPLES[5])
    for excerpt in excerpts(report):
        (span,) = (stretch.span for stretch in excerpt.stretches)
        source = report.source._replace(text=span.of(report.text))
        again = read_report(source, stated_of(report, span)).indicators
        assert [(each.name, each.value, each.unit, each.kind, each.status) for each in again] == [
            (each.name, each.value, each.unit, each.kind, each.status)
            for _, each in excerpt.figures()
        ]


def test_the_table_of_an_excerpt_has_its_rows_alone():
    excerpt = excerpt_of_sections(REPORT, [at("扩大投资"), at("产业发展")])
    rows = list(csv.DictReader(io.StringIO("".join(as_csv(excerpt_rows(excerpt))))))
    assert [(row["quote"], row["section"]) for row in rows] == [
        ("25.6亿元", "一/(一)"),
        ("8.2%", "一/(一)"),
        ("30亿元", "二/(一)"),
    ]


def test_the_json_of_an_excerpt_is_exact():
    excerpt = excerpt_of_sections(REPORT, [at("产业发展")])
    told = json.loads(json.dumps(describe_excerpt(excerpt)))
    (passage,) = told["passages"]
    assert passage["text"] == TEXT[passage["start"] : passage["end"]]
    assert (passage["path"], passage["heading"], passage["whole"]) == ("一/(一)", "产业发展", True)
    assert [each["number"] for each in told["indicators"]] == [0, 1]
    assert told["indicators"][1]["of"] == 0
    assert told["meta"]["plan_period"] == "2025"


def test_a_citation_names_title_issuer_date_and_section():
    assert citation(excerpt_of_sections(REPORT, [at("扩大投资")])) == (
        "《桐川镇2024年工作总结和2025年工作计划》，桐川镇人民政府，2025年1月9日，二/(一) 扩大投资"
    )
    assert citation(excerpt_of_whole(report_of("番茄切块。", "菜/谱.txt"))) == "《谱.txt》"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_citation_is_one_line(name: str):
    for excerpt in excerpts(sample(name)):
        assert citation(excerpt).isprintable()


def test_a_file_is_named_by_place_periods_and_section():
    assert name_of_excerpt(excerpt_of_whole(REPORT)) == "桐川镇2024-2025"
    assert safe_name(name_of_excerpt(excerpt_of_sections(REPORT, [at("民生")])), ".md") == (
        "桐川镇2024-2025 一-(二) 民生.md"
    )
    spans = [Span(*found.span()) for found in re.finditer("投资", TEXT)]
    name = name_of_excerpt(excerpt_of_spans(REPORT, spans))
    assert name.startswith("桐川镇2024-2025 一/(一) ")
    assert name.endswith(f" +{len(spans) - 2}")
    assert name_of_excerpt(excerpt_of_whole(report_of("番茄切块。", "甲/菜谱.txt"))) == "菜谱"


@pytest.mark.parametrize(
    ("hostile", "name"),
    [
        ("../../etc/passwd", "etc-passwd.md"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j.md"),
        ("con", "_con.md"),
        ("NUL.txt", "_NUL.txt.md"),
        ("com¹", "_com¹.md"),
        ("LPT9 .x", "_LPT9 .x.md"),
        ("名 . . ", "名.md"),
        ("...", "report.md"),
        ("", "report.md"),
        ("-rf", "rf.md"),
        (".hidden", "hidden.md"),
        ("a\x1b[31mb\u202egnp\u200b\n c", "a[31mbgnp c.md"),
        ("报告.md", "报告.md"),
        ("报告.MD", "报告.md"),
        ("\ud800", "report.md"),
    ],
)
def test_names_are_made_safe(hostile: str, name: str):
    assert safe_name(hostile, ".md") == name


@given(st.text(max_size=200), st.sampled_from(["", ".md", ".json"]))
def test_any_words_make_a_name_inside_the_folder(hostile: str, suffix: str):
    name = safe_name(hostile, suffix)
    assert name.endswith(suffix)
    assert 0 < len(name.encode()) <= LONGEST
    assert Path("甲", name).parts == ("甲", name)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert name[0] not in " .-~"
    assert name[-1] not in " ."
    assert name.isprintable() or "\u3000" in name
    assert safe_name(name, suffix) == name
