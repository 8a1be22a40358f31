"""Growth in another currency: each amount at the rate of its own time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tbcalc.core.balance_rows import in_currency
from tbcalc.core.convert import converted
from tbcalc.core.derived import derived
from tbcalc.core.growth import implied_growth
from tbcalc.core.growth_rows import GrowthRow, growth_rows
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject
from tbcalc.errors import NotAnswerableError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate

RateOf = Callable[[str, str, Period], Rate]
"""The rate between two currencies in a period; it raises MissingRateError where none is known."""

_ONE = Interval.point(1)


def growth_rows_in(
    dataset: Dataset, query: Query, flows: Sequence[str], rate_of: RateOf
) -> tuple[GrowthRow, ...]:
    """Return rows in the query's currency: as printed in it, else converted.

    Raises MissingRateError, and NotAnswerableError where no amount tells the currency.
    """
    found = {
        _place(row): row
        for row in _rows(dataset, query, flows)
        if row.balance.currency == query.currency
    }
    for row in growth_rows(dataset, replaced(query, currency=""), flows):
        if row.balance.currency and _place(row) not in found:
            found[_place(row)] = _at_rates(row, query.currency, rate_of)
    if not found:
        raise NotAnswerableError(
            f"growth in {query.currency} follows from growth in another currency and the rates of "
            "both years, but no amount tells in which currency this growth is.",
            remedy="Leave out --in, or add an amount of the period with --data FILE.",
        )
    return tuple(found[place] for place in sorted(found, key=lambda one: (one[0].order, one[1])))


def _rows(dataset: Dataset, query: Query, flows: Sequence[str]) -> tuple[GrowthRow, ...]:
    try:
        return growth_rows(dataset, query, flows)
    except NotAnswerableError:
        return ()


def _place(row: GrowthRow) -> tuple[Subject, Period]:
    return row.balance.subject, row.balance.period


def _at_rates(row: GrowthRow, currency: str, rate_of: RateOf) -> GrowthRow:
    own, period = row.balance.currency, row.balance.period
    if own == currency:
        return row
    return growth_in(
        row, rate_of(own, currency, period), rate_of(own, currency, period.shift_years(-1))
    )


def growth_in(row: GrowthRow, now: Rate, then: Rate) -> GrowthRow:
    """Return the row with its amounts converted, those of the year before at ``then``.

    The implied growth is that of the converted amounts; where no base was printed, that of the
    print and of the rates. The printed growth stays that of the print. Raises UnitMismatchError.
    """
    balance = in_currency(row.balance, now)
    bases = {flow: converted(amount, then) for flow, amount in row.printed_base.items()}
    implied = {
        flow: growth_between_rates(growth, row.balance.currency, now, then)
        for flow, growth in row.growth.items()
    }
    for flow in row.implied:
        if flow in balance.flows and flow in bases:
            implied[flow] = implied_growth(balance.flows[flow], bases[flow])
    return replaced(
        row,
        balance=balance,
        implied=implied,
        base={flow: converted(amount, then) for flow, amount in row.base.items()},
        printed_base=bases,
        base_rate=then,
    )


def growth_between_rates(growth: Quantity, currency: str, now: Rate, then: Rate) -> Quantity:
    """Return what growth of amounts in ``currency`` is once each is converted at its own rate."""
    rates = (_per_unit(now, currency), _per_unit(then, currency))
    return derived(lambda g, a, b: (g + _ONE) * a / b - _ONE, (growth, *rates), "1")


def _per_unit(rate: Rate, currency: str) -> Quantity:
    """Return how much of the other currency one unit of ``currency`` is worth."""
    return rate.quantity if rate.base == currency else rate.inverse().quantity
