"""Propagation: bounds handed along the constraints until nothing moves any more.

Bounds are floats rounded outward after every operation, so that no possible world is ever lost;
what is reported is recomputed exactly (reasons.py). Each move is logged with its cause.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import inf
from typing import Final, NamedTuple

from tbcalc.core.network import Network, float_above, float_below
from tbcalc.core.rules import Bounds, Move
from tbcalc.exact.interval import Interval

NOTHING: Final = -1
"""The event before the first: the domain."""

Changes = Mapping[int, Interval | None]
"""Figures by place: what they say instead, None when withdrawn."""

_GAIN: Final = 1e-9
_PATIENCE: Final = 12
_MOST_MOVES: Final = 31
_GAINS: Final = (
    *([_GAIN] * _PATIENCE),
    *(_GAIN * 3.0**k for k in range(1, _MOST_MOVES - _PATIENCE)),
    *([inf] * 256),
)
"""A bound moves for the k-th time only by more than this part of the width (of its own size when
the other side is unbounded): ever more reluctantly, so that slow loops end."""

_BLOCK: Final = 1000

_STILL_MOVING: Final = 1e-3
"""A bound that would have moved by more than this part of the width is told as capped."""


class Clash(NamedTuple):
    """A variable with no possible value: ``event`` would have moved a bound beyond ``other``.

    The move is logged and not made, so that what else is wrong can be seen. ``other`` is the event
    behind the opposite bound, NOTHING when it is the domain.
    """

    variable: int
    event: int
    other: int


@dataclass(frozen=True, slots=True)
class Log:
    """What moved each bound, in order of time; event numbers are places here.

    ``bounds`` are v for the low and ~v for the high bound of variable v; ``causes`` a constraint,
    or ~f for figure f; ``before`` the event that moved the same bound before, and ``last`` the
    last one by bound, NOTHING for none.
    """

    bounds: array[int]
    values: array[float]
    causes: array[int]
    before: array[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class Fixpoint:
    """Where propagation came to rest.

    ``clashes`` are in order of time, one a variable at most. ``capped`` are variables whose bounds
    still moved, slowly, when they were left: sound, but a conflict there may have been missed.
    """

    network: Network
    changes: Changes
    low: Bounds
    high: Bounds
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


def propagate(network: Network, changes: Changes | None = None) -> Fixpoint:
    """Return the tightest bounds that follow step by step from the figures.

    Every possible world lies within the bounds; they need not be the narrowest (see decide.py).
    """
    run = Run(network)
    run.start(changes or {})
    run.settle(list(range(len(network.rows))))
    return run.fixpoint(changes or {})


def repropagate(fixpoint: Fixpoint, changes: Changes) -> Fixpoint:
    """Return the fixed point after changing some figures, found without starting anew."""
    return propagate(fixpoint.network, {**fixpoint.changes, **changes})


class Run:
    """The state of one propagation; nothing of it is seen before it is at rest."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.low: Bounds = [-inf] * network.size
        self.high: Bounds = [inf] * network.size
        for variable, domain in network.domains.items():
            self.low[variable] = float_below(domain.low)
            self.high[variable] = float_above(domain.high)
        self.bounds, self.causes = array("i"), array("i")
        self.values = array("d")
        self.moves = bytearray(2 * network.size)
        self.waiting = bytearray(len(network.rows))
        self.crossed: dict[int, int] = {}
        self.capped: set[int] = set()

    def start(self, changes: Changes) -> None:
        """Take in what the figures say."""
        floors, ceilings, low, high = (
            self.network.floors,
            self.network.ceilings,
            self.low,
            self.high,
        )
        for place, (variable, _) in enumerate(self.network.figures):
            floor, ceiling = floors[place], ceilings[place]
            if place in changes:
                said = changes[place]
                if said is None:
                    continue
                floor, ceiling = float_below(said.low), float_above(said.high)
            if floor > low[variable]:
                self.put(variable, floor, ~place)
            if ceiling < high[variable]:
                self.put(~variable, ceiling, ~place)

    def settle(self, seeds: list[int]) -> None:
        """Apply constraints, and those that their moves touch, until none moves anything.

        The seeds are taken in blocks: what one block stirs is settled, and near in memory, before
        the next is begun.
        """
        rows, touching = self.network.rows, self.network.touching
        low, high, waiting = self.low, self.high, self.waiting
        for place in seeds:
            waiting[place] = 1
        for start in range(0, len(seeds), _BLOCK):
            front = seeds[start : start + _BLOCK]
            while front:
                following: list[int] = []
                for place in front:
                    rule, a, b, c = rows[place]
                    found = rule(low, high, a, b, c)
                    if found:
                        for variable in self.moved(found, place):
                            for each in touching[variable]:
                                if not waiting[each]:
                                    waiting[each] = 1
                                    following.append(each)
                    waiting[place] = 0
                front = following

    def moved(self, found: Sequence[Move], cause: int) -> list[int]:
        """Make those moves that are worth it and return the variables moved."""
        low, high, moves = self.low, self.high, self.moves
        stirred: list[int] = []
        for bound, value in found:
            variable = bound if bound >= 0 else ~bound
            old_low, old_high = low[variable], high[variable]
            width = old_high - old_low
            gain = value - old_low if bound >= 0 else old_high - value
            if (
                gain > _GAINS[moves[bound]] * (width if width < inf else abs(value))
                or gain > width
            ):
                moves[bound] += 1
                if self.put(bound, value, cause):
                    stirred.append(variable)
            elif gain > _STILL_MOVING * width:
                self.capped.add(variable)
        return stirred

    def put(self, bound: int, value: float, cause: int) -> bool:
        """Move a bound and log it; when it would cross the other one, log a clash instead."""
        if bound >= 0:
            if value > self.high[bound]:
                return self._cross(bound, bound, value, cause)
            self.low[bound] = value
        else:
            if value < self.low[~bound]:
                return self._cross(~bound, bound, value, cause)
            self.high[~bound] = value
        self.bounds.append(bound)
        self.values.append(value)
        self.causes.append(cause)
        return True

    def _cross(self, variable: int, bound: int, value: float, cause: int) -> bool:
        if variable not in self.crossed:
            self.crossed[variable] = len(self.bounds)
            self.bounds.append(bound)
            self.values.append(value)
            self.causes.append(cause)
        return False

    def fixpoint(self, changes: Changes) -> Fixpoint:
        """Return what has been reached, the log indexed."""
        last = [NOTHING] * (2 * self.network.size)
        before = array("i", bytes(4 * len(self.bounds)))
        clashes = []
        for event, bound in enumerate(self.bounds):
            before[event] = last[bound]
            if self.crossed.get(bound if bound >= 0 else ~bound) == event:
                clashes.append(Clash(bound if bound >= 0 else ~bound, event, last[~bound]))
            else:
                last[bound] = event
        log = Log(self.bounds, self.values, self.causes, before, last)
        return Fixpoint(
            self.network, changes, self.low, self.high, log, tuple(clashes), frozenset(self.capped)
        )
