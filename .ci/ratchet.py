"""Read the measuring set with an installed app and hold the figures to what was reached before.

    ratchet.py APP MEASURING_SET

`floors.json` beside this file holds the lowest figure allowed, for the total, for each document
alone, and for each pair of years; raise a floor when a change lifts the figure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def main(app: str, measuring_set: Path) -> int:
    """Print the figures and return 1 where one is below its floor, else 0."""
    floors = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
    too_low = 0
    for document, figures in (*readings(app, measuring_set), *comparisons(app, measuring_set)):
        single = document != "TOTAL" and document not in floors
        for name, floor in floors["each" if single else document].items():
            verdict = "ok" if figures[name] >= floor else f"TOO LOW, the floor is {floor}"
            too_low += figures[name] < floor
            if not single or figures[name] < floor:
                print(f"{document}  {name} {figures[name]}  {verdict}")
    return 1 if too_low else 0


def readings(app: str, measuring_set: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the figures of each document that was read, and of the total."""
    gold = measuring_set / "gold"
    with tempfile.TemporaryDirectory() as folder:
        for annotation in sorted((gold / "reading").glob("*.json")):
            text = measuring_set / "seeds" / f"{annotation.stem}.txt"
            if not text.exists():
                text = measuring_set / "corpus" / "text" / f"{annotation.stem}.txt"
            read = subprocess.run(
                [app, "inspect", str(text), "--json"], capture_output=True, check=True
            )
            Path(folder, annotation.name).write_bytes(read.stdout)
        yield from scores(scored(gold, "all", str(gold / "reading"), folder)).items()


def comparisons(app: str, measuring_set: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the figures of each pair of years that was compared."""
    gold = measuring_set / "gold"
    with tempfile.TemporaryDirectory() as folder:
        for annotation in sorted((gold / "compare").glob("*.json")):
            named = json.loads(annotation.read_text(encoding="utf-8"))
            texts = [str(measuring_set / "corpus" / named[side]) for side in ("a", "b")]
            compared = subprocess.run(
                [app, "diff", *texts, "--json"], capture_output=True, check=False
            )
            if compared.returncode != CHANGED:
                sys.exit(f"diff of {annotation.stem} failed: {compared.stderr.decode()}")
            answer = Path(folder, annotation.name)
            answer.write_bytes(compared.stdout)
            figures = json.loads(scored(gold, "pairs", str(annotation), str(answer)))
            yield (
                annotation.stem,
                {
                    "pairs": figures["pairs"]["f1"],
                    "results_precision": figures["followup"]["p"],
                    "results_recall": figures["followup"]["r"],
                    "verdict": figures["verdict"],
                },
            )


CHANGED = 1
"""Exit status of `diff` where plans differ."""


def scored(gold: Path, *arguments: str) -> str:
    """Return what the scorer prints."""
    return subprocess.run(
        [sys.executable, str(gold / "score.py"), *arguments],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    ).stdout


def scores(printed: str) -> dict[str, dict[str, float]]:
    """Return the figures of each document that the scorer printed, and of the total."""
    lines = printed.splitlines()
    return {
        name.strip(): {
            key: float(value) for key, value in (pair.split("=") for pair in figures.split())
        }
        for name, figures in zip(lines[::2], lines[1::2], strict=True)
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
