"""Words of a list, found in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text.vocabulary import Vocabulary

WORDS = ["招商", "招商引资", "引资", "商会", "营商环境", "A股"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("优化营商环境，抓好招商。", ["营商环境", "招商"]),
        ("抓好招商引资工作", ["招商引资"]),
        ("招商会", ["招商"]),
        ("引资与招商", ["引资", "招商"]),
        ("招商招商", ["招商", "招商"]),
        ("招引外商", []),
        ("A股上市", ["A股"]),
        ("招", []),
        ("", []),
    ],
    ids=[
        *("in order", "the longest", "the first", "side by side", "twice"),
        *("not apart", "letters", "a part", "nothing"),
    ],
)
def test_words_are_found_where_they_stand(text, found):
    assert [span.of(text) for span in Vocabulary(WORDS).find(text)] == found


def test_a_vocabulary_of_no_words_finds_nothing():
    assert list(Vocabulary([]).find("招商引资")) == []


@given(st.lists(st.text("招商引资", min_size=1, max_size=3)), st.text("招商引资，", max_size=30))
def test_finds_are_words_in_order_without_overlap(words, text):
    end = 0
    for span in Vocabulary(words).find(text):
        assert span.start >= end
        end = span.end
        assert span.of(text) in words
        assert not any(
            text.startswith(word, span.start) for word in words if len(word) > span.length
        )


@given(st.lists(st.text("招商引资", min_size=1, max_size=3)), st.text("招商引资，", max_size=30))
def test_what_is_left_between_finds_holds_no_word(words, text):
    rest, end = [], 0
    for span in Vocabulary(words).find(text):
        rest.append(text[end : span.start])
        end = span.end
    rest.append(text[end:])
    assert not [word for word in words for each in rest if word in each]
