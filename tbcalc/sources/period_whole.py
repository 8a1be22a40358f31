"""Forms that say a period alone: last month, the same period last year, a five-year plan."""

from __future__ import annotations

from typing import Final

from tbcalc.figures.period import Period
from tbcalc.sources.period_forms import Form
from tbcalc.sources.period_part import Part, part_of
from tbcalc.sources.period_phrase import NO_YEAR, PeriodPhrase
from tbcalc.sources.period_year import fixed

_FIRST_PLAN: Final = 1966
"""The third plan began in 1966; since then each has five years. The first two were 1953 to 1962."""
_CODES: Final = {
    "quarter-in": ("quarter", False),
    "half-in": ("half", False),
    "month-in": ("month", False),
    "year-to-in": ("year-to", False),
    "quarter-to-in": ("quarter-to", False),
    "in-quarter": ("quarter", True),
    "in-half": ("half", True),
    "in-month": ("month", True),
}
"""Forms that join a part and its year, and whether the year stands first."""


def whole_phrase(form: Form) -> PeriodPhrase | None:
    """Return what a form says that stands alone, None where its numbers are of no period."""
    if form.kind in _CODES:
        return _in_year(form)
    match form.kind, form.numbers:
        case "plan", (number,):
            return _plan(number)
        case "recent", (months, shift):
            return PeriodPhrase("recent", Part(1, months).within(NO_YEAR), shift)
        case "same-of-year", (year,):
            return PeriodPhrase("same", Period.year(year))
        case ("same" | "before" | "so-far") as anchor, numbers:
            return PeriodPhrase(anchor, None, sum(numbers))
        case kind, _:
            raise AssertionError(kind)


def _in_year(form: Form) -> PeriodPhrase | None:
    unit, is_year_first = _CODES[form.kind]
    year, number = form.numbers if is_year_first else reversed(form.numbers)
    part = part_of(Form(unit, (number,), form.end))
    return None if part is None else fixed(part, year)


def _plan(number: int) -> PeriodPhrase | None:
    if not 1 <= number <= 99:
        return None
    first = 1948 + 5 * number if number < 3 else _FIRST_PLAN + 5 * (number - 3)
    return PeriodPhrase("fixed", Period((first, 1, 1), (first + 4, 12, 31)))
