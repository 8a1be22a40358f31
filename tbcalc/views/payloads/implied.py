"""What figures imply, as JSON and CSV have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.figures.quantity import Quantity
from tbcalc.views.layouts.implied import Given
from tbcalc.views.numbers import number_json

SCHEMA: Final = "tbcalc.implied/1"


def implied_payload(
    what: str, result: Quantity, given: Sequence[Given], assumed: Sequence[str]
) -> dict[str, object]:
    """Return the result and the figures that it follows from, with their keys and sources."""
    return {
        "schema": SCHEMA,
        "implied": what,
        "result": result,
        "from": [_given(each) for each in given],
        "assumed": list(assumed),
    }


def _given(each: Given) -> dict[str, object]:
    number = number_json(each.quantity) or {}
    return {"role": each.role, **number, "key": each.name or None, "source": each.source or None}
