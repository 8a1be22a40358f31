"""What the size of a movement is since: up 5 billion from May, 2.1 points more than a year ago."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.period import Period
from tbcalc.sources.prose_basis import told_basis
from tbcalc.sources.prose_periods import Times
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_LENGTHS: Final = {"mom": 1, "qoq": 3}
_USUAL: Final = ("yoy", "mom", "qoq")


def with_starts(
    sentence: Sentence, readings: Sequence[Reading], when: Times, usual: str
) -> list[Reading]:
    """Return the readings, changes and differences in points with the period that they are since.

    ``usual`` is the basis told last, which holds where none is told.
    """
    return [
        _with_start(sentence, readings, i, when, usual) if _is_step(reading) else reading
        for i, reading in enumerate(readings)
    ]


def _is_step(reading: Reading) -> bool:
    return reading.kind == "pp_change" or (reading.kind == "amount" and bool(reading.sort.role))


def _with_start(
    sentence: Sentence, readings: Sequence[Reading], i: int, when: Times, usual: str
) -> Reading:
    own = readings[i]
    if own.period is None:
        return own
    told = next(_told(sentence, readings, i, when), None)
    is_told = told is not None
    start = told if is_told else start_of(own.period, usual or "yoy")
    is_start = start is not None and start != own.period
    return replaced(own, against=start, basis_implied=not is_told) if is_start else own


def _told(
    sentence: Sentence, readings: Sequence[Reading], i: int, when: Times
) -> Iterator[Period | None]:
    """Yield the periods that words, an amount or the growth beside it tell a change to be since."""
    own, place = readings[i], sentence.figures[i]
    if place in when.bases:
        yield when.bases[place]
    basis = told_basis(sentence, place)
    if basis in _USUAL and own.period is not None:
        yield start_of(own.period, basis)
    for at, other in zip(sentence.figures, readings, strict=True):
        is_level = other.kind == "amount" and other.flow == own.flow and not other.sort.role
        if at in when.compared and is_level and other.period != own.period:
            yield other.period
    for j in (i - 1, i + 1):
        other = readings[j] if 0 <= j < len(readings) else own
        if other.kind == "growth" and (other.flow, other.period) == (own.flow, own.period):
            yield growth_start(other)


def growth_start(growth: Reading) -> Period | None:
    """Return the period that a growth is against."""
    if growth.against is not None or growth.period is None:
        return growth.against
    return start_of(growth.period, growth.basis)


def start_of(period: Period, basis: str) -> Period | None:
    """Return the period that one is compared with on a basis; None for none of the usual ones."""
    if basis == "yoy":
        return period.shift_years(-1)
    is_step = period.is_month_run and _LENGTHS.get(basis) == period.length
    return period.preceding() if is_step else None
