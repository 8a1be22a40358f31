"""Read the ECB's euro foreign exchange reference rates, day by day, into a table by month.

Source: European Central Bank, eurofxref-hist.csv: one row per day, newest first, one column per
currency in units per euro, N/A where none was published.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from decimal import Decimal

from tbcalc.exact.rounding import NEAREST, nearest_to
from tbcalc.figures.rate import DOLLAR, EURO, RateTable, quote_base

Days = Mapping[str, Decimal]
"""Rates per euro of one currency by date, 2017-03-31."""

_MEAN_DIGITS = 8


def read_daily_rates(text: str) -> dict[str, Days]:
    """Return the rates of each currency by date, oldest first, dates without a rate left out."""
    rows = sorted(csv.DictReader(text.splitlines()), key=lambda row: row["Date"])
    currencies = [name for name in (rows[0] if rows else {}) if name not in ("Date", "", None)]
    return {
        currency: {row["Date"]: Decimal(row[currency]) for row in rows if row[currency] != "N/A"}
        for currency in sorted(currencies)
    }


def read_reference_rates(text: str) -> RateTable:
    """Return means and last values of every month in the daily file."""
    daily = read_daily_rates(text)
    published = _by_month(daily[DOLLAR])
    last = {month: max(days) for month, days in published.items()}
    series = {
        "days EUR": {month: str(len(days)) for month, days in published.items()},
        "last EUR": {month: str(int(day[8:])) for month, day in last.items()},
    }
    for currency, rates in daily.items():
        months = _by_month(rates)
        series[f"mean {currency}/{EURO}"] = _means(months)
        series[f"end {currency}/{EURO}"] = {m: str(rates[d]) for m, d in last.items() if d in rates}
        series[f"days {currency}"] = {
            month: str(len(days))
            for month, days in months.items()
            if days.keys() < published[month].keys()
        }
        if currency != DOLLAR:
            base = quote_base(currency, DOLLAR)
            pair = f"{DOLLAR}/{base}" if base == currency else f"{currency}/{base}"
            series[f"mean {pair}"] = _means(_by_month(_in_dollars(daily, currency)))
    lines = {name: _line(list(published), values) for name, values in series.items() if values}
    return RateTable("ECB reference rates", dict(sorted(lines.items())))


def _in_dollars(daily: Mapping[str, Days], currency: str) -> Days:
    """Return the day's rates between the currency and the dollar, the way the pair is quoted."""
    dollars = daily[DOLLAR]
    inverted = quote_base(currency, DOLLAR) == currency
    return {
        day: NEAREST.divide(*((dollars[day], rate) if inverted else (rate, dollars[day])))
        for day, rate in daily[currency].items()
    }


def _means(by_month: Mapping[str, Days]) -> dict[str, str]:
    return {month: str(_mean(days.values())) for month, days in by_month.items()}


def _mean(values: Iterable[Decimal]) -> Decimal:
    """Return the mean at 8 significant digits, trailing zeros kept: they say how exact it is."""
    numbers = list(values)
    mean = nearest_to(NEAREST.divide(sum(numbers, Decimal(0)), len(numbers)), _MEAN_DIGITS)
    return mean.quantize(Decimal(1).scaleb(mean.adjusted() - _MEAN_DIGITS + 1))


def _by_month(days: Days) -> dict[str, dict[str, Decimal]]:
    months: dict[str, dict[str, Decimal]] = {}
    for day, rate in days.items():
        months.setdefault(day[:7], {})[day] = rate
    return months


def _line(months: list[str], values: Mapping[str, str]) -> str:
    """Return the values from the first month that has one to the last, "-" for the gaps."""
    known = [index for index, month in enumerate(months) if month in values]
    run = months[known[0] : known[-1] + 1]
    return " ".join([run[0], *(values.get(month, "-") for month in run)])
