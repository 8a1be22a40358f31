"""A series: the rows of subjects over consecutive years, halves, quarters or months."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Literal

from tbcalc.core.answerable import known_periods, no_figures
from tbcalc.core.balance_rows import BalanceRow, balance_rows
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject
from tbcalc.errors import NotAnswerableError
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.period import Period

Every = Literal["year", "half", "quarter", "month"]

EVERY: Final[dict[Every, int]] = {"year": 12, "half": 6, "quarter": 3, "month": 1}
"""Kinds of periods with their months, the longest first."""


@noun
class Series:
    """The rows of one subject in one currency, in the order of their periods."""

    subject: Subject
    currency: str
    rows: tuple[BalanceRow, ...]

    @property
    def complete(self) -> tuple[BalanceRow, ...]:
        """The rows in which all four flows are known."""
        return tuple(row for row in self.rows if row.is_complete)


def is_every(period: Period, every: Every) -> bool:
    """Tell whether a period is a calendar year, half, quarter or month."""
    months = EVERY[every]
    starts = period.first_month % months == 0
    return period.is_month_run and period.length == months and starts


def series_of(
    dataset: Dataset, query: Query, window: Period, every: Every | None = None
) -> tuple[Series, ...]:
    """Return the series of each subject asked for within a window of time.

    Of one subject in several currencies the longest comes first. Without ``every`` they are of the
    kind of period of which there are most. Raises NotAnswerableError when there is none.
    """
    wide = query.at_any_time(dataset)
    found = {
        o.key.period
        for o in dataset.observations
        if is_flow(o.key.flow) and o.aspect == "level" and window.encloses(o.key.period)
        and wide.asks(o.key)
    }  # fmt: skip
    kind = every or _commonest(found)
    periods = frozenset(period for period in found if is_every(period, kind))
    rows = balance_rows(dataset, replaced(query, periods=periods, by="")) if periods else ()
    if not rows:
        raise _nothing(dataset, replaced(query, periods=(window,), by=""))
    groups: dict[tuple[Subject, str], list[BalanceRow]] = {}
    for row in rows:
        groups.setdefault((row.subject, row.currency), []).append(row)
    ordered = sorted(groups, key=lambda place: (place[0].order, -len(groups[place]), place[1]))
    return tuple(Series(*place, tuple(groups[place])) for place in ordered)


def _commonest(periods: Collection[Period]) -> Every:
    """Return the kind of which there are most, the longest of those alike."""
    counts = {every: sum(is_every(p, every) for p in periods) for every in EVERY}
    return max(counts, key=lambda every: counts[every])


def _nothing(dataset: Dataset, query: Query) -> NotAnswerableError:
    return no_figures(dataset, query, "a balance", known_periods(dataset, query))
