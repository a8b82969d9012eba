"""Telling Simplified from Traditional characters."""

import pytest

from core.model import Script
from core.text.script import script_of, simplified_forms


@pytest.mark.parametrize(
    "text",
    [
        "街道办事处扎实推进各项工作，实现总产值58亿元。",
        "里程、皇后、松干、台阶、制度、准备",
        "2024年",
        "",
        "Only Latin letters.",
        "村委会主任姓钟，著有《鄞县志》，餘姚来客。",
    ],
)
def test_simplified(text):
    assert script_of(text) is Script.HANS


@pytest.mark.parametrize(
    "text",
    [
        "街道辦事處扎實推進各項工作，實現總產值58億元。",
        "2023年目標任務",
        "里程、後來、臺階、準備、鄉鎮",
        "一、工作回顧：高質量發展。“後疫情”時代，众多企業復工。",
    ],
)
def test_traditional(text):
    assert script_of(text) is Script.HANT


def test_a_long_text_is_told_by_what_it_mostly_is():
    assert script_of("全面推进经济发展。" * 2_000 + "全面推進經濟發展。" * 500) is Script.HANS
    assert script_of("全面推进经济发展。" * 500 + "全面推進經濟發展。" * 2_000) is Script.HANT


def test_the_table_maps_one_character_to_one():
    forms = simplified_forms()
    assert forms[ord("發")] == "发"
    assert forms[ord("鄉")] == "乡"
    assert all(len(simplified) == 1 for simplified in forms.values())


def test_the_table_maps_nothing_twice():
    forms = simplified_forms()
    again = {chr(point): to for point, to in forms.items() if ord(to) in forms}
    assert again == {}
