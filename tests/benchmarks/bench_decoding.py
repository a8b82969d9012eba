"""How fast bytes become text, beside the bare codec; and what finding the encoding costs a file.

python tests/benchmarks/bench_decoding.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

from core.sources import decode, load
from core.sources.finding import find_files, sample_reports

CHARACTERS = 6_000_000
FILE = 6_000
"""Characters of a file such as most reports are."""


def main() -> None:
    """Print megabytes a second for large texts, and milliseconds for a small one."""
    text = "".join(load(finding.path).text for finding in find_files([sample_reports()]))
    large = (text * (CHARACTERS // len(text) + 1))[:CHARACTERS]
    for name, broken in (
        ("utf-8", 0), ("gb18030", 0), ("big5hkscs", 0), ("utf-16-le", 0),
        ("utf-8", 1), ("gb18030", 1), ("gb18030", 10_000),
    ):  # fmt: skip
        data = damaged(large.encode(name, "ignore"), broken)
        small = damaged(large[:FILE].encode(name, "ignore"), min(broken, 1))
        whole = fastest(lambda data=data: decode(data, "-"))
        codec = fastest(lambda data=data, name=name: data.decode(name, "replace"))
        one = fastest(lambda small=small: decode(small, "-"))
        print(
            f"{name:10} {broken:6} broken bytes: {len(data) / whole / 1e6:6.0f} MB/s"
            f" (codec alone {len(data) / codec / 1e6:6.0f} MB/s),"
            f" {FILE} characters {one * 1e3:5.2f} ms"
        )


def damaged(data: bytes, places: int) -> bytes:
    """Return `data` with a byte that no encoding allows, at so many places."""
    broken = bytearray(data)
    for place in range(places):
        broken[(place + 1) * len(data) // (places + 1)] = 0xFF
    return bytes(broken)


def fastest(work: Callable[[], object]) -> float:
    """Return the seconds that the fastest of three runs takes."""
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main()
