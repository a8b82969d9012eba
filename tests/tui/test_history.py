"""The way back: which moves are jumps, and where they are remembered to have led."""

from itertools import pairwise
from pathlib import Path

from desk import report
from hypothesis import given
from hypothesis import strategies as st

from tui.documents import open_document
from tui.history import MOST, NEAR, History, Spot
from tui.moved_words import MovedWords


def spot(number: int, path: str = "a.txt") -> Spot:
    return Spot(path, number * NEAR)


def jumped(*numbers: int) -> History:
    history = History()
    for start, end in pairwise(numbers):
        history.jump(spot(start), spot(end))
    return history


def test_jumps_are_taken_back_and_forward():
    history = jumped(0, 5, 9)
    assert history.position == (3, 3)
    assert history.back(spot(9)) == spot(5)
    assert history.back(spot(5)) == spot(0)
    assert history.back(spot(0)) is None
    assert history.forward(spot(0), 2) == spot(9)
    assert history.forward(spot(9)) is None


def test_a_jump_from_further_back_drops_what_lay_ahead():
    history = jumped(0, 5, 9)
    history.jump(spot(9), history.back(spot(9)))
    history.jump(spot(5), spot(2))
    assert history.position == (3, 3)
    assert history.forward(spot(2)) is None
    assert history.back(spot(2)) == spot(5)


def test_where_the_reader_walked_to_is_where_the_jump_went_from():
    history = jumped(0, 5)
    history.jump(spot(7), spot(20))
    assert history.back(spot(20)) == spot(7)
    assert history.back(spot(8)) == spot(0)
    assert history.forward(spot(0)) == spot(8)


def test_a_few_words_are_no_jump_but_many_times_a_few_are():
    history = History()
    for offset in range(0, NEAR, 20):
        history.jump(Spot("a.txt", offset), Spot("a.txt", offset + 20))
    assert history.position == (2, 2)
    assert history.back(None) == Spot("a.txt", 0)


def test_of_what_a_cursor_passes_the_last_place_alone_counts():
    history = jumped(0, 5)
    for number in range(6, 20):
        history.jump(spot(number - 1), spot(number), passing=True)
    history.settle()
    history.jump(spot(19), spot(25), passing=True)
    history.jump(spot(25), spot(30), passing=True)
    assert history.back(spot(30)) == spot(19)
    assert history.back(spot(19)) == spot(5)


def test_other_reports_are_never_near():
    history = History()
    history.jump(Spot("a.txt", 0), Spot("b.txt", 0))
    assert history.back(Spot("b.txt", 0)) == Spot("a.txt", 0)


def test_going_back_to_where_one_came_from_is_a_jump_like_any():
    history = jumped(0, 5)
    history.jump(spot(9), spot(5))
    assert history.back(spot(5)) == spot(9)


def test_without_jumps_there_is_no_way():
    assert History().back(spot(0)) is None
    assert History().forward(spot(0)) is None


def test_a_report_that_was_read_again_keeps_its_places(tmp_path: Path):
    path = tmp_path / "梅林街道2023.txt"
    text = report("梅林街道", 2023)
    path.write_text(text, encoding="utf-8")
    before = open_document(str(path), None)
    path.write_text("内部资料\n" * 9 + text.replace("\n（", "\n　　（"), encoding="utf-8")
    after = open_document(str(path), None)
    places = [text.index("（二）"), text.index("二、存在")]
    history = History()
    history.jump(Spot(str(path), places[0]), Spot(str(path), places[1]))
    history.reread(MovedWords(before, after))
    spots = [history.back(None), history.forward(None)]
    assert [after.report.text[each.offset :][:3] for each in spots] == ["（二）", "二、存"]


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 30), st.booleans()), max_size=60))
def test_it_is_bounded_and_one_step_forward_undoes_one_back(moves):
    history, here = History(), spot(0)
    for way, number, passing in moves:
        if way == 0:
            history.jump(here, spot(number), passing=passing)
            here = spot(number)
        elif way < 0:
            there = history.back(here, -way) or here
            history.jump(here, there)  # as who goes there has it
            here = there
        else:
            there = history.forward(here, way) or here
            history.jump(here, there)
            here = there
        at, total = history.position
        assert at <= max(1, total) <= MOST
        if history.back(here):
            assert history.forward(None) == here


def test_the_oldest_places_go():
    history = jumped(*range(0, 2 * (MOST + 20), 2))
    assert history.position == (MOST, MOST)
