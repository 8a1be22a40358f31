"""Made-up trade of an economy: whole amounts by partner and quarter of two years, and a rate.

Everything an article may print follows from them exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from tbcalc.core.rates import rate_on
from tbcalc.figures.period import Period
from tbcalc.figures.rate import DOLLAR, RateTable

WORLD: Final = "W"
QUARTERS: Final = ("Q1", "Q2", "Q3", "Q4")
ECONOMIES: Final = {
    "CN": "CNY", "JP": "JPY", "IN": "INR", "KR": "KRW", "BR": "BRL", "MX": "MXN", "TR": "TRY",
    "SE": "SEK", "PL": "PLN", "TH": "THB", "ID": "IDR", "ZA": "ZAR", "DE": "EUR", "GB": "GBP",
}  # fmt: skip
PARTNERS: Final = ("US", "AU")
"""Partners that hold none of the economies."""

Trade = dict[tuple[str, str], tuple[int, int]]
"""Exports and imports by partner and quarter."""


@dataclass(frozen=True, slots=True)
class World:
    """What is true of an economy; ``dollars`` is what one unit of its currency is worth."""

    reporter: str
    currency: str
    year: int
    trade: Mapping[tuple[str, str], tuple[int, int]]
    dollars: Fraction

    def level(self, partner: str, flow: str, period: str) -> int:
        """Return a flow of a quarter, the first quarters of a year, or a year."""
        found = [self.trade[partner, quarter] for quarter in quarters_of(period)]
        exports, imports = (sum(each[at] for each in found) for at in (0, 1))
        return {
            "exports": exports, "imports": imports,
            "total": exports + imports, "balance": exports - imports,
        }[flow]  # fmt: skip


def quarters_of(period: str) -> Sequence[str]:
    """Return the quarters of a year, 2024, of a quarter, or of 2024-01/2024-09.

    >>> quarters_of("2024-01/2024-06"), quarters_of("2024-Q3")
    (['2024-Q1', '2024-Q2'], ['2024-Q3'])
    """
    if "Q" in period:
        return [period]
    count = int(period[-2:]) // 3 if "/" in period else len(QUARTERS)
    return [f"{period[:4]}-{quarter}" for quarter in QUARTERS[:count]]


def before(period: str) -> str:
    """Return the same period a year before."""
    return "/".join(f"{int(part[:4]) - 1}{part[4:]}" for part in period.split("/"))


def made_up_world(random: Random, rates: RateTable) -> World:
    """Return the trade of some economy in some year, with the world and with two partners."""
    reporter = random.choice(list(ECONOMIES))
    currency, year = ECONOMIES[reporter], random.randrange(2012, 2025)
    trade = _trade_with_the_world(random, year)
    for place, partner in enumerate(PARTNERS):
        trade |= _trade_with(random, partner, trade, 0.4 - 0.1 * place)
    month = Period.parse(f"{year + 1}-01")
    mean = rate_on(rates, currency, DOLLAR, month).quantity.value
    if mean is None:
        raise ValueError(f"no rate of {currency} in {month}")
    return World(
        reporter, currency, year, trade, Fraction(mean) * random.randrange(9900, 10100) / 10000
    )


def _trade_with_the_world(random: Random, year: int) -> Trade:
    size, lean = 10 ** random.uniform(9.5, 13.3), random.uniform(-0.35, 0.35)
    paces = [random.gauss(0.05, 0.12) for _ in range(2)]
    trade: Trade = {}
    for quarter in QUARTERS:
        start = [size * side * random.uniform(0.85, 1.15) for side in (1 + lean, 1 - lean)]
        growth = [1 + max(-0.6, random.gauss(pace, 0.03)) for pace in paces]
        end = [level * factor for level, factor in zip(start, growth, strict=True)]
        trade[WORLD, f"{year - 1}-{quarter}"] = int(start[0]), int(start[1])
        trade[WORLD, f"{year}-{quarter}"] = int(end[0]), int(end[1])
    return trade


def _trade_with(random: Random, partner: str, whole: Trade, most: float) -> Trade:
    shares = [random.uniform(0.03, most) for _ in range(2)]
    return {
        (partner, quarter): (
            int(flows[0] * shares[0] * random.uniform(0.9, 1.1)),
            int(flows[1] * shares[1] * random.uniform(0.9, 1.1)),
        )
        for (other, quarter), flows in whole.items()
        if other == WORLD
    }
