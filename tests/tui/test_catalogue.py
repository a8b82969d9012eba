"""The list's entries: found, then read, wherever they are read."""

import os
import signal
import time
from pathlib import Path

import pytest

from core.errors import Trouble
from tui.catalogue import HANDFUL, Catalogue
from tui.documents import Entry

REPORT = (
    "临川市2023年工作总结\n\n一、主要工作\n全年完成投资12.5亿元。\n\n二、存在问题\n短板仍多。\n"
)


@pytest.fixture
def folder(tmp_path):
    for year in (2021, 2022, 2023):
        (tmp_path / f"临川市{year}.txt").write_text(REPORT.replace("2023", str(year)), "utf-8")
    (tmp_path / "空.txt").write_text("")
    return tmp_path


def children() -> list[int]:
    """Return the processes that this one has started, but for those that wait to be buried."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


def entries_of(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """Let the catalogue run to its end, and return what became known of each file, in order."""
    catalogue.start()
    told: dict[str, list[Entry]] = {}
    deadline = time.monotonic() + 30
    while catalogue.busy and time.monotonic() < deadline:
        for entry in catalogue.news():
            told.setdefault(Path(entry.path).name, []).append(entry)
        os.sched_yield()
    catalogue.stop()
    return told


def test_files_are_told_of_before_they_are_read(folder):
    told = entries_of(Catalogue([str(folder)]))
    assert set(told) == {"临川市2021.txt", "临川市2022.txt", "临川市2023.txt", "空.txt"}
    for unread, read in told.values():
        assert not unread.read
        assert read.read


def test_an_empty_file_has_its_reason(folder):
    assert entries_of(Catalogue([str(folder)]))["空.txt"][-1].trouble == Trouble.EMPTY


def test_a_path_that_leads_nowhere_has_its_reason(tmp_path):
    told = entries_of(Catalogue([str(tmp_path / "没有.txt")]))
    assert [each.trouble for each in told["没有.txt"]] == [Trouble.MISSING]


def test_much_text_is_read_in_a_process_of_its_own_which_ends_with_it(folder):
    (folder / "长.txt").write_text(REPORT + "全市经济平稳运行。\n" * (HANDFUL // 27 + 1), "utf-8")
    told = entries_of(Catalogue([str(folder)]))
    assert told["长.txt"][-1].chars > HANDFUL // 4
    assert all(entries[-1].read for entries in told.values())
    assert not children()


def test_a_long_file_keeps_no_other_waiting(folder):
    (folder / "0长.txt").write_text(REPORT + "全市经济平稳运行。\n" * (HANDFUL // 27 + 1), "utf-8")
    catalogue = Catalogue([str(folder)])
    catalogue.start()
    deadline = time.monotonic() + 30
    read = []
    while catalogue.busy and time.monotonic() < deadline:
        read += [Path(each.path).name for each in catalogue.news() if each.read]
    catalogue.stop()
    assert len(read) == 5
    assert read[-1] == "0长.txt"


def test_a_file_that_ends_the_reader_is_marked_and_the_others_are_read(folder):
    (folder / "长.txt").write_text(REPORT + "全市经济平稳运行。\n" * 400_000, "utf-8")
    catalogue = Catalogue([str(folder / "长.txt"), str(folder)])
    catalogue.start()
    deadline = time.monotonic() + 30
    told: dict[str, Entry] = {}
    killed = False
    while catalogue.busy and time.monotonic() < deadline:
        told.update((Path(each.path).name, each) for each in catalogue.news())
        if not killed and sum(each.read for each in told.values()) == 4:
            os.kill(children()[0], signal.SIGKILL)
            killed = True
    catalogue.stop()
    assert told["长.txt"].trouble == Trouble.FAULTY
    assert told["临川市2023.txt"].trouble == ""
    assert told["临川市2023.txt"].read
