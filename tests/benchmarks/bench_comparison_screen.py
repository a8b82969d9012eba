"""How long a comparison takes to be shown, once there is one, and to be turned over.

    python -m tests.benchmarks.bench_comparison_screen

Two made-up reports of 18,000 characters each, and two with plans of 5,000 commitments. `compare`
is from the byte of the key written into a pseudo-terminal to the whole picture, the comparison
itself included; `show` is the same with the result at hand; the others go to the last byte of the
repaint. The promise: 250 ms to show it, and 20 ms a page, of which what the bare
Textual app takes to repaint everything is a part; on an idle machine.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from tests.benchmarks.bench_keys import BARE
from tests.benchmarks.pseudo_terminal import APP, PseudoTerminal

ROUNDS = 11
LAST = "依据"
"""What is painted last: the notes on the row under the cursor, below all rows."""
READING = 12.0
"""Seconds without a picture after which both reports have been read."""
PATIENCE = 300.0
"""Seconds that a comparison may take before it is given up."""
TOPICS = (
    "产业园区",
    "老旧小区",
    "道路管网",
    "养老服务",
    "基层治理",
    "水环境",
    "招商项目",
    "校园设施",
)
WORKS = ("加快推进{}建设", "完成{}改造提升", "统筹抓好{}管护工作", "深入实施{}三年行动计划")
ENDS = (
    "力争全年完成投资{}万元",
    "年内新增{}处",
    "确保群众满意度达到{}%以上",
    "组建{}支专班跟踪落实",
)


def sentences(year: int, count: int) -> Iterable[str]:
    """Yield commitments; from one year to the next a third change a number, a tenth their words."""
    for number in range(count):
        topic, work = TOPICS[number % len(TOPICS)], WORKS[number // 8 % len(WORKS)]
        amount = number % 90 + 10 + (year % 2 if number % 3 == 0 else 0)
        place = f"第{number // 7 + 1}片区{chr(0x4E00 + number * 7 % 5000)}村"
        if number % 10 == 9:
            place = f"{year}年{place}"
        end = ENDS[number // 32 % len(ENDS)].format(amount)
        yield f"{work.format(place + topic)}，{end}。\n"


def report(year: int, count: int) -> str:
    """Return a report with a plan of `count` commitments."""
    return (
        f"临川市{year}年工作总结和{year + 1}年工作思路\n一、{year}年工作回顾\n"
        f"全年完成投资{year % 100}.5亿元，同比增长6.{year % 10}%。\n"
        f"二、{year + 1}年工作思路\n" + "".join(sentences(year, count))
    )


def measure(count: int) -> dict[str, list[float]]:
    """Return the milliseconds that each step took, for plans of `count` commitments."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"临川市{year}.txt" for year in (2022, 2023)]
        for path, year in zip(paths, (2022, 2023), strict=True):
            path.write_text(report(year, count), encoding="utf-8")
        characters = len(paths[0].read_text(encoding="utf-8"))
        print(f"\n{count:,} commitments, {characters:,} characters")
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": scratch,
            "XDG_STATE_HOME": scratch,
            "XDG_DATA_HOME": scratch,
        }
        with (
            PseudoTerminal(["-c", BARE], environment) as bare,
            PseudoTerminal(["-c", APP, *map(str, paths)], environment) as app,
        ):
            bare.settle()
            app.settle(READING)

            def open_(name: str) -> None:
                began = app.send("d")
                taken = app.painted(LAST, within=PATIENCE) - began
                times.setdefault(name, []).append(taken * 1_000)
                app.settle()

            def press(name: str, key: str, terminal: PseudoTerminal = app) -> None:
                taken = terminal.press(key)
                if taken is not None:
                    times.setdefault(name, []).append(taken * 1_000)

            open_("compare")
            for _ in range(ROUNDS):
                press("bare app, everything", "a", bare)
                press("page down", "\x06")
                press("page up", "\x02")
                press("row down", "j")
                press("next change", "]")
                press("filter", "f")
                app.press("\x1b")
                press("next tab", "\t")
                app.press("\x1b[Z")
                press("to the end", "G")
                app.press("g")
                app.press("g")
                app.press("q")
                open_("show")
    return times


def main() -> None:
    """Print the median and the longest time for each step."""
    for count in (480, 5_000):
        for name, taken in measure(count).items():
            print(f"{name:20} median {median(taken):7.1f} ms   longest {max(taken):7.1f} ms")


if __name__ == "__main__":
    main()
