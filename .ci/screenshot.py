"""Take the picture in the README from the app itself.

    python .ci/screenshot.py

Opens the app on the sample reports, goes to a figure, and writes `screenshot.svg`.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


async def take() -> str:
    """Return the picture, as SVG that asks nothing of the network."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # the colours of most terminals
    from tui.app import ReportsApp  # noqa: PLC0415 - after the folders of the user are set aside

    app = ReportsApp(["sample_reports"], lang="zh")
    try:
        async with app.run_test(size=(132, 36)) as pilot:
            for _ in range(50):
                await pilot.pause(0.1)
            await pilot.press("enter", "D", "]", "]", "]", "}", "}", "}")
            for _ in range(20):
                await pilot.pause(0.1)
            picture = app.export_screenshot(title="reports-tui")
    finally:
        app.close()
    return re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.DOTALL)


def main() -> None:
    """Write the picture beside the README."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(XDG_CONFIG_HOME=home, XDG_STATE_HOME=home, XDG_DATA_HOME=home)
        os.chdir(ROOT)
        picture = asyncio.run(take())
    (ROOT / "screenshot.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
