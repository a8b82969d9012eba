"""What is typed finds labels: by their characters, or by the pinyin of those."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Span
from tui.matching import Label, Labels, Query
from tui.pinyin import readings

TITLES = (
    "浙江省2023年政府工作报告",
    "重庆市2023年政府工作报告",
    "长乐区2022年工作总结和2023年工作思路",
    "沙浦镇2022年工作总结",
    "臨川區2021年工作總結",
    "GDP Review 2023",
    "附件（沙浦镇）",
)


def found(words: str, titles: tuple[str, ...] = TITLES) -> list[str]:
    labels = Labels([Label(title) for title in titles])
    return [titles[at] for at in labels.ranked(Query(words))]


@pytest.mark.parametrize(
    "words",
    [
        "zj",
        "ZJ",
        "zjs",
        "浙j",
        "z江",
        "zjs2023",
        "zhejiang",
        "zhejiangsh",
        "浙jiang",
        "zhej",
        "浙江",
    ],
)
def test_a_place_is_found_by_its_characters_and_by_pinyin(words):
    assert found(words)[0] == TITLES[0]


@pytest.mark.parametrize("words", ["cq", "zq", "chongqing", "zhongqing", "重q", "重慶"])
def test_every_reading_of_a_character_counts(words):
    assert found(words)[0] == TITLES[1]
    assert found("cl")[0] == found("zhangyue")[0] == TITLES[2]


def test_script_width_and_case_make_no_difference():
    assert found("临川") == found("lcq") == [TITLES[4]]
    assert found("ｇｄｐ") == found("gdp") == [TITLES[5]]
    assert found("２０２１") == [TITLES[4]]


def test_u_umlaut_is_typed_as_v_or_as_u():
    assert found("lv", ("绿洲区",)) == found("luzhou", ("绿洲区",)) == ["绿洲区"]


def test_all_words_have_to_match():
    assert found("政府 重庆") == found("zf cq") == [TITLES[1]]
    assert found("政府 沙浦") == []


def test_without_words_all_are_listed_in_their_order():
    assert found("") == found("  ") == list(TITLES)


def test_the_start_goes_before_a_word_and_that_before_the_rest():
    assert found("沙浦") == ["沙浦镇2022年工作总结", "附件（沙浦镇）"]
    titles = ("新沙浦镇", "附件（沙浦镇）2", "沙浦镇二")
    assert found("沙浦", titles) == ["沙浦镇二", "附件（沙浦镇）2", "新沙浦镇"]


def test_characters_go_before_pinyin_and_one_piece_before_scattered_ones():
    titles = ("周边环境", "最佳地", "浙江省", "ZJ一期")
    assert found("zj", titles) == ["ZJ一期", "最佳地", "浙江省", "周边环境"]


def test_short_labels_go_before_long_ones():
    assert found("浙江", ("浙江省杭湖市", "浙江省")) == ["浙江省", "浙江省杭湖市"]


def test_a_name_goes_before_a_remark_which_is_never_matched_in_scattered_pieces():
    labels = Labels([Label("一号文件", "浙江省"), Label("浙江省"), Label("二", "浙东江北")])
    assert labels.ranked(Query("zj")) == [1, 0]


def test_what_was_found_is_the_same_whether_it_was_typed_or_pasted():
    labels = Labels([Label(title) for title in TITLES * 40])
    for words in ("zjszf", "2023 zf", "gzzj"):
        typed = [labels.ranked(Query(words[:end])) for end in range(1, len(words) + 1)]
        assert typed[-1] == Labels([Label(title) for title in TITLES * 40]).ranked(Query(words))


def test_a_filter_takes_only_what_stands_together_and_keeps_the_order():
    labels = Labels([Label(title) for title in TITLES])
    assert labels.holding(Query("gz")) == [0, 1, 2, 3, 4]
    assert labels.holding(Query("浙报")) == []
    assert labels.ranked(Query("浙报")) == [0]


@pytest.mark.parametrize(
    ("words", "matched"),
    [
        ("zj", "浙江"),
        ("chongqing", ""),
        ("工作", "工作"),
        ("浙23", "浙23"),
        ("报告 zj", "浙江报告"),
        ("zzbg", "浙政报告"),
    ],
)
def test_what_is_matched_can_be_shown(words, matched):
    label = Label(TITLES[0], "2022")
    Labels([label]).ranked(Query(words))
    name, remark = Query(words).matched(label)
    assert "".join(span.of(label.name) for span in name) == matched
    assert remark == []
    assert Query("2022").matched(label) == ([], [Span(0, 4)])


@pytest.mark.parametrize("letters", [30, 60, 200, 20_000])
@pytest.mark.parametrize("again", ["na", "nan", "jian", "工ji"])
def test_words_that_can_be_parted_in_many_ways_are_answered_all_the_same(again, letters):
    words = (again * letters)[:letters]
    titles = ("拿出南岸那边建议的安排", "工机" * 20, words)
    assert titles[2] in found(words, titles)
    assert titles[0] not in found(f"{words[:-1]}q", titles)


def test_a_name_is_found_by_all_its_syllables_however_they_may_be_parted():
    title = "西安市先锋区"
    assert found("xianshixianfengqu", (title,)) == [title]
    assert found("xianshixianfen", (title,)) == [title]


def test_a_line_end_in_a_label_is_a_space():
    labels = Labels([Label("浙江\n报告"), Label("沙浦")])
    assert labels.ranked(Query("报告")) == [0]
    assert labels.ranked(Query("sp")) == [1]


LABEL = st.builds(Label, *2 * [st.text("浙江重庆省 aZ9（\n.İ", max_size=12)])


@given(st.lists(LABEL, max_size=8), st.text("浙江重zjchong (.*9", max_size=6))
def test_what_is_found_holds_the_words_and_all_that_hold_them_are_found(labels, words):
    query = Query(words)
    ranked = Labels(labels).ranked(query)
    held = Labels(labels).holding(query)
    assert sorted(set(ranked)) == sorted(ranked)
    assert set(held) <= set(ranked)
    literal = [
        at
        for at, label in enumerate(labels)
        if all(any(word.lower() in field.lower() for field in label) for word in words.split())
    ]
    assert set(literal) <= set(held)
    for at in ranked:
        spans = query.matched(labels[at])
        assert any(spans) or not words.split()
        for field, of in zip(spans, labels[at], strict=True):
            assert all(0 <= span.start < span.end <= len(of) for span in field)


def test_readings_have_no_tones():
    assert readings("重") >= {"zhong", "chong"}
    assert readings("绿") >= {"lv", "lu"}
    assert readings("a") == readings("1") == readings("，") == frozenset()


def test_pinyin_is_loaded_only_for_letters_and_never_as_a_package():
    code = (
        "import sys, tui.matching as m, tui.pinyin as p\n"
        "labels = m.Labels([m.Label('浙江省'), m.Label('沙浦')])\n"
        "assert labels.ranked(m.Query('浙江')) == [0]\n"
        "assert p._table.cache_info().currsize == 0\n"
        "assert labels.ranked(m.Query('sp')) == [1]\n"
        "assert p._table.cache_info().currsize == 1\n"
        "assert 'pypinyin' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
