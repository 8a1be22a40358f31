"""The log of a propagation: what moved each bound, when, and by what.

Bounds are named v for the low and ~v for the high bound of variable v; causes are named c for a
constraint and ~f for a figure. An event is a place in the log, so that events order as time does.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final, NamedTuple

NOTHING: Final = -1
"""The event before the first: what was known from the domain alone."""


SMALL: Final = 2000
"""What is shorter is copied before it is changed: that is faster than to keep changes apart."""


class Patch(dict[int, Any]):
    """A few changed entries before a long sequence that stays as it is."""

    def __init__(self, base: Any) -> None:
        super().__init__(base if isinstance(base, Patch) else ())
        self.base: Any = base.base if isinstance(base, Patch) else base

    def __missing__(self, key: int) -> Any:
        return self.base[key]


class Trail(NamedTuple):
    """Who came before whom: the last event on each bound and of each cause, and the one before."""

    last_on: Any
    before_on: Any
    last_of: Any
    before_of: Any


class Moves(NamedTuple):
    """Bounds, their new values and the causes, by event, and how many there are."""

    bounds: Any
    values: Any
    causes: Any
    length: int


class Log:
    """What moved each bound; never changed once made, but for the chains made when first needed.

    ``names`` are how many bounds and how many causes there are. ``crossed`` are moves that were
    not made, as they would have crossed the opposite bound; ``gone`` are events taken back.
    """

    def __init__(
        self,
        moves: Moves,
        names: tuple[int, int],
        crossed: frozenset[int],
        gone: frozenset[int] = frozenset(),
        trail: Trail | None = None,
    ) -> None:
        self.bounds, self.values, self.causes, self.length = moves
        self.names = names
        self.crossed = crossed
        self.gone = gone
        self._continued = trail

    @cached_property
    def trail(self) -> Trail:
        """Return the chains of events, made when first asked for."""
        return self._continued or _trail(self.bounds, self.causes, self.names)

    def events_on(self, bound: int) -> Iterator[int]:
        """Iterate over the events that moved a bound, latest first."""
        before, event = self.trail.before_on, self.trail.last_on[bound]
        while event != NOTHING:
            if event not in self.gone and event not in self.crossed:
                yield event
            event = before[event]

    def events_of(self, cause: int) -> Iterator[int]:
        """Iterate over what a constraint or figure moved or would have moved, latest first."""
        before, event = self.trail.before_of, self.trail.last_of[cause]
        while event != NOTHING:
            if event not in self.gone:
                yield event
            event = before[event]

    def last_before(self, bound: int, event: int) -> int:
        """Return the last event that moved a bound before ``event``, NOTHING when none did."""
        return next((e for e in self.events_on(bound) if e < event), NOTHING)

    def last(self, bound: int) -> int:
        """Return the event to which a bound is owed, NOTHING when it is the domain's."""
        return next(self.events_on(bound), NOTHING)


def _trail(bounds: Sequence[int], causes: Sequence[int], names: tuple[int, int]) -> Trail:
    last_on, last_of = [NOTHING] * names[0], [NOTHING] * names[1]
    before_on, before_of = array("i"), array("i")
    for event, (bound, cause) in enumerate(zip(bounds, causes, strict=True)):
        before_on.append(last_on[bound])
        last_on[bound] = event
        before_of.append(last_of[cause])
        last_of[cause] = event
    return Trail(last_on, before_on, last_of, before_of)


def continued(log: Log, added: Log, gone: frozenset[int]) -> Log:
    """Return a log with further events, numbered from its length on, and with some gone."""
    is_small = log.length < SMALL and sum(log.names) < SMALL
    moves, trail = (_copied if is_small else _patched)(log, added)
    crossed = log.crossed | {log.length + event for event in added.crossed}
    return Log(moves, log.names, crossed, log.gone | gone, trail)


def _copied(log: Log, added: Log) -> tuple[Moves, Trail]:
    columns = zip(_columns(log), _columns(added), strict=True)
    bounds, values, causes = (before + after for before, after in columns)
    trail = Trail(*(each[:] for each in log.trail))
    for event, (bound, cause) in enumerate(
        zip(added.bounds, added.causes, strict=True), log.length
    ):
        trail.before_on.append(trail.last_on[bound])
        trail.last_on[bound] = event
        trail.before_of.append(trail.last_of[cause])
        trail.last_of[cause] = event
    return Moves(bounds, values, causes, log.length + added.length), trail


def _patched(log: Log, added: Log) -> tuple[Moves, Trail]:
    bounds, values, causes = (Patch(each) for each in _columns(log))
    trail = Trail(*(Patch(each) for each in log.trail))
    for event, (bound, value, cause) in enumerate(zip(*_columns(added), strict=True), log.length):
        bounds[event], values[event], causes[event] = bound, value, cause
        trail.before_on[event], trail.last_on[bound] = trail.last_on[bound], event
        trail.before_of[event], trail.last_of[cause] = trail.last_of[cause], event
    return Moves(bounds, values, causes, log.length + added.length), trail


def _columns(log: Log) -> tuple[Any, Any, Any]:
    return log.bounds, log.values, log.causes
