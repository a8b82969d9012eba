"""Where rows break."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.glyphs import Glyphs
from tui.typesetting import blocks, break_rows, line_span, line_start

NARROW = Glyphs(ambiguous_wide=False)
WIDE = Glyphs(ambiguous_wide=True)
CLOSING = "，。、；：！？）》】」』”’…—％%‰℃"
OPENING = "“‘（《【「『〈"
FIGURES = (
    "152.16亿元",
    "1,054家",
    "3000万美元",
    "2024年1月",
    "11.7%",
    "2.5个百分点",
    "1-2家",
    "第3位",
    "7×24小时",
    "一百二十家",
    "500MW",
    "35 平方公里",
    "１２．５％",
)
RUN_TOGETHER = r"[A-Za-z0-9０-９+\-/.:：\u0301\u200b\u200d\u202e\U000e0100\ufe0f]"

fragments = st.sampled_from(
    [
        *FIGURES,
        *CLOSING,
        *OPENING,
        *"全市经济社会发展平稳向好，",
        "重点项目建设有力推进",
        "——",
        "……",
        "PM2.5",
        "Wi-Fi",
        "new energy",
        "　　",
        "    ",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\f",
        "\x85",
        "\n\n\n",
        "\x1b[31m",
        "\u202e",
        "\u200b",
        "e\u0301",
        "葛\U000e0100",
        "👨\u200d👩\u200d👧",
        "①",
    ]
)
texts = st.lists(fragments, max_size=60).map("".join)
widths = st.integers(2, 300)


def drawn_rows(text, width, glyphs=NARROW):
    rows = break_rows(text, width, glyphs)
    return [text[start:end] for start, end in zip(rows.starts, rows.ends, strict=True)]


def breaks_inside_lines(text, width):
    """Yield the offsets at which a row starts that no line end before it started."""
    rows = break_rows(text, width, NARROW)
    for end, following in zip(rows.ends, rows.starts[1:], strict=False):
        if not re.search(r"[\n\v\f\r\x85\u2028\u2029]", text[end:following]):
            yield following


def cells(text):
    return sum(NARROW.cells(text))


class TestRules:
    @given(texts, widths, st.sampled_from([NARROW, WIDE]))
    def test_rows_hold_the_whole_text_in_order(self, text, width, glyphs):
        rows = break_rows(text, width, glyphs)
        assert rows.starts[0] == 0
        assert len(rows.starts) == len(rows.ends) == len(rows)
        for (start, end), following in zip(
            zip(rows.starts, rows.ends, strict=True), [*rows.starts[1:], len(text)], strict=True
        ):
            assert start <= end <= following
            assert start < following or not text
            assert not text[end:following].strip()

    @given(texts, st.integers(4, 300), st.sampled_from([NARROW, WIDE]))
    def test_no_row_is_wider_than_the_pane(self, text, width, glyphs):
        for row in drawn_rows(text, width, glyphs):
            assert cell_len(glyphs.draw(row)) == sum(glyphs.cells(row)) <= width

    @given(texts, widths)
    def test_no_row_starts_with_a_closing_mark_or_ends_with_an_opening_one(self, text, width):
        for place in breaks_inside_lines(text, width):
            unit = unit_around(text, place - 1, place + 1)
            if cells(text[slice(*unit)]) <= width:
                assert text[place] not in CLOSING
                assert not text[:place].rstrip().endswith(tuple(OPENING))

    @given(texts, widths)
    def test_no_row_break_cuts_a_number_or_its_unit(self, text, width):
        inside = list(breaks_inside_lines(text, width))
        for figure in re.finditer("|".join(map(re.escape, FIGURES)), text):
            start, end = figure.span()
            # A figure may run into the letters and digits next to it: then they are one word.
            neighbours = text[max(0, start - 1) : start] + text[end : end + 1]
            unit = unit_around(text, start, end)
            if cells(text[slice(*unit)]) <= width and not re.search(RUN_TOGETHER, neighbours):
                assert not any(start < place < end for place in inside)

    @given(texts, widths)
    def test_no_row_starts_with_a_mark_that_belongs_to_the_character_before(self, text, width):
        for place in breaks_inside_lines(text, width):
            assert text[place] not in "\u0301\U000e0100"


def unit_around(text, start, end):
    """Return `[start, end)` with the punctuation that has to stay with it."""
    blank = " \t\u3000\u200b\u202e\u200d\u0301\U000e0100"
    while end < len(text) and (text[end] in CLOSING + blank or text[end - 1] in OPENING + blank):
        end += 1
    while start > 0 and (text[start] in CLOSING + blank or text[start - 1] in OPENING + blank):
        start -= 1
    return start, end


@pytest.mark.parametrize(
    "figure", [*FIGURES, "“152.16亿元”", "（2024年12月31日）。", "400亿千瓦时"]
)
def test_a_figure_that_fits_stays_whole_at_every_width(figure):
    text = f"今年以来全市上下团结奋斗共完成{figure}比上年同期又有新的进步和提高"
    for width in range(cells(figure), 80):
        assert sum(figure in row for row in drawn_rows(text, width)) == 1


def test_a_figure_too_wide_for_the_pane_is_cut_by_the_rules_that_are_left():
    rows = drawn_rows("到2024年12月31日，已建成。", 10)
    assert rows == ["到2024年", "12月31日，", "已建成。"]


def test_a_word_longer_than_the_pane_is_cut():
    assert drawn_rows("网址" + "x" * 25, 10) == ["网址xxxxxx", "x" * 10, "x" * 9]


def test_latin_words_stay_whole_and_the_space_between_them_hangs():
    assert drawn_rows("public service centre", 14) == ["public service", "centre"]


def test_a_row_is_filled_to_the_edge_but_no_wide_character_is_halved():
    assert drawn_rows("发展为要", 5) == ["发展", "为要"]
    assert drawn_rows("发展a为要", 5) == ["发展a", "为要"]


def test_a_dash_and_an_ellipsis_are_not_cut():
    for width in range(4, 30):
        for row in drawn_rows("一年来，我们办成了许多大事——道路通了，学校建了……群众笑了", width):
            assert not re.search(r"(?<!—)—$|(?<!…)…$", row)


def test_every_kind_of_line_end_starts_a_row():
    text = "甲\n乙\r\n丙\r丁\v戊\f己\x85庚\u2028辛\u2029壬"
    assert drawn_rows(text, 40) == list("甲乙丙丁戊己庚辛壬")


def test_several_blank_lines_make_one_empty_row():
    assert drawn_rows("甲\n\n \n　\n乙\n\n丙\n", 40) == ["甲", "", "乙", "", "丙"]


def test_no_text_is_one_empty_row():
    assert drawn_rows("", 40) == [""]
    assert drawn_rows(" \n\n", 40) == [""]


def test_the_indent_of_a_paragraph_is_kept():
    assert drawn_rows("　　一年来，全市平稳。", 12) == ["　　一年来，", "全市平稳。"]


def test_each_offset_belongs_to_the_row_that_holds_it():
    text = "一、工作回顾\n全年完成投资152.16亿元，增长11.7%。"
    rows = break_rows(text, 16, NARROW)
    for index, (start, following) in enumerate(pairwise([*rows.starts, len(text)])):
        assert {rows.row_of(offset) for offset in range(start, following)} == {index}
    assert rows.row_of(len(text)) == len(rows) - 1


def test_where_quotation_marks_are_two_cells_wide_rows_hold_less():
    text = "“两山”理念"
    assert drawn_rows(text, 10, NARROW) == [text]
    assert drawn_rows(text, 10, WIDE) == ["“两山”理", "念"]


def test_a_heap_of_combining_marks_is_cut_into_rows_that_can_be_drawn():
    rows = drawn_rows("a" + "\u0301" * 50_000, 80)
    assert max(map(len, rows)) <= 80 * 16


class TestBlocks:
    @given(texts, st.integers(1, 400))
    def test_blocks_start_with_lines(self, text, times):
        text *= times
        starts = blocks(text)
        assert starts[0] == 0
        assert all(a < b for a, b in pairwise(starts))
        for start in starts[1:]:
            assert start < len(text)
            assert re.match(r"[\n\v\f\r\x85\u2028\u2029]", text[start - 1]) or len(text) > 32_000

    def test_a_block_of_a_long_line_starts_where_a_row_may(self):
        text = "全年完成投资152.16亿元，增长11.7%；新增企业1,054家。" * 4_000
        starts = blocks(text)
        assert len(starts) > 3
        for start in starts[1:]:
            assert text[start] not in CLOSING
            assert not re.match(r"[\d.,]+", text[start]) or not text[start - 1].isdigit()

    def test_a_long_line_without_a_place_to_break_is_cut_all_the_same(self):
        assert len(blocks("7" * 1_000_000)) > 10


def test_lines_are_found_by_number_and_by_what_they_hold():
    text = "题目\r\n一、回顾\n二、打算"
    assert [line_start(text, number) for number in (1, 2, 3, 9)] == [0, 4, 9, 9]
    assert text[slice(*line_span(text, 6))] == "一、回顾"
    assert text[slice(*line_span(text, len(text)))] == "二、打算"
