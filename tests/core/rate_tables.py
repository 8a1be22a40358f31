"""A small table of rates whose numbers are distinct primes, so that none can stand for another."""

from __future__ import annotations

from tbcalc.figures.rate import RateTable
from tbcalc.sources.rate_text import load_rates, read_rates

PRIMES = read_rates(
    "\n".join(
        line.replace(": ", "\t")
        for line in (
            "days EUR: 2017-01 2 3 5 7",
            "days RUB: 2017-02 1",
            "last EUR: 2017-01 31 28 31 28",
            "mean USD/EUR: 2017-01 11 13 17 19",
            "mean CNY/EUR: 2017-01 83 89 97 101",
            "mean CNY/USD: 2017-01 7.1 7.3 7.9 -",
            "mean GBP/EUR: 2017-01 23 29 31 37",
            "mean USD/GBP: 2017-01 0.41 0.43 0.47 0.53",
            "mean RUB/EUR: 2017-01 103 107",
            "mean RUB/USD: 2017-01 9.7 10.1",
            "end USD/EUR: 2017-01 41 43 47 53",
            "end CNY/EUR: 2017-01 307 311 313 317",
            "end RUB/EUR: 2017-01 109 -",
        )
    )
)
"""Four months of 2017, 2, 3, 5 and 7 days long; the rouble stops in February, the dollar's yuan
rate is not known in April."""


def bundled() -> RateTable:
    """Return the table that travels with the package."""
    return load_rates()
