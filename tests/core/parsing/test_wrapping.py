"""Line ends that only wrap a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.parsing.wrapping import unwrap
from core.text.folding import JOINT, without_joints

PARAGRAPH = "各村新建道路并投入使用，带动产业发展，受益群众明显增多，获得一致好评；" * 6 + "。"


def wrapped(width: int, margin: str) -> str:
    lines = [PARAGRAPH[at : at + width] for at in range(0, len(PARAGRAPH), width)]
    return "".join(f"{margin}{line}\n" for line in lines)


@pytest.mark.parametrize("margin", ["", "  ", "    "])
def test_a_wrapped_paragraph_is_one_whatever_its_margin(margin):
    text = wrapped(38, margin)
    folded = unwrap(text)
    assert len(folded) == len(text)
    assert without_joints(text, folded) == f"{margin}{PARAGRAPH}\n"


def test_an_indent_begins_a_paragraph():
    text = "".join(f"    {wrapped(38, '  ')[2:]}" for _ in range(3))
    assert without_joints(text, unwrap(text)) == f"    {PARAGRAPH}\n" * 3


def test_text_that_is_not_wrapped_stays():
    text = "一、工作回顾\n全年各项工作进展顺利。\n二、下一步打算\n继续推进各项工作，办好实事。\n"
    assert unwrap(text) == text


@given(st.text("工作。 \n\t12", max_size=300))
def test_only_blanks_become_joints(text):
    folded = unwrap(text)
    assert len(folded) == len(text)
    for char, folds_to in zip(text, folded, strict=True):
        assert char == folds_to or (folds_to == JOINT and char.isspace())
