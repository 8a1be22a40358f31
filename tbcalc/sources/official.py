"""Official tables: the figures taken of one, and how many of its rows were left, and why."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import Final

from tbcalc.errors import FaultyInputError, NotAnswerableError, TbcalcError, UsageError
from tbcalc.exact.noun import noun
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.figure import Figure
from tbcalc.figures.flow import BALANCE, FLOWS
from tbcalc.figures.observation import Key, Observation
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.dataset_figures import suffix
from tbcalc.sources.dataset_values import TableUnit, read_table_unit
from tbcalc.sources.repeated_figures import RepeatedFigures

MOST_FIGURES: Final = 200_000
"""Figures of one dataset at most; what is more is for aggregate."""
_ABSENT: Final = frozenset(
    (
        "",
        "-",
        "--",
        "—",
        "–",
        "..",
        "...",
        ":",
        "NA",
        "N/A",
        "n/a",
        "na",
        "ND",
        "nd",
        "null",
        "None",
    )
)
_STRONG: Final = ("USD", "EUR", "GBP")
_MOST: Final = 15
"""The world trades some 10^13.5 dollars a year."""
_MOST_WEAK: Final = 18


@noun
class Left:
    """Rows left for one reason, ``first`` being the line of the first of them.

    ``is_faulty`` where they could not be read; else the reason lies in what they are.
    """

    reason: str
    rows: int
    first: int
    is_faulty: bool


@noun
class Official:
    """What was read of an official table; ``rows`` counts its rows, ``unit`` what it counts."""

    kind: str
    dataset: Dataset
    rows: int
    left: tuple[Left, ...]
    notes: tuple[str, ...] = ()
    unit: str = "rows"

    @property
    def is_whole(self) -> bool:
        """True when every row could be read."""
        return not any(left.is_faulty for left in self.left)


@noun
class Wanted:
    """Which figures to take; an empty field takes all.

    ``products`` are the first digits of codes; ``period`` and ``unit`` are those of a table that
    does not say its own.
    """

    reporters: Collection[str] = ()
    partners: Collection[str] = ()
    products: Collection[str] = ()
    periods: Collection[Period] = ()
    period: Period | None = None
    unit: str = ""

    def takes(self, key: Key) -> bool:
        """Tell whether a key is among what is wanted."""
        return (
            (not self.reporters or key.reporter in self.reporters)
            and (not self.partners or key.partner in self.partners)
            and (not self.periods or any(p.encloses(key.period) for p in self.periods))
            and self.takes_product(key.product)
        )

    def takes_product(self, product: str) -> bool:
        """Tell whether a product is wanted; all products together always are."""
        code = product.lstrip(_LETTERS)
        return not self.products or not product or code.startswith(tuple(self.products))


_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

ALL: Final = Wanted()


class NoValueError(ValueError):
    """A cell holds no number; its message says what it holds instead."""


def official_number(text: str, *, signed: bool = False, weak: bool = False) -> Decimal | None:
    """Return the number in a cell, None where the cell says that there is none.

    Raises NoValueError for what is no number, or cannot be one of trade.
    """
    if text in _ABSENT:
        return None
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise NoValueError("the value is no number") from None
    if not value.is_finite():
        raise NoValueError(f"the value is {value}, which is no number")
    if value < 0 and not signed:
        raise NoValueError("the value is negative")
    if value and value.adjusted() >= (_MOST_WEAK if weak else _MOST):
        raise NoValueError(f"the value is beyond all trade (10^{value.adjusted()})")
    return value


class Collected:
    """The figures of one source as they are read; the same key twice is told, never summed."""

    def __init__(self, source: Source, wanted: Wanted = ALL) -> None:
        self.source = source
        self.rows = 0
        self._wanted = wanted
        self._figures = RepeatedFigures()
        self._units: dict[str, TableUnit] = {}
        self._left: dict[tuple[str, bool], list[int]] = {}
        self._observations: list[Observation] = []
        self._seen: dict[Key, Decimal] = {}
        self._entries = 0

    def leave(self, reason: str, line: int, *, faulty: bool = False) -> None:
        """Count a row as left."""
        told = self._left.setdefault((reason, faulty), [0, line])
        told[0] += 1

    def fault(self, reason: str, line: int) -> None:
        """Count a row as one that cannot be read."""
        self.leave(reason, line, faulty=True)

    def level(
        self, key: Key, text: str, unit: str, line: int, *, note: str = "", status: str = ""
    ) -> str:
        """Take a printed value in ``unit`` (million USD) and return its id, empty if it is left."""
        if not self._wanted.takes(key):
            self.leave("not among what was asked for", line)
            return ""
        figure = self._printed(key, text, unit, line)
        if figure is None:
            return ""
        known = self._seen.get(key)
        if known is not None:
            is_same = known == figure.value
            told = "the same figure again" if is_same else "a second value for one key"
            self.leave(told, line, faulty=not is_same)
            return ""
        self._seen[key] = figure.value
        return self.add(key, "level", figure, line, note=note, status=status)

    def growth(self, key: Key, text: str, line: int, *, of: str, currency: str) -> None:
        """Take the percentage by which the level ``of`` (empty: not printed) grew on the year."""
        if not self._wanted.takes(key) or self.number(text, line, signed=True) is None:
            return
        own = of + suffix("growth", 0) if of else ""
        figure = self._figures.read(f"{text}%", locale="en")
        self.add(key, "growth", figure, line, of=of, own=own, currency=currency, basis="yoy")

    def add(self, key: Key, aspect: str, figure: Figure, line: int, **said: str) -> str:
        """Take a figure and return its id.

        Raises NotAnswerableError when there are too many for a dataset.
        """
        own = said.pop("own", "")
        if not own:
            self._entries += 1
            own = f"{self.source.id}.{self._entries}"
        if len(self._observations) >= MOST_FIGURES:
            raise NotAnswerableError(
                f"the table has more than {MOST_FIGURES:,} figures.",
                remedy="Name whose with --reporter, --partner, --product; or sum with aggregate.",
            )
        self._observations.append(
            Observation(own, self.source.id, key, aspect, figure, line=line, **said)  # type: ignore[arg-type]  # words of the format
        )
        return own

    def figure(self, text: str, unit: str) -> Figure:
        """Return a number printed in a column of ``unit``."""
        if unit not in self._units:
            self._units[unit] = read_table_unit(unit)
        plain = self._figures.read(text, locale="en")
        if not plain.value:  # a nought alone does not tell its scale
            return self._figures.read(f"{text} {unit}", locale="en")
        return self._units[unit].of(plain)

    def number(self, text: str, line: int, *, signed: bool = False) -> Decimal | None:
        """Return the number in a cell, None where it was told why it is none."""
        try:
            value = official_number(text, signed=signed, weak=True)
        except NoValueError as error:
            self.fault(str(error), line)
            return None
        if value is None:
            self.leave("no value is given (absent, not zero)", line)
        return value

    def official(self, kind: str, notes: tuple[str, ...] = (), unit: str = "rows") -> Official:
        """Return what was read.

        Raises FaultyInputError where there is nothing that could be.
        """
        left = tuple(
            Left(reason, rows, first, faulty)
            for (reason, faulty), (rows, first) in self._left.items()
        )
        left = tuple(sorted(left, key=lambda each: (not each.is_faulty, -each.rows, each.reason)))
        if not self._observations:
            raise no_figure(self.rows, left, unit)
        dataset = Dataset(tuple(self._observations), {self.source.id: self.source})
        return Official(kind, dataset, self.rows, left, notes, unit)

    def _printed(self, key: Key, text: str, unit: str, line: int) -> Figure | None:
        signed = key.flow == BALANCE or key.flow not in FLOWS
        if self.number(text, line, signed=signed) is None:
            return None
        try:
            figure = self.figure(text, unit)
            weak = figure.unit not in _STRONG
            official_number(str(figure.value), signed=signed, weak=weak)
        except (NoValueError, TbcalcError) as error:
            self.fault(getattr(error, "reason", str(error)).rstrip("."), line)
            return None
        return figure


def no_figure(rows: int, left: tuple[Left, ...], unit: str) -> TbcalcError:
    """Return the error that a table gave no figure, with what became of its rows."""
    told = "; ".join(f"{each.rows:,} {each.reason}" for each in left[:4])
    if any(each.is_faulty for each in left) or not left:
        return FaultyInputError(
            f"none of its {rows:,} {unit} gave a figure: {told or 'it is empty'}."
        )
    return NotAnswerableError(
        f"none of its {rows:,} {unit} gave a figure: {told}.",
        remedy="Ask for other reporters, partners, products or periods.",
    )


def unsaid(what: str, remedy: str) -> UsageError:
    """Return the error that a table does not say something that must then be told."""
    return UsageError(f"the table does not say {what}.", remedy=remedy)


def product_of(classification: str, code: str) -> str:
    """Return a product by its code: HS8542, SITC776; empty for all products."""
    if code.upper() in ("TOTAL", "ALL", "_T", "T", "WORLD", ""):
        return ""
    return f"{classification}{code}"
