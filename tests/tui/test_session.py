"""How the app was left is how it is met again: what is open, where, and how the panes stand."""

import json
from pathlib import Path
from unittest.mock import Mock

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

from core.sources.finding import sample_reports
from tui.session import Layout, Session, Sessions

# What is kept.


def test_a_session_comes_back_for_its_paths(tmp_path):
    one = Session([str(tmp_path / "a")], ["/r/1.txt"], "text", Layout(40, None, is_reading=True))
    sessions = Sessions(tmp_path)
    sessions.keep(one)
    sessions.keep(Session([str(tmp_path / "b")]))
    again, problem = Sessions(tmp_path).resume([str(tmp_path / "a")])
    assert (again, problem) == (one, None)


def test_given_nothing_the_last_session_goes_on(tmp_path):
    sessions = Sessions(tmp_path)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        sessions.keep(Session([str(tmp_path / name)]))
    assert sessions.resume([])[0].paths == [str(tmp_path / "other")]


def test_where_nothing_is_left_of_it_the_samples_are_shown(tmp_path):
    sessions = Sessions(tmp_path)
    assert sessions.resume([])[0] == Session([sample_reports()], is_tour=True)
    sessions.keep(Session([str(tmp_path / "gone")]))
    assert sessions.resume([])[0].paths == [sample_reports()]


def test_standard_input_costs_nobody_the_session(tmp_path):
    sessions = Sessions(tmp_path)
    (tmp_path / "one").mkdir()
    sessions.keep(Session([str(tmp_path / "one")]))
    piped, _ = sessions.resume(["-"])
    assert piped.paths == ["-"]
    sessions.keep(piped)
    sessions.keep(Session([str(tmp_path / "gone")]))
    assert Sessions(tmp_path).resume([])[0].paths == [str(tmp_path / "one")]


def test_sessions_that_cannot_be_read_for_a_moment_stay(tmp_path, monkeypatch):
    sessions = Sessions(tmp_path)
    sessions.keep(Session(["/a"], ["/a/1"]))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", Mock(side_effect=OSError(24, "too many open files")))
        assert Sessions(tmp_path).resume(["/a"])[1].kind == "refused"
        with pytest.raises(OSError, match="too many"):
            sessions.keep(Session(["/b"]))
    assert sessions.resume(["/a"])[0].recent == ["/a/1"]


def test_the_tour_is_for_the_first_time(tmp_path):
    sessions = Sessions(tmp_path)
    sessions.keep(Session([sample_reports()], ["x.txt"]))
    assert not sessions.resume([])[0].is_tour


def test_two_running_apps_keep_each_others_sessions(tmp_path):
    one, other = Sessions(tmp_path), Sessions(tmp_path)
    one.keep(Session(["/a"], ["/a/1"]))
    other.keep(Session(["/b"], ["/b/1"]))
    assert one.resume(["/b"])[0].recent == ["/b/1"]
    assert other.resume(["/a"])[0].recent == ["/a/1"]


def test_foreign_sessions_are_not_believed(tmp_path):
    stored = {
        "sessions": [
            7,
            {"paths": ["/a"], "recent": [1], "pane": ""},
            {"paths": ["/b"], "recent": [], "pane": "", "layout": {"side": 2_000, "split": None}},
        ]
    }
    (tmp_path / "session.json").write_text(json.dumps(stored))
    sessions = Sessions(tmp_path)
    assert sessions.resume(["/a"])[0] == Session(["/a"])
    assert sessions.resume(["/b"])[0].layout == Layout()


def test_a_broken_file_is_put_aside_and_named(tmp_path):
    (tmp_path / "session.json").write_text('{"sessions": [')
    session, problem = Sessions(tmp_path).resume(["/a"])
    assert session == Session(["/a"])
    assert problem is not None
    assert Path(problem.where).read_text() == '{"sessions": ['


# In the app.


async def test_the_app_opens_where_it_was_left(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
        await desk.press("D", "]", "]", ">", ">")
        place, width = desk.detail.pane.place, desk.detail.size.width
        assert place
    async with start(folder) as desk:
        await desk.until(lambda: desk.document_name == "梅林街道2022.txt")
        await desk.settle()
        assert desk.app.focused is desk.detail.pane
        assert desk.detail.pane.place == place
        assert desk.detail.size.width == width


async def test_what_was_open_can_be_gone(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2022.txt")
    (folder / "梅林街道2022.txt").unlink()
    async with start(folder) as desk:
        await desk.until(lambda: desk.document_name == "梅林街道2021.txt")


async def test_a_new_user_is_shown_the_newest_of_the_place_with_most_years(start):
    async with start() as desk:
        await desk.until(lambda: desk.document_name)
        assert "苇桥街道2024年" in (desk.document_name or "")
        await desk.press("d")
        title = type(desk.app.screen).__name__
        assert title == "ComparisonScreen"


async def test_keys_typed_ahead_keep_nothing_from_being_shown(start):
    async with start(typed="D") as desk:
        await desk.until(lambda: desk.document_name)
        assert "苇桥街道2024年" in (desk.document_name or "")
        assert desk.app.focused is desk.detail.pane


# How wide the panes are.


async def test_borders_are_moved_by_keys(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        widths = [desk.reports.size.width, desk.tree.size.width, desk.detail.size.width]
        await desk.press("R", "3", ">")
        assert desk.reports.size.width > widths[0]
        assert desk.tree.size.width < widths[1]
        assert desk.detail.size.width == widths[2]
        await desk.press("S", "4", "<")
        assert desk.detail.size.width > widths[2]
        await desk.press("9", "9", "9", "<")
        assert desk.tree.size.width > 0
        await desk.press("D", "9", "9", "9", ">")
        assert desk.reports.size.width > 0


async def test_a_border_is_dragged(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        border = desk.detail.region.x
        await drag(desk, (border, 5), (border - 20, 5))
        assert abs(desk.detail.region.x - (border - 20)) <= 1
        between = desk.tree.region.x - 1
        await drag(desk, (between, 5), (between + 8, 5))
        assert abs(desk.tree.region.x - 1 - (between + 8)) <= 1
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        floor = desk.tree.region.y - 1
        await drag(desk, (5, floor), (5, floor - 5))
        assert abs(desk.tree.region.y - 1 - (floor - 5)) <= 1


async def drag(desk, start, end):
    """Press the mouse at `start`, and let go of it at `end`."""
    for event, (x, y) in ((MouseDown, start), (MouseMove, end), (MouseUp, end)):
        desk.app.screen._forward_event(event(None, x, y, 0, 0, 1, False, False, False, x, y))
        await desk.settle()


async def test_lists_are_put_away_and_come_back(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        await desk.press("w")
        assert desk.detail.size.width >= 118
        assert desk.app.focused is desk.detail.pane
        await desk.press("S")
        assert desk.tree.size.width
        assert desk.app.focused is desk.tree


async def test_one_pane_is_in_sight_however_wide_the_others_were_made(start, folder):
    async with start(folder) as desk:
        await desk.open("梅林街道2021.txt")
        await desk.press("R", "5", ">", "z")
        assert desk.reports.size.width >= 117
        await desk.press("z")
        await desk.pilot.resize_terminal(50, 20)
        await desk.settle()
        assert desk.reports.size.width >= 47
