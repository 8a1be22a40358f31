"""Measure how long a command takes from start to end, as a multiple of ``python -c pass``.

All commands take turns, so that a busy machine slows them alike; the medians are compared. Fails
where a command is slower than its limit or imports a library that it has no use for.

    python -m benchmarks.startup [runs]
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from benchmarks.tables import markdown_table

RUNS: Final = 20
TBCALC: Final = str(Path(sysconfig.get_path("scripts")) / "tbcalc")
BASE: Final = (sys.executable, "-c", "pass")
PAGES: Final = Path(__file__).parent / "pages"
DAY: Final = ("--date", "2025-11-26")
LIMITS: Final = {
    (TBCALC, "convert", "6.2T", "CNY", "-f", "json"): 6,
    (TBCALC, "read", "more than 43 trillion yuan", "-f", "json"): 7,
    (TBCALC, "surplus", "--year", "2024", "-f", "table"): 9,
    (TBCALC, "extract", str(PAGES / "english.txt"), *DAY, "-f", "jsonl"): 11,
    (TBCALC, "extract", str(PAGES / "chinese.txt"), *DAY, "-f", "jsonl"): 12,
    (TBCALC, "check", str(PAGES / "english.txt"), *DAY, "-f", "text"): 13,
    (TBCALC, "check", str(PAGES / "chinese.txt"), *DAY, "-f", "text"): 14,
}
"""Command -> how many times as long as ``python -c pass`` it may take."""
_SURROUNDINGS: Final = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""As on a reader's machine, where modules are compiled once and not at each start."""
KEPT_OUT: Final = frozenset({"pint", "babel", "numpy"})


def main(arguments: Sequence[str]) -> int:
    runs = int(arguments[0]) if arguments else RUNS
    seconds = medians([BASE, *LIMITS], runs)
    rows = [("`python -c pass`", f"{seconds[BASE] * 1000:.1f} ms", "1", "", "")]
    failed = False
    for command, limit in LIMITS.items():
        ratio = seconds[command] / seconds[BASE]
        extra = imported(command) & KEPT_OUT
        failed = failed or ratio > limit or bool(extra)
        typed = " ".join(["tbcalc", *map(_shown, command[1:])])
        rows.append((
            f"`{typed}`", f"{seconds[command] * 1000:.1f} ms",
            f"{ratio:.2f}", str(limit), ", ".join(sorted(extra)) or "none",
        ))  # fmt: skip
    titles = ("command", f"median of {runs}", "times pass", "limit", "of pint, babel, numpy")
    print(markdown_table(titles, rows))
    return int(failed)


def _shown(word: str) -> str:
    """Return a word of a command as it would be typed in the folder of the benchmarks."""
    path = Path(word)
    if path.parent == PAGES:
        return str(path.relative_to(PAGES.parent))
    return f'"{word}"' if " " in word else word


def medians(commands: Sequence[tuple[str, ...]], runs: int) -> dict[tuple[str, ...], float]:
    """Return the median seconds of each command's whole process."""
    taken: dict[tuple[str, ...], list[float]] = {command: [] for command in commands}
    for turn in range(runs + 2):
        for command in commands:
            seconds = seconds_of(command)
            if turn >= 2:  # the first two turns fill the disk's cache
                taken[command].append(seconds)
    return {command: median(seconds) for command, seconds in taken.items()}


def seconds_of(command: Sequence[str]) -> float:
    """Run the command and return its wall time; a failing one stops the measurement."""
    start = perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=_SURROUNDINGS
    )
    return perf_counter() - start


def imported(command: Sequence[str]) -> set[str]:
    """Return the top-level packages that a Python command imports."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", *command],
        check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    names = (line.rpartition("|")[2].strip() for line in ran.stderr.splitlines())
    return {name.split(".")[0] for name in names}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
