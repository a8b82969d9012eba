"""Reports as tables: what an analyst opens in a spreadsheet or loads into a notebook."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.export.tables import (
    INDICATOR_COLUMNS,
    IndicatorRow,
    as_csv,
    as_json,
    as_jsonl,
    indicator_rows,
)
from core.model import Report
from core.reading import read_report
from core.sources import decode

TEXT = (
    "苇桥街道2024年工作总结和2025年工作思路\n"
    "一、2024年主要工作\n"
    "（一）发展经济\n"
    "街道党工委、办事处团结带领全体干部群众，扎实推进各项工作，经济社会发展取得新的成效。"
    "实现地区生产总值50亿元，同比增长6.5%。企业更多。\n"
    "（二）办好民生实事\n"
    "办成实事41件。\n"
    "二、2025年工作思路\n"
    "力争新建口袋公园3处。\n"
)


def read(text: str = TEXT, path: str = "苇桥.txt") -> Report:
    return read_report(decode(text.encode(), path))


def rows(text: str = TEXT) -> list[IndicatorRow]:
    return list(indicator_rows(read(text)))


def row_of(quote: str, text: str = TEXT) -> IndicatorRow:
    return next(row for row in rows(text) if row.quote == quote)


def parsed(lines: Iterable[str]) -> list[list[str]]:
    """Return the cells that a strict reader finds in a CSV file."""
    return list(csv.reader(io.StringIO("".join(lines), newline=""), strict=True))


def test_a_row_holds_what_is_needed_apart_from_the_report() -> None:
    row = row_of("50亿元")
    assert (row.file, row.place, row.year) == ("苇桥.txt", "苇桥街道", 2024)
    assert (row.section, row.heading, row.role) == ("一/(一)", "发展经济", "review")
    assert (row.value, row.unit, row.base_value, row.base_unit) == (
        Decimal(50), "亿元", Decimal(5_000_000_000), "元",
    )  # fmt: skip
    assert row.sentence == "实现地区生产总值50亿元，同比增长6.5%。"
    assert (row.is_report, row.corrected) == (True, False)
    assert row_of("3处").role == "plan"


def test_every_row_leads_back_to_its_words() -> None:
    read_rows = rows()
    assert [TEXT[row.start : row.end] for row in read_rows] == ["50亿元", "6.5%", "41件", "3处"]
    assert [row.quote for row in read_rows] == ["50亿元", "6.5%", "41件", "3处"]
    assert [row.number for row in read_rows] == [0, 1, 2, 3]


def test_the_columns_keep_their_names_and_order() -> None:
    assert INDICATOR_COLUMNS == (
        "file", "place", "year", "section", "name", "canonical", "value", "high", "unit", "kind",
        "direction", "basis", "bound", "status", "period", "of", "base_value", "base_high",
        "base_unit", "corrected", "quote", "sentence", "start", "end", "number", "role", "heading",
        "is_report",
    )  # fmt: skip


def test_a_figure_under_no_heading_has_no_section_and_the_role_of_its_part() -> None:
    row = row_of("41件", "全年走访企业，办成实事41件，群众更加满意。\n")
    assert (row.section, row.heading) == (None, None)
    assert row.role in {"review", "other"}


def test_a_text_without_figures_has_no_rows() -> None:
    assert rows("苇桥街道工作总结\n一、主要工作\n环境更美。\n") == []


def test_a_text_that_is_no_report_gives_its_rows_and_says_so() -> None:
    (row,) = rows("番茄切块，鸡蛋2个打散，大火快炒即可。\n")
    assert row.is_report is False


def test_a_sentence_goes_over_the_line_ends_that_only_wrap_it() -> None:
    wrapped = (
        "一、主要工作\n"
        "  全年实现地区生产总值50亿元，同比增长6.5%，工业\n"
        "投资持续扩大，规模以上企业净增12家，街道发展后\n"
        "劲更足，居民收入稳步提高，营商环境不断优化，群众\n"
        "获得感和满意度进一步增强，城市面貌日新月异，各项\n"
        "事业取得新的成绩，全年共办成民生实事41件，新增停\n车泊位120个。\n"
    )
    row = row_of("12家", wrapped)
    assert row.sentence.startswith("全年实现地区生产总值50亿元")
    assert row.sentence.endswith("新增停车泊位120个。")


def test_a_heading_on_the_same_line_is_no_part_of_the_sentence() -> None:
    text = (
        "苇桥街道2024年工作总结 一、2024年主要工作 （一）优化营商环境 走访企业320家 "
        "（二）办好民生实事 办成实事41件 二、2025年工作思路 新建公园3处。"
    )
    assert [row.sentence for row in rows(text)][-1] == "新建公园3处。"


def test_what_is_near_stands_for_a_sentence_that_never_ends() -> None:
    text = "一、主要工作\n" + "走访企业，" * 2_000 + "投资50亿元，" + "走访企业，" * 2_000
    (row,) = rows(text)
    assert len(row.sentence) < 500
    assert row.sentence.startswith("…")
    assert row.sentence.endswith("…")
    assert "投资50亿元" in row.sentence


def test_csv_is_what_a_strict_reader_expects() -> None:
    header, *body = parsed(as_csv(rows()))
    assert header == list(INDICATOR_COLUMNS)
    first = dict(zip(header, body[0], strict=True))
    assert (first["value"], first["high"], first["unit"]) == ("50", "", "亿元")
    assert (first["year"], first["corrected"], first["is_report"]) == ("2024", "false", "true")
    assert all(line.endswith("\r\n") for line in as_csv(rows()))


def test_without_rows_there_are_still_column_names() -> None:
    assert parsed(as_csv([])) == [list(INDICATOR_COLUMNS)]
    assert json.loads("".join(as_json([]))) == []
    assert list(as_jsonl([])) == []


def test_the_byte_order_mark_comes_only_when_asked_for() -> None:
    assert next(as_csv(rows(), bom=True)).startswith("\ufefffile,")
    assert "\ufeff" not in "".join(as_csv(rows()))


def test_numbers_are_plain_decimals_in_every_form() -> None:
    row = rows()[0]._replace(value=Decimal("1.4019E+6"), high=Decimal("0E+3"), base_value=None)
    _, cells = parsed(as_csv([row]))
    in_csv = dict(zip(INDICATOR_COLUMNS, cells, strict=True))
    assert (in_csv["value"], in_csv["high"], in_csv["base_value"]) == ("1401900", "0", "")
    (in_json,) = json.loads("".join(as_json([row])))
    assert (in_json["value"], in_json["high"], in_json["base_value"]) == ("1401900", "0", None)


def test_no_words_of_a_document_are_a_formula() -> None:
    for words in ("=1+1", "+1", "-3%", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "－1"):
        _, cells = parsed(as_csv([rows()[0]._replace(name=words, heading=words)]))
        written = dict(zip(INDICATOR_COLUMNS, cells, strict=True))
        assert written["name"].startswith("'")
        assert written["heading"] == written["name"]


def test_standard_input_keeps_its_name() -> None:
    _, cells = parsed(as_csv([rows()[0]._replace(file="-")]))
    assert cells[0] == "-"


def test_line_ends_and_controls_of_a_document_neither_break_rows_nor_steer() -> None:
    row = rows()[0]._replace(quote="50\r\n亿元", file="报\x1b[2J告\u202e.txt", sentence='说"好",50')
    lines = list(as_csv([row]))
    assert len("".join(lines).splitlines()) == 2
    _, cells = parsed(lines)
    written = dict(zip(INDICATOR_COLUMNS, cells, strict=True))
    assert (written["quote"], written["file"]) == ("50  亿元", "报␛[2J告␦.txt")
    assert written["sentence"] == '说"好",50'


def test_json_keeps_the_exact_words_and_sends_nothing_that_steers() -> None:
    row = rows()[0]._replace(file="报\x1b[2J\x9b告\u202e\udcb1.txt", quote="50\n亿元")
    for text in ("".join(as_json([row])), "".join(as_jsonl([row]))):
        assert not set(text) & set("\x1b\x9b\u202e\udcb1")
    (line,) = as_jsonl([row])
    assert json.loads(line)["file"] == row.file
    assert json.loads(line)["quote"] == row.quote


def test_the_json_of_rows_is_an_array_and_json_lines_are_its_objects() -> None:
    read_rows = rows()
    objects = json.loads("".join(as_json(read_rows)))
    assert objects == [json.loads(line) for line in as_jsonl(read_rows)]
    assert [list(each) for each in objects] == [list(INDICATOR_COLUMNS)] * len(read_rows)
    assert (objects[1]["value"], objects[1]["start"]) == ("6.5", TEXT.index("6.5%"))


def test_writers_take_one_row_at_a_time() -> None:
    taken: list[int] = []

    def counted() -> Iterable[IndicatorRow]:
        for row in rows():
            taken.append(row.number)
            yield row

    for writer in (as_csv, as_json, as_jsonl):
        taken.clear()
        lines = iter(writer(counted()))
        while not taken:
            next(lines)
        assert taken == [0]


words = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from("=+-@,\";'\r\n\t")))
numbers = st.decimals(min_value=0, max_value=10**30, allow_nan=False, places=3)


@given(st.lists(st.tuples(words, words, numbers), min_size=1))
def test_any_words_come_back_from_csv_inert_in_their_own_cell(
    found: list[tuple[str, str, Decimal]],
) -> None:
    like = rows()[0]
    given_rows = [
        like._replace(name=name, sentence=sentence, value=value) for name, sentence, value in found
    ]
    header, *body = parsed(as_csv(given_rows))
    assert len(body) == len(found)
    for (name, _, value), cells in zip(found, body, strict=True):
        written = dict(zip(header, cells, strict=True))
        assert Decimal(written["value"]) == value
        for cell in cells:
            assert cell == "-" or not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
            assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in cell)
        if name.isprintable() and not name.lstrip().startswith(tuple("=+-@＝＋－＠")):
            assert written["name"] == name


@given(st.lists(st.sampled_from([*TEXT, *TEXT.splitlines(keepends=True), "“", "”", "1、", "  "])))
def test_of_any_text_rows_can_be_made_whose_sentences_hold_their_figures(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    for row in rows(text):
        assert row.quote == text[row.start : row.end]
        assert "".join(row.quote.split()) in "".join(row.sentence.split())
