"""A file that changes on the disk while it is open."""

import os
from contextlib import asynccontextmanager

import pytest
from desk import drawn

from tui.widgets.figure_card import FigureCard

NOTE = "内部资料，注意保存。\n"


@pytest.fixture
def start(start):
    """Return what runs the app without the looks of its own: the tests look themselves."""

    @asynccontextmanager
    async def started(*paths, **options):
        async with start(*paths, **options) as desk:
            desk.app.screen.watcher.stop()
            yield desk

    return started


def look(desk):
    """Let two looks find what has become of the files, as two seconds would."""
    desk.app.screen.watcher.look()
    desk.app.screen.watcher.look()


def changed(path, before):
    """Put another file in the place of that at `path`, as editors do."""
    new = path.with_suffix(".new")
    new.write_text(before + path.read_text("utf-8"), encoding="utf-8")
    new.replace(path)


async def test_what_is_looked_at_stays_when_the_file_changes(start, folder):
    path = folder / "梅林街道2021.txt"
    async with start(folder, size=(120, 40)) as desk:
        await desk.open(path.name)
        await desk.press("S", "j", "h", "D", "/", *"幼儿园", "enter", "}", "z", "k", "k")
        pane, card = desk.detail.pane, desk.app.screen.query_one(FigureCard)
        words, folded = desk.words, len(desk.tree.rows)
        height = pane._galley.row_of(pane.place) - pane.scroll_offset.y
        note, line = desk.find.note, drawn(card)[0]
        assert note == "1/1"
        changed(path, NOTE * 3)
        look(desk)
        await desk.until(lambda: desk.text.startswith(NOTE))
        await desk.settle()
        assert desk.words == words
        assert pane._galley.row_of(pane.place) - pane.scroll_offset.y == height
        assert (desk.find.note, drawn(card)[0]) == (note, line)
        assert len(desk.tree.rows) == folded
        assert desk.app.screen.query_one("#panes").has_class("-zoomed")
        assert "已重新读取" in desk.status.message


async def test_what_is_gone_is_shown_no_longer(start, folder):
    path = folder / "梅林街道2021.txt"
    async with start(folder) as desk:
        await desk.open(path.name)
        await desk.press("/", *"幼儿园", "enter", "}")
        path.write_text(path.read_text("utf-8").partition("（二）增进")[0], encoding="utf-8")
        look(desk)
        await desk.until(lambda: "幼儿园" not in desk.text)
        await desk.settle()
        assert desk.find.note == "0/0"
        assert not desk.app.screen.query_one(FigureCard).is_open


async def test_a_file_that_vanished_is_told_of_once_and_read_again_when_it_is_back(start, folder):
    path = folder / "梅林街道2021.txt"
    text = path.read_text("utf-8")
    async with start(folder) as desk:
        await desk.open(path.name)
        os.unlink(path)  # noqa: PTH108
        look(desk)
        await desk.until(lambda: "不在原处" in desk.status.message)
        await desk.press("j")
        look(desk)
        await desk.settle()
        assert desk.status.message == ""
        assert desk.text == text
        path.write_text(text + NOTE, encoding="utf-8")
        look(desk)
        await desk.until(lambda: desk.text.endswith(NOTE))


async def test_a_file_that_could_not_be_read_is_opened_when_it_can_be(start, folder):
    async with start(folder) as desk:
        desk.reports.choose(str(folder / "空.txt"))
        await desk.press("enter")
        await desk.until(lambda: "没有文字" in "".join(drawn(desk.detail.pane)))
        changed(folder / "空.txt", NOTE)
        look(desk)
        await desk.until(lambda: desk.document_name == "空.txt")


async def test_a_dialog_is_left_before_the_text_changes_under_it(start, folder):
    path = folder / "梅林街道2021.txt"
    async with start(folder) as desk:
        await desk.open(path.name)
        reader = desk.app.screen
        await desk.press("i")
        changed(path, NOTE)
        look(desk)
        reader.watcher.look()
        reader.watcher.look()
        await desk.until(lambda: "文件有改动" in desk.app.screen._status.message)
        assert not reader.document.report.text.startswith(NOTE)
        await desk.press("escape")
        await desk.until(lambda: desk.text.startswith(NOTE))
