"""Exchange rates: dated, sourced, bounded."""

from __future__ import annotations

from dataclasses import dataclass

from tbcalc.exact.interval import Interval
from tbcalc.figures.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of ``quote`` one unit of ``base`` is worth.

    ``on`` says for what time (a period's code, a date, or "given"), ``source`` who says so and
    how ("ECB reference rate, mean of the period").
    """

    base: str
    quote: str
    quantity: Quantity
    on: str
    source: str

    @property
    def unit(self) -> str:
        """The unit of the rate: quote per base, CNY/USD for yuan per dollar."""
        return f"{self.quote}/{self.base}"

    def inverse(self) -> Rate:
        """Return the same rate seen from the other currency; bounds rounded outward."""
        one = Interval.point(1)
        likely, possible = one / self.quantity.likely, one / self.quantity.possible
        quantity = Quantity(likely.midpoint, likely, possible, f"{self.base}/{self.quote}")
        return Rate(self.quote, self.base, quantity, self.on, self.source)
