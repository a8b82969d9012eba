"""The table of figures, and setting them right, as users meet them."""

import json
from pathlib import Path

import pytest
from desk import Desk, drawn
from textual.widgets import Input

from tui.app import ReportsApp
from tui.screens.correction import CorrectionScreen
from tui.screens.indicators import IndicatorsScreen
from tui.widgets.indicator_table import IndicatorTable, Quotation, TableHead
from tui.widgets.prompt import Prompt
from tui.widgets.status_line import KeyHints, StatusLine

TEXT = """沙浦镇2023年工作总结和2024年工作计划
2023年，在区委、区政府的坚强领导下，沙浦镇各项工作取得新的进展。
一、2023年工作回顾
（一）产业发展。
完成固定资产投资3.2亿元，同比增长11.7%。
财政收入达到8600万元。
（二）民生保障。
新建幼儿园2所，改造老旧小区15个。
群众满意度达到98.5%。
二、存在的主要问题
园区配套还不完善，基层力量有待加强。
三、2024年工作计划
（一）推动产业升级。
力争引进项目8个，工业产值增长9%。
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a report with eight figures."""
    path = tmp_path / "沙浦镇2023.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class Table:
    """The table that is open, as it is seen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        screen = desk.app.screen
        assert isinstance(screen, IndicatorsScreen)
        self.screen = screen
        self.rows = screen.query_one(IndicatorTable)

    @property
    def words(self) -> list[str]:
        return [row.words for row in self.rows.rows]

    @property
    def word(self) -> str:
        assert self.rows.row
        return self.rows.row.words

    @property
    def lines(self) -> list[str]:
        return [line for line in drawn(self.rows) if line.strip()]

    @property
    def head(self) -> str:
        return str(self.screen.query_one(TableHead).render())

    @property
    def title(self) -> str:
        return str(self.screen.query_one("#indicators").border_title)

    @property
    def message(self) -> str:
        return self.screen.query_one(StatusLine).message

    async def go_to(self, words: str) -> None:
        """Put the cursor on the figure of these words."""
        await self.desk.press("g", "g", *"j" * self.words.index(words))
        assert self.word == words


async def opened(desk: Desk) -> Table:
    await desk.until(lambda: desk.app.get_default_screen().query("Detail"))
    if not isinstance(desk.app.screen, IndicatorsScreen):
        await desk.until(lambda: desk.document_name)
        await desk.press("i")
    return Table(desk)


ALL = ["3.2亿元", "11.7%", "8600万元", "2所", "15个", "98.5%", "8个", "9%"]


# The table.


async def test_all_figures_are_listed_in_text_order(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        assert table.words == ALL
        assert table.title == "指标 8"
        assert "固定资产投资" in table.lines[0]
        assert "3.2亿元" in table.lines[0]
        assert "产业发展" in table.lines[0]


@pytest.mark.parametrize("pane", ["R", "S", "D"])
async def test_it_opens_from_every_pane(start, path, pane):
    async with start(path) as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press(pane)
        focused = desk.app.focused
        table = await opened(desk)
        assert len(table.words) == 8
        await desk.press("escape")
        assert desk.app.focused is focused


async def test_growth_and_decline_are_told_without_colour(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        assert "▲" in table.lines[1]
        assert "▲" not in table.lines[0]
        assert "%" in table.lines[5]
        assert "目标" in table.lines[7]


async def test_as_many_columns_as_there_is_room_for(start, path):
    async with start(path, size=(60, 24)) as desk:
        table = await opened(desk)
        shown = []
        for width in (40, 80, 160):
            await desk.pilot.resize_terminal(width, 24)
            await desk.settle()
            assert all(word in table.head for word in ("名称", "数值"))
            assert "固定资产" in table.lines[0]
            assert "3.2亿元" in table.lines[0]
            shown.append(len(table.head.split()))
        assert shown == sorted(set(shown))
        assert "完成固定资产投资3.2亿元，同比增长11.7%" in table.lines[0]


async def test_the_sentence_of_the_figure_is_shown(start, path):
    async with start(path, size=(80, 24)) as desk:
        table = await opened(desk)
        await table.go_to("15个")
        shown = str(table.screen.query_one(Quotation).render())
        assert "（二）民生保障" in shown
        assert "新建幼儿园2所，改造老旧小区15个。" in shown


async def test_counts_chords_and_pages_work_as_in_every_list(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("3", "j")
        assert table.word == ALL[3]
        await desk.press("G")
        assert table.word == ALL[-1]
        await desk.press("g", "g", "ctrl+d")
        assert table.word != ALL[0]
        await desk.press("6", "G")
        assert table.word == ALL[5]
        await desk.press("1", "2")
        assert table.screen.query_one(StatusLine).pending == "12"


async def test_enter_goes_to_the_words(start, path):
    async with start(path, size=(80, 12)) as desk:
        table = await opened(desk)
        await table.go_to("9%")
        await desk.press("enter")
        assert desk.words.startswith("9%")
        assert desk.app.focused is desk.detail.pane
        assert any("增长9%" in line for line in drawn(desk.detail.pane))
        assert desk.tree.node.title == "推动产业升级"


async def test_escape_goes_back_to_where_the_reader_was(start, path):
    async with start(path) as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press("D", "]", "]")
        place = desk.detail.pane.place
        table = await opened(desk)
        await desk.press("G", "f", "/", *"增长", "enter")
        await desk.press("escape")
        assert not table.screen.query_one("#table-filter", Prompt).is_open
        await desk.press("escape")
        assert table.words == ALL
        await desk.press("escape")
        assert desk.detail.pane.place == place
        assert desk.app.focused is desk.detail.pane


async def test_position_sort_and_filter_are_kept(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("/", *"个", "enter", ">", "r", "j")
        words, word, head = table.words, table.word, table.head
        assert 1 < len(words) < 8
        await desk.press("enter")
        assert desk.words.startswith(word)
        table = await opened(desk)
        assert (table.words, table.word, table.head) == (words, word, head)


async def test_a_report_without_figures_is_said_to_have_none(start, tmp_path):
    (tmp_path / "a.txt").write_text("沙浦镇2023年工作总结\n群众生活持续改善。\n", "utf-8")
    async with start(tmp_path / "a.txt") as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press("i")
        assert desk.status.message == "这份报告里没有读到数字"


async def test_without_a_report_there_is_nothing_to_list(start, tmp_path):
    (tmp_path / "a.txt").write_text("", "utf-8")
    async with start(tmp_path) as desk:
        await desk.press("i", "=", "-", "u")
        assert isinstance(desk.app, ReportsApp)
        assert desk.status.message or not desk.detail.document


# Sorting.


async def sort_by(desk: Desk, table: Table, heading: str) -> None:
    for _ in range(10):
        if f"{heading}↑" in table.head:
            return
        await desk.press(">")
    raise AssertionError(table.head)


async def test_values_are_sorted_among_their_kind(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await sort_by(desk, table, "数值")
        assert [each for each in table.words if "元" in each] == ["8600万元", "3.2亿元"]
        assert [each for each in table.words if "%" in each] == ["9%", "11.7%", "98.5%"]
        assert abs(table.words.index("8600万元") - table.words.index("3.2亿元")) == 1
        await desk.press("r")
        assert "数值↓" in table.head
        assert [each for each in table.words if "%" in each] == ["98.5%", "11.7%", "9%"]


async def test_the_cursor_stays_on_its_figure(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await table.go_to("2所")
        for _ in range(8):
            await desk.press(">")
            assert table.word == "2所"
        await desk.press("《", "r")
        assert table.word == "2所"


async def test_a_click_on_a_heading_sorts_by_it_and_then_turns_it_round(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        head = table.screen.query_one(TableHead)
        await desk.pilot.click(head, offset=(2, 0))
        assert "名称↑" in table.head
        await desk.pilot.click(head, offset=(2, 0))
        assert "名称↓" in table.head


async def test_the_mouse_chooses_rows(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.pilot.click(table.rows, offset=(4, 2))
        assert table.word == ALL[2]
        await desk.pilot.click(table.rows, offset=(4, 2), times=2)
        await desk.settle()
        assert desk.words.startswith(ALL[2])


# Filtering.


async def test_it_is_filtered_as_one_types(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("/", *"幼儿")
        assert table.words == ["2所", "15个"]
        assert table.title == "指标 2/8"
        await desk.press("down", "enter")
        assert table.word == "15个"
        await desk.press("escape")
        assert table.words == ALL
        assert table.word == "15个"


@pytest.mark.parametrize("words", ["幼兒園", "產業 投資", "９８．５％", "万元 收入", "民生"])
async def test_a_filter_means_either_script_and_width(start, path, words):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("/", *words)
        assert 0 < len(table.words) < 8


async def test_a_filter_that_nothing_passes_says_so(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("/", *"火星", "enter")
        assert table.words == []
        assert "没有符合的指标" in table.lines[0]
        await desk.press("j", "enter", "=", "-", "u", "G")
        await desk.press("escape")
        assert table.words == ALL


async def test_classes_are_shown_one_by_one(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        seen = []
        for _ in range(10):
            await desk.press("f")
            if table.words == ALL:
                break
            seen += table.words
            assert "/8" in table.title
        assert sorted(seen) == sorted(ALL)
        await desk.press("F", "F")
        assert "目标" in table.title
        assert table.words == ["8个", "9%"]


# Setting right.


async def fill(desk: Desk, name: str, typed: str) -> None:
    field = desk.app.screen.query_one(f"#{name}", Input)
    while desk.app.focused is not field:
        await desk.press("tab")
    await desk.press("end", "ctrl+u")
    await desk.press(*typed)


async def test_a_figure_is_set_right(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("=")
        await fill(desk, "name", "固投")
        await fill(desk, "value", "3.25")
        await desk.press("enter")
        assert isinstance(desk.app.screen, IndicatorsScreen)
        assert "已改" in table.lines[0]
        assert "固投" in table.lines[0]
        assert "3.25亿元" in table.lines[0]
        await desk.press("escape")
        figure = desk.detail.document.report.indicators[0]
        assert (figure.name, figure.base_value, figure.corrected) == ("固投", 325_000_000, True)
    async with start(path) as desk:
        table = await opened(desk)
        assert "固投" in table.lines[0]
        await desk.press("u")
        assert "固投" not in table.lines[0]
        assert "已改" not in "".join(table.lines)
    assert path.read_text("utf-8") == TEXT


async def test_what_is_typed_ahead_meets_the_dialog(start, path):
    async with start(path) as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press("i", "j", "=", *"增幅", "enter")
        assert "增幅" in Table(desk).lines[1]


async def test_choices_go_round(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await table.go_to("11.7%")
        await desk.press("=", *["tab"] * 4, "right", "tab", "enter")
        assert "▲" not in table.lines[1]
        assert "已改" in table.lines[1]
        await desk.press("=", *["tab"] * 4, "h", "down", "l", "enter")
        assert "▼" in table.lines[1]


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("value", "三成", "数值须为"),
        ("value", "-3", "数值须为"),
        ("high", "1", "上限须为"),
        ("period", "去年", "时期写作"),
    ],
)
async def test_what_is_wrong_is_said(start, path, name, typed, said):
    async with start(path) as desk:
        await opened(desk)
        await desk.press("=")
        await fill(desk, name, typed)
        await desk.press("enter")
        assert isinstance(desk.app.screen, CorrectionScreen)
        assert said in str(desk.app.screen.query_one("#complaint").render())
        assert desk.app.focused.id == name
        await desk.press("escape")
        assert "已改" not in "".join(Table(desk).lines)


async def test_what_is_set_as_it_was_is_no_correction(start, path, tmp_path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("=", "enter")
        assert "已改" not in "".join(table.lines)
        assert not (tmp_path / "data").exists()


async def test_a_dropped_figure_stays_to_be_restored(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await table.go_to("2所")
        await desk.press("-")
        assert table.word == "2所"
        assert "剔除" in table.lines[3]
        assert len(desk.app.get_default_screen().document.report.indicators) == 7
        await desk.press("j", "k", "u")
        assert "剔除" not in "".join(table.lines)
        await desk.press("u")
        assert table.message == "这个数字没有更正过"
        await desk.press("escape")
        assert len(desk.detail.document.report.indicators) == 8


async def test_what_was_set_right_is_found_by_that(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("-", "/", *"剔除")
        assert table.words == ["3.2亿元"]


async def test_the_figure_that_is_read_is_set_right_from_the_text(start, path):
    async with start(path) as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press("D", "/", *"财政收入", "enter")
        await desk.press("-")
        assert desk.status.message == "已剔除“8600万元”，u 恢复"
        assert desk.words.startswith("财政收入")
        await desk.press("u", "=", *"税收", "enter")
        figures = desk.detail.document.report.indicators
        assert [each.name for each in figures if each.corrected] == ["税收"]
        await desk.press("g", "g", "=")
        assert desk.status.message == "这里没有数字"


async def test_corrections_outlast_a_change_of_the_file(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("-", "G", "-", "escape")
        path.write_text("内部资料。\n" + TEXT.replace("产值增长9%", "产值保持稳定"), "utf-8")
        await desk.press("r")
        await desk.until(lambda: "对不上" in desk.status.message)
        assert "9%" in desk.status.message
        table = await opened(desk)
        assert table.words == [*ALL[:-1], "9%"]
        assert "剔除" in table.lines[0]
        assert "失配" in table.lines[-1]
        await desk.press("G", "enter")
        assert "找不到" in table.message
        await desk.press("u")
        assert table.words == ALL[:-1]


async def test_a_broken_file_of_corrections_is_named_and_no_harm(start, path, tmp_path):
    async with start(path) as desk:
        await opened(desk)
        await desk.press("-")
    (file,) = (tmp_path / "data/reports-tui/corrections").iterdir()
    file.write_text(file.read_text()[:40])
    async with start(path) as desk:
        await desk.until(lambda: "更正文件已损坏" in desk.status.message)
        assert (await opened(desk)).words == ALL
        assert "剔除" not in "".join(Table(desk).lines)


async def test_what_cannot_be_kept_is_not_done(start, path, tmp_path):
    (tmp_path / "data").write_text("a file where the folder would be")
    async with start(path) as desk:
        table = await opened(desk)
        await desk.press("-")
        assert "更正未能保存" in table.message
        assert "剔除" not in "".join(table.lines)


async def test_words_and_names_mean_nothing_to_the_terminal(start, tmp_path):
    text = TEXT.replace("固定资产投资", "[red]投资[/]\x1b[31m")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    async with start(tmp_path / "a.txt") as desk:
        table = await opened(desk)
        await desk.press("=", "enter", "-")
        shown = "".join([*table.lines, *drawn(table.screen.query_one(Quotation)), table.message])
        assert "[red]投资[/]␛[31m" in shown
        assert "\x1b" not in shown


# Around it.


async def test_the_footer_and_the_palette_know_the_table(start, path):
    async with start(path, size=(80, 24)) as desk:
        table = await opened(desk)
        hints = str(table.screen.query_one(KeyHints).render())
        assert "到原文" in hints
        assert "Esc 返回" in hints
        await desk.press("ctrl+p", *"倒序", "enter")
        await desk.until(lambda: "章节↓" in table.head)


async def test_the_language_changes_under_the_table(start, path):
    async with start(path) as desk:
        table = await opened(desk)
        await desk.do("app.language")
        await desk.settle()
        assert table.title == "Indicators 8"
        assert "Value" in table.head
        await desk.press("escape")
        assert "Indicators" in str(desk.app.screen.query_one(KeyHints).render())


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (300, 60)])
async def test_any_size_is_no_crash(start, path, size):
    async with start(path, size=size) as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press("i", "j", ">", "f", "/", *"增", "enter", "=", "tab", "x", "enter")
        await desk.press("escape", "escape", "escape", "escape", "escape")


async def test_ambiguous_characters_are_drawn_in_certain_widths(start, path):
    async with start(path, ambiguous_wide=True) as desk:
        table = await opened(desk)
        await desk.press("-", ">")
        shown = "".join([*table.lines, table.head, *drawn(table.screen.query_one(Quotation))])
        assert not set("…“”—·╭─│╮▲▼↑↓≈") & set(shown)


async def test_corrections_are_kept_as_soon_as_they_are_made(start, path, tmp_path):
    async with start(path) as desk:
        await opened(desk)
        await desk.press("-")
        (file,) = (tmp_path / "data/reports-tui/corrections").iterdir()
        assert json.loads(file.read_text())["corrections"][0]["quote"] == "3.2亿元"
