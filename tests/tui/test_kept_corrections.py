"""What a user set right is kept beside the report, and found again."""

import json
from decimal import Decimal
from pathlib import Path
from unittest.mock import Mock

import pytest
from desk import report

from core import sources
from core.indicators.corrections import correction_of, fields_of
from core.model import Indicator, Report
from core.reading import read_report
from tui.cli import main
from tui.corrections import corrected, forget, keep, with_corrections
from tui.dossiers import NewerFormatError


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a report in a file, for a user who has corrected nothing yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "梅林街道2023.txt"
    path.write_text(report("梅林街道", 2023), encoding="utf-8")
    return path


def read(path: Path) -> Report:
    return read_report(sources.load(str(path)))


def set_right(path: Path, at: int = 0) -> Indicator:
    """Make 77 of the figure at `at`; returns it as it was read."""
    document = read(path)
    figure = document.indicators[at]
    fields = fields_of(figure)._replace(value=Decimal(77), high=None)
    keep(document, correction_of(document, figure.span, fields))
    return figure


def kept_in(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "data/reports-tui/corrections").iterdir())


def test_a_report_without_corrections_is_what_it_was(path, tmp_path):
    document = read(path)
    assert corrected(document) is document
    assert not (tmp_path / "data").exists()


def test_corrections_come_back_and_the_report_is_untouched(path):
    before = path.read_bytes()
    figure = set_right(path)
    told = corrected(read(path)).indicators[0]
    assert (told.span, told.value, told.corrected) == (figure.span, 77, True)
    assert corrected(read(path)).indicators[1:] == read(path).indicators[1:]
    assert path.read_bytes() == before


def test_what_is_dropped_is_gone_until_it_is_forgotten(path):
    document = read(path)
    drop = correction_of(document, document.indicators[2].span, None)
    keep(document, drop)
    assert document.indicators[2].span not in [e.span for e in corrected(document).indicators]
    forget(document, drop)
    assert corrected(document).indicators == document.indicators


def test_a_figure_has_one_correction_the_last(path, tmp_path):
    set_right(path)
    document = read(path)
    keep(document, correction_of(document, document.indicators[0].span, None))
    (file,) = kept_in(tmp_path)
    assert [each["fields"] for each in json.loads(file.read_text())["corrections"]] == [None]


def test_two_apps_keep_what_the_other_did(path):
    first, second = read(path), read(path)
    keep(first, correction_of(first, first.indicators[0].span, None))
    keep(second, correction_of(second, second.indicators[3].span, None))
    assert len(corrected(read(path)).indicators) == len(first.indicators) - 2


def test_a_file_that_moved_keeps_its_corrections(path):
    set_right(path)
    moved = path.rename(path.with_name("改名.txt"))
    assert corrected(read(moved)).indicators[0].value == 77


def test_a_file_that_changed_keeps_those_whose_words_are_there(path):
    set_right(path, 0)
    lost = set_right(path, -1)
    text = path.read_text("utf-8")
    words = lost.span.of(text)
    changed = text[: lost.span.start] + "若干" + text[lost.span.end :]
    path.write_text("内部资料，注意保存。\n" + changed, encoding="utf-8")
    document, corrections = with_corrections(read(path))
    assert [each.value for each in document.indicators if each.corrected] == [77]
    assert [each.quote for each in corrections.found.lost] == [words]


def test_nothing_comes_back_from_what_a_file_was(path):
    set_right(path)
    path.write_text("内部资料，注意保存。\n" + path.read_text("utf-8"), encoding="utf-8")
    document = read(path)
    (correction,) = with_corrections(document)[1].found.figures.values()
    forget(document, correction)
    assert not any(each.corrected for each in corrected(read(path)).indicators)


def test_standard_input_is_known_by_its_words(path):
    document = read(path)
    piped = document._replace(source=document.source._replace(path="-"))
    keep(piped, correction_of(piped, piped.indicators[0].span, None))
    other = piped._replace(source=piped.source._replace(sha256="1" * 64))
    assert corrected(piped) != piped
    assert corrected(other) is other


@pytest.mark.parametrize(
    "content",
    [
        b'{"version": 1, "corrections": [{"start"',
        b"\x00\xff",
        b"[]",
        b'{"version": 0, "corrections": []}',
        b'{"version": 1, "corrections": [{"start": 3}]}',
        b'{"version": 1, "corrections": [7]}',
    ],
)
def test_a_broken_file_is_put_aside_and_named(path, tmp_path, content):
    set_right(path)
    (file,) = kept_in(tmp_path)
    file.write_bytes(content)
    document, corrections = with_corrections(read(path))
    assert document.indicators == read(path).indicators
    assert corrections.unread.where.read_bytes() == content
    set_right(path)
    file.write_bytes(content)
    again = with_corrections(read(path))[1].unread.where
    assert again != corrections.unread.where
    assert corrections.unread.where.read_bytes() == content


def test_what_a_newer_version_wrote_stays(path, tmp_path):
    set_right(path)
    (file,) = kept_in(tmp_path)
    newer = b'{"version": 99, "corrections": []}'
    file.write_bytes(newer)
    with pytest.raises(NewerFormatError):
        set_right(path)
    document, corrections = with_corrections(read(path))
    assert document.indicators == read(path).indicators
    assert corrections.unread.where == file
    assert file.read_bytes() == newer


def test_a_file_that_cannot_be_read_for_a_moment_is_not_written_over(path, tmp_path, monkeypatch):
    set_right(path)
    (file,) = kept_in(tmp_path)
    before = file.read_bytes()
    refused = PermissionError(13, "a scanner holds it")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", Mock(side_effect=refused))
        with pytest.raises(PermissionError):
            set_right(path, 3)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "changes",
    [
        {"value": "-3"},
        {"value": "1e999999999"},
        {"kind": "guess"},
        {"period": "去年"},
        {"high": "x"},
        {"name": None},
    ],
)
def test_fields_that_make_no_figure_are_foreign(path, tmp_path, changes):
    set_right(path)
    (file,) = kept_in(tmp_path)
    stored = json.loads(file.read_text())
    stored["corrections"][0]["fields"] |= changes
    file.write_text(json.dumps(stored))
    assert with_corrections(read(path))[1].unread is not None


def test_the_command_line_gives_figures_as_they_were_set_right(path, capsys):
    figure = set_right(path)
    assert main(["indicators", str(path), "--format", "jsonl"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (first["start"], first["value"], first["corrected"]) == (figure.span.start, "77", True)


def test_the_command_line_tells_of_corrections_that_it_cannot_read(path, tmp_path, capsys):
    set_right(path)
    (kept,) = kept_in(tmp_path)
    kept.write_text("[" * 100_000, encoding="utf-8")
    assert main(["indicators", str(path), "--format", "csv"]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("\n") > 1
    assert ".broken" in printed.err
