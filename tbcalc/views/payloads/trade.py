"""Rows of trade as JSON and CSV have them: those of surplus, share and growth."""

from __future__ import annotations

from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.figures.flow import BALANCE, FLOWS, TOTAL
from tbcalc.views.layouts.words import AreaNames, row_notes
from tbcalc.views.numerals import ENGLISH
from tbcalc.views.payloads.convert import rate_payload

NUMBERS: Final = (
    *FLOWS, "balance_share", "coverage_ratio",
    *(f"growth.{flow}" for flow in FLOWS),
    *(f"reported.{flow}" for flow in (TOTAL, BALANCE)),
)  # fmt: skip
"""The fields of a row that are numbers or null."""


def row_payload(row: BalanceRow, names: AreaNames) -> dict[str, object]:
    """Return a row with every field, null where nothing is known."""
    subject = row.subject
    return {
        "reporter": subject.reporter,
        "partner": subject.partner,
        "scope": subject.scope,
        "product": subject.product or None,
        "period": str(row.period),
        "currency": row.currency,
        **{flow: row.flows.get(flow) for flow in FLOWS},
        "balance_share": row.balance_share,
        "coverage_ratio": row.coverage_ratio,
        "growth": {flow: row.growth.get(flow) for flow in FLOWS},
        "reported": {flow: row.reported.get(flow) for flow in (TOTAL, BALANCE)},
        "rate": None if row.rate is None else rate_payload(row.rate),
        "sources": list(row.sources),
        "notes": list(row_notes(row, names, ENGLISH)),
    }
