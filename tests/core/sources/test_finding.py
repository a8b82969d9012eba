"""From paths to files: which ones are taken, in which order, and what is said of the others."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from core.errors import Trouble
from core.sources.finding import find_files, sample_reports


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"一、{name}工作总结", encoding="utf-8")


def names(folder: Path, *given: Path | str) -> list[str]:
    found = find_files([str(path) for path in given or (folder,)])
    return [Path(finding.path).relative_to(folder).as_posix() for finding in found]


def test_a_folder_gives_its_texts_and_those_of_its_subfolders(tmp_path: Path) -> None:
    write(
        tmp_path,
        "苇桥.txt",
        "河口/2023.TXT",
        "河口/旧/2022.text",
        "notes.md",
        "photo.png",
        "README",
    )
    assert names(tmp_path) == ["notes.md", "河口/2023.TXT", "河口/旧/2022.text", "苇桥.txt"]


def test_numbers_stand_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    write(tmp_path, "第10期.txt", "第2期.txt", "第1期.txt", "２期.txt", "02.txt", "2.txt")
    assert names(tmp_path) == [
        "02.txt",
        "2.txt",
        "第1期.txt",
        "第2期.txt",
        "第10期.txt",
        "２期.txt",
    ]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    write(tmp_path, "报告", ".hidden", "表.csv")
    given = [tmp_path / name for name in ("表.csv", ".hidden", "报告")]
    assert names(tmp_path, *given) == ["表.csv", ".hidden", "报告"]


def test_hidden_files_and_folders_are_passed_over_unless_given(tmp_path: Path) -> None:
    write(tmp_path, ".git/a.txt", ".b.txt", "c.txt")
    assert names(tmp_path) == ["c.txt"]
    assert names(tmp_path, tmp_path / ".git") == [".git/a.txt"]


def test_the_same_file_is_given_once(tmp_path: Path) -> None:
    write(tmp_path, "a/报告.txt")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "链接.txt").symlink_to(tmp_path / "a" / "报告.txt")
    (tmp_path / "b" / "同一.txt").hardlink_to(tmp_path / "a" / "报告.txt")
    assert names(tmp_path) == ["a/报告.txt"]
    assert names(tmp_path, tmp_path / "b" / "链接.txt", tmp_path) == ["b/链接.txt"]


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    write(tmp_path, "一/二/报告.txt")
    (tmp_path / "一" / "二" / "回").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "自").symlink_to(tmp_path / "自")
    assert names(tmp_path) == ["一/二/报告.txt"]


def test_what_is_missing_is_said_among_what_is_there(tmp_path: Path) -> None:
    write(tmp_path, "报告.txt")
    (tmp_path / "断.txt").symlink_to(tmp_path / "去年.txt")
    given = [str(tmp_path / "没有.txt"), str(tmp_path)]
    found = {Path(finding.path).name: finding.error for finding in find_files(given)}
    assert found["报告.txt"] is None
    missing = [error.trouble for error in (found["没有.txt"], found["断.txt"]) if error]
    assert missing == [Trouble.MISSING, Trouble.MISSING]


def test_paths_that_no_file_can_have_are_said_too() -> None:
    (finding,) = find_files(["no\0name"])
    assert finding.error is not None
    assert finding.error.trouble is Trouble.MISSING


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_may_not_be_listed_is_said(tmp_path: Path) -> None:
    write(tmp_path, "锁/报告.txt", "开.txt")
    (tmp_path / "锁").chmod(0)
    found = list(find_files([str(tmp_path)]))
    (tmp_path / "锁").chmod(0o755)
    errors = {Path(finding.path).name: finding.error for finding in found}
    assert errors["开.txt"] is None
    assert errors["锁"] is not None
    assert errors["锁"].trouble is Trouble.FORBIDDEN


def test_a_path_too_long_for_the_system_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, "报告.txt")
    long, report = find_files(["长" * 5000, str(tmp_path / "报告.txt")])
    assert long.error is not None
    assert long.error.trouble is Trouble.UNREADABLE
    assert report.error is None


def test_files_come_before_later_folders_are_listed(tmp_path: Path) -> None:
    write(tmp_path, "一/报告.txt", "二/报告.txt")
    found = find_files([str(tmp_path / "一"), str(tmp_path / "二")])
    assert [Path(finding.path).parent.name for finding in islice(found, 1)] == ["一"]
    write(tmp_path, "二/补充.txt")
    assert [Path(finding.path).name for finding in found] == ["报告.txt", "补充.txt"]


def test_a_name_that_is_no_unicode_is_found(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xb1\xa8\xb8\xe6.txt")
    try:
        (tmp_path / name).write_text("一、工作总结", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    assert names(tmp_path) == [name]


def test_a_folder_without_reports_gives_nothing(tmp_path: Path) -> None:
    assert names(tmp_path) == []


def test_the_sample_reports_are_found() -> None:
    assert [finding for finding in find_files([sample_reports()]) if not finding.error]


def test_an_empty_path_is_no_folder():
    (finding,) = find_files([""])
    assert finding.error is not None


def test_what_was_exported_from_reports_is_no_report(tmp_path):
    report = tmp_path / "梅林街道2023.md"
    report.write_text("梅林街道2023年工作总结\n", encoding="utf-8")
    export = tmp_path / "梅林街道2023 一.md"
    export.write_text('---\ngenerator: "reports-tui"\ntitle: null\n---\n', encoding="utf-8")
    assert [found.path for found in find_files([str(tmp_path)])] == [str(report)]
    assert [found.path for found in find_files([str(export)])] == [str(export)]
