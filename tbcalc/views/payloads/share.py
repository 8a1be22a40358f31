"""Rows of shares as JSON and CSV have them."""

from __future__ import annotations

from typing import Final

from tbcalc.core.share_rows import PARTED, ShareRow
from tbcalc.views.layouts.words import AreaNames
from tbcalc.views.payloads import trade

NUMBERS: Final = (*trade.NUMBERS, *(f"share.{flow}" for flow in PARTED))
"""The fields of a row that are numbers or null."""


def row_payload(row: ShareRow, names: AreaNames) -> dict[str, object]:
    """Return the row of trade, with its shares in what it is a part of.

    ``share`` holds the first share of each flow, ``shares`` all of them with their wholes.
    """
    first = {share.part.flow: share.share for share in reversed(row.parts)}
    return {
        **trade.row_payload(row.balance, names),
        "share": {flow: first.get(flow) for flow in PARTED},
        "shares": [
            {
                "flow": share.part.flow,
                "of": str(share.whole),
                "share": share.share,
                "printed": share.printed,
            }
            for share in row.parts
        ],
        "sources": list(row.sources),
    }
