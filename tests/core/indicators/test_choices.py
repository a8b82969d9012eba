"""Choices match as one regular expression of all alternatives would."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.indicators.choices import Choices
from core.indicators.verbs import Verb, Verbs
from core.lexicon import read_lexicon

WORDS = (
    "新", "新建(?!成)", "新建成", "(?<!翻)新增", "(?:截[至止]|到)?(?:目前|今年(?:底|末)?)",
    r"\d{1,2}月", "(?:近)?[一两三1]年", "[与及的]", "(?=占).比", "[^,。]年末", "“(?=新)",
    "改扩?建", "(?:改||扩)善",
)  # fmt: skip
TEXTS = st.text("新建成翻增截至到目前今年底末1２月近一两三与的占比,“改扩善", max_size=12)


def alternatives(patterns) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


@given(TEXTS, st.integers(0, 3), st.integers(0, 12))
@settings(max_examples=300)
def test_the_first_alternative_that_matches_counts(text, start, end):
    start, end = min(start, len(text)), min(end, len(text))
    found = re.compile(alternatives(WORDS)).match(text, start, end)
    assert Choices(WORDS).end(text, start, end) == (found.end() if found else -1)


@given(TEXTS)
@settings(max_examples=300)
def test_a_stretch_is_filled_by_one_after_another(text):
    plain = [word for word in WORDS if "?" not in word]
    filled = re.fullmatch(f"(?:{alternatives(plain)})+", text) is not None
    assert Choices(plain).fill(text, 0, len(text)) == filled


@pytest.mark.parametrize("table", ["times", "adverbs", "scopes", "strong", "light", "kept"])
def test_the_words_of_the_lexicon_are_found_wherever_they_begin(table):
    patterns = read_lexicon("names")[table]
    choices, pattern = Choices(patterns), re.compile(alternatives(patterns))
    text = "\n".join(re.sub(r"\(\?[<!=][^()]*\)|[^\w]", "", word) for word in patterns)
    for at in range(len(text)):
        found = pattern.match(text, at)
        assert choices.end(text, at, len(text)) == (found.end() if found else -1)


def test_verbs_are_found_without_overlap_by_the_first_kind():
    verbs = Verbs({"kept": ["新建(?!成)", "改造"], "light": ["完成", "新建成"]})
    text = "完成改造,新建成36家,新建8家"
    assert list(verbs.find(text, 0, len(text))) == [
        Verb(0, 2, "light"),
        Verb(2, 4, "kept"),
        Verb(5, 8, "light"),
        Verb(12, 14, "kept"),
    ]
    assert verbs.at(text, 1, len(text)) is None
    assert not verbs.any(text, 8, 12)
