"""A comparison as a report in Markdown, as an analyst pastes it into one of his own."""

from __future__ import annotations

import re

import pytest
from comparisons import EARLIER, LATER, comparison, hostile, unchanged
from markup import rendered

from core.compare.model import Comparison
from core.export.comparison_digest import digest
from core.export.comparison_markdown import as_markdown
from tui.strings import LANGUAGES, load_strings


def markdown(of: Comparison, lang: str = "zh") -> str:
    return "".join(as_markdown(digest(of), load_strings(lang)))


def test_what_changed_is_marked_and_shown_with_the_place_of_both_wordings() -> None:
    document = rendered(markdown(comparison()))
    assert sorted(document.inside("del")) == ["2024", "6%", "组建"]
    assert sorted(document.inside("ins")) == ["2025", "6.5%", "成立"]
    items = document.inside("li")
    raised = next(each for each in items if "6.5%" in each)
    assert [line.split(" [")[0] for line in raised.strip().splitlines()] == [
        "力争税收收入增长6%左右。",
        "力争税收收入增长6.5%左右。",
    ]


def test_quotes_lead_back_to_the_words_of_the_reports() -> None:
    words = rendered(markdown(comparison())).words
    found = re.findall(r"^\W*([^\s\[→←]+) \[(\d+)–(\d+)\]", words, re.MULTILINE)
    assert len(found) > 10
    for quote, start, end in found:
        said = {text[int(start) : int(end)] for text in (EARLIER, LATER)}
        assert quote.lstrip("~≥≤↓") in said


def test_tables_sum_up_and_set_targets_against_results() -> None:
    document = rendered(markdown(comparison()))
    rows = ["|".join(each.split("\n")) for each in document.inside("tr")]
    a, b = EARLIER.rindex("6%"), LATER.rindex("6.5%")
    reached = LATER.rindex("6.3%")
    assert "|新增|1|" in rows
    assert f"|税收收入|~6% [{a}–{a + 2}]|~6.5% [{b}–{b + 4}]|提高|" in rows
    assert f"|税收收入|~6% [{a}–{a + 2}]|6.3% [{reached}–{reached + 4}]|完成|" in rows
    assert "|二、2025年工作思路|40%|10%|" in rows


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_section_has_its_heading_in_the_language_asked_for(lang: str) -> None:
    strings = load_strings(lang)
    text = rendered(markdown(comparison(), lang)).words
    for key in ("diff.title", "diff.shifts", "diff.promises", "diff.replies", "diff.reuse"):
        assert strings[key] in text
    for change in ("new", "dropped", "raised", "reworded", "kept"):
        assert strings[f"change.{change}"] in text


def test_what_was_kept_folds() -> None:
    document = rendered(markdown(comparison()))
    assert document.inside("details")[0].count("新建口袋公园3处。") == 1


def test_two_plans_that_say_the_same_are_said_to() -> None:
    text = markdown(unchanged())
    assert load_strings("zh")["diff.unchanged"] in text
    assert "<del>" not in text


def test_markup_in_documents_stays_text() -> None:
    text = markdown(hostile())
    assert not set(text) & set("\x1b\x9b\x07\u202e\u2066")
    document = rendered(text)
    assert not document.names & {"script", "img", "a", "b", "code", "em", "s", "i", "h4"}
    for words in ("<script>alert(1)</script>|竖线|**粗** `码` [链](http://x.cn) ␛[31m红␦反",):
        assert words in document.words
    cells = {row.count("\n") for row in document.inside("tr")}
    assert cells <= {3, 4, 5, 6}
