"""Exchange rates of a period or date, from a table by month; what is not known is said."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.core.given_rate import given_rate
from tbcalc.core.rate_gaps import left_open, missing_rate, month_runs, run_names
from tbcalc.core.rate_means import is_crossed, monthly_means, weighted_mean
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.period import Period, month_run
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate, RateTable, quote_base


def rate_on(table: RateTable, base: str, quote: str, on: Period) -> Rate:
    """Return the mean of the days' rates in ``on``, as far as known; what is not known is said.

    A table by month does not have the rate of each day: for the last days of a month it is the
    rate of the last published day, for other days the mean of the month, and the rate's
    ``assumed`` says so. Raises MissingRateError.
    """
    if base == quote:
        return given_rate(Decimal(1), base, quote, on="always", source="the same currency")
    if quote_base(base, quote) != base:
        return rate_on(table, quote, base, on).inverse()
    if on.first == on.last and _has_end(table, base, quote, on):
        rate = month_end_rate(table, base, quote, on.last_month)
        said = (f"no rate is published on {on}: that of {rate.on} is used",)
        return rate if rate.on == str(on) else replaced(rate, assumed=said)
    return _mean_rate(table, base, quote, on)


def latest_rate(table: RateTable, base: str, quote: str) -> Rate:
    """Return the mean of the table's last month.

    Raises MissingRateError, for a currency that is no longer published too.
    """
    last = table.span[1]
    rate = rate_on(table, base, quote, month_run(last, last))
    if base == quote:
        return rate
    said = f"no date is given: the mean of {rate.on} is used, the last month known"
    return replaced(rate, assumed=(said, *rate.assumed))


def quoted_rate(table: RateTable, one: str, other: str, on: Period | None = None) -> Rate:
    """Return the rate the way the pair is quoted, of ``on`` or else the latest.

    Raises MissingRateError.
    """
    base = quote_base(one, other)
    quote = other if base == one else one
    return latest_rate(table, base, quote) if on is None else rate_on(table, base, quote, on)


def month_end_rate(table: RateTable, base: str, quote: str, month: int) -> Rate:
    """Return the rate of the month's last published day, crossed through the euro.

    ``month`` is in months from year 0. Raises MissingRateError.
    """
    over, under = table.month_end(quote, month), table.month_end(base, month)
    day = table.last_day(month)
    if day is None or over is None or under is None:
        raise missing_rate(table, base, quote, month_run(month, month))
    bounds = Interval.point(over) / Interval.point(under)
    quantity = Quantity(NEAREST.divide(over, under), bounds, bounds, f"{quote}/{base}")
    on = str(Period(day, day))
    return Rate(base, quote, quantity, on, f"{table.source}, {on}", 1)


def _has_end(table: RateTable, base: str, quote: str, on: Period) -> bool:
    last = table.last_day(on.last_month)
    ends = [table.month_end(currency, on.last_month) for currency in (base, quote)]
    return last is not None and on.first >= last and None not in ends


def _mean_rate(table: RateTable, base: str, quote: str, on: Period) -> Rate:
    monthly = monthly_means(table, base, quote)
    months = range(on.first_month, on.last_month + 1)
    means = {month: stored for month in months if (stored := monthly(month)) is not None}
    if not means:
        raise missing_rate(table, base, quote, on)
    days = [min(table.days(base, month), table.days(quote, month)) for month in means]
    mean = weighted_mean(list(means.values()), days, f"{quote}/{base}")
    name = run_names(month_runs(means))
    count = f"{sum(days)} {table.weights}{'' if sum(days) == 1 else 's'}"
    crossed = ", crossed through the euro" if is_crossed(base, quote) else ""
    source = f"{table.source}, mean of {name} ({count}){crossed}"
    assumed = left_open(table, (base, quote), on, tuple(means))
    known_days = sum(days) if table.weights == "day" else 0
    return Rate(base, quote, mean, name, source, known_days, assumed)
