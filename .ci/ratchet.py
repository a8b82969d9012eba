"""Read the measuring set with an installed app and hold the figures to what was reached before.

    ratchet.py APP MEASURING_SET

`floors.json` beside this file holds the lowest figure allowed, for the total and for each
document alone; raise a floor when a change lifts the figure.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(app: str, measuring_set: Path) -> int:
    """Print the figures and return 1 where one is below its floor, else 0."""
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
        scored = subprocess.run(
            [sys.executable, str(gold / "score.py"), "all", str(gold / "reading"), folder],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
    floors = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
    too_low = 0
    for document, figures in scores(scored.stdout).items():
        held = floors["total" if document == "TOTAL" else "each"]
        for name, floor in held.items():
            verdict = "ok" if figures[name] >= floor else f"TOO LOW, the floor is {floor}"
            too_low += figures[name] < floor
            if document == "TOTAL" or figures[name] < floor:
                print(f"{document}  {name} {figures[name]}  {verdict}")
    return 1 if too_low else 0


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
