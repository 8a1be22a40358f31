"""Contradictions that propagation cannot see: they go round in circles through several ties."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from tbcalc.core.conflict import MOST_SETS, Conflict, told
from tbcalc.core.decide import decide
from tbcalc.core.network import Component
from tbcalc.core.part import Part, part_of
from tbcalc.core.propagate import Fixpoint
from tbcalc.core.smallest import smallest_sets

MOST_TIES: Final = 60
"""Components of more constraints are not searched."""

_MOST_QUESTIONS: Final = 200


def hidden_conflict(fixpoint: Fixpoint, component: Component) -> Conflict | None:
    """Return the conflict of a small component in which propagation finds no clash.

    None when its figures can all be true, when that cannot be decided, when the component has more
    than MOST_TIES constraints or has no two figures and two constraints. Takes milliseconds for a
    component of ten figures.
    """
    if len(component.figures) < 2 or not 2 <= len(component.constraints) <= MOST_TIES:
        return None
    part = part_of(fixpoint, component.constraints, component.variables)
    everything = range(len(part.figures))
    if _refuted(part, everything) is None:
        return None
    found = smallest_sets(
        lambda figures: _refuted(part, figures),
        everything,
        everything,
        most_sets=MOST_SETS,
        most_questions=_MOST_QUESTIONS,
    )
    return told(part, found.sets, (), is_complete=found.is_complete)


def _refuted(part: Part, figures: Collection[int]) -> Collection[int] | None:
    aside = set(range(len(part.figures))).difference(figures)
    return figures if decide(part.network, dict.fromkeys(aside)) == "impossible" else None
