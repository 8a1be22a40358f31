"""A calculation as JSON has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.core.calculation import Calculated
from tbcalc.figures.quantity import Quantity
from tbcalc.views.payloads.convert import densities, rate_payload

SCHEMA: Final = "tbcalc.calc/1"


def calc_payload(worked: Calculated) -> dict[str, object]:
    """Return the result, the figures it is of, and the rates and densities it took."""
    return {"schema": SCHEMA, **_answer(worked)}


def calc_list_payload(worked: Iterable[Calculated]) -> dict[str, object]:
    """Return several calculations under one schema."""
    return {"schema": SCHEMA, "rows": [_answer(each) for each in worked]}


def _answer(worked: Calculated) -> dict[str, object]:
    return {
        "expression": worked.text,
        "result": worked.quantity,
        "from": tuple(
            Quantity(q.value, q.likely, q.possible, str(each.unit), each.text)
            for each in worked.figures
            for q in (each.quantity,)
        ),
        "rates": tuple(rate_payload(rate) for rate in worked.rates),
        "densities": densities(worked),
        "assumed": worked.assumed,
    }
