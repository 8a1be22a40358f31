"""The growth of the last months of a run, from the growths of the run and of what came before.

The press prints the growth of January to October and of January to September; that of October
alone follows only with the weight of the nine months in the ten, a year before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import permutations

from tbcalc.core.balance_rows import BalanceRow, bare_row
from tbcalc.core.growth import least_rest_growth, rest_growth
from tbcalc.core.growth_rows import GrowthRow, growth_rows
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject
from tbcalc.core.share import implied_share
from tbcalc.errors import NotAnswerableError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.period import Day, Period, month_run
from tbcalc.figures.quantity import Quantity


@noun
class Cumulative:
    """A run of months and its beginning, both with their growth printed, for one flow."""

    flow: str
    whole: GrowthRow
    part: GrowthRow

    @property
    def rest(self) -> Period:
        """The months of the whole run that come after its beginning."""
        return month_run(
            self.part.balance.period.last_month + 1, self.whole.balance.period.last_month
        )

    @property
    def weight(self) -> Quantity | None:
        """The beginning's share of the run a year before, None when the levels are not known."""
        for bases in (
            (self.part.printed_base, self.whole.printed_base),
            (self.part.base, self.whole.base),
        ):
            if self.flow in bases[0] and self.flow in bases[1]:
                return implied_share(bases[0][self.flow], bases[1][self.flow])
        return None

    def growth(self, weight: Quantity | None) -> Quantity:
        """Return the growth of the rest, with the weight given, else the one that is known.

        Raises NotAnswerableError, which names the weight that is missing.
        """
        known = weight or self.weight
        if known is None:
            raise self._unweighted()
        return rest_growth(self.whole.growth[self.flow], self.part.growth[self.flow], known)

    def _unweighted(self) -> NotAnswerableError:
        whole, part = self.whole.growth[self.flow], self.part.growth[self.flow]
        rest = self.whole.balance.subject.key(self.flow, self.rest)
        bases = (self.part.key(self.flow, -1), self.whole.key(self.flow, -1))
        return NotAnswerableError(
            f"{rest} does not follow from the growth printed for {self.whole.balance.period} "
            f"({whole.text}) and {self.part.balance.period} ({part.text}) alone: the weight is "
            f"missing, the share of {bases[0]} in {bases[1]}."
            f"{_surely(least_rest_growth(whole, part))}",
            remedy="Add those two levels with --data FILE, or give the share with --weight.",
        )


def rest_rows(
    dataset: Dataset, query: Query, flows: Sequence[str], weight: Quantity | None = None
) -> tuple[GrowthRow, ...]:
    """Return the growth of the periods asked for that end a run whose growth is printed.

    Empty when no run and its beginning are. Raises NotAnswerableError, which names what is
    missing, when they are but not their weight; ``weight`` gives it.
    """
    runs = _runs_around(dataset, query.periods)
    try:
        grown = growth_rows(dataset, replaced(query, periods=runs, by=""), flows)
    except NotAnswerableError:
        return ()
    pairs = [pair for pair in _pairs(grown, flows) if pair.rest in query.periods]
    return tuple(_row(pair, pair.growth(weight)) for pair in pairs)


def _runs_around(dataset: Dataset, periods: Collection[Period]) -> frozenset[Period]:
    """Return the runs of months that end with one of the periods, or just before it."""
    ends = {period.last_month for period in periods if period.is_month_run}
    ends |= {period.first_month - 1 for period in periods if period.is_month_run}
    runs = {o.key.period for o in dataset.observations if o.aspect == "growth"}
    return frozenset(run for run in runs if run.is_month_run and run.last_month in ends)


def _pairs(rows: Sequence[GrowthRow], flows: Sequence[str]) -> Iterator[Cumulative]:
    """Yield the runs of months with their beginnings, where the growth of both is printed."""
    runs: dict[tuple[Subject, Day], list[GrowthRow]] = {}
    for row in rows:
        if row.balance.period.is_month_run:
            start = (row.balance.subject, row.balance.period.first)
            runs.setdefault(start, []).append(row)
    for alike in runs.values():
        for part, whole in permutations(alike, 2):
            if _begins(part.balance, whole.balance):
                for flow in flows:
                    if flow in part.growth and flow in whole.growth:
                        yield Cumulative(flow, whole, part)


def _begins(part: BalanceRow, whole: BalanceRow) -> bool:
    alike = part.currency == whole.currency or "" in (part.currency, whole.currency)
    return alike and part.period.last < whole.period.last


def _row(pair: Cumulative, growth: Quantity) -> GrowthRow:
    whole, part = pair.whole.balance, pair.part.balance
    sources = tuple(dict.fromkeys((*whole.sources, *part.sources)))
    bare = bare_row(whole.subject, pair.rest, {}, sources)
    how = f"from the growth printed for {whole.period} and {part.period}"
    return GrowthRow(bare, {pair.flow: growth}, {}, {}, how)


def _surely(bounds: Interval | None) -> str:
    if bounds is None:
        return ""
    side, end = ("at most", bounds.high) if bounds.high.is_finite() else ("at least", bounds.low)
    return f" Whatever it is, the growth is {side} {(100 * end).normalize():f} percent."
