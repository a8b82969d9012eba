"""Signs in the scroll bar: where finds, figures and changes are."""

from desk import Desk, drawn

from core.model import Span
from tui.galley import Galley
from tui.glyphs import Glyphs
from tui.marks import Mark, Marks
from tui.typesetting import blocks


def bar(desk: Desk) -> list[str]:
    return drawn(desk.detail.pane.vertical_scrollbar)


async def test_finds_and_figures_show_in_the_bar_beside_where_they_are(start, folder):
    async with start(folder, size=(100, 24), ambiguous_wide=True) as desk:
        await desk.open("沙浦镇2022.txt")
        assert set(bar(desk)) >= {"╶"}
        await desk.press("F")
        assert "╶" not in bar(desk)
        await desk.press("D", "/", *"幼儿园")
        assert [sign for sign in bar(desk) if sign.strip() in ("◄", "╺")] == ["◄"]
        assert bar(desk).index("◄") >= len(bar(desk)) - 3  # it stands on the last lines
        await desk.press("escape", "/", *"工作", "enter")
        first = bar(desk).index("◄")
        assert "╺" in bar(desk)
        await desk.press("N")
        assert bar(desk).index("◄") > first
        await desk.pilot.resize_terminal(60, 40)
        await desk.settle()
        assert "◄" in bar(desk)
        await desk.press("escape")
        assert not {"◄", "╺"} & set(bar(desk))


async def test_bookmarked_passages_show_in_the_bar(start, folder):
    async with start(folder, size=(100, 24)) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("D", "G")
        assert "▪" not in bar(desk)
        await desk.press("b")
        assert [at for at, sign in enumerate(bar(desk)) if sign == "▪"] == [len(bar(desk)) - 1]
        await desk.press("b")
        assert "▪" not in bar(desk)


async def test_a_bar_with_signs_is_still_one_for_the_mouse(start, folder, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(folder, size=(100, 24)) as desk:
        await desk.open("沙浦镇2022.txt")
        pane = desk.detail.pane
        scrollbar = pane.vertical_scrollbar
        place = pane.scroll_offset.y
        await desk.pilot.click(scrollbar, offset=(0, scrollbar.size.height - 1))
        await desk.until(lambda: pane.scroll_offset.y > place)
        await desk.press("g", "g")
        await desk.pilot.mouse_down(scrollbar, offset=(0, 1))
        await desk.pilot.hover(scrollbar, offset=(0, 12))
        await desk.until(lambda: pane.scroll_offset.y > 10)
        await desk.pilot.mouse_up(scrollbar, offset=(0, 12))


def test_the_rows_of_a_text_that_is_not_set_are_told_about():
    text = "全年各项工作进展顺利，成效明显。\n" * 400
    galley = Galley(text, blocks(text), 20, Glyphs(ambiguous_wide=False))
    height = galley.height
    near = [galley.offset_near(row) for row in range(height + 1)]
    assert near == sorted(near)
    assert near[0] == 0
    assert near[-1] == len(text) + 1
    assert galley.height == height  # nothing was set for it
    while not galley.is_settled:
        galley.settle_next()
    for row in range(galley.height):
        assert galley.offset_near(row) == galley.row(row).start


def test_a_stretch_is_asked_whether_a_mark_starts_in_it():
    marks = Marks()
    marks.set("find", [Mark(Span(5, 9), "find"), Mark(Span(12, 13), "find")])
    assert marks.any_start("find", 5, 6)
    assert not marks.any_start("find", 6, 12)
    assert not marks.any_start("hit", 0, 99)
