"""Marks and notes are kept beside the report, whatever happens to it, to the app or to another."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from desk import report

from core import sources
from core.annotations import Annotation, mark_of, passage_at, passage_of
from core.model import Report
from core.reading import read_report
from tui.annotations import (
    all_annotations,
    annotations_of,
    drop,
    drop_from,
    keep,
    keep_again,
    notice_of,
)
from tui.dossiers import NewerFormatError
from tui.strings import load_strings


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a report in a file, for a user who has marked nothing yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "梅林街道2023.txt"
    path.write_text(report("梅林街道", 2023), encoding="utf-8")
    return path


def read(path: Path) -> Report:
    return read_report(sources.load(str(path)))


def passage(document: Report, words: str, id_: str = "a", note: str = "") -> Annotation:
    return passage_of(document, id_, passage_at(document, document.text.index(words)), note)


def kept(path: Path) -> list[tuple[str, str | None, str]]:
    document = read(path)
    return [
        (each.annotation.id, each.span and each.span.of(document.text), each.annotation.note)
        for each in annotations_of(document).placed
    ]


INDUSTRY = "力争引进亿元以上项目8个，规模以上工业产值增长9%。"


def test_without_annotations_nothing_is_written(path, tmp_path):
    assert annotations_of(read(path)).placed == ()
    assert not (tmp_path / "data").exists()


def test_what_is_kept_comes_back_and_the_report_is_untouched(path):
    before = path.read_bytes()
    document = read(path)
    keep(document, [passage(document, "力争引进", note="跟进 [b]{x}"), mark_of(document, "m", 1)])
    assert ("a", INDUSTRY, "跟进 [b]{x}") in kept(path)
    assert len(kept(path)) == 2
    keep(document, [passage(document, "力争引进", note="已问过")])
    assert ("a", INDUSTRY, "已问过") in kept(path)
    drop(document, [passage(document, "力争引进")])
    assert [each[0] for each in kept(path)] == ["m"]
    assert path.read_bytes() == before


def test_two_apps_lose_nothing_of_each_other(path):
    one, other = read(path), read(path)
    keep(one, [passage(one, "力争引进", "a")])
    keep(other, [passage(other, "计划新建", "b")])
    drop(one, [passage(one, "力争引进", "a")])
    keep(other, [passage(other, "改造老旧", "c")])
    assert {each[0] for each in kept(path)} == {"b", "c"}


def test_a_file_that_moved_and_then_changed_keeps_them(path):
    document = read(path)
    keep(document, [passage(document, "力争引进")])
    moved = path.rename(path.with_name("改名.txt"))
    assert kept(moved) == [("a", INDUSTRY, "")]
    moved.write_text("内部资料\n" + moved.read_text("utf-8"), encoding="utf-8")
    assert kept(moved) == [("a", INDUSTRY, "")]
    again = moved.rename(path.with_name("再改.txt"))
    assert kept(again) == [("a", INDUSTRY, "")]


def test_what_is_lost_is_told_and_comes_back_with_its_words(path):
    document = read(path)
    keep(document, [passage(document, "力争引进", note="跟进")])
    text = path.read_text("utf-8")
    path.write_text(text.replace(INDUSTRY, "略。"), encoding="utf-8")
    assert kept(path) == [("a", None, "跟进")]
    (listed,), _ = all_annotations()
    assert (listed.lost, listed.annotation.anchor.quote) == (True, INDUSTRY)
    path.write_text("前言。\n" + text, encoding="utf-8")
    assert kept(path) == [("a", INDUSTRY, "跟进")]
    assert [each.lost for each in all_annotations()[0]] == [False]


def test_an_older_state_of_the_file_brings_nothing_back(path):
    text = path.read_text("utf-8")
    first = read(path)
    keep(first, [passage(first, "力争引进", "a"), passage(first, "计划新建", "b")])
    path.write_text("前言。\n" + text, encoding="utf-8")
    second = read(path)
    drop(second, [passage(second, "力争引进", "a")])
    keep(second, [passage(second, "改造老旧", "c")])
    path.write_text(text, encoding="utf-8")
    assert {each[0] for each in kept(path)} == {"b", "c"}


def test_the_list_across_reports_names_each_annotation_once(path):
    document = read(path)
    keep(document, [passage(document, "力争引进", note="跟进")])
    copy = path.with_name("副本.txt")
    copy.write_bytes(path.read_bytes())
    assert kept(copy) == [("a", INDUSTRY, "跟进")]
    other = path.with_name("沙浦镇2022.txt")
    other.write_text(report("沙浦镇", 2022), encoding="utf-8")
    keep(read(other), [passage(read(other), "计划新建", "b")])
    copy.unlink()
    listed, _ = all_annotations()
    assert {(e.annotation.id, Path(e.about.path).name, e.about.year) for e in listed} == {
        ("a", "梅林街道2023.txt", 2023),
        ("b", "沙浦镇2022.txt", 2022),
    }


def test_reports_that_are_not_open_can_be_annotated_too(path):
    document = read(path)
    keep(document, [passage(document, "力争引进")])
    (listed,), _ = all_annotations()
    keep_again(listed._replace(annotation=listed.annotation._replace(note="远看")))
    assert kept(path) == [("a", INDUSTRY, "远看")]
    drop_from(listed)
    assert kept(path) == []
    keep_again(listed)
    assert kept(path) == [("a", INDUSTRY, "")]


def test_who_may_not_write_can_read(path, monkeypatch):
    document = read(path)
    keep(document, [passage(document, "力争引进")])
    monkeypatch.setattr("tui.stored.tempfile.mkstemp", _refuse)
    with pytest.raises(OSError, match="read-only"):
        keep(document, [passage(document, "计划新建", "b")])
    moved = path.rename(path.with_name("改名.txt"))
    assert kept(moved) == [("a", INDUSTRY, "")]


def _refuse(*_: object, **__: object) -> None:
    raise OSError("read-only")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"version": 1, "annotations": [',
        b'{"version": 1, "title": "", "place": "", "year": null, "annotations": [7]}',
        b'{"version": 0, "title": "", "place": "", "year": null, "annotations": []}',
    ],
)
def test_a_broken_dossier_is_put_aside_and_named(path, tmp_path, content):
    document = read(path)
    keep(document, [passage(document, "力争引进")])
    (file,) = (tmp_path / "data/reports-tui/annotations").iterdir()
    whole = file.read_bytes()
    file.write_bytes(content)
    annotations = annotations_of(document)
    assert annotations.placed == ()
    assert annotations.unread.where.read_bytes() == content
    file.write_bytes(whole)
    assert len(annotations_of(document).placed) == 1


@pytest.mark.parametrize("change", [keep, drop])
def test_a_dossier_that_cannot_be_read_for_a_moment_is_not_written_over(
    path, tmp_path, monkeypatch, change
):
    document = read(path)
    keep(document, [passage(document, "力争引进", str(number)) for number in range(5)])
    monkeypatch.setattr(Path, "read_text", _deny)
    assert annotations_of(document).placed == ()
    with pytest.raises(PermissionError):
        change(document, [passage(document, "力争引进", "0")])
    monkeypatch.undo()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert {each[0] for each in kept(path)} == set("01234")


def _deny(*_: object, **__: object) -> None:
    raise PermissionError(13, "a scanner holds it")


def test_what_a_newer_version_wrote_stays_and_is_named(path, tmp_path):
    document = read(path)
    keep(document, [passage(document, "力争引进")])
    (file,) = (tmp_path / "data/reports-tui/annotations").iterdir()
    newer = {**json.loads(file.read_text()), "version": 2, "marks": []}
    file.write_text(json.dumps(newer))
    annotations = annotations_of(document)
    assert annotations.placed == ()
    assert annotations.unread.where == file
    assert str(file) in notice_of(annotations, load_strings("en"))
    assert all_annotations()[0] == []
    with pytest.raises(NewerFormatError):
        keep(document, [passage(document, "计划新建", "b")])
    assert json.loads(file.read_text()) == newer


WRITER = """
import sys
sys.path[:0] = sys.argv[2:]
from test_kept_annotations import passage, read
from pathlib import Path
from tui.annotations import keep
document = read(Path(sys.argv[1]))
for number in range(1_000_000):
    keep(document, [passage(document, "力争引进", f"{number % 40}", note=str(number))])
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_nothing_is_lost_where_two_apps_write_and_one_is_killed_meanwhile(path, tmp_path):
    document = read(path)
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as app:
        assert app.stdout
        told = [int(app.stdout.readline())]
        for number in range(8):
            keep(document, [passage(document, "计划新建", f"mine-{number}")])
        app.send_signal(signal.SIGKILL)
        told += [int(line) for line in app.stdout.read().split()]
    annotations = [each.annotation for each in annotations_of(document).placed]
    assert {each.note for each in annotations} >= {str(number) for number in told[-40:]}
    assert {each.id for each in annotations} >= {f"mine-{number}" for number in range(8)}
    for file in (tmp_path / "data/reports-tui/annotations").glob("*.json"):
        assert json.loads(file.read_bytes())
    keep(document, [passage(document, "计划新建", "after")])
    assert "after" in {each[0] for each in kept(path)}
