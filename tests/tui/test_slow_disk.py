"""A disk that takes its time keeps nobody from reading."""

import threading
from pathlib import Path

from desk import report


async def test_the_thread_that_draws_never_asks_for_a_report(start, folder, monkeypatch):
    asked = []
    stat = Path.stat

    def noted(path, **options):
        if threading.current_thread() is threading.main_thread() and path.suffix == ".txt":
            asked.append(path.name)
        return stat(path, **options)

    async with start(folder) as desk:
        monkeypatch.setattr(Path, "stat", noted)
        await desk.open("梅林街道2022.txt")
        await desk.press("G")
        await desk.open("沙浦镇2022.txt")
        await desk.press("3", "]", "2", "H")
        await desk.until(lambda: desk.document_name == "梅林街道2022.txt")
        await desk.press("H", "r")
        (folder / "梅林街道2022.txt").write_text("按\n" + report("梅林街道", 2022), "utf-8")
        await desk.press("H", "L")
        await desk.until(lambda: desk.text.startswith("按"))
        await desk.press("C")
        monkeypatch.undo()
    assert asked == []
