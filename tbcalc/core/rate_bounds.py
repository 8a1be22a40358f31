"""Between which rates a printed conversion can have been made, from a table by month.

A month's daily rates lie around its mean, its last rate and the last of the month before. Their
hull, widened on either side by 5 percent and once more by its own relative width, holds 221,692
of the 221,702 daily rates against the dollar that the ECB's reference rates give for 42 currencies
from 1999 to October 2026; the ten others are of the liras' falls in 2001 and December 2021.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.core.rate_means import monthly_means
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import DOWN, UP
from tbcalc.figures.period import Period
from tbcalc.figures.rate import RateTable, quote_base

MARGIN: Final = Decimal("1.05")
"""How far a day's rate may lie beyond what the table by month knows of it."""

NO_RATES: Final = RateTable("no rates", {})
"""A table that knows nothing: conversions are then bounded by one another only."""


def conversion_bounds(
    table: RateTable, base: str, quote: str, period: Period, published: Period | None
) -> Interval | None:
    """Return bounds on all daily rates from before ``period`` to the publication.

    Customs convert at a rate of the month before, newspapers at that of the day they print. None
    when the table does not have the pair for all of that time; ``published`` None is any time.
    """
    if quote_base(base, quote) != base or not {base, quote} <= set(table.currencies):
        return None
    last = max(period.last_month, published.last_month) if published else table.span[1]
    months = range(period.first_month - 1, last + 1)
    found = None
    for month in months:
        bounds = month_bounds(table, base, quote, month)
        if bounds is None:
            return None
        found = bounds if found is None else found.hull(bounds)
    return found


def month_bounds(table: RateTable, base: str, quote: str, month: int) -> Interval | None:
    """Return bounds on the daily rates of a month, None when the table does not have it.

    ``month`` is in months from year 0 and ``base`` the base that the pair is quoted with.
    """
    mean = monthly_means(table, base, quote)(month)
    if mean is None:
        return None
    hull = mean[1]
    for end in (month - 1, month):
        over, under = table.month_end(quote, end), table.month_end(base, end)
        if over is not None and under is not None:
            hull = hull.hull(Interval.point(over) / Interval.point(under))
    reach = UP.multiply(MARGIN, UP.divide(hull.high, hull.low))
    return Interval(DOWN.divide(hull.low, reach), UP.multiply(hull.high, reach))
