"""Two reports compared, as users meet it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, drawn
from rich.cells import cell_len

from core.compare.model import Change
from tui import comparisons
from tui.comparing import compare_files
from tui.comparisons import Compared, Tab
from tui.screens import comparison as comparison_screen
from tui.screens.comparison import ComparisonScreen
from tui.screens.picker import PickerScreen
from tui.widgets.choice_bar import ChoiceBar
from tui.widgets.comparison_list import ComparisonList
from tui.widgets.notes import HeadLine, Notes
from tui.widgets.offer_list import OfferList
from tui.widgets.status_line import KeyHints, StatusLine

OLD = """梅林街道2022年工作总结和2023年工作思路
2022年，在区委、区政府的坚强领导下，梅林街道各项工作取得新的进展。
一、2022年工作回顾
完成固定资产投资3.2亿元，同比增长11.7%。
二、2023年工作思路
（一）推动产业升级
力争引进亿元以上项目8个。
规上工业产值增长6%左右。
培育省级科技型中小企业12家。
（二）增进民生福祉
办好街道社区食堂，方便老年人就近用餐。
完善养老服务网络，加强独居老人关爱。
做好高校毕业生就业帮扶工作。
落实城乡居民基本医疗保险参保任务。
推进垃圾分类工作，提高居民参与率。
举办邻里文化节，丰富居民文化生活。
拆除违法建筑3万平方米。
"""
NEW = """梅林街道2023年工作总结和2024年工作思路
2023年，在区委、区政府的坚强领导下，梅林街道各项工作取得新的进展。
一、2023年工作回顾
全年引进亿元以上项目9个，规上工业产值增长5.1%。
办好街道社区食堂三家，老年人用餐更加方便。
二、2024年工作思路
（一）推动产业升级
力争引进亿元以上项目10个。
规上工业产值增长5%左右。
培育省级科技型中小企业12家。
（二）增进民生福祉
办好街道社区食堂，方便老年人就近用餐。
完善养老服务网络，加强独居老人关爱。
做好高校毕业生就业帮扶工作。
落实城乡居民基本医疗保险参保任务。
推进垃圾分类工作，提高居民参与率。
举办邻里文化节，丰富居民文化生活。
开工建设东河绿道二期工程。
"""
OTHER = """沙浦镇2022年工作总结和2023年工作思路
一、2022年工作回顾
水稻种植面积达到2.1万亩。
二、2023年工作思路
新建高标准农田1500亩。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two years of one place and a report of another."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("梅林2022", OLD), ("梅林2023", NEW), ("沙浦2022", OTHER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Compare in a thread of this process, which is quicker; return what was compared."""
    done: list[tuple[str, str]] = []

    async def compared(older, newer, *more):
        done.append((Path(older).stem, Path(newer).stem))
        stamps = comparisons.stamp_of(older), comparisons.stamp_of(newer)
        finding = await asyncio.to_thread(compare_files, older, newer, *more)
        return Compared(finding.comparison, stamps, comparisons.View(), finding.notices)

    monkeypatch.setattr(comparison_screen, "compared", compared)
    return done


class Compare:
    """The comparison that is open, as it is seen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        assert isinstance(desk.app.screen, ComparisonScreen)
        self.screen = desk.app.screen

    @property
    def rows(self) -> ComparisonList[object]:
        return next(each for each in self.screen.query(ComparisonList) if each.display)

    @property
    def lines(self) -> list[str]:
        return [line for line in drawn(self.rows) if line.strip()]

    @property
    def picture(self) -> str:
        return "\n".join(self.lines)

    @property
    def current(self) -> str:
        """Return the lines of the row under the cursor."""
        assert self.rows.cursor is not None
        top = self.rows.scroll_offset.y
        return "\n".join(drawn(self.rows)[at - top] for at in self.rows.extent(self.rows.cursor))

    def bar(self, name: str) -> str:
        return str(self.screen.query_one(f"#{name}", ChoiceBar).render())

    @property
    def notes(self) -> str:
        return str(self.screen.query_one("#notes", Notes).render())

    @property
    def sentences(self) -> str:
        return str(self.screen.query_one("#sentences", Notes).render())

    @property
    def title(self) -> str:
        return str(self.screen.query_one("#comparison").border_title)

    @property
    def message(self) -> str:
        return self.screen.query_one(StatusLine).message

    async def go_to(self, words: str) -> None:
        """Put the cursor on the row that holds `words`."""
        await self.desk.press("g", "g")
        for _ in range(40):
            if words in self.current:
                return
            await self.desk.press("j")
        raise AssertionError(self.picture)


async def compare(desk: Desk, name: str = "梅林2023.txt", key: str = "d") -> Compare:
    await desk.until(lambda: desk.app.get_default_screen().query("Detail"))
    if not isinstance(desk.app.screen, ComparisonScreen):
        if desk.document_name != name:
            await desk.open(name)
        await desk.press(key)
    await finished(desk)
    return Compare(desk)


async def finished(desk: Desk) -> None:
    await desk.until(lambda: isinstance(desk.app.screen, ComparisonScreen))
    await desk.until(lambda: desk.app.screen.compared or desk.app.screen._trouble)
    await desk.settle()


def styles_of(widget, words: str) -> list[str]:
    """Return the styles in which `words` are drawn, one for each place."""
    rows = map(widget.render_line, range(widget.size.height))
    return [str(segment.style) for row in rows for segment in row if words in segment.text]


# Who is compared with whom.


@pytest.mark.parametrize("pane", ["R", "S", "D"])
async def test_d_compares_with_the_year_before_from_every_pane(start, folder, here, pane):
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        await desk.press(pane, "d")
        await finished(desk)
        assert here == [("梅林2022", "梅林2023")]
        assert "2022›2023" in Compare(desk).title.partition("→")[0]


async def test_the_oldest_is_compared_with_the_year_after_and_stands_left(start, folder, here):
    async with start(folder) as desk:
        await compare(desk, "梅林2022.txt")
        assert here == [("梅林2022", "梅林2023")]


async def test_without_a_natural_partner_it_is_asked_for(start, folder, here):
    async with start(folder) as desk:
        await desk.open("沙浦2022.txt")
        await desk.press("d")
        assert isinstance(desk.app.screen, PickerScreen)
        await desk.press(*"2024", "enter")
        await finished(desk)
        assert here == [("沙浦2022", "梅林2023")]


async def test_another_partner_can_be_chosen_by_its_name(start, folder, here):
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        await desk.press("C")
        shown = desk.app.screen.query_one(OfferList)
        assert shown.row.choice.path.endswith("梅林2022.txt")
        await desk.press("down", "enter")
        await finished(desk)
        assert here == [("沙浦2022", "梅林2023")]


async def test_escape_leaves_the_question_and_the_reader_where_they_were(start, folder, here):
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        focused = desk.app.focused
        await desk.press("C", "escape")
        assert desk.app.focused is focused
        assert here == []


async def test_a_report_alone_has_nothing_to_be_compared_with(start, folder):
    async with start(folder / "梅林2023.txt") as desk:
        await desk.until(lambda: desk.document_name)
        await desk.press("d")
        assert desk.status.message == "没有别的报告可比"


# The plans side by side.


async def test_both_plans_stand_side_by_side_with_what_changed(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        assert "力争引进亿元以上项目8个。" in opened.picture
        line = next(line for line in opened.lines if "力争引进" in line)
        assert line.index("8个") < line.index("↑ 提高") < line.index("10个")
        assert any("8个 → 10个" in line for line in opened.lines)
        lowered = next(line for line in opened.lines if "规上工业产值增长6%" in line)
        assert "↓ 降低" in lowered
        assert any("拆除违法建筑" in line and "- 删去" in line for line in opened.lines)
        assert any("+ 新增" in line and "东河绿道" in line for line in opened.lines)
        # The scroll bar shows where the changes are; all rows are in sight here.
        signs = drawn(opened.rows.vertical_scrollbar)
        rows = drawn(opened.rows)
        changed = [at for at, sign in enumerate(signs) if sign.strip()]
        assert {signs[at] for at in changed} == {"↑", "↓", "-", "+"}
        assert all(f" {signs[at]} " in rows[at] for at in changed)


async def test_the_scroll_bar_shows_what_was_not_kept_and_what_was_said_before(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        for tab_signs in ({"✗", "-"}, {"="}):
            await desk.press("tab")
            signs = [sign.strip() for sign in drawn(opened.rows.vertical_scrollbar)]
            rows = drawn(opened.rows)
            assert set(signs) - {""} <= tab_signs | {"?"}
            assert set(signs) & tab_signs
            if "=" not in tab_signs:
                assert all(sign in row for sign, row in zip(signs, rows, strict=True))


async def test_changed_numbers_stand_out_on_both_sides_without_colour(start, folder, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with start(folder) as desk:
        opened = await compare(desk)
        assert any("reverse" in each for each in styles_of(opened.rows, "8个"))
        assert any("reverse" in each for each in styles_of(opened.rows, "10个"))
        assert not any("reverse" in each for each in styles_of(opened.rows, "力争引进"))


async def test_the_summary_counts_the_rows(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        for change, count in (("↑ 提高", 1), ("↓ 降低", 1), ("- 删去", 1), ("+ 新增", 1)):
            assert f"{change} {count}" in opened.bar("counts")


async def test_what_did_not_change_is_folded_and_unfolded(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        fold = next(line for line in opened.lines if "6 项未变" in line)
        assert "邻里文化节" not in opened.picture
        await opened.go_to("项未变")
        await desk.press("enter")
        assert "邻里文化节" in opened.picture
        assert "办好街道社区食堂" in opened.current
        await desk.press("j", "j", "h")
        assert "邻里文化节" not in opened.picture
        assert fold.strip() in opened.current
        await desk.press("z")
        assert "邻里文化节" in opened.picture
        await desk.press("z")
        assert "邻里文化节" not in opened.picture


async def test_brackets_go_from_change_to_change(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await desk.press("g", "g")
        seen = []
        for _ in range(5):
            await desk.press("]")
            seen.append(opened.current)
        assert not any("= 保留" in each or "项未变" in each for each in seen)
        last = opened.current
        await desk.press("]")
        assert opened.current == last
        changes = list(dict.fromkeys(seen))
        await desk.press("[")
        assert opened.current == changes[-2]


async def test_f_and_a_click_show_one_kind_of_rows(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        bar = opened.screen.query_one("#counts", ChoiceBar)
        x = str(bar.render()).index("↓")
        await desk.pilot.click(bar, offset=(1 + cell_len(str(bar.render())[:x]) + 1, 0))
        await desk.settle()
        assert opened.screen.compared.view.change is Change.LOWERED
        assert "规上工业产值" in opened.picture
        assert "力争引进" not in opened.picture
        assert "（一）推动产业升级" in opened.picture
        await desk.press("f")
        assert opened.screen.compared.view.change is Change.DROPPED
        await desk.press("escape")
        assert opened.screen.compared.view.change is None
        assert "力争引进" in opened.picture


async def test_under_a_hundred_columns_the_old_words_stand_above_the_new(start, folder):
    async with start(folder, size=(80, 30)) as desk:
        opened = await compare(desk)
        old = next(at for at, line in enumerate(opened.lines) if "旧" in line and "8个" in line)
        assert "新" in opened.lines[old + 1]
        assert "10个" in opened.lines[old + 1]
        await opened.go_to("力争引进")
        await desk.pilot.resize_terminal(120, 30)
        await desk.settle()
        assert "8个" in opened.current.splitlines()[0]
        assert "10个" in opened.current.splitlines()[0]


async def test_the_notes_tell_why_and_where(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        assert "二、2023年工作思路" in opened.notes
        await desk.press("q", "d")
        assert "二、2023年工作思路" in Compare(desk).notes
        opened = Compare(desk)
        await opened.go_to("力争引进")
        assert "%" in opened.notes
        assert "二、2023年工作思路 › （一）推动产业升级" in opened.notes
        assert "二、2024年工作思路 › （一）推动产业升级" in opened.notes


async def test_keys_of_lists_move_by_rows_however_high_they_are(start, folder):
    async with start(folder, size=(100, 24)) as desk:
        opened = await compare(desk)
        await desk.press("G")
        last = opened.current
        await desk.press("g", "g", "9", "9", "j")
        assert opened.current == last
        await desk.press("ctrl+u", "ctrl+u", "ctrl+u", "ctrl+u")
        assert opened.rows.cursor == 0


# The way to the words and back.


async def test_enter_goes_to_the_words_of_the_later_report(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await opened.go_to("力争引进")
        await desk.press("enter")
        await desk.until(lambda: desk.document_name == "梅林2023.txt")
        assert desk.words.startswith("力争引进亿元以上项目10个"[:12])
        assert desk.app.focused is desk.detail.pane


async def test_o_goes_to_the_words_of_the_earlier_one(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await opened.go_to("力争引进")
        await desk.press("o")
        await desk.until(lambda: desk.document_name == "梅林2022.txt")
        assert desk.words.startswith("力争引进亿元以上项目8个"[:12])
        assert desk.reports.entry.path.endswith("梅林2022.txt")


async def test_enter_on_what_was_dropped_goes_to_where_it_stood(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await opened.go_to("拆除违法建筑")
        await desk.press("enter")
        await desk.until(lambda: desk.document_name == "梅林2022.txt")
        assert desk.words.startswith("拆除违法建筑")


async def test_coming_back_finds_row_tab_and_filter_without_comparing_again(start, folder, here):
    async with start(folder) as desk:
        opened = await compare(desk)
        await opened.go_to("规上工业产值")
        current = opened.current
        await desk.press("o")
        await desk.until(lambda: desk.document_name == "梅林2022.txt")
        await desk.press("d")
        assert Compare(desk).current == current
        await desk.press("tab", "q", "d")
        assert Compare(desk).screen.compared.view.tab is Tab.PROMISES
        assert len(here) == 1


async def test_a_file_that_changed_is_told_of_and_compared_again(start, folder, here):
    async with start(folder) as desk:
        seen = await compare(desk)
        (folder / "梅林2023.txt").write_text(NEW.replace("10个", "11个"), encoding="utf-8")
        seen.screen.watcher.look()
        seen.screen.watcher.look()
        await desk.until(lambda: "梅林2023.txt" in seen.message)
        await desk.press("q", "d")
        await finished(desk)
        assert len(here) == 2
        assert "11个" in Compare(desk).picture


async def test_what_the_user_set_right_counts(start, folder, here):
    async with start(folder) as desk:
        await compare(desk)
        await desk.press("q", "D", "g", "g", *"}}}}", "-")
        await desk.press("d")
        await finished(desk)
        assert len(here) == 2


async def test_escape_goes_back_to_where_the_reader_was(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        await desk.press("]", "]")
        place = desk.detail.pane.place
        await desk.press("d")
        await finished(desk)
        await desk.press("escape")
        assert desk.detail.pane.place == place
        assert desk.app.focused is desk.detail.pane


# Promises and results.


async def test_promises_stand_with_their_results(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await desk.press("tab")
        row = next(line for line in opened.lines if "8个" in line)
        assert "9个" in row
        assert "超额完成" in row
        assert "未定数字的承诺" in opened.picture
        assert "超额完成 1" in opened.bar("counts")


async def test_promises_are_filtered_by_their_verdict(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await desk.press("tab")
        total = len(opened.rows.rows)
        await desk.press("f")
        assert 0 < len(opened.rows.rows) < total
        await desk.press("escape")
        assert len(opened.rows.rows) == total


async def test_enter_goes_to_the_result_and_o_to_the_promise(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await desk.press("tab")
        await opened.go_to("8个")
        assert "力争引进亿元以上项目8个。" in opened.notes
        await desk.press("enter")
        await desk.until(lambda: desk.words.startswith("9个"))
        await desk.press("d", "o")
        await desk.until(lambda: desk.words.startswith("8个"))


async def test_where_no_promises_are_followed_it_is_said(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦2022.txt")
        await desk.press("d", *"2024", "enter")
        await finished(desk)
        await desk.press("tab")
        assert "承诺与结果不作对照" in Compare(desk).picture
        await desk.press("j", "f", "enter", "o", "]", "G")
        assert isinstance(desk.app.screen, ComparisonScreen)


# What was said before.


async def test_what_was_taken_over_is_measured_and_listed(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await desk.press("shift+tab")
        assert opened.screen.compared.view.tab is Tab.REUSE
        reuse = opened.screen.compared.comparison.reuse
        share = (reuse.content + reuse.formulaic) / reuse.length
        assert f"沿用 {share:.0%}" in opened.bar("tabs")
        assert any("█" in line and "（二）增进民生福祉" in line for line in opened.lines)
        lengths = [each.b.length for each in reuse.passages]
        assert f"沿用的字句 {len(lengths)}" in opened.picture
        assert lengths == sorted(lengths, reverse=True)


async def test_passages_lead_to_their_words_in_both_reports(start, folder):
    async with start(folder) as desk:
        opened = await compare(desk)
        await desk.press("shift+tab")
        await opened.go_to("举办邻里文化节")
        await desk.press("enter")
        await desk.until(lambda: desk.document_name == "梅林2023.txt")
        assert desk.words.startswith("举办邻里文化节")
        await desk.press("d", "o")
        await desk.until(lambda: desk.document_name == "梅林2022.txt")
        assert desk.words.startswith("举办邻里文化节")


# What cannot be compared, and waiting.


@pytest.fixture
def planless(folder: Path) -> Iterator[Path]:
    text = "梅林街道2021年工作总结\n2021年，完成投资3亿元。\n一、主要成绩\n新建公园2个。\n"
    (folder / "梅林2021.txt").write_text(text, encoding="utf-8")
    return folder


async def test_a_report_without_a_plan_is_named(start, planless):
    async with start(planless) as desk:
        await desk.open("梅林2022.txt")
        await desk.press("C", *"2021", "enter")
        await finished(desk)
        opened = Compare(desk)
        assert "梅林2021.txt" in opened.sentences
        assert "没有找到计划部分" in opened.sentences.replace("\n", "")
        await desk.press("C")
        assert isinstance(desk.app.screen, PickerScreen)


async def test_reports_with_nothing_in_common_are_shown_and_said_to_be(start, folder):
    async with start(folder) as desk:
        await desk.open("沙浦2022.txt")
        await desk.press("d", *"2024", "enter")
        await finished(desk)
        assert "高标准农田" in Compare(desk).picture


async def test_two_copies_of_one_report_are_said_to_be_the_same(start, folder):
    (folder / "梅林2022.txt").unlink()
    (folder / "副本.txt").write_text(NEW, encoding="utf-8")
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        await desk.press("C", "enter")
        await finished(desk)
        opened = Compare(desk)
        assert "没有变化" in opened.message
        assert opened.lines


async def test_a_file_that_is_gone_is_named(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        (folder / "梅林2022.txt").unlink()
        opened = await compare(desk)
        assert "梅林2022.txt" in opened.sentences
        await desk.press("escape")
        assert not isinstance(desk.app.screen, ComparisonScreen)


async def test_waiting_is_told_and_can_be_ended(start, folder, monkeypatch):
    async def compared(*arguments):
        arguments[-1]("alignment")
        await asyncio.Event().wait()

    monkeypatch.setattr(comparison_screen, "compared", compared)
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        await desk.press("d")
        assert "正在逐条对应" in Compare(desk).sentences
        await desk.press("j", "f", "tab", "enter", "]", "z")
        await desk.press("escape")
        assert not isinstance(desk.app.screen, ComparisonScreen)
        assert "已取消" in desk.status.message


async def test_a_process_of_its_own_compares_and_tells_how_far_it_is(start, folder, monkeypatch):
    monkeypatch.setattr(comparison_screen, "compared", comparisons.compared)
    async with start(folder) as desk:
        await desk.open("梅林2023.txt")
        await desk.press("d")
        opened = Compare(desk)
        said = set()

        def is_there() -> object:
            said.add(opened.sentences.partition("…")[0])
            return opened.screen.compared

        await desk.until(is_there)
        await desk.settle()
        assert "力争引进亿元以上项目8个。" in opened.picture
        assert "正在载入词典" in said


async def test_what_a_report_says_is_inert(start, folder):
    for name, text in (("梅林2022", OLD), ("梅林2023", NEW)):
        hostile = text.replace("力争引进", "力争[bold]\x1b[31m引\u202e进[/]")
        (folder / f"{name}.txt").write_text(hostile, encoding="utf-8")
    async with start(folder) as desk:
        opened = await compare(desk)
        assert "力争[bold]␛[31m引进[/]亿元" in opened.picture
        assert "\x1b" not in opened.picture + opened.notes


async def test_the_footer_offers_what_does_something_in_the_tab(start, folder):
    async with start(folder) as desk:
        await compare(desk)
        seen = []
        for _ in range(3):
            seen.append({each.id.removeprefix("compare.") for each in desk.app.screen.offered})
            await desk.press("tab")
    plans, promises, reuse = seen
    assert {"next", "filter", "fold_all"} <= plans
    assert promises & {"next", "filter", "fold_all"} == {"filter"}
    assert not reuse & {"next", "filter", "fold_all"}
    assert all({"open", "next_tab", "app.help", "app.back"} <= each for each in seen)


async def test_it_speaks_both_languages(start, folder):
    async with start(folder, lang="en") as desk:
        opened = await compare(desk)
        assert "↑ raised" in opened.picture
        assert "Promises and results" in opened.bar("tabs")
        assert "old" in str(opened.screen.query_one(HeadLine).render())
        assert "New report" in str(opened.screen.query_one(KeyHints).render())
        await desk.do("app.language")
        await desk.settle()
        assert "↑ 提高" in Compare(desk).picture


@pytest.mark.parametrize("size", [(40, 10), (24, 8), (60, 16), (200, 50)])
async def test_it_fits_any_terminal(start, folder, size):
    async with start(folder, size=size) as desk:
        await desk.open("梅林2023.txt")
        await desk.press("d")
        await finished(desk)
        opened = Compare(desk)
        for _ in Tab:
            assert opened.rows.size.height >= 3
            assert all(
                opened.rows.render_line(y).cell_length <= size[0]
                for y in range(opened.rows.size.height)
            )
            await desk.press("j", "tab")


async def test_no_width_is_ambiguous(start, folder):
    async with start(folder, size=(70, 24)) as desk:
        desk.app._glyphs.__init__(ambiguous_wide=True)
        opened = await compare(desk)
        assert "^ 提高" in opened.picture
        assert not set("≠↑↓→…") & set(opened.picture)
