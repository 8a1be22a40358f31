"""Measure how many characters a second ``read -`` and ``convert -`` take, against quantulum3.

tbcalc reads all lines as one process, start-up and output included; quantulum3, which is slower,
reads the first of them in this process, its loading left out. The lines are amounts, percents and
wordings such as the press prints, no two of them alike by design. Fails below the limit.

    python -m benchmarks.throughput [lines]
"""

from __future__ import annotations

import random
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from benchmarks.tables import markdown_table

LINES: Final = 100_000
SAMPLE: Final = 2_000
LIMIT: Final = 10
SEED: Final = 7
TBCALC: Final = str(Path(sysconfig.get_path("scripts")) / "tbcalc")
WORDINGS: Final = (
    "{} trillion yuan", "more than {} trillion yuan", "about {} billion U.S. dollars",
    "${} billion", "{} billion euros", "nearly {} million dollars", "€{}bn",
    "{} million pounds", "less than {} billion yuan", "over {} billion Japanese yen",
)  # fmt: skip


def lines(count: int) -> list[str]:
    """Return made-up amounts, the same ones in every run."""
    chance = random.Random(SEED)
    return [
        chance.choice(WORDINGS).format(round(chance.uniform(1, 900), chance.randint(1, 2)))
        for _ in range(count)
    ]


def main(arguments: Sequence[str]) -> int:
    amounts = lines(int(arguments[0]) if arguments else LINES)
    other = quantulum3_speed(amounts[:SAMPLE])
    rows = [("quantulum3", f"{SAMPLE:,}", f"{other:,.0f}", "1", "")]
    failed = False
    for command in ("read", "convert"):
        speed = tbcalc_speed(command, amounts)
        failed = failed or speed < LIMIT * other
        told = f"`tbcalc {command} - -f jsonl`"
        rows.append(
            (told, f"{len(amounts):,}", f"{speed:,.0f}", f"{speed / other:.1f}", str(LIMIT))
        )
    print(markdown_table(("reader", "lines", "characters/s", "times", "at least"), rows))
    return int(failed)


def tbcalc_speed(command: str, amounts: Sequence[str]) -> float:
    """Return the characters a second of the whole process, which must answer every line."""
    with TemporaryDirectory() as folder:
        source, answers = Path(folder, "lines.txt"), Path(folder, "answers.jsonl")
        source.write_text("\n".join(amounts) + "\n", encoding="utf-8")
        with source.open("rb") as stdin, answers.open("wb") as stdout:
            start = perf_counter()
            subprocess.run(
                [TBCALC, command, "-", "-f", "jsonl"], check=True, stdin=stdin, stdout=stdout
            )
            seconds = perf_counter() - start
        if answers.read_bytes().count(b"\n") != len(amounts):
            raise RuntimeError(f"{command} did not answer each line with a line")
    return sum(map(len, amounts)) / seconds


def quantulum3_speed(amounts: Sequence[str]) -> float:
    """Return quantulum3's characters a second."""
    from quantulum3 import parser

    parser.parse(amounts[0])  # loads its tables
    start = perf_counter()
    for amount in amounts:
        parser.parse(amount)
    return sum(map(len, amounts)) / (perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
