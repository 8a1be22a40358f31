"""Rows in the currency that --in names, at the mean rates of their periods."""

from __future__ import annotations

from tbcalc.core.balance_rows import BalanceRow, in_currency
from tbcalc.core.rates import rate_on
from tbcalc.figures.period import Period
from tbcalc.figures.rate import Rate
from tbcalc.sources.rate_text import load_rates


def row_in(row: BalanceRow, currency: str) -> BalanceRow:
    """Return the row with its amounts in ``currency``; a row without amounts as it is.

    Raises MissingRateError.
    """
    if row.currency in ("", currency):
        return row
    return in_currency(row, rate_of(row.currency, currency, row.period))


def rate_of(one: str, other: str, period: Period) -> Rate:
    """Return the mean rate of the period between two currencies.

    Raises MissingRateError.
    """
    return rate_on(load_rates(), one, other, period)
