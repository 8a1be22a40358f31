"""Values of a dataset's fields: printed figures and currencies, each text read once."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.errors import (
    AmbiguousCurrencyError,
    AmbiguousNumberError,
    DatasetSyntaxError,
    TbcalcError,
)
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import Figure, Kind
from tbcalc.figures.observation import Aspect, Key
from tbcalc.sources.currency_text import read_currency
from tbcalc.sources.dataset_page import Page, Scalar, quoted
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.repeated_figures import RepeatedFigures

_KINDS: Final[dict[Aspect, tuple[Kind, ...]]] = {
    "growth": ("percent",),
    "share": ("percent", "number"),
    "change": ("amount", "count", "number", "points"),
    "coverage_ratio": ("percent", "number"),
}
"""Aspect -> the kinds of figures that can tell it."""

_WANTED: Final[dict[Aspect, str]] = {
    "growth": "a growth is a percentage: write up 5 percent, or change: for an amount.",
    "share": "a share is a percentage or a fraction: write 15.7 percent.",
    "change": "a change is an amount, or percentage points: write growth: for a percentage.",
    "coverage_ratio": "a coverage ratio is a percentage or a number: write 138 percent.",
}
_UNITS: Final[dict[Kind, str]] = {
    "amount": "an amount", "percent": "a percentage", "points": "a number of percentage points",
    "count": "a count", "number": "a bare number",
}  # fmt: skip
_RATIOS: Final = ("share", "coverage_ratio")
_TIMES: Final = ("", "times")
_REMEDIES: Final[dict[type[TbcalcError], str]] = {
    AmbiguousCurrencyError: "Name the currency in the value, or add unit: CNY, say.",
    AmbiguousNumberError: "Add language: en, or the language it is, to the source.",
}


@noun
class TableUnit:
    """What a table's head says of its numbers: what each is multiplied by, and its unit."""

    factor: Decimal
    kind: Kind
    unit: str

    def of(self, figure: Figure) -> Figure:
        """Return a number printed without any unit as what the table's head makes it."""
        if figure.unit or figure.kind != "number":
            return figure
        factor = self.factor
        return Figure(
            figure.text, self.kind, NEAREST.multiply(figure.value, factor),
            figure.likely.scaled(factor), figure.possible.scaled(factor),
            self.unit, figure.qualifier, NEAREST.multiply(figure.last_place, factor),
            NEAREST.multiply(figure.rough_place, factor), figure.assumed,
        )  # fmt: skip


def read_table_unit(text: str, *, assume: str = "") -> TableUnit:
    """Return the unit in a table's head: yuan, million dollars, 100 million yuan, percent.

    Raises what read_figure raises.
    """
    figure = read_figure(text if text[:1].isdigit() else f"1 {text}", assume=assume)
    return TableUnit(figure.value, figure.kind, figure.unit)


class Values:
    """Reads figures; what cannot be read is told, and is None."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._figures = RepeatedFigures()
        self._currencies: dict[str, str] = {}
        self._units: dict[tuple[str, str], TableUnit] = {}

    def figure(self, scalar: Scalar, assume: str | None, locale: str) -> Figure | None:
        """Return the printed figure; ``assume`` is None where the reporter is not known."""
        try:
            return self._figures.read(scalar.value, assume=assume or "", locale=locale)
        except TbcalcError as error:
            # Without its reporter the sign may be clear: the reporter's fault is told already.
            if assume is not None or not isinstance(error, AmbiguousCurrencyError):
                self._page.tell_scalar(_of_dataset(error), scalar)
            return None

    def currency(self, scalar: Scalar) -> str:
        """Return the code of a currency, empty when it was told as a fault."""
        text = scalar.value
        if text not in self._currencies:
            try:
                self._currencies[text] = read_currency(text)
            except TbcalcError as error:
                self._page.tell_scalar(error, scalar)
                return ""
        return self._currencies[text]

    def table_unit(self, scalar: Scalar, assume: str | None) -> TableUnit | None:
        """Return what a field ``unit`` says."""
        look_up = (scalar.value, assume or "")
        if look_up not in self._units:
            try:
                self._units[look_up] = read_table_unit(scalar.value, assume=assume or "")
            except TbcalcError as error:
                fault = type(error)(error.reason, remedy="Write million yuan, say.")
                self._page.tell_scalar(fault, scalar)
                return None
        return self._units[look_up]

    def told(self, aspect: Aspect, figure: Figure, scalar: Scalar) -> Figure:
        """Return the figure as what its field says; one that cannot be that is told."""
        if figure.kind in ("number", "count") and aspect in _RATIOS and figure.unit in _TIMES:
            return _as_ratio(figure)
        if figure.kind not in _KINDS.get(aspect, (figure.kind,)):
            fault = DatasetSyntaxError(
                f"{quoted(scalar.value)} is {_UNITS[figure.kind]}; {_WANTED[aspect]}"
            )
            self._page.tell_scalar(fault, scalar)
        return figure

    def check_level(self, figure: Figure, key: Key, scalar: Scalar) -> None:
        """Tell a trade flow's value that is a percentage, or in a currency that is none.

        A product may be counted in units of its own, the trade in all products may not.
        """
        if figure.kind in ("percent", "points"):
            fault = DatasetSyntaxError(
                f"the value of {key.flow} is an amount, not a percentage.",
                remedy="Write growth: or share: instead of value:, as it is meant.",
            )
            self._page.tell_scalar(fault, scalar)
        elif figure.kind == "count" and not key.product:
            try:
                read_currency(figure.unit)
            except TbcalcError as error:
                start = scalar.value.rfind(figure.unit)
                span = None if start < 0 else (start, start + len(figure.unit))
                self._page.tell_scalar(respanned(error, span), scalar)


def _as_ratio(figure: Figure) -> Figure:
    return Figure(
        figure.text, "number", figure.value, figure.likely, figure.possible, "1",
        figure.qualifier, figure.last_place, figure.rough_place, figure.assumed,
    )  # fmt: skip


def _of_dataset(error: TbcalcError) -> TbcalcError:
    """Return the error with the remedy that a dataset offers, where the reader's is an option."""
    remedy = _REMEDIES.get(type(error))
    return error if remedy is None else respanned(error, error.span, remedy)


def respanned(error: TbcalcError, span: tuple[int, int] | None, remedy: str = "") -> TbcalcError:
    """Return the error with another span, and another remedy where one is given."""
    return type(error)(
        error.reason, remedy=remedy or error.remedy, span=span, candidates=error.candidates
    )
