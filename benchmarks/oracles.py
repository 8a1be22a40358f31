"""Ask others whether the network engine is right: z3, exact fractions, linear programming.

    python -m benchmarks.oracles            # needs the extra `oracle`; half an hour
    python -m benchmarks.oracles systems | press | bounds | widths

Fails when an answer is contradicted, a true number cut off, or bounds are looser than the limits.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import inf
from statistics import mean, median
from typing import Final

from benchmarks.articles import LAYOUTS
from benchmarks.detection import Bench
from benchmarks.tables import markdown_table
from tbcalc.cli.data import load_collection
from tbcalc.core.decide import decide
from tbcalc.core.evidence import Evidence
from tbcalc.core.ledger import System
from tbcalc.core.network import Network
from tbcalc.core.propagate import propagate
from tbcalc.figures.dataset import Dataset
from tbcalc.sources.yaml_reader import read_dataset
from tests.oracles import random_system, random_world, z3_answer

SYSTEMS: Final = 5_000
CHECKS: Final = 1_000_000
ARTICLES: Final = 20
"""Made-up articles of each layout."""

AUXILIARY: Final = ("weight", "difference")
"""Variables that only the mix identity speaks of, and that nobody asks for."""

LEAST_MEDIAN: Final = 0.995
LEAST_MEAN: Final = 0.96

Table = tuple[Sequence[str], list[Sequence[str]], bool]
"""Titles, rows, and whether a limit was missed."""


def main(arguments: Sequence[str]) -> int:
    failed = False
    for name in arguments or MEASUREMENTS:
        titles, rows, missed = MEASUREMENTS[name]()
        print(markdown_table(titles, rows), end="\n\n", flush=True)
        failed = failed or missed
    return int(failed)


def systems() -> Table:
    """Compare with z3 on random small systems."""
    return _compared(random_system(random.Random(seed)) for seed in range(SYSTEMS))


def press() -> Table:
    """Compare with z3 on every article of the press."""
    return _compared(system.network for system in _systems([load_collection("press")]))


def _compared(networks: Iterable[Network]) -> Table:
    """Compare propagation alone, and decide, with z3."""
    plain: Counter[tuple[str, str]] = Counter()
    decided: Counter[tuple[str, str]] = Counter()
    for network in networks:
        expected = z3_answer(network)
        plain["impossible" if propagate(network).clashes else "possible", expected] += 1
        decided[decide(network), expected] += 1
    wrong = [("impossible", "possible"), ("possible", "impossible")]
    missed = plain[wrong[0]] > 0 or any(decided[each] for each in wrong)
    rows: list[Sequence[str]] = [
        ("propagation alone", *_counts(plain)),
        ("decide", *_counts(decided)),
    ]
    titles = ("", "systems", "agree", "false alarm", "missed", "left open by us", "by z3")
    return titles, rows, missed


def _counts(answers: Counter[tuple[str, str]]) -> Iterator[str]:
    yield f"{answers.total():,}"
    yield f"{sum(n for (ours, theirs), n in answers.items() if ours == theirs):,}"
    yield str(answers["impossible", "possible"])
    yield str(answers["possible", "impossible"])
    yield str(sum(n for (ours, theirs), n in answers.items() if ours == "undetermined"))
    yield str(sum(n for (ours, theirs), n in answers.items() if theirs == "undetermined"))


def _systems(datasets: Iterable[Dataset]) -> Iterator[System]:
    """Find the systems of all sources of the datasets."""
    knowledge = Bench().knowledge
    for dataset in datasets:
        evidence = Evidence(dataset, knowledge)
        for source in evidence.by_source:
            yield evidence.of_source(source)[0]


def bounds() -> Table:
    """Compare float bounds with the exact true numbers of worlds whose figures are all true."""
    checked = cut_off = worlds = clashes = 0
    while checked < CHECKS:
        network, truth = random_world(random.Random(worlds), mistakes=0.0)
        worlds += 1
        fixpoint = propagate(network)
        clashes += len(fixpoint.clashes)
        for variable, value in enumerate(truth):
            low, high = fixpoint.low[variable], fixpoint.high[variable]
            checked += 2
            cut_off += low > -inf and Fraction(low) > value
            cut_off += high < inf and Fraction(high) < value
    row = (f"{worlds:,}", f"{checked:,}", str(cut_off), str(clashes))
    titles = ("systems of true figures", "bounds checked", "true number cut off", "false clashes")
    return titles, [row], cut_off + clashes > 0


def widths() -> Table:
    """Compare the widths of bounds with linear programming, in articles without a clash."""
    bench = Bench()
    made_up = (
        read_dataset(bench.clean(layout, f"width {number}").text, path="article")
        for layout in LAYOUTS
        for number in range(ARTICLES)
    )
    rows: list[Sequence[str]] = []
    missed = False
    for title, datasets in (("made-up", made_up), ("press", [load_collection("press")])):
        ratios = [each for system in _systems(datasets) for each in _ratios(system)]
        asked = [ratio for what, ratio in ratios if what not in AUXILIARY]
        missed = missed or median(asked) < LEAST_MEDIAN or mean(asked) < LEAST_MEAN
        rows += [
            _row(f"{title}: levels, growths, shares, rates", asked),
            _row(f"{title}: with the weights of the mix identity", [r for _, r in ratios]),
        ]
    titles = ("articles", "variables", "LP width by ours, median", "mean", "nine in ten above")
    return titles, rows, missed


def _row(title: str, ratios: Sequence[float]) -> Sequence[str]:
    tenth = sorted(ratios)[len(ratios) // 10]
    return (
        title,
        f"{len(ratios):,}",
        f"{median(ratios):.3f}",
        f"{mean(ratios):.3f}",
        f"{tenth:.3f}",
    )


def _ratios(system: System) -> Iterator[tuple[str, float]]:
    """Find for each bounded variable the width by linear programming over ours."""
    from benchmarks.highs import Envelopes, linear_program, range_of

    fixpoint = propagate(system.network)
    if fixpoint.clashes or not system.network.constraints:
        return
    program = linear_program(system.network, fixpoint, Envelopes.ALL)
    for variable, name in enumerate(system.names):
        width = fixpoint.high[variable] - fixpoint.low[variable]
        if 0.0 < width < inf:
            low, high = range_of(program, variable)
            if high - low < inf:
                yield name.what, min(1.0, max(0.0, high - low) / width)


MEASUREMENTS: Final[dict[str, Callable[[], Table]]] = {
    "systems": systems,
    "press": press,
    "bounds": bounds,
    "widths": widths,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
