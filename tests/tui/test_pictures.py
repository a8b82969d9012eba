"""What the main screens look like: at three sizes, in both languages, in both of our themes.

Dialogs are left out: what is dimmed behind them is drawn sooner or later after a resize.
"""

from pathlib import Path

import pytest
from pictures import Pictures, picture

SIZES = ((80, 24), (120, 40), (200, 50))
THEMES = ("reports-dark", "reports-light")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_main_screens(start, snapshot, monkeypatch, lang):
    monkeypatch.chdir(ROOT)  # the line below the panes shows the path
    pictures = snapshot.use_extension(Pictures)
    async with start(Path("sample_reports"), lang=lang) as desk:

        async def look(name: str) -> None:
            for size in SIZES:
                await desk.pilot.resize_terminal(*size)
                await desk.settle()
                shown = picture(desk.app, THEMES)
                assert shown == pictures(name=f"{name}-{size[0]}x{size[1]}-{lang}")

        await desk.until(lambda: desk.document_name)
        await desk.press("D", "}", "}", "}")
        await look("reader")
        await desk.press("escape", "]", "]", "b", "x", "B")
        await look("notes")
        await desk.press("escape", "i")
        await look("indicators")
        await desk.press("i", "d")
        await desk.until(lambda: not desk.app.screen.has_class("-waiting"))
        await look("plans")
        await desk.press("tab")
        await look("promises")
        await desk.press("tab")
        await look("reuse")
