from hypothesis import given
from hypothesis import strategies as st

from core.model import Span
from core.text.folding import JOINT
from core.text.matching import find_all, matchable

TEXT = "全年規模以上工業總產值增長８％，规模以上工业企业新增12家，引进ＡＢＢ等项目。"


def found(words: str) -> list[str]:
    return [span.of(TEXT) for span in find_all(matchable(TEXT), words)]


def test_words_are_found_in_either_script():
    assert found("规模以上工业") == ["規模以上工業", "规模以上工业"]
    assert found("規模以上工業") == ["規模以上工業", "规模以上工业"]


def test_width_and_case_make_no_difference():
    assert found("8%") == ["８％"]
    assert found("abb") == ["ＡＢＢ"]


def test_what_is_typed_is_no_pattern():
    assert found("规.") == []


def test_nothing_typed_is_found_nowhere():
    assert found("") == []


def test_finds_do_not_overlap():
    assert find_all("哈哈哈哈哈", "哈哈") == [Span(0, 2), Span(2, 4)]


def test_joints_hide_no_words_and_may_stand_for_a_space():
    text = matchable(f"固定资产投{JOINT}{JOINT}资增长，GDP{JOINT}growth")
    assert find_all(text, "投资") == [Span(4, 8)]
    assert find_all(text, "gdp growth") == find_all(text, "GDPgrowth") == [Span(11, 21)]
    assert find_all(text, "投 资") == [Span(4, 8)]
    assert find_all(text, "资.") == []


def test_the_answer_can_be_bounded():
    assert len(find_all("年" * 100, "年", at_most=7)) == 7


@given(st.text())
def test_the_matchable_form_keeps_offsets(text):
    assert len(matchable(text)) == len(text)
