"""Propagation: bounds handed along the constraints until nothing moves any more.

Bounds are floats rounded outward after every operation, so that no possible world is ever lost;
what is reported is recomputed exactly (reasons.py). Each tightening is logged with its cause.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import inf
from typing import Final, NamedTuple

from tbcalc.core.network import Network, component_of, float_above, float_below
from tbcalc.core.rules import improvements
from tbcalc.exact.interval import Interval

SMALLEST_GAIN: Final = 1e-9
"""A bound moves only by more than this part of the width (of its own size when unbounded)."""

MOST_MOVES: Final = 200
"""How often one bound may move before it is left where it is and the outcome is called capped."""

NOTHING: Final = -1
"""The event before the first: the domain."""

Changes = Mapping[int, Interval | None]
"""Figures by place: what they say instead, None when withdrawn."""


class Clash(NamedTuple):
    """A variable with no possible value, and the events that left it none."""

    variable: int
    low_event: int
    high_event: int


@dataclass(frozen=True, slots=True)
class Log:
    """What moved each bound, in order of time; event numbers are places here.

    ``bound`` is v for the low and ~v for the high bound of variable v; ``cause`` is a constraint,
    or ~f for figure f; ``before`` the event that moved the same bound before, NOTHING for none.
    """

    bound: array[int]
    value: array[float]
    cause: array[int]
    before: array[int]


@dataclass(frozen=True, slots=True)
class Fixpoint:
    """Where propagation came to rest.

    ``clashes`` are variables left without a value, at most one per component: the component's
    other bounds are then unfinished. ``capped`` are variables whose bounds still moved, slowly,
    when they were stopped: sound, but a conflict there may have been missed.
    """

    network: Network
    changes: Changes
    low: list[float]
    high: list[float]
    last_low: list[int]
    last_high: list[int]
    log: Log
    clashes: tuple[Clash, ...]
    capped: frozenset[int]

    @property
    def is_contradictory(self) -> bool:
        """True when some figures cannot all be true."""
        return bool(self.clashes)

    def interval(self, variable: int) -> Interval:
        """Return the bounds found, rounded outward to floats; see reasons.exact_interval."""
        return Interval(Decimal(self.low[variable]), Decimal(self.high[variable]))

    def said(self, figure: int) -> Interval | None:
        """Return what a figure says here, changed or not; None when it is withdrawn."""
        if figure in self.changes:
            return self.changes[figure]
        return self.network.figures[figure].interval


def repropagate(fixpoint: Fixpoint, changes: Changes) -> Fixpoint:
    """Return the fixed point after changing some figures, found without starting anew."""
    return propagate(fixpoint.network, {**fixpoint.changes, **changes})


def propagate(network: Network, changes: Changes | None = None) -> Fixpoint:
    """Return the tightest bounds that follow step by step from the figures.

    Every possible world lies within the bounds; they need not be the narrowest (see decide.py).
    """
    run = _Run(network, changes or {})
    run.start()
    run.settle(list(range(len(network.rows))))
    return Fixpoint(
        network,
        run.changes,
        run.low,
        run.high,
        run.last_low,
        run.last_high,
        run.log,
        tuple(run.clashes),
        frozenset(run.capped),
    )


class _Run:
    """The state of one propagation; nothing of it is seen before it is at rest."""

    def __init__(self, network: Network, changes: Changes) -> None:
        size = network.size
        self.network = network
        self.changes = changes
        self.low = [-inf] * size
        self.high = [inf] * size
        for variable, domain in network.domains.items():
            self.low[variable] = float_below(domain.low)
            self.high[variable] = float_above(domain.high)
        self.last_low = [NOTHING] * size
        self.last_high = [NOTHING] * size
        self.log = Log(array("q"), array("d"), array("q"), array("q"))
        self.moves = bytearray(2 * size)
        self.clashes: list[Clash] = []
        self.dead: set[int] = set()
        self.capped: set[int] = set()

    def start(self) -> None:
        for place, figure in enumerate(self.network.figures):
            interval = self.changes.get(place, figure.interval)
            if interval is not None:
                self.move(figure.variable, float_below(interval.low), ~place)
                self.move(~figure.variable, float_above(interval.high), ~place)

    def settle(self, front: list[int]) -> None:
        rows, touching = self.network.rows, self.network.touching
        waiting = bytearray(len(rows))
        while front:
            following: list[int] = []
            for place in front:
                waiting[place] = 0
                for bound, value in improvements(self.low, self.high, rows[place]):
                    variable = bound if bound >= 0 else ~bound
                    if variable not in self.dead and self.move(bound, value, place):
                        for each in touching[variable]:
                            if not waiting[each]:
                                waiting[each] = 1
                                following.append(each)
            front = following

    def move(self, bound: int, value: float, cause: int) -> bool:
        """Move a bound inward if that is worth it; tell whether it did."""
        if bound >= 0:
            old, other = self.low[bound], self.high[bound]
            gain, width = value - old, other - old
        else:
            old, other = self.high[bound], self.low[~bound]
            gain, width = old - value, old - other
        if not gain > SMALLEST_GAIN * (width if width < inf else abs(value)):
            return False
        if self.moves[bound] >= MOST_MOVES:
            self.capped.add(bound if bound >= 0 else ~bound)
            return False
        self.moves[bound] += 1
        self._record(bound, value, cause)
        if gain > width:
            self._clash(bound if bound >= 0 else ~bound)
        return True

    def _record(self, bound: int, value: float, cause: int) -> None:
        log = self.log
        event = len(log.bound)
        variable, values, last = (
            (bound, self.low, self.last_low) if bound >= 0 else (~bound, self.high, self.last_high)
        )
        log.bound.append(bound)
        log.value.append(value)
        log.cause.append(cause)
        log.before.append(last[variable])
        values[variable] = value
        last[variable] = event

    def _clash(self, variable: int) -> None:
        self.clashes.append(Clash(variable, self.last_low[variable], self.last_high[variable]))
        self.dead.update(component_of(self.network, variable).variables)
