"""Telling Simplified from Traditional characters."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Script
from core.text.script import in_script, other_script, script_of, simplified_forms


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


def test_conversion_keeps_official_words():
    simplified = "新增学位，优化服务；公园里的里程碑，皇后与后来，著力不如着力，臺灣。"
    traditional = "新增學位，優化服務；公園裡的里程碑，皇后與後來，著力不如著力，臺灣。"
    assert in_script(simplified, Script.HANT) == traditional
    assert in_script("著力於鏈條，新增軟體。", Script.HANS) == "着力于链条，新增软体。"


def test_what_is_in_the_script_already_stays():
    text = "全面推进，Ａ类３０％；\r\n全面推進。"
    assert in_script(text, Script.HANS) == "全面推进，Ａ类３０％；\r\n全面推进。"
    assert other_script(Script.HANS) is Script.HANT
    assert other_script(Script.HANT) is Script.HANS


HAN = st.sampled_from(
    "的一是里后干发复台著着裡後乾發復臺於于累积優势一伙兩个丢丟〇々﨎\U00020000\U0002f81a"
)
ODD = st.sampled_from("\x00\x1b[31m\u202e\ud800\ufe00\u3000\n\r\u2028 a9．，·")


@given(st.text(st.one_of(HAN, ODD, st.characters()), max_size=60), st.sampled_from(Script))
def test_conversion_is_as_long_and_leaves_all_that_is_not_chinese(text, script):
    converted = in_script(text, script)
    assert len(converted) == len(text)
    for before, after in zip(text, converted, strict=True):
        assert before == after or {category(before), category(after)} == {"Lo"}


def test_a_line_without_any_punctuation_takes_no_longer_by_the_square():
    text = "推进经济发展" * 5_000
    assert in_script(text, Script.HANT) == "推進經濟發展" * 5_000
