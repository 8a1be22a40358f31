"""A part of a year, as the forms for years say which: 2024, last year, FY2023, 2022-23."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tbcalc.figures.period import Period
from tbcalc.sources.period_forms import Form
from tbcalc.sources.period_part import FULL, Part
from tbcalc.sources.period_phrase import NO_YEAR, PeriodPhrase


def latest(part: Part, shift: int = 0) -> PeriodPhrase | None:
    """Return a part without a year, moved ``shift`` years."""
    run = part.within(NO_YEAR)
    return None if run is None else PeriodPhrase("latest", run, shift)


def phrase_of(part: Part, year: Form) -> PeriodPhrase | None:
    """Return a part of a year, None where the two do not go together."""
    return _YEARS[year.kind](part, *year.numbers)


def fixed(part: Part, year: int) -> PeriodPhrase | None:
    """Return a part of a calendar year, None where a day does not exist."""
    run = part.within(year)
    return None if run is None else PeriodPhrase("fixed", run)


def _relative(part: Part, shift: int) -> PeriodPhrase | None:
    run = part.within(NO_YEAR)
    return None if run is None else PeriodPhrase("relative", run, shift)


def _years(part: Part, first: int, last: int) -> PeriodPhrase | None:
    if part != FULL or last <= first:
        return None
    return PeriodPhrase("fixed", Period((first, 1, 1), (last, 12, 31)))


def _years_short(part: Part, first: int, last: int) -> PeriodPhrase | None:
    last = first - first % 100 + last % 100
    return _fiscal_two(part, first, last) if last == first + 1 else _years(part, first, last)


def _fiscal_two(part: Part, first: int, last: int) -> PeriodPhrase | None:
    named = first if (last - first) % 100 == 1 else None
    run = None if named is None else part.beginning(named)
    return None if run is None else PeriodPhrase("fixed", run, 0, "two", not part.is_counted)


def _fiscal_one(part: Part, year: int) -> PeriodPhrase | None:
    run = part.beginning(year)
    return None if run is None else PeriodPhrase("fixed", run, 0, "one", not part.is_counted)


def _fiscal_relative(part: Part, shift: int) -> PeriodPhrase | None:
    run = part.beginning(NO_YEAR)
    if run is None:
        return None
    return PeriodPhrase("relative", run, shift, "relative", not part.is_counted)


def _fiscal_outgoing(part: Part) -> PeriodPhrase | None:
    run = part.beginning(NO_YEAR)
    if run is None:
        return None
    return PeriodPhrase("recent", run, 0, "relative", not part.is_counted)


_YEARS: Final[dict[str, Callable[..., PeriodPhrase | None]]] = {
    "year": fixed,
    "bare-year": fixed,
    "relative": _relative,
    "the-year": latest,
    "the-year-before": lambda part: latest(part, -1),
    "years": _years,
    "years-short": _years_short,
    "fiscal-one": _fiscal_one,
    "fiscal-two": _fiscal_two,
    "fiscal-relative": _fiscal_relative,
    "fiscal-outgoing": _fiscal_outgoing,
}
