"""What a report is called under its place and behind its years."""

from __future__ import annotations

import pytest

from tui.captions import caption, shown_periods
from tui.strings import load_strings


@pytest.mark.parametrize(
    ("title", "place", "said"),
    [
        ("澄渡市苇桥街道2022年工作总结和2023年工作思路", "苇桥街道", "总结和思路"),
        ("2025年岚屏县政府工作报告", "岚屏县", "政府工作报告"),
        ("岚屏县人民政府二〇二四年度工作要点", "岚屏县", "要点"),
        ("蘆汀街道２０２３年工作總結和2024年工作打算", "蘆汀街道", "總結和打算"),
        ("榆渚街道2024年上半年工作总结", "榆渚街道", "上半年总结"),
        ("政府工作报告", "岚屏县", "政府工作报告"),
        ("2016-2020年工作回顾", None, "工作回顾"),
        ("关于80386号提案的办理情况", "岚屏县", "关于80386号提案的办理情况"),
    ],
)
def test_a_caption_says_what_place_and_years_do_not(
    title: str, place: str | None, said: str
) -> None:
    assert caption(title, place) == said


def test_a_title_of_nothing_else_stays_whole() -> None:
    assert caption("苇桥街道2023年", "苇桥街道") == "苇桥街道2023年"


@pytest.mark.parametrize(
    ("review", "plan", "chinese", "english"),
    [
        ("2022", "2023", "2022›2023", "2022›2023"),
        ("2021H1", "2021H2", "2021上›下", "2021H1›H2"),
        ("2024", None, "2024", "2024"),
        (None, "2025", "    ›2025", "    ›2025"),
        ("2016/2020", "2021", "2016-20›2021", "2016-20›2021"),
        (None, None, "----", "----"),
    ],
)
def test_periods_are_those_of_review_and_plan(
    review: str | None, plan: str | None, chinese: str, english: str
) -> None:
    assert shown_periods(review, plan, load_strings("zh")) == chinese
    assert shown_periods(review, plan, load_strings("en")) == english
