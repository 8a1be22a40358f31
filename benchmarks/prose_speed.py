"""Measure how fast articles are read: against quantulum3, and against their own length.

    python -m benchmarks.prose_speed [--set FOLDER] [--pages FOLDER] [MEGABYTES]

Texts are those of an annotated set beside the repository, else those of the tests, and whole press
pages where they are at hand. Three tables: the characters a second of reading beside quantulum3's,
on the same English texts in one run; a text of 5 MB beside one of 10, the whole command; and texts
that attack, each beside one twice as long. Fails where twice the text takes more than 2.2 times as
long.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import sysconfig
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from benchmarks.tables import markdown_table
from tbcalc.cli.articles import published_day
from tbcalc.sources.prose import read_article
from tests.hostile_texts import NAMES, hostile

ROOT: Final = Path(__file__).resolve().parents[1]
TBCALC: Final = str(Path(sysconfig.get_path("scripts")) / "tbcalc")
TWICE: Final = 2.2
ATTACK: Final = 100_000
TURNS: Final = 3

Text = tuple[str, str, str]
"""Language, day of print and text."""


def texts(paths: Iterable[Path]) -> list[Text]:
    """Return the English texts of a set's files."""
    lines = [line for path in sorted(paths) for line in path.open("rb")]
    records = [json.loads(line) for line in lines if line.strip()]
    told = [(r.get("lang", "en"), r.get("date", ""), r["text"]) for r in records if "text" in r]
    return [text for text in told if text[0] == "en"]


def kinds_of_text(folder: Path, pages: Path) -> dict[str, list[Text]]:
    """Return the texts by what they are: sentences, articles, and whole press pages if any."""
    found = {
        "sentences of figures": texts(folder.glob("*sentences*.jsonl")),
        "short articles": texts(folder.glob("*articles*.jsonl")),
        "press pages": [
            ("en", "", path.read_text("utf-8")) for path in sorted(pages.glob("*.txt"))
        ],
    }
    return {name: some for name, some in found.items() if some}


def speed(read: Callable[[Text], object], some: Sequence[Text]) -> float:
    """Return the characters a second, the best of some turns."""
    read(some[0])
    taken = []
    for _ in range(TURNS):
        start = process_time()
        for each in some:
            read(each)
        taken.append(process_time() - start)
    return sum(len(text) for *_, text in some) / min(taken)


def own(text: Text) -> object:
    """Read a text as tbcalc does."""
    return read_article(text[2], published=published_day(text[1]), language=text[0])


def quantulum(text: Text) -> object:
    """Read a text as quantulum3 does, which fails on some."""
    from quantulum3 import parser

    try:
        return parser.parse(text[2])
    except (ValueError, KeyError, IndexError, ZeroDivisionError, TypeError) as error:
        return error


def seconds(content: bytes) -> tuple[float, float]:
    """Return the CPU seconds of ``extract -f jsonl`` of a file, and its peak memory in MB."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        path.write_bytes(content)
        script = (
            "import resource, subprocess, sys\n"
            f"subprocess.run([{TBCALC!r}, 'extract', {str(path)!r}, '--date', '2025-11-26', '-f',"
            " 'jsonl'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
            "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
            "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)\n"
        )
        told = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    return float(told[0]), float(told[1])


def rates_beside(every: Mapping[str, Sequence[Text]]) -> str:
    """Return the table of the characters a second, on the same texts in one run."""
    rows = []
    for name, some in every.items():
        theirs, ours = speed(quantulum, some), speed(own, some)
        count = sum(len(text) for *_, text in some)
        rows.append((name, f"{count:,}", f"{theirs:,.0f}", f"{ours:,.0f}", f"{ours / theirs:.1f}"))
    return markdown_table(
        ("texts", "characters", "quantulum3, characters/s", "tbcalc, characters/s", "times"), rows
    )


def main() -> int:
    """Print the tables; 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=ROOT.parent / "shared/extraction")
    parser.add_argument("megabytes", nargs="?", type=float, default=5)
    parser.add_argument("--pages", type=Path, default=ROOT.parent / "shared/seeds")
    asked = parser.parse_args()
    folder = asked.set if asked.set.is_dir() else ROOT / "tests/data/extraction"
    every = kinds_of_text(folder, asked.pages)
    warnings.simplefilter("ignore")  # quantulum3 tells what else it could use
    print(rates_beside(every), end="\n\n")
    base = "\n".join(text for some in every.values() for *_, text in some).encode() + b"\n"
    size = int(asked.megabytes * 1_000_000)
    (one, least), (two, most) = (seconds((base * (n * size // len(base) + 1))[: n * size])
                                 for n in (1, 2))  # fmt: skip
    print(markdown_table(
        ("one text of", "seconds", "times", "peak memory"),
        [(f"{size / 1e6:g} MB", f"{one:.1f}", "1", f"{least:.0f} MB"),
         (f"{size / 5e5:g} MB", f"{two:.1f}", f"{two / one:.2f}", f"{most:.0f} MB")],
    ), end="\n\n")  # fmt: skip
    rows, failed = [], two > TWICE * one
    idle = seconds(b"nothing\n")[0]
    for name in NAMES:
        short, long = (seconds(hostile(name, n * ATTACK))[0] - idle for n in (1, 2))
        grown = long / max(short, idle)
        failed |= grown > TWICE * 1.1
        rows.append((name, f"{short:.2f} s", f"{long:.2f} s", f"{grown:.2f}"))
    print(markdown_table(("attack", "100 kB", "200 kB", "times"), rows))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
