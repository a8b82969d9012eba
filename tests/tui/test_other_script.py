"""A report shown in the other script: what is seen changes, what it means stays."""

from desk import drawn, report
from textual.geometry import Offset
from textual.selection import Selection

from tui.widgets.figure_card import FigureCard

TRADITIONAL = """澄渡市蘆灣鎮2022年工作總結和2023年工作計劃

2022年，蘆灣鎮各項工作取得新的進展。
一、2022年工作回顧
（一）產業發展。
全年完成固定資產投資22.5億元，同比增長8.2%，新增企業17家，著力優化服務。
二、2023年工作計劃
（一）推動產業升級。
力爭引進億元以上項目8個，規模以上工業產值增長9%。
"""


async def switched(desk):
    await desk.press("c")
    await desk.until(lambda: desk.detail.document.rendering)
    await desk.settle()


def seen(desk):
    return "".join(line[2:].strip() for line in drawn(desk.detail.pane))


async def test_the_text_is_shown_in_the_other_script_and_back(start, tmp_path):
    (tmp_path / "芦湾.txt").write_text(TRADITIONAL, encoding="utf-8")
    async with start(tmp_path, size=(120, 40)) as desk:
        await desk.until(lambda: desk.detail.document)
        before = seen(desk), drawn(desk.tree), desk.crumbs
        await switched(desk)
        assert "新增企业17家，着力优化服务" in seen(desk)
        assert any("产业发展" in line for line in drawn(desk.tree))
        assert "繁→简" in desk.app.screen.query_one("#detail").border_title
        assert "总结" in desk.status.title
        await desk.press("}", "}", "}")
        assert desk.crumbs[-1] == "（一）产业发展"
        card = desk.app.screen.query_one(FigureCard)
        assert any("新增企业" in line for line in drawn(card))
        await desk.press("escape", "g", "g", "c")
        assert (seen(desk), drawn(desk.tree), desk.crumbs) == before
        assert desk.app.screen.query_one("#detail").border_title == "正文"


async def test_what_is_found_selected_and_copied_are_the_words_of_the_source(start, tmp_path):
    (tmp_path / "芦湾.txt").write_text(TRADITIONAL, encoding="utf-8")
    async with start(tmp_path, size=(120, 40)) as desk:
        await desk.until(lambda: desk.detail.document)
        pane = desk.detail.pane
        place = TRADITIONAL.index("新增企業")
        desk.detail.go_to(place)
        pane.screen.selections = {pane: Selection(Offset(place, 0), Offset(place + 4, 0))}
        await switched(desk)
        assert pane.place == place
        assert desk.app.screen.get_selected_text() == "新增企業"
        await desk.press("y")
        assert desk.app.clipboard == "新增企業"
        desk.app.screen.clear_selection()
        await desk.press("/", *"产业发展")
        assert desk.find.note == "1/1"
        assert desk.words.startswith("產業發展")
        await desk.press("enter", "y")
        assert desk.app.clipboard.startswith("（一）產業發展。\n")


async def test_each_report_stays_in_the_script_that_it_was_left_in(start, folder):
    (folder / "芦湾.txt").write_text(TRADITIONAL, encoding="utf-8")
    async with start(folder) as desk:
        await desk.open("芦湾.txt")
        await switched(desk)
        await desk.open("沙浦镇2022.txt")
        assert desk.detail.document.rendering is None
        assert "工作回顾" in seen(desk)
        await desk.open("芦湾.txt")
        assert "工作回顾" in seen(desk)
        (folder / "芦湾.txt").write_text(TRADITIONAL + "五、結語\n", encoding="utf-8")
        await desk.press("r")
        await desk.until(lambda: "結語" in desk.text)
        await desk.press("G")
        assert seen(desk).endswith("五、结语")
        await desk.press("-")
        assert seen(desk).endswith("五、结语")
        await desk.press("c", "c", "c")
        assert seen(desk).endswith("五、結語")


async def test_a_long_text_is_converted_apart(start, tmp_path):
    text = TRADITIONAL + "全鎮著力推進產業發展。\n" * 6_000
    (tmp_path / "长.txt").write_text(text, encoding="utf-8")
    (tmp_path / "短.txt").write_text(report("梅林街道", 2022), encoding="utf-8")
    async with start(tmp_path) as desk:
        await desk.open("长.txt")
        await switched(desk)
        rendering = desk.detail.document.rendering
        assert rendering.text.endswith("全镇着力推进产业发展。\n")
        assert len(rendering.text) == len(text)
        await desk.open("短.txt")
        await switched(desk)
        assert "全年完成產業發展投資" in seen(desk)


async def test_nothing_to_convert_is_said(start, tmp_path):
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    async with start(tmp_path) as desk:
        await desk.press("c")
        assert desk.status.message


async def test_a_report_left_before_it_was_converted_is_so_when_it_is_read_again(start, tmp_path):
    text = TRADITIONAL + "全鎮著力推進產業發展。\n" * 6_000
    (tmp_path / "长.txt").write_text(text, encoding="utf-8")
    (tmp_path / "短.txt").write_text(report("梅林街道", 2022), encoding="utf-8")
    async with start(tmp_path) as desk:
        await desk.open("短.txt")
        await desk.open("长.txt")
        await desk.press("c", "H")
        await desk.until(lambda: desk.document_name == "短.txt")
        await desk.press("c", "L")
        await desk.until(lambda: desk.document_name == "长.txt")
        await desk.until(lambda: desk.detail.document.rendering)
        await desk.press("c")
        assert desk.detail.document.rendering is None
        await desk.press("c")
        await desk.until(lambda: desk.detail.document.rendering)
