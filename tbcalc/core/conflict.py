"""Conflicts: the smallest sets of figures that cannot all be true.

All of them are found by Reiter's hitting set tree: take one away at a time, look again. Source: R.
Reiter, A theory of diagnosis from first principles, Artificial Intelligence 32 (1987).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from tbcalc.core.part import Part, around, part_of
from tbcalc.core.propagate import Clash, Fixpoint, propagate, repropagate
from tbcalc.core.reasons import Step, proof_of, slice_of

MOST_SETS: Final = 32
"""How many smallest sets of one clash are told."""

MOST_TRIALS: Final = 2000
MOST_WORK: Final = 60_000
"""How many propagations are spent on one clash, and how many times as many constraints."""

NEIGHBOURHOOD: Final = 300
"""How many constraints around a clash are searched; a component of fewer is searched whole."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One clash: the smallest sets of figures that cannot all be true.

    ``sets`` are ordered by size, then by figures; ``culprits`` are the figures in all of them;
    ``proof`` derives the contradiction from the first set in exact arithmetic. ``is_complete``
    says that there is no other smallest set in the part searched.
    """

    sets: tuple[tuple[int, ...], ...]
    culprits: tuple[int, ...]
    proof: tuple[Step, ...]
    is_complete: bool


def find_conflicts(fixpoint: Fixpoint, most: int = 1000) -> Iterator[Conflict]:
    """Find conflict after conflict, up to ``most``; each one's chief suspect is set aside.

    The suspect is the figure in most of the smallest sets, the first of several. So the figures
    set aside leave the others without a conflict.
    """
    while fixpoint.clashes and most > 0:
        clash = fixpoint.clashes[0]
        conflict = conflict_of(fixpoint, clash)
        if conflict is not None:
            yield conflict
            most -= 1
        suspects = slice_of(fixpoint, clash).figures if conflict is None else _chief(conflict)
        fixpoint = repropagate(fixpoint, dict.fromkeys(suspects))


def _chief(conflict: Conflict) -> tuple[int, ...]:
    counts = Counter(f for each in conflict.sets for f in each)
    return (min(counts, key=lambda f: (-counts[f], f)),)


def conflict_of(fixpoint: Fixpoint, clash: Clash) -> Conflict | None:
    """Return the smallest sets behind a clash; None when exact arithmetic does not confirm it."""
    reasons = slice_of(fixpoint, clash)
    ties = around(fixpoint.network, clash.variable, reasons.constraints, NEIGHBOURHOOD)
    part = part_of(fixpoint, ties, [clash.variable])
    search = _Search(part)
    names = {figure: at for at, figure in enumerate(part.figures)}
    search.run([names[f] for f in reasons.figures])
    found = sorted(search.found, key=lambda s: (len(s), s))
    proved = [(each, proof) for each in found if (proof := search.proof(each))]
    if not proved:
        return None
    culprits = set.intersection(*(set(each) for each, _ in proved))
    return Conflict(
        tuple(tuple(part.figures[f] for f in each) for each, _ in proved),
        tuple(sorted(part.figures[f] for f in culprits)),
        tuple(part.named(step) for step in proved[0][1]),
        search.is_complete,
    )


class _Search:
    """The search for all smallest sets of one part, with what it has spent."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.all = frozenset(range(len(part.figures)))
        self.trials = 0
        self.most_trials = min(MOST_TRIALS, MOST_WORK // max(1, len(part.constraints)))
        self.found: list[tuple[int, ...]] = []
        self.is_complete = True

    def run(self, first: Collection[int]) -> None:
        """Grow the tree of figures set aside, breadth first."""
        front: list[frozenset[int]] = [frozenset()]
        seen: set[frozenset[int]] = set(front)
        start: Collection[int] | None = first
        while front:
            aside = front.pop(0)
            label = self.label(aside, start)
            start = None
            for figure in label:
                child = aside | {figure}
                if child not in seen:
                    seen.add(child)
                    front.append(child)
            if self.trials > self.most_trials or len(self.found) >= MOST_SETS:
                self.is_complete = not front
                return

    def label(self, aside: frozenset[int], start: Collection[int] | None) -> tuple[int, ...]:
        """Return a smallest set without the figures set aside; empty when there is none."""
        for known in self.found:
            if aside.isdisjoint(known):
                return known
        used = self.clashing(self.all - aside if start is None else start)
        if used is None:
            return ()
        smallest = self.shrunk(used)
        self.found.append(smallest)
        return smallest

    def shrunk(self, figures: Collection[int]) -> tuple[int, ...]:
        """Return a smallest clashing set of the figures by leaving out one after the other."""
        needed: list[int] = []
        rest = sorted(figures)
        while rest:
            left_out = rest.pop()
            used = self.clashing([*needed, *rest])
            if used is None:
                needed.append(left_out)
            else:
                rest = [f for f in rest if f in used]
        return tuple(sorted(needed))

    def clashing(self, figures: Collection[int]) -> set[int] | None:
        """Return which of the figures lead to a clash; None when they can stand together."""
        self.trials += 1
        fixpoint = self.with_only(figures)
        if not fixpoint.clashes:
            return None
        return set(slice_of(fixpoint, fixpoint.clashes[0]).figures)

    def with_only(self, figures: Collection[int]) -> Fixpoint:
        aside = dict.fromkeys(self.all.difference(figures))
        return propagate(self.part.network, aside, until_clash=True)

    def proof(self, figures: Collection[int]) -> tuple[Step, ...]:
        """Return the exact contradiction of the figures; empty when there is none."""
        fixpoint = self.with_only(figures)
        return proof_of(fixpoint, fixpoint.clashes[0]) if fixpoint.clashes else ()
