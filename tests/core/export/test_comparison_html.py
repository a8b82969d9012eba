"""A comparison as one HTML file, as a colleague without a terminal opens it."""

from __future__ import annotations

import re

import pytest
from comparisons import EARLIER, LATER, comparison, hostile, unchanged
from hypothesis import given
from hypothesis import strategies as st
from markup import Document

from core.compare.model import Change, Comparison
from core.export.comparison_digest import digest
from core.export.comparison_html import as_html
from core.export.html_elements import Html, element
from tui.strings import LANGUAGES, load_strings


def html(of: Comparison, lang: str = "zh") -> str:
    return "".join(as_html(digest(of), load_strings(lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("of", [comparison, unchanged, hostile])
def test_the_file_needs_nothing_but_itself_and_runs_nothing(of: object, lang: str) -> None:
    text = html(of(), lang)  # type: ignore[operator]
    document = Document(text)
    assert text.startswith("<!doctype html>")
    assert ("html", {"lang": lang}) in document.elements
    policy = next(
        attributes["content"]
        for name, attributes in document.elements
        if name == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not document.names & {"script", "link", "img", "iframe", "object", "form"}
    for name, attributes in document.elements:
        assert not any(each.startswith("on") or each == "src" for each in attributes)
        if name == "a":
            assert (attributes["href"] or "").startswith("#")
    (style,) = document.inside("style")
    assert "url(" not in style
    assert "@import" not in style
    for query in ("prefers-color-scheme: dark", "@media print", "max-width"):
        assert query in style


def test_what_changed_is_marked_on_both_sides() -> None:
    document = Document(html(comparison()))
    assert sorted(document.inside("del")) == ["2024", "6%", "组建"]
    assert sorted(document.inside("ins")) == ["2025", "6.5%", "成立"]


def test_every_change_is_a_word_and_a_row_that_can_be_left_out() -> None:
    text = html(comparison())
    document = Document(text)
    strings = load_strings("zh")
    (style,) = document.inside("style")
    rows = [each["class"] for name, each in document.elements if name == "tr" and each.get("class")]
    for change in Change:
        assert f"#show-{change}:not(:checked)" in style
    for change in ("new", "dropped", "raised", "reworded", "kept"):
        assert change in rows
        assert ("input", f"show-{change}") in [
            (name, each.get("id")) for name, each in document.elements
        ]
        assert strings[f"change.{change}"] in document.words


def test_quotes_lead_back_to_the_words_of_the_reports() -> None:
    found = re.findall(
        r"([^>]+)</(?:span|strong)> <span class=\"place\">\[(\d+)–(\d+)\]", html(comparison())
    )
    assert len(found) > 8
    for quote, start, end in found:
        said = [text[int(start) : int(end)] for text in (EARLIER, LATER)]
        assert any(each.endswith(quote.lstrip("~≥≤↓")) for each in said)


def test_links_lead_to_the_sections_that_there_are() -> None:
    document = Document(html(hostile()))
    ids = {each["id"] for name, each in document.elements if name == "section"}
    links = {(each["href"] or "")[1:] for name, each in document.elements if name == "a"}
    assert links == ids == {"summary", "plans", "replies", "reuse"}


def test_two_plans_that_say_the_same_are_said_to() -> None:
    document = Document(html(unchanged()))
    assert load_strings("zh")["diff.unchanged"] in document.words
    assert not document.names & {"del", "ins"}


def test_words_of_documents_are_shown_as_they_are_and_do_nothing() -> None:
    text = html(hostile())
    assert not set(text) & set("\x1b\x9b\x07\u202e\u2066")
    words = Document(text).words
    assert "<script>alert(1)</script>|竖线|**粗** `码` [链](http://x.cn) ␛[31m红␦反" in words
    assert '</td><img src=x onerror="y">&amp;|~~删~~' in words
    assert "<i>|*报告*␛]0;x␇.txt" in words


@given(st.text(), st.text(min_size=1))
def test_any_text_comes_back_from_an_element_and_its_attributes(words: str, value: str) -> None:
    # A parser replaces these, escaped or not: HTML cannot hold them, and `inert` shows them.
    words, value = (
        re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "", each) for each in (words, value)
    )
    document = Document(element("p", words, element("em", "甲"), title=value, hidden=False))
    assert document.words == f"{words}甲"
    assert document.elements == [("p", {"title": value} if value else {}), ("em", {})]


def test_only_markup_stands_as_it_is() -> None:
    assert element("td", "a<b", Html("<br>"), class_="x", data_label='"', checked=True) == (
        '<td class="x" data-label="&quot;" checked>a&lt;b<br></td>'
    )
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'
