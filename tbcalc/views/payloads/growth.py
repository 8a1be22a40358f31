"""Rows of growth as JSON and CSV have them."""

from __future__ import annotations

from typing import Final

from tbcalc.core.growth_rows import GrowthRow
from tbcalc.figures.flow import FLOWS
from tbcalc.views.layouts.words import AreaNames
from tbcalc.views.payloads import trade
from tbcalc.views.payloads.convert import rate_payload

NUMBERS: Final = (
    *trade.NUMBERS,
    *(f"{name}.{flow}" for name in ("implied_growth", "implied_base") for flow in FLOWS),
)
"""The fields of a row that are numbers or null."""


def row_payload(row: GrowthRow, names: AreaNames) -> dict[str, object]:
    """Return the row of trade, with growth implied by the levels of both years, and the base."""
    return {
        **trade.row_payload(row.balance, names),
        "implied_growth": {flow: row.implied.get(flow) for flow in FLOWS},
        "implied_base": {flow: row.base.get(flow) for flow in FLOWS},
        "base_rate": None if row.base_rate is None else rate_payload(row.base_rate),
    }
