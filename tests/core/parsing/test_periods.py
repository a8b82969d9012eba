"""The periods that a report looks back on and plans for."""

import pytest
from reading import DONE, TO_DO, meta, read

NO_YEAR = (
    "全镇上下紧紧围绕年度目标任务，统筹推进稳增长、促改革、惠民生、保稳定各项工作，"
    "经济社会保持平稳健康发展。"
)


def report(title: str = "", review: str = "工作回顾", plan: str = "下步打算") -> str:
    return f"{title}\n{NO_YEAR}\n一、{review}\n{DONE}\n二、{plan}\n{TO_DO}\n"


@pytest.mark.parametrize(
    ("title", "review", "plan"),
    [
        ("桐川镇2024年工作总结和2025年工作计划", "2024", "2025"),
        ("桐川镇2024年度工作总结及2025年度工作思路", "2024", "2025"),
        ("桐川镇２０２４年工作总结和２０２５年工作计划", "2024", "2025"),
        ("桐川镇2024年工作总结", "2024", "2025"),
        ("桐川镇2024年上半年工作总结和下半年工作思路", "2024H1", "2024H2"),
        ("桐川镇2024上半年工作总结和下半年工作计划", "2024H1", "2024H2"),
        ("桐川镇2024年一季度工作总结和二季度工作计划", "2024Q1", "2024Q2"),
        ("桐川镇2024年前三季度工作总结", "2024-01/2024-09", "2025"),
        ("桐川鎮2024年工作總結和2025年工作計劃", "2024", "2025"),
        ("桐川镇2024年工作情况汇报及下一步打算", "2024", "2025"),
        ("关于2024年工作总结和2025年工作计划的报告", "2024", "2025"),
        ("桐川镇二〇二四年工作总结和二〇二五年工作计划", "2024", "2025"),
    ],
)
def test_the_title_names_the_periods(title, review, plan):
    text = report(title)
    assert (meta(text, "review_period"), meta(text, "plan_period")) == (review, plan)


def test_a_quarter_is_followed_by_the_next():
    text = report("桐川镇2024年一季度工作总结")
    assert meta(text, "plan_period") == "2024Q2"


@pytest.mark.parametrize(
    ("review", "plan", "periods"),
    [
        ("2024年工作回顾", "2025年工作安排", ("2024", "2025")),
        ("2024年上半年工作情况", "2024年下半年工作计划", ("2024H1", "2024H2")),
        ("2024年工作回顾", "下一步打算", ("2024", "2025")),
        ("工作回顾", "2025年工作安排", ("2024", "2025")),
    ],
)
def test_headings_name_the_periods(review, plan, periods):
    text = report("", review, plan)
    assert (meta(text, "review_period"), meta(text, "plan_period")) == periods


def test_a_government_reports_on_the_year_before_it_is_given():
    text = (
        "政府工作报告\n——2025年1月9日在桐川县第十七届人民代表大会第四次会议上\n县长 陆明远\n"
        "各位代表：\n"
        "现在，我代表县人民政府向大会报告工作，请予审议。\n"
        f"一、过去一年工作回顾\n{DONE}\n二、今年工作安排\n{TO_DO}\n"
    )
    assert (meta(text, "review_period"), meta(text, "plan_period")) == ("2024", "2025")
    assert meta(text, "date") == "2025-01-09"


def test_a_government_that_leaves_looks_back_on_five_years():
    text = (
        "政府工作报告\n——2022年1月6日在桐川县第十七届人民代表大会第一次会议上\n各位代表：\n"
        f"一、过去五年工作回顾\n{DONE}\n二、今后五年的目标任务\n{TO_DO}\n三、2022年工作安排\n{TO_DO}\n"
    )
    assert (meta(text, "review_period"), meta(text, "plan_period")) == ("2017/2021", "2022")
    assert read(text).metadata.year == 2021


def test_a_five_year_plan_covers_its_years():
    text = report("桐川镇“十四五”期间工作总结和“十五五”工作思路")
    assert (meta(text, "review_period"), meta(text, "plan_period")) == ("2021/2025", "2026/2030")


def test_the_text_tells_the_periods_where_nothing_else_does():
    text = (
        f"2024年，{NO_YEAR}\n（一）产业发展。{DONE}\n（二）城乡建设。{DONE}\n"
        f"2025年，是“十四五”规划的收官之年，要重点抓好以下工作：\n（一）产业发展。{TO_DO}\n"
    )
    assert (meta(text, "review_period"), meta(text, "plan_period")) == ("2024", "2025")


def test_the_day_of_publication_tells_last_and_is_a_guess():
    text = f"发布机构：桐川镇\n发布日期：2025-01-09\n{report()}"
    metadata = read(text).metadata
    assert (metadata.review_period.value, metadata.review_period.guessed) == ("2024", True)
    assert (metadata.plan_period.value, metadata.plan_period.guessed) == ("2025", True)


def test_a_plan_alone_looks_back_on_nothing():
    text = (
        f"桐川镇2025年工作要点\n2025年工作的总体要求是：坚持稳中求进，推动全镇高质量发展，加快建设现代化新桐川。\n"
        f"一、产业发展\n{TO_DO}\n二、城乡建设\n{TO_DO}\n"
    )
    assert (meta(text, "review_period"), meta(text, "plan_period")) == (None, "2025")
    assert read(text).metadata.year is None


def test_a_summary_alone_plans_for_nothing():
    text = f"桐川镇2024年工作总结\n{NO_YEAR}\n一、产业发展\n{DONE}\n二、城乡建设\n{DONE}\n"
    assert (meta(text, "review_period"), meta(text, "plan_period")) == ("2024", None)


def test_years_of_goals_and_of_older_figures_mislead_nobody():
    text = (
        f"桐川镇2024年工作总结\n{NO_YEAR}对照2035年远景目标，比2019年翻了一番，较2020年提高3.1个百分点。\n"
        f"一、工作回顾\n{DONE}\n二、下步打算\n到2027年，全面完成改造；到2030年，基本建成示范镇。{TO_DO}\n"
    )
    assert (meta(text, "review_period"), meta(text, "plan_period")) == ("2024", "2025")


def test_a_period_stands_where_it_was_read():
    text = report("桐川镇2024年上半年工作总结和下半年工作思路")
    review = read(text).metadata.review_period
    assert review.span.of(text).startswith("2024年上半年")
