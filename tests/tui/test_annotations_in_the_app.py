"""Bookmarks, notes and marks in the app: made, shown, listed, and still there the next time."""

from threading import Event

import pytest
from desk import Desk, drawn, report
from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Input

from tui.annotations import Kept, marked_sections
from tui.screens.annotations import AnnotationsScreen
from tui.screens.export import ExportScreen
from tui.widgets.annotation_list import AnnotationList, Group

INDUSTRY = "力争引进亿元以上项目8个，规模以上工业产值增长9%。"


async def find(desk: Desk, words: str) -> None:
    await desk.press("/", *words, "enter")


async def note(desk: Desk, words: str) -> None:
    await desk.press("a")
    await desk.press(*words, "enter")


def listed(desk: Desk) -> AnnotationList:
    assert isinstance(desk.app.screen, AnnotationsScreen)
    return desk.app.screen.query_one(AnnotationList)


def gutter(desk: Desk) -> list[str]:
    return [line[:2] for line in drawn(desk.detail.pane)]


async def test_a_passage_is_bookmarked_noted_and_let_go(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        await find(desk, "亿元以上项目")
        await desk.press("b")
        assert desk.status.message.startswith("已加书签“力争引进亿元以上")
        assert any("»" in each for each in gutter(desk))
        await note(desk, "问发改局 [b]{x}")
        assert desk.status.note == "* 问发改局 [b]{x}"
        await desk.press("5", "escape")
        assert "问发改局 [b]{x}" in str(desk.status.render())
        await desk.press("g", "g")
        assert desk.status.note == ""
        await desk.press("n")
        assert desk.status.note != ""
        await desk.press("a", "escape")
        assert desk.status.note != ""
        await desk.press("b")
        assert desk.status.message.startswith("已去掉书签和批注")
        assert not any("»" in each or "*" in each for each in gutter(desk))
        await desk.press("b")
        assert desk.status.note == "* 问发改局 [b]{x}"
        await desk.press("a", "!", "enter")
        assert desk.status.note == "* 问发改局 [b]{x}!"
        await desk.press("a", "ctrl+u")
        await desk.press("enter")
        assert desk.status.note == ""
        assert any("»" in each for each in gutter(desk))


async def test_what_is_selected_is_bookmarked_as_it_is(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        at = desk.text.index("规模以上工业")
        selection = Selection(Offset(at, 0), Offset(at + 6, 0))
        desk.app.screen.selections = {desk.detail.pane: selection}
        await desk.press("b")
        assert desk.status.message.startswith("已加书签“规模以上工业”")


async def test_sections_are_marked_in_the_tree_and_in_the_text(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        await desk.press("S", "g", "g", "j", "j", "x")
        assert sum("✓" in line for line in drawn(desk.tree)) == 1
        assert desk.tree.cursor == 2
        await find(desk, "亿元以上项目")
        await desk.press("x")
        document = desk.detail.document
        titles = [document.report.sections[at].title for at in marked_sections(document)]
        assert len(titles) == 2
        assert "产业升级" in titles[1]
        assert desk.tree.border_title.endswith("✓2")
        assert "2 节" in desk.status.message
        await desk.press("x")
        assert len(marked_sections(desk.detail.document)) == 1
        await desk.press("X")
        assert marked_sections(desk.detail.document) == []
        assert desk.tree.border_title == "章节"
        await desk.press("X")
        assert desk.status.message == "没有标记过的章节"


async def test_the_next_start_has_them_also_where_the_file_changed(start, folder, tmp_path):
    path = folder / "梅林街道2022.txt"
    async with start(folder) as desk:
        await desk.open(path.name)
        await find(desk, "亿元以上项目")
        await note(desk, "跟进")
        await find(desk, "幼儿园")
        await desk.press("b", "x")
    text = report("梅林街道", 2022).replace("计划新建幼儿园2所，改造老旧小区15个。", "略。")
    path.write_text("内部资料\n" * 5 + text, encoding="utf-8")
    async with start(folder) as desk:
        await desk.press("B")
        await desk.until(lambda: sum("失配" in line for line in drawn(listed(desk))) == 1)
        await desk.press("escape", "r")
        await desk.until(lambda: "1 处" in desk.status.message)
        assert "1 处书签或批注" in desk.status.message
        assert desk.tree.border_title.endswith("✓1")
        await desk.press("B")
        lines = drawn(listed(desk))
        assert any("跟进" in line and "失配" not in line for line in lines)
        assert any("失配" in line and "幼儿园" in line for line in lines)
        await desk.press("e")
        screen = desk.app.screen
        assert isinstance(screen, ExportScreen)
        screen.query_one("#folder", Input).value = str(tmp_path)
        await desk.press("enter")
        exported = tmp_path / "书签与批注.md"
        await desk.until(lambda: isinstance(desk.app.screen, AnnotationsScreen))
        markdown = exported.read_text(encoding="utf-8")
        assert "> 力争引进亿元以上项目8个，规模以上工业产值增长9%。\n\n跟进\n" in markdown
        assert markdown.count("\n## 梅林街道 2022") == markdown.count("失配") == 1
        await desk.press("/", *"跟进", "enter", "enter")
        await desk.until(lambda: desk.document_name == path.name)
        assert desk.words.startswith("力争引进")
        assert desk.status.note == "* 跟进"


async def test_the_list_leads_to_every_report_moved_or_not_in_the_list(start, folder, tmp_path):
    elsewhere = tmp_path / "临山镇2021.txt"
    elsewhere.write_text(report("临山镇", 2021), encoding="utf-8")
    for paths, name in (((folder,), "沙浦镇2022.txt"), ((elsewhere,), elsewhere.name)):
        async with start(*paths) as desk:
            if len(desk.paths) > 1:
                await desk.open(name)
            await desk.until(lambda name=name: desk.document_name == name)
            await find(desk, "亿元以上项目")
            await desk.press("b")
    (folder / "沙浦镇2022.txt").rename(folder / "改名.txt")
    async with start(folder) as desk:
        await desk.press("B")
        groups = [row for row in listed(desk).rows if isinstance(row, Group)]
        assert [each.about.place for each in groups] == ["临山镇", "沙浦镇"]
        await desk.press("enter")
        await desk.until(lambda: desk.document_name == elsewhere.name)
        assert desk.words.startswith("力争引进")
        await desk.press("B", "G", "enter")
        await desk.until(lambda: desk.document_name == "改名.txt")
        assert desk.words.startswith("力争引进")
        await desk.press("H")
        await desk.until(lambda: desk.document_name == elsewhere.name)
        (folder / "改名.txt").unlink()
        elsewhere.unlink()
        await desk.press("B")
        assert sum("文件不在了" in line for line in drawn(listed(desk))) == 2
        await desk.press("enter")
        await desk.until(lambda: "不在" in desk.status.message)


async def test_in_the_list_notes_are_edited_deleted_and_brought_back(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        await find(desk, "亿元以上项目")
        await desk.press("b")
        await desk.press("B")
        await note(desk, "跟进")
        assert any("跟进" in line for line in drawn(listed(desk)))
        await desk.press("-")
        assert listed(desk).kept is None
        assert "还没有书签" in drawn(listed(desk))[0]
        await desk.press("u")
        assert listed(desk).kept.annotation.note == "跟进"
        await desk.press("u")
        await desk.press("/", *"没有的词")
        assert "没有符合" in drawn(listed(desk))[0]
        await desk.press("escape", "escape")
        assert desk.status.note == "* 跟进"
        await desk.press("B", "-", "q")
        assert desk.status.note == ""
        assert not any("»" in each or "*" in each for each in gutter(desk))


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_without_a_report_or_a_place_to_keep_it_is_said(start, folder, tmp_path, size):
    async with start(folder, size=size) as desk:
        (tmp_path / "data").write_text("", encoding="utf-8")
        await desk.open("梅林街道2022.txt")
        await desk.press("b")
        await desk.until(lambda: desk.status.message.startswith("书签未能保存"))
        await desk.until(lambda: not any("»" in each for each in gutter(desk)))
        await desk.press("B", "escape")


async def test_no_key_waits_for_the_disk(start, folder, tmp_path):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        await find(desk, "亿元以上项目")
        slow = Event()
        desk.app.get_default_screen().keeper.do(slow.wait)
        await desk.press("b")
        assert any("»" in each for each in gutter(desk))
        place = desk.detail.pane.place
        await desk.press("G")
        assert desk.detail.pane.place > place
        assert not list(tmp_path.rglob("annotations/*.json"))
        slow.set()
        await desk.until(lambda: list(tmp_path.rglob("annotations/*.json")))
        await desk.press("b", "b", "b")
    async with start(folder) as desk:
        await desk.press("B")
        assert sum(isinstance(row, Kept) for row in listed(desk).rows) == 2
