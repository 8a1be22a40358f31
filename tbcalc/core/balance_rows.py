"""The balance of trade that a dataset holds, one row per subject and period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tbcalc.core.balance import trade
from tbcalc.core.convert import converted
from tbcalc.core.printed_growth import Growths, best_growth, printed_growths
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject, best_figures, main_currency, printed_levels
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate


@noun
class BalanceRow:
    """What is known of one subject's trade in one period, in one currency.

    ``flows`` holds what is known of the four: the two ``roots`` as printed, the others reckoned
    from them. ``reported`` holds the printed total and balance, ``growth`` printed growth on the
    year before, by flow. ``sources`` are the ids of all sources used, the roots' first.
    ``valuations`` are those of exports and imports where they differ, ``rate`` the one the
    amounts were converted at. ``deduced`` rows have no roots: see core/deduced.py.
    ``forecasts`` are the printed flows that were forecast.
    """

    subject: Subject
    period: Period
    currency: str
    flows: Mapping[str, Quantity]
    roots: tuple[str, ...]
    balance_share: Quantity | None
    coverage_ratio: Quantity | None
    reported: Mapping[str, Quantity]
    growth: Mapping[str, Quantity]
    sources: tuple[str, ...]
    valuations: tuple[str, ...] = ()
    rate: Rate | None = None
    deduced: bool = False
    forecasts: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """True when all four flows are known."""
        return all(flow in self.flows for flow in FLOWS)

    @property
    def missing(self) -> tuple[Key, ...]:
        """The keys of which nothing is known: exports or imports, none when both follow."""
        flows = [flow for flow in (EXPORTS, IMPORTS) if flow not in self.flows]
        return tuple(self.subject.key(flow, self.period) for flow in flows)

    @property
    def is_contradictory(self) -> bool:
        """True when the roots exclude one another: exports above the total, say."""
        return any(amount.is_contradictory for amount in self.flows.values())

    def clashes(self) -> tuple[str, ...]:
        """Return the reported flows that cannot be true beside those the row is reckoned from."""
        return tuple(
            flow
            for flow, printed in self.reported.items()
            if flow not in self.roots
            and flow in self.flows
            and not self.flows[flow].possible.meets(printed.possible)
        )


def balance_rows(dataset: Dataset, query: Query) -> tuple[BalanceRow, ...]:
    """Return a row for each subject and period asked for of which any flow is printed.

    Ordered by reporter, partner, scope (goods first) and period.
    """
    levels: dict[Subject, dict[Period, list[Observation]]] = {}
    for observation in printed_levels(dataset):
        if query.asks(observation.key):
            subject = Subject.of(observation.key)
            levels.setdefault(subject, {}).setdefault(observation.key.period, []).append(
                observation
            )
    growths = printed_growths(dataset, query)
    rows: list[BalanceRow] = []
    for subject in sorted(levels, key=lambda each: each.order):
        by_period = levels[subject]
        main = main_currency(o for each in by_period.values() for o in each)
        for period in sorted(by_period):
            figures = _in_one_currency(by_period[period], query.currency, main)
            rows.append(_row(dataset, subject, period, figures, growths))
    return tuple(rows)


def bare_row(
    subject: Subject, period: Period, growth: Mapping[str, Quantity], sources: tuple[str, ...]
) -> BalanceRow:
    """Return a row of which no level is known."""
    return BalanceRow(subject, period, "", {}, (), None, None, {}, growth, sources)


def in_currency(row: BalanceRow, rate: Rate) -> BalanceRow:
    """Return the row with its amounts converted; ratios and growth stay those of the print.

    Raises UnitMismatchError.
    """
    unit = rate.quote if row.currency == rate.base else rate.base
    return replaced(
        row,
        currency=unit,
        flows={flow: converted(amount, rate) for flow, amount in row.flows.items()},
        reported={flow: converted(amount, rate) for flow, amount in row.reported.items()},
        rate=rate,
    )


def _in_one_currency(
    figures: Sequence[Observation], wanted: str, main: str
) -> Sequence[Observation]:
    """Return the figures in the currency asked for, else in the subject's main one, else any.

    A currency in which they determine the trade comes before one in which they do not.
    """

    def rank(unit: str) -> tuple[bool, bool, bool, int, str]:
        flows = {figure.key.flow: figure.figure.quantity for figure in by_unit[unit]}
        return (trade(flows) is None, unit != wanted, unit != main, -len(by_unit[unit]), unit)

    by_unit: dict[str, list[Observation]] = {}
    for figure in figures:
        by_unit.setdefault(figure.figure.unit, []).append(figure)
    return by_unit[min(by_unit, key=rank)]


def _row(
    dataset: Dataset,
    subject: Subject,
    period: Period,
    levels: Sequence[Observation],
    growths: Growths,
) -> BalanceRow:
    figures = best_figures(levels, dataset.sources)
    currency = levels[0].figure.unit
    amounts = {flow: chosen.figure.quantity for flow, chosen in figures.items()}
    known = trade(amounts)
    grown = {
        flow: growth
        for flow in FLOWS
        if (
            growth := best_growth(
                growths, subject.key(flow, period), currency, _source(figures, flow), dataset
            )
        )
    }
    roots = known.roots if known else tuple(figures)
    return BalanceRow(
        subject,
        period,
        currency,
        amounts if known is None else {flow: known.flow(flow) for flow in FLOWS},
        roots,
        known.balance_share if known else None,
        known.coverage_ratio if known else None,
        {flow: amounts[flow] for flow in (TOTAL, BALANCE) if flow in amounts},
        {flow: growth.figure.quantity for flow, growth in grown.items()},
        _source_ids([figures[root] for root in roots], figures.values(), grown.values()),
        _mixed_valuations(figures),
        forecasts=tuple(flow for flow in FLOWS if _is_forecast(figures, flow)),
    )


def _is_forecast(figures: Mapping[str, Observation], flow: str) -> bool:
    return flow in figures and figures[flow].status == "forecast"


def _source(figures: Mapping[str, Observation], flow: str) -> str:
    return figures[flow].source if flow in figures else ""


def _source_ids(*groups: Iterable[Observation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(o.source for group in groups for o in group))


def _mixed_valuations(figures: Mapping[str, Observation]) -> tuple[str, ...]:
    flows = [figures[flow] for flow in (EXPORTS, IMPORTS) if flow in figures]
    valuations = tuple(dict.fromkeys(figure.key.treatment.valuation for figure in flows))
    return valuations if len(valuations) > 1 else ()
