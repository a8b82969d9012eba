"""Every key that the help screen lists does something that is seen, where it is said to work."""

from pathlib import Path
from typing import NamedTuple

import pytest
from pictures import picture

from tui.keys import BINDINGS, Keymap

SAMPLES = Path(__file__).parents[2] / "sample_reports"


@pytest.fixture(scope="module")
def years(tmp_path_factory) -> tuple[Path, Path]:
    """Return the reports of two years, most of whose plans are the same."""
    folder = tmp_path_factory.mktemp("years")
    (sample,) = SAMPLES.glob("*苇桥街道2022年*.txt")
    earlier, later = folder / "2022.txt", folder / "2023.txt"
    text = sample.read_text(encoding="utf-8")
    earlier.write_text(text, encoding="utf-8")
    text = text.replace("2023", "2024").replace("2022", "2023")
    for number in "3579":
        text = text.replace(f"{number}个", f"{number}8个")
    later.write_text(text, encoding="utf-8")
    return earlier, later


class Key(NamedTuple):
    """A binding, each of whose keys is pressed once."""

    id: str
    before: tuple[str, ...] = ()
    """What is pressed before each of its keys, so that there is something to do."""
    after: tuple[str, ...] = ()
    """What is pressed afterwards, so that all is as before."""


def motions(middle: tuple[str, ...] = ()) -> tuple[Key, ...]:
    """Return the motions, each begun where there is room for it; `middle` leads on from the top."""
    top, end = ("g", "g"), ("G",)
    return (
        Key("move.down", top),
        Key("move.up", (*top, "j", *middle)),
        Key("move.half_page_down", top),
        Key("move.half_page_up", end),
        Key("move.page_down", top),
        Key("move.page_up", end),
        Key("move.first", end),
        Key("move.last", top),
    )


ESCAPE = ("escape",)
WALKS: dict[str, tuple[tuple[str, ...], tuple[Key, ...]]] = {
    "reports": (
        ("R",),
        (
            *motions(),
            Key("reports.open", ("R", "g", "g", "j"), ("R",)),
            Key("reports.filter", (), ESCAPE),
            Key("reports.reload"),
            Key("panes.next", ("R",)),
            Key("panes.previous", ("R",)),
            Key("panes.sections", ("R",)),
            Key("panes.text", ("R",)),
            Key("panes.reports", ("D",)),
        ),
    ),
    "sections": (
        ("S",),
        (
            *motions(),
            Key("sections.fold", ("g", "g", "]"), ("l",)),
            Key("sections.unfold", ("g", "g", "]", "h")),
        ),
    ),
    "text": (
        ("D",),
        (
            *motions(),
            Key("sections.next", ("g", "g")),
            Key("sections.previous", ("G",)),
            Key("figures.next", ("g", "g"), ESCAPE),
            Key("figures.previous", ("G",), ESCAPE),
            Key("figures.legend", (), ESCAPE),
            Key("figures.switch_all", (), ("F",)),
            Key("panes.widen", (), ("<",)),
            Key("panes.narrow", (), (">",)),
            Key("panes.lists", (), ("w",)),
            Key("panes.zoom", (), ("z",)),
            Key("reports.choose", (), ESCAPE),
            Key("reports.state", (), ESCAPE),
            Key("export.export", (), ESCAPE),
            Key("export.copy", ("j",)),
            Key("export.cite", ("j",)),
            Key("export.select", (), ESCAPE),
            Key("export.select_right", ("v",), ESCAPE),
            Key("export.select_left", ("v", "l", "l"), ESCAPE),
            Key("notes.bookmark", ("g", "g"), ("b",)),
            Key("notes.note", (), ESCAPE),
            Key("notes.list", (), ESCAPE),
            Key("notes.mark", (), ("x",)),
            Key("notes.unmark_all", ("x",)),
            Key("jumps.back", ("g", "g", "]", "]")),
            Key("jumps.forward", ("g", "g", "]", "]", "H")),
            Key("app.script", (), ("c",)),
            Key("app.palette", (), ESCAPE),
            Key("app.help", (), ESCAPE),
            Key("indicators.correct", ("g", "g", "}"), ESCAPE),
            Key("indicators.drop", ("g", "g", "}"), ("u",)),
            Key("indicators.restore", ("g", "g", "}", "-")),
            Key("indicators.table", (), ESCAPE),
            Key("compare.start", (), ESCAPE),
            Key("compare.with", (), ESCAPE),
            Key("app.back", ("}",)),
        ),
    ),
    "finding": (
        ("D", "/", *"投资"),
        (
            Key("find.below"),
            Key("find.above"),
            Key("find.keep"),
            Key("find.next"),
            Key("find.previous"),
            Key("find.start", ESCAPE, ESCAPE),
        ),
    ),
    "picker": (("ctrl+p",), (Key("find.page_below"), Key("find.page_above"))),
    "notes": (
        ("D", "g", "g", "]", "b", "]", "b", "B"),
        (
            Key("notes.open", (), ("B",)),
            Key("notes.filter", (), ESCAPE),
            Key("notes.drop", (), ("u",)),
            Key("notes.undo", ("-",)),
            Key("notes.close", (), ("B",)),
        ),
    ),
    "legend": (
        ("D", "f"),
        (
            *(
                Key(f"legend.{name}")
                for name in ["level", "up", "down", "share", "rank", "actual", "expected", "target"]
            ),
            Key("legend.close", (*ESCAPE, "f")),
        ),
    ),
    "help": (("?",), (Key("help.close", (*ESCAPE, "?")),)),
    "table": (
        ("i",),
        (
            *motions(),
            Key("indicators.open", ("g", "g"), ("i",)),
            Key("indicators.close", (), ("i",)),
            Key("indicators.filter", (), ESCAPE),
            Key("indicators.class", (), ("f",) * 6),
            Key("indicators.status", (), ("F",) * 4),
            Key("indicators.sort"),
            Key("indicators.sort_back", (">", ">")),
            Key("indicators.reverse", (">",)),
        ),
    ),
    "form": (
        ("i", "="),
        (
            Key("indicators.next_field"),
            Key("indicators.previous_field"),
            Key("indicators.next_value", ("tab",) * 3),
            Key("indicators.previous_value"),
        ),
    ),
    "comparison": (
        ("d",),
        (
            *motions(),
            Key("compare.next", ("g", "g")),
            Key("compare.previous", ("G",)),
            Key("compare.fold_all", ("g", "g"), ("z",)),
            Key("compare.filter", (), ("F",)),
            Key("compare.filter_back", (), ("f",)),
            Key("compare.unfold", ("g", "g", *"jjj", "h")),
            Key("compare.fold", ("g", "g", *"jjj", "l")),
            Key("compare.next_tab"),
            Key("compare.previous_tab"),
            Key("compare.open", ("g", "g", "]"), ("d",)),
            Key("compare.open_older", ("g", "g", "]"), ("d",)),
            Key("compare.close", (), ("d",)),
        ),
    ),
}
"""What is pressed to get there, and which keys are pressed then."""


def test_no_key_is_forgotten():
    walked = {key.id for _, keys in WALKS.values() for key in keys} | {"app.quit"}
    assert walked == {binding.id for binding in BINDINGS if binding.keys}


@pytest.mark.parametrize("name", WALKS)
async def test_every_key_does_something_that_is_seen(start, years, name):
    way, keys = WALKS[name]
    bindings = {binding.id: binding for binding in Keymap().bindings}

    async with start(*years) as desk:

        def shown() -> str:
            return picture(desk.app, [desk.app.theme])

        await desk.open(years[1].name)
        await desk.press(*way)
        for key in keys:
            for chord in bindings[key.id].keys:
                await desk.press(*key.before)
                await desk.until(lambda: not desk.app.screen.has_class("-waiting"))
                await desk.settle()
                before = shown()
                await desk.press(*chord.split())
                await desk.until(lambda before=before: shown() != before)
                await desk.press(*key.after)


async def test_quitting_ends_the_app(start, folder):
    async with start(folder) as desk:
        await desk.press("q")
        assert desk.app._exit
