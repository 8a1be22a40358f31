"""A conversion as JSON and CSV have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from tbcalc.core.convert import Conversion
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate
from tbcalc.views.numbers import shortened

if TYPE_CHECKING:
    from tbcalc.core.calculation import Calculated

SCHEMA: Final = "tbcalc.convert/1"


def convert_payload(conversion: Conversion, rate: object = None) -> dict[str, object]:
    """Return what one amount is in another currency, by which rate.

    ``rate`` is put in the rate's place where many amounts share it.
    """
    return {"schema": SCHEMA, **_answer(conversion, rate)}


def convert_list_payload(conversions: Iterable[Conversion]) -> dict[str, object]:
    """Return what several amounts are in another currency."""
    return {"schema": SCHEMA, "rows": [_answer(conversion) for conversion in conversions]}


def measure_payload(worked: Calculated) -> dict[str, object]:
    """Return what an amount that is no money is in another unit, by which densities and rates."""
    given = worked.figures[0] if worked.figures else None
    q = given.quantity if given else worked.quantity
    unit = str(given.unit) if given else worked.quantity.unit
    return {
        "schema": SCHEMA,
        "input": Quantity(
            q.value, q.likely, q.possible, unit, given.text if given else worked.text
        ),
        "result": worked.quantity,
        "rate": rate_payload(worked.rates[0]) if worked.rates else None,
        "densities": densities(worked),
        "assumed": worked.assumed,
    }


def densities(worked: Calculated) -> tuple[dict[str, object], ...]:
    """Return the densities that a calculation took, with their sources."""
    return tuple(
        {"value": ratio.ratio.value, "unit": str(ratio.unit), "source": ratio.source}
        for ratio in worked.ratios
    )


def rate_payload(rate: Rate) -> dict[str, object]:
    """Return a rate: how many units of the quote currency one of the base is worth, and when."""
    value = rate.quantity.value
    return {
        "value": None if value is None else shortened(value),
        "base": rate.base,
        "quote": rate.quote,
        "on": rate.on,
        "source": rate.source,
    }


def _answer(conversion: Conversion, rate: object = None) -> dict[str, object]:
    return {
        "input": conversion.given,
        "result": conversion.result,
        "rate": rate or rate_payload(conversion.rate),
        "assumed": conversion.assumed,
    }
