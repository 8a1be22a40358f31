"""Propagation: the bounds that follow from the figures, and what changes when a figure does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from tbcalc.core.log import NOTHING, Log, continued
from tbcalc.core.network import Network, Sum, float_above, float_below
from tbcalc.core.rules import Bounds
from tbcalc.core.settle import Run, new_run, resumed_run
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun

Changes = Mapping[int, Interval | None]
"""Figures by place: what they say instead, None when withdrawn."""


class Clash(NamedTuple):
    """A variable with no possible value: ``event`` would have moved a bound beyond ``other``.

    The move is logged and not made, so that what else is wrong can be seen. ``other`` is the event
    behind the opposite bound, NOTHING when that is the domain's.
    """

    variable: int
    event: int
    other: int


@noun
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


def propagate(
    network: Network, changes: Changes | None = None, *, until_clash: bool = False
) -> Fixpoint:
    """Return the tightest bounds that follow step by step from the figures.

    Every possible world lies within the bounds; they need not be the narrowest (see decide.py).
    ``until_clash`` asks only whether there is one: bounds are left unfinished after the first.
    """
    run = new_run(network)
    run.say(range(len(network.figures)), changes or {})
    run.settle(range(len(network.rows)), until_clash=until_clash)
    log = run.log()
    capped = frozenset(run.capped)
    return Fixpoint(network, changes or {}, run.low, run.high, log, _clashes(run, log, 0), capped)


def repropagate(fixpoint: Fixpoint, changes: Changes, *, until_clash: bool = False) -> Fixpoint:
    """Return the fixed point after changing some figures, found without starting anew.

    What rested on a figure that now says less is taken back and found again; all else stays. The
    time it takes is that of what changes, not that of the network. ``until_clash`` asks only
    whether there is one.
    """
    network = fixpoint.network
    gone = _rested_on(fixpoint, _loosened(fixpoint, changes))
    everything = {**fixpoint.changes, **changes}
    run = resumed_run(network, fixpoint.low, fixpoint.high)
    freed = _take_back(fixpoint, run, gone)
    figures = dict.fromkeys(changes)
    figures.update(dict.fromkeys(f for v in freed for f in network.said.get(v, ())))
    stirred = dict.fromkeys([*freed, *run.say(figures, everything)])
    ties = list(dict.fromkeys(tie for v in stirred for tie in network.touching[v]))
    run.settle(ties, until_clash=until_clash)
    log = continued(fixpoint.log, run.log(), gone)
    kept = tuple(c for c in fixpoint.clashes if c.event not in gone and c.other not in gone)
    clashes = kept + tuple(
        clash
        for clash in _clashes(run, log, fixpoint.log.length)
        if all(clash.variable != each.variable for each in kept)
    )
    capped = fixpoint.capped | run.capped
    return Fixpoint(network, everything, run.low, run.high, log, clashes, capped)


def _clashes(run: Run, log: Log, offset: int) -> tuple[Clash, ...]:
    return tuple(
        Clash(variable, at + offset, log.last_before(~run.bounds[at], at + offset))
        for variable, at in run.crossed.items()
    )


def _loosened(fixpoint: Fixpoint, changes: Changes) -> list[int]:
    """Return the events of changed figures that say less than they did."""
    events = []
    for figure, said in changes.items():
        for event in fixpoint.log.events_of(~figure):
            value, is_low = fixpoint.log.values[event], fixpoint.log.bounds[event] >= 0
            if (
                said is None
                or (is_low and float_below(said.low) < value)
                or (not is_low and float_above(said.high) > value)
            ):
                events.append(event)
    return events


def _rested_on(fixpoint: Fixpoint, events: list[int]) -> frozenset[int]:
    """Return the events and all that rest on them, directly or not."""
    log, network = fixpoint.log, fixpoint.network
    gone, front = set(events), [e for e in events if e not in log.crossed]
    while front:
        event = front.pop()
        bound = log.bounds[event]
        variable = bound if bound >= 0 else ~bound
        until = _next_on(log, bound, event)
        for tie in network.touching[variable]:
            for later in log.events_of(tie):
                if later <= event:
                    break
                if later not in gone and later <= until and _bears_on(fixpoint, bound, later):
                    gone.add(later)
                    if later not in log.crossed:
                        front.append(later)
    return frozenset(gone)


def _next_on(log: Log, bound: int, event: int) -> int:
    """Return the event that moved a bound next after ``event``."""
    following = log.length
    for each in log.events_on(bound):
        if each <= event:
            break
        following = each
    return following


def _bears_on(fixpoint: Fixpoint, bound: int, event: int) -> bool:
    """Tell whether a constraint can have used a bound for what it moved.

    Where one factor of a product may be of either sign, the other's own bounds tell which branch
    of the quotient it is on.
    """
    moved: int = fixpoint.log.bounds[event]
    variable, target = (b if b >= 0 else ~b for b in (bound, moved))
    tie = fixpoint.network.constraints[fixpoint.log.causes[event]]
    if not isinstance(tie, Sum):
        other = tie.right if variable == tie.left else tie.left
        return variable != target or fixpoint.network.domain(other).low < 0
    if variable == target:
        return False
    sign = dict(zip(tie.variables, tie.coefficients, strict=True))
    same_side = (bound >= 0) == (moved >= 0)
    return ((sign[variable] > 0) == (sign[target] > 0)) != same_side


def _take_back(fixpoint: Fixpoint, run: Run, gone: frozenset[int]) -> list[int]:
    """Undo events in a run, bound by bound, and return the variables that they had moved."""
    log, network = fixpoint.log, fixpoint.network
    bounds = dict.fromkeys(log.bounds[event] for event in sorted(gone))
    for bound in bounds:
        standing = next((e for e in log.events_on(bound) if e not in gone), NOTHING)
        if bound >= 0:
            floor = float_below(network.domain(bound).low)
            run.low[bound] = floor if standing == NOTHING else log.values[standing]
        else:
            ceiling = float_above(network.domain(~bound).high)
            run.high[~bound] = ceiling if standing == NOTHING else log.values[standing]
    return list(dict.fromkeys(bound if bound >= 0 else ~bound for bound in bounds))
