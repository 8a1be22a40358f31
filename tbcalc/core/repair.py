"""Repairs: which small slip would explain a conflict; each is tried, and only what mends is told.

A hypothesis is that some figures slipped in one way. Its weight is how often the press makes that
slip, divided by the choices it leaves, and less for every other figure that must then be wrong as
well. So the slip that explains all clashes of a figure at once comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.attempt import Attempt, Hypothesis, judged, reread, with_others
from tbcalc.core.ledger import Said
from tbcalc.core.repair_meaning import attempts_of_meaning, attempts_of_strain
from tbcalc.core.repair_together import attempts_together
from tbcalc.core.said import said_instead
from tbcalc.core.scene import Scene
from tbcalc.core.slips import Misprint, misprints
from tbcalc.core.trial import Rest, Trial
from tbcalc.exact.interval import WHOLE, Interval
from tbcalc.exact.noun import replaced
from tbcalc.exact.rounding import NEAREST, UP
from tbcalc.figures.finding import Diagnosis
from tbcalc.figures.flow import BALANCE
from tbcalc.figures.observation import Observation

UNEXPLAINED: Final = {"growth": Decimal("0.003")}
UNEXPLAINED_ELSE: Final = Decimal("0.002")
"""The weight of a figure's being wrong in a way that no slip explains: rates rather than levels."""

TRUNCATED: Final = Decimal("0.25")
"""The weight of digits that were cut off: a habit more than a slip."""

ANYTHING_FITS: Final = Decimal("0.2")
"""What a misprint loses where all that is known is that more, or less, was meant."""

SHORT: Final = Decimal(8)
"""What a digit left out gains where the source prints its other figures with one digit more."""

RECKONED: Final = Decimal("1.1")
"""What a conversion gains: the paper reckoned it, and did not copy it."""

_ONE, _CLOSE, _FAR = Decimal(1), Decimal("0.05"), Decimal(3)
_LOST = Interval.point(-1)
MOST_SUSPECTS: Final = 12
MOST_TRIED: Final = 6
"""How many misprints of one figure are tried, the weightiest first."""


def hypotheses(trial: Trial, scene: Scene) -> tuple[Hypothesis, ...]:
    """Return what may be wrong, the likeliest first; figures without an explanation come last."""
    found: list[Hypothesis] = []
    suspects = trial.suspects()[:MOST_SUSPECTS]
    for suspect in suspects:
        rest = trial.rest((suspect.id,))
        if rest is not None and trial.is_guilty(rest):
            found.append(Hypothesis(with_others(_unexplained(suspect), rest), (suspect.id,)))
            for attempt in _attempts(trial, scene, suspect, rest):
                found += filter(None, [judged(trial, rest, attempt)])
    for attempt in () if trial.is_strain else attempts_together(trial, scene, suspects):
        rest = trial.rest(attempt.diagnosis.figures)
        if rest is not None and trial.is_guilty(rest):
            found += filter(None, [judged(trial, rest, attempt)])
    order = {suspect.id: at for at, suspect in enumerate(suspects)}
    found.sort(key=lambda each: (-each.weight, order[each.figures[0]]))
    return tuple(found)


def _unexplained(suspect: Observation) -> Decimal:
    return UNEXPLAINED.get(suspect.aspect, UNEXPLAINED_ELSE)


def _attempts(trial: Trial, scene: Scene, suspect: Observation, rest: Rest) -> Iterator[Attempt]:
    said = {place: trial.said[place] for place in trial.places[suspect.id]}
    if trial.is_strain:
        yield from _truncated(said, suspect)
        yield from attempts_of_strain(trial, scene, suspect, rest)
        return
    is_short = _is_short(scene, suspect)
    fitting = [
        (misprint, instead)
        for misprint in _misprints(suspect, _reached(said, rest))
        if (instead := _instead(said, misprint)) and _fits(instead, rest)
    ]
    fitting.sort(key=lambda each: (-each[0].weight, each[0].kind, *_misses(each[1], rest)))
    for misprint, instead in fitting[:MOST_TRIED]:
        diagnosis = Diagnosis(misprint.kind, (suspect.id,), misprint.meant.quantity)
        weight = NEAREST.multiply(misprint.weight, _support(instead, rest))
        if misprint.kind == "dropped_digit" and is_short:
            weight = NEAREST.multiply(weight, SHORT)
        if suspect.pair_of:
            weight = NEAREST.multiply(weight, RECKONED)
        yield reread(Attempt(weight, diagnosis), instead)
    yield from attempts_of_meaning(trial, scene, suspect, rest)


def _truncated(said: dict[int, Said], suspect: Observation) -> Iterator[Attempt]:
    """Try whether digits were cut off rather than rounded."""
    figure = suspect.figure
    if figure.qualifier == "exact" and figure.last_place:
        cut = Interval(abs(figure.value), UP.add(abs(figure.value), figure.last_place))
        meant = replaced(figure, likely=-cut if figure.value < 0 else cut)
        diagnosis = Diagnosis("truncation", (suspect.id,))
        instead = {place: said_instead(each, meant) for place, each in said.items()}
        changes = {place: each.likely for place, each in instead.items()}
        yield Attempt(TRUNCATED, diagnosis, changes, changes)


def _reached(said: dict[int, Said], rest: Rest) -> Interval:
    """Return bounds of the numbers that a figure must be able to stand for to fit the rest."""
    within = WHOLE
    for each in said.values():
        if each.reading == "level":
            within = within.intersection(rest.needs(each.variable))
        elif each.reading == "factor" and each.years == 1:
            within = within.intersection(rest.needs(each.variable) + _LOST)
    return within


def _misprints(suspect: Observation, within: Interval) -> Iterator[Misprint]:
    signed = suspect.aspect in ("growth", "change") or suspect.key.flow == BALANCE
    return misprints(
        suspect.figure,
        is_amount=suspect.figure.kind in ("amount", "count"),
        may_be_negative=signed,
        within=within,
    )


def _is_short(scene: Scene, suspect: Observation) -> bool:
    """Tell whether its source prints most amounts of this kind with one digit more."""
    own = _digits(suspect)
    others = [
        _digits(o)
        for o in scene.observations.values()
        if (o.source, o.aspect, o.figure.unit)
        == (suspect.source, suspect.aspect, suspect.figure.unit)
        and o.id != suspect.id
    ]
    return own > 0 and len(others) > 1 and 2 * others.count(own + 1) > len(others)


def _digits(observation: Observation) -> int:
    """Return how many digits a figure is printed with, zeros at its end included."""
    figure = observation.figure
    if not figure.last_place:
        return 0
    return NEAREST.divide(abs(figure.value), figure.last_place).adjusted() + 1


def _instead(said: dict[int, Said], misprint: Misprint) -> dict[int, Said]:
    return {place: said_instead(each, misprint.meant) for place, each in said.items()}


def _support(instead: dict[int, Said], rest: Rest) -> Decimal:
    """Return how much it tells that a misprint fits: little when nearly anything would."""
    return max(_tells(rest.needs(said.variable), said) for said in instead.values())


def _tells(needed: Interval, said: Said) -> Decimal:
    """Return 1 for a narrow interval that is met, less for a wide one, least for overshooting it.

    Where all that is known is that more, or less, was meant, it loses with what lies between.
    """
    small, large = sorted((abs(needed.low), abs(needed.high)))
    if needed.is_bounded and small > 0 and needed.low.is_signed() == needed.high.is_signed():
        width = NEAREST.divide(large, small) - _ONE
        return min(_ONE, max(ANYTHING_FITS, NEAREST.divide(_CLOSE, max(width, _CLOSE))))
    met = abs(said.stretch.centre)
    known = small if large.is_infinite() else large
    if not (met and known and known.is_finite()):
        return ANYTHING_FITS
    apart = NEAREST.divide(max(met, known), min(met, known))
    return NEAREST.divide(ANYTHING_FITS, max(_ONE, NEAREST.divide(apart, _FAR)))


def _misses(instead: dict[int, Said], rest: Rest) -> tuple[Decimal, Decimal]:
    """Return how far from the middle of what the rest needs a misprint lies, and the number."""
    said = next(iter(instead.values()))
    needed, centre = rest.needs(said.variable), said.stretch.centre
    return (abs(centre - needed.midpoint) if needed.is_bounded else abs(centre), centre)


def _fits(instead: dict[int, Said], rest: Rest) -> bool:
    return all(each.possible.meets(rest.needs(each.variable)) for each in instead.values())
