"""What the user says of a file as a whole: kept beside it, and followed wherever it is read."""

import csv
import io
import json

import pytest
from desk import drawn, report
from hypothesis import given
from hypothesis import strategies as st

from core.parsing.periods import is_period
from core.sources import fetch
from tui.cli import main
from tui.dossiers import NewerFormatError
from tui.particulars import look_up
from tui.reader_process import ReaderProcess
from tui.reading import read_report_at, read_stated_at
from tui.screens.statement import StatementScreen
from tui.statements import Statement, keep, period_in, place_in, statement_on

AMBIGUOUS = ("梅林镇2023年工作总结\n全年工作进展顺利。\n" * 3).encode("gb18030")
"""Bytes that are text in UTF-16 as well."""
MEANT = Statement(place="莲塘街道", review_period="2019", plan_period="2020")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Return a report in a file, for a user who has said nothing yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "梅林街道2023.txt"
    path.write_text(report("梅林街道", 2023), encoding="gb18030")
    return path


def state(path, statement=MEANT):
    keep(str(path), look_up(str(path), None).sha256, statement)


def read(path):
    return read_stated_at(str(path), None)[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2023", "2023"), (" ２０２３年 ", "2023"), ("2023年度", "2023"), ("2023h1", "2023H1"),
        ("2023年上半年", "2023H1"), ("2023下半年", "2023H2"), ("2023年第三季度", "2023Q3"),
        ("2021-2025", "2021/2025"), ("2021年至2025年", "2021/2025"),
        ("2023-01/2023-09", "2023-01/2023-09"),
        ("去年", None), ("23", None), ("2025-2021", None), ("2023-13/2023-14", None), ("", None),
    ],
)  # fmt: skip
def test_periods_are_written_in_several_ways(typed, meant):
    assert period_in(typed) == meant


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_period_or_none(typed):
    period = period_in(typed)
    assert period is None or (is_period(period) and period_in(period) == period)
    place = place_in(typed)
    assert place is None or (place.isprintable() and place_in(place) == place)


def test_what_is_stated_is_followed_and_the_file_is_untouched(path):
    before = path.read_bytes()
    state(path)
    meta = read(path).metadata
    assert (meta.place.value, meta.place.guessed, meta.place.span) == ("莲塘街道", False, None)
    assert (meta.review_period.value, meta.plan_period.value) == ("2019", "2020")
    assert path.read_bytes() == before
    assert read_report_at(str(path), None).metadata.place.value == "梅林街道"


def test_it_stays_when_the_file_is_moved_or_changed(path):
    state(path)
    moved = path.rename(path.with_name("另一个名字.txt"))
    assert read(moved).metadata.place.value == "莲塘街道"
    state(moved)
    moved.write_text(report("梅林街道", 2023) + "附注。\n", encoding="gb18030")
    assert read(moved).metadata.place.value == "莲塘街道"
    state(moved, Statement())
    assert read(moved).metadata.place.value == "梅林街道"


def test_an_encoding_is_followed_while_the_bytes_are_in_it(path):
    state(path, Statement("utf-8"))
    assert read(path).source.encoding == "gb18030"  # these bytes are no UTF-8
    path.write_bytes(AMBIGUOUS)
    state(path, Statement("utf-16-be"))
    assert read(path).source.encoding == "utf-16-be"
    assert read_stated_at(str(path), "gb18030")[0].source.encoding == "utf-16-be"
    state(path, Statement())
    assert read(path).source.encoding == "gb18030"


def test_the_reader_process_follows_it_as_well(path):
    state(path)
    reader = ReaderProcess(None)
    try:
        assert reader.read(str(path)).place == "莲塘街道"
        assert reader.open(str(path)).report.metadata.place.value == "莲塘街道"
        assert reader.look_up(str(path)).facts["place"].value == "梅林街道"
    finally:
        reader.close()


def test_what_was_kept_and_cannot_be_understood_is_put_aside(path, tmp_path):
    state(path)
    (kept,) = (tmp_path / "data/reports-tui/statements").glob("*.json")
    stored = json.loads(kept.read_text())
    for wrong in ({"review_period": "1"}, {"place": "a\nb"}, {"encoding": "rot13"}, {"version": 0}):
        kept.write_text(json.dumps(stored | wrong))
        found, unread = read_stated_at(str(path), None)
        assert found.metadata.place.value == "梅林街道"
        assert unread.where.read_text() == json.dumps(stored | wrong)
    assert statement_on(str(path), kept.name[:64]) == (Statement(), None)


def test_what_a_newer_version_wrote_is_named_and_stays(path, tmp_path):
    state(path)
    (kept,) = (tmp_path / "data/reports-tui/statements").glob("*.json")
    newer = json.dumps({**json.loads(kept.read_text()), "version": 9})
    kept.write_text(newer)
    found, unread = read_stated_at(str(path), None)
    assert (found.metadata.place.value, unread.where) == ("梅林街道", kept)
    with pytest.raises(NewerFormatError):
        state(path)
    assert kept.read_text() == newer


def test_it_is_told_what_was_read_and_where(path):
    told = look_up(str(path), None)
    assert told.encoding == "gb18030"
    assert "梅林街道2023年工作总结" in told.facts["place"].words
    assert told.facts["review_period"].value == "2023"
    assert told.openings[""] == told.openings["gb18030"]
    assert "utf-8" not in told.openings
    assert fetch(str(path)) == path.read_bytes()


def test_the_commands_follow_it_and_inspect_does_not(path, capsys):
    state(path)
    assert main(["indicators", str(path), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(row["place"], row["year"]) for row in rows} == {("莲塘街道", "2019")}
    assert main(["export", str(path), "--format", "markdown"]) == 0
    assert "莲塘街道" in capsys.readouterr().out
    assert main(["inspect", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["meta"]["place"] == "梅林街道"


async def test_the_dialog_sets_it_right_and_undoes_it(start, folder):
    async with start(folder, size=(80, 24)) as desk:
        await desk.open("梅林街道2021.txt")
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, StatementScreen))
        told = "\n".join(drawn(desk.app.screen.query_one("#particulars")))
        assert "梅林街道2021年工作总结" in told
        await desk.press(*"沙浦镇", "tab", *"去年", "enter")
        assert "时段写作" in str(desk.app.screen._complaint.visual)
        await desk.press(*["backspace"] * 2)
        await desk.press(*"2020年", "enter")
        await desk.until(lambda: desk.reports.entry.place == "沙浦镇")
        await desk.settle()
        assert "沙浦镇 2020" in desk.crumbs
        assert (desk.reports.entry.year, desk.reports.entry.place_guessed) == (2020, False)
        assert [path[-11:-4] for path in desk.paths[2:4]] == ["林街道2021", "沙浦镇2022"]
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, StatementScreen))
        await desk.press(*["backspace"] * 3)
        await desk.press("tab")
        await desk.press(*["backspace"] * 4)
        await desk.press("enter")
        await desk.until(lambda: desk.reports.entry.place == "梅林街道")
        assert desk.reports.entry.year == 2021


async def test_an_encoding_is_chosen_by_what_the_file_begins_with(start, tmp_path):
    path = tmp_path / "梅林镇.txt"
    path.write_bytes(AMBIGUOUS)
    async with start(tmp_path, size=(80, 24)) as desk:
        await desk.until(lambda: desk.detail.document)
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, StatementScreen))
        notes = desk.app.screen.query_one("#particulars")
        assert "梅林镇2023年" in drawn(notes)[1]
        await desk.press("shift+tab", "h")
        assert "쎷쇖헲" in drawn(notes)[1]
        await desk.press("enter")
        await desk.until(lambda: desk.text.startswith("쎷쇖헲"))
        await desk.press("m")
        await desk.until(lambda: isinstance(desk.app.screen, StatementScreen))
        await desk.press("shift+tab", "l", "enter")
        await desk.until(lambda: desk.text.startswith("梅林镇"))
