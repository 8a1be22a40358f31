"""Measure the network engine on a generated system of printed trade figures.

Propagation at ten thousand, a hundred thousand and a million figures, each in a process of its own;
one changed figure; one smallest conflict; and HiGHS deciding the same as a linear programme. All in
CPU seconds. Fails below the limits, which are those of two idle cores.

    python -m benchmarks.network            # needs the extra `oracle` for HiGHS
    python -m benchmarks.network propagation | change | conflict | highs
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import mean, median
from time import process_time
from typing import Final

from benchmarks.tables import markdown_table
from benchmarks.trade_system import draft
from tbcalc.core.conflict import conflict_of
from tbcalc.core.propagate import Fixpoint, propagate, repropagate
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import NEAREST

SIZES: Final = ((10_000, 9), (100_000, 3), (1_000_000, 1))
"""Figures, and how many systems of that size are averaged: small ones differ from each other."""

LEAST_SPEED: Final = 50_000
MOST_GROWTH: Final = 1.15
MOST_MEMORY: Final = 2.0
MOST_MILLISECONDS: Final = 1.0
MOST_SECONDS: Final = 2.0
LEAST_TIMES: Final = 30
PATIENCE: Final = 4
"""How many times the limit HiGHS is waited for: it counts by the clock, which others may share."""

CHANGES: Final = 1000
PLANTS: Final = 5


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["one"]:
        print(json.dumps(one_propagation(int(arguments[1]), int(arguments[2]))))
        return 0
    chosen = [MEASUREMENTS[name] for name in arguments or MEASUREMENTS]
    failed = False
    for measure in chosen:
        titles, rows, missed = measure()
        print(markdown_table(titles, rows), end="\n\n")
        failed = failed or missed
    return int(failed)


Table = tuple[Sequence[str], list[Sequence[str]], bool]
"""Titles, rows, and whether a limit was missed."""


def propagation() -> Table:
    rows: list[Sequence[str]] = []
    each_second: list[float] = []
    for size, systems in SIZES:
        runs = [_child(size, seed) for seed in range(systems)]
        figures, seconds, build, memory = (
            mean(run[name] for run in runs) for name in ("figures", "seconds", "build", "memory")
        )
        each_second.append(figures / seconds)
        growth = each_second[0] / each_second[-1]
        rows.append(
            (f"{figures:,.0f}", f"{build:.2f} s", f"{seconds:.2f} s", f"{figures / seconds:,.0f}",
             f"{growth:.2f}", f"{memory:.2f} GB")
        )  # fmt: skip
    missed = (
        min(each_second) < LEAST_SPEED
        or each_second[0] / each_second[-1] > MOST_GROWTH
        or memory > MOST_MEMORY
    )
    titles = ("figures", "build", "propagate", "figures/s", "times linear", "memory at most")
    return titles, rows, missed


def _child(size: int, seed: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.network", "one", str(size), str(seed)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def one_propagation(size: int, seed: int) -> dict[str, float]:
    """Return the CPU seconds to build and to propagate one system, and the memory it took."""
    system = draft(size, seed)
    start = process_time()
    network = system.network()
    del system
    built = process_time()
    fixpoint = propagate(network)
    end = process_time()
    if fixpoint.clashes:
        raise AssertionError("a consistent system was called contradictory")
    return {
        "figures": len(network.figures),
        "build": built - start,
        "seconds": end - built,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }


def change() -> Table:
    fixpoint = _hundred_thousand()
    numbers = random.Random(5)
    times, moved = [], []
    for _ in range(CHANGES):
        figure = numbers.randrange(len(fixpoint.network.figures))
        said = _shifted(fixpoint.network.figures[figure].interval, numbers.choice([-1, 1]))
        start = process_time()
        changed = repropagate(fixpoint, {figure: said})
        times.append(1000 * (process_time() - start))
        moved.append(changed.log.length - fixpoint.log.length)
    times.sort()
    row = (f"{len(fixpoint.network.figures):,}", f"{median(times):.2f} ms", f"{times[900]:.2f} ms",
           f"{median(moved):.0f}")  # fmt: skip
    titles = ("figures", "one figure changed, median", "nine in ten within", "bounds moved, median")
    return titles, [row], median(times) > MOST_MILLISECONDS


def _shifted(said: Interval, sign: int) -> Interval:
    """Return an interval moved by half its half width."""
    quarter = NEAREST.divide(said.width, 4) * sign
    return Interval(said.low + quarter, said.high + quarter)


def _hundred_thousand() -> Fixpoint:
    fixpoint = propagate(draft(SIZES[1][0]).network())
    fixpoint.log.trail  # noqa: B018 - the chains are made once, when first needed
    return fixpoint


def conflict() -> Table:
    network = draft(SIZES[1][0]).network()
    numbers = random.Random(6)
    times, sets, right = [], [], 0
    for _ in range(PLANTS):
        figure = numbers.randrange(len(network.figures))
        said = network.figures[figure].interval
        wrong = Interval(said.low + 100 * said.width, said.high + 100 * said.width)
        fixpoint = propagate(network, {figure: wrong})
        start = process_time()
        found = conflict_of(fixpoint, fixpoint.clashes[0])
        times.append(process_time() - start)
        if found is not None:
            sets.append(len(found.sets))
            right += found.culprits == (figure,)
    row = (f"{len(network.figures):,}", f"{median(times):.2f} s", f"{max(times):.2f} s",
           f"{median(sets):.0f}", f"{right} of {PLANTS}")  # fmt: skip
    titles = ("figures", "a conflict, median", "longest", "smallest sets told", "planted one named")
    return titles, [row], max(times) > MOST_SECONDS or right < PLANTS


def highs() -> Table:
    from benchmarks.highs import Envelopes, linear_program, seconds_to_decide

    rows: list[Sequence[str]] = []
    missed = False
    for size in (10_000, 100_000):
        network = draft(size).network()
        start = process_time()
        fixpoint = propagate(network)
        ours = process_time() - start
        for envelopes in Envelopes:
            program = linear_program(network, fixpoint, envelopes)
            seconds, answer = seconds_to_decide(program, limit=PATIENCE * LEAST_TIMES * ours)
            rows.append(
                (f"{len(network.figures):,}", f"{ours:.2f} s", envelopes.value,
                 f"{seconds:.2f} s", answer, f"{seconds / ours:.0f}")
            )  # fmt: skip
            if envelopes is Envelopes.ALL and size == SIZES[1][0]:
                missed = seconds < LEAST_TIMES * ours
    titles = ("figures", "propagate", "envelopes of products", "HiGHS", "answer", "times")
    return titles, rows, missed


MEASUREMENTS: Final[dict[str, Callable[[], Table]]] = {
    "propagation": propagation,
    "change": change,
    "conflict": conflict,
    "highs": highs,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
