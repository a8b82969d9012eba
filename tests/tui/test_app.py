"""The app as its users meet it: a list, a tree and a text that follow each other."""

import os
import re
import tomllib
from pathlib import Path

from desk import drawn, report
from textual.widgets import Static

from tui.keys import BINDINGS, Scope, shown_chord
from tui.screens.help import HelpScreen
from tui.widgets.status_line import KeyHints

# The list.


async def test_reports_are_listed_by_place_and_year(start, folder):
    async with start(folder) as desk:
        names = [Path(path).name for path in desk.paths]
        lines = [line.strip() for line in drawn(desk.reports)]
        assert names[:4] == [
            "梅林街道2021.txt",
            "梅林街道2022.txt",
            "梅林街道2023.txt",
            "沙浦镇2022.txt",
        ]
        assert lines[0].startswith("梅林街道")
        assert lines[0].endswith("3")
        assert [line[:4] for line in lines[1:4]] == ["2021", "2022", "2023"]
        assert lines[4].startswith("沙浦镇")


async def test_a_place_is_one_in_either_script(start, tmp_path):
    for year, text in ((2021, report("芦汀镇", 2021)), (2022, report("蘆汀鎮", 2022))):
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    async with start(tmp_path) as desk:
        first, *rows = [line.split() for line in drawn(desk.reports)[:3]]
        assert first == ["芦汀镇", "2"]
        assert [row[0] for row in rows] == ["2021›2022", "2022›2023"]


async def test_a_row_says_what_tells_a_report_from_its_neighbours(start, folder):
    async with start(folder, size=(80, 24)) as desk:
        assert drawn(desk.reports)[1].split() == ["2021›2022", "总结和计划", "76"]
        await desk.pilot.resize_terminal(180, 24)
        await desk.settle()
        assert drawn(desk.reports)[1].split() == ["2021›2022", "总结和计划", "76", "简"]
        await desk.pilot.resize_terminal(60, 24)
        await desk.settle()
        assert drawn(desk.reports)[1].split()[0] == "2021"


async def test_the_whole_title_of_the_open_report_is_shown_once(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        shown = drawn(desk.status)[0]
        assert "梅林街道2021年工作总结和2022年工作计划" in shown
        assert "梅林街道2021.txt" in shown
        titled = folder / "沙浦镇2022年工作总结和2023年工作计划.txt"
        (folder / "沙浦镇2022.txt").rename(titled)
    async with start(titled) as desk:
        await desk.until(lambda: desk.document_name)
        assert drawn(desk.status)[0].count("沙浦镇2022年工作总结") == 1


async def test_what_cannot_be_read_is_listed_with_its_reason(start, folder):
    async with start(folder) as desk:
        lines = drawn(desk.reports)
        at = next(index for index, line in enumerate(lines) if "无法读取" in line)
        assert "空.txt" in lines[at + 1]
        assert "没有文字" in lines[at + 1]


async def test_what_is_no_report_is_listed_as_such_and_can_be_read(start, folder):
    async with start(folder) as desk:
        lines = drawn(desk.reports)
        at = next(index for index, line in enumerate(lines) if "不是工作报告" in line)
        assert "菜谱.txt" in lines[at + 1]
        await desk.open("菜谱.txt")
        assert "番茄" in drawn(desk.detail.pane)[0]


async def test_a_broken_file_shows_its_reason_where_the_text_would_be(start, folder):
    async with start(folder) as desk:
        desk.reports.choose(str(folder / "空.txt"))
        await desk.press("enter")
        await desk.until(lambda: "空.txt" in "".join(drawn(desk.detail.pane)))
        assert "没有文字" in "".join(drawn(desk.detail.pane))


async def test_the_list_is_filtered_as_one_types(start, folder):
    async with start(folder) as desk:
        await desk.press("/", *"梅林")
        assert len(desk.paths) == 3
        await desk.press("escape", "/", *"沙浦 2022")
        assert [Path(path).name for path in desk.paths] == ["沙浦镇2022.txt"]
        await desk.until(lambda: desk.document_name == "沙浦镇2022.txt")
        await desk.press("escape")
        assert len(desk.paths) == 6
        assert desk.app.focused is desk.reports


async def test_a_filter_means_either_script_and_pinyin(start, folder):
    async with start(folder) as desk:
        await desk.press("、", *"梅林街道２０２１年")
        assert [Path(path).name for path in desk.paths] == ["梅林街道2021.txt"]
        await desk.press("escape", "/", *"spz 2022")
        assert [Path(path).name for path in desk.paths] == ["沙浦镇2022.txt"]


async def test_a_kept_filter_goes_with_escape(start, folder):
    async with start(folder) as desk:
        await desk.press("/", *"沙浦", "enter")
        assert desk.app.focused is desk.reports
        assert len(desk.paths) == 1
        await desk.press("escape")
        assert len(desk.paths) == 6


async def test_the_report_under_the_cursor_is_shown_beside_the_list(start, folder):
    async with start(folder) as desk:
        await desk.press("g", "g", "j", "j")
        await desk.until(lambda: desk.document_name == "梅林街道2023.txt")
        assert desk.app.focused is desk.reports


async def test_a_single_file_is_opened_at_once(start, folder):
    async with start(folder / "沙浦镇2022.txt") as desk:
        await desk.until(lambda: desk.document_name == "沙浦镇2022.txt")
        await desk.until(lambda: desk.app.focused is desk.detail.pane)


async def test_titles_and_file_names_mean_nothing_to_the_terminal(start, tmp_path):
    name = "[bold]红[b]\x1b[31m\u202e.txt"
    text = report("[red]沙浦镇[/red]", 2022)
    (tmp_path / name).write_text(text, encoding="utf-8")
    async with start(tmp_path / name) as desk:
        await desk.until(lambda: desk.document_name == name)
        lines = [*drawn(desk.reports), *drawn(desk.tree), *drawn(desk.detail), *drawn(desk.status)]
        shown = "".join(lines)
        assert "[bold]红[b]␛[31m" in shown
        assert not {"\x1b", "\u202e"} & set(shown)


# Tree and text.


async def test_the_tree_leads_the_text(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("S", "j", "j")
        assert desk.tree.node.title == "产业发展"
        assert desk.words.startswith("（一）产业发展")
        assert "产业发展" in desk.crumbs[-1]


async def test_the_text_leads_the_tree(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("]", "]", "]")
        assert desk.words.startswith("（二）城乡建设")
        assert desk.tree.node.title == "城乡建设"
        await desk.press("G")
        assert desk.tree.node.title == "增进民生福祉"
        await desk.press("k", "[")
        assert desk.words.startswith("（一）推动产业升级")


async def test_rows_without_a_heading_stand_in_the_tree(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        assert any(line.strip().startswith("[沙浦镇") for line in drawn(desk.tree))


async def test_the_tree_folds(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("S", "j", "j", "j")
        before = len(desk.tree.rows)
        await desk.press("h")
        assert len(desk.tree.rows) == before - 4
        assert desk.tree.node.title == "2022年工作回顾"
        await desk.press("D", "]", "]")
        assert desk.tree.node.title == "2022年工作回顾", "what is folded is followed from outside"
        await desk.press("S", "l")
        assert len(desk.tree.rows) == before


async def test_counts_and_chords_work_in_every_pane(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2023.txt")
        await desk.press("R", "g", "g", "2", "j")
        assert desk.reports.entry.path.endswith("梅林街道2023.txt")
        await desk.press("S", "g", "g", "3", "j")
        assert desk.tree.row == 3
        await desk.press("D", "g", "g", "3", "]")
        assert desk.words.startswith("（二）城乡建设")
        await desk.press("4", "G")
        assert desk.words.startswith("一、2023年工作回顾")


async def test_what_is_pending_is_shown_and_dropped(start, folder):
    async with start(folder) as desk:
        await desk.press("1", "2")
        assert desk.status.pending == "12"
        await desk.press("escape")
        assert desk.status.pending == ""
        await desk.press("g")
        assert desk.status.pending == "g"


async def test_the_mouse_works(start, folder):
    async with start(folder) as desk:
        await desk.pilot.click(desk.reports, offset=(6, 3))
        await desk.until(lambda: desk.document_name == "梅林街道2023.txt")
        await desk.pilot.click(desk.tree, offset=(6, 3))
        assert desk.words.startswith("（一）产业发展")


# Finding.


async def test_finds_are_counted_and_stepped_through(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("/", *"新增企业")
        assert desk.find.note == "1/24"
        assert desk.words.startswith("新增企业")
        await desk.press("enter", "n", "n")
        assert desk.find.note == "3/24"
        await desk.press("5", "n", "N")
        assert desk.find.note == "7/24"
        await desk.pilot.resize_terminal(70, 20)
        await desk.press("n")
        assert desk.find.note == "8/24"
        assert desk.words.startswith("新增企业")


async def test_finding_wraps_and_says_so(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("/", *"工作计划", "enter", "N")
        assert desk.status.message == "已到开头，从末尾继续"


async def test_escape_takes_a_find_back(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("]", "]")
        place = desk.detail.pane.place
        await desk.press("/", *"幼儿园")
        assert desk.words.startswith("幼儿园")
        await desk.press("escape")
        assert desk.detail.pane.place == place
        assert not desk.find.is_open


async def test_what_is_not_there_is_said(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        place = desk.detail.pane.place
        await desk.press("/", *"火星", "enter")
        assert desk.status.message == "没有找到“火星”"
        assert desk.detail.pane.place == place


async def test_finding_under_an_input_method(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("、", *"幼兒園", "enter")
        assert desk.words.startswith("幼儿园")
        await desk.press("g", "g", "】")
        assert desk.words.startswith("一、")


# Places.


async def test_the_place_stays_when_the_terminal_changes_and_on_coming_back(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        await desk.press("4", "]")
        words = desk.words
        for size in ((60, 20), (300, 60), (20, 5), (100, 30)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert desk.words == words
        await desk.open("沙浦镇2022.txt")
        await desk.open("梅林街道2021.txt")
        assert desk.words == words


async def test_the_place_stays_from_run_to_run(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        await desk.press("4", "]")
        words = desk.words
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        assert desk.words == words


async def test_a_file_that_changed_is_read_again_at_the_same_words(start, folder):
    path = folder / "梅林街道2021.txt"
    async with start(folder) as desk:
        await desk.open(path.name)
        await desk.press("4", "]")
        words = desk.words
        path.write_text("内部资料，注意保存。\n" + path.read_text("utf-8"), "utf-8")
        await desk.press("r")
        await desk.until(lambda: desk.text.startswith("内部资料"))
        assert desk.words == words


async def test_a_file_that_vanished_stays_to_be_read(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        os.unlink(folder / "梅林街道2021.txt")  # noqa: PTH108
        await desk.press("r")
        await desk.until(lambda: desk.status.message)
        assert "没有这个文件" in desk.status.message
        assert desk.document_name == "梅林街道2021.txt"


async def test_opening_a_long_file_is_told_of_and_can_be_stopped(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        with (folder / "沙浦镇2022.txt").open("a", encoding="utf-8") as file:
            file.write("全镇经济平稳运行，群众生活持续改善。\n" * 300_000)
        await desk.press("r")
        await desk.until(lambda: "正在打开" in drawn(desk.detail.pane)[0])
        keeping = desk.app.screen.keep_settings()
        desk.app.screen.action_back()
        await keeping.wait()  # which raises, were it cancelled with the opening
        await desk.settle()
        assert "已停止打开" in drawn(desk.detail.pane)[0]
        await desk.open("梅林街道2021.txt")
        assert desk.words.startswith("梅林街道2021年")


async def test_a_file_that_was_mended_leaves_those_that_cannot_be_read(start, folder):
    async with start(folder) as desk:
        desk.reports.choose(str(folder / "空.txt"))
        await desk.press("enter")
        await desk.until(lambda: "没有文字" in "".join(drawn(desk.detail.pane)))
        (folder / "空.txt").write_text(report("沙浦镇", 2023), encoding="utf-8")
        await desk.press("r")
        await desk.until(lambda: desk.document_name == "空.txt")
        assert "无法读取" not in "".join(drawn(desk.reports))
        assert desk.reports.entry.path == str(folder / "空.txt")


# The screen.


async def test_as_many_panes_as_the_terminal_has_room_for(start, folder):
    async with start(folder, size=(20, 24)) as desk:
        panes = (desk.reports, desk.tree, desk.detail.pane)
        for width, shown in ((20, 1), (59, 1), (60, 3), (99, 3), (100, 3), (300, 3)):
            await desk.pilot.resize_terminal(width, 24)
            await desk.settle()
            assert sum(bool(pane.region) for pane in panes) == shown
            reached = set()
            for _ in panes:
                assert desk.app.focused.region
                reached.add(desk.app.focused)
                await desk.press("tab")
            assert reached == set(panes)


async def test_a_narrow_tree_leaves_its_room_to_the_headings(start, folder):
    async with start(folder, size=(80, 24)) as desk:
        await desk.open("梅林街道2021.txt")
        heading = next(line for line in drawn(desk.tree) if "一、" in line)
        assert heading.split() == ["▾", "一、2021年工作回顾", "回", "72"]
        await desk.pilot.resize_terminal(200, 24)
        await desk.settle()
        heading = next(line for line in drawn(desk.tree) if "一、" in line)
        assert heading.split() == ["▾", "一、2021年工作回顾", "回顾", "72"]


async def test_under_100_columns_the_lists_share_one(start, folder):
    async with start(folder, size=(99, 30)) as desk:
        assert desk.reports.region.bottom <= desk.tree.region.y
        await desk.pilot.resize_terminal(100, 30)
        await desk.settle()
        assert desk.reports.region.right <= desk.tree.region.x


async def test_a_pane_can_have_the_screen_to_itself(start, folder):
    async with start(folder) as desk:
        await desk.press("D", "z")
        assert desk.detail.region.width == 120
        await desk.press("escape")
        assert desk.reports.region


async def test_escape_goes_back_step_by_step(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("/", *"企业", "enter", "escape")
        assert not desk.find.is_open
        assert desk.app.focused is desk.detail.pane
        await desk.press("escape")
        assert desk.app.focused is desk.reports


async def test_a_very_small_terminal_is_no_crash(start, folder):
    async with start(folder, size=(20, 5)) as desk:
        await desk.press("j", "enter", "/", *"企", "enter", "?", "escape", "S", "R")
        await desk.pilot.resize_terminal(1, 1)
        await desk.press("j", "k")


async def test_copying_takes_the_section_and_says_so(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦镇2022.txt")
        await desk.press("4", "]", "y")
        words = desk.text[desk.text.index("（三）民生保障") : desk.text.index("（四）")]
        assert desk.app.clipboard == words.rstrip("\n")
        assert f"{len(words) - 1} 字到终端剪贴板（OSC 52）" in desk.status.message
        assert "（三）民生保障" in desk.status.message


# Help, footer, palette, settings.


async def test_help_lists_every_binding(start, folder):
    async with start(folder, lang="en") as desk:
        await desk.press("?")
        assert isinstance(desk.app.screen, HelpScreen)
        shown = "\n".join(str(each.render()) for each in desk.app.screen.query(Static))
        first = shown.partition("Moving")[0]
        assert "Here\n" in first
        assert "Filter" in first, "the keys of the list stand first"
        assert "Next figure" not in first
        for binding in BINDINGS:
            assert desk.app.strings[binding.label] in shown
            assert all(shown_chord(key) in shown for key in binding.keys)
        await desk.press("j", "G", "g", "g", "q")
        assert not isinstance(desk.app.screen, HelpScreen)


async def test_the_footer_shows_the_keys_of_the_pane(start, folder):
    async with start(folder) as desk:
        hints = desk.app.screen.query_one(KeyHints)
        assert hints.scope is Scope.REPORTS
        assert "筛选" in str(hints.render())
        await desk.press("D")
        assert "下一节" in str(hints.render())
        await desk.pilot.resize_terminal(40, 20)
        await desk.settle()
        assert str(hints.render()).endswith("? 帮助  q 退出  ")


async def test_the_language_changes_at_once_and_is_remembered(start, folder, tmp_path):
    async with start(folder) as desk:
        await desk.do("app.language")
        await desk.settle()
        assert "Filter" in str(desk.app.screen.query_one(KeyHints).render())
    stored = tomllib.loads((tmp_path / "config/reports-tui/settings.toml").read_text())
    assert stored["language"] == "en"


async def test_keys_from_the_settings_work_and_what_is_wrong_is_told(start, folder, tmp_path):
    settings = tmp_path / "config/reports-tui/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "neon"\n[keys]\n"app.quit" = ["no such key"]\npanes.text = "t"\n')
    async with start(folder) as desk:
        await desk.press("t")
        assert desk.app.focused is desk.detail.pane
        (told,) = desk.app._notifications
        assert told.message.split("\n") == [
            f'{settings}:1：theme 应为主题名，如 "reports-dark"，已忽略',
            f"{settings}:3：app.quit 的 no such key 不是按键，已忽略",
        ]


async def test_settings_that_are_no_toml_are_told_and_not_touched(start, folder, tmp_path):
    settings = tmp_path / "config/reports-tui/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(written := '# 我的设置\ntheme = "nord\n')
    async with start(folder) as desk:
        await desk.do("app.language")
        await desk.until(lambda: len(desk.app._notifications) == 2)
        assert all(f"{settings}:2" in each.message for each in desk.app._notifications)
    assert settings.read_text() == written


async def test_the_file_of_settings_is_shown_and_begun(start, folder, tmp_path):
    settings = tmp_path / "config/reports-tui/settings.toml"
    async with start(folder) as desk:
        await desk.do("app.settings")
        await desk.settle()
        assert str(settings) in [*desk.app._notifications][-1].message
        written = settings.read_text()
        assert "下移" in written
        settings.write_text(f"# 我的\n{written}")
        await desk.do("app.settings")
        assert settings.read_text() == f"# 我的\n{written}"


async def test_help_shows_the_keys_that_the_user_set(start, folder, tmp_path):
    settings = tmp_path / "config/reports-tui/settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[keys]\n"app.help" = "f1"\n"find.next" = ["f3", "alt+n"]\n')
    async with start(folder) as desk:
        await desk.press("D", "?")
        assert not isinstance(desk.app.screen, HelpScreen)
        await desk.press("f1")
        shown = "\n".join(str(each.render()) for each in desk.app.screen.query(Static))
        assert len(re.findall(r"^f3  alt\+n +下一处$", shown, re.MULTILINE)) == 2, "here, and below"


async def test_ambiguous_characters_are_drawn_in_certain_widths(start, folder):
    async with start(folder, ambiguous_wide=True) as desk:
        await desk.open("沙浦镇2022.txt")
        shown = "".join([*drawn(desk.reports), *drawn(desk.tree), *drawn(desk.detail)])
        assert not set("…“”—·╭─│╮") & set(shown)


async def test_the_keyboard_stays_where_it_went_while_a_report_was_opened(start, folder):
    async with start(folder / "沙浦镇2022.txt", typed="S") as desk:
        await desk.until(lambda: desk.document_name == "沙浦镇2022.txt")
        assert desk.app.focused is desk.tree


async def test_ten_thousand_headings_are_a_tree(start, tmp_path):
    text = "临江市2023年工作总结\n" + "".join(
        f"{n % 90 + 1}. 推进第{n}个项目建设\n已经开工。\n" for n in range(1, 10_001)
    )
    (tmp_path / "长.txt").write_text(text, encoding="utf-8")
    async with start(tmp_path / "长.txt") as desk:
        await desk.until(lambda: desk.document_name == "长.txt")
        await desk.press("S", "G")
        assert len(desk.tree.rows) > 9_000
        assert desk.tree.node.title == "推进第10000个项目建设"
        assert desk.words.startswith("11. 推进第10000")


async def test_a_filter_that_found_nothing_leads_nowhere(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2023.txt")
        await desk.press("R", "/", *"没有的", "enter", "escape")
        assert desk.reports.shown == len(desk.paths)
        assert desk.reports.entry is not None
        assert desk.reports.entry.path.endswith("梅林街道2023.txt")
        assert desk.document_name == "梅林街道2023.txt"
