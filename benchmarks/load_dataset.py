"""Measure how long a dataset takes to load, its figures read, against PyYAML's CSafeLoader.

Two made-up datasets of as many figures: ``lines``, a level a line; ``entries``, where a third of
the levels have a conversion and a growth, and half of the entries are blocks. The loaders take
turns on the same text in this process; the best of each is compared. Fails above the limit.

    python -m benchmarks.load_dataset [figures]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from time import process_time
from typing import Final

import yaml

from benchmarks.tables import markdown_table
from tbcalc.sources.yaml_reader import read_dataset

FIGURES: Final = 100_000
ROUNDS: Final = 2
LIMIT: Final = 0.5
SEED: Final = 7
PARTNERS: Final = ("W", "US", "DE", "JP", "KR", "BR", "IN", "AU", "VN", "MY")
FLOWS: Final = ("exports", "imports", "total", "balance")
WORDINGS: Final = (
    "{} trillion yuan", "{} billion yuan", "about {} billion U.S. dollars", "more than {}亿元",
    "${} billion", "€{} million",
)  # fmt: skip
HEAD: Final = """\
sources:
  customs: {publisher: Customs, published: 2026-01-14, language: en}
defaults: {source: customs, reporter: CN, partner: W, scope: goods}
figures:
"""


def lines(figures: int, chance: random.Random) -> str:
    """Return a dataset with a level a line."""
    return HEAD + "".join(f"  - {{{', '.join(_level(chance))}}}\n" for _ in range(figures))


def entries(figures: int, chance: random.Random) -> str:
    """Return a dataset of lines and blocks, some with a conversion and a growth."""
    return HEAD + "".join(_entries(figures, chance))


def _entries(figures: int, chance: random.Random) -> Iterator[str]:
    left = figures
    while left > 0:
        fields = list(_level(chance))
        if chance.random() < 1 / 3:
            fields += [f"also: ${_digits(chance)} billion", f"growth: up {_digits(chance)} percent"]
        left -= 1 + 2 * (len(fields) > 4)
        if chance.random() < 1 / 2:
            yield "  - " + "\n    ".join(fields) + "\n"
        else:
            yield f"  - {{{', '.join(fields)}}}\n"


def _level(chance: random.Random) -> Iterator[str]:
    yield f"flow: {chance.choice(FLOWS)}"
    yield f"partner: {chance.choice(PARTNERS)}"
    yield f"period: {chance.randint(1990, 2025)}-{chance.randint(1, 12):02d}"
    yield f"value: {chance.choice(WORDINGS).format(_digits(chance))}"


def _digits(chance: random.Random) -> str:
    return f"{chance.uniform(1, 10_000):.{chance.randint(0, 3)}f}"


def seconds(load: Callable[[], object]) -> float:
    """Return the seconds of processor time that a call takes."""
    began = process_time()
    load()
    return process_time() - began


def measured(text: str) -> tuple[float, float]:
    """Return the seconds of CSafeLoader and of the dataset reader, the best of both."""
    plain: list[float] = []
    ours: list[float] = []
    for _ in range(ROUNDS):
        plain.append(seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)))
        ours.append(seconds(lambda: read_dataset(text, path="made-up.yaml")))
    return min(plain), min(ours)


def main(arguments: Sequence[str]) -> int:
    """Print the table and return 0 when every ratio is within the limit."""
    figures = int(arguments[0]) if arguments else FIGURES
    chance = random.Random(SEED)
    rows = []
    worst = 0.0
    for make in (lines, entries):
        text = make(figures, chance)
        read = len(read_dataset(text, path="made-up.yaml").observations)
        plain, ours = measured(text)
        worst = max(worst, ours / plain)
        rows.append(
            (make.__name__, f"{read:,}", f"{len(text):,}", f"{plain:.2f} s", f"{ours:.2f} s",
             f"{ours / plain:.2f}", f"{LIMIT}")
        )  # fmt: skip
    titles = ("dataset", "figures", "characters", "CSafeLoader", "read_dataset", "times", "at most")
    print(markdown_table(titles, rows))
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
