"""Rows of measures as JSON and CSV have them."""

from __future__ import annotations

from tbcalc.core.measure_rows import MeasureRow
from tbcalc.views.payloads.convert import rate_payload


def number_fields(measure: str) -> tuple[str, ...]:
    """Return the fields of a row that are numbers or null."""
    keyed = ("growth", "implied_growth", "implied_base", "share")
    return ("level", *(f"{name}.{measure}" for name in keyed))


def row_payload(row: MeasureRow) -> dict[str, object]:
    """Return a row with every field, null where nothing is known; growth is by measure."""
    key, measure = row.key, row.key.flow
    return {
        "reporter": key.reporter,
        "partner": key.partner,
        "product": key.product or None,
        "measure": measure,
        "period": str(key.period),
        "level": row.level,
        "growth": {measure: row.growth},
        "implied_growth": {measure: row.implied},
        "implied_base": {measure: row.base},
        "share": {measure: row.shares[0].share if row.shares else None},
        "shares": [
            {
                "flow": measure,
                "of": str(share.whole),
                "whole": share.level,
                "share": share.share,
                "printed": True,
                "implied": share.implied,
                "implies": share.implies or None,
            }
            for share in row.shares
        ],
        "rates": [rate_payload(rate) for rate in row.rates],
        "sources": list(row.sources),
    }
