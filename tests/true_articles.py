"""Made-up articles of every kind that are true: months to years, partners, products, words.

A hidden world of whole amounts by month is printed by any convention that a reader must allow:
rounded, cut off or rounded up by at most one unit of the last digit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Final

from tbcalc.figures.period import Period, month_run

FIRST: Final = 2021 * 12
MONTHS: Final = 48
PARTNERS: Final = ("US", "JP", "DE")
PRODUCTS: Final = ("machines", "crops")
SCOPES: Final = ("goods", "services")
FLOWS: Final = ("exports", "imports", "total", "balance")
WORDS: Final = {12: "trillion", 9: "billion", 6: "million", 3: "thousand"}

Cell = tuple[str, str, str, int]
"""Scope, partner, product and month."""


@dataclass(frozen=True, slots=True)
class World:
    """Exports and imports by scope, partner, product and month; dollars a unit is worth by year."""

    cells: dict[Cell, tuple[int, int]]
    dollars: dict[int, Fraction]

    def level(self, key: tuple[str, str, str], flow: str, period: Period) -> int:
        """Return a flow; the scope goods+services, the partner W and no product are sums."""
        scope, partner, product = key
        exports = imports = 0
        for (s, p, q, month), (x, m) in self.cells.items():
            if (
                s in scope.split("+")
                and partner in ("W", p)
                and product in ("", q)
                and period.first_month <= month <= period.last_month
            ):
                exports, imports = exports + x, imports + m
        return {
            "exports": exports, "imports": imports,
            "total": exports + imports, "balance": exports - imports,
        }[flow]  # fmt: skip


def made_up_world(random: Random) -> World:
    """Return four years of trade in goods and services with three partners and the rest."""
    size = 10 ** random.uniform(5, 11.5)
    cells: dict[Cell, tuple[int, int]] = {}
    for scope in SCOPES:
        for partner in (*PARTNERS, "rest"):
            for product in (*PRODUCTS, "other") if scope == "goods" else ("other",):
                level = [size * 10 ** random.uniform(-0.8, 0.8) for _ in range(2)]
                pace = [random.uniform(0.99, 1.015) for _ in range(2)]
                for month in range(FIRST, FIRST + MONTHS):
                    level = [a * b for a, b in zip(level, pace, strict=True)]
                    x, m = (int(each * random.uniform(0.9, 1.1)) for each in level)
                    cells[scope, partner, product, month] = (x, m)
    dollars = {year: Fraction(random.randrange(138, 146), 1000) for year in range(2021, 2026)}
    return World(cells, dollars)


def periods(random: Random) -> Sequence[Period]:
    """Return some periods of the later three years, with those that make others up."""
    year = random.choice((2022, 2023, 2024))
    first = year * 12
    runs = [(0, 11), (0, 5), (6, 11), (0, 8), (0, 10), (11, 11), (-9, 2)]
    runs += [(q, q + 2) for q in (0, 3, 6, 9)] + [(m, m) for m in random.sample(range(12), 3)]
    chosen = random.sample(runs, random.randrange(1, 6))
    return [month_run(first + start, first + end) for start, end in chosen]


def amount(random: Random, value: Fraction, unit: str) -> str:
    """Print an amount in some wording that is true of it."""
    if value < 0:
        return f"deficit of {amount(random, -value, unit)}"
    power = next((p for p in WORDS if value >= 10**p), 0)
    scaled = value / 10**power
    places = max(0, random.choice((2, 3, 4, 5)) - len(str(int(scaled))))
    words, how = random.choice(_AMOUNTS)
    digits = printed(how, scaled, places)
    return f"{words}{digits}{f' {WORDS[power]}' if power else ''} {unit}"


def percent(random: Random, value: Fraction) -> str:
    """Print a growth in some wording that is true of it."""
    direction = "down" if value < 0 else "up"
    digits = printed(random.choice((nearest, down, up)), abs(value) * 100, random.choice((1, 1, 2)))
    return f"{direction} {digits} percent"


Rounding = Callable[[Fraction], int]


def nearest(value: Fraction) -> int:
    """Round half up."""
    return int(value + Fraction(1, 2))


def down(value: Fraction) -> int:
    """Cut off."""
    return int(value)


def up(value: Fraction) -> int:
    """Round up."""
    return -int(-value // 1)


_AMOUNTS: Final[Sequence[tuple[str, Rounding]]] = (
    ("", nearest), ("", nearest), ("", down), ("", up),
    ("more than ", down), ("nearly ", up), ("about ", nearest), ("at least ", down),
)  # fmt: skip


def printed(how: Rounding, value: Fraction, places: int) -> str:
    """Return the digits of a number of zero or more."""
    whole = how(value * 10**places)
    return f"{whole // 10**places}" + (f".{whole % 10**places:0{places}d}" if places else "")


class Writer:
    """A world on its way into print, as the lines of a dataset."""

    def __init__(self, random: Random, world: World) -> None:
        self.random = random
        self.world = world
        self.rate = {y: d * random.randrange(9985, 10016) / 10000 for y, d in world.dollars.items()}

    def text(self) -> str:
        """Return an article as a dataset."""
        head = "sources: {p: {published: 2025-01-31}}\ndefaults: {source: p, reporter: CN}\n"
        lines = [f"  - {{{line}}}\n" for line in self.lines()]
        return f"{head}figures:\n{''.join(dict.fromkeys(lines))}"

    def lines(self) -> Iterator[str]:
        """Print some keys in some periods."""
        keys = self.keys()
        for period in periods(self.random):
            for key in keys:
                for flow in self.random.sample(FLOWS, self.random.randrange(1, 5)):
                    if key[2] == "" or flow in ("exports", "imports"):
                        yield from self.figures(key, flow, period)

    def keys(self) -> Sequence[tuple[str, str, str]]:
        """Return what the article is about."""
        return self.random.sample(
            [
                ("goods", "W", ""), ("goods", "W", ""), ("services", "W", ""),
                ("goods+services", "W", ""), ("goods", "W", "machines"), ("goods", "W", "crops"),
                *(("goods", partner, "") for partner in PARTNERS),
            ],
            self.random.randrange(1, 5),
        )  # fmt: skip

    def figures(self, key: tuple[str, str, str], flow: str, period: Period) -> Iterator[str]:
        """Print what there is to say of one flow."""
        scope, partner, product = key
        about = f"scope: {scope}, partner: {partner}, flow: {flow}, period: {period}"
        about += f", product: {product}" if product else ""
        now = self.world.level(key, flow, period)
        said = [f"value: {amount(self.random, Fraction(now), 'yuan')}"]
        if self.random.random() < 0.3:
            dollars = now * self.rate[period.last[0]]
            said.append(f"also: {amount(self.random, dollars, 'dollars')}")
        yield f"{about}, {', '.join(said)}"
        for shown in (self.growth, self.change, self.share, self.coverage):
            if self.random.random() < 0.4:
                yield from (f"{about}, {line}" for line in shown(key, flow, period))

    def growth(self, key: tuple[str, str, str], flow: str, period: Period) -> Iterator[str]:
        """Print growth on some base, where it is no change of sign and not gigantic."""
        bases = {"yoy": period.shift_years(-1)}
        if period.length == 1:
            bases["mom"] = period.shift_months(-1)
        if period.length == 3:
            bases["qoq"] = period.shift_months(-3)
        basis = self.random.choice(list(bases))
        now, then = (self.world.level(key, flow, p) for p in (period, bases[basis]))
        if basis == "yoy" and period == Period.year(2024):
            yield from self.average(key, flow)
        if now * then > 0 and now < 3 * then:
            said = percent(self.random, Fraction(now, then) - 1)
            yield f"growth: {{value: {said}, basis: {basis}}}, currency: CNY"

    def average(self, key: tuple[str, str, str], flow: str) -> Iterator[str]:
        """Print the average growth of the three years from 2021 to 2024."""
        ends = [self.world.level(key, flow, Period.year(year)) for year in (2021, 2024)]
        if min(ends) > 0:
            ratio = Decimal(ends[1]) / Decimal(ends[0])
            said = percent(self.random, Fraction(ratio ** (Decimal(1) / 3)) - 1)
            yield f"growth: {{value: {said}, basis: cagr, against: 2021}}, currency: CNY"

    def change(self, key: tuple[str, str, str], flow: str, period: Period) -> Iterator[str]:
        """Print by how much a flow rose or fell."""
        base = period.shift_years(-1)
        by = self.world.level(key, flow, period) - self.world.level(key, flow, base)
        if flow != "balance" and by:
            said = amount(self.random, Fraction(abs(by)), "yuan").replace("deficit of ", "")
            yield f"change: {'up' if by > 0 else 'down'} {said}"

    def share(self, key: tuple[str, str, str], flow: str, period: Period) -> Iterator[str]:
        """Print the share of a partner or a product in the whole, and its change."""
        _, partner, product = key
        if flow != "balance" and (partner != "W" or product):
            now, then = (self.part(key, flow, p) for p in (period, period.shift_years(-1)))
            how = self.random.choice((nearest, down, up))
            of = "{partner: W}" if partner != "W" else "{product: all}"
            said = f"share: {printed(how, now * 100, 1)} percent, of: {of}"
            if self.random.random() < 0.5:
                by = printed(how, abs(now - then) * 100, 1)
                said += f", change: {'up' if now > then else 'down'} {by} percentage points"
            yield said

    def part(self, key: tuple[str, str, str], flow: str, period: Period) -> Fraction:
        """Return which part of the trade of its scope a partner or product makes."""
        whole = self.world.level((key[0], "W", ""), flow, period)
        return Fraction(self.world.level(key, flow, period), whole)

    def coverage(self, key: tuple[str, str, str], flow: str, period: Period) -> Iterator[str]:
        """Print what part of imports the exports cover."""
        if flow == "exports":
            ratio = Fraction(
                self.world.level(key, "exports", period), self.world.level(key, "imports", period)
            )
            yield f"coverage: {printed(nearest, ratio * 100, 1)} percent"


def true_article(seed: str) -> str:
    """Return an article that is true, as a dataset."""
    random = Random(seed)
    return Writer(random, made_up_world(random)).text()
