"""Made-up reports, and an app that is run on them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from desk import Desk, Traffic, report

from tui.app import ReportsApp
from tui.terminal import Terminal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with reports of two places, one empty file and one that is no report."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for place, years in (("梅林街道", (2021, 2022, 2023)), ("沙浦镇", (2022,))):
        for year in years:
            (reports / f"{place}{year}.txt").write_text(report(place, year), encoding="utf-8")
    (reports / "空.txt").write_text("", encoding="utf-8")
    (reports / "菜谱.txt").write_text("番茄切块，鸡蛋打散，大火快炒即可。\n", encoding="utf-8")
    return reports


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Return what runs the app on some paths and waits until all of them are listed.

    What is `typed` goes in before that.
    """
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")

    @asynccontextmanager
    async def started(
        *paths: Path,
        size: tuple[int, int] = (120, 32),
        lang: str = "zh",
        typed: str = "",
        ambiguous_wide: bool = False,
        light: bool = False,
    ) -> AsyncIterator[Desk]:
        terminal = Terminal(ambiguous_wide, light)
        app = ReportsApp(list(map(str, paths)), lang=lang, terminal=terminal)
        traffic = Traffic()
        try:
            async with app.run_test(size=size, message_hook=traffic.hear) as pilot:
                desk = Desk(app, pilot, traffic)
                await desk.press(*typed)
                await desk.until(lambda: not app.get_default_screen().is_listing)
                yield desk
                app.workers.cancel_all()  # as at an exit; `run_test` takes the widgets first
        finally:
            app.close()

    return started
