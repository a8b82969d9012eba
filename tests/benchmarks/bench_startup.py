"""How long the command line takes from process start to end, beside the bare interpreter.

    python tests/benchmarks/bench_startup.py [FILE]

Bytecode is compiled before the first measured run, as it is after an installation. The last
column is the time over the floor; `inspect` and `indicators` are to take 100 ms at most.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 25
ROOT = Path(__file__).parents[2]
COMMAND = "import sys; from tui.cli import main; sys.exit(main())"
"""What the installed command `reports-tui` runs."""
TABLE = "--format=table"
LOADED = "import tui.cli, tui.summary, core.sources; core.sources.load(__import__('sys').argv[1])"


def main() -> None:
    """Print the median and the fastest run of each command, taken in turns."""
    report = sys.argv[1] if len(sys.argv) > 1 else str(min((ROOT / "sample_reports").glob("*.txt")))
    commands = {
        "python -c pass (floor)": ["-c", "pass"],
        "import re, typing": ["-c", "import re, typing"],
        "reports-tui --help": ["-c", COMMAND, "--help"],
        "load the file, parse nothing": ["-c", LOADED, report],
        "reports-tui inspect FILE": ["-c", COMMAND, "inspect", report],
        "reports-tui inspect FILE --json": ["-c", COMMAND, "inspect", report, "--json"],
        "reports-tui indicators FILE": ["-c", COMMAND, "indicators", report],
        "reports-tui indicators, as a table": ["-c", COMMAND, "indicators", report, TABLE],
    }
    with tempfile.TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(RUNS + 1):
            for name, arguments in commands.items():
                elapsed = seconds([sys.executable, *arguments], environment)
                if turn:  # the first turn compiles
                    times[name].append(elapsed)
    floor = statistics.median(times["python -c pass (floor)"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(
            f"{name:34} median {median * 1e3:6.1f} ms   fastest {min(taken) * 1e3:6.1f} ms"
            f"   over the floor {(median - floor) * 1e3:6.1f} ms"
        )


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return how long `command` runs, from its start to its end."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
