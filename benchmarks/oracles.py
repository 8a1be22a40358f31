"""Ask others whether the network engine is right: z3, exact fractions, linear programming.

    python -m benchmarks.oracles            # needs the extra `oracle`; some minutes
    python -m benchmarks.oracles satisfiable | bounds | widths

Fails when an answer is contradicted, a true number is cut off, or bounds exceed the limits.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from math import inf
from statistics import mean, median
from typing import Final

from benchmarks.tables import markdown_table
from benchmarks.trade_system import Draft, article
from tbcalc.core.decide import decide
from tbcalc.core.propagate import Fixpoint, propagate
from tests.oracles import random_system, random_world, z3_answer

SYSTEMS: Final = 5_000
CHECKS: Final = 1_000_000
ARTICLES: Final = 300
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


def satisfiable() -> Table:
    """Compare with z3 on random small systems: by propagation alone, and decided."""
    plain: Counter[tuple[str, str]] = Counter()
    decided: Counter[tuple[str, str]] = Counter()
    for seed in range(SYSTEMS):
        network = random_system(random.Random(seed))
        expected = z3_answer(network)
        clashes = propagate(network).clashes
        plain["impossible" if clashes else "possible", expected] += 1
        decided[decide(network), expected] += 1
    wrong = [("impossible", "possible"), ("possible", "impossible")]
    rows: list[Sequence[str]] = [
        ("propagation alone", *_counts(plain)),
        ("decide", *_counts(decided)),
    ]
    missed = plain[wrong[0]] > 0 or any(decided[each] for each in wrong)
    titles = ("of 5,000 systems", "agree", "false alarm", "missed", "left open by us", "by z3")
    return titles, rows, missed


def _counts(answers: Counter[tuple[str, str]]) -> Iterator[str]:
    yield f"{sum(n for (ours, theirs), n in answers.items() if ours == theirs):,}"
    yield str(answers["impossible", "possible"])
    yield str(answers["possible", "impossible"])
    yield str(sum(n for (ours, theirs), n in answers.items() if ours == "undetermined"))
    yield str(sum(n for (ours, theirs), n in answers.items() if theirs == "undetermined"))


def bounds() -> Table:
    """Compare float bounds with the exact true numbers of worlds whose figures are all true."""
    checked = cut_off = systems = clashes = 0
    while checked < CHECKS:
        network, truth = random_world(random.Random(systems), mistakes=0.0)
        systems += 1
        fixpoint = propagate(network)
        clashes += len(fixpoint.clashes)
        for variable, value in enumerate(truth):
            low, high = fixpoint.low[variable], fixpoint.high[variable]
            checked += 2
            cut_off += low > -inf and Fraction(low) > value
            cut_off += high < inf and Fraction(high) < value
    row = (f"{systems:,}", f"{checked:,}", str(cut_off), str(clashes))
    titles = ("systems of true figures", "bounds checked", "true number cut off", "false clashes")
    return titles, [row], cut_off + clashes > 0


def widths() -> Table:
    """Compare the widths of bounds in generated articles with those of linear programming."""
    ratios: list[float] = []
    for seed in range(ARTICLES):
        system = article(seed)
        ratios += _ratios(system, propagate(system.network()))
    ratios.sort()
    row = (str(ARTICLES), f"{len(ratios):,}", f"{median(ratios):.4f}", f"{mean(ratios):.4f}",
           f"{ratios[len(ratios) // 20]:.3f}")  # fmt: skip
    titles = ("articles", "variables", "LP width by ours, median", "mean", "twentieth")
    return titles, [row], median(ratios) < LEAST_MEDIAN or mean(ratios) < LEAST_MEAN


def _ratios(system: Draft, fixpoint: Fixpoint) -> Iterator[float]:
    """Find for each bounded variable the width by linear programming over ours."""
    from benchmarks.highs import Envelopes, linear_program, range_of

    program = linear_program(fixpoint.network, fixpoint, Envelopes.ALL)
    for variable in range(len(system.truth)):
        width = fixpoint.high[variable] - fixpoint.low[variable]
        if 0.0 < width < inf:
            low, high = range_of(program, variable)
            if high - low < inf:
                yield min(1.0, max(0.0, high - low) / width)


MEASUREMENTS: Final[dict[str, Callable[[], Table]]] = {
    "satisfiable": satisfiable,
    "bounds": bounds,
    "widths": widths,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
