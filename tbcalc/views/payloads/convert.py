"""A conversion as JSON and CSV have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.core.convert import Conversion
from tbcalc.figures.rate import Rate
from tbcalc.views.numbers import number_json

SCHEMA: Final = "tbcalc.convert/1"


def convert_payload(conversion: Conversion) -> dict[str, object]:
    """Return what one amount is in another currency, by which rate."""
    return {"schema": SCHEMA, **_answer(conversion)}


def convert_list_payload(conversions: Iterable[Conversion]) -> dict[str, object]:
    """Return what several amounts are in another currency."""
    return {"schema": SCHEMA, "rows": [_answer(conversion) for conversion in conversions]}


def rate_payload(rate: Rate) -> dict[str, object]:
    """Return a rate: how many units of the quote currency one of the base is worth, and when."""
    number = number_json(rate.quantity) or {}
    return {
        "value": number["value"],
        "base": rate.base,
        "quote": rate.quote,
        "on": rate.on,
        "source": rate.source,
    }


def _answer(conversion: Conversion) -> dict[str, object]:
    return {
        "input": conversion.given,
        "result": conversion.result,
        "rate": rate_payload(conversion.rate),
        "assumed": conversion.assumed,
    }
