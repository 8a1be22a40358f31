"""Which rows answer a question about the balance; when none does, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tbcalc.core.balance_rows import BalanceRow, balance_rows
from tbcalc.core.query import Query
from tbcalc.core.selection import Subject, printed_levels
from tbcalc.errors import NotAnswerableError
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Key
from tbcalc.figures.period import Period

_MOST = 12
"""Names listed in a message at most."""


def answered_rows(dataset: Dataset, query: Query) -> tuple[BalanceRow, ...]:
    """Return the rows that answer the query: those in which the balance follows.

    A series of one named reporter keeps the rows in which something is missing. Raises
    NotAnswerableError, which names what is known instead, when the balance follows in none.
    """
    rows = balance_rows(dataset, query)
    complete = tuple(row for row in rows if row.is_complete)
    if not complete:
        if rows:
            raise _incomplete(rows)
        raise no_figures(dataset, query, "a balance", known_periods(dataset, query))
    return rows if query.by and query.reporter else complete


def _incomplete(rows: Sequence[BalanceRow]) -> NotAnswerableError:
    """Return the error for rows that hold too little: what is missing beside what is known."""
    row = rows[0]
    missing = " and ".join(str(key) for key in row.missing)
    known = " and ".join(f"{flow}, {amount.text}" for flow, amount in row.flows.items())
    return NotAnswerableError(
        f"there are no figures of {missing} in the data, only of {known}; a balance needs two of "
        "exports, imports, total and balance.",
        remedy="Add the missing figure with --data FILE.",
    )


def no_figures(
    dataset: Dataset, query: Query, what: str, known: Iterable[Period]
) -> NotAnswerableError:
    """Return the error for a question on which there are no figures at all.

    ``known`` are the periods for which ``what`` is asked for would be known.
    """
    wide = query.at_any_time(dataset)
    periods = period_names(known)
    if periods and query.periods:
        return NotAnswerableError(
            f"there are no figures of {query.subject} for {_listed(map(str, query.periods))} in "
            f"the data; {what} is known for {periods}.",
            remedy="Ask for one of these, or name other data with --data.",
        )
    others = period_names({key.period for key in _trade_keys(dataset) if wide.asks(key)})
    subjects = _listed(_subjects(dataset, query)) or "nobody"
    told = f"there are no figures of {query.subject} in the data, only of {subjects}."
    if others and query.periods:
        asked = _listed(map(str, query.periods))
        told = (
            f"there are no figures of {query.subject} for {asked} in the data, only for {others}."
        )
    elif others:
        told = f"there are no figures of {query.subject} by year in the data, only for {others}."
    return NotAnswerableError(
        told,
        remedy="tbcalc datasets show tells all there is; name other data with --data.",
    )


def _trade_keys(dataset: Dataset) -> Iterator[Key]:
    return (o.key for o in dataset.observations if is_flow(o.key.flow))


def _subjects(dataset: Dataset, query: Query) -> list[str]:
    """Return whose trade in what there are figures of, that of the reporter asked for first."""
    found = {Subject.of(key) for key in _trade_keys(dataset)}
    ordered = sorted(found, key=lambda one: (one.reporter != query.reporter, one.order))
    return list(dict.fromkeys(_query_of(subject).subject for subject in ordered))


def _query_of(subject: Subject) -> Query:
    return Query(subject.reporter, subject.partner, subject.scope, subject.product)


def known_periods(dataset: Dataset, query: Query) -> set[Period]:
    """Return the periods for which a balance asked for would follow: two flows in one currency."""
    wide = query.at_any_time(dataset)
    flows: dict[tuple[Subject, Period, str], set[str]] = {}
    for level in printed_levels(dataset):
        if wide.asks(level.key):
            place = (Subject.of(level.key), level.key.period, level.figure.unit)
            flows.setdefault(place, set()).add(level.key.flow)
    return {period for (_, period, _), known in flows.items() if len(known) > 1}


def period_names(periods: Iterable[Period]) -> str:
    """Return periods in words, years in a row as one run.

    >>> period_names([Period.year(2012), Period.year(2013), Period.parse("2017-Q1")])
    '2012 to 2013, 2017-Q1'
    """
    runs: list[list[Period]] = []
    for period in sorted(periods, key=lambda each: (not each.is_year, each)):
        follows = runs and period.is_year and runs[-1][-1].shift_years(1) == period
        if follows:
            runs[-1].append(period)
        else:
            runs.append([period])
    return _listed(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _listed(words: Iterable[str]) -> str:
    """Return the words with commas, a long list cut short with how many more there are."""
    every = list(words)
    more = f" and {len(every) - _MOST} more" if len(every) > _MOST else ""
    return ", ".join(every[:_MOST]) + more
