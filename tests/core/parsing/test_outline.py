"""The outline: what is a heading, where its own words end, what it belongs to."""

import pytest
from reading import DONE, OPENING, TO_DO, WRONG, headings, read, topics

# ---- markers, each on a line of its own and running into its paragraph -----------------------

PAIRS = {
    "一、": ("一、", "二、"),
    "(一)": ("(一)", "(二)"),
    "（一）": ("（一）", "（二）"),
    "㈠": ("㈠", "㈡"),
    "1.": ("1.", "2."),
    "１．": ("１．", "２．"),
    "1、": ("1、", "2、"),
    "⒈": ("⒈", "⒉"),
    "(1)": ("(1)", "(2)"),
    "（１）": ("（１）", "（２）"),
    "⑴": ("⑴", "⑵"),
    "1)": ("1)", "2)"),
    "①": ("①", "②"),
    "一是": ("一是", "二是"),
    "一要": ("一要", "二要"),
    "其一，": ("其一，", "其二，"),
    "第一，": ("第一，", "第二，"),
    "首先，": ("首先，", "其次，"),
    "——": ("——", "——"),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("gap", ["", " ", "　"], ids=["close", "space", "wide space"])
def test_a_marker_opens_a_heading_that_runs_into_its_paragraph(pair, gap):
    first, second = pair
    text = f"{OPENING}\n{first}{gap}抓好产业发展。{DONE}\n{second}{gap}抓好城乡建设。{DONE}\n"
    assert headings(text) == [f"{first}|抓好产业发展", f"{second}|抓好城乡建设"]


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_a_marker_opens_a_heading_on_a_line_of_its_own(pair):
    first, second = pair
    text = f"{OPENING}\n{first}抓好产业发展\n{DONE}\n{second}抓好城乡建设\n{DONE}\n"
    assert headings(text) == [f"{first}|抓好产业发展", f"{second}|抓好城乡建设"]


@pytest.mark.parametrize("indent", ["　　", "    ", "\t", "\u00a0\u00a0", "\u200b"])
def test_indents_make_no_difference(indent):
    text = f"{indent}{OPENING}\n{indent}一、抓好产业发展\n{indent}{DONE}\n"
    assert headings(text) == ["一、|抓好产业发展"]


@pytest.mark.parametrize(
    "line_end",
    [
        *("\n", "\r\n", "\n\n"),
        "\r",
        "\u2028",
    ],
)
def test_line_ends_make_no_difference(line_end):
    lines = (OPENING, "一、抓好产业发展", "（一）抓好招商引资", DONE)
    assert headings(line_end.join(lines)) == ["一、|抓好产业发展", "  （一）|抓好招商引资"]


def test_a_heading_may_be_a_sentence_with_commas_and_figures():
    text = f"{OPENING}\n（一）聚焦“3+2”产业，推动经济总量再上100亿元台阶。{DONE}\n"
    assert headings(text) == ["（一）|聚焦“3+2”产业，推动经济总量再上100亿元台阶"]


def test_a_heading_before_a_colon_leaves_the_colon_out():
    text = f"{OPENING}\n一、主要工作成效：\n{DONE}\n1、产业发展方面：\n{DONE}\n"
    assert headings(text) == ["一、|主要工作成效", "  1、|产业发展方面"]


def test_twenty_parts_are_counted_in_chinese():
    numbers = ["十", "十一", "十九", "二十", "二十一"]
    text = OPENING + "\n" + "".join(f"{n}、抓好第{n}类工作\n{DONE}\n" for n in numbers)
    assert headings(text) == [f"{n}、|抓好第{n}类工作" for n in numbers]


def test_many_headings_stand_on_one_line():
    text = (
        f"{OPENING}\n（一）产业发展。一是招商引资提质。{DONE}二是项目建设提速。{DONE}"
        f"（二）城乡建设。一是城市更新加快。{DONE}二是乡村建设加快。{DONE}\n"
    )
    assert headings(text) == [
        "（一）|产业发展",
        "  一是|招商引资提质",
        "  二是|项目建设提速",
        "（二）|城乡建设",
        "  一是|城市更新加快",
        "  二是|乡村建设加快",
    ]


def test_a_text_without_line_ends_keeps_its_headings():
    text = (
        f"桐川镇2024年工作总结和2025年工作计划 {OPENING} 一、2024年工作总结 {DONE} "
        f"1.产业发展提质。{DONE} 2.城乡建设提速。{DONE} 二、2025年工作计划 {TO_DO} "
        f"1.做强产业。{TO_DO} 2.做优环境。{TO_DO}"
    )
    assert headings(text) == [
        "一、|2024年工作总结",
        "  1.|产业发展提质",
        "  2.|城乡建设提速",
        "二、|2025年工作计划",
        "  1.|做强产业",
        "  2.|做优环境",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"], ids=["lf", "crlf", "cr", "ls"])
def test_a_marker_alone_on_its_line_takes_the_words_of_the_next(end):
    lines = (OPENING, "一、", "抓好产业发展", DONE, "二、", "", "抓好城乡建设", DONE, "")
    text = end.join(lines)
    assert headings(text) == ["一、|抓好产业发展", "二、|抓好城乡建设"]


def test_a_report_may_begin_with_its_first_heading():
    text = f"一、2024年工作总结\n{DONE}\n二、2025年工作计划\n{TO_DO}\n"
    assert headings(text) == ["一、|2024年工作总结", "二、|2025年工作计划"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、", "二、"),
        ("（一）", "（二）"),
        ("（1）", "（2）"),
        ("1.", "2."),
        ("1、", "2、"),
        ("第一部分 ", "第二部分 "),
        ("第一章 ", "第二章 "),
    ],
)
def test_a_report_may_begin_with_a_heading_of_any_kind(first, second):
    text = f"{first}2024年工作总结\n{DONE}\n{second}2025年工作计划\n{TO_DO}\n"
    assert [row.partition("|")[2] for row in headings(text)] == ["2024年工作总结", "2025年工作计划"]


@pytest.mark.parametrize("word", ["部分", "章", "篇"])
def test_chapters_stand_above_parts(word):
    text = (
        f"{OPENING}\n第一{word} 2024年工作总结\n一、产业发展\n{DONE}\n二、城乡建设\n{DONE}\n"
        f"第二{word} 2025年工作计划\n一、产业发展\n{TO_DO}\n"
    )
    assert headings(text) == [
        f"第一{word}|2024年工作总结",
        "  一、|产业发展",
        "  二、|城乡建设",
        f"第二{word}|2025年工作计划",
        "  一、|产业发展",
    ]


# ---- levels and parents -----------------------------------------------------------------------


def test_levels_follow_the_standard_order():
    text = (
        f"{OPENING}\n一、2024年工作总结\n（一）产业发展\n1.招商引资\n（1）赴外招商。{DONE}\n"
        f"（2）以商招商。{DONE}\n2.项目建设。{DONE}\n（二）城乡建设。{DONE}\n二、2025年工作计划\n"
    )
    assert headings(text) == [
        "一、|2024年工作总结",
        "  （一）|产业发展",
        "    1.|招商引资",
        "      （1）|赴外招商",
        "      （2）|以商招商",
        "    2.|项目建设",
        "  （二）|城乡建设",
        "二、|2025年工作计划",
    ]


def test_a_skipped_level_hangs_on_the_one_above_it():
    text = f"{OPENING}\n一、2024年工作总结\n1.产业发展。{DONE}\n2.城乡建设。{DONE}\n"
    assert headings(text) == ["一、|2024年工作总结", "  1.|产业发展", "  2.|城乡建设"]


def test_headings_before_the_first_part_hang_on_nothing():
    text = f"{OPENING}\n（一）产业发展。{DONE}\n（二）城乡建设。{DONE}\n二、存在问题\n{WRONG}\n"
    assert headings(text) == ["（一）|产业发展", "（二）|城乡建设", "二、|存在问题"]


def test_wrong_numbers_are_kept_as_they_are():
    text = (
        f"{OPENING}\n（一）产业发展。一是招商引资提质。{DONE}一是项目建设提速。{DONE}"
        f"三是营商环境优化。{DONE}\n（一）城乡建设。{DONE}\n（四）民生保障。{DONE}\n"
    )
    assert headings(text) == [
        "（一）|产业发展",
        "  一是|招商引资提质",
        "  一是|项目建设提速",
        "  三是|营商环境优化",
        "（一）|城乡建设",
        "（四）|民生保障",
    ]


def test_a_lead_in_reopens_the_part_above_a_row_of_dashes():
    text = (
        f"一、2024年工作回顾\n{OPENING}\n——综合实力稳步提升。{DONE}\n——城乡面貌持续改善。{DONE}\n"
        f"一年来，主要做了以下三方面工作：\n一是抓产业。{DONE}\n二是抓城建。{DONE}\n三是抓民生。{DONE}\n"
    )
    assert headings(text) == [
        "一、|2024年工作回顾",
        "  ——|综合实力稳步提升",
        "  ——|城乡面貌持续改善",
        "  一是|抓产业",
        "  二是|抓城建",
        "  三是|抓民生",
    ]


def test_enumerations_under_a_row_of_dashes_hang_on_their_dash():
    text = (
        f"一、2024年工作回顾\n{OPENING}\n——综合实力稳步提升\n一是招商提质。{DONE}\n二是项目提速。{DONE}\n"
        f"——城乡面貌持续改善\n一是城市更新。{DONE}\n二是乡村建设。{DONE}\n"
    )
    assert headings(text) == [
        "一、|2024年工作回顾",
        "  ——|综合实力稳步提升",
        "    一是|招商提质",
        "    二是|项目提速",
        "  ——|城乡面貌持续改善",
        "    一是|城市更新",
        "    二是|乡村建设",
    ]


def test_a_section_ends_where_the_next_outside_it_starts():
    text = (
        f"一、2024年工作总结\n（一）产业发展\n{DONE}\n（二）城乡建设\n{DONE}\n"
        f"二、2025年工作计划\n{TO_DO}"
    )
    spans = [section.span.of(text) for section in read(text).sections if section.level < 5]
    assert spans == [
        text[: text.index("二、2025")],
        f"（一）产业发展\n{DONE}\n",
        f"（二）城乡建设\n{DONE}\n",
        f"二、2025年工作计划\n{TO_DO}",
    ]


# ---- what is no heading -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "3.5亿元专项资金全部拨付到位，支持企业技术改造项目26个，撬动社会投资12亿元。",
        "1.2万家市场主体完成年报公示，公示率达到98.6%，位居全县前列，群众满意度高。",
        "1、2号地块完成净地交付，3号地块启动房屋征收，全年腾出建设用地186亩，保障项目落地。",
        "二、三产业融合发展步伐加快，服务业增加值占比提高1.2个百分点，结构更趋合理。",
        "一、二、三产业比例调整为5:52:43，结构更趋合理，全年地区生产总值增长6.2%。",
        "2024.1.5召开全镇三级干部大会，部署全年重点工作，压紧压实各级责任，确保开好局。",
        "12.6万余间厂房纳入平台管理，累计整改隐患1.3万处，有力保障了群众生命财产安全。",
        "（2024年数据为预计数，最终以统计部门核定的数据为准，下同，特此说明。）",
        "第一书记全部到岗，驻村工作队累计走访农户3200户，解决急难愁盼问题185个。",
        "第一批12个项目集中开工，总投资36亿元，年度计划投资9.5亿元，形势喜人。",
        "一是一、二是二，账目清清楚楚，村级财务公开率达到100%，群众看得明白。",
        "一要素保障专班成立，全年协调解决用地、用工、用能问题86个，企业满意度高。",
        "最后一公里配送体系基本建成，村级物流站点覆盖率达到95%，农产品出村更便捷。",
        "其中工业投资8.6亿元，同比增长12.3%，占固定资产投资的比重达到45.1%，结构优化。",
        "十一黄金周接待游客12.6万人次，实现旅游收入8300万元，创历史同期最好水平。",
    ],
    ids=lambda line: str(line)[:8],
)
def test_a_line_that_only_begins_like_a_marker_is_no_heading(line):
    text = f"{OPENING}\n（一）产业发展。{DONE}\n{line}\n（二）城乡建设。{DONE}\n"
    assert headings(text) == ["（一）|产业发展", "（二）|城乡建设"]


@pytest.mark.parametrize(
    "sentence",
    [
        "坚持做到：一是思想上重视；二是行动上落实；三是作风上过硬。",
        "坚持做到：1.思想重视；2.行动落实；3.作风过硬。",
        "坚持做到（一）思想重视；（二）行动落实；（三）作风过硬。",
        "坚持做到①思想重视，②行动落实，③作风过硬。",
        "原因有三，一是经济下行，二是产业转型，三是政策调整。",
        "这首先要归功于全镇人民的共同努力。",
        "完成投资3.5亿元。1.2万名群众受益。",
        "建成停车场5处。10.5公里道路完成改造。",
        "全镇“一是一、二是二”的实干作风蔚然成风。",
        "按照县委“1.3.5”工作思路，扎实推进各项工作。",
        "项目进展——目前主体已经封顶——好于预期。",
        "水质由Ⅳ类提升到Ⅲ类（1）。",
        "完成了第一、二、三批专项债券项目申报。",
    ],
    ids=lambda sentence: sentence[:10],
)
def test_what_is_counted_inside_a_sentence_is_no_heading(sentence):
    text = f"{OPENING}\n（一）产业发展。{DONE}{sentence}{DONE}\n（二）城乡建设。{DONE}\n"
    assert headings(text) == ["（一）|产业发展", "（二）|城乡建设"]


def test_lines_that_end_in_semicolons_are_items_and_no_headings():
    items = "1.改造老旧小区15个；\n2.新增停车位500个；\n3.建设口袋公园6处。\n"
    text = f"{OPENING}\n（一）民生实事\n{items}"
    assert headings(text)[:1] == ["（一）|民生实事"]
    assert not any("；" in row for row in headings(text))


def test_a_row_of_dashes_that_ends_in_semicolons_is_a_list():
    text = (
        f"{OPENING}\n一、2024年工作总结\n——地区生产总值58亿元，增长6.2%；\n——财政收入3.2亿元，增长5.1%；\n"
        f"——居民收入4.5万元，增长5.5%。\n（一）产业发展。{DONE}\n"
    )
    assert headings(text) == ["一、|2024年工作总结", "  （一）|产业发展"]


@pytest.mark.parametrize(
    "dateline",
    [
        "——2025年1月9日在桐川镇第五届人民代表大会第四次会议上",
        "—— 2025 年 1 月 9 日在桐川镇第五届人民代表大会第四次会议上",
        "（2025年1月9日在桐川镇第五届人民代表大会第四次会议上）",
        "——在桐川镇第五届人民代表大会第四次会议上",
    ],
)
def test_a_dateline_is_no_heading(dateline):
    text = f"政府工作报告\n{dateline}\n镇长 陆明远\n各位代表：\n一、2024年工作回顾\n{DONE}\n"
    assert headings(text) == ["一、|2024年工作回顾"]


@pytest.mark.parametrize("marker", ["第一，", "首先，", "最后，", "一是"])
def test_a_running_marker_that_is_never_followed_up_is_no_heading(marker):
    text = f"{OPENING}\n（一）产业发展。{DONE}{marker}抓好招商引资工作。{DONE}\n"
    assert headings(text) == ["（一）|产业发展"]


def test_the_title_of_the_report_is_no_section():
    text = f"桐川镇2024年工作总结\n{OPENING}\n一、主要工作\n{DONE}\n"
    assert headings(text) == ["一、|主要工作"]


def test_explanations_of_terms_at_the_end_are_no_outline():
    text = (
        f"{OPENING}\n一、2024年工作总结\n{DONE}\n名词解释\n"
        "1.“三区三线”：指城镇空间、农业空间、生态空间三种类型的国土空间及其控制线。\n"
        "2.零工市场：指为灵活就业人员提供求职招聘服务的场所，面向全体劳动者免费开放。\n"
    )
    assert "三区三线" not in "".join(headings(text))


def test_contents_that_name_the_explanations_do_not_end_the_outline():
    text = (
        "目录\n一、2024年工作总结\n名词解释\n桐川县2024年工作总结\n"
        f"一、2024年工作总结\n{DONE}\n（一）产业发展。{DONE}\n（二）城乡建设。{DONE}\n"
    )
    assert headings(text)[-2:] == ["  （一）|产业发展", "  （二）|城乡建设"]


def test_the_last_of_an_enumeration_may_be_called_so():
    text = f"{OPENING}\n第一，抓产业。{DONE}\n第二，抓城建。{DONE}\n最后，抓民生。{DONE}\n"
    assert headings(text) == ["第一，|抓产业", "第二，|抓城建", "最后，|抓民生"]


# ---- headings without numbers -----------------------------------------------------------------


def test_paragraphs_that_open_alike_are_a_row_of_headings():
    text = (
        f"{OPENING}\n这一年，我们聚力抓招商，产业发展迈上新台阶。{DONE}\n"
        f"这一年，我们聚力抓更新，城乡面貌实现新提升。{DONE}\n"
        f"这一年，我们聚力抓民生，群众生活得到新改善。{DONE}\n"
    )
    assert headings(text) == [
        "|这一年，我们聚力抓招商，产业发展迈上新台阶",
        "|这一年，我们聚力抓更新，城乡面貌实现新提升",
        "|这一年，我们聚力抓民生，群众生活得到新改善",
    ]


def test_vows_at_the_end_are_a_row_of_headings():
    text = (
        f"{OPENING}\n（一）坚持项目为王。{TO_DO}\n（二）坚持为民理念。{TO_DO}\n"
        "站在新起点，我们将担当作为，做群众靠得住的街道干部。\n"
        f"务必要政治坚定。{TO_DO}\n务必要依法履职。{TO_DO}\n务必要清正廉洁。{TO_DO}\n"
    )
    assert headings(text)[2:] == ["|务必要政治坚定", "|务必要依法履职", "|务必要清正廉洁"]


def test_lines_of_their_own_that_name_a_part_head_it():
    text = f"{OPENING}\n2024年工作总结\n{DONE}\n存在的主要问题\n{WRONG}\n2025年工作计划\n{TO_DO}\n"
    assert headings(text) == ["|2024年工作总结", "|存在的主要问题", "|2025年工作计划"]


def test_lines_that_name_a_part_before_a_colon_head_it():
    text = (
        f"{OPENING}\n1、产业发展。{DONE}\n2、城乡建设。{DONE}\n存在的问题：\n{WRONG}\n下步打算：\n"
        f"1、产业发展。{TO_DO}\n2、城乡建设。{TO_DO}\n"
    )
    titles = [row.partition("|")[2] for row in headings(text)]
    assert titles[2:4] == ["存在的问题", "下步打算"]


def test_short_lines_over_paragraphs_are_topics():
    text = (
        f"一、2024年工作总结\n{OPENING}\n招商引资量质齐升\n{DONE}\n项目建设全面提速\n{DONE}\n"
        f"营商环境持续优化\n{DONE}\n"
    )
    assert topics(text) == ["招商引资量质齐升", "项目建设全面提速", "营商环境持续优化"]


def test_topic_sentences_inside_a_paragraph_are_found():
    text = (
        f"{OPENING}\n（一）坚持项目为王，推动经济稳中有进。招商引资量质齐升。{DONE}"
        f"项目建设积厚成势。{DONE}营商环境持续优化。{DONE}\n"
    )
    assert headings(text) == ["（一）|坚持项目为王，推动经济稳中有进"]
    assert topics(text) == ["招商引资量质齐升", "项目建设积厚成势", "营商环境持续优化"]


def test_a_label_that_names_goals_is_a_topic():
    text = f"一、2024年工作总结\n{DONE}\n二、2025年工作计划\n2025年主要预期目标：{TO_DO}\n"
    assert topics(text) == ["2025年主要预期目标"]


def test_wrapped_lines_are_no_headings():
    paragraph = OPENING + DONE
    wrapped = "\n".join(paragraph[at : at + 38] for at in range(0, len(paragraph), 38))
    text = f"{wrapped}\n一、2024年工作总结\n{wrapped}\n"
    assert headings(text) == ["一、|2024年工作总结"]
    assert topics(text) == []


# ---- other styles of numbering ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("【工作总结】", "【工作计划】"),
        ("● 工作总结", "● 工作计划"),
        ("## 工作总结", "## 工作计划"),
    ],
)
def test_ornaments_around_a_heading_do_not_hide_it(first, second):
    text = f"{OPENING}\n{first}\n{DONE}\n{second}\n{TO_DO}\n"
    assert ["总结" in row for row in headings(text)] == [True, False]


def test_a_line_that_names_the_goals_stays_inside_its_part():
    text = (
        f"一、2024年工作总结\n（一）产业发展。{DONE}\n二、2025年工作计划\n主要预期目标为：\n"
        f"地区生产总值增长6%左右，居民收入与经济同步增长，单位能耗持续下降，生态环境更加优美。\n"
        f"（一）产业发展。{TO_DO}\n"
    )
    assert headings(text)[-2:] == ["二、|2025年工作计划", "  （一）|产业发展"]
    assert "主要预期目标为" in topics(text)


def test_a_heading_that_begins_with_where_is_no_dateline():
    text = (
        f"一、2025年工作计划\n（一）在项目建设上实现新突破。{TO_DO}\n"
        f"（二）在社会治理上开创新局面。{TO_DO}\n"
    )
    assert headings(text)[1:] == [
        "  （一）|在项目建设上实现新突破",
        "  （二）|在社会治理上开创新局面",
    ]
