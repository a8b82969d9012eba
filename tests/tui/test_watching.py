"""Files that change while they are read."""

import os

import pytest

from tui.documents import stamp_of
from tui.watching import News, Watcher


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("一、工作回顾\n", encoding="utf-8")
    return path


@pytest.fixture
def heard():
    return []


@pytest.fixture
def watcher(file, heard):
    watcher = Watcher(lambda path, news: heard.append((os.path.basename(path), news)))  # noqa: PTH119
    watcher.stop()  # the tests look themselves
    watcher.watch({str(file): stamp_of(str(file))})
    return watcher


def look(watcher, times):
    for _ in range(times):
        watcher.look()


def test_a_change_is_told_once_it_holds_still(watcher, file, heard):
    look(watcher, 3)
    for words in ("一", "一、工", "一、工作回顾，二"):  # as it is being copied
        file.write_text(words, encoding="utf-8")
        look(watcher, 1)
        assert heard == []
    look(watcher, 3)
    assert heard == [("报告.txt", News.CHANGED)]


def test_a_file_that_is_replaced_has_not_vanished(watcher, file, heard):
    new = file.with_suffix(".new")
    new.write_text("一、工作回顾和计划\n", encoding="utf-8")
    file.unlink()
    look(watcher, 1)
    new.rename(file)
    look(watcher, 2)
    assert heard == [("报告.txt", News.CHANGED)]


def test_a_file_that_vanished_is_told_of_once_and_may_come_back(watcher, file, heard):
    aside = file.with_suffix(".aside")
    file.rename(aside)
    look(watcher, 5)
    assert heard == [("报告.txt", News.VANISHED)]
    aside.rename(file)
    look(watcher, 5)
    assert heard == [("报告.txt", News.VANISHED)]
    file.write_text("另一份\n", encoding="utf-8")
    look(watcher, 2)
    assert heard[1:] == [("报告.txt", News.CHANGED)]


def test_what_was_told_is_not_told_again_when_other_files_are_watched_as_well(watcher, file, heard):
    read = stamp_of(str(file))
    file.write_text("另一份\n", encoding="utf-8")
    look(watcher, 2)
    watcher.watch({str(file): read, str(file) + "2": None})
    look(watcher, 2)
    assert heard == [("报告.txt", News.CHANGED)]
    watcher.watch({str(file): stamp_of(str(file))})
    look(watcher, 2)
    assert len(heard) == 1


def test_nobody_waits_for_a_look(file):
    watcher = Watcher(print)
    watcher.watch({str(file): None})
    thread = watcher._thread
    assert thread.daemon
    watcher.look_soon()
    watcher.stop()
    thread.join(10)
    assert not thread.is_alive()
