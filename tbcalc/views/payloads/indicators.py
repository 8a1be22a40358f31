"""Indicators as JSON and CSV have them."""

from __future__ import annotations

from typing import Final

from tbcalc.core.indicator_rows import IndicatorRow

NUMBERS: Final = ("value",)


def row_payload(row: IndicatorRow) -> dict[str, object]:
    """Return one indicator: of whose trade, in which flow and period, and its number."""
    subject = row.subject
    return {
        "indicator": row.indicator,
        "reporter": subject.reporter,
        "partner": subject.partner,
        "scope": subject.scope,
        "product": subject.product,
        "flow": row.flow,
        "period": str(row.period),
        "against": None if row.against is None else str(row.against),
        "parts": row.parts or None,
        "of": row.of or None,
        "value": row.quantity,
        "sources": row.sources,
    }
