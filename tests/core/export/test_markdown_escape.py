"""Words of documents in Markdown: shown as they are, wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import rendered

from core.export.markdown_escape import escape_markdown
from core.text.inert import inert

MARKUP = (
    "# * - + = _ ` ~ ~~ > < & &amp; &#65; | \\ [ ] ( ) ! $ @ : / . 1. 12) <b> --> ]] [x](y) ![a](b)"
    " http:// https://a.cn www.a.cn a@b.cn ftp://a <!-- </script> ``` ~~~ --- === 6.5% 2.加快 “ ”"
)
pieces = st.text(max_size=8) | st.sampled_from([*MARKUP.split(), " "])
texts = st.lists(pieces).map("".join).map(inert).map(str.strip).filter(bool)

SURROUNDINGS = {
    "a paragraph": ("{}", {"p"}),
    "an item": ("- {}", {"ul", "li"}),
    "a line of an item": ("- 原\\\n  {}", {"ul", "li", "br"}),
    "a heading": ("## {}", {"h2"}),
    "a cell": (
        "| 甲 | 乙 |\n| --- | ---: |\n| {} | 3 |",
        {"table", "thead", "tbody", "tr", "th", "td"},
    ),
    "an insertion": ("- 前<ins>{}</ins>后", {"ul", "li", "ins"}),
}


def words_in(surrounding: str, words: str) -> tuple[str, set[str]]:
    """Return the text that is shown without what is round it, and the elements that it makes."""
    markdown, _ = SURROUNDINGS[surrounding]
    shown = rendered(markdown.format(escape_markdown(words)))
    return shown.words, shown.names


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
@given(words=texts)
def test_any_text_is_shown_as_it_is_and_makes_no_element(surrounding: str, words: str) -> None:
    shown, elements = words_in(surrounding, words)
    frame, _ = words_in(surrounding, "占位")
    assert "".join(shown.split()) == "".join(frame.replace("占位", words).split())
    assert elements <= SURROUNDINGS[surrounding][1]


@pytest.mark.parametrize(
    "words", ["全年增长6.5%，达到3-5个。", "2.加快建设（一期）", "“十四五”规划；第1、2项"]
)
def test_plain_words_stay_readable_in_the_source(words: str) -> None:
    assert escape_markdown(words) == words
