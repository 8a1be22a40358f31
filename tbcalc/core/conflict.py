"""Conflicts: the smallest sets of figures that cannot all be true, each proved exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from tbcalc.core.part import Part, around, part_of
from tbcalc.core.propagate import Clash, Fixpoint, propagate, repropagate
from tbcalc.core.reasons import Step, proof_of, slice_of
from tbcalc.core.smallest import smallest_sets
from tbcalc.exact.noun import noun

MOST_SETS: Final = 32
"""How many smallest sets of one clash are told."""

MOST_TRIALS: Final = 2000
MOST_WORK: Final = 60_000
"""How many propagations are spent on one clash, and how many times as many constraints."""

NEIGHBOURHOOD: Final = 300
"""How many constraints around a clash are searched; a component of fewer is searched whole."""


@noun
class Conflict:
    """One clash: the smallest sets of figures that cannot all be true.

    ``sets`` are ordered by size, then by figures; ``culprits`` are the figures in all of them;
    ``proof`` derives the contradiction from the first set in exact arithmetic; it is empty where
    exact linear programming found it (hidden.py). ``is_complete`` says that there is no other
    smallest set in the part searched.
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


def conflict_of(fixpoint: Fixpoint, clash: Clash, *, most_sets: int = MOST_SETS) -> Conflict | None:
    """Return the smallest sets behind a clash; None when exact arithmetic does not confirm it."""
    reasons = slice_of(fixpoint, clash)
    ties = around(fixpoint.network, clash.variable, reasons.constraints, NEIGHBOURHOOD)
    part = part_of(fixpoint, ties, [clash.variable])
    names = {figure: at for at, figure in enumerate(part.figures)}
    found = smallest_sets(
        lambda figures: _clashing(part, figures),
        range(len(part.figures)),
        [names[figure] for figure in reasons.figures],
        most_sets=most_sets,
        most_questions=most_trials(part),
    )
    proofs = {each: _proof(part, each) for each in found.sets}
    sets = [each for each in found.sets if proofs[each]]
    return told(part, sets, proofs[sets[0]], is_complete=found.is_complete) if sets else None


def most_trials(part: Part) -> int:
    """Return how many propagations the search for a part's smallest sets may take."""
    return min(MOST_TRIALS, MOST_WORK // max(1, len(part.constraints)))


def told(
    part: Part, sets: Sequence[tuple[int, ...]], proof: Sequence[Step], *, is_complete: bool
) -> Conflict:
    """Return a conflict of a part with the names of the whole network."""
    culprits = set.intersection(*(set(each) for each in sets))
    return Conflict(
        tuple(tuple(part.figures[figure] for figure in each) for each in sets),
        tuple(sorted(part.figures[figure] for figure in culprits)),
        tuple(part.named(step) for step in proof),
        is_complete,
    )


def with_only(part: Part, figures: Collection[int]) -> Fixpoint:
    """Return what becomes of a part when only some of its figures are said."""
    aside = set(range(len(part.figures))).difference(figures)
    return propagate(part.network, dict.fromkeys(aside), until_clash=True)


def _clashing(part: Part, figures: Collection[int]) -> Collection[int] | None:
    fixpoint = with_only(part, figures)
    return set(slice_of(fixpoint, fixpoint.clashes[0]).figures) if fixpoint.clashes else None


def _proof(part: Part, figures: Collection[int]) -> tuple[Step, ...]:
    fixpoint = with_only(part, figures)
    return proof_of(fixpoint, fixpoint.clashes[0]) if fixpoint.clashes else ()
