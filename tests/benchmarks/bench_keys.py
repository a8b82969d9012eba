"""How long a key takes to be answered in a long report, beside what the least answer takes.

    python -m tests.benchmarks.bench_keys

From the byte of the key written into a pseudo-terminal to the last byte of the repaint read from
it: in the app, with a report of 50,000 characters, some 2,000 figures and 1,000 finds of a word,
and in a bare Textual app that repaints one line, or everything, at a key. They run side by side and
get their keys in turns. The promise: at most 16 ms (median) and 35 ms (95 of 100).
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.pseudo_terminal import APP, PseudoTerminal

ROUNDS = 60
SENTENCE = (
    "第{}个村新建设施并投入使用，带动村集体经济收入同比增长{}.5%，受益群众共计{}户，获得一致好评；"
)
"""Fifty characters, in which the word that is looked for stands once."""
WORD = "增长"
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    CSS = "Static { height: 1fr; } #line { height: 1; }"
    turn = 0
    def compose(self):
        yield Static("报告", id="line")
        yield Static("", id="rest")
    def on_key(self, event):
        self.turn += 1
        words = f"第{self.turn}次，全年完成固定资产投资152.16亿元，增长11.7%。"
        self.query_one("#line").update(words)
        if event.key == "a":
            self.query_one("#rest").update("\\n".join([words + words] * self.size.height))

Bare().run()
"""
KEYS = {
    "bare app, one line": "o",
    "bare app, everything": "a",
    "row down": "j",
    "row up": "k",
    "half page down": "\x04",
    "page down": "\x06",
    "page up": "\x02",
    "next section": "]",
    "section before": "[",
    "next find": "n",
    "next figure": "}",
    "figure before": "{",
}
"""What is pressed; the keys of the bare app first."""


def long_report() -> str:
    """Return a report of 50,000 characters with a heading on every thousand."""
    lines = ["临川市2023年工作总结和2024年工作思路", "一、2023年工作回顾"]
    for number in range(50):
        if number == 40:
            lines.append("二、2024年工作思路")
        lines.append(f"（{'一二三四五六七八九十'[number % 10]}）办好第{number + 1}件实事")
        first = number * 20
        lines.append("".join(SENTENCE.format(n, n % 30, n % 9) for n in range(first, first + 20)))
    return "\n".join(lines)


def main() -> None:
    """Print the median and the 95th percentile for each key."""
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "报告.txt"
        report.write_text(long_report(), encoding="utf-8")
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": scratch,
            "XDG_STATE_HOME": scratch,
            "XDG_DATA_HOME": scratch,
        }
        with (
            PseudoTerminal(["-c", BARE], environment) as bare,
            PseudoTerminal(["-c", APP, str(report)], environment) as app,
        ):
            bare.settle()
            app.settle()
            for key in ("/", *WORD, "\r"):
                app.press(key)
            times: dict[str, list[float]] = {name: [] for name in KEYS}
            for _ in range(ROUNDS):
                for name, key in KEYS.items():
                    terminal = bare if name.startswith("bare") else app
                    taken = terminal.press(key)
                    if taken is not None:  # at the end of the text there is nowhere to go
                        times[name].append(taken * 1_000)
    print(f"{len(long_report()):,} characters, {long_report().count(WORD):,} marks")
    for name, taken in times.items():
        p95 = quantiles(taken, n=20)[-1]
        print(f"{name:24} median {median(taken):5.1f} ms   p95 {p95:5.1f} ms   of {len(taken)}")


if __name__ == "__main__":
    main()
