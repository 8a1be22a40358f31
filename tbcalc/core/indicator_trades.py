"""The trades that indicators are reckoned from: wholes, partners, products, and years before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from tbcalc.core.balance_rows import BalanceRow, balance_rows
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject
from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.period import Period

PartsOf = Literal["partners", "products"]


class Trades:
    """The rows of a dataset that indicators are reckoned from, found once."""

    def __init__(self, dataset: Dataset, query: Query) -> None:
        self.dataset = dataset
        self.query = query
        everywhere = Query(query.reporter, WORLD, query.scope, currency=query.currency)
        self.asked = balance_rows(dataset, query)
        self.wholes = _by_place(_any_period(dataset, replaced(everywhere, partner=query.partner)))
        self.partners = _grouped(_any_period(dataset, replaced(everywhere, by="partner")))
        products = replaced(everywhere, partner=query.partner, by="product")
        self.products = _grouped(_any_period(dataset, products))
        self.single = _by_place(
            each for group in (self.partners, self.products) for rows in group.values()
            for each in rows
        )  # fmt: skip

    def before(self, row: BalanceRow, against: Period | None = None) -> BalanceRow | None:
        """Return the same trade in another period (the year before), in the same currency."""
        period = against or row.period.shift_years(-1)
        for known in (self.wholes, self.single):
            base = known.get((row.subject, period))
            if base is not None and base.currency == row.currency:
                return base
        return None

    def parts(
        self, whole: BalanceRow
    ) -> Iterator[tuple[Literal["partners", "products"], list[BalanceRow]]]:
        """Yield the partners and the products of a trade, where any is known."""
        place = (whole.subject.reporter, whole.subject.scope, whole.period)
        if whole.subject.partner == WORLD and not whole.subject.product:
            partners = [r for r in self.partners.get(place, []) if r.currency == whole.currency]
            if partners:
                yield "partners", partners
        if not whole.subject.product:
            products = [r for r in self.products.get(place, []) if r.currency == whole.currency]
            if products:
                yield "products", products


def _any_period(dataset: Dataset, query: Query) -> tuple[BalanceRow, ...]:
    return balance_rows(dataset, query.at_any_time(dataset))


def _by_place(rows: Iterable[BalanceRow]) -> dict[tuple[Subject, Period], BalanceRow]:
    return {(row.subject, row.period): row for row in rows}


_Place = tuple[str, str, Period]


def _grouped(rows: Iterable[BalanceRow]) -> dict[_Place, list[BalanceRow]]:
    groups: dict[_Place, list[BalanceRow]] = {}
    for row in rows:
        place = (row.subject.reporter, row.subject.scope, row.period)
        groups.setdefault(place, []).append(row)
    return groups
