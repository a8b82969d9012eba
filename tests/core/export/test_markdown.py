"""An excerpt of a report as Markdown: what readers of CommonMark see, and what programs do."""

from __future__ import annotations

import re

import pytest
import yaml
from excerpts import LABELS, SAMPLES, File, bare, excerpts, read_again, report_of, sample
from hypothesis import example, given
from hypothesis import strategies as st

from core.export.excerpt import excerpt_of_sections, excerpt_of_spans, excerpt_of_whole
from core.export.markdown import as_markdown, as_markdown_table
from core.model import Indicator, Span
from core.text.inert import inert

TEXT = (
    "桐川镇2024年工作总结和2025年工作计划\n\n　　2024年，桐川镇各项工作取得新的进展。\n"
    "一、2024年工作回顾\n"
    "（一）产业发展。全年完成投资25.6亿元，同比增长8.2%左右，用地控制在40%以内。\n"
    "　　1. 抓招商。引进项目5个。\n2.抓服务\n一是办事更快。办结率达99%。二是态度更好。好评率98%。\n"
    "二、存在的问题\n园区配套还不完善。\n"
    "三、2025年工作计划\n（一）扩大投资。力争完成投资30亿元。\n"
)


def file_of(text: str, *sections: str) -> File:
    """Return the export of a report, or of its sections with some titles."""
    report = report_of(text)
    if not sections:
        return File(excerpt_of_whole(report))
    titles = [section.title for section in report.sections]
    return File(excerpt_of_sections(report, [titles.index(title) for title in sections]))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_excerpt_of_a_sample_is_shown_as_it_is_and_can_be_read_again(name: str):
    report = sample(name)
    for excerpt in excerpts(report):
        file = File(excerpt)
        words = excerpt.stretches[0].span.of(report.text)
        figures = [figure for _, figure in excerpt.figures()]
        assert bare(file.body.words) == bare(inert(words))
        assert list(map(bare, file.body.inside("strong"))) == [
            bare(figure.span.of(report.text)) for figure in figures
        ]
        assert file.body.words.count("*") == words.count("*")
        assert file.body.names <= {"p", "strong", "h1", "h2", "h3", "h4", "h5", "h6"}
        assert file.table_source.count("\n| ") == (len(figures) + 2 if figures else 0)
        assert list(map(gist, read_again(file))) == list(map(gist, figures))


def gist(figure: Indicator) -> tuple[object, ...]:
    return (
        *(figure.name, figure.value, figure.high, figure.unit, figure.kind),
        *(figure.direction, figure.bound, figure.status),
    )


def test_headings_stand_at_their_levels_with_their_markers():
    file = file_of(TEXT)
    assert file.headings == [
        (1, "桐川镇2024年工作总结和2025年工作计划"),
        (2, "一、2024年工作回顾"),
        (2, "二、存在的问题"),
        (2, "三、2025年工作计划"),
        (3, "（一）产业发展。"),
        (3, "（一）扩大投资。"),
        (4, "1. 抓招商。"),
        (4, "2.抓服务"),
        (5, "一是办事更快。"),
    ]


def test_the_title_heads_the_text_though_a_table_names_it_before():
    table = "标　　题：桐川镇2024年工作总结和2025年工作计划\n公开方式：主动公开\n\n"
    assert file_of(table + TEXT).headings[0] == (1, "桐川镇2024年工作总结和2025年工作计划")
    assert len([level for level, _ in file_of(table + TEXT).headings if level == 1]) == 1


def test_a_figure_is_emphasised_beside_chinese_characters():
    (section,) = re.findall("全年.*", file_of(TEXT, "产业发展").source)
    assert section == (
        "全年完成投资<strong>25.6亿元</strong>，同比增长<strong>8.2%</strong>左右，"
        "用地控制在<strong>40%</strong>以内。"
    )


def test_the_front_matter_says_where_the_words_are_from():
    report = report_of(TEXT, path="/home/某人/报告 2024.txt")
    index = next(at for at, each in enumerate(report.sections) if each.title == "扩大投资")
    assert File(excerpt_of_sections(report, [index])).facts == {
        "generator": "reports-tui",
        "title": "桐川镇2024年工作总结和2025年工作计划",
        "issuer": None,
        "date": None,
        "place": "桐川镇",
        "review_period": "2024",
        "plan_period": "2025",
        "script": "hans",
        "source": "报告 2024.txt",
        "sha256": "ab12",
        "encoding": "utf-8",
        "sections": ["三/(一)"],
        "roles": ["plan"],
        "offsets": [[*report.sections[index].span]],
        "parts": [["other", 0], ["review", 0], ["problems", 0], ["plan", 0]],
    }


def test_the_table_of_indicators_is_told_apart():
    file = file_of(TEXT, "产业发展")
    assert file.table.inside("h2") == ["Indicators of this excerpt (6)"]
    rows = [row.split("\n") for row in file.table.inside("tr")]
    assert rows[1][1:7] == ["投资", "25.6", "亿元", "level", "", "exact"]
    assert rows[2][1:10] == ["投资", "8.2", "%", "change", "up", "about", "actual", "2024", "同比"]
    assert "strong" not in file.table.names
    assert "产业发展" not in file.table_source


def test_an_excerpt_without_figures_has_no_table():
    assert file_of(TEXT, "存在的问题").table_source == ""


def test_several_sections_stand_apart_and_none_comes_twice():
    file = file_of(TEXT, "扩大投资", "产业发展", "抓招商")
    assert file.facts["sections"] == ["一/(一)", "三/(一)"]
    assert "hr" in file.body.names
    assert file.body.words.count("抓招商") == 1
    assert bare(file.body.words).endswith("力争完成投资30亿元。")


def test_a_selection_keeps_its_words_and_its_whole_figures():
    report = report_of(TEXT)
    start, end = TEXT.index("投资25.6"), TEXT.index(".2%左右")
    file = File(excerpt_of_spans(report, [Span(start, end)]))
    assert bare(file.body.words) == "投资25.6亿元，同比增长8"
    assert file.body.inside("strong") == ["25.6亿元"]
    assert file.facts["sections"] == ["一/(一)"]
    assert file.facts["offsets"] == [[start, end]]


def test_lines_that_only_wrap_are_joined():
    paragraph = "　　全年完成投资25.6亿元，同比增长8.2%，新增企业12家，" + 9 * (
        "改造老旧小区15个，城乡面貌持续改善，群众满意度稳步提高，"
    )
    lines = [paragraph[at : at + 33] for at in range(0, len(paragraph), 33)]
    wrapped = (
        "桐川镇2024年工作总结\n一、工作回顾\n" + "\n".join(lines) + "\n（一）项目建设。引进5个。\n"
    )
    report = report_of(wrapped)
    file = File(excerpt_of_whole(report))
    assert bare(paragraph) in map(bare, file.body.inside("p"))
    assert bare(file.body.words) == bare(wrapped)
    assert len(file.body.inside("strong")) == len(report.indicators)


def test_a_report_on_one_line_gets_its_headings():
    line = "".join(TEXT.splitlines())
    file = file_of(line)
    assert bare(file.body.words) == bare(line)
    assert (2, "二、存在的问题") in file.headings or len(file.headings) >= 2


def test_what_looks_like_markup_is_text():
    hostile = (
        "# 标题\n* 一项\n- 一项\n+ 一项\n1. 一项\n2) 一项\n> 引\n    四格\n\t制表\n```\n~~~\n"
        "===\n---\n***\n|甲|乙|\n|---|---|\n<script>alert(1)</script>\n<!-- indicators -->\n"
        "&amp; &#65; \\* `码` *斜* _斜_ **25%**左右 ~~删~~ [名](http://a.cn) ![图](b)\n"
        "http://a.cn www.a.cn a@b.cn $x$ [^1]\n"
        "\x1b[31m红\x1b[0m \u202e反\u202c \x00空\u200b间\n"
    )
    file = File(excerpt_of_spans(report_of(hostile), [Span(0, len(hostile))]))
    assert bare(file.body.words) == bare(inert(hostile))
    assert file.body.names <= {"p", "strong", "h1", "h2", "h3", "h4", "h5", "h6"}


def test_hostile_facts_say_nothing_but_themselves():
    path = 'a"\n---\nb: !!python object\x07\u2028\ud800.txt'
    report = report_of(TEXT, path=path)
    assert File(excerpt_of_whole(report)).facts["source"] == inert(path)


@given(st.text(max_size=40))
def test_any_string_of_the_front_matter_is_read_as_it_is(words: str):
    report = report_of("番茄切块。")
    source = report.source._replace(path=words.replace("/", "-"))
    file = File(excerpt_of_whole(report._replace(source=source)))
    assert file.facts["source"] == inert(words.replace("/", "-"))
    assert yaml.safe_load(file.matter) == file.facts


PIECES = (
    *(
        "# ",
        "* ",
        "- ",
        "+ ",
        "1. ",
        "12) ",
        "> ",
        "    ",
        "\t",
        "　　",
        "```",
        "~~~",
        "===",
        "---",
    ),
    *("|", "**", "*", "_", "~~", "`", "<b>", "</b>", "<!--", "-->", "<?", "&amp;", "&#65;", "\\"),
    *(
        "[x](y)",
        "![",
        "](",
        "http://a.cn",
        "www.a.cn",
        "a@b.cn",
        "$",
        ":",
        "^",
        "\n",
        "\n\n",
        "\r\n",
    ),
    *(
        "一、",
        "（一）",
        "1.",
        "一是",
        "产业发展",
        "。",
        "，",
        "25.6亿元",
        "增长8%",
        "超40%以上",
        "5个",
    ),
    *(
        "\x00",
        "\x1b[0m",
        "\u202e",
        "\u200b",
        "\ue000",
        "\u2028",
        "\x0b",
        "\x85",
        "\ufeff",
        "2024年",
    ),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


@given(texts)
@example("\u200b    四格")
@example("一、\n标题\n全年增长5%")
def test_any_text_is_shown_as_it_is(text: str):
    report = report_of(text)
    for excerpt in excerpts(report):
        file = File(excerpt)
        words = "".join(each.span.of(text) for each in excerpt.stretches)
        assert bare(file.body.words) == bare(inert(words))
        assert len(file.body.inside("strong")) == len(list(excerpt.figures()))
        assert file.body.names <= {"p", "strong", "h1", "h2", "h3", "h4", "h5", "h6"}


def test_a_table_alone_keeps_the_order_that_it_is_given():
    report = report_of(TEXT)
    figures = list(enumerate(report.indicators))[::-1]
    lines = list(as_markdown_table(report, figures, LABELS))
    assert len(lines) == len(figures) + 2
    assert "30" in lines[2]
    assert "".join(as_markdown(excerpt_of_whole(report), LABELS)).count("\n| ") == len(lines)
