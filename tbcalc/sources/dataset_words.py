"""Words, areas and periods of a dataset's fields; what cannot be read is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from tbcalc.errors import DatasetSyntaxError, PeriodSyntaxError, TbcalcError, UnknownFieldError
from tbcalc.figures.flow import FLOWS
from tbcalc.figures.period import Period
from tbcalc.sources.dataset_fields import WORDS, meant
from tbcalc.sources.dataset_page import Page, Scalar, quoted

ALL_PRODUCTS: Final = "all"

Look = TypeVar("Look")
Answer = TypeVar("Answer")


class Words:
    """Reads single fields, each text once; what cannot be read is told, and is None."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._areas: dict[str, str] = {}
        self._periods: dict[tuple[str, str], Period] = {}

    def period(self, scalar: Scalar, reporter: str = "") -> Period | None:
        """Return the period a field names; fiscal years are those of ``reporter``."""
        look_up = (scalar.value, reporter)
        return self._read(self._periods, look_up, scalar, partial(_period, *look_up))

    def text(self, name: str, scalar: Scalar) -> str | None:
        """Return a field of a key, other than the period, in its canonical form."""
        if name in ("reporter", "partner"):
            return self._read(self._areas, scalar.value, scalar, partial(_area, scalar.value))
        if name in WORDS:
            return self.word(name, scalar)
        if name == "measure":
            return self._measure(scalar)
        product = " ".join(scalar.value.split())
        return "" if product == ALL_PRODUCTS else product

    def word(self, name: str, scalar: Scalar) -> str | None:
        """Return the word of the field's list that ``scalar`` is, whatever its case."""
        known = WORDS[name]
        if scalar.value in known:
            return scalar.value
        for word in known:
            if scalar.value.lower() == word.lower():
                return word
        self._page.tell_scalar(unknown_word(name, scalar.value), scalar)
        return None

    def token(self, name: str, scalar: Scalar) -> str | None:
        """Return an id: one word without spaces."""
        if scalar.value.split() == [scalar.value]:
            return scalar.value
        fault = DatasetSyntaxError(
            f"{name} is one word without spaces.", remedy="Write xinhua-2025-11-26.3, say."
        )
        self._page.tell_scalar(fault, scalar)
        return None

    def _measure(self, scalar: Scalar) -> str | None:
        measure = " ".join(scalar.value.split())
        if measure and measure not in FLOWS:
            return measure
        told = f'"{measure}" is a flow, not a measure.' if measure else "the measure is empty."
        remedy = f"Write flow: {measure}." if measure else "Name what is measured, or drop it."
        self._page.tell_scalar(UnknownFieldError(told, remedy=remedy), scalar)
        return None

    def _read(
        self,
        found: dict[Look, Answer],
        look_up: Look,
        scalar: Scalar,
        read: Callable[[], Answer],
    ) -> Answer | None:
        if look_up not in found:
            try:
                found[look_up] = read()
            except TbcalcError as error:
                self._page.tell_scalar(error, scalar)
                return None
        return found[look_up]


def unknown_word(name: str, word: str) -> UnknownFieldError:
    """Return the fault that the field ``name`` does not take ``word``, and what was meant."""
    known = WORDS[name]
    near = meant(word, known)
    listed = ", ".join(known)
    remedy = f"Write {near}; known are {listed}." if near else f"Known are {listed}."
    if name == "flow" and not near:
        remedy += " What is no trade flow is a measure: write measure instead of flow."
    return UnknownFieldError(
        f"{quoted(word)} is no word for {name}.",
        remedy=remedy,
        candidates=(near,) if near else known,
    )


def _period(text: str, reporter: str) -> Period:
    try:
        return Period.parse(text)
    except PeriodSyntaxError:
        from tbcalc.sources.period_text import read_period

        return read_period(text, reporter=reporter)


def _area(text: str) -> str:
    from tbcalc.sources.area_text import read_area

    return read_area(text)
