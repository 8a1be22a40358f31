"""Slips of meaning: right digits, said of the wrong thing.

Another flow, period or scope, another currency, another rate or whole, the growth of another line,
an average over another number of years, a base that has been revised since.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.answers import about_quantity_of
from tbcalc.core.attempt import Attempt, reread
from tbcalc.core.ledger import NEVER_NEGATIVE, Name
from tbcalc.core.repair_moved import attempts_moved
from tbcalc.core.repair_rates import attempts_of_currency, attempts_of_rate, read_as
from tbcalc.core.said import said_factor
from tbcalc.core.scene import Scene
from tbcalc.core.trial import Rest, Trial
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.finding import Diagnosis, Slip
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity

WEIGHTS: Final[dict[Slip, Decimal]] = {
    "wrong_whole": Decimal("0.05"),
    "wrong_growth": Decimal("0.05"),
    "wrong_years": Decimal("0.15"),
    "revised_base": Decimal("0.004"),
}
"""Kinds of slips by how often they are met, on the scale of the misprints."""


def attempts_of_meaning(
    trial: Trial, scene: Scene, suspect: Observation, rest: Rest
) -> Iterator[Attempt]:
    """Find what else the figure might have meant that could agree with the rest."""
    match suspect.aspect:
        case "level":
            yield from attempts_moved(trial, scene, suspect, rest)
            yield from attempts_of_currency(trial, scene, suspect, rest)
            yield from attempts_of_rate(trial, scene, suspect, rest)
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
        yield from attempts_of_rate(trial, scene, suspect, rest)
        yield from _bases(trial, suspect, rest)


def _bases(trial: Trial, suspect: Observation, rest: Rest) -> Iterator[Attempt]:
    """Try whether it is the base of a growth, and has been revised since it was printed."""
    found = read_as(trial, suspect, "level")
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
    found = read_as(trial, suspect, "factor")
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
    found = read_as(trial, suspect, "factor")
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
    found = read_as(trial, suspect, "level")
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
    found = read_as(trial, suspect, "level")
    if found is None:
        return None
    return about_quantity_of(rest.possible, rest.likely, found[1])
