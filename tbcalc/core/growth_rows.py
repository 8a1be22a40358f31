"""Growth that a dataset holds, per subject and period: printed, and implied by levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tbcalc.core.answerable import no_figures
from tbcalc.core.balance_rows import BalanceRow, balance_rows, bare_row
from tbcalc.core.growth import implied_base, implied_growth
from tbcalc.core.printed_growth import Growths, best_growth, printed_growths
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject
from tbcalc.errors import NotAnswerableError
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import FLOWS
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate

Amounts = Mapping[str, Quantity]
"""Quantities by flow."""


@noun
class GrowthRow:
    """A balance row and the growth of its flows on the year before.

    ``implied`` growth follows from the levels of both years, each as printed in its own time,
    and differs from the printed growth where the base was revised. ``base`` is what level and
    printed growth imply for the year before, ``printed_base`` what was printed of it. ``how``
    says in words what an implied growth follows from where that is not the levels;
    ``base_rate`` is the one at which amounts of the year before were converted.
    """

    balance: BalanceRow
    implied: Amounts
    base: Amounts
    printed_base: Amounts
    how: str = ""
    base_rate: Rate | None = None

    @property
    def growth(self) -> Amounts:
        """The growth as printed."""
        return self.balance.growth

    @property
    def levels(self) -> Amounts:
        """The levels as printed, or reckoned from those printed."""
        return self.balance.flows

    def key(self, flow: str, years: int = 0) -> Key:
        """Return the key of a flow in the row's period, or ``years`` later."""
        return self.balance.subject.key(flow, self.balance.period.shift_years(years))

    def answers(self, flows: Iterable[str]) -> bool:
        """Tell whether the growth of any of the flows is known."""
        return any(flow in self.growth or flow in self.implied for flow in flows)


def growth_rows(
    dataset: Dataset, query: Query, flows: Sequence[str] = FLOWS
) -> tuple[GrowthRow, ...]:
    """Return a row for each subject and period asked for of which the growth of a flow is known.

    Raises NotAnswerableError when there is none.
    """
    levels = {(row.subject, row.period): row for row in balance_rows(dataset, query)}
    growths = printed_growths(dataset, query)
    grown = {(Subject.of(key), key.period) for key in growths if key.flow in FLOWS}
    wanted = sorted({*levels, *grown}, key=lambda pair: (pair[0].order, pair[1]))
    earlier = _year_before(dataset, query, [period for _, period in wanted])
    rows = tuple(
        _row(dataset, subject, period, levels, earlier, growths) for subject, period in wanted
    )
    answers = tuple(row for row in rows if row.answers(flows))
    if not answers:
        raise _no_growth(dataset, query, flows, rows)
    return answers


Rows = Mapping[tuple[Subject, Period], BalanceRow]
"""Balance rows by subject and period."""


def _year_before(dataset: Dataset, query: Query, periods: Sequence[Period]) -> Rows:
    """Return the rows of the periods a year before those asked for."""
    if not periods:
        return {}
    bases = tuple({period.shift_years(-1) for period in periods})
    by = "" if query.by == "year" else query.by
    rows = balance_rows(dataset, replaced(query, periods=bases, by=by))
    return {(row.subject, row.period): row for row in rows}


def _row(
    dataset: Dataset,
    subject: Subject,
    period: Period,
    levels: Rows,
    earlier: Rows,
    growths: Growths,
) -> GrowthRow:
    row = levels.get((subject, period)) or _grown_row(dataset, subject, period, growths)
    before = earlier.get((subject, period.shift_years(-1)))
    then = before.flows if before and row.currency in ("", before.currency) else {}
    used = (*row.sources, *(before.sources[:1] if before and then else ()))
    now, growth = row.flows, row.growth
    return GrowthRow(
        replaced(row, sources=tuple(dict.fromkeys(used))),
        {flow: implied_growth(now[flow], then[flow]) for flow in now if _is_base(flow, then)},
        {flow: implied_base(now[flow], growth[flow]) for flow in now if flow in growth},
        then,
    )


def _grown_row(dataset: Dataset, subject: Subject, period: Period, growths: Growths) -> BalanceRow:
    """Return a row of which only growth is printed."""
    best = {
        flow: best_growth(growths, subject.key(flow, period), "", "", dataset) for flow in FLOWS
    }
    found = {flow: growth for flow, growth in best.items() if growth is not None}
    sources = tuple(dict.fromkeys(growth.source for growth in found.values()))
    growth = {flow: each.figure.quantity for flow, each in found.items()}
    return bare_row(subject, period, growth, sources)


def _is_base(flow: str, then: Amounts) -> bool:
    """Tell whether a growth on the base has a meaning: it is surely positive."""
    return flow in then and then[flow].likely.low > 0


def _no_growth(
    dataset: Dataset, query: Query, flows: Sequence[str], rows: Sequence[GrowthRow]
) -> NotAnswerableError:
    """Return the error that says what is missing beside a level, or that there is nothing."""
    for row in rows:
        for flow in flows:
            if flow in row.levels:
                return _no_base(row, flow)
    known = printed_growths(dataset, query.at_any_time(dataset))
    periods = {key.period for key in known if key.flow in flows}
    what = f"the growth of {flows[0]}" if len(flows) == 1 else "some growth"
    return no_figures(dataset, query, what, periods)


def _no_base(row: GrowthRow, flow: str) -> NotAnswerableError:
    said = row.levels[flow].text
    return NotAnswerableError(
        f"{row.key(flow)} is known{f', {said}' if said else ''}, but neither its growth nor "
        f"{row.key(flow, -1)} is in the data.",
        remedy="Add one of them with --data FILE.",
    )
