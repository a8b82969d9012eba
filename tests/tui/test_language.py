"""The language of the interface, changed while the app runs: nothing of the other one stays."""

import pytest
from desk import Desk


def seen(desk: Desk) -> list[str]:
    """Return the lines of the screen."""
    strips = desk.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def go(desk: Desk, keys: tuple[str, ...]) -> None:
    await desk.open("梅林街道2023.txt")
    await desk.press(*keys)
    if keys == ("d",):
        await desk.until(lambda: desk.app.screen.compared)
        await desk.settle()


@pytest.mark.parametrize("keys", [(), ("D", "G"), ("w",), ("i", "j"), ("d",), ("B",)], ids="-".join)
async def test_every_screen_follows(start, folder, keys):
    async with start(folder, lang="en") as desk:
        await go(desk, keys)
        english = seen(desk)
        await desk.do("app.language")
        await desk.do("app.language")
        assert seen(desk) == english
    async with start(folder, lang="zh") as desk:
        await go(desk, keys)
        chinese = seen(desk)
        assert chinese != english
        await desk.do("app.language")
        await desk.settle()
        assert seen(desk) == english
