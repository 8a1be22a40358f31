"""A conversion as JSON and CSV have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.core.convert import Conversion
from tbcalc.figures.rate import Rate
from tbcalc.views.numbers import shortened

SCHEMA: Final = "tbcalc.convert/1"


def convert_payload(conversion: Conversion, rate: object = None) -> dict[str, object]:
    """Return what one amount is in another currency, by which rate.

    ``rate`` is put in the rate's place where many amounts share it.
    """
    return {"schema": SCHEMA, **_answer(conversion, rate)}


def convert_list_payload(conversions: Iterable[Conversion]) -> dict[str, object]:
    """Return what several amounts are in another currency."""
    return {"schema": SCHEMA, "rows": [_answer(conversion) for conversion in conversions]}


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
