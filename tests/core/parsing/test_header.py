"""The tables that government sites put above a report."""

import pytest
from reading import DONE, OPENING, TO_DO, headings, meta, outside, read, role_at

BODY = f"""{OPENING}
一、2024年工作总结
{DONE}
二、2025年工作计划
{TO_DO}
"""
STATED = {
    "index_no": "11330999002412345K/2025-00317",
    "issuer": "桐川镇",
    "date": "2025-01-09",
    "category": "部门工作",
    "topic": "综合政务",
    "disclosure": "主动公开",
    "audience": "面向全社会",
}
PIPES = """索引号 | 11330999002412345K/2025-00317 | 组配分类 | 部门工作 |
发布机构 | 桐川镇 | 成文日期 | 2025-01-09 |
公开方式 | 主动公开 | 公开范围 | 面向全社会 |
主题分类 | 综合政务 | 文号 | |
"""
TABS = """索引号\t11330999002412345K/2025-00317\t组配分类\t部门工作
发布机构\t桐川镇\t成文日期\t2025-01-09
公开方式\t主动公开\t公开范围\t面向全社会
主题分类\t综合政务
"""
COLONS = """索引号：11330999002412345K/2025-00317
组配分类：部门工作
发布机构：桐川镇
成文日期：2025-01-09
公开方式：主动公开
公开范围：面向全社会
主题分类: 综合政务
文号：
"""
TWO_ON_A_LINE = """索引号：11330999002412345K/2025-00317　　组配分类：部门工作
发布机构：桐川镇　　成文日期：2025年1月9日
公开方式：主动公开　公开范围：面向全社会　主题分类：综合政务
"""
SPREAD = """索 引 号 | 11330999002412345K/2025-00317 | 公开分类 | 部门工作 |
发 布 单 位 | 桐川镇 | 发布日期 | 2025-01-09 |
公 开 方 式 | 主动公开 | 公 开 范 围 | 面向全社会 |
主 题 分 类 | 综合政务 | 文　　号 | |
"""
SPACES = """索引号 11330999002412345K/2025-00317
组配分类 部门工作
发布机构 桐川镇
成文日期 2025-01-09
公开方式 主动公开
公开范围 面向全社会
主题分类 综合政务
"""
NEXT_LINE = """索引号
11330999002412345K/2025-00317
组配分类
部门工作
发布机构
桐川镇
成文日期
2025-01-09
公开方式
主动公开
公开范围
面向全社会
主题分类
综合政务
"""
BORDERED = "".join(f"| {line.replace('：', ' | ')} |\n" for line in COLONS.splitlines())
SHAPES = {
    "pipes": PIPES,
    "tabs": TABS,
    "colons": COLONS,
    "two labels on a line": TWO_ON_A_LINE,
    "spread labels": SPREAD,
    "spaces": SPACES,
    "value on the next line": NEXT_LINE,
    "bordered": BORDERED,
    "twice": PIPES + PIPES.replace(" | 组配", " |\n组配"),
    "CRLF": PIPES.replace("\n", "\r\n"),
    "CR": COLONS.replace("\n", "\r"),
    "blank lines between": COLONS.replace("\n", "\n\n"),
}


@pytest.mark.parametrize("header", SHAPES.values(), ids=SHAPES)
def test_a_header_table_is_read_whatever_its_shape(header):
    text = header + BODY
    assert {field: meta(text, field) for field in STATED} == STATED


@pytest.mark.parametrize("header", SHAPES.values(), ids=SHAPES)
def test_a_header_table_is_no_part_of_the_report(header):
    text = header + BODY
    (table,) = read(text).boilerplate
    assert table.of(text).strip() == header.strip()


@pytest.mark.parametrize("header", SHAPES.values(), ids=SHAPES)
def test_a_header_table_adds_nothing_to_the_outline(header):
    assert headings(header + BODY) == headings(BODY)


def test_a_category_under_its_label_may_sound_like_a_title():
    text = f"组配分类\n计划总结\n发布机构\n桐川镇\n成文日期\n2025-01-09\n{BODY}"
    assert meta(text, "category") == "计划总结"


def test_a_fact_stands_where_the_header_states_it():
    text = PIPES + BODY
    for field, value in STATED.items():
        fact = getattr(read(text).metadata, field)
        assert fact.span.of(text) == value
        assert not fact.guessed


VALUES_ONLY = """11330999002412345/2024-00268
蘆汀街道
計劃總結
政務公開
2024-01-16
2024-01-16
面向社會
"""
TRADITIONAL_BODY = """一、2023年工作回顧
2023年，街道上下團結一心，預計實現地區生產總值63億元，同比增長2.8%，各項事業取得新的進展。
二、2024年目標任務
力爭新增規上企業5家，確保完成征遷工作，加快打造現代城市客廳。
"""


def test_values_without_labels_are_told_by_their_form():
    text = VALUES_ONLY + TRADITIONAL_BODY
    assert meta(text, "index_no") == "11330999002412345/2024-00268"
    assert meta(text, "issuer") == "蘆汀街道"
    assert meta(text, "category") == "計劃總結"
    assert meta(text, "topic") == "政務公開"
    assert meta(text, "date") == "2024-01-16"
    assert meta(text, "audience") == "面向社會"
    assert meta(text, "disclosure") is None
    assert outside(text) == VALUES_ONLY.split()


def test_what_the_header_leaves_empty_is_not_known():
    text = "索引号 | 0025/2025-1 | 文号 | |\n发布机构 | | 发布日期 | |\n" + BODY
    assert meta(text, "issuer") is None
    assert meta(text, "date") is None


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-01-09", "2025-01-09"),
        ("2025/1/9", "2025-01-09"),
        ("2025.01.09", "2025-01-09"),
        ("2025年1月9日", "2025-01-09"),
        ("２０２５年１月９日", "2025-01-09"),
        ("2025-01-09 16:32", "2025-01-09"),
        ("2025-13-09", None),
        ("见正文", None),
    ],
)
def test_dates_are_read_however_they_are_written(written, date):
    assert meta(f"发布机构：桐川镇\n发布日期：{written}\n{BODY}", "date") == date


def test_the_day_of_writing_counts_before_the_day_of_publication():
    text = f"发布日期：2025-03-01\n成文日期：2025-01-09\n{BODY}"
    assert meta(text, "date") == "2025-01-09"


def test_a_title_that_the_header_states_is_the_title():
    text = f"名称 | 桐川镇2024年工作总结和2025年工作计划 |\n发布机构 | 桐川镇 |\n{BODY}"
    assert meta(text, "title") == "桐川镇2024年工作总结和2025年工作计划"


def test_a_plan_quoted_in_a_cell_stays_in_the_header():
    header = "发布机构 | 桐川镇 |\n内容概述 | 一、2024年工作总结 二、2025年工作计划 |\n"
    assert headings(header + BODY) == headings(BODY)


@pytest.mark.parametrize(
    "sentence",
    [
        "名称响亮的“桐川红”茶叶卖到了全国，累计实现销售额1.2亿元，带动2300户茶农户均增收6000元。",
        "时间紧、任务重，全镇干部放弃休息，顺利完成了第七次全国人口普查的入户登记和复查工作。",
        "来源于群众的建议得到重视，全年办理代表建议35件、政协提案12件，办结率和满意率均为100%。",
    ],
)
def test_a_paragraph_that_begins_with_the_word_of_a_label_is_no_header(sentence):
    text = f"{sentence}\n{BODY}"
    assert read(text).boilerplate == ()


def test_a_body_line_that_looks_like_a_label_stays_in_the_report():
    text = f"{BODY}附件：桐川镇2025年重点项目表\n发布机构：桐川镇人民政府\n2025年1月9日\n"
    assert role_at(text, "附件：桐川镇") == "other"


def test_a_row_may_begin_with_a_cell_that_has_no_known_label():
    table = (
        "备注一 | 无 | 信息类别 | 工作总结 |\n发文机关 | 桐川镇人民政府 | 生成日期 | 2025-01-09 |\n"
    )
    text = table + BODY
    assert meta(text, "category") == "工作总结"
    assert headings(text) == headings(BODY)
