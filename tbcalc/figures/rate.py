"""Exchange rates: dated, sourced, bounded; and a table of what is known of them by month."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.period import Day
from tbcalc.figures.quantity import Quantity

EURO: Final = "EUR"
DOLLAR: Final = "USD"
BASES: Final = (
    "XAU", "XAG", "XPT", "XPD", EURO, "GBP", "AUD", "NZD", DOLLAR, "CAD", "CHF",
)  # fmt: skip
"""What markets quote others against, first wins: yuan per dollar, dollars per ounce of gold."""


@noun
class Rate:
    """How many units of ``quote`` one unit of ``base`` is worth.

    ``on`` says for what time (a period's code, a date, or "given"), ``source`` who says so and
    how ("ECB reference rates, mean of 2017-Q1 (65 days)"), ``days`` how many days' rates it is
    the mean of (0: of none), ``assumed`` in words what the question left open.
    """

    base: str
    quote: str
    quantity: Quantity
    on: str
    source: str
    days: int = 0
    assumed: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the rate: quote per base, CNY/USD for yuan per dollar."""
        return f"{self.quote}/{self.base}"

    def inverse(self) -> Rate:
        """Return the same rate seen from the other currency; bounds rounded outward."""
        one = Interval.point(1)
        value = self.quantity.value
        quantity = Quantity(
            None if value is None else NEAREST.divide(Decimal(1), value),
            one / self.quantity.likely,
            one / self.quantity.possible,
            f"{self.base}/{self.quote}",
        )
        return Rate(
            self.quote, self.base, quantity, self.on, self.source, self.days, self.assumed
        )  # fmt: skip

    def as_quoted(self) -> Rate:
        """Return the rate the way markets quote the pair, inverted where need be."""
        return self if quote_base(self.base, self.quote) == self.base else self.inverse()


def quote_base(one: str, other: str) -> str:
    """Return which of two currencies is the base of their quoted rate.

    Between two that are not in ``BASES`` it is the first of the alphabet.

    >>> quote_base("CNY", "USD"), quote_base("USD", "EUR"), quote_base("JPY", "CNY")
    ('USD', 'EUR', 'CNY')
    """
    for base in BASES:
        if base in (one, other):
            return base
    return min(one, other)


@noun
class Series:
    """Values of consecutive months as text, "-" where there is none.

    ``first`` is the month of the first value, in months from year 0.
    """

    first: int
    values: tuple[str, ...] = ()

    @property
    def last(self) -> int:
        """The month of the last value, in months from year 0; before ``first`` when empty."""
        return self.first + len(self.values) - 1

    def at(self, month: int) -> Decimal | None:
        """Return the value of the month, None where there is none."""
        if not self.first <= month <= self.last:
            return None
        text = self.values[month - self.first]
        return None if text == "-" else Decimal(text)


@noun
class RateTable:
    """Reference rates by month against the euro and the dollar.

    ``lines`` holds one unparsed line of months per series: ``mean CNY/USD`` (yuan per dollar,
    mean of the days' rates), ``end CNY/EUR`` (on the month's last published day), ``days EUR``
    (published days of the month; ``days BGN`` only where a currency has fewer) and ``last EUR``
    (day of the month of the last published day). A line begins with the code of its first month.
    ``weights`` says what ``days`` counts: days, or months where their days are not known.
    """

    source: str
    lines: Mapping[str, str]
    weights: Literal["day", "month"] = "day"

    def __hash__(self) -> int:
        return hash((self.source, self.weights))

    def series(self, name: str) -> Series:
        """Return one series, parsed; an empty one when the table does not have it."""
        return _parsed(self.lines.get(name, "0000-01"))

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies with a rate, sorted, the euro among them."""
        pairs = {name[5:] for name in self.lines if name.startswith("mean ")}
        return tuple(sorted({code for pair in pairs for code in pair.split("/")}))

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last month of the table, in months from year 0."""
        days = self.series(f"days {EURO}")
        return days.first, days.last

    def days(self, currency: str, month: int) -> int:
        """Return on how many days of the month the currency has a rate."""
        fewer = self.series(f"days {currency}").at(month)
        return int(fewer or self.series(f"days {EURO}").at(month) or 0)

    def last_day(self, month: int) -> Day | None:
        """Return the month's last day with rates."""
        day = self.series(f"last {EURO}").at(month)
        return None if day is None else (month // 12, month % 12 + 1, int(day))

    def month_end(self, currency: str, month: int) -> Decimal | None:
        """Return the currency per euro on the month's last day with rates."""
        if currency == EURO:
            return Decimal(1)
        return self.series(f"end {currency}/{EURO}").at(month)


@lru_cache(maxsize=256)
def _parsed(line: str) -> Series:
    first, *values = line.split()
    return Series(int(first[:4]) * 12 + int(first[5:7]) - 1, tuple(values))
