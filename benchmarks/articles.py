"""Made-up articles: what is printed of a world, rounded half up or half even, so that it is true.

An article holds its figures as prints, in which a slip can be planted, and is told as a dataset.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import Final, Literal

from benchmarks.worlds import PARTNERS, WORLD, World, before

Part = Literal["value", "also", "growth", "share"]
Slot = tuple[str, Part]
"""Where a print stands: the name of an entry, and which of its figures it is."""

Unit = str
"""A currency, ``growth`` for percents that go up or down, ``share`` for percents of a whole."""

WORDS: Final = {12: "trillion", 9: "billion", 6: "million"}
LAYOUTS: Final = (
    "headline", "growth", "balance growth", "dollars", "partners", "quarters", "cumulative", "whole"
)  # fmt: skip
"""What an article prints: the levels of four flows alone, or with more about them."""

MOST_GROWTH: Final = Fraction(3, 2)
"""A balance that grew or fell by more is not told as growth."""


@dataclass(frozen=True, slots=True)
class Print:
    """A figure as printed: unsigned ``digits`` with or without a point, and its words."""

    digits: str
    power: int
    unit: Unit
    is_negative: bool = False
    words: str = ""

    @property
    def text(self) -> str:
        """The figure as a dataset has it."""
        match self.unit:
            case "growth":
                return f"{'down' if self.is_negative else 'up'} {self.digits} percent"
            case "share":
                return f"{self.digits} percent"
            case _:
                sign = "deficit of " if self.is_negative else ""
                return f"{sign}{self.words}{self.digits} {WORDS[self.power]} {self.unit}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is printed of one flow of a period with a partner; a claim repeats it in words."""

    flow: str
    period: str
    partner: str = WORLD
    prints: Mapping[Part, Print] = field(default_factory=dict)
    is_claim: bool = False

    @property
    def name(self) -> str:
        """The id of its level, unique in the article."""
        name = f"{self.flow}-{self.partner}-{self.period.replace('/', '-')}"
        return f"{name}-claim" if self.is_claim else name

    @property
    def line(self) -> str:
        """The entry as a line of a dataset."""
        about = [
            f"id: {self.name}", f"flow: {self.flow}", f"period: {self.period}",
            f"partner: {self.partner}",
        ]  # fmt: skip
        said = [f"{part}: {each.text}" for part, each in self.prints.items()]
        whole = ["of: {partner: W}"] if "share" in self.prints else []
        return f"  - {{{', '.join([*about, *said, *whole])}}}"


@dataclass(frozen=True, slots=True)
class Article:
    """The entries of one source: who reports, in what currency, and in which year it came out."""

    reporter: str
    currency: str
    published: int
    entries: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """The article as a dataset."""
        head = (
            f"sources:\n  a: {{published: {self.published}-01-14}}\n"
            f"defaults: {{source: a, reporter: {self.reporter}}}\nfigures:\n"
        )
        return head + "".join(f"{entry.line}\n" for entry in self.entries)

    @property
    def prints(self) -> Mapping[Slot, Print]:
        """All prints by where they stand."""
        return {(e.name, part): p for e in self.entries for part, p in e.prints.items()}

    def with_prints(self, changes: Mapping[Slot, Print]) -> Article:
        """Return the article with some prints in the place of others."""
        entries = [
            replace(
                e, prints={part: changes.get((e.name, part), p) for part, p in e.prints.items()}
            )
            for e in self.entries
        ]
        return replace(self, entries=tuple(entries))


def figure_id(slot: Slot) -> str:
    """Return the id that the reader gives to the figure at a slot."""
    name, part = slot
    return name if part == "value" else f"{name}.{part}"


@dataclass(frozen=True, slots=True)
class Manner:
    """How an article prints: so many significant digits of amounts and decimals of percents.

    Dollars are converted from the printed amount, or from the exact one as customs do.
    """

    digits: int
    decimals: int
    rounding: str
    converts_prints: bool

    def amount(self, value: Fraction, unit: Unit) -> Print:
        """Print an amount."""
        size = abs(value)
        power = 12 if size >= 10**12 else 9 if size >= 10**9 else 6
        scaled = size / 10**power
        places = self.digits - len(str(int(scaled))) if scaled >= 1 else self.digits - 1
        return Print(self._digits(scaled, max(places, 0)), power, unit, value < 0)

    def percent(self, value: Fraction, unit: Unit) -> Print:
        """Print a growth or a share, given as a fraction."""
        return Print(self._digits(abs(value) * 100, self.decimals), 0, unit, value < 0)

    def _digits(self, value: Fraction, places: int) -> str:
        """Round to so many decimals; a fraction that no decimal equals is far from a half."""
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return f"{exact.quantize(Decimal(1).scaleb(-places), self.rounding):f}"


def printed_value(printed: Print) -> Fraction:
    """Return the number that the digits of a print say, in base units."""
    sign = -1 if printed.is_negative else 1
    return sign * Fraction(printed.digits) * Fraction(10) ** printed.power


def made_up_manner(random: Random) -> Manner:
    """Return a manner as newspapers have it: three to five digits, mostly one decimal."""
    return Manner(
        random.choice((3, 4, 4, 5)),
        random.choice((1, 1, 1, 2)),
        random.choice((ROUND_HALF_UP, ROUND_HALF_UP, ROUND_HALF_EVEN)),
        random.random() < 0.5,
    )


def written(layout: str, world: World, manner: Manner) -> Article:
    """Return what an article of a layout prints of a world."""
    writer = _Writer(world, manner)
    year = str(world.year)
    parts = _parts_of(layout)
    entries = [writer.entry(f, year, WORLD, parts) for f in ("exports", "imports", "total")]
    entries.append(writer.entry("balance", year, WORLD, parts - _unsaid_of_balance(layout)))
    if layout in ("partners", "whole"):
        said: set[Part] = {"growth", "share"}
        said |= parts if layout == "whole" else set()
        entries += [writer.entry("total", year, partner, said) for partner in PARTNERS]
    if layout == "quarters":
        quarters = [f"{year}-Q{number}" for number in (1, 2, 3, 4)]
        entries += [
            writer.entry(f, quarter, WORLD, set())
            for quarter in quarters
            for f in ("exports", "imports", "total")
        ]
    if layout == "cumulative":
        entries += [
            writer.entry(f, period, WORLD, {"growth"})
            for period in (f"{year}-01/{year}-09", f"{year}-Q4")
            for f in ("exports", "imports", "total")
        ]
    return Article(world.reporter, world.currency, world.year + 1, tuple(entries))


def with_claims(article: Article, world: World, random: Random) -> Article:
    """Return the article with some totals and surpluses told again: more than, nearly."""
    claims = []
    for flow in ("total", "balance"):
        exact = world.level(WORLD, flow, str(world.year))
        if exact > 10**9 and random.random() < 0.5:
            words = random.choice(("more than ", "nearly "))
            printed = replace(_roughly(exact, words, world.currency), words=words)
            claims.append(Entry(flow, str(world.year), WORLD, {"value": printed}, is_claim=True))
    return replace(article, entries=(*article.entries, *claims))


def _roughly(exact: int, words: str, unit: Unit) -> Print:
    """Print an amount of at least a billion to one or two digits, cut off or rounded up."""
    power = 12 if exact >= 10**12 else 9
    step = 10 ** max(power, len(str(exact)) - 2)
    steps = exact // step + (words == "nearly ")
    return Print(str(steps * step // 10**power), power, unit)


def _parts_of(layout: str) -> set[Part]:
    match layout:
        case "headline" | "quarters":
            return set()
        case "dollars":
            return {"also"}
        case "whole":
            return {"also", "growth"}
        case _:
            return {"growth"}


def _unsaid_of_balance(layout: str) -> set[Part]:
    return set() if layout in ("balance growth", "dollars", "headline") else {"growth"}


@dataclass(frozen=True, slots=True)
class _Writer:
    """A world on its way into print."""

    world: World
    manner: Manner

    def entry(self, flow: str, period: str, partner: str, parts: set[Part]) -> Entry:
        """Print the level of a flow, and what else is asked for."""
        exact = Fraction(self.world.level(partner, flow, period))
        value = self.manner.amount(exact, self.world.currency)
        prints: dict[Part, Print] = {"value": value}
        if "also" in parts:
            original = printed_value(value) if self.manner.converts_prints else exact
            prints["also"] = self.manner.amount(original * self.world.dollars, "USD")
        if "growth" in parts:
            base = self.world.level(partner, flow, before(period))
            growth = exact / base - 1 if base else Fraction(0)
            if exact * base > 0 and abs(growth) < MOST_GROWTH:
                prints["growth"] = self.manner.percent(growth, "growth")
        if "share" in parts:
            share = exact / self.world.level(WORLD, flow, period)
            prints["share"] = self.manner.percent(share, "share")
        return Entry(flow, period, partner, prints)
