"""Passages are found again by their words, whatever happened to the text around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model import Span
from core.text.anchors import Anchor, Anchorage, Certainty, anchor_of, find_again

LINES = (
    "澄渡市苇桥街道2023年工作总结",
    "一、产业发展",
    "全年引进亿元以上项目6个，“一站式”窗口办件1.2万件，群众满意度达到98%。",
    "改造老旧小区12个，新增停车位300个，惠及居民4600户。",
    "二、存在问题",
    "配套设施还不完善，基层力量有待加强。",
    "改造老旧小区12个，新增停车位300个，惠及居民4600户。",
)
TEXT = "\n".join(LINES)


def passage(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return anchor_of(text, Span(start, start + len(words)))


def found(anchor: Anchor, text: str) -> tuple[str, Certainty] | None:
    again = find_again(anchor, text)
    return again and (again.span.of(text), again.certainty)


def test_between_the_same_words_it_is_sure():
    anchor = passage("基层力量有待加强。")
    assert found(anchor, "内部资料\n" * 3 + TEXT) == (anchor.quote, Certainty.SURE)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("引进亿元以上项目6个，", "引进亿元\n　　以上项目６个,"),
        ("“一站式”窗口", "「一站式」窗口"),
        ("群众满意度达到98%", "羣衆滿意度達到９８％"),
        ("办件1.2万件", "辦件 1.2 萬件"),
    ],
)
def test_another_setting_is_no_change(was, now):
    anchor = passage(LINES[2])
    text = TEXT.replace(was, now)
    assert found(anchor, text) == (LINES[2].replace(was, now), Certainty.SURE)


def test_words_that_moved_elsewhere_are_known_by_themselves():
    anchor = passage(LINES[5])
    text = "\n".join([*LINES[:3], LINES[5], *LINES[3:5]])
    assert found(anchor, text) == (LINES[5], Certainty.LIKELY)


def test_of_the_same_words_that_between_more_of_the_old_ones_is_meant():
    second = TEXT.rindex(LINES[6])
    anchor = anchor_of(TEXT, Span(second, second + len(LINES[6])))
    text = TEXT.replace("有待加强", "要加强").replace("以上项目6个", "以上项目7个")
    assert find_again(anchor, text).span.start == text.rindex(LINES[6])


def test_words_that_were_edited_are_known_by_what_is_left_of_them():
    anchor = passage(LINES[2])
    text = TEXT.replace("6个", "7个").replace("98%", "98.5%以上")
    words, certainty = found(anchor, text)
    assert certainty is Certainty.ALIKE
    assert words.startswith("全年引进亿元以上项目7个")
    assert words.endswith("满意度达到98.5%以上。")


def test_a_few_words_say_nothing_by_themselves():
    anchor = passage("6个")
    assert found(anchor, TEXT.replace("引进亿元以上项目6个，“一站式”", "举办活动6个，线上")) is None


def test_what_is_gone_is_not_found():
    assert found(passage(LINES[2]), TEXT.replace(LINES[2], "群众诉求办理更快。")) is None
    assert find_again(passage(LINES[2]), "") is None


def test_what_stands_everywhere_is_told_by_nothing():
    anchor = Anchor(Span(0, 2), "增长", "同比", "三成")
    assert find_again(anchor, "增长" * 5_000) is None


texts = st.text(
    st.sampled_from("一二三年月亿元项目增长群众，。：“”「」 \n\r\t　１２12Ａa%％萬万\u200b㎡"),
    max_size=80,
)


@given(texts, texts, texts, texts)
def test_what_did_not_change_is_found_whatever_stands_before_and_behind(lead, words, tail, more):
    text = lead + words + tail
    anchor = anchor_of(text, Span(len(lead), len(lead) + len(words)))
    for now in (text, more + text, text + more, more + text + more):
        again = find_again(anchor, now)
        if words:
            assert again is not None
            assert again.certainty is Certainty.SURE
            assert again.span.of(now) == words
        else:
            assert again is None
    if words:
        assert find_again(anchor, text).span == anchor.span


@given(texts, texts, texts, st.data())
def test_a_text_set_anew_loses_no_passage(lead, words, tail, data):
    text = lead + words + tail
    anchor = anchor_of(text, Span(len(lead), len(lead) + len(words)))
    breaks = data.draw(
        st.lists(
            st.sampled_from(["", "", "", "\n", "\r\n　　", " "]),
            min_size=len(text),
            max_size=len(text),
        )
    )
    other = str.maketrans("万萬12，%“”", "萬万１２,％「」")
    now = "".join(a + b for a, b in zip(text.translate(other), breaks, strict=True))
    again = find_again(anchor, now)
    plain = "".join(words.split()).replace("\u200b", "")
    if plain:
        assert again is not None
        assert again.certainty is Certainty.SURE
        kept = "".join(again.span.of(now).split()).replace("\u200b", "")
        assert kept == plain.translate(other)


@given(texts, texts, texts, texts, st.integers(0, 200))
def test_whatever_is_kept_of_an_anchor_what_is_found_lies_in_the_text(a, b, c, text, start):
    again = Anchorage(text).find(Anchor(Span(start, start + len(b)), b, a, c))
    if again:
        assert 0 <= again.span.start < again.span.end <= len(text)
