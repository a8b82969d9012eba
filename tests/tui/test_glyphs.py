"""What characters are drawn as, in terminals of both kinds."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len

from tui.glyphs import Glyphs


@pytest.fixture(params=[False, True], ids=["narrow", "wide"])
def glyphs(request):
    return Glyphs(ambiguous_wide=request.param)


def cells(glyphs, text):
    return sum(glyphs.cells(text))


def test_report_text_is_drawn_as_it_is():
    text = "全年完成投资152.16亿元，增长11.7%；“十四五”规划（草案）——《纲要》…"
    assert Glyphs(ambiguous_wide=False).draw(text) == text


def test_control_characters_are_drawn_as_pictures(glyphs):
    assert glyphs.draw("红\x1b[31m字\x07\x7f") == "红␛[31m字␇␡"


@pytest.mark.parametrize("char", ["\x9b", "\x90", "\ud800", "\x00", "\x1b"])
def test_no_character_reaches_the_terminal_as_a_command(glyphs, char):
    drawn = glyphs.draw(char)
    assert drawn.isprintable()
    assert cells(glyphs, char) == 1
    drawn.encode()


@pytest.mark.parametrize("char", "\u202e\u2066\u200b\u200d\ufeff\ufe0f\u00ad\U000e0041")
def test_characters_that_only_steer_others_are_not_drawn(glyphs, char):
    assert glyphs.draw(f"甲{char}乙") == "甲乙"
    assert cells(glyphs, f"甲{char}乙") == 4


@pytest.mark.parametrize(
    "text",
    ["👨\u200d👩\u200d👧 一家", "❤\ufe0f", "e\u0301te\u0301", "한글", "🇨🇳", "㎡ ① Ⅲ ∶ ・", "\t列"],
)
def test_cells_add_up_as_rich_counts_them(glyphs, text):
    assert cells(glyphs, text) == cell_len(glyphs.draw(text))


def test_where_ambiguous_characters_are_wide_none_is_drawn():
    glyphs = Glyphs(ambiguous_wide=True)
    for point in range(0xA1, 0x1F200):
        for form in glyphs.draw(chr(point)):
            is_mark = cell_len(form) == 0
            assert is_mark or unicodedata.east_asian_width(form) != "A", hex(point)


def test_where_ambiguous_characters_are_wide_figures_keep_their_meaning():
    glyphs = Glyphs(ambiguous_wide=True)
    assert glyphs.draw("“两山”") == "〝两山〞"
    assert glyphs.draw("12‰") == "120/00"
    assert glyphs.draw("Ⅲ类①") == "III类(1)"
    assert glyphs.draw("≥5") == ">=5"


def test_some_characters_are_not_drawn_as_one(glyphs):
    text = "平\u200b安"
    cells(glyphs, text)
    assert not glyphs.is_even(text)
    assert glyphs.is_even("平安")
