"""What a table knows about a pair of currencies: a rate, its month end, the months known."""

from __future__ import annotations

from collections.abc import Iterator

from tbcalc.core.rate_gaps import known_months, missing_rate
from tbcalc.core.rates import month_end_rate, rate_on
from tbcalc.errors import MissingRateError
from tbcalc.exact.noun import noun
from tbcalc.figures.period import Period, month_run
from tbcalc.figures.rate import Rate, RateTable


@noun
class RateFacts:
    """A rate, that of the last day of its last month where it is known, and the months known."""

    rate: Rate
    month_end: Rate | None
    known: tuple[Period, ...]


def rate_facts(table: RateTable, base: str, quote: str, on: Period | None = None) -> RateFacts:
    """Return the facts of a period, or else of the last month in which the pair is known.

    Raises MissingRateError.
    """
    known = known_months(table, base, quote)
    if on is not None:
        return _facts(table, rate_on(table, base, quote, on), on, known)
    if not known:
        raise missing_rate(table, base, quote, month_run(*table.span))
    last = month_run(known[-1].last_month, known[-1].last_month)
    rate = rate_on(table, base, quote, last)
    return _facts(table, rate, last, known)


def monthly_rate_facts(
    table: RateTable, base: str, quote: str, on: Period | None = None
) -> Iterator[RateFacts]:
    """Yield the facts of each month known, of ``on`` or of all.

    Raises MissingRateError when there is none.
    """
    known = known_months(table, base, quote)
    asked = month_run(*table.span) if on is None else month_run(on.first_month, on.last_month)
    months = [month for run in known for month in run.split_months() if asked.encloses(month)]
    if not months:
        raise missing_rate(table, base, quote, asked)
    for month in months:
        yield _facts(table, rate_on(table, base, quote, month), month, known)


def has_rate(table: RateTable, base: str, quote: str, on: Period) -> bool:
    """Tell whether any month of ``on`` has a rate of the pair."""
    return any(
        run.overlaps(month_run(on.first_month, on.last_month))
        for run in known_months(table, base, quote)
    )


def _facts(table: RateTable, rate: Rate, on: Period, known: tuple[Period, ...]) -> RateFacts:
    try:
        end = month_end_rate(table, rate.base, rate.quote, on.last_month)
    except MissingRateError:
        end = None
    return RateFacts(rate, end, known)
