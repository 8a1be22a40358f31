"""What a table of rates does not know: in words, and as the error that names what it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tbcalc.core.rate_means import monthly_means
from tbcalc.errors import MissingRateError
from tbcalc.figures.period import Period, month_run
from tbcalc.figures.rate import EURO, RateTable, quote_base


def known_months(table: RateTable, base: str, quote: str) -> tuple[Period, ...]:
    """Return the runs of months in which both currencies have a rate, in order."""
    first, last = table.span
    if quote_base(base, quote) != base:
        base, quote = quote, base
    monthly = monthly_means(table, base, quote)
    return month_runs(month for month in range(first, last + 1) if monthly(month))


def month_runs(months: Iterable[int]) -> tuple[Period, ...]:
    """Return months in order, each in months from year 0, as runs without a gap."""
    runs: list[tuple[int, int]] = []
    for month in months:
        if runs and runs[-1][1] == month - 1:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return tuple(month_run(*run) for run in runs)


def run_names(runs: Iterable[Period]) -> str:
    """Return the codes of runs, joined by and."""
    return " and ".join(str(run) for run in runs)


def left_open(
    table: RateTable, currencies: tuple[str, str], on: Period, months: tuple[int, ...]
) -> tuple[str, ...]:
    """Return in words how the mean of ``months`` differs from the mean of the days asked for."""
    asked, runs = month_run(on.first_month, on.last_month), month_runs(months)
    said = []
    if on.first == on.last:
        said.append(f"the day's rate of {on} is not bundled: the mean of {asked} is used")
    elif not on.is_month_run:
        said.append(f"{on} is no run of whole months: the mean of {asked} is used")
    if runs != (asked,):
        said.append(f"{asked} is known for {run_names(runs)} only: the mean of that is used")
    return (*said, *_thin_months(table, currencies, months))


def missing_rate(table: RateTable, base: str, quote: str, on: Period) -> MissingRateError:
    """Return the error that names what is known: of the table, or of the pair."""
    known, given = table.currencies, f'give convert a rate of your own: --rate "N {quote}/{base}"'
    for currency in (base, quote):
        if currency not in known:
            return MissingRateError(
                f"the {table.source} do not have {currency}; they have {', '.join(known)}, "
                f"{_ends(month_run(*table.span))}.",
                remedy=f"Choose one of these, or {given}.",
                candidates=known,
            )
    spans = " and ".join(_ends(run) for run in known_months(table, base, quote))
    if not spans:
        return MissingRateError(
            f"the {table.source} have no rate of {quote}/{base} at any time.",
            remedy=f"Name rates that have it, or {given}.",
        )
    return MissingRateError(
        f"the {table.source} have no {quote}/{base} of {on}; they have it {spans}.",
        remedy=f"Ask for a time within that, or {given}.",
    )


def _thin_months(
    table: RateTable, currencies: tuple[str, str], months: tuple[int, ...]
) -> Iterator[str]:
    for month in months:
        for currency in currencies:
            days, whole = table.days(currency, month), table.days(EURO, month)
            if days < whole:
                period = month_run(month, month)
                yield f"{currency} has a rate on {days} of the {whole} days of {period}"


def _ends(run: Period) -> str:
    months = run.split_months()
    return f"from {months[0]} to {months[-1]}"
