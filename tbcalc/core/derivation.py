"""How do you know? A number traced down to printed figures, by the identities it follows from."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Final

from tbcalc.core.ledger import Changes, Name, Said, System
from tbcalc.core.propagate import Fixpoint, propagate
from tbcalc.core.reasons import Side, Step, derivation, exact_interval
from tbcalc.exact.interval import INFINITY, WHOLE, Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import UP

SIDES: Final[tuple[Side, Side]] = ("low", "high")
WIDER: Final = Decimal("2.5")
"""How much wider the bounds may be that fewer figures give."""

MOST_DEPTH: Final = 12
"""How many identities deep a derivation is told."""


@noun
class Ground:
    """Why a number is at least or at most what it is: a print, or an identity and what it takes.

    ``sides`` are the bounds it explains.
    """

    sides: tuple[Side, ...]
    said: Said | None
    identity: str
    rests_on: tuple[Derivation, ...]


@noun
class Derivation:
    """A number with its likely bounds, and the grounds for them."""

    name: Name
    likely: Interval
    grounds: tuple[Ground, ...]

    def prints(self) -> tuple[Said, ...]:
        """Return the printed figures it comes down to, each once, in the order told."""
        found: dict[int, Said] = {}
        for ground in self.grounds:
            if ground.said is not None:
                found.setdefault(id(ground.said), ground.said)
            for inner in ground.rests_on:
                found.update({id(said): said for said in inner.prints()})
        return tuple(found.values())


def derivation_of(system: System, variable: int, changes: Changes) -> Derivation | None:
    """Return how a variable follows from the figures as ``changes`` read them.

    It is told from few figures: those are left out without which the bounds are still known, and
    not much wider. None when nothing bounds it.
    """
    fixpoint = propagate(system.network, changes)
    figures = _figures(fixpoint, variable)
    if not figures:
        return None
    known = fixpoint.interval(variable)
    most = UP.multiply(known.width, WIDER)
    for figure in sorted(figures, reverse=True):
        fewer = figures - {figure}
        left = _only(system, fewer, changes).interval(variable) if fewer else WHOLE
        if left.width <= most < INFINITY and _sign(left) == _sign(known):
            figures = fewer
    return _Telling(system, _only(system, figures, changes)).of(variable, SIDES, frozenset())


def _sign(within: Interval) -> tuple[bool, bool]:
    """Return whether numbers are surely not negative, and surely not positive."""
    return within.low >= 0, within.high <= 0


def _figures(fixpoint: Fixpoint, variable: int) -> frozenset[int]:
    steps = [step for side in SIDES for step in derivation(fixpoint, variable, side)]
    return frozenset(step.figure for step in steps if step.figure is not None)


def _only(system: System, figures: Collection[int], changes: Changes) -> Fixpoint:
    """Return the fixed point of some figures alone."""
    others = set(range(len(system.said))).difference(figures)
    return propagate(system.network, {**changes, **dict.fromkeys(others)})


class _Telling:
    """The steps of one fixed point, told as a tree."""

    def __init__(self, system: System, fixpoint: Fixpoint) -> None:
        self.system = system
        self.fixpoint = fixpoint

    def of(
        self, variable: int, sides: tuple[Side, ...], above: frozenset[int]
    ) -> Derivation | None:
        """Return the derivation of some bounds of a variable; None below itself or too deep."""
        if variable in above or len(above) >= MOST_DEPTH:
            return None
        told = {side: derivation(self.fixpoint, variable, side) for side in sides}
        steps = {side: each[-1] for side, each in told.items() if each}
        grounds: dict[tuple[int | None, int | None], list[Side]] = {}
        for side, step in steps.items():
            grounds.setdefault((step.figure, step.constraint), []).append(side)
        return Derivation(
            self.system.names[variable],
            exact_interval(self.fixpoint, variable),
            tuple(
                self.ground(variable, tuple(both), steps[both[0]], above | {variable})
                for both in grounds.values()
            ),
        )

    def ground(
        self, variable: int, sides: tuple[Side, ...], step: Step, above: frozenset[int]
    ) -> Ground:
        """Return what one step says: a print, or an identity with what is known of its others."""
        if step.figure is not None or step.constraint is None:
            said = None if step.figure is None else self.system.said[step.figure]
            return Ground(sides, said, "", ())
        others = dict.fromkeys(self.fixpoint.network.variables_of(step.constraint))
        inner = (self.of(v, SIDES, above) for v in others if v != variable)
        return Ground(
            sides,
            None,
            self.system.ties[step.constraint].kind,
            tuple(each for each in inner if each is not None and each.grounds),
        )
