"""Slips of several figures at once: two that changed places, some that share a wrong unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, TypeGuard

from tbcalc.core.attempt import Attempt, reread
from tbcalc.core.identities_rates import is_money
from tbcalc.core.repair_rates import worth
from tbcalc.core.said import said_instead
from tbcalc.core.scene import Scene
from tbcalc.core.slips import scaled
from tbcalc.core.trial import Trial
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.finding import Diagnosis, Slip
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.relation import Relation

SWAPPED: Final = Decimal("0.06")
SHARED_UNIT: Final = Decimal("0.03")
SHARED_CURRENCY: Final = Decimal("0.02")
"""The weights of two figures that changed places, and of several with one wrong unit word, or in
one wrong currency."""

_POWERS: Final = (
    (3, Decimal(1)), (-3, Decimal(1)), (6, Decimal("0.4")), (-6, Decimal("0.4")),
    (4, Decimal("0.2")), (-4, Decimal("0.2")),
)  # fmt: skip
"""Powers of ten between unit words, and how likely they are to be taken for one another."""
_WITHIN: Final = 30
"""Figures of a group lie within this factor of one another."""


def attempts_together(
    trial: Trial, scene: Scene, suspects: Sequence[Observation]
) -> Iterator[Attempt]:
    """Find the slips that more than one figure made together."""
    told: set[frozenset[str]] = set()
    for one in suspects:
        for other in trial.observations():
            pair = frozenset((one.id, other.id))
            if pair not in told and _may_be_swapped(one, other):
                told.add(pair)
                yield from _swapped(trial, one, other)
    for group in _groups(trial, suspects):
        for power, likeliness in _POWERS:
            shared = NEAREST.divide(SHARED_UNIT * 2, Decimal(len(group)))
            yield _scaled(trial, group, power, NEAREST.multiply(shared, likeliness))
        yield from _in_other_currencies(trial, scene, group)


def _may_be_swapped(one: Observation, other: Observation) -> bool:
    """Tell whether two figures of one key but for the flow might have changed places."""
    return (
        one.aspect == other.aspect
        and one.key.flow != other.key.flow
        and one.key.with_flow("") == other.key.with_flow("")
        and one.figure.unit == other.figure.unit
        and (one.basis, one.against, one.source) == (other.basis, other.against, other.source)
        and one.figure.value != other.figure.value
    )


def _swapped(trial: Trial, one: Observation, other: Observation) -> Iterator[Attempt]:
    """Try the two with their conversions in each other's place, then the two alone."""
    kind: Slip = "wrong_flow" if one.aspect == "level" else "wrong_growth"
    diagnosis = Diagnosis(kind, (one.id, other.id), other.figure.quantity, beside=other.id)
    places = {
        place: theirs
        for mine, theirs in ((one, other), (other, one))
        for place in trial.places[mine.id]
    }
    said = {place: said_instead(trial.said[place], o.figure) for place, o in places.items()}
    kept = {place: trial.said[place] for place in places if trial.said[place].reading == "printed"}
    yield reread(Attempt(SWAPPED, diagnosis), {**said, **kept})
    if kept:
        yield reread(Attempt(SWAPPED, diagnosis), said)


def _groups(trial: Trial, suspects: Sequence[Observation]) -> Iterator[tuple[Observation, ...]]:
    """Find amounts of one source and magnitude, in one currency or in all: one wrong unit word."""
    speakers = {each.speaker.id: each.speaker for each in trial.said if _is_amount(each.speaker)}
    seen = set()
    for one in suspects:
        near = [o for o in speakers.values() if o.source == one.source and _is_near(o, one)]
        for units in ((one.figure.unit,), {o.figure.unit for o in near}):
            group = (one, *(o for o in near if o.figure.unit in units and o.id != one.id))
            names = frozenset(o.id for o in group)
            if len(group) > 1 and names not in seen:
                seen.add(names)
                yield group


def _is_amount(speaker: Observation | Relation) -> TypeGuard[Observation]:
    return isinstance(speaker, Observation) and speaker.figure.kind == "amount"


def _is_near(one: Observation, other: Observation) -> bool:
    small, large = sorted((abs(one.figure.value), abs(other.figure.value)))
    return large <= small * _WITHIN


def _scaled(trial: Trial, group: Sequence[Observation], power: int, weight: Decimal) -> Attempt:
    meant = {each.id: scaled(each.figure, power) for each in group}
    diagnosis = Diagnosis(
        "unit_slip", tuple(each.id for each in group), meant[group[0].id].quantity
    )
    said = {
        place: said_instead(trial.said[place], meant[each.id])
        for each in group
        for place in trial.places[each.id]
    }
    return reread(Attempt(weight, diagnosis), said)


def _in_other_currencies(
    trial: Trial, scene: Scene, group: Sequence[Observation]
) -> Iterator[Attempt]:
    """Try for all amounts of a group, which share a currency, that of another in the clash."""
    units = {each.figure.unit for each in group}
    unit = min(units)
    speakers = (trial.speaker(place) for place in trial.sets[0])
    others = {o.figure.unit for o in speakers if isinstance(o, Observation)} - units
    for other in sorted(o for o in others if is_money(o) and len(units) == 1):
        changes = {
            place: trial.said[place].possible * rate
            for each in group
            if (rate := worth(scene.bounds, other, unit, each)) is not None
            for place in trial.places[each.id]
            if trial.said[place].reading in ("level", "printed")
        }
        if len({trial.speaker(place).source for place in changes}) == 1 and changes:
            figure = group[0].figure
            instead = Quantity(figure.value, figure.likely, figure.possible, other)
            diagnosis = Diagnosis("wrong_currency", tuple(o.id for o in group), instead)
            yield Attempt(SHARED_CURRENCY, diagnosis, changes, changes)
