"""How fast reports are read with their figures, beside simpler work on the same text.

    python -m tests.benchmarks.bench_indicators

The floor is a scan for digits, which nothing that looks for figures goes below; beside it stand
reading without figures and cutting the same text into words. Then the curve over the length, and
texts that are made to be slow.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

import jieba

from core import sources
from core.parsing import parse
from core.reading import read_report
from tests.benchmarks.bench_reading import best, source

SAMPLES = Path(__file__).parents[2] / "sample_reports"
DIGITS = re.compile(r"\d+(?:\.\d+)?")
SLOW = 3_000
"""Characters a second at which a megabyte is not waited for: its rate is printed as 0."""
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
HOSTILE = (
    *(
        "1",
        "1,",
        "1.",
        "1 ",
        "1-",
        "1至",
        "1万",
        "亿",
        "一",
        "百分之",
        "第",
        "第一",
        "首位",
        "“",
        "(",
    ),
    *("1家", "1家、", "1家，", "1家；", "1家。", "1家\n", "(1家", "（1家）", "“1家", "[1]", "1%"),
    *(
        "增长1%",
        "增长1%，",
        "同比增长",
        "分别增长1%、2%，",
        "甲、乙分别1家、2家，",
        "甲、",
        "其中1家，",
    ),
    *(
        "预计",
        "预计6月底1家",
        "预计6月底1家，",
        "力争1家；",
        "从1家增长到2家",
        "1至2家",
        "签约率1%，",
    ),
    *("2024年", "1—5月份1家，", "位居第一", "位居全县第三，", "新增企业1家、", "等企业1家，"),
    *(
        "总投资1亿元的项目",
        "1亿元以上企业",
        "完成",
        "实现",
        "每年",
        "的1家",
        "1家的",
        "1家完成创建，",
    ),
    *("规上工业总产值35.6亿元，同比增长8.2%，", "一、1家\n", "1\n", "1家企业完成改造"),
)


def main() -> None:
    texts = [sources.load(str(path)).text for path in sorted(SAMPLES.glob("*.txt"))]
    characters = sum(map(len, texts))
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    figures = sum(len(read_report(source(text)).indicators) for text in texts)
    print(f"{len(texts)} sample reports, {characters:,} characters, {figures:,} figures")
    floor = best(lambda: [DIGITS.findall(text) for text in texts])
    for name, seconds in {
        "digits": floor,
        "words": best(lambda: [jieba.lcut(text) for text in texts]),
        "parse": best(lambda: [parse(source(text)) for text in texts]),
        "reading": best(lambda: [read_report(source(text)) for text in texts]),
    }.items():
        rate = characters / seconds
        print(
            f"  {name:8} {rate:14,.0f} characters/s, {seconds / floor:8,.1f} × the scan for digits"
        )
    print("one text of so many characters, characters/s")
    whole = "\n".join(texts)
    for size in SIZES:
        text = (whole * (size // len(whole) + 1))[:size]
        seconds = best(lambda: read_report(source(text)), 2)  # noqa: B023
        print(f"  {size:9,}  {size / seconds:12,.0f}")
    print("hostile texts, characters/s at 100,000 and at 1,000,000")
    for words in HOSTILE:
        rates = []
        for size in (100_000, 1_000_000):
            if rates and rates[0] < SLOW:
                rates.append(0)
                break
            text = words * (size // len(words))
            rates.append(size / best(lambda: read_report(source(text)), 1))  # noqa: B023
        print(f"  {words!r:30}" + "".join(f"{rate:14,.0f}" for rate in rates), flush=True)


if __name__ == "__main__":
    main()
