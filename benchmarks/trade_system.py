"""A generated system of printed trade figures, as large as one likes.

A world of countries, each of ten provinces: exports, imports, total and balance of every quarter
and year in yuan and dollars at one rate a period and country, growth on the year before with the
mix identity, and each province's share of its country. Printed to four digits, as the press does.
Countries add up, by tens, to blocs and blocs of blocs, so that all is one component.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from tbcalc.core.network import Bound, Constraint, Network, Product, Sum, build_network
from tbcalc.exact.interval import NONNEGATIVE, Interval

PROVINCES: Final = 10
MEMBERS: Final = 10
YEARS: Final = 4
PERIODS: Final = ("Q1", "Q2", "Q3", "Q4", "year")
FLOWS: Final = ("X", "M", "T", "B")
PRINTED_SHARE: Final = 0.9
FIGURES_A_COUNTRY: Final = 2214
"""Roughly: eleven places, twenty periods, eleven or twelve figures each, a tenth not printed."""

Name = tuple[object, ...]


@dataclass
class Draft:
    """A system in the making: variables by name with their true values, ties and figures."""

    numbers: random.Random
    places: dict[Name, int] = field(default_factory=dict)
    truth: list[float] = field(default_factory=list)
    ties: list[Constraint] = field(default_factory=list)
    figures: list[Bound] = field(default_factory=list)
    domains: dict[int, Interval] = field(default_factory=dict)

    def variable(self, name: Name, value: float) -> int:
        """Return the variable of a name, made with its true value when new."""
        place = self.places.setdefault(name, len(self.truth))
        if place == len(self.truth):
            self.truth.append(value)
            if name[0] != "B" and name[0] != "gap":
                self.domains[place] = NONNEGATIVE
        return place

    def say(self, variable: int, digits: int) -> None:
        """Print a variable to so many digits, or leave it unprinted."""
        if self.numbers.random() < PRINTED_SHARE:
            printed = Decimal(f"{self.truth[variable]:.{digits - 1}e}")
            half = Decimal(5).scaleb(printed.adjusted() - digits)
            self.figures.append(Bound(variable, Interval(printed - half, printed + half)))

    def network(self) -> Network:
        """Return the finished network."""
        return build_network(len(self.truth), self.ties, self.figures, self.domains)


def draft(figures: int, seed: int = 1) -> Draft:
    """Return a consistent system of about that many figures."""
    system = Draft(random.Random(seed))
    countries = max(1, round(figures / FIGURES_A_COUNTRY))
    for country in range(countries):
        _add_country(system, country)
    places: list[Name] = [(country, 0) for country in range(countries)]
    level = 0
    while len(places) > 1:
        level += 1
        blocs = [places[i : i + MEMBERS] for i in range(0, len(places), MEMBERS)]
        places = [(f"bloc {level}", number) for number in range(len(blocs))]
        for bloc, members in zip(places, blocs, strict=True):
            _add_bloc(system, bloc, members)
    return system


def _add_bloc(system: Draft, bloc: Name, members: list[Name]) -> None:
    """Add up members' dollars, as dollars are what countries have in common."""
    for year, period in _times():
        for flow in FLOWS:
            parts = [system.places[flow, "USD", *member, year, period] for member in members]
            value = sum(system.truth[part] for part in parts)
            whole = system.variable((flow, "USD", *bloc, year, period), value)
            system.ties.append(_total(whole, parts))
            system.say(whole, 4)


def _times() -> Iterator[tuple[int, str]]:
    return ((year, period) for year in range(YEARS) for period in PERIODS)


def _total(whole: int, parts: list[int]) -> Sum:
    return Sum((whole, *parts), (-1, *[1] * len(parts)))


def _add_country(system: Draft, country: int) -> None:
    draw = system.numbers.uniform
    rates = {year: draw(6.3, 7.2) for year in range(YEARS)}
    levels: dict[Name, float] = {}
    for place in range(1, PROVINCES + 1):
        size = 10 ** draw(10, 12)
        for year, period in _times():
            if period != "year":
                grown = size * 1.07**year
                levels["X", place, year, period] = grown * draw(0.8, 1.2)
                levels["M", place, year, period] = grown * draw(0.6, 1.0)
    for year, period in _times():
        rate = system.variable(("rate", country, year), rates[year])
        for place in (*range(1, PROVINCES + 1), 0):
            _complete(levels, place, year, period)
            for currency, one in (("CNY", 1.0), ("USD", rates[year])):
                at = (currency, country, place, year, period)
                for flow in FLOWS:
                    system.variable((flow, *at), levels[flow, place, year, period] / one)
                _tie_flows(system, at)
            _tie_currencies(system, rate, (country, place, year, period))
            _tie_growth(system, ("CNY", country, place, year, period))
        _tie_places(system, (country, year, period))


def _complete(levels: dict[Name, float], place: int, year: int, period: str) -> None:
    """Add up provinces to the country and quarters to the year; add total and balance."""
    for flow in ("X", "M"):
        name = (flow, place, year, period)
        if period == "year":
            levels[name] = sum(levels[flow, place, year, q] for q in PERIODS[:4])
        elif place == 0:
            levels[name] = sum(levels[flow, p, year, period] for p in range(1, PROVINCES + 1))
    exports, imports = (levels[flow, place, year, period] for flow in ("X", "M"))
    levels["T", place, year, period] = exports + imports
    levels["B", place, year, period] = exports - imports


def _tie_flows(system: Draft, at: Name) -> None:
    x, m, t, b = (system.places[flow, *at] for flow in FLOWS)
    system.ties += [
        Sum((t, x, m), (1, -1, -1)),
        Sum((b, x, m), (1, -1, 1)),
        Sum((t, b, x), (1, 1, -2)),
        Sum((t, b, m), (1, -1, -2)),
    ]
    for variable in (x, m, t, b):
        system.say(variable, 4)
    if at[-1] == "year":
        for flow in FLOWS:
            quarters = [system.places[flow, *at[:-1], q] for q in PERIODS[:4]]
            system.ties.append(_total(system.places[flow, *at], quarters))


def _tie_currencies(system: Draft, rate: int, at: Name) -> None:
    for flow in FLOWS:
        yuan, dollars = system.places[flow, "CNY", *at], system.places[flow, "USD", *at]
        system.ties.append(Product(yuan, dollars, rate))


def _tie_growth(system: Draft, at: Name) -> None:
    """Tie levels to those of the year before by growth factors, and these by the mix identity."""
    *place, year, period = at
    if not isinstance(year, int) or year == 0:
        return
    truth, variable = system.truth, system.variable
    now, base = (
        {flow: system.places[flow, *place, y, period] for flow in "TXM"} for y in (year, year - 1)
    )
    factors = {}
    for flow in "TXM":
        value = truth[now[flow]] / truth[base[flow]]
        factors[flow] = variable(("growth", flow, *at), value)
        system.ties.append(Product(now[flow], base[flow], factors[flow]))
        system.say(factors[flow], 4)
    growths = {flow: truth[factors[flow]] for flow in "TXM"}
    weight = variable(("weight", *at), truth[base["X"]] / truth[base["T"]])
    system.domains[weight] = Interval(Decimal(0), Decimal(1))
    gap_total = variable(("gap", "T", *at), growths["T"] - growths["M"])
    gap_exports = variable(("gap", "X", *at), growths["X"] - growths["M"])
    system.ties += [
        Sum((gap_total, factors["T"], factors["M"]), (1, -1, 1)),
        Sum((gap_exports, factors["X"], factors["M"]), (1, -1, 1)),
        Product(gap_total, weight, gap_exports),
        Product(base["X"], weight, base["T"]),
    ]


def _tie_places(system: Draft, at: Name) -> None:
    country, year, period = at
    for currency in ("CNY", "USD"):
        for flow in FLOWS:
            whole, *parts = (
                system.places[flow, currency, country, place, year, period]
                for place in range(PROVINCES + 1)
            )
            system.ties.append(_total(whole, parts))
    whole = system.places["T", "CNY", country, 0, year, period]
    shares = []
    for place in range(1, PROVINCES + 1):
        part = system.places["T", "CNY", country, place, year, period]
        value = system.truth[part] / system.truth[whole]
        shares.append(system.variable(("share", country, place, year, period), value))
        system.ties.append(Product(part, shares[-1], whole))
        system.say(shares[-1], 3)
    system.ties.append(Sum(tuple(shares), (1,) * len(shares), 1, 1))
