"""What is marked in a report, and where it stands once the report has changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotations import (
    LONGEST,
    Placed,
    mark_of,
    marked_sections,
    passage_at,
    passage_of,
    place,
)
from core.model import Report, Source, Span
from core.parsing import parse
from core.text.anchors import Certainty

TEXT = (
    "梅林街道2023年工作总结和2024年工作计划\n"
    "\n"
    "一、2023年工作回顾\n"
    "（一）产业发展。\n"
    "全年完成投资3.2亿元，同比增长11.7%。新增企业12家！“一站式”窗口好评率达到98%。\n"
    "（二）城乡建设。\n"
    "改造老旧小区12个，新增停车位300个。\n"
    "二、2024年工作计划\n"
    "（一）产业发展。\n"
    "计划新增企业15家，培育龙头企业2家。\n"
)


def report_of(text: str = TEXT) -> Report:
    return parse(Source("梅林街道2023.txt", "text", "utf-8", 1, "0" * 64, text))


def words(report: Report, placed: Placed) -> str | None:
    return placed.span and placed.span.of(report.text)


@pytest.mark.parametrize(
    ("at", "passage"),
    [
        ("同比", "全年完成投资3.2亿元，同比增长11.7%。"),
        ("新增企业12家", "新增企业12家！"),
        ("窗口", "“一站式”窗口好评率达到98%。"),
        ("（二）", "（二）城乡建设"),
        ("\n一、", "一、2023年工作回顾"),
    ],
)
def test_a_reader_means_the_sentence_or_the_heading(at, passage):
    report = report_of()
    assert passage_at(report, TEXT.index(at)).of(TEXT).rstrip("。") == passage.rstrip("。")


def test_behind_the_last_words_there_is_nothing_to_mean():
    assert passage_at(report_of(), len(TEXT) - 1).length == 0


@given(st.integers(0, len(TEXT) + 5))
def test_what_is_meant_is_trimmed_and_here_or_next(offset):
    span = passage_at(report_of(), offset)
    assert span.of(TEXT).strip() == span.of(TEXT)
    if span.length:
        assert offset in span or TEXT[offset : span.start].strip() == ""


def test_a_long_selection_is_kept_by_its_beginning():
    report = report_of(TEXT + "改造小区。" * LONGEST)
    annotation = passage_of(report, "a", Span(0, len(report.text)))
    assert len(annotation.anchor.quote) == LONGEST


def test_annotations_are_placed_in_text_order_and_what_is_gone_comes_last():
    report = report_of()
    plan = passage_of(report, "a", passage_at(report, TEXT.index("培育")), "跟进")
    gone = passage_of(report, "b", passage_at(report, TEXT.index("停车位")))
    now = report_of("内部资料\n" + TEXT.replace("改造老旧小区12个，新增停车位300个。", "略。"))
    review = passage_of(report, "c", passage_at(report, TEXT.index("同比")))
    placed = place(now, [plan, gone, review])
    assert [each.annotation.id for each in placed] == ["c", "a", "b"]
    assert [words(now, each) for each in placed] == [
        "全年完成投资3.2亿元，同比增长11.7%。",
        "计划新增企业15家，培育龙头企业2家。",
        None,
    ]
    assert placed[1].annotation.note == "跟进"
    assert placed[1].annotation.section == "二/(一)"
    assert placed[1].annotation.anchor.span == placed[1].span
    assert placed[2].annotation == gone


def test_marks_of_sections_hold_to_their_titles():
    report = report_of()
    titles = [each.title.rstrip("。") for each in report.sections]
    assert titles.count("产业发展") == 2
    second = len(titles) - 1 - titles[::-1].index("产业发展")
    marks = [mark_of(report, "a", second), mark_of(report, "b", titles.index("城乡建设"))]
    assert marked_sections(report, place(report, marks)) == sorted(
        [second, titles.index("城乡建设")]
    )
    renumbered = report_of(
        TEXT.replace("（二）城乡建设", "（三）城乡建设").replace("二、2024", "（附）\n三、2024")
    )
    placed = place(renumbered, marks)
    now = marked_sections(renumbered, placed)
    assert [renumbered.sections[at].title.rstrip("。") for at in now] == ["城乡建设", "产业发展"]


def test_a_section_that_is_gone_is_told_as_lost():
    report = report_of()
    titles = [each.title.rstrip("。") for each in report.sections]
    mark = mark_of(report, "a", titles.index("城乡建设"))
    now = report_of(TEXT.replace("（二）城乡建设。\n", ""))
    (placed,) = place(now, [mark])
    assert (placed.span, placed.certainty) == (None, None)
    assert placed.annotation == mark
    assert marked_sections(now, [placed]) == []


def test_the_edited_words_of_a_passage_are_shown_but_the_marked_ones_are_kept():
    report = report_of()
    mark = passage_of(report, "a", passage_at(report, TEXT.index("同比")))
    now = report_of(TEXT.replace("投资3.2亿元，同比", "投资3.3亿元，比上年"))
    (placed,) = place(now, [mark])
    assert placed.certainty is Certainty.ALIKE
    assert "3.3亿元" in words(now, placed)
    assert "3.2亿元" in placed.annotation.anchor.quote
