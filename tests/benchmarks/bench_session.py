"""How long keys take to be answered in a session of reading, beside what the least answer takes.

    python -m tests.benchmarks.bench_session [--slowest N]

A session of some two hundred keys is played over the sample reports in a pseudo-terminal: moving,
finding, figures, the table, comparing, marks, bookmarks, notes, export, palette, picker, the other
script, panes. From the byte of each key to the last byte of its repaint. Between its keys a bare
Textual app, which repaints everything at a key, gets one. The promise: no key over 50 ms but for
what is waited for (a comparison), and 95 of 100 under 35 ms.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.bench_keys import BARE
from tests.benchmarks.pseudo_terminal import APP, PseudoTerminal

ESCAPE, ENTER, TAB = "\x1b", "\r", "\t"
CTRL_D, CTRL_P, CTRL_U = "\x04", "\x10", "\x15"
SESSION: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("list", ("k", "k", "j", "j", "k", "j", ENTER)),
    ("text", ("j", "j", "j", "k", CTRL_D, CTRL_D, CTRL_U, "]", "]", "]", "[", "G", "g", "g")),
    ("figures", ("}", "}", "}", "}", "}", "{", "{", "f", "a", "a", ESCAPE, "F", "F")),
    ("find", ("/", "增", "长", ENTER, "n", "n", "n", "n", "N", "N", ESCAPE)),
    ("sections", ("S", "j", "j", "j", "h", "l", "j", "j", "x", "j", "x", "X", ENTER)),
    ("table", ("i", "j", "j", "j", ">", ">", "r", "/", "亿", ENTER, "j", "j", "f", "f", "i")),
    ("panes", ("z", "z", ">", ">", "<", "<", "w", "w", "R", "D")),
    ("marks", ("b", "j", "j", "j", "a", "核", "实", ENTER, "B", "j", "k", ESCAPE)),
    ("jumps", ("]", "]", "H", "H", "L", "L")),
    ("script", ("c", "j", "j", CTRL_D, "c")),
    ("selection", ("v", "j", "j", "l", "l", "y")),
    ("palette", (CTRL_P, "z", "t", ESCAPE, "o", "l", "p", "x", ESCAPE)),
    ("export", ("e", ESCAPE)),
    ("help", ("?", "j", "j", CTRL_D, ESCAPE)),
    ("reports", ("R", "j", "j", "/", "岚", "屏", ENTER, "j", "k", ESCAPE, ENTER)),
    ("compare", ("d",)),
    ("plans", ("j", "j", "]", "]", "]", "[", CTRL_D, CTRL_U, "z", "z", "f", "f", "F", "F")),
    ("promises", (TAB, "j", "j", "j", "k", CTRL_D, "G", "g", "g", TAB, "j", "j", TAB)),
    ("back", ("e", ESCAPE, ESCAPE, "D", "j", "j", CTRL_D, CTRL_D, "}", "}", "G")),
)
"""What is pressed, in order."""


def main() -> None:
    """Print the median, the 95th percentile and the slowest keys."""
    slowest = int(sys.argv[2]) if sys.argv[1:2] == ["--slowest"] else 8
    with tempfile.TemporaryDirectory() as scratch:
        environment = {
            **os.environ,
            "HOME": scratch,
            "XDG_CONFIG_HOME": scratch,
            "XDG_STATE_HOME": scratch,
            "XDG_DATA_HOME": scratch,
        }
        samples = str(Path(__file__).parents[2] / "sample_reports")
        with (
            PseudoTerminal(["-c", BARE], environment) as bare,
            PseudoTerminal(["-c", APP, samples], environment) as app,
        ):
            bare.settle()
            app.settle(2.0)
            taken: list[tuple[float, str]] = []
            floor: list[float] = []
            for name, keys in SESSION:
                for at, key in enumerate(keys):
                    if (least := bare.press("a")) is not None:
                        floor.append(least * 1_000)
                    if (time := app.press(key)) is not None:
                        taken.append((time * 1_000, f"{name} {at + 1}: {key!r}"))
                if name == "compare":  # which is waited for, with its progress shown
                    taken.pop()
                    app.settle(3.0)
    _tell("bare app, everything", floor)
    _tell("session", [time for time, _ in taken])
    over = sum(time > 50 for time, _ in taken)
    print(f"{over} of {len(taken)} keys took more than 50 ms; the slowest:")
    for time, name in sorted(taken, reverse=True)[:slowest]:
        print(f"  {time:6.1f} ms  {name}")


def _tell(name: str, taken: list[float]) -> None:
    p95 = quantiles(taken, n=20)[-1]
    print(f"{name:24} median {median(taken):5.1f} ms   p95 {p95:5.1f} ms   of {len(taken)}")


if __name__ == "__main__":
    main()
