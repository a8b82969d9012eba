"""Taking along what is highlighted, as a file or by the clipboard, with the keys of the app."""

from __future__ import annotations

import asyncio
import csv
import io
import os
import signal
import stat
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tui.keystrokes import Command
from tui.screens.export import ExportScreen
from tui.screens.indicators import IndicatorsScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.choice import Choice

NAME = "梅林街道2023.txt"


@pytest.fixture(autouse=True)
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, at a system without a clipboard."""
    path = tmp_path / "out"
    path.mkdir()
    monkeypatch.chdir(path)
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22")
    return path


def dialog(desk) -> ExportScreen:
    assert isinstance(desk.app.screen, ExportScreen)
    return desk.app.screen


def field(desk, name: str) -> str:
    return dialog(desk).query_one(f"#{name}", Input).value


def chosen(desk, name: str) -> str:
    return str(dialog(desk).query_one(f"#{name}", Choice).render())


def complaint(desk) -> str:
    return str(dialog(desk).query_one("#complaint", Static).render())


async def written(desk, path: Path) -> str:
    """Return what was written to `path`, once the dialog has gone."""
    await desk.until(lambda: not isinstance(desk.app.screen, ExportScreen))
    await desk.until(lambda: str(path) in desk.status.message)
    return path.read_text(encoding="utf-8")


async def test_e_and_enter_export_the_section_that_is_read(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("]", "]", "e")
        assert chosen(desk, "what").strip("‹ ›") == "本节：（一）产业发展"
        assert field(desk, "name") == "梅林街道2023-2024 一-(一) 产业发展.md"
        assert field(desk, "folder") == str(out)
        await desk.until(lambda: "产业发展" in str(dialog(desk).query_one("#beginning").render()))
        await desk.press("enter")
        text = await written(desk, out / "梅林街道2023-2024 一-(一) 产业发展.md")
        assert 'sections: ["一/(一)"]' in text
        assert "### （一）产业发展。" in text
        # What is there already is replaced when asked for twice, and its name kept.
        await desk.press("e", "enter")
        await desk.until(lambda: "已有" in complaint(desk))
        assert (out / "梅林街道2023-2024 一-(一) 产业发展.md").read_text(encoding="utf-8") == text
        await desk.press("enter")
        await written(desk, out / "梅林街道2023-2024 一-(一) 产业发展.md")
        assert [path.name for path in out.iterdir()] == ["梅林街道2023-2024 一-(一) 产业发展.md"]


async def test_other_things_formats_names_and_folders(start, folder, out, tmp_path):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("]", "]", "e", "shift+tab", "shift+tab", "l")
        assert chosen(desk, "what").strip("‹ ›") == "上一级：一、2023年工作回顾"
        await desk.press("l", "l")
        assert "指标表" in chosen(desk, "what")
        assert field(desk, "name") == "梅林街道2023-2024 指标.csv"
        await desk.press("h", "tab", "l")
        assert field(desk, "name") == "梅林街道2023-2024.csv"
        dialog(desk).query_one("#name", Input).value = "../../名 单"
        await desk.press("l")
        assert field(desk, "name") == "../../名 单.json"
        other = tmp_path / "别处"
        dialog(desk).query_one("#folder", Input).value = str(other)
        await desk.press("enter")
        await desk.until(lambda: "没有文件夹" in complaint(desk))
        other.mkdir()
        await desk.press("enter")
        assert '"passages"' in await written(desk, other / "名 单.json")
        assert desk.app.settings.export_folder == other
        await desk.press("e")
        assert field(desk, "folder") == str(other)
        await desk.press("escape")
        assert not list(out.iterdir())


async def test_what_stands_in_the_way_is_said(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        source = Path(desk.detail.document.path)
        before = source.read_bytes()
        await desk.press("e")
        (out / "梅林街道2023.md").symlink_to(source)
        dialog(desk).query_one("#name", Input).value = "梅林街道2023.md"
        await desk.press("enter", "enter")
        await desk.until(lambda: "原文件" in complaint(desk))
        assert source.read_bytes() == before
        (out / "文件").write_text("", encoding="utf-8")
        dialog(desk).query_one("#folder", Input).value = str(out / "文件")
        await desk.press("enter")
        await desk.until(lambda: "写不进去" in complaint(desk))
        await desk.press("escape")
        assert isinstance(desk.app.screen, ReaderScreen)


async def test_a_folder_that_no_system_has_is_said_and_another_can_be_given(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("]", "]", "e")
        for written in ("~nobody-of-that-name", "甲\0乙", "~nobody-of-that-name/丙"):
            dialog(desk).query_one("#folder", Input).value = written
            await desk.until(lambda: not complaint(desk))
            await desk.press("enter")
            assert "没有文件夹" in complaint(desk)
        dialog(desk).query_one("#folder", Input).value = ""
        await desk.until(lambda: not complaint(desk))
        out.rmdir()
        await desk.press("enter")
        await desk.until(lambda: "没有文件夹" in complaint(desk))
        # Where the working folder is gone, the user's own is offered.
        await desk.press("escape", "e")
        assert field(desk, "folder") == str(Path.home())
        await desk.press("escape")
        assert isinstance(desk.app.screen, ReaderScreen)


async def test_only_a_folder_that_was_chosen_is_kept(start, folder, tmp_path):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("e", "enter")
        await desk.until(lambda: not isinstance(desk.app.screen, ExportScreen))
        await desk.until(lambda: "已写入" in desk.status.message)
        assert desk.app.settings.export_folder is None
        await desk.press("e")
        dialog(desk).query_one("#folder", Input).value = str(tmp_path)
        await desk.press("enter")
        await desk.until(lambda: desk.app.settings.export_folder == tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
async def test_a_file_that_is_being_written_is_waited_for(start, folder, out):
    pipe = out / "管道.md"
    os.mkfifo(pipe)
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("e")
        dialog(desk).query_one("#name", Input).value = pipe.name
        await desk.press("enter")
        await desk.until(lambda: "已有" in complaint(desk))
        await desk.press("enter", "escape")  # the pipe takes nothing before somebody reads
        assert isinstance(desk.app.screen, ExportScreen)
        text = await asyncio.to_thread(pipe.read_text, encoding="utf-8")
        await desk.until(lambda: not isinstance(desk.app.screen, ExportScreen))
        assert text.startswith("---\n")
        await desk.until(lambda: str(pipe) in desk.status.message)


async def test_selecting_by_the_keyboard_copies_and_exports_the_words(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("]", "]", "j", "v", "3", "l")
        place = desk.text.index("梅林街道全年完成")
        pane = desk.detail.pane
        assert (pane.selection.start, pane.selection.end) == (place, place + 3)
        assert "3" in str(desk.detail.border_subtitle)
        await desk.press("h", "y")
        assert desk.app.clipboard == "梅林"
        assert "OSC 52" in desk.status.message
        assert pane.selection is None
        assert not desk.detail.border_subtitle
        # Rows, whole sections, and up to the end.
        await desk.press("v", "j")
        row = pane.selection
        assert row.of(desk.text).startswith("街道全年")
        await desk.press("]")
        assert pane.selection.of(desk.text).endswith("满意度稳步提高。\n")
        await desk.press("G")
        assert pane.selection.end == len(desk.text)
        await desk.press("escape")
        assert pane.selection is None
        assert desk.app.focused is pane
        await desk.press("g", "g", "v", "j", "e")
        assert "选中的" in chosen(desk, "what")
        await desk.press("enter")
        await desk.until(lambda: not isinstance(desk.app.screen, ExportScreen))
        assert pane.selection is None
        (path,) = out.iterdir()
        assert f"{desk.text.splitlines()[0]}\n" in path.read_text(encoding="utf-8")


async def test_what_is_copied_is_what_would_be_exported(start, folder):
    async with start(folder) as desk:
        await desk.open(NAME)
        review, industry = desk.text.index("一、2023"), desk.text.index("（一）产业发展")
        town, problems = desk.text.index("（二）城乡建设"), desk.text.index("二、存在")
        section = desk.text[industry:town].rstrip("\n")
        await desk.press("]", "]", "j", "y")
        assert desk.app.clipboard == section
        assert desk.status.message.startswith(f"已复制 {len(section)} 字到终端剪贴板")
        assert "（一）产业发展" in desk.status.message
        await desk.press("Y")
        words, _, cited = desk.app.clipboard.rpartition("\n")
        assert words == section
        assert cited.startswith("——《梅林街道2023年工作总结和2024年工作计划》")
        assert cited.endswith("一/(一) 产业发展")
        await desk.press("S", "y")
        assert desk.app.clipboard == section
        await desk.press("k", "y")
        assert desk.app.clipboard == desk.text[review:problems].rstrip("\n")
        await desk.press("R", "y")
        assert desk.app.clipboard == desk.text.rstrip("\n")
        assert "全文" in desk.status.message


async def test_before_the_report_under_the_cursor_is_there_none_is_taken(start, folder):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("R")
        bindings = {each.id: each for each in desk.app.keymap.bindings}
        for name in ("export.export", "export.copy", "export.cite"):
            # In one go, without a message between: however slow, no text comes before the key.
            desk.reports.choose(next(each for each in desk.paths if not each.endswith(NAME)))
            desk.status.message = ""
            await desk.app.carry_out(Command(bindings[name], None))
            assert "还没有读完" in desk.status.message
            assert isinstance(desk.app.screen, ReaderScreen)
            assert not desk.app.clipboard
            await desk.open(NAME)
            await desk.press("R")


async def test_marked_sections_count_before_the_one_that_is_read(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("S", "g", "g", "j", "j", "j", "x", "j", "x", "g", "g", "e")
        assert chosen(desk, "what").strip("‹ ›") == "标记的 2 节"
        await desk.press("enter")
        await desk.until(lambda: not isinstance(desk.app.screen, ExportScreen))
        (path,) = out.iterdir()
        text = path.read_text(encoding="utf-8")
        assert 'sections: ["一/(二)", "一/(三)"]' in text
        assert "\n---\n\n### （三）民生保障。\n" in text
        await desk.press("y")
        assert desk.app.clipboard.startswith("（二）城乡建设。\n")
        assert "\n\n（三）民生保障。\n" in desk.app.clipboard


async def test_the_palette_offers_the_whole_report_the_table_and_the_comparison(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        for words, what in (
            ("导出全文", "全文"),
            ("导出指标表", "指标表"),
            ("与上一年对照并导出", "计划"),
        ):
            await desk.press("ctrl+p", *words, "enter")
            await desk.until(lambda: isinstance(desk.app.screen, ExportScreen))
            await desk.settle()
            assert what in chosen(desk, "what")
            await desk.press("escape")
        assert not list(out.iterdir())


async def test_the_table_exports_the_rows_that_it_shows_in_their_order(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("i", "/", *"企业", "enter", "r")
        shown = [row.words for row in desk.app.screen.query_one("IndicatorTable").rows]
        assert len(set(shown)) > 2
        await desk.press("e", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, IndicatorsScreen))
        text = (out / "梅林街道2023-2024 指标.csv").read_text(encoding="utf-8")
        assert [row["quote"] for row in csv.DictReader(io.StringIO(text))] == shown
        await desk.press("y")
        assert desk.app.clipboard.split("\t")[1] == shown[0]


async def test_the_comparison_exports_the_tab_that_shows(start, folder, out):
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("d")
        await desk.until(lambda: desk.app.screen.compared)
        await desk.settle()
        await desk.press("tab", "e", "enter")
        await desk.until(lambda: not isinstance(desk.app.screen, ExportScreen))
        (path,) = out.iterdir()
        assert path.name == "计划对比 梅林街道 2022›2023 梅林街道 2023›2024 承诺与结果.md"
        text = path.read_text(encoding="utf-8")
        assert "\n---\n\n# 计划对比 梅林街道 2023 → 2024\n" in text
        await desk.press("e", "shift+tab", "shift+tab", "l", "tab", "l", "enter")
        await desk.until(lambda: not isinstance(desk.app.screen, ExportScreen))
        (page,) = out.glob("*.html")
        assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Return what installs a program of a display, which the app is run on."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for variable in ("SSH_CONNECTION", "WAYLAND_DISPLAY", "DISPLAY", "TMUX"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    def install(name: str, display: str, script: str) -> None:
        monkeypatch.setenv(display, ":0")
        path = programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return install


@pytest.mark.parametrize(
    ("name", "display"),
    [("wl-copy", "WAYLAND_DISPLAY"), ("xclip", "DISPLAY"), ("xsel", "DISPLAY")],
)
async def test_the_system_clipboard_is_used_where_there_is_one(
    start, folder, tmp_path, program, name, display
):
    got = tmp_path / "got.txt"
    # What stays behind to hand the words out keeps nobody waiting.
    program(name, display, f"cat > '{got}'; sleep 30 & echo $! > '{got}.pid'")
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("]", "]", "v", "2", "j", "y")
        await desk.until(lambda: desk.status.message)
        assert "系统剪贴板" in desk.status.message
        assert got.read_text(encoding="utf-8").startswith("（一）产业发展。\n梅林街道全年")
        assert not desk.app.clipboard
    os.kill(int(Path(f"{got}.pid").read_text(encoding="utf-8")), signal.SIGTERM)


async def test_a_clipboard_that_refuses_or_hangs_holds_no_key_up(start, folder, tmp_path, program):
    pid = tmp_path / "pid"
    program("wl-copy", "WAYLAND_DISPLAY", "exit 1")
    program("xclip", "DISPLAY", f"echo $$ > '{pid}.new'; mv '{pid}.new' '{pid}'; exec sleep 600")
    async with start(folder) as desk:
        await desk.open(NAME)
        await desk.press("]", "]", "y", "G")
        assert desk.words not in desk.text[: len(desk.text) // 2]
        await desk.until(lambda: "OSC 52" in desk.status.message)
        assert desk.app.clipboard.startswith("（一）产业发展。\n")
        # It was ended, and does not wait for its display for ever.
        hanging = int(pid.read_text(encoding="utf-8"))
        await desk.until(lambda: not is_running(hanging))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
