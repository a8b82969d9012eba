"""Long texts, set block by block."""

from __future__ import annotations

import pytest

from tui.galley import Galley
from tui.glyphs import Glyphs
from tui.typesetting import blocks, break_rows

GLYPHS = Glyphs(ambiguous_wide=False)
REPORT = "　　全年完成投资152.16亿元，增长11.7%，新增企业1,054家，老旧小区改造有力推进。\n" * 600


@pytest.fixture
def galley():
    return Galley(REPORT, blocks(REPORT), 40, GLYPHS)


def settle(galley):
    while not galley.is_settled:
        galley.settle_next()


def test_a_settled_galley_has_the_rows_of_the_whole_text(galley):
    settle(galley)
    rows = break_rows(REPORT, 40, GLYPHS)
    assert galley.height == len(rows)
    assert [galley.row(at).start for at in range(len(rows))] == rows.starts
    assert [galley.row(at).end for at in range(len(rows))] == rows.ends


def test_rows_follow_one_another_up_to_behind_the_end(galley):
    settle(galley)
    rows = [galley.row(at) for at in range(galley.height)]
    assert [row.stop for row in rows[:-1]] == [row.start for row in rows[1:]]
    assert len(REPORT) in rows[-1]
    assert galley.row(galley.height) is None
    assert galley.row(-1) is None


def test_a_row_is_found_by_what_it_holds_before_anything_else_is_set(galley):
    offset = len(REPORT) // 2
    assert offset in galley.row(galley.row_of(offset))
    assert not galley.is_settled


@pytest.mark.parametrize("count", [-500, -40, -1, 0, 1, 40, 500])
def test_steps_are_as_long_before_settling_as_after(galley, count):
    offset = len(REPORT) // 2
    step = galley.step(offset, count)
    settle(galley)
    assert galley.row(galley.row_of(offset) + count) == step


def test_steps_end_at_the_first_and_the_last_row(galley):
    assert galley.step(100, -10_000).start == 0
    assert len(REPORT) in galley.step(100, 100_000)
