"""What holds for every text: for any characters at all, and for texts put together from parts."""

import pickle

from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import (
    DONE,
    OPENING,
    TO_DO,
    WRONG,
    assert_covered,
    assert_outline_stands,
    assert_sections_nest,
    read,
)

from core.model import Fact, Report, Span
from core.text.folding import fold
from core.text.script import simplified_forms

MARKERS = (
    *(
        "一、",
        "二、",
        "十一、",
        "(一)",
        "（二）",
        "㈢",
        "1.",
        "２．",
        "3、",
        "(1)",
        "（2）",
        "3）",
        "①",
    ),
    *(
        "一是",
        "二要",
        "其三，",
        "第一，",
        "第二部分",
        "第一章 ",
        "首先，",
        "最后，",
        "——",
        "—",
        "-",
        "● ",
    ),
)
WORDS = (
    *("产业发展", "2024年工作总结", "2025年工作计划", "存在的问题", "总体要求", "招商引资量质齐升"),
    *(
        "这一年，我们聚力抓招商，产业发展迈上新台阶",
        "务必要清正廉洁",
        "名词解释",
        "3.5亿元项目落地",
    ),
)
PARAGRAPHS = (
    OPENING,
    DONE,
    WRONG,
    TO_DO,
    "2025年是“十四五”规划的收官之年。",
    "重点抓好以下工作：",
    "今年以来，重点推进了四项工作：",
    "二、三产业融合发展，1.2万家企业受益；1、2号地块完成出让；",
    "坚持做到：一是思想重视；二是行动落实；三是作风过硬。",
    "在肯定成绩的同时，我们也清醒地看到，工作中还存在一些问题和不足。",
    "现在，我代表市人民政府向大会报告工作，请予审议。",
    "各位代表！让我们更加紧密地团结起来，为建设美丽桐川而努力奋斗！",
)
FURNITURE = (
    "索引号 | 11330999002412345K/2025-00317 | 组配分类 | 计划总结 |",
    "发 布 机 构：桐川镇",
    "成文日期",
    "2025-01-09",
    "主动公开",
    "政府工作报告",
    "桐川镇2024年工作总结和2025年工作计划",
    "——2025年1月9日在桐川镇第五届人民代表大会第四次会议上",
    "下载文档",
    "首页",
    ">",
    "- 12 -",
    "第3页",
    "版权所有：桐川镇人民政府",
)
GLUE = (
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\n　　",
    " ",
    "",
    "\t",
    "。",
    "；",
    "：",
    "\u200b",
    "\x0b",
    "\x1b[1m",
    "\x00",
)

headed = st.tuples(
    st.sampled_from(MARKERS), st.sampled_from(("", " ", "　")), st.sampled_from(WORDS)
).map("".join)
piece = st.one_of(
    headed,
    st.tuples(headed, st.just("。"), st.sampled_from(PARAGRAPHS)).map("".join),
    st.sampled_from(MARKERS + WORDS + PARAGRAPHS + FURNITURE),
    st.text(max_size=8),
)
composed = st.lists(st.tuples(piece, st.sampled_from(GLUE)).map("".join), max_size=30).map("".join)
texts = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="一二三、（）().。；：，—是第年①1 \n\r　建设发展", max_size=200),
    composed,
)


@given(texts)
@settings(max_examples=250)
def test_every_text_is_read_and_nothing_of_it_is_lost(text):
    report = read(text)
    assert report.text == text
    assert_covered(report)
    assert_outline_stands(report)
    assert_facts_stand(report)


def assert_facts_stand(report: Report) -> None:
    whole = Span(0, len(report.text))
    for field in type(report.metadata).__slots__:
        fact = getattr(report.metadata, field)
        if isinstance(fact, Fact) and fact.span is not None:
            assert whole.start <= fact.span.start < fact.span.end <= whole.end
            assert fact.value


@given(texts)
@example("0)一、0")
@settings(max_examples=100)
def test_sections_hold_what_belongs_to_them(text):
    assert_sections_nest(read(text))


@given(composed)
@settings(max_examples=60)
def test_reading_is_pure_and_its_result_travels(text):
    report = read(text)
    assert read(text) == report
    assert pickle.loads(pickle.dumps(report)) == report


# Simplified characters that stand for one Traditional character alone, so that a text can be
# written in the other script without a converter.
SIMPLIFIED: dict[str, list[int]] = {}
for point, simplified in simplified_forms().items():
    SIMPLIFIED.setdefault(simplified, []).append(point)
TO_TRADITIONAL = {ord(one): min(points) for one, points in SIMPLIFIED.items()}


@given(composed)
@settings(max_examples=100)
def test_both_scripts_give_the_same_outline(text):
    traditional = text.translate(TO_TRADITIONAL)
    assert len(traditional) == len(text)
    one, other = read(text), read(traditional)
    assert shape(other) == shape(one)


@given(composed)
@settings(max_examples=100)
def test_both_widths_give_the_same_outline(text):
    wide = text.translate({ord(half): chr(ord(half) + 0xFEE0) for half in "(),:;!?0123456789."})
    assert shape(read(wide)) == shape(read(text))


def shape(report: Report) -> list[object]:
    sections = [
        (section.span, section.heading, section.level, section.parent, section.role)
        for section in report.sections
    ]
    return [sections, report.parts, report.boilerplate, report.is_report]


@given(texts)
@settings(max_examples=150)
def test_folding_keeps_the_length_and_folds_once_for_all(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
