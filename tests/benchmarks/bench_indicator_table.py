"""How long the table of figures takes to open and to answer, in a report with 1,500 of them.

    python -m tests.benchmarks.bench_indicator_table

From the byte of the key written into a pseudo-terminal to the last byte of the repaint read from
it, beside what a bare Textual app takes to repaint everything. The promise: 100 ms to open the
table, the imports of its first time apart, and 50 ms a key of the filter, on an idle machine.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.bench_keys import BARE
from tests.benchmarks.pseudo_terminal import APP, PseudoTerminal

ROUNDS = 15
HOME = "\x1b[H"
SENTENCE = "第{}个村完成投资{}.5亿元，同比增长{}.3%，新增就业岗位{}个，群众反映良好。\n"


def report() -> str:
    """Return a report of 1,500 figures."""
    lines = ["临川市2023年工作总结和2024年工作思路\n一、2023年工作回顾\n"]
    lines += [SENTENCE.format(n, n % 90 + 1, n % 9 + 1, n + 10) for n in range(1, 501)]
    return "".join(lines)


def main() -> None:
    """Print the median and the longest time for each key."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "报告.txt"
        path.write_text(report(), encoding="utf-8")
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": scratch,
            "XDG_STATE_HOME": scratch,
            "XDG_DATA_HOME": scratch,
        }
        times: dict[str, list[float]] = {}
        with (
            PseudoTerminal(["-c", BARE], environment) as bare,
            PseudoTerminal(["-c", APP, str(path)], environment) as app,
        ):
            bare.settle()
            app.settle()

            def press(name: str, key: str, terminal: PseudoTerminal = app) -> None:
                taken = terminal.press(key)
                if taken is not None:
                    times.setdefault(name, []).append(taken * 1_000)

            press("open, first time", "i")
            app.press("q")
            for _ in range(ROUNDS):
                press("bare app, everything", "a", bare)
                press("open", "i")
                press("to the end", "G")
                press("to the start", HOME)
                press("row down", "j")
                press("sort", ">")
                press("next class", "f")
                app.press("\x1b")
                app.press("/")
                for key in "就业12":
                    press("key of the filter", key)
                app.press("\x1b")
                press("drop", "-")
                press("restore", "u")
                press("close", "q")
    for name, taken in times.items():
        print(f"{name:20} median {median(taken):5.1f} ms   longest {max(taken):5.1f} ms")


if __name__ == "__main__":
    main()
