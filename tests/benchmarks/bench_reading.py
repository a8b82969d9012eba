"""How fast reports are read, beside a raw scan of the same text in the same run.

    python -m tests.benchmarks.bench_reading

The floor is what nothing that looks at every sentence goes below: folding the text and finding
its sentences. Then the curve over the length, and texts that are made to be slow.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from core import sources
from core.model import Source
from core.parsing import parse
from core.text.folding import fold

SAMPLES = Path(__file__).parents[2] / "sample_reports"
SENTENCE = re.compile(r"[^。！？]+")
HOSTILE = {
    "one line": lambda size: "全年完成投资三亿元，增长百分之五，" * (size // 17),
    "only 一、": lambda size: "一、" * (size // 2),
    "only 一是": lambda size: "一是" * (size // 2),
    "only （": lambda size: "（" * size,
    "only spaces": lambda size: " " * size,
    "only 1": lambda size: "1" * size,
    "only 1,": lambda size: "1," * (size // 2),
    "only 。": lambda size: "。" * size,
    "第一，": lambda size: "。第一，" * (size // 4),
    "short lines": lambda size: "工作总结\n" * (size // 5),
    "labels": lambda size: "发布机构：" * (size // 5),
    "headings": lambda size: "一、加强建设\n" * (size // 7),
}


def main() -> None:
    texts = [sources.load(str(path)).text for path in sorted(SAMPLES.glob("*.txt"))]
    characters = sum(map(len, texts))
    parse(source(texts[0]))
    reading = best(lambda: [parse(source(text)) for text in texts])
    floor = best(lambda: [SENTENCE.findall(fold(text)) for text in texts])
    print(f"{len(texts)} sample reports, {characters:,} characters")
    print(f"  floor    {characters / floor:12,.0f} characters/s")
    print(
        f"  reading  {characters / reading:12,.0f} characters/s, {reading / floor:.1f} × the floor"
    )
    print("one text of so many characters, characters/s")
    whole = "\n".join(texts)
    for size in (10_000, 30_000, 100_000, 300_000, 1_000_000):
        text = (whole * (size // len(whole) + 1))[:size]
        print(f"  {size:9,}  {size / best(lambda: parse(source(text)), 2):12,.0f}")  # noqa: B023
    print("hostile texts, characters/s at 100,000 and at 1,000,000")
    for name, make in HOSTILE.items():
        rates = [
            size / best(lambda: parse(source(make(size))), 1)  # noqa: B023
            for size in (100_000, 1_000_000)
        ]
        print(f"  {name:12}" + "".join(f"{rate:14,.0f}" for rate in rates))


def source(text: str) -> Source:
    return Source("-", "text", "utf-8", 1.0, "", text)


def best(run: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the fastest of several runs."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    main()
