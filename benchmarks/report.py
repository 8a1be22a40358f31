"""Measure how long a report of a long series takes, and that it grows as the series does.

Made-up monthly series, as YAML, through the whole command in processes of their own; the best of
some turns is taken. Fails where 5,000 observations take more than 1.5 s of processor time, or where
a series takes longer for its length than the limit allows.

    python -m benchmarks.report [--quick]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.tables import markdown_table

SIZES: Final = (5_000, 20_000, 100_000)
FORMATS: Final = ("html", "text", "json")
SECONDS: Final = 1.5
"""Processor time that 5,000 observations may take."""
LINEAR: Final = 1.3
"""How many times as long as at 5,000 one observation may take in the longest series."""
TURNS: Final = 3
HEAD: Final = """\
sources: {office: {publisher: Office, published: 2025-01-20}}
defaults: {source: office, reporter: CN, partner: W, scope: goods}
figures:
"""
_REPORTERS: Final = ("CN", "DE", "FR", "IT", "JP", "KR", "GB", "US", "BR", "IN")


def dataset(observations: int) -> str:
    """Return a dataset of exports and imports by month, at most 10,000 of one reporter."""
    lines = []
    for number in range(observations // 2):
        month = number % 5_000
        reporter = _REPORTERS[number // 5_000 % len(_REPORTERS)]
        when = f"{1_500 + month // 12:04d}-{month % 12 + 1:02d}"
        for flow, value in (("exports", 1000 + number * 7 % 900), ("imports", 900 + number % 800)):
            lines.append(
                f"  - {{reporter: {reporter}, flow: {flow}, period: {when}, "
                f"value: {value}.{number % 10} billion yuan}}\n"
            )
    return HEAD + "".join(lines)


def seconds(path: Path, word: str) -> float:
    """Return the processor time of a report in a format, in its own process."""
    command = [sys.executable, "-m", "tbcalc", "report", "series", "--data", str(path), "-f", word]
    before = os.times()
    subprocess.run([*command, "-o", os.devnull], check=True)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def main(arguments: list[str]) -> int:
    """Print the table; 1 where a limit is missed."""
    sizes = SIZES[:2] if "--quick" in arguments else SIZES
    rows, missed = [], False
    with tempfile.TemporaryDirectory() as folder:
        for word in FORMATS:
            each = 0.0
            for size in sizes:
                path = Path(folder) / f"{size}.yaml"
                path.write_text(dataset(size), encoding="utf-8")
                turns = TURNS if size <= SIZES[1] else 1
                best = min(seconds(path, word) for _ in range(turns))
                each = each or best / size
                slower = best / size / each
                missed |= (size == SIZES[0] and best > SECONDS) or slower > LINEAR
                rows.append((f"`-f {word}`", f"{size:,}", f"{best:.2f} s", f"{slower:.2f}"))
    print(markdown_table(("report series", "observations", "CPU", "times linear"), rows))
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
