"""Reasons: how a bound came about, down to figures, and the bound recomputed exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from tbcalc.core.log import NOTHING
from tbcalc.core.network import Sum
from tbcalc.core.propagate import Clash, Fixpoint
from tbcalc.core.replay import narrowed
from tbcalc.exact.interval import INFINITY, Interval

Side = Literal["low", "high"]


class Step(NamedTuple):
    """One bound of a derivation, exact, and where it comes from.

    Either ``figure`` says it, or ``constraint`` yields it from the bounds of earlier steps, whose
    places in the derivation are ``premises`` (and from domains, which are not steps).
    """

    variable: int
    side: Side
    bound: Decimal
    constraint: int | None
    figure: int | None
    premises: tuple[int, ...]


class Slice(NamedTuple):
    """What took part in a derivation; ascending."""

    figures: tuple[int, ...]
    constraints: tuple[int, ...]


def exact_interval(fixpoint: Fixpoint, variable: int) -> Interval:
    """Return the bounds of a variable, recomputed exactly along their reasons."""
    low = derivation(fixpoint, variable, "low")
    high = derivation(fixpoint, variable, "high")
    domain = fixpoint.network.domain(variable)
    return Interval(
        low[-1].bound if low else domain.low,
        high[-1].bound if high else domain.high,
    )


def derivation(fixpoint: Fixpoint, variable: int, side: Side) -> tuple[Step, ...]:
    """Return the steps that lead to a bound, itself last; empty when no figure bears on it."""
    bound = variable if side == "low" else ~variable
    return steps_to(fixpoint, [fixpoint.log.last(bound)])


def slice_of(fixpoint: Fixpoint, clash: Clash) -> Slice:
    """Return the figures and constraints that led to a clash."""
    causes = [fixpoint.log.causes[e] for e in _ancestry(fixpoint, clash[1:])]
    return Slice(
        tuple(sorted({~c for c in causes if c < 0})),
        tuple(sorted({c for c in causes if c >= 0})),
    )


def proof_of(fixpoint: Fixpoint, clash: Clash) -> tuple[Step, ...]:
    """Return the steps to both crossing bounds of a clash in exact arithmetic.

    Empty when the exact bounds do not cross, that is, when the clash cannot be defended.
    """
    steps = steps_to(fixpoint, clash[1:])
    domain = fixpoint.network.domain(clash.variable)
    mine = [s for s in steps if s.variable == clash.variable]
    low = max([s.bound for s in mine if s.side == "low"], default=domain.low)
    high = min([s.bound for s in mine if s.side == "high"], default=domain.high)
    return steps if max(low, domain.low) > min(high, domain.high) else ()


def steps_to(fixpoint: Fixpoint, events: Sequence[int]) -> tuple[Step, ...]:
    """Return the steps that lead to the events, in order of time."""
    order = _ancestry(fixpoint, events)
    place = {event: at for at, event in enumerate(order)}
    steps: list[Step] = []
    for event in order:
        cause = fixpoint.log.causes[event]
        if cause < 0:
            steps.append(_said(fixpoint, event, ~cause))
        else:
            premises = tuple(place[e] for e in _premises(fixpoint, event))
            steps.append(_yielded(fixpoint, event, steps, premises))
    return tuple(steps)


def _said(fixpoint: Fixpoint, event: int, figure: int) -> Step:
    variable, side = _named(fixpoint.log.bounds[event])
    interval = fixpoint.said(figure)
    if interval is None:
        raise ValueError(f"figure {figure} is withdrawn and cannot be a reason")
    return Step(variable, side, _end(interval, side), None, figure, ())


def _yielded(
    fixpoint: Fixpoint, event: int, steps: Sequence[Step], premises: tuple[int, ...]
) -> Step:
    variable, side = _named(fixpoint.log.bounds[event])
    cause = fixpoint.log.causes[event]
    known = [(steps[at].variable, steps[at].side, steps[at].bound) for at in premises]
    value = _end(_narrowed(fixpoint, cause, variable, known), side)
    return Step(variable, side, value, cause, None, premises)


def _ancestry(fixpoint: Fixpoint, events: Iterable[int]) -> list[int]:
    """Return the events and all that they rest on, in order of time."""
    front = [e for e in events if e != NOTHING]
    reached = set(front)
    while front:
        event = front.pop()
        if fixpoint.log.causes[event] >= 0:
            new = [e for e in _premises(fixpoint, event) if e not in reached]
            reached.update(new)
            front += new
    return sorted(reached)


def _premises(fixpoint: Fixpoint, event: int) -> list[int]:
    """Return the events that an event rests on: those without which its bound does not follow."""
    log = fixpoint.log
    constraint = fixpoint.network.constraints[log.causes[event]]
    variable, side = _named(log.bounds[event])
    if isinstance(constraint, Sum):
        return _premises_of_sum(fixpoint, event, constraint, variable)
    used = [
        earlier
        for bound in _bounds_of(constraint, variable)
        if (earlier := fixpoint.log.last_before(bound, event)) != NOTHING
    ]
    for candidate in list(used):
        fewer = [e for e in used if e != candidate]
        known = [(*_named(log.bounds[e]), Decimal(log.values[e])) for e in fewer]
        reached = _end(_narrowed(fixpoint, log.causes[event], variable, known), side)
        if reached >= log.values[event] if side == "low" else reached <= log.values[event]:
            used = fewer
    return used


def _premises_of_sum(fixpoint: Fixpoint, event: int, constraint: Sum, variable: int) -> list[int]:
    own = constraint.coefficients[constraint.variables.index(variable)]
    is_low = fixpoint.log.bounds[event] >= 0
    found = []
    for other, coefficient in zip(constraint.variables, constraint.coefficients, strict=True):
        if other != variable:
            same = (coefficient > 0) == (own > 0)
            bound = other if same is not is_low else ~other
            earlier = fixpoint.log.last_before(bound, event)
            if earlier != NOTHING:
                found.append(earlier)
    return found


def _bounds_of(constraint: Sequence[int], variable: int) -> list[int]:
    """Return the bounds that a product may use, those first that it needs least."""
    others = [v for v in dict.fromkeys(constraint) if v != variable]
    return [variable, ~variable, *[b for v in others for b in (v, ~v)]]


def _narrowed(
    fixpoint: Fixpoint, cause: int, variable: int, known: Iterable[tuple[int, Side, Decimal]]
) -> Interval:
    network = fixpoint.network
    bounds: dict[int, Interval] = {}
    for other, side, value in known:
        half = Interval(value, INFINITY) if side == "low" else Interval(-INFINITY, value)
        bounds[other] = bounds.get(other, network.domain(other)).intersection(half)
    return narrowed(
        network.constraints[cause],
        variable,
        lambda v: bounds[v] if v in bounds else network.domain(v),
    )


def _named(bound: int) -> tuple[int, Side]:
    return (bound, "low") if bound >= 0 else (~bound, "high")


def _end(interval: Interval, side: Side) -> Decimal:
    return interval.low if side == "low" else interval.high
