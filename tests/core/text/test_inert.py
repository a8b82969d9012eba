"""Words of a document that a terminal would act on."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from core.text.inert import inert, inert_json


def test_what_steers_a_terminal_is_shown_and_what_is_invisible_goes() -> None:
    assert inert("税收\x1b[31m收入\x9b\x07\u202e50亿\u200b元") == "税收␛[31m收入␦␇␦50亿元"


def test_white_space_of_every_kind_becomes_plain_and_the_wide_space_stays() -> None:
    assert inert("一、\u3000工业\r\n\t投资\u00a050\u2029亿元") == "一、\u3000工业   投资 50 亿元"


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_keeps_anything_to_act_on_and_plain_text_stays_as_it_is(text: str) -> None:
    shown = inert(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)
    assert inert(shown) == shown
    assert shown == text or not text.isprintable()


@given(st.text(st.characters(exclude_categories=())))
def test_json_means_the_same_and_is_inert(text: str) -> None:
    escaped = inert_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(escaped) == json.loads(json.dumps([text]))
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in escaped)
    assert not set(escaped) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
