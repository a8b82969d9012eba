"""The pane that shows a report."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.widgets import Static

from core.model import Span
from tui.glyphs import Glyphs
from tui.marks import Mark
from tui.widgets.reading_pane import ReadingPane

PARAGRAPH = (
    "　　一年来，全镇上下团结奋斗，完成固定资产投资152.16亿元，增长11.7%，新增“四上”企业1,054家，"
    "改造老旧小区38个，惠及居民1.2万户，人民群众的获得感、幸福感、安全感不断增强。"
)
REPORT = "白溪镇2024年工作总结\n\n" + "\n".join(f"{number}、{PARAGRAPH}" for number in range(1, 41))


class Reader(App[None]):
    """The pane beside a ruler, which would move if a row were too wide."""

    CSS = """
        Screen { layout: horizontal; overflow: hidden }
        Static { width: 1 }
        ReadingPane { width: 1fr }
    """

    def __init__(self, text=REPORT, *, ambiguous_wide=False):
        super().__init__()
        self.pane = ReadingPane(Glyphs(ambiguous_wide=ambiguous_wide))
        self.text = text
        self.places = []

    def compose(self):
        yield self.pane
        yield Static("|\n" * 200)

    def on_mount(self):
        self.pane.show(self.text)
        self.pane.focus()

    def on_reading_pane_place_changed(self, message):
        self.places.append(message.offset)

    def lines(self):
        """Return the text of the screen, line by line."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    def shown(self):
        """Return what is readable in the pane, without bar and scrollbar."""
        rows = [self.pane.render_line(y).text for y in range(self.pane.size.height)]
        return [re.sub("^[┃|]", "", row).strip() for row in rows]

    def style_of(self, words):
        """Return the style in which the first of the `words` in sight is drawn."""
        for y in range(self.pane.size.height):
            for segment in self.pane.render_line(y):
                if words in segment.text:
                    return segment.style
        raise AssertionError(words)


async def settled(pilot, condition):
    """Wait until `condition` holds."""
    for _ in range(500):
        await pilot.pause(0.01)
        if condition():
            return
    raise AssertionError("it never came true")


class TestDrawing:
    async def test_the_text_is_shown_from_its_start(self):
        app = Reader()
        async with app.run_test(size=(60, 12)):
            assert app.shown()[:3] == [
                "白溪镇2024年工作总结",
                "",
                "1、　　一年来，全镇上下团结奋斗，完成固定资产投资",
            ]

    @pytest.mark.parametrize("width", [4, 5, 23, 24, 25, 61, 120, 300])
    async def test_every_row_fills_the_pane_exactly(self, width):
        app = Reader()
        async with app.run_test(size=(width, 20)) as pilot:
            for _ in range(5):
                app.pane.action_half_page_down()
                await pilot.pause()
                lines = app.lines()
                assert {cell_len(line) for line in lines} == {width}
                assert {line[-1] for line in lines} == {"|"}

    async def test_markup_and_escapes_are_data(self):
        app = Reader("[bold red]标题[/] \x1b[31m红\x07 [link='x']")
        async with app.run_test(size=(60, 5)):
            assert app.shown()[0] == "[bold red]标题[/] ␛[31m红␇ [link='x']"

    async def test_quotation_marks_take_two_cells_where_the_terminal_says_so(self):
        app = Reader("贯彻“两山”理念", ambiguous_wide=True)
        async with app.run_test(size=(60, 5)):
            assert app.shown()[0] == "贯彻〝两山〞理念"

    async def test_nothing_to_show_is_no_trouble(self):
        app = Reader("")
        async with app.run_test(size=(60, 5)) as pilot:
            for action in ("row_down", "page_down", "first", "last", "half_page_up"):
                getattr(app.pane, f"action_{action}")()
            await pilot.pause()
            assert app.shown() == [""] * 5
            assert app.places == []

    async def test_marks_are_drawn_in_their_style_over_one_another(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            title = Mark(Span(0, 13), "heading-1")
            app.pane.show(REPORT, [title])
            await pilot.pause()
            assert app.style_of("白溪镇2024年工作总结").bold
            app.pane.set_marks("find", [Mark(Span(3, 8), "find")])
            await pilot.pause()
            assert app.style_of("2024年").underline
            assert app.style_of("2024年").bgcolor != app.style_of("白溪镇").bgcolor
            app.pane.set_marks("find", [])
            await pilot.pause()
            assert app.style_of("白溪镇2024年工作总结")

    async def test_a_theme_changes_the_colours_of_what_is_in_sight(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            before = app.style_of("一年来").bgcolor
            app.theme = "textual-light"
            await pilot.pause()
            assert app.style_of("一年来").bgcolor != before


class TestPlace:
    async def test_it_starts_at_the_start(self):
        app = Reader()
        async with app.run_test(size=(60, 12)):
            assert app.pane.place == 0
            assert app.pane.render_line(0).text.startswith("┃")

    async def test_keys_move_it_row_by_row(self):
        app = Reader("甲\n乙\n丙\n丁")
        async with app.run_test(size=(60, 12)) as pilot:
            app.pane.action_row_down()
            app.pane.action_row_down(2)
            app.pane.action_row_down()
            app.pane.action_row_up()
            await pilot.pause()
            assert app.places == [2, 6, 4]
            assert app.pane.render_line(2).text.startswith("┃  丙")

    async def test_pages_turn_by_what_is_in_sight_but_one_row(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            before = app.shown()
            app.pane.action_page_down()
            await pilot.pause()
            assert app.shown()[0] == before[-1]
            app.pane.action_page_up()
            await pilot.pause()
            assert app.shown() == before

    async def test_half_pages_keep_the_height_of_the_current_row(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            app.pane.action_row_down(5)
            app.pane.action_half_page_down(3)
            await pilot.pause()
            assert app.pane.scroll_offset.y == 18
            assert app.pane.render_line(5).text.startswith("┃")

    async def test_first_and_last_go_to_the_ends_and_to_lines_by_number(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            app.pane.action_last()
            await pilot.pause()
            assert REPORT.endswith(app.shown()[-1])
            app.pane.action_first(4)
            assert REPORT[app.pane.place :].startswith("2、")
            app.pane.action_last(5)
            assert REPORT[app.pane.place :].startswith("3、")
            app.pane.action_first()
            assert app.pane.place == 0

    async def test_going_somewhere_brings_it_into_sight_and_tells_nobody(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            offset = REPORT.index("30、")
            app.pane.go_to(offset)
            await pilot.pause()
            assert any(row.startswith("30、") for row in app.shown())
            app.pane.go_to(offset, top=True)
            await pilot.pause()
            assert app.shown()[0].startswith("30、")
            assert app.places == []

    async def test_a_place_outside_the_text_is_its_end(self):
        app = Reader()
        async with app.run_test(size=(60, 12)):
            app.pane.go_to(10**9)
            assert app.pane.place == len(REPORT)
            app.pane.go_to(-1)
            assert app.pane.place == 0

    async def test_it_stays_at_the_same_character_at_every_size(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            offset = REPORT.index("20、") + 70
            app.pane.go_to(offset)
            for size in ((200, 50), (33, 8), (5, 3), (3, 1), (100, 30), (60, 12)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert app.pane.place == offset
                first = app.pane.scroll_offset.y
                current = app.pane._galley.row_of(offset)
                assert first <= current < first + size[1]
            assert app.places == []

    async def test_it_stays_when_the_text_is_loaded_anew(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            app.pane.go_to(REPORT.index("20、"))
            app.pane.show(REPORT + "\n附件", place=app.pane.place)
            await pilot.pause()
            assert REPORT[app.pane.place :].startswith("20、")
            assert any(row.startswith("20、") for row in app.shown())

    async def test_scrolling_takes_it_along(self):
        app = Reader()
        async with app.run_test(size=(60, 12)) as pilot:
            app.pane.scroll_to(y=30, animate=False)
            await pilot.pause()
            assert app.places == [app.pane.place]
            assert any(app.pane.render_line(y).text.startswith("┃") for y in range(12))
            rows = app.shown()
            app.pane.action_row_down()
            await pilot.pause()
            assert app.shown() == rows


class TestMouse:
    async def test_a_click_moves_the_place_to_the_character(self):
        app = Reader("白溪镇2024年工作总结")
        async with app.run_test(size=(60, 12)) as pilot:
            for x, char in ((3, "白"), (5, "溪"), (6, "溪"), (9, "2"), (13, "年"), (14, "年")):
                await pilot.click(app.pane, offset=(x, 0))
                assert app.pane.text[app.pane.place] == char

    async def test_what_is_dragged_over_is_copied_from_the_source(self):
        app = Reader()
        async with app.run_test(size=(40, 12)) as pilot:
            start, end = (3 + cell_len("1、　　"), 2), (12, 4)
            await pilot.mouse_down(app.pane, offset=start)
            await pilot.hover(app.pane, offset=(20, 3))
            await pilot.hover(app.pane, offset=end)
            await pilot.mouse_up(app.pane, offset=end)
            copied = app.screen.get_selected_text()
            assert copied.startswith("一年来，全镇上下团结奋斗，")
            assert copied in REPORT
            assert "\n" not in copied
            rows = app.shown()
            assert copied == REPORT[REPORT.index("一年来") :][: len(copied)]
            assert len(copied) > len(rows[3])

    async def test_a_selection_that_ends_beside_a_broken_row_ends_with_it(self):
        app = Reader()
        async with app.run_test(size=(40, 12)) as pilot:
            row = app.pane._galley.row(3)
            free = 3 + cell_len(REPORT[row.start : row.end])
            await pilot.mouse_down(app.pane, offset=(3, 3))
            await pilot.hover(app.pane, offset=(10, 3))
            await pilot.hover(app.pane, offset=(min(free, 38), 3))
            await pilot.mouse_up(app.pane, offset=(min(free, 38), 3))
            assert app.screen.get_selected_text() == REPORT[row.start : row.end]

    async def test_a_selection_keeps_line_ends_and_what_is_not_drawn(self):
        text = "平\u200b安\r\n\x1b[1m幸福"
        app = Reader(text)
        async with app.run_test(size=(60, 12)) as pilot:
            await pilot.mouse_down(app.pane, offset=(3, 0))
            await pilot.hover(app.pane, offset=(4, 1))
            await pilot.hover(app.pane, offset=(10, 1))
            await pilot.mouse_up(app.pane, offset=(10, 1))
            assert app.screen.get_selected_text() == text

    async def test_a_selection_survives_another_size(self):
        app = Reader()
        async with app.run_test(size=(40, 12)) as pilot:
            await pilot.click(app.pane, offset=(6, 3), times=2)
            assert app.screen.get_selected_text() == f"1、{PARAGRAPH}"
            await pilot.resize_terminal(90, 20)
            await pilot.pause()
            assert app.screen.get_selected_text() == f"1、{PARAGRAPH}"
            selection = app.screen.get_component_rich_style("screen--selection")
            assert app.style_of("152.16亿元").bgcolor == selection.bgcolor


class TestLongTexts:
    async def test_a_line_of_a_million_characters_is_read_like_any_other(self):
        text = (PARAGRAPH * 12_000)[:1_000_000]
        app = Reader(text)
        async with app.run_test(size=(80, 20)) as pilot:
            assert app.shown()[0].startswith("一年来")
            app.pane.go_to(777_777)
            await pilot.pause()
            assert any(row in text[777_000:779_000] for row in app.shown())
            app.pane.action_last()
            await pilot.pause()
            assert text.endswith(app.shown()[-1])

    async def test_what_is_in_sight_stays_while_the_rest_is_set(self):
        text = "\n".join(f"{number}、{PARAGRAPH}" for number in range(1, 3_001))
        app = Reader(text)
        async with app.run_test(size=(70, 20)) as pilot:
            app.pane.go_to(text.index("\n2000、") + 1, top=True)
            await pilot.pause()
            rows = app.shown()
            assert rows[0].startswith("2000、")
            await settled(pilot, lambda: app.pane._galley.is_settled)
            assert app.shown() == rows
            assert app.places == []
            assert app.pane.virtual_size.height == app.pane._galley.height

    async def test_no_row_break_starts_with_a_closing_mark_anywhere_in_sight(self):
        app = Reader()
        async with app.run_test(size=(60, 20)) as pilot:
            for width in range(24, 100, 7):
                await pilot.resize_terminal(width, 20)
                await pilot.pause()
                for row in app.shown():
                    assert not re.match("[，。”）、]", row)
                    assert not re.search("[“（]$", row)
