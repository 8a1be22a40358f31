"""The figure of a row of the long table form, with what its other columns say of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from tbcalc.errors import DatasetSyntaxError, TbcalcError, UnknownFieldError
from tbcalc.figures.figure import QUALIFIERS, Figure, Kind
from tbcalc.figures.flow import BALANCE, is_flow
from tbcalc.figures.observation import Key
from tbcalc.figures.source import Source
from tbcalc.sources.area_currency import area_currency, meant_by_signs
from tbcalc.sources.dataset_page import Page, nearest, quoted
from tbcalc.sources.dataset_values import Values
from tbcalc.sources.rate_phrase import read_rate_phrase
from tbcalc.sources.repeated_figures import RepeatedFigures
from tbcalc.sources.table_cells import Row
from tbcalc.sources.table_print import Print, Read, figure_as_read
from tbcalc.sources.table_subject import Subject

KINDS: Final = ("level", "growth", "share", "rate", "count")
_MOST_DIGITS: Final = 40
_FRACTIONS: Final = ("growth", "share")


class TableFigures:
    """Reads the figures of rows; what cannot be read is told."""

    def __init__(self, page: Page, sources: Mapping[str, Source]) -> None:
        self._page = page
        self._sources = sources
        self._values = Values(page)
        self._figures = RepeatedFigures()

    def figure(self, row: Row, subject: Subject, key: Key) -> Figure | None:
        """Return the figure of a row, None where a fault was told."""
        known = len(self._page.faults)
        self.check(row)
        currency, nominal = self.currency(row), self._nominal(row)
        signs = meant_by_signs(area_currency(key.reporter), row["printed"].value)
        assume = currency or signs
        source = self._sources.get(row["source_id"].value)
        locale = source.language if source else ""
        plain = self._read(subject, assume, locale)(row["printed"].value)
        if plain is None and nominal is None:
            self._values.figure(row["printed"], assume, locale)
        if len(self._page.faults) > known or (plain is None and nominal is None):
            return None
        self._check_unit(row, plain, currency)
        value = nominal if nominal is not None else plain.value if plain else Decimal(0)
        kind, unit = _measure(row, subject, currency, is_told=nominal is not None)
        figure = figure_as_read(
            Print(
                row["printed"].value,
                -value if subject.is_negated else value,
                kind, unit,
                row["qualifier"].value if "qualifier" in row else "",
                _down(subject),
            ),
            # A dataset file has no currency beside a level: the words alone must do.
            self._read(subject, signs, locale),
        )  # fmt: skip
        return self._as_told(row, subject, figure)

    def check(self, row: Row) -> None:
        """Tell what is wrong with the words of the columns kind and qualifier."""
        for name, known in (("kind", KINDS), ("qualifier", QUALIFIERS)):
            if name in row and row[name].value not in known:
                near = nearest(row[name].value, known)
                fault = UnknownFieldError(
                    f"{quoted(row[name].value)} is no {name}.",
                    remedy=f"Known are {', '.join(known)}.",
                    candidates=(near,) if near else (),
                )
                self._page.tell_scalar(fault, row[name])

    def currency(self, row: Row) -> str:
        """Return the code in the column currency, empty where there is none."""
        return self._values.currency(row["currency"]) if "currency" in row else ""

    def _nominal(self, row: Row) -> Decimal | None:
        cell = row.get("nominal")
        if cell is None:
            return None
        try:
            value = Decimal(cell.value)
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS >= len(cell.value):
            return value
        fault = DatasetSyntaxError(
            f"{quoted(cell.value)} is no plain number.",
            remedy="Write the value in base units, such as 6200000000000, or leave it empty.",
        )
        self._page.tell_scalar(fault, cell)
        return None

    def _read(self, subject: Subject, assume: str, locale: str) -> Read:
        def rate(text: str) -> Figure | None:
            base = subject.unit.partition("/")[2]
            for phrase in (text, f"{text} per {base}"):
                try:
                    return read_rate_phrase(phrase, assume=assume, locale=locale)
                except TbcalcError:
                    continue
            return None

        def figure(text: str) -> Figure | None:
            try:
                return self._figures.read(text, assume=assume, locale=locale)
            except TbcalcError:
                return None

        return rate if subject.aspect == "rate" else figure

    def _check_unit(self, row: Row, plain: Figure | None, currency: str) -> None:
        if plain is None or plain.kind != "amount" or plain.unit == currency or not currency:
            return
        fault = DatasetSyntaxError(
            f"{quoted(plain.text)} is in {plain.unit}, and the currency of the row is {currency}."
        )
        self._page.tell_scalar(fault, row["printed"])

    def _as_told(self, row: Row, subject: Subject, figure: Figure) -> Figure:
        """Return the figure as what the row says it is; one that cannot be that is told."""
        if subject.aspect == "level" and is_flow(subject.flow) and figure.kind == "percent":
            fault = DatasetSyntaxError(
                f"{subject.flow} are an amount, not a percentage.",
                remedy="Write growth_of: before the flow, or share, as it is meant.",
            )
            self._page.tell_scalar(fault, row["printed"])
        if subject.aspect in ("level", "rate"):
            return figure
        return self._values.told(subject.aspect, figure, row["printed"])


def _measure(row: Row, subject: Subject, currency: str, *, is_told: bool) -> tuple[Kind, str]:
    """Return what a bare number is in; without a reading told, no percent sign is put to it."""
    if subject.aspect in _FRACTIONS:
        return ("percent", "1") if is_told else ("number", "")
    if subject.aspect == "rate":
        return "number", subject.unit
    if currency:
        return "amount", currency
    return ("count", "") if "kind" in row and row["kind"].value == "count" else ("number", "")


def _down(subject: Subject) -> str:
    if subject.aspect == "growth":
        return "down"
    return "deficit of" if subject.flow == BALANCE and subject.aspect == "level" else "minus"
