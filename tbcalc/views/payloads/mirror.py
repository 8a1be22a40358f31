"""Mirror statistics as JSON and CSV have them: one entry per flow, partner and period."""

from __future__ import annotations

from typing import Final

from tbcalc.core.mirror import MirrorRow
from tbcalc.views.layouts.mirror import mirror_notes

NUMBERS: Final = ("own", "mirror", "gap", "gap_share")
"""The fields of an entry that are numbers or null."""


def mirror_payload(row: MirrorRow) -> dict[str, object]:
    """Return a row: ``own`` as the reporter has it, ``mirror`` as the partner has it."""
    own, mirror = row.valuations
    return {
        "reporter": row.subject.reporter,
        "partner": row.subject.partner,
        "scope": row.subject.scope,
        "product": row.subject.product or None,
        "period": str(row.period),
        "flow": row.flow,
        "own": row.own.quantity,
        "own_valuation": own or None,
        "mirror": row.mirror.quantity,
        "mirror_valuation": mirror or None,
        "gap": row.gap,
        "gap_share": row.gap_share,
        "sources": list(row.sources),
        "notes": list(mirror_notes(row)),
    }
