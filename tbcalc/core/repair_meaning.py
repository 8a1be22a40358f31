"""Slips of meaning: right digits, said of the wrong thing.

Another flow, period or scope, another currency, another rate or whole, the growth of another line,
an average over another number of years, a base that has been revised since.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.answers import about_quantity_of
from tbcalc.core.attempt import Attempt, Scene, reread
from tbcalc.core.identities_rates import is_money
from tbcalc.core.ledger import NEVER_NEGATIVE, Name, Said
from tbcalc.core.repair_moved import attempts_moved
from tbcalc.core.said import said_factor
from tbcalc.core.trial import Rest, Trial
from tbcalc.exact.interval import WHOLE, Interval
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.finding import Diagnosis, Slip
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import DOLLAR, quote_base

WEIGHTS: Final[dict[Slip, Decimal]] = {
    "wrong_currency": Decimal("0.08"),
    "wrong_rate": Decimal("0.10"),
    "back_conversion": Decimal("0.12"),
    "wrong_whole": Decimal("0.05"),
    "wrong_growth": Decimal("0.05"),
    "wrong_years": Decimal("0.15"),
    "revised_base": Decimal("0.004"),
}
"""Kinds of slips by how often they are met, on the scale of the misprints."""

ANYTHING_FITS: Final = Decimal("0.2")
"""What another currency loses where all that is known is that more, or less, was meant."""

_USED, _UNUSED = Decimal("0.5"), Decimal("0.05")
"""How likely another currency is, when the source uses it and when not."""


def attempts_of_meaning(
    trial: Trial, scene: Scene, suspect: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Find what else the figure might have meant that could agree with the rest."""
    match suspect.aspect:
        case "level":
            yield from attempts_moved(trial, scene, suspect, rest)
            yield from _currencies(trial, scene, suspect, rest)
            yield from _rates(trial, scene, suspect, rest)
            yield from _bases(trial, suspect, rest)
        case "growth":
            yield from _other_growths(trial, scene, suspect, rest)
            yield from _other_years(trial, suspect, rest)
        case "share":
            yield from _other_wholes(trial, suspect, rest)
        case _:
            return


def attempts_of_strain(
    trial: Trial, scene: Scene, suspect: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Find what a figure might have meant that clashes with the rest by little."""
    if suspect.aspect == "level":
        yield from _rates(trial, scene, suspect, rest)
        yield from _bases(trial, suspect, rest)


def _read(trial: Trial, suspect: Observation, reading: str) -> tuple[int, Said] | None:
    """Return the place at which the figure bears on a variable in one way."""
    for place in trial.places[suspect.id]:
        if trial.said[place].reading == reading:
            return place, trial.said[place]
    return None


def _currencies(trial: Trial, scene: Scene, suspect: Observation, rest: Rest) -> Iterator[Attempt]:
    """Try the other currencies of the source, and dollars."""
    unit, found = suspect.figure.unit, _read(trial, suspect, "level")
    if found is None or not is_money(unit):
        return
    place, said = found
    money = {o.figure.unit for o in scene.observations.values() if o.source == suspect.source}
    others = sorted({u for u in money | {DOLLAR} if is_money(u)} - {unit})
    for other in others:
        rate = _worth(scene, other, unit, suspect)
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
            amounts = _read(trial, suspect, "printed")
            if amounts is not None:
                changes[amounts[0]] = amounts[1].possible * rate
            yield Attempt(
                weight, Diagnosis("wrong_currency", (suspect.id,), instead), changes, changes
            )


def _worth(scene: Scene, one: str, other: str, about: Observation) -> Interval | None:
    """Return what one unit of ``one`` may have been worth in ``other``; None when not known."""
    base = quote_base(one, other)
    quote = other if base == one else one
    rate = scene.bounds(base, quote, about.key.period)
    if rate is None:
        return None
    return rate if base == one else Interval.point(1) / rate


def _rates(trial: Trial, scene: Scene, suspect: Observation, rest: Rest) -> Iterator[Attempt]:
    """Try conversion at another rate: of the figure, or of what it was itself converted from."""
    for other in _pairs(trial, scene, suspect):
        rate = _worth(scene, other.figure.unit, suspect.figure.unit, suspect)
        if rate is None or not rate.meets(suspect.figure.possible / other.figure.possible):
            continue
        if suspect.pair_of == other.id:
            instead = _quantity(trial, suspect, rest)
            at_any_rate = other.figure.possible * rate
            if instead is None or instead.possible.meets(at_any_rate):
                yield Attempt(
                    WEIGHTS["wrong_rate"],
                    Diagnosis("wrong_rate", (suspect.id,), instead, beside=other.id),
                )
        else:
            yield from _back_conversion(trial, suspect, other, rest, rate)


def _back_conversion(
    trial: Trial, suspect: Observation, other: Observation, rest: Rest, rate: Interval
) -> Iterator[Attempt]:
    found = _read(trial, suspect, "level")
    if found is None:
        return
    needed = rest.needs(found[1].variable)
    at = needed / other.figure.possible
    if needed.is_bounded and rate.meets(at):
        beside = _rate_beside(trial, rest, (suspect, other))
        is_known = beside.is_bounded and beside.width < rate.width / 2
        if is_known and beside.meets(at):
            return
        printed = _read(trial, suspect, "printed")
        kept = {} if printed is None else {printed[0]: printed[1]}
        diagnosis = Diagnosis(
            "back_conversion", (suspect.id,), _quantity(trial, suspect, rest), beside=other.id
        )
        yield reread(Attempt(WEIGHTS["back_conversion"], diagnosis), kept)


def _rate_beside(trial: Trial, rest: Rest, pair: tuple[Observation, Observation]) -> Interval:
    """Return the first's worth of one unit of the second, by the other pairs of their period."""
    network = trial.part.network
    for place in trial.places.get(pair[1].id, ()):
        for tie in network.touching[trial.said[place].variable]:
            for variable in network.variables_of(tie):
                if trial.name(variable).what == "rate":
                    rate = rest.needs(variable)
                    units = pair[0].figure.unit, pair[1].figure.unit
                    return rate if quote_base(*units) == units[1] else Interval.point(1) / rate
    return WHOLE


def _pairs(trial: Trial, scene: Scene, suspect: Observation) -> Iterator[Observation]:
    for other in scene.observations.values():
        if other.id == suspect.pair_of or other.pair_of == suspect.id:
            units = other.figure.unit, suspect.figure.unit
            if is_money(units[0]) and is_money(units[1]) and units[0] != units[1]:
                yield other


def _bases(trial: Trial, suspect: Observation, rest: Rest) -> Iterator[Attempt]:
    """Try whether it is the base of a growth, and has been revised since it was printed."""
    found = _read(trial, suspect, "level")
    if found is None:
        return
    bases = {
        trial.name(said.variable).other
        for each in trial.sets
        for said in (trial.said[f] for f in each)
        if said.reading == "factor"
    }
    if suspect.key.period in bases:
        diagnosis = Diagnosis("revised_base", (suspect.id,), _quantity(trial, suspect, rest))
        yield Attempt(WEIGHTS["revised_base"], diagnosis)


def _other_growths(
    trial: Trial, scene: Scene, suspect: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Try the growth printed for another line of the same source."""
    found = _read(trial, suspect, "factor")
    if found is None:
        return
    place, said = found
    others = [
        o
        for o in scene.observations.values()
        if o.source == suspect.source
        and o.aspect == "growth"
        and o.id != suspect.id
        and o.figure.value != suspect.figure.value
    ]
    for other in others:
        theirs = said_factor(suspect, said.variable, 1, other.figure)
        if theirs.possible.meets(rest.needs(said.variable)):
            weight = NEAREST.divide(WEIGHTS["wrong_growth"], Decimal(len(others)))
            diagnosis = Diagnosis(
                "wrong_growth", (suspect.id,), other.figure.quantity, beside=other.id
            )
            yield reread(Attempt(weight, diagnosis), {place: theirs})


def _other_years(trial: Trial, suspect: Observation, rest: Rest) -> Iterator[Attempt]:
    """Try an average over one year more or fewer."""
    found = _read(trial, suspect, "factor")
    if found is None or suspect.basis != "cagr":
        return
    place, said = found
    for years in (said.years - 1, said.years + 1):
        if years > 0:
            other = said_factor(suspect, said.variable, years)
            quantity = Quantity(
                Decimal(years), Interval.point(years), Interval.point(years), "years"
            )
            diagnosis = Diagnosis("wrong_years", (suspect.id,), quantity)
            yield reread(Attempt(WEIGHTS["wrong_years"], diagnosis), {place: other})


def _other_wholes(trial: Trial, suspect: Observation, rest: Rest) -> Iterator[Attempt]:
    """Try another whole for a share: of its period, the part's own level known."""
    found = _read(trial, suspect, "level")
    if found is None:
        return
    own = trial.name(found[1].variable)
    levels = {
        name: variable
        for variable, name in trial.levels()
        if name.period == own.period and name.family.variant == own.family.variant
    }
    parts = [n for n in levels if n.family._replace(unit="") == own.family and n.flow == own.flow]
    for part in parts:
        wholes = [
            n
            for n in levels
            if n.family.unit == part.family.unit and n.flow in NEVER_NEGATIVE and n != part
        ]
        for whole in wholes:
            yield from _of_whole(trial, suspect, rest, (part, whole), (levels, len(wholes)))


def _of_whole(
    trial: Trial,
    suspect: Observation,
    rest: Rest,
    tied: tuple[Name, Name],
    among: tuple[dict[Name, int], int],
) -> Iterator[Attempt]:
    levels, count = among
    part, whole = (rest.needs(levels[name]) for name in tied)
    if part.is_bounded and whole.is_bounded and suspect.figure.possible.meets(part / whole):
        weight = NEAREST.divide(WEIGHTS["wrong_whole"], Decimal(count))
        key = tied[1].family.key(tied[1].flow, tied[1].period)
        yield Attempt(weight, Diagnosis("wrong_whole", (suspect.id,), key=key))


def _quantity(trial: Trial, suspect: Observation, rest: Rest) -> Quantity | None:
    """Return what the rest makes of the figure."""
    found = _read(trial, suspect, "level")
    if found is None:
        return None
    return about_quantity_of(rest.possible, rest.likely, found[1])
