"""The inner loop: bounds handed along the constraints until nothing moves any more.

Bounds are floats rounded outward after every operation, so that no possible world is ever lost.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any, Final

from tbcalc.core.log import SMALL, Log, Moves, Patch
from tbcalc.core.network import Network, float_above, float_below
from tbcalc.core.rules import Bounds, Move
from tbcalc.exact.interval import Interval

_BLOCK: Final = 1000

_THOROUGH: Final = (*([1e-9] * 120), *(1e-9 * 3.0**k for k in range(1, 18)), *([inf] * 256))
_THRIFTY: Final = (
    1e-9,
    1e-9,
    *([1e-3] * 20),
    *(1e-3 * 2.0**k for k in range(1, 8)),
    *([inf] * 256),
)
"""A bound moves for the k-th time only by more than this part of the width (of its own size when
the other side is unbounded): ever more reluctantly, so that slow loops end."""

_THRIFTY_FROM: Final = 2000
"""From how many constraints on propagation is thrifty. Parts of a network are smaller, so they find
whatever the whole finds."""

_STILL_MOVING: Final = 5e-3
"""A bound that would have moved by more than this part of the width is told as capped."""


class Run:
    """The state of one propagation; nothing of it is seen before it is at rest.

    ``crossed`` are variables left without a value, with the event that did it.
    """

    def __init__(self, network: Network, low: Bounds, high: Bounds) -> None:
        self.network = network
        self.low, self.high = low, high
        self.bounds, self.causes = array("i"), array("i")
        self.values = array("d")
        self.add = (self.bounds.append, self.values.append, self.causes.append)
        is_new = isinstance(low, list)
        self.moves: Any = bytearray(2 * network.size) if is_new else defaultdict(int)
        self.waiting: Any = bytearray(len(network.rows)) if is_new else defaultdict(int)
        self.gains = _THOROUGH if len(network.rows) < _THRIFTY_FROM else _THRIFTY
        self.crossed: dict[int, int] = {}
        self.capped: set[int] = set()

    def say(self, figures: Iterable[int], changes: Mapping[int, Interval | None]) -> list[int]:
        """Take in what figures say and return the variables moved."""
        network, low, high = self.network, self.low, self.high
        stirred: list[int] = []
        for place in figures:
            variable = network.figures[place].variable
            floor, ceiling = network.floors[place], network.ceilings[place]
            if place in changes:
                said = changes[place]
                if said is None:
                    continue
                floor, ceiling = float_below(said.low), float_above(said.high)
            if floor > low[variable] or ceiling < high[variable]:
                stirred += self.moved(((variable, floor), (~variable, ceiling)), ~place)
        return stirred

    def settle(self, seeds: Sequence[int], *, until_clash: bool = False) -> None:
        """Apply constraints, and those that their moves touch, until none moves anything.

        The seeds are taken in blocks: what one block stirs is settled, while it is near in memory,
        before the next is begun. ``until_clash`` ends soon after the first clash.
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
                if until_clash and self.crossed:
                    return
                front = following

    def moved(self, found: Sequence[Move], cause: int) -> list[int]:
        """Make those moves that are worth it and return the variables moved.

        A move that would cross the opposite bound is not made: it is logged as a clash.
        """
        low, high, moves, gains = self.low, self.high, self.moves, self.gains
        add_bound, add_value, add_cause = self.add
        stirred: list[int] = []
        for bound, value in found:
            variable = bound if bound >= 0 else ~bound
            floor, ceiling = low[variable], high[variable]
            width = ceiling - floor
            size = width if width < inf else abs(value)
            gain = value - floor if bound >= 0 else ceiling - value
            if (value > ceiling) if bound >= 0 else (value < floor):
                self._cross(variable, bound, value, cause)
            elif gain > gains[moves[bound]] * size:
                if bound >= 0:
                    low[bound] = value
                else:
                    high[variable] = value
                moves[bound] += 1
                add_bound(bound)
                add_value(value)
                add_cause(cause)
                stirred.append(variable)
            elif gain > _STILL_MOVING * size:
                self.capped.add(variable)
        return stirred

    def _cross(self, variable: int, bound: int, value: float, cause: int) -> None:
        if variable not in self.crossed:
            self.crossed[variable] = len(self.bounds)
            self.bounds.append(bound)
            self.values.append(value)
            self.causes.append(cause)

    def log(self) -> Log:
        """Return what has been done so far."""
        names = (2 * self.network.size, len(self.network.rows) + len(self.network.figures))
        crossed = frozenset(self.crossed.values())
        return Log(Moves(self.bounds, self.values, self.causes, len(self.bounds)), names, crossed)


def new_run(network: Network) -> Run:
    """Return a run at its start, with the domains alone."""
    low, high = [-inf] * network.size, [inf] * network.size
    for variable, domain in network.domains.items():
        low[variable], high[variable] = float_below(domain.low), float_above(domain.high)
    return Run(network, low, high)


def resumed_run(network: Network, low: Bounds, high: Bounds) -> Run:
    """Return a run that goes on from bounds reached before, which it leaves as they are."""
    if network.size < SMALL:
        return Run(network, low.copy(), high.copy())
    return Run(network, Patch(low), Patch(high))
