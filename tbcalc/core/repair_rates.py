"""Money said of the wrong currency, or converted at the wrong rate, or the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.answers import about_quantity_of
from tbcalc.core.attempt import Attempt, reread
from tbcalc.core.identities_rates import is_money
from tbcalc.core.ledger import Said
from tbcalc.core.rate_bounds import Bounds
from tbcalc.core.scene import Scene
from tbcalc.core.trial import Rest, Trial
from tbcalc.exact.interval import EMPTY, Interval
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.finding import Diagnosis, Slip
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import DOLLAR, quote_base

WEIGHTS: Final[dict[Slip, Decimal]] = {
    "wrong_currency": Decimal("0.08"),
    "wrong_rate": Decimal("0.10"),
    "back_conversion": Decimal("0.12"),
}
"""Kinds of slips by how often they are met, on the scale of the misprints."""

ANYTHING_FITS: Final = Decimal("0.2")
"""What another currency loses where all that is known is that more, or less, was meant."""

_USED, _UNUSED = Decimal("0.5"), Decimal("0.05")
"""How likely another currency is, when the source uses it and when not."""

_KNOWN = Decimal("0.9")
"""Other conversions know a rate when it is within this part of what dates alone allow."""


def read_as(trial: Trial, suspect: Observation, reading: str) -> tuple[int, Said] | None:
    """Return the place at which the figure bears on a variable in one way."""
    for place in trial.places[suspect.id]:
        if trial.said[place].reading == reading:
            return place, trial.said[place]
    return None


def attempts_of_currency(
    trial: Trial, scene: Scene, suspect: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Try the other currencies of the source, and dollars."""
    unit, found = suspect.figure.unit, read_as(trial, suspect, "level")
    if found is None or not is_money(unit):
        return
    place, said = found
    money = {o.figure.unit for o in scene.observations.values() if o.source == suspect.source}
    others = sorted({u for u in money | {DOLLAR} if is_money(u)} - {unit})
    for other in others:
        rate = worth(scene.bounds, other, unit, suspect)
        if rate is None:
            continue
        meant = said.possible * rate
        if meant.meets(rest.needs(said.variable)):
            figure = suspect.figure
            instead = Quantity(figure.value, figure.likely, figure.possible, other)
            likeliness = _USED if other in money else _UNUSED
            weight = NEAREST.multiply(WEIGHTS["wrong_currency"], likeliness)
            if not rest.needs(said.variable).is_bounded:
                weight = NEAREST.multiply(weight, ANYTHING_FITS)
            changes = {place: meant}
            amounts = read_as(trial, suspect, "printed")
            if amounts is not None:
                changes[amounts[0]] = amounts[1].possible * rate
            yield Attempt(
                weight, Diagnosis("wrong_currency", (suspect.id,), instead), changes, changes
            )


def worth(bounds: Bounds, one: str, other: str, about: Observation) -> Interval | None:
    """Return what one unit of ``one`` may have been worth in ``other``; None when not known."""
    base = quote_base(one, other)
    quote = other if base == one else one
    rate = bounds(base, quote, about.key.period)
    if rate is None:
        return None
    return rate if base == one else Interval.point(1) / rate


def attempts_of_rate(
    trial: Trial, scene: Scene, suspect: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Try conversion at another rate: of the figure, or of what it was itself converted from."""
    for other in _pairs(trial, scene, suspect):
        rate = worth(scene.bounds, other.figure.unit, suspect.figure.unit, suspect)
        if rate is None or not rate.meets(suspect.figure.possible / other.figure.possible):
            continue
        if suspect.pair_of == other.id:
            yield from _wrong_rate(trial, suspect, other, rest, rate)
        yield from _back_conversion(trial, scene, suspect, other, rest)


def _wrong_rate(
    trial: Trial, suspect: Observation, other: Observation, rest: Rest, rate: Interval
) -> Iterator[Attempt]:
    if not any(
        trial.name(trial.said[p].variable).what == "converted" for p in _clashing(trial, suspect)
    ):
        return
    instead = _needed(trial, suspect, rest)
    if instead is None or instead.possible.meets(other.figure.possible * rate):
        diagnosis = Diagnosis("wrong_rate", (suspect.id,), instead, beside=other.id)
        yield Attempt(WEIGHTS["wrong_rate"], diagnosis)


def _clashing(trial: Trial, suspect: Observation) -> list[int]:
    """Return the places at which a figure takes part in the conflict."""
    return [f for each in trial.sets for f in each if trial.speaker(f) is suspect]


def _back_conversion(
    trial: Trial, scene: Scene, suspect: Observation, other: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Try whether an amount was reckoned from its pair at a day's rate, not at the period's mean.

    Then what the rest makes of it is its pair at the mean rate of the period.
    """
    mean = worth(scene.means, other.figure.unit, suspect.figure.unit, suspect)
    for place in _clashing(trial, suspect):
        said = trial.said[place]
        if trial.name(said.variable).what != "level" or mean is None:
            continue
        needed = rest.needs(said.variable)
        at = needed / other.figure.possible
        beside = _rate_beside(trial, rest, suspect, other)
        if needed.is_bounded and mean.meets(at) and not beside.meets(at):
            printed = read_as(trial, suspect, "printed")
            kept = {} if printed is None else {printed[0]: printed[1]}
            instead = about_quantity_of(rest.possible, rest.likely, said)
            diagnosis = Diagnosis("back_conversion", (suspect.id,), instead, beside=other.id)
            yield reread(Attempt(WEIGHTS["back_conversion"], diagnosis), kept)
            return


def _rate_beside(trial: Trial, rest: Rest, suspect: Observation, other: Observation) -> Interval:
    """Return what one unit of the other's is worth by other conversions of the period, if any."""
    network = trial.part.network
    for place in trial.places.get(other.id, ()):
        for tie in network.touching[trial.said[place].variable]:
            for variable in network.variables_of(tie):
                if trial.name(variable).what == "rate":
                    known, dated = rest.needs(variable), network.domain(variable)
                    if known.width >= dated.width * _KNOWN:
                        return EMPTY
                    units = suspect.figure.unit, other.figure.unit
                    return known if quote_base(*units) == units[1] else Interval.point(1) / known
    return EMPTY


def _pairs(trial: Trial, scene: Scene, suspect: Observation) -> Iterator[Observation]:
    for other in scene.observations.values():
        if other.id == suspect.pair_of or other.pair_of == suspect.id:
            units = other.figure.unit, suspect.figure.unit
            if is_money(units[0]) and is_money(units[1]) and units[0] != units[1]:
                yield other


def _needed(trial: Trial, suspect: Observation, rest: Rest) -> Quantity | None:
    """Return what the rest makes of a conversion."""
    found = read_as(trial, suspect, "level")
    return None if found is None else about_quantity_of(rest.possible, rest.likely, found[1])
