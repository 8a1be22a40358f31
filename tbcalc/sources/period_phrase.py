"""PeriodPhrase: what words say about a period, before it is known when they were printed."""

from __future__ import annotations

from typing import Final, Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.period import Day, Period, month_run
from tbcalc.sources.fiscal_year import FiscalYear, fiscal_year_of

Anchor = Literal["fixed", "relative", "latest", "recent", "same", "before", "so-far"]
Fiscal = Literal["", "one", "two", "relative"]

_DAYS_BEFORE_END: Final = 6

_HALF_YEAR: Final = 6
"""Months: so long a fiscal year that ended is the outgoing one, or one that is about to end."""

_APRIL: Final = 4
_JULY: Final = 7
"""Fiscal years that are not calendar years begin in April, July or October."""

NO_YEAR: Final = 2000
"""The year that runs of a phrase without a year are written in; it has a 29 February."""


@noun
class PeriodPhrase:
    """A period as words give it.

    ``anchor`` says how ``run`` and ``shift`` make a period of it:

    - fixed: ``run`` itself;
    - relative: ``run`` put into the year of the day of print plus ``shift`` (last year is -1);
    - latest: ``run`` in the latest year in which it is over (one month: begun) on that day, moved
      ``shift`` years;
    - recent: the run of as many months as ``run`` that holds that day, moved ``shift`` runs;
    - same: the period it stands beside, moved ``shift`` years, or put into the year of ``run``;
    - before: the run just before the period it stands beside;
    - so-far: from the beginning of the year to the end of the period it stands beside.

    With ``fiscal`` the years are fiscal ones, named by one year or by two; the months of ``run``
    then count from the year's beginning, unless ``by_name``: April to November. A recent one is
    the outgoing year: that which ends in the half year around the day.
    """

    anchor: Anchor
    run: Period | None = None
    shift: int = 0
    fiscal: Fiscal = ""
    by_name: bool = False


def resolve(
    phrase: PeriodPhrase,
    today: Day | None = None,
    *,
    beside: Period | None = None,
    reporter: str = "",
) -> Period | None:
    """Return the period a phrase means when printed on ``today``, None where that is not known.

    ``beside`` is the period of the statement the phrase stands in ("the same period last year"),
    ``reporter`` the code of the area whose fiscal years are meant.
    """
    if phrase.fiscal:
        return _fiscal(phrase, today, fiscal_year_of(reporter)) if reporter else _named(phrase)
    match phrase.anchor:
        case "fixed":
            return phrase.run
        case "same" | "before" | "so-far":
            return None if beside is None else _from_beside(phrase, beside)
        case _:
            return None if today is None else _from_today(phrase, today)


def needs(phrase: PeriodPhrase) -> str:
    """Return in words what must be known to resolve a phrase, empty where nothing is."""
    if phrase.fiscal:
        return "whose fiscal year it is"
    if phrase.anchor in ("same", "before", "so-far"):
        return "which period it stands beside"
    return "" if phrase.anchor == "fixed" else "the day on which it was printed"


def _from_beside(phrase: PeriodPhrase, beside: Period) -> Period | None:
    if phrase.anchor == "so-far":
        return Period((beside.first[0], 1, 1), beside.last)
    if phrase.anchor == "before":
        return beside.preceding() if beside.is_month_run else None
    shift = phrase.run.first[0] - beside.first[0] if phrase.run else phrase.shift
    return beside.shift_years(shift)


def _from_today(phrase: PeriodPhrase, today: Day) -> Period | None:
    run = phrase.run
    if run is None:
        return None
    if phrase.anchor == "recent":
        unit = (today[0] * 12 + today[1] - 1) // run.length + phrase.shift
        return month_run(unit * run.length, unit * run.length + run.length - 1)
    placed = run.shift_years(today[0] - run.last[0])
    if phrase.anchor == "relative":
        return placed.shift_years(phrase.shift)
    is_over = (
        placed.first <= today
        if run.length == 1 and run.is_month_run
        else placed.last <= today or _is_ending(placed, today)
    )
    return placed.shift_years(phrase.shift if is_over else phrase.shift - 1)


def _is_ending(run: Period, today: Day) -> bool:
    """Tell whether a run of months is in its last days, when some are already told of."""
    is_last_month = run.is_month_run and run.last[:2] == today[:2]
    return is_last_month and run.last[2] - today[2] < _DAYS_BEFORE_END


def _named(phrase: PeriodPhrase) -> Period | None:
    """Return months that lie alike in whosever fiscal year of two names: April-May 2025-26."""
    run = phrase.run
    if phrase.fiscal != "two" or not phrase.by_name or run is None:
        return None
    month = run.first[1]
    is_first = month == _APRIL or month >= _JULY
    return None if _APRIL < month < _JULY else run if is_first else run.shift_years(1)


def _fiscal(phrase: PeriodPhrase, today: Day | None, year: FiscalYear) -> Period | None:
    start = _fiscal_start(phrase, today, year)
    run = phrase.run
    if start is None or run is None or not run.is_month_run:
        return None
    if not phrase.by_name:
        return run.shift_years(start - run.first[0]).shift_months(year.first_month - 1)
    first = start if run.first[1] >= year.first_month else start + 1
    return run.shift_years(first - run.first[0])


def _fiscal_start(phrase: PeriodPhrase, today: Day | None, year: FiscalYear) -> int | None:
    if phrase.fiscal == "relative":
        if today is None:
            return None
        at = today[0] * 12 + today[1] - 1
        at -= _HALF_YEAR if phrase.anchor == "recent" else 0
        return year.start_on(at // 12, at % 12 + 1) + phrase.shift
    if phrase.run is None:
        return None
    named = phrase.run.first[0]
    return named if phrase.fiscal == "two" else year.start_of(named)
