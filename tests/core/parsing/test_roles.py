"""What each part and section of a report is for."""

import pytest
from reading import DONE, OPENING, TO_DO, WRONG, parts, read, role_at, roles


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("2024年工作回顾", "review"),
        ("2024年工作总结", "review"),
        ("今年以来工作开展情况", "review"),
        ("上半年主要工作成效", "review"),
        ("过去五年工作回顾", "review"),
        ("2024年目标任务完成情况", "review"),
        ("存在的主要问题", "problems"),
        ("存在问题分析", "problems"),
        ("问题和不足", "problems"),
        ("面临的困难与挑战", "problems"),
        ("2025年工作计划", "plan"),
        ("下步工作举措", "plan"),
        ("明年工作打算", "plan"),
        ("下半年重点工作安排", "plan"),
        ("2025年目标任务", "plan"),
        ("2025年工作思路和重点举措", "plan"),
        ("2025年总体要求和主要目标", "overview"),
        ("指导思想", "overview"),
    ],
)
def test_the_title_of_a_part_says_what_it_is_for(title, role):
    text = f"{OPENING}\n一、2024年工作总结\n{DONE}\n二、{title}\n{DONE}\n"
    assert roles(text)[-1] == role


def test_sections_take_the_role_of_their_part():
    text = (
        f"{OPENING}\n一、2024年工作总结\n（一）产业发展\n1.招商引资。{DONE}\n2.项目建设。{DONE}\n"
        f"二、存在的问题\n（一）动能不足。{WRONG}\n三、2025年工作计划\n（一）产业发展。{TO_DO}\n"
    )
    assert roles(text) == ["review"] * 4 + ["problems"] * 2 + ["plan"] * 2


def test_parts_follow_the_headings():
    text = (
        f"桐川镇2024年工作总结\n一、2024年工作总结\n{DONE}\n二、存在的问题\n{WRONG}\n"
        f"三、2025年工作计划\n{TO_DO}\n"
    )
    assert parts(text) == [
        ("other", "桐川镇2024年"),
        ("review", "一、2024年工"),
        ("problems", "二、存在的问题"),
        ("plan", "三、2025年工"),
    ]


def test_the_opening_paragraph_of_a_review_belongs_to_it():
    text = f"{OPENING}\n（一）产业发展。{DONE}\n（二）城乡建设。{DONE}\n二、存在的问题\n{WRONG}\n"
    assert role_at(text, OPENING) == "review"


def test_a_review_without_its_first_heading_is_told_by_order():
    text = (
        f"（一）产业发展。{DONE}\n（二）城乡建设。{DONE}\n二、存在问题\n{WRONG}\n"
        f"三、下步工作举措\n（一）产业发展。{TO_DO}\n（二）城乡建设。{TO_DO}\n"
    )
    assert roles(text) == ["review", "review", "problems", "plan", "plan", "plan"]


def test_a_plan_without_its_own_heading_is_told_by_the_later_year():
    text = (
        f"{OPENING}\n这一年，我们聚力抓招商，产业发展迈上新台阶。{DONE}\n"
        f"这一年，我们聚力抓更新，城乡面貌实现新提升。{DONE}\n"
        f"这一年，我们聚力抓民生，群众生活得到新改善。{DONE}\n"
        "2025年是“十四五”规划收官之年，做好全年工作意义重大。今年工作的总体思路是：坚持稳中求进，"
        "推动全镇高质量发展。\n具体来讲，重点抓好以下两个方面：\n"
        f"（一）坚持项目为王，推动经济稳中有进。{TO_DO}\n（二）坚持为民理念，推动城乡宜居宜业。{TO_DO}\n"
    )
    assert roles(text) == ["review"] * 3 + ["plan"] * 2
    assert role_at(text, "2025年是") == "overview"
    assert role_at(text, "具体来讲") == "plan"


def test_problems_in_a_paragraph_of_the_review_are_found():
    text = (
        f"一、2024年工作回顾\n{DONE}\n在肯定成绩的同时，我们也清醒地看到，工作中还存在一些问题和不足：{WRONG}\n"
        f"二、2025年工作安排\n{TO_DO}\n"
    )
    assert role_at(text, "在肯定成绩") == "problems"
    assert role_at(text, "二、2025") == "plan"


def test_guiding_ideas_and_goals_of_the_plan_are_its_overview():
    text = (
        f"一、2024年工作回顾\n{DONE}\n二、2025年工作安排\n"
        "2025年政府工作的总体要求是：坚持稳中求进工作总基调，统筹发展和安全。\n"
        "主要预期目标是：地区生产总值增长6%左右，财政总收入增长5%。\n"
        f"重点抓好以下两方面工作：\n（一）产业发展。{TO_DO}\n（二）城乡建设。{TO_DO}\n"
    )
    assert role_at(text, "总体要求是") == "overview"
    assert role_at(text, "主要预期目标") == "overview"
    assert role_at(text, "（一）产业发展") == "plan"
    assert roles(text) == ["review", "plan", "plan", "plan"]


def test_thanks_salutation_and_farewell_are_other():
    text = (
        "政府工作报告\n——2025年1月9日在桐川镇第五届人民代表大会第四次会议上\n镇长 陆明远\n"
        "各位代表：\n"
        "现在，我代表镇人民政府向大会报告工作，请予审议，并请列席人员提出意见。\n"
        f"一、2024年工作回顾\n{DONE}\n各位代表！过去一年的成绩来之不易。在此，我代表镇人民政府，"
        "向全镇人民表示衷心的感谢！\n"
        f"二、2025年工作安排\n（一）产业发展。{TO_DO}\n"
        "各位代表！让我们更加紧密地团结起来，为建设美丽桐川而努力奋斗！\n"
    )
    assert role_at(text, "政府工作报告") == "other"
    assert role_at(text, "现在，我代表") == "other"
    assert role_at(text, "向全镇人民表示") == "other"
    assert role_at(text, "让我们更加") == "other"
    assert role_at(text, "力争规上") == "plan"


@pytest.mark.parametrize(("words", "role"), [(DONE, "review"), (TO_DO, "plan")])
def test_the_wording_tells_where_no_title_does(words, role):
    text = f"一、产业发展\n{words}\n二、城乡建设\n{words}\n三、民生保障\n{words}\n"
    assert roles(text) == [role] * 3


def test_a_plan_alone_has_no_review():
    text = (
        f"汐湾区2025年工作要点\n2025年工作的总体要求是：坚持稳中求进，推动全区高质量发展，加快建设现代化新汐湾。\n"
        f"一、产业发展\n1.做强制造业。{TO_DO}\n2.做优服务业。{TO_DO}\n二、城乡建设\n3.推进更新。{TO_DO}\n"
    )
    assert set(roles(text)) == {"plan"}
    assert "review" not in {part.role.value for part in read(text).parts}


def test_a_summary_alone_has_no_plan():
    text = f"桐川镇2024年工作总结\n{OPENING}\n一、产业发展\n{DONE}\n二、城乡建设\n{DONE}\n"
    assert set(roles(text)) == {"review"}


def test_parts_may_be_numbered_as_sections_are():
    text = (
        f"{OPENING}\n(一)2024年工作总结\n1.产业发展。{DONE}\n2.城乡建设。{DONE}\n(二)2025年工作计划\n"
        f"1.产业发展。{TO_DO}\n2.城乡建设。{TO_DO}\n"
    )
    assert roles(text) == ["review"] * 3 + ["plan"] * 3


def test_a_review_after_the_plan_is_still_one():
    text = (
        f"一、2025年工作计划\n（一）产业发展。{TO_DO}\n二、2024年工作总结\n（一）产业发展。{DONE}\n"
        f"三、存在的问题\n{WRONG}\n"
    )
    assert roles(text) == ["plan", "plan", "review", "review", "problems"]


def test_the_parts_on_self_government_close_the_plan():
    text = (
        f"一、2024年工作回顾\n{DONE}\n二、2025年工作安排\n{TO_DO}\n"
        f"三、加强政府自身建设\n坚持依法行政，严格履行职责，自觉接受各方面监督。{TO_DO}\n"
    )
    assert roles(text) == ["review", "plan", "plan"]


def test_an_annex_is_other():
    annex = "三、名词解释\n零工市场：指为灵活就业人员服务的场所。\n"
    text = f"一、2024年工作总结\n{DONE}\n二、2025年工作计划\n{TO_DO}\n{annex}"
    assert roles(text)[-1] == "other"


def test_problems_as_a_section_of_the_review_are_found():
    text = (
        f"一、2024年工作总结\n（一）产业发展。{DONE}\n（二）城乡建设。{DONE}\n（三）存在问题。{WRONG}\n"
        f"二、2025年工作计划\n（一）产业发展。{TO_DO}\n"
    )
    assert roles(text) == ["review", "review", "review", "problems", "plan", "plan"]


def test_a_solution_of_past_problems_is_no_problem():
    text = (
        f"一、2024年工作总结\n（一）着力解决企业用工难问题。{DONE}\n（二）整治突出环境问题。{DONE}\n"
        f"二、2025年工作计划\n{TO_DO}\n"
    )
    assert roles(text) == ["review", "review", "review", "plan"]


NO_HEADINGS = (
    f"{OPENING}\n{DONE}\n{DONE}\n在取得成绩的同时，我们也清醒地认识到，全镇发展仍面临不少困难，{WRONG}\n"
    f"2025年，我们将重点做好以下工作：\n{TO_DO}\n{TO_DO}\n"
)


def test_paragraphs_without_any_heading_have_roles():
    assert parts(NO_HEADINGS) == [
        ("review", OPENING[:8]),
        ("problems", "在取得成绩的同时"),
        ("plan", "2025年，我们"),
    ]


def test_what_stands_after_the_signature_is_no_plan():
    text = (
        f"一、2024年工作总结\n（一）产业发展。{DONE}\n二、2025年工作计划\n（一）产业发展。{TO_DO}\n"
        "附件：1.桐川镇2024年重点项目完成情况表\n      2.桐川镇2025年重点项目计划表\n"
        "桐川镇人民政府\n2025年1月9日\n"
    )
    assert roles(text) == ["review", "review", "plan", "plan"]
    assert role_at(text, "附件") == "other"


def test_a_table_of_contents_before_the_report_is_not_the_report():
    contents = "目　录\n一、2024年工作总结\n（一）产业发展\n二、2025年工作计划\n（一）产业发展\n"
    text = (
        f"{contents}桐川镇2024年工作总结和2025年工作计划\n一、2024年工作总结\n（一）产业发展\n{DONE}\n"
        f"二、2025年工作计划\n（一）产业发展\n{TO_DO}\n"
    )
    assert roles(text)[-4:] == ["review", "review", "plan", "plan"]
