"""The figures of a report as users meet them: highlighted, walked, each with its card."""

import tomllib

import pytest
from desk import drawn, report

from tui.figures import Look, looks_of
from tui.widgets.figure_card import FigureCard
from tui.widgets.legend import Legend


def card(desk) -> FigureCard:
    return desk.app.screen.query_one(FigureCard)


def shown_on_card(desk) -> str:
    return "\n".join(drawn(card(desk)))


def figures(desk):
    return desk.detail.document.report.indicators


def here(desk):
    """Return the figure that the reader stands on."""
    return next(each for each in figures(desk) if each.span.start == desk.detail.pane.place)


def style_of(desk, words):
    """Return the style in which the first of the `words` in sight is drawn."""
    pane = desk.detail.pane
    for y in range(pane.size.height):
        for segment in pane.render_line(y):
            if words in segment.text:
                return segment.style
    raise AssertionError(words)


def settings(tmp_path):
    return tomllib.loads((tmp_path / "config/reports-tui/settings.toml").read_text("utf-8"))


# Walking.


async def test_braces_walk_the_figures_and_wrap(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        starts = []
        for _ in figures(desk):
            await desk.press("}")
            starts.append(desk.detail.pane.place)
            assert here(desk).span.of(desk.text) in shown_on_card(desk)
        assert starts == [each.span.start for each in figures(desk)]
        assert not desk.status.message
        await desk.press("}")
        assert desk.status.message == "已到末尾，从头继续"
        assert desk.detail.pane.place == starts[0]
        await desk.press("{")
        assert desk.status.message == "已到开头，从末尾继续"
        assert desk.detail.pane.place == starts[-1]
        await desk.press("5", "{")
        assert desk.detail.pane.place == starts[-6]


@pytest.mark.parametrize(("onward", "back"), ["}{", "｝｛", "』『", "〗〖"])
async def test_figures_are_walked_under_an_input_method(start, folder, onward, back):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press(onward, onward, onward, back)
        assert desk.detail.pane.place == figures(desk)[1].span.start


async def test_the_tree_follows_the_figures_from_every_pane(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("R", "2", "0", "}")
        assert desk.tree.node.title == "城乡建设"
        assert desk.app.focused is desk.reports


async def test_the_card_tells_the_figure_and_does_not_hide_its_words(start, folder):
    async with start(folder, size=(80, 24)) as desk:
        await desk.open("沙浦镇2022.txt")
        for count in "1", "7", "9", "9":
            await desk.press(count, "}")
            one = here(desk)
            pane = desk.detail.pane
            assert desk.text[one.span.start :][:2] in "".join(drawn(pane))
            assert pane.is_in_sight(one.span)
            assert pane.region.height >= 12
            assert 3 <= card(desk).size.height <= 6
            lines = drawn(card(desk))
            assert "沙浦镇全年完成" in shown_on_card(desk), "its sentence"
            assert any("工作回顾" in line for line in lines), "its section"


async def test_the_figure_that_the_card_shows_is_marked(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}")
        words = here(desk).span.of(desk.text)
        assert style_of(desk, words).reverse
        await desk.press("}")
        assert not style_of(desk, words).reverse
        await desk.press("{")
        assert style_of(desk, words).reverse
        await desk.press("escape")
        assert not style_of(desk, words).reverse


async def test_escape_puts_the_card_away_before_anything_else(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("/", *"企业", "enter", "}")
        place = desk.detail.pane.place
        await desk.press("escape")
        assert not card(desk).is_open
        assert desk.find.is_open
        assert desk.detail.pane.place == place
        await desk.press("escape", "escape")
        assert desk.app.focused is desk.reports


async def test_the_card_stays_while_its_figure_is_in_sight_and_goes_with_it(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}", "j", "j", "k")
        assert card(desk).is_open
        await desk.press("G")
        assert not card(desk).is_open


async def test_the_card_goes_with_its_report(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}")
        await desk.open("梅林街道2021.txt")
        assert not card(desk).is_open
        await desk.open("菜谱.txt")
        await desk.press("}")
        assert desk.status.message == "文中没有读出数字"


async def test_a_click_on_a_figure_shows_its_card_and_one_beside_it_puts_it_away(start, folder):
    async with start(folder, size=(120, 32)) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}", "escape")
        pane = desk.detail.pane
        y = next(y for y, row in enumerate(drawn(pane)) if row.startswith("┃"))
        row = drawn(pane)[y]
        words = here(desk).span.of(desk.text)
        x = sum(2 if ord(char) > 0x2E80 else 1 for char in row[: row.index(words)])
        await desk.pilot.click(pane, offset=(x + 1, y))
        await desk.settle()
        assert words in shown_on_card(desk)
        await desk.pilot.click(pane, offset=(x - 4, y))
        await desk.settle()
        assert not card(desk).is_open


async def test_a_card_speaks_the_language_of_the_interface(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}")
        assert "实际" in shown_on_card(desk)
        await desk.do("app.language")
        await desk.settle()
        assert "actual" in shown_on_card(desk)


async def test_markup_in_a_figures_sentence_is_data(start, tmp_path):
    text = report("沙浦镇", 2022).replace("新增企业", "[bold]新增[/]\x1b[31m企业")
    (tmp_path / "报告.txt").write_text(text, encoding="utf-8")
    async with start(tmp_path / "报告.txt") as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press("3", "}")
        assert "[bold]新增[/]␛[31m企业" in shown_on_card(desk).replace("\n", "").replace(" ", "")


async def test_a_card_in_any_terminal_is_no_crash(start, folder):
    async with start(folder, size=(20, 5)) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}", "}", "f", "s", "F", "escape", "{")
        for size in ((1, 1), (30, 12), (59, 40), (200, 60)):
            await desk.pilot.resize_terminal(*size)
            await desk.press("}")


# Classes.


async def test_figures_are_highlighted_until_all_are_switched_off(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        words = figures(desk)[0].span.of(desk.text)
        assert style_of(desk, words).bold
        await desk.press("F")
        assert not style_of(desk, words).bold
        assert desk.status.message.startswith("已隐去")


async def test_rows_stay_where_they_are_whatever_is_highlighted(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")

        def rows():
            return [row[3:] for row in drawn(desk.detail.pane)]

        before = rows()
        await desk.press("F")
        assert rows() == before
        await desk.press("F")
        assert rows() == before


async def test_growth_is_told_beside_the_row(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        assert any(row[1:2] == "▲" for row in drawn(desk.detail.pane))
        await desk.press("f", "u")
        assert not any(row[1:2] == "▲" for row in drawn(desk.detail.pane))


async def test_the_legend_tells_the_classes_with_their_numbers(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("f")
        lines = drawn(desk.app.screen.query_one(Legend))
        for look, name in ((Look.LEVEL, "数量"), (Look.UP, "增长"), (Look.TARGET, "目标")):
            line = next(line for line in lines if name in line)
            count = sum(look in looks_of(each) for each in figures(desk))
            assert line.removesuffix("│").split()[-1] == str(count)
        await desk.press("escape")
        assert not desk.app.screen.query_one(Legend).region


async def test_a_class_that_is_switched_off_is_passed_over_and_stays_off(start, folder, tmp_path):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("D", "f", "a", "f")
        assert desk.app.focused is desk.detail.pane
        seen = set()
        for _ in range(10):
            await desk.press("}")
            seen.add(looks_of(here(desk))[0])
        assert Look.LEVEL not in seen
    assert settings(tmp_path)["figures"] == {"off": ["level"]}
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}")
        assert looks_of(here(desk))[0] is not Look.LEVEL


async def test_figures_are_walked_and_switched_while_the_legend_is_open(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("f", "}")
        assert card(desk).is_open
        look = looks_of(here(desk))[0]
        await desk.press({Look.LEVEL: "a", Look.UP: "u", Look.SHARE: "s"}[look])
        assert not card(desk).is_open, "its class is not shown any more"
        await desk.press("F", "}")
        assert "没有标示的数字" in desk.status.message
        await desk.press("F", "}")
        assert card(desk).is_open


async def test_the_legend_leaves_the_text_to_be_seen(start, folder):
    async with start(folder, size=(80, 24)) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("f")
        legend = desk.app.screen.query_one(Legend)
        assert legend.region
        assert not legend.region.overlaps(desk.detail.pane.region)
        await desk.pilot.click(legend, offset=(4, 2))
        await desk.settle()
        assert "[ ]" in drawn(legend)[1]


async def test_all_at_once_is_kept_too(start, folder, tmp_path):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("F")
    assert settings(tmp_path)["figures"] == {"shown": False}
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("}")
        assert "没有标示的数字" in desk.status.message
        await desk.press("F", "}")
        assert card(desk).is_open


# Counts.


async def test_the_tree_counts_the_figures_of_each_branch(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.pilot.resize_terminal(200, 40)
        await desk.settle()

        def count_of(title):
            row = next(line for line in drawn(desk.tree) if title in line)
            return row.split()[-1]

        assert count_of("产业发展") == "18"
        assert count_of("工作回顾") == "72"
        await desk.press("S", "3", "G", "h")
        assert count_of("工作回顾") == "72", "folded or not"


async def test_the_list_counts_the_figures_of_each_report(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        row = next(line for line in drawn(desk.reports) if "2022›2023" in line)
        assert str(len(figures(desk))) in row.split()


async def test_without_colour_the_classes_still_look_their_own_way(start, folder, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        level = next(each for each in figures(desk) if Look.LEVEL in looks_of(each))
        style = style_of(desk, level.span.of(desk.text))
        assert style.bold
        await desk.press("G")
        target = figures(desk)[-1]
        assert style_of(desk, target.span.of(desk.text)).underline
