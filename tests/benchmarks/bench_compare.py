"""How fast two reports are compared, beside reading them and cutting them into words.

    python -m tests.benchmarks.bench_compare

First two reports of 18,000 characters, then how the time and the memory grow with the number of
commitments, then how long the loading of the vocabulary keeps another thread waiting.
"""

from __future__ import annotations

import random
import resource
import threading
import time
from itertools import pairwise, product

from core.compare import Stage, compare
from core.model import Report
from core.reading import read_report
from core.text.words import load_words, words_of
from tests.benchmarks.bench_reading import best, source

CHARACTERS = 18_000
SIZES = (125, 250, 500, 1_000, 2_000)
DEEDS = ("推进", "完善", "加强", "开展", "落实", "改造提升", "建成投用", "启动实施")
FIELDS = ("老旧小区", "农村公路", "学前教育", "基层医疗", "养老服务", "河道治理", "垃圾分类",
          "招商引资", "技术改造", "文化惠民", "安全生产", "信访调解")  # fmt: skip
THINGS = ("设施", "体系", "项目", "平台", "网络", "队伍", "机制", "标准", "能力", "示范点")


def main() -> None:
    """Print the figures."""
    stall = _stall(load_words)
    print(f"vocabulary: another thread waits {stall * 1000:.0f} ms at most while it loads")
    a, b = _report(2023, characters=CHARACTERS), _report(2024, characters=CHARACTERS)
    print(f"two reports of {len(a.text):,} and {len(b.text):,} characters:")
    seconds = best(lambda: compare(a, b))
    print(f"  comparing {seconds:.2f} s")
    floor = best(lambda: [words_of(each.text) for each in (a, b)])
    reading = best(lambda: [read_report(each.source) for each in (a, b)])
    print(f"  beside it: reading both {reading:.2f} s, cutting both into words {floor:.2f} s")
    marks: list[tuple[Stage, float]] = []
    compare(a, b, progress=lambda stage: marks.append((stage, time.perf_counter())))
    marks.append((Stage.REUSE, time.perf_counter()))
    for (stage, start), (_, end) in pairwise(marks):
        print(f"    {stage.value}: {end - start:.2f} s")
    print("commitments on either side, seconds, memory of the process at most:")
    for size in SIZES:
        a, b = _report(2023, commitments=size), _report(2024, commitments=size)
        started = time.process_time()
        compared = compare(a, b)
        seconds = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  {len(compared.a_commitments):>5}  {seconds:6.2f} s  {memory:5.0f} MB")


def _report(year: int, *, characters: int = 0, commitments: int = 0) -> Report:
    """Return a made-up report whose plan is so long, half of it the same every year."""
    chance = random.Random(year)
    lasting = random.Random(0)
    things = ["".join(each) for each in product(FIELDS, THINGS)]
    lines: list[str] = []
    while len(lines) < commitments or sum(map(len, lines)) < characters * 0.6:
        dice = lasting if len(lines) % 2 else chance
        one, other = dice.sample(things, 2)
        lines.append(
            f"{dice.choice(DEEDS)}{one}，{dice.choice(DEEDS)}{other}{dice.randint(2, 90)}个。"
        )
    done = [f"全年{line}" for line in lines[: int(len(lines) * 0.6)]] if characters else lines[:9]
    text = (
        f"云岭县{year - 1}年工作总结和{year}年工作计划\n"
        f"一、{year - 1}年工作回顾\n" + "".join(done) + f"\n二、{year}年工作计划\n" + "".join(
            line if at % 6 else f"（{at // 6 + 1}）做好{FIELDS[at // 6 % len(FIELDS)]}工作\n{line}"
            for at, line in enumerate(lines)
        )
    )  # fmt: skip
    return read_report(source(text))


def _stall(work: object) -> float:
    """Return the longest time that this thread waits for its turn while another one does `work`."""
    assert callable(work)
    thread = threading.Thread(target=work)
    longest, last = 0.0, time.perf_counter()
    thread.start()
    while thread.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last - 0.001), now
    return longest


if __name__ == "__main__":
    main()
