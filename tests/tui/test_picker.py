"""Picking a report, a command, a section or a theme by what is typed."""

import tomllib

from desk import Desk, drawn

from tui.screens.indicators import IndicatorsScreen
from tui.screens.picker import PickerScreen
from tui.widgets.offer_list import OfferList


def offers(desk: Desk) -> OfferList:
    assert isinstance(desk.app.screen, PickerScreen)
    return desk.app.screen.query_one(OfferList)


def names(desk: Desk) -> list[str]:
    return [row.label.name for row in offers(desk).rows]


def words_matched(desk: Desk, line: int = 0) -> str:
    row = offers(desk).rows[line]
    pieces = offers(desk).line_of(row, 80).left
    return "".join(piece.text for piece in pieces if piece.style == "matched")


async def test_a_report_is_opened_by_the_pinyin_of_its_place(start, folder):
    async with start(folder) as desk:
        await desk.press("o")
        assert len(names(desk)) == 6
        await desk.press(*"spz")
        assert names(desk) == ["沙浦镇2022年工作总结和2023年工作计划"]
        assert words_matched(desk) == "沙浦镇"
        assert "1/6" in str(desk.app.screen.query_one("#note").render())
        await desk.press("enter")
        await desk.until(lambda: desk.document_name == "沙浦镇2022.txt")
        assert desk.app.focused is desk.detail.pane
        assert desk.reports.entry.path.endswith("沙浦镇2022.txt")


async def test_reports_that_were_open_come_first_and_places_are_kept(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("G")
        place = desk.detail.pane.place
        await desk.open("梅林街道2023.txt")
        await desk.press("o", "enter")
        await desk.until(lambda: desk.document_name == "沙浦镇2022.txt")
        assert desk.detail.pane.place == place
        await desk.press("o", *"spz", "enter")  # the one that is open: nothing changes
        assert desk.document_name == "沙浦镇2022.txt"
        assert desk.detail.pane.place == place


async def test_reports_that_were_open_in_another_run_come_first(start, folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    async with start(folder.relative_to(folder.parent)) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.open("梅林街道2023.txt")
    async with start(folder.relative_to(folder.parent)) as desk:
        await desk.until(lambda: desk.document_name == "梅林街道2023.txt")
        await desk.press("o")
        first, *_, last = names(desk)
        assert first.startswith("沙浦镇2022")  # the one before the one that is open
        assert last.startswith("空")


async def test_the_list_of_a_picker_is_moved_in_left_and_may_be_empty(start, folder):
    async with start(folder, size=(80, 24)) as desk:
        await desk.press("o", "down", "down", "up")
        assert offers(desk).cursor == 1
        await desk.press("pagedown")
        assert offers(desk).cursor == 5
        await desk.press(*"没有的", "enter")
        assert names(desk) == []
        assert "没有符合的" in drawn(offers(desk))[0]
        await desk.press("escape")
        assert desk.app.focused is desk.reports


async def test_the_mouse_picks_too(start, folder):
    async with start(folder) as desk:
        await desk.press("o")
        await desk.pilot.click(OfferList, offset=(4, 2), times=2)
        await desk.until(lambda: not isinstance(desk.app.screen, PickerScreen))
        await desk.until(lambda: desk.document_name)


async def test_what_matches_out_of_sight_is_brought_into_sight(start, folder):
    (folder / "归档之后的文件名字很长第九十九号.txt").write_text(
        (folder / "沙浦镇2022.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    async with start(folder, size=(60, 24)) as desk:
        await desk.press("o", *"九十九")
        line = drawn(offers(desk))[0]
        assert "…" in line
        assert "第九十九号.txt" in line


async def test_the_palette_does_what_the_keys_do_and_shows_them(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("ctrl+p", *"下一节")
        assert drawn(offers(desk))[0].endswith("]")
        await desk.press("enter")
        assert desk.words.startswith("一、")
        await desk.press("ctrl+p", *"xyj", "enter")
        assert desk.words.startswith("（一）")


async def test_the_palette_leads_to_sections_and_reports(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("ctrl+p", *"增进民生")
        assert names(desk) == ["（二）增进民生福祉。"[:-1]]
        await desk.press("enter")
        assert desk.words.startswith("（二）增进民生福祉")
        assert desk.app.focused is desk.detail.pane
        await desk.press("ctrl+p", *"mljd 2021", "enter")
        await desk.until(lambda: desk.document_name == "梅林街道2021.txt")


async def test_from_another_screen_the_palette_leads_to_a_report(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2023.txt")
        await desk.press("i")
        assert isinstance(desk.app.screen, IndicatorsScreen)
        await desk.press("ctrl+p", *"沙浦", "enter")
        await desk.until(lambda: desk.document_name == "沙浦镇2022.txt")
        assert desk.app.focused is desk.detail.pane


async def test_a_theme_is_picked_and_kept(start, folder, tmp_path):
    async with start(folder, lang="en") as desk:
        await desk.press("ctrl+p", *"theme", "enter")
        assert offers(desk).row.choice == desk.app.theme
        await desk.press(*"gruvbox", "enter")
        assert desk.app.theme == "gruvbox"
        await desk.press("ctrl+p", *"theme", "enter", "escape")
        assert desk.app.theme == "gruvbox"
    stored = tomllib.loads((tmp_path / "config/reports-tui/settings.toml").read_text())
    assert stored["theme"] == "gruvbox"
