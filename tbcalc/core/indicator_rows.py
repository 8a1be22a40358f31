"""The indicators that a dataset holds the figures for, by reporter and period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal

from tbcalc.core.answerable import no_figures
from tbcalc.core.balance_rows import BalanceRow, balance_rows
from tbcalc.core.growth import change
from tbcalc.core.indicator_trades import PartsOf, Trades
from tbcalc.core.indicators import (
    all_intra_industry,
    compound_growth,
    concentration,
    contribution_to_balance,
    contribution_to_growth,
    intra_industry,
    revealed_advantage,
    terms_of_trade,
)
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject, best_figure
from tbcalc.core.share import implied_share
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity

Indicator = Literal[
    "normalized_balance", "coverage_ratio", "share", "contribution_to_growth",
    "contribution_to_balance", "change_of_balance", "compound_growth", "concentration",
    "intra_industry", "revealed_advantage", "terms_of_trade",
]  # fmt: skip
INDICATORS: Final[tuple[Indicator, ...]] = (
    "normalized_balance", "coverage_ratio", "share", "contribution_to_growth",
    "contribution_to_balance", "change_of_balance", "compound_growth", "concentration",
    "intra_industry", "revealed_advantage", "terms_of_trade",
)  # fmt: skip

_PRICES: Final = ("export-price-index", "import-price-index")
_COUNTRY: Final = 2


@noun
class IndicatorRow:
    """One indicator of one trade in one period.

    ``flow`` is empty for what is of both flows; ``against`` is the period compared with;
    ``parts`` is how many partners or products it is reckoned from, ``of`` what they are.
    """

    indicator: Indicator
    subject: Subject
    flow: str
    period: Period
    quantity: Quantity
    sources: tuple[str, ...]
    against: Period | None = None
    parts: int = 0
    of: PartsOf | Literal[""] = ""


def indicator_rows(
    dataset: Dataset, query: Query, wanted: Iterable[Indicator] = (), *, since: Period | None = None
) -> tuple[IndicatorRow, ...]:
    """Return the indicators asked for, or all that can be reckoned, in the order of INDICATORS.

    ``since`` is the base of compound growth. Raises NotAnswerableError when there is none.
    """
    chosen = tuple(wanted) or INDICATORS
    trades = Trades(dataset, query)
    ways = _WAYS
    rows = [
        row
        for whole in trades.asked
        for name in INDICATORS
        if name in chosen
        for row in ways[name](trades, whole, since)
    ]
    if not rows:
        raise no_figures(dataset, query, "an indicator", {row.period for row in trades.asked})
    return tuple(rows)


_Rows = Iterator[IndicatorRow]
_Way = Callable[[Trades, BalanceRow, Period | None], _Rows]


def _row(
    name: Indicator, row: BalanceRow, flow: str, quantity: Quantity, *others: BalanceRow
) -> IndicatorRow:
    against = next((other.period for other in others if other.period != row.period), None)
    sources = dict.fromkeys(source for each in (row, *others) for source in each.sources)
    return IndicatorRow(name, row.subject, flow, row.period, quantity, tuple(sources), against)


def _normalized(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    if row.balance_share is not None:
        yield _row("normalized_balance", row, "", row.balance_share)


def _coverage(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    if row.coverage_ratio is not None:
        yield _row("coverage_ratio", row, "", row.coverage_ratio)


def _shares(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    for _, parts in trades.parts(row):
        for part in parts:
            for flow in (EXPORTS, IMPORTS, TOTAL):
                if flow in part.flows and flow in row.flows:
                    share = implied_share(part.flows[flow], row.flows[flow])
                    yield _row("share", part, flow, share, row)


def _to_growth(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    base = trades.before(row)
    if base is None:
        return
    if TOTAL in base.flows:
        for flow in (EXPORTS, IMPORTS):
            yield from _contributed(row, base, flow, base.flows[TOTAL], base)
    for _, parts in trades.parts(row):
        for part in parts:
            earlier = trades.before(part)
            for flow in (EXPORTS, IMPORTS, TOTAL):
                if earlier is not None and flow in base.flows:
                    yield from _contributed(part, earlier, flow, base.flows[flow], base)


def _contributed(
    part: BalanceRow, earlier: BalanceRow, flow: str, whole: Quantity, base: BalanceRow
) -> _Rows:
    if flow in part.flows and flow in earlier.flows and whole.likely.low > 0:
        told = contribution_to_growth(part.flows[flow], earlier.flows[flow], whole)
        yield _row("contribution_to_growth", part, flow, told, earlier, base)


def _to_balance(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    whole = [row] if trades.before(row) is not None else []
    for each in (*whole, *(part for _, parts in trades.parts(row) for part in parts)):
        base = trades.before(each)
        if base is None:
            continue
        for flow in (EXPORTS, IMPORTS):
            if flow in each.flows and flow in base.flows:
                told = contribution_to_balance(flow, each.flows[flow], base.flows[flow])
                yield _row("contribution_to_balance", each, flow, told, base)


def _balance_change(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    base = trades.before(row)
    if base is not None and "balance" in row.flows and "balance" in base.flows:
        told = change(row.flows["balance"], base.flows["balance"])
        yield _row("change_of_balance", row, "balance", told, base)


def _compound(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    if since is None:
        return
    years = row.period.first[0] - since.first[0]
    base = trades.before(row, since)
    if base is None or years < 1 or row.period.shift_years(-years) != since:
        return
    for flow in (EXPORTS, IMPORTS, TOTAL):
        if flow in row.flows and flow in base.flows and base.flows[flow].likely.low > 0:
            told = compound_growth(row.flows[flow], base.flows[flow], years)
            yield _row("compound_growth", row, flow, told, base)


def _concentrated(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    for of, parts in trades.parts(row):
        # Groups of countries overlap with their members: only countries add up.
        apart = [p for p in parts if of == "products" or len(p.subject.partner) == _COUNTRY]
        for flow in (EXPORTS, IMPORTS):
            amounts = [part.flows[flow] for part in apart if flow in part.flows]
            if len(amounts) > 1 and flow in row.flows:
                told = concentration(amounts, row.flows[flow])
                found = _row("concentration", row, flow, told)
                yield replaced(found, parts=len(amounts), of=of)


def _intra(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    for of, parts in trades.parts(row):
        if of != "products":
            continue
        pairs = []
        for part in parts:
            if EXPORTS in part.flows and IMPORTS in part.flows and part.flows[TOTAL].likely.low > 0:
                pair = (part.flows[EXPORTS], part.flows[IMPORTS])
                pairs.append(pair)
                yield _row("intra_industry", part, "", intra_industry(*pair))
        if len(pairs) > 1:
            told = _row("intra_industry", row, "", all_intra_industry(pairs))
            yield replaced(told, parts=len(pairs), of=of)


def _advantage(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    world = _world(trades, row)
    if world is None or EXPORTS not in row.flows:
        return
    everything, products = world
    for _, parts in trades.parts(row):
        for part in parts:
            theirs = products.get(part.subject.product)
            if theirs is not None and EXPORTS in part.flows:
                told = revealed_advantage(
                    part.flows[EXPORTS], row.flows[EXPORTS], theirs, everything
                )
                yield _row("revealed_advantage", part, EXPORTS, told, row)


def _world(trades: Trades, row: BalanceRow) -> tuple[Quantity, Mapping[str, Quantity]] | None:
    """Return the world's exports, in all and by product, where the data state them of W."""
    query = Query(WORLD, WORLD, row.subject.scope, periods=(row.period,))
    whole = balance_rows(trades.dataset, query)
    if row.subject.reporter == WORLD or not whole or EXPORTS not in whole[0].flows:
        return None
    products = balance_rows(trades.dataset, replaced(query, by="product"))
    told = {each.subject.product: each.flows[EXPORTS] for each in products if EXPORTS in each.flows}
    return whole[0].flows[EXPORTS], told


def _prices(trades: Trades, row: BalanceRow, since: Period | None) -> _Rows:
    found = []
    for name in _PRICES:
        figures = [
            o
            for o in trades.dataset.observations
            if o.key.flow == name
            and o.aspect == "level"
            and o.key.reporter == row.subject.reporter
            and o.key.period == row.period
        ]
        best = best_figure(figures, trades.dataset.sources)
        if best is not None and best.figure.likely.low > 0:
            found.append(best)
    if len(found) == len(_PRICES):
        told = terms_of_trade(*(each.figure.quantity for each in found))
        plain = _row("terms_of_trade", row, "", told)
        yield replaced(plain, sources=tuple(dict.fromkeys(each.source for each in found)))


_WAYS: Final[Mapping[Indicator, _Way]] = {
    "normalized_balance": _normalized,
    "coverage_ratio": _coverage,
    "share": _shares,
    "contribution_to_growth": _to_growth,
    "contribution_to_balance": _to_balance,
    "change_of_balance": _balance_change,
    "compound_growth": _compound,
    "concentration": _concentrated,
    "intra_industry": _intra,
    "revealed_advantage": _advantage,
    "terms_of_trade": _prices,
}
