"""A level said of the wrong key: another flow, another period, goods for goods and services."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.attempt import Attempt
from tbcalc.core.ledger import Name, Said
from tbcalc.core.network import Bound
from tbcalc.core.scene import Scene
from tbcalc.core.trial import Rest, Trial
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.finding import Diagnosis, Slip
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period

WEIGHTS: Final[dict[Slip, Decimal]] = {
    "wrong_flow": Decimal("0.04"),
    "wrong_scope": Decimal("0.06"),
    "wrong_period": Decimal("0.04"),
}
"""Kinds of slips by how often they are met, on the scale of the misprints."""

ANYTHING_FITS: Final = Decimal("0.0025")
"""The weight of another period of which nothing is known: it mends, and proves nothing."""

AT_PACE: Final = Decimal("0.03")
"""The same where the figure would fit the monthly pace of the others within half as much again."""

_PACE: Final = Decimal("1.5")
_NARROW: Final = Decimal("1.1")
"""A level is known well enough to recognise it when its bounds are within this factor."""


def attempts_moved(
    trial: Trial, scene: Scene, suspect: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Find keys that the figure would fit, where something narrow enough is known of them."""
    for place in trial.places[suspect.id]:
        said = trial.said[place]
        if said.reading == "level":
            own = trial.name(said.variable)
            yield from _to_known(trial, suspect, rest, said, own)
            yield from _to_unknown(trial, scene, suspect, own)


def _to_known(
    trial: Trial, suspect: Observation, rest: Rest, said: Said, own: Name
) -> Iterator[Attempt]:
    found: list[tuple[Slip, Name, int]] = []
    for variable, name in trial.levels():
        kind = _difference(own, name)
        if kind and _is_narrow(needed := rest.needs(variable)) and needed.meets(said.possible):
            found.append((kind, name, variable))
    for kind, name, variable in found:
        weight = NEAREST.divide(WEIGHTS[kind], Decimal(len(found)))
        key = name.family.key(name.flow, name.period)
        diagnosis = Diagnosis(kind, (suspect.id,), key=key)
        yield Attempt(weight, diagnosis, extra=(Bound(variable, said.possible),))


def _difference(own: Name, other: Name) -> Slip | None:
    """Return in which one respect two levels differ, None when in several or in none."""
    differing: list[Slip] = []
    if own.flow != other.flow:
        differing.append("wrong_flow")
    if own.period != other.period:
        differing.append("wrong_period")
    if own.family != other.family:
        fields = zip(own.family._fields, own.family, other.family, strict=True)
        apart = [field for field, mine, theirs in fields if mine != theirs]
        if apart not in (["scope"], ["product"], ["partner"], ["reporter"]):
            return None
        differing.append("wrong_scope")
    return differing[0] if len(differing) == 1 else None


def _is_narrow(interval: Interval) -> bool:
    if not interval.is_bounded or interval.low.is_signed() != interval.high.is_signed():
        return False
    small, large = sorted((abs(interval.low), abs(interval.high)))
    return small > 0 and large <= small * _NARROW


def _to_unknown(trial: Trial, scene: Scene, suspect: Observation, own: Name) -> Iterator[Attempt]:
    """Try the periods that the source speaks of elsewhere, where periods are what clashes."""
    clashing = {
        trial.name(trial.said[f].variable).period
        for each in trial.sets
        for f in each
        if trial.name(trial.said[f].variable).what == "level"
    }
    if len(clashing) < 2:
        return
    known = {name.period for _, name in trial.levels() if name.family == own.family}
    for period in _periods(scene, suspect):
        if period not in known:
            key = suspect.key.with_period(period)
            weight = AT_PACE if _is_at_pace(trial, suspect, own, period) else ANYTHING_FITS
            yield Attempt(weight, Diagnosis("wrong_period", (suspect.id,), key=key))


def _is_at_pace(trial: Trial, suspect: Observation, own: Name, period: Period) -> bool:
    """Tell whether, in another period, a figure would be of the others' size a month."""
    pace = NEAREST.divide(abs(suspect.figure.value), Decimal(period.length))
    others = [
        NEAREST.divide(abs(speaker.figure.value), Decimal(speaker.key.period.length))
        for said in (trial.said[f] for f in trial.sets[0])
        if isinstance(speaker := said.speaker, Observation)
        and speaker.id != suspect.id
        and said.reading == "level"
        and trial.name(said.variable).family == own.family
        and speaker.key.flow == own.flow
    ]
    return any(pace <= other * _PACE and other <= pace * _PACE for other in others)


def _periods(scene: Scene, suspect: Observation) -> list[Period]:
    """Return the other periods of the source, those of most figures first."""
    counts: dict[Period, int] = {}
    for other in scene.observations.values():
        if other.source == suspect.source and other.key.period != suspect.key.period:
            counts[other.key.period] = counts.get(other.key.period, 0) + 1
    return sorted(counts, key=lambda period: (-counts[period], period))
