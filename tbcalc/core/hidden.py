"""Contradictions that propagation cannot see: they go round in circles through several ties."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final

from tbcalc.core.conflict import MOST_SETS, Conflict, told
from tbcalc.core.decide import MOST_BOXES, decide
from tbcalc.core.network import Component
from tbcalc.core.part import Part, part_of
from tbcalc.core.propagate import Fixpoint
from tbcalc.core.severity import smallest_factor, widened
from tbcalc.core.smallest import smallest_sets
from tbcalc.core.stretch import Stretch

MOST_TIES: Final = 60
"""Components of more constraints are not searched."""

_MOST_QUESTIONS: Final = 200
_FEW_BOXES: Final = 4
"""How long a refutation may take where another answer does no harm."""


def hidden_conflict(
    fixpoint: Fixpoint, component: Component, *, most_sets: int = MOST_SETS
) -> Conflict | None:
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
        most_sets=most_sets,
        most_questions=_MOST_QUESTIONS,
    )
    return told(part, found.sets, (), is_complete=found.is_complete)


def needed_ties(
    fixpoint: Fixpoint, component: Component, figures: Collection[int]
) -> tuple[int, ...]:
    """Return constraints of a component that suffice to refute figures, hardly one of them idle."""
    needed = list(component.constraints)
    for tie in component.constraints[::-1]:
        fewer = [each for each in needed if each != tie]
        if _is_refuted(part_of(fixpoint, fewer, component.variables), figures):
            needed = fewer
    return tuple(needed)


def hidden_severity(
    fixpoint: Fixpoint, component: Component, stretches: Mapping[int, Stretch]
) -> Decimal:
    """Return the smallest factor on all half widths at which figures are soon refuted no more."""
    part = part_of(fixpoint, component.constraints, component.variables)
    at = {figure: place for place, figure in enumerate(part.figures)}
    own = {at[figure]: stretch for figure, stretch in stretches.items()}
    return smallest_factor(
        lambda factor: (
            decide(part.network, widened(part, own, factor), most_boxes=_FEW_BOXES) == "impossible"
        )
    )


def _is_refuted(part: Part, figures: Collection[int]) -> bool:
    named = [at for at, figure in enumerate(part.figures) if figure in figures]
    if len(named) < len(figures):
        return False
    return _refuted(part, named, _FEW_BOXES) is not None


def _refuted(
    part: Part, figures: Collection[int], most_boxes: int = MOST_BOXES
) -> Collection[int] | None:
    aside = set(range(len(part.figures))).difference(figures)
    answer = decide(part.network, dict.fromkeys(aside), most_boxes=most_boxes)
    return figures if answer == "impossible" else None
