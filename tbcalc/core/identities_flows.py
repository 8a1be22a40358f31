"""Exports, imports, total and balance: T = X + M, B = X - M, 2X = T + B, 2M = T - B.

The last two follow from the first two and add no new world; they make propagation about as tight as
linear programming. The mix identity does the same for growth: the growth of a total lies between
those of its parts, at the place that their weights in the base give.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final

from tbcalc.core.ledger import Family, Ledger, Name
from tbcalc.core.network import Product, Sum
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.area import country_of
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.period import Period

TOTAL_OF: Final = "total = exports + imports"
BALANCE_OF: Final = "balance = exports - imports"
MIX: Final = "growth of a total lies between those of its parts"
GROWTH: Final = "level = base x (1 + growth)"

DAYS: Final = "growth of a working day's average x working days = growth"

BY_DAILY_AVERAGE: Final = frozenset(("BR",))
"""Countries whose statistics print growth of the average per working day (Brazil's Secex)."""

MOST_DAYS_APART: Final = Decimal(6)
FEWEST_DAYS: Final = 17
"""By how many working days two equal periods differ at most, and how many a month has at least."""

_ONE = Decimal(1)
_AT_MOST: Final = (
    (EXPORTS, 1, TOTAL), (IMPORTS, 1, TOTAL), (BALANCE, 1, TOTAL), (BALANCE, -1, TOTAL),
    (BALANCE, 1, EXPORTS), (BALANCE, -1, IMPORTS),
)  # fmt: skip
"""Which flow, times a sign, is at most which other."""

_SHARE = Interval.point(0).hull(Interval.point(1))


Spoken = Mapping[tuple[Family, Period], Collection[str]]
"""The flows spoken of in any currency, by family without one, and period."""


def tie_flows(ledger: Ledger, elsewhere: Spoken) -> None:
    """Tie the flows of each family in each period: all four where three are spoken of.

    The third may be spoken of in another currency.
    """
    for family, flows in ledger.families():
        periods: dict[Period, list[str]] = {}
        for flow in FLOWS:
            for period in flows.get(flow, ()):
                periods.setdefault(period, []).append(flow)
        for period, spoken in periods.items():
            in_all = {*spoken, *elsewhere.get((family._replace(unit=""), period), ())}
            if len(spoken) > 1 and len(in_all) > 2:
                tie_flows_of(ledger, family, period)
            elif len(spoken) == 2:
                _tie_pair(ledger, family, period, spoken)


def tie_flows_of(ledger: Ledger, family: Family, period: Period) -> None:
    """Tie the four flows of one family in one period."""
    x, m, t, b = (ledger.level(family, flow, period) for flow in (EXPORTS, IMPORTS, TOTAL, BALANCE))
    ledger.tie(TOTAL_OF, Sum((t, x, m), (1, -1, -1)))
    ledger.tie(BALANCE_OF, Sum((b, x, m), (1, -1, 1)))
    ledger.tie(TOTAL_OF, Sum((x, t, b), (2, -1, -1)))
    ledger.tie(BALANCE_OF, Sum((m, t, b), (2, -1, 1)))


def _tie_pair(ledger: Ledger, family: Family, period: Period, flows: list[str]) -> None:
    """Tie two flows alone: the third cannot be negative. Exports and imports are free."""
    level = {flow: ledger.level(family, flow, period) for flow in flows}
    for small, sign, large in _AT_MOST:
        if small in level and large in level:
            kind = TOTAL_OF if large == TOTAL else BALANCE_OF
            ledger.tie(kind, Sum((level[large], level[small]), (1, -sign), 0, INFINITY))


def tie_growths(ledger: Ledger) -> None:
    """Tie each growth to its two levels, and the growths of exports, imports and total."""
    for family, pairs in list(ledger.factors.items()):
        for (period, base), flows in list(pairs.items()):
            for flow in list(flows):
                tie_growth(ledger, family, flow, period, base)
            if {EXPORTS, IMPORTS, TOTAL} <= flows.keys():
                _tie_mix_of_flows(ledger, family, period, base)


def tie_growth(ledger: Ledger, family: Family, flow: str, period: Period, base: Period) -> None:
    """Tie a growth to its two levels."""
    factor = ledger.factor(family, flow, period, base)
    if country_of(family.reporter) in BY_DAILY_AVERAGE:
        factor = _with_days(ledger, family, flow, period, base)
    level, start = (ledger.level(family, flow, p) for p in (period, base))
    ledger.tie(GROWTH, Product(level, start, factor))


def _with_days(ledger: Ledger, family: Family, flow: str, period: Period, base: Period) -> int:
    """Return the factor of levels whose growth is that of the averages of a working day.

    All flows of a period share the quotient of its days and those of the base. A month has 17 to
    23 working days; longer runs differ by no more days than one month may.
    """
    months = max(1, min(period.length, base.length))
    apart = NEAREST.divide(MOST_DAYS_APART, Decimal(FEWEST_DAYS * months))
    domain = Interval(NEAREST.divide(_ONE, _ONE + apart), _ONE + apart)
    place = family._replace(partner="", product="", unit="")
    days = ledger.variable(Name("days", place, "", period, base), domain)
    grown = ledger.variable(Name("grown", family, flow, period, base))
    ledger.tie(DAYS, Product(grown, ledger.factor(family, flow, period, base), days))
    return grown


def _tie_mix_of_flows(ledger: Ledger, family: Family, period: Period, base: Period) -> None:
    whole, one, other = (
        (ledger.level(family, flow, base), ledger.factor(family, flow, period, base))
        for flow in (TOTAL, EXPORTS, IMPORTS)
    )
    place = Name("weight", family, TOTAL, period, base)
    tie_mix(ledger, place, whole, one, other)


def tie_mix(
    ledger: Ledger,
    place: Name,
    whole: tuple[int, int],
    one: tuple[int, int],
    other: tuple[int, int],
) -> None:
    """Tie the factors of a whole and its two parts, none of them negative.

    Each is given as the level in the base and the factor: f - f2 = w (f1 - f2) with w the weight
    of the first part in the base, from 0 to 1; and the other way about.
    """
    apart = ledger.variable(place._replace(what="difference", mark=f"{place.mark} apart"))
    ledger.tie(MIX, Sum((apart, one[1], other[1]), (1, -1, 1)))
    weights = []
    for mark, part, sign, rest in (("first", one, 1, other), ("second", other, -1, one)):
        weight = ledger.variable(place._replace(mark=f"{place.mark} {mark}"), _SHARE)
        shift = ledger.variable(place._replace(what="difference", mark=f"{place.mark} {mark}"))
        ledger.tie(MIX, Product(part[0], weight, whole[0]))
        ledger.tie(MIX, Product(shift, weight, apart))
        ledger.tie(MIX, Sum((shift, whole[1], rest[1]), (sign, -1, 1)))
        weights.append(weight)
    ledger.tie(MIX, Sum((weights[0], weights[1]), (1, 1), 1, 1))
