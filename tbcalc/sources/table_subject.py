"""What a row of the long table form is about, as its columns flow, product and kind say it."""

from __future__ import annotations

import re
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.flow import BALANCE, FLOWS
from tbcalc.figures.observation import Aspect, Basis, Whole

OTHER: Final = "other"
"""In the column flow: the product names what is measured."""
GROWTH: Final = "growth_of:"
SHARE: Final = "share"
RATE: Final = "exchange-rate"
"""The measure that an exchange rate is a figure of."""

_CHANGE = re.compile(
    r"change in (total|exports|imports|balance|surplus|deficit)(?: on previous (quarter|month))?"
)
_COVERAGE: Final = re.compile(r"coverage ratio of (total|exports|imports|balance)(?:, (.+))?")
_RATE = re.compile(r"exchange rate ([A-Z]{3}) per ([A-Z]{3})(?: \(.*\))?")
_AVERAGE = re.compile(r"(.*?)(?:^| )average annual growth")
_SHARE_OF_WORLD = re.compile(r"share of world (?:exports|imports|trade)")
_SHARE_OF_GDP = re.compile(r"share of GDP|openness \(total/GDP\)")
_INTRA = re.compile(r"intra-(.*?)(?: trade)?")
_ORDINAL = re.compile(r" ?\(\d+(?:st|nd|rd|th)\)")
_NO_SLUG = re.compile(r"[^\w.]+")


@noun
class Subject:
    """What a row is about: an aspect of a flow or measure, of a product.

    ``partner`` replaces that of the row where the product names it; ``unit`` is what the product
    says the figure is in; ``is_negated`` where it is of a deficit, and the balance falls by it.
    """

    aspect: Aspect
    flow: str
    product: str = ""
    basis: Basis = ""
    variant: str = ""
    partner: str = ""
    unit: str = ""
    whole: Whole | None = None
    is_negated: bool = False


def subject_of(flow: str, product: str) -> Subject:
    """Return what the two columns say; the numerator of a share is its ``flow``, or left empty."""
    product = "" if product == "all" else product
    if flow == SHARE:
        return _share(product)
    if flow.startswith(GROWTH):
        return _growth(flow.removeprefix(GROWTH), product)
    if flow == OTHER:
        return _other(product)
    return _level("level", flow, product)


def slug(text: str) -> str:
    """Return text as one word of a code: actual-use-of-foreign-capital."""
    return _NO_SLUG.sub("-", text).strip("-.")


def _level(aspect: Aspect, flow: str, product: str) -> Subject:
    if product == "mark":
        return Subject(aspect, flow, variant="mark")
    if product == "cumulative":
        return Subject(aspect, flow)
    if intra := _INTRA.fullmatch(product):
        return Subject(aspect, flow, variant="intra", partner=intra[1])
    return Subject(aspect, flow, product)


def _growth(flow: str, product: str) -> Subject:
    if average := _AVERAGE.fullmatch(product):
        return Subject("growth", flow, average[1], "cagr")
    if flow == OTHER:
        measured, part = measure_of(product)
        return Subject("growth", measured, part)
    return _level("growth", flow, product)


def _share(product: str) -> Subject:
    if _SHARE_OF_WORLD.fullmatch(product):
        return Subject("share", "", whole=Whole(reporter="W"))
    if _SHARE_OF_GDP.fullmatch(product):
        return Subject("share", "", whole=Whole(flow="gdp"))
    return Subject("share", "", product)


def _other(product: str) -> Subject:
    if change := _CHANGE.fullmatch(product):
        flow = change[1] if change[1] in FLOWS else BALANCE
        basis: Basis = {"quarter": "qoq", "month": "mom"}.get(change[2], "")  # type: ignore[assignment]
        return Subject("change", flow, basis=basis, is_negated=change[1] == "deficit")
    if ratio := _COVERAGE.fullmatch(product):
        return Subject("coverage_ratio", ratio[1], ratio[2] or "")
    if rate := _RATE.fullmatch(product):
        return Subject("rate", RATE, unit=f"{rate[1]}/{rate[2]}")
    measured, part = measure_of(product)
    return Subject("level", measured, part)


def measure_of(product: str) -> tuple[str, str]:
    """Return the measure that a product names, and the product behind its comma.

    The ordinal of an event is left out, for the period tells which one it was.

    >>> measure_of("actual use of foreign capital, manufacturing")
    ('actual-use-of-foreign-capital', 'manufacturing')
    >>> measure_of("CIIE intended transactions (8th)")
    ('ciie-intended-transactions', '')
    """
    if rate := _RATE.fullmatch(product):
        return RATE, f"{rate[1]} per {rate[2]}"
    measured, _, part = _ORDINAL.sub("", product).partition(", ")
    return slug(measured).lower(), part
