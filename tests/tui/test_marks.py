"""Which highlights lie over which."""

from __future__ import annotations

from core.model import Span
from tui.marks import Mark, Marks


def mark(start, end, style):
    return Mark(Span(start, end), style)


def pieces(marks, start, end):
    return [(piece.start, piece.end, piece.styles) for piece in marks.pieces(start, end)]


def test_text_without_marks_is_one_piece():
    assert pieces(Marks(), 3, 9) == [(3, 9, ())]


def test_no_text_has_no_pieces():
    assert pieces(Marks(), 3, 3) == []


def test_marks_are_cut_where_the_row_is():
    marks = Marks()
    marks.set("text", [mark(0, 5, "heading-1"), mark(8, 20, "boilerplate")])
    assert pieces(marks, 2, 10) == [(2, 5, ("heading-1",)), (5, 8, ()), (8, 10, ("boilerplate",))]


def test_a_mark_lies_over_those_that_start_before_it():
    marks = Marks()
    marks.set("text", [mark(4, 6, "inner"), mark(0, 10, "outer")])
    assert pieces(marks, 0, 10) == [
        (0, 4, ("outer",)),
        (4, 6, ("outer", "inner")),
        (6, 10, ("outer",)),
    ]


def test_a_long_mark_reaches_rows_behind_shorter_ones():
    marks = Marks()
    marks.set("text", [mark(0, 100, "boilerplate"), mark(3, 5, "find"), mark(7, 8, "find")])
    assert pieces(marks, 50, 60) == [(50, 60, ("boilerplate",))]


def test_layers_lie_over_one_another_in_the_order_in_which_they_were_first_set():
    marks = Marks()
    marks.set("find", [mark(0, 4, "find")])
    marks.set("hit", [mark(0, 4, "hit")])
    marks.set("find", [mark(0, 4, "find")])
    assert pieces(marks, 0, 4) == [(0, 4, ("find", "hit"))]
    marks.clear()
    assert pieces(marks, 0, 4) == [(0, 4, ())]
