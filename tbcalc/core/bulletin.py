"""What a bulletin tells of one subject in one period, beside the years before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.core.answerable import answered_rows
from tbcalc.core.balance_rows import BalanceRow, balance_rows
from tbcalc.core.growth import change
from tbcalc.core.growth_rows import GrowthRow, growth_rows
from tbcalc.core.implied import implied_rate
from tbcalc.core.query import Query
from tbcalc.core.rates import rate_on
from tbcalc.core.selection import Subject, is_currency
from tbcalc.core.share_rows import ShareRow, share_rows
from tbcalc.errors import MissingRateError, NotAnswerableError
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.area import WORLD, country_of
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate, RateTable

MOST_YEARS: Final = 60
"""Years before a period that a bulletin looks back at most."""


@noun
class Move:
    """How a balance moved in a year: what exports and what imports added to it.

    ``exports`` and ``imports`` are contributions: more imports count below nought.
    """

    before: Quantity
    exports: Quantity
    imports: Quantity
    after: Quantity
    difference: Quantity


@noun
class PrintedPair:
    """An amount printed in two currencies, the rate they imply, and the period's mean rate."""

    one: Observation
    other: Observation
    implied: Quantity
    official: Rate | None


@noun
class Bulletin:
    """The facts of a bulletin: the row with its growth, and what surrounds it.

    ``history`` are the rows of the same months in earlier years and of the period itself, in one
    currency and in order; ``parts`` the trade with single partners, then in single products.
    """

    row: GrowthRow
    before: BalanceRow | None
    move: Move | None
    history: tuple[BalanceRow, ...]
    partners: tuple[ShareRow, ...]
    products: tuple[ShareRow, ...]
    pairs: tuple[PrintedPair, ...]

    @property
    def balance(self) -> BalanceRow:
        """The row of the period."""
        return self.row.balance


def bulletins(dataset: Dataset, query: Query, rates: RateTable) -> tuple[Bulletin, ...]:
    """Return a bulletin for each subject asked for, of the one period of the query.

    A named reporter is told of with whatever flow is known; else those whose balance is known.
    Raises NotAnswerableError where there is none.
    """
    rows = balance_rows(dataset, query) if query.reporter else ()
    rows = rows or answered_rows(dataset, query)
    grown = {row.balance.subject: row for row in _grown(dataset, query)}
    return tuple(bulletin(dataset, grown.get(r.subject, _bare(r)), rates) for r in _complete(rows))


def query_of_one_period(dataset: Dataset, query: Query) -> Query:
    """Return the query with its period: the one asked for, else the last with a known balance.

    Raises NotAnswerableError.
    """
    if query.periods:
        return query
    last = max(row.period for row in answered_rows(dataset, query))
    return replaced(query, periods=(last,), by="")


def _complete(rows: Sequence[BalanceRow]) -> Sequence[BalanceRow]:
    """Return the rows in which the balance is known, all rows where it is known in none."""
    return [row for row in rows if row.is_complete] or rows


def bulletin(dataset: Dataset, row: GrowthRow, rates: RateTable) -> Bulletin:
    """Return what is known around a row."""
    own = row.balance
    history = _history(dataset, own)
    earlier = own.period.shift_years(-1)
    before = next((each for each in history if each.period == earlier), None)
    near = _near(dataset, own)
    return Bulletin(
        row,
        before,
        None if before is None else move(before, own),
        history,
        tuple(_partners(near, own)),
        tuple(_products(near, own)),
        tuple(_pairs(near, own, rates)),
    )


def move(before: BalanceRow, after: BalanceRow) -> Move | None:
    """Return what moved the balance from one row to another, None where it is not known."""
    if not (before.is_complete and after.is_complete and before.currency == after.currency):
        return None
    then, now = before.flows, after.flows
    return Move(
        then[BALANCE],
        change(now[EXPORTS], then[EXPORTS]),
        -change(now[IMPORTS], then[IMPORTS]),
        now[BALANCE],
        change(now[BALANCE], then[BALANCE]),
    )


def _bare(row: BalanceRow) -> GrowthRow:
    return GrowthRow(row, {}, {}, {})


def _grown(dataset: Dataset, query: Query) -> tuple[GrowthRow, ...]:
    try:
        return growth_rows(dataset, query)
    except NotAnswerableError:
        return ()


def _history(dataset: Dataset, row: BalanceRow) -> tuple[BalanceRow, ...]:
    """Return the rows of the same months in earlier years, in the row's currency."""
    years = min(MOST_YEARS, row.period.first[0] - 1)
    periods = frozenset(row.period.shift_years(-n) for n in range(1, years + 1))
    subject = row.subject
    query = Query(
        subject.reporter, subject.partner, subject.scope, subject.product, periods,
        currency=row.currency,
    )  # fmt: skip
    earlier = balance_rows(dataset, query)
    return (*(each for each in earlier if each.currency == row.currency), row)


def _near(dataset: Dataset, row: BalanceRow) -> Dataset:
    """Return what the data say of the row's country in its period."""
    country = country_of(row.subject.reporter)
    return replaced(
        dataset,
        observations=tuple(
            o
            for o in dataset.observations
            if o.key.period == row.period and country_of(o.key.reporter) == country
        ),
    )


def _partners(near: Dataset, row: BalanceRow) -> Iterator[ShareRow]:
    """Find the trade with single partners, the largest first."""
    subject = row.subject
    if subject.partner != WORLD:
        return
    query = Query(subject.reporter, WORLD, subject.scope, subject.product, (row.period,), "partner")
    yield from sorted(_shares(near, query), key=_size)


def _products(near: Dataset, row: BalanceRow) -> Iterator[ShareRow]:
    """Find the trade in single products, the largest first."""
    subject = row.subject
    if subject.product:
        return
    products = {
        o.key.product
        for o in near.observations
        if o.key.product and Subject.of(replaced(o.key, product="")) == subject
    }
    rows = [
        share
        for product in sorted(products)
        for share in _shares(
            near,
            Query(subject.reporter, subject.partner, subject.scope, product, (row.period,)),
        )
    ]
    yield from sorted(rows, key=_size)


def _shares(near: Dataset, query: Query) -> tuple[ShareRow, ...]:
    try:
        return share_rows(near, query)
    except NotAnswerableError:
        return ()


def _size(share: ShareRow) -> tuple[object, ...]:
    """Return what orders parts: the largest total, exports or imports first, then by name."""
    flows = share.balance.flows
    values = [flows[f].value for f in (TOTAL, EXPORTS, IMPORTS) if f in flows]
    size = max((v for v in values if v is not None), default=None)
    subject = share.balance.subject
    return (size is None, 0 if size is None else -size, subject.partner, subject.product)


def _pairs(near: Dataset, row: BalanceRow, rates: RateTable) -> Iterator[PrintedPair]:
    """Find what is printed in two currencies of the row's subject in its period."""
    ids = {o.id: o for o in near.observations}
    for other in near.observations:
        one = ids.get(other.pair_of)
        if one is None or Subject.of(one.key) != row.subject:
            continue
        units = (one.figure.unit, other.figure.unit)
        if units[0] == units[1] or not all(map(is_currency, units)):
            continue
        implied = implied_rate(one.figure.quantity, other.figure.quantity)
        yield PrintedPair(one, other, implied, _official(rates, implied.unit, row.period))


def _official(rates: RateTable, unit: str, period: Period) -> Rate | None:
    quote, _, base = unit.partition("/")
    try:
        return rate_on(rates, base, quote, period)
    except MissingRateError:
        return None
