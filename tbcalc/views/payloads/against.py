"""Printed figures beside the record as JSON and CSV have it: one entry per figure of trade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tbcalc.core.against import Compared, Nearest
from tbcalc.views.layouts.against import against_message
from tbcalc.views.layouts.finding_words import Telling

NUMBERS: Final = ("printed", "official")
"""The fields of an entry that are numbers or null."""


def against_payloads(compared: Iterable[Compared], telling: Telling) -> Iterator[dict[str, object]]:
    """Yield an entry per figure, in the order of the claims."""
    for each in compared:
        figures = () if each.known is None else each.known.figures
        yield {
            "verdict": each.standing,
            "figure": each.claim.id,
            "key": str(each.claim.key),
            "aspect": each.claim.aspect,
            "printed": each.claim.figure.quantity,
            "official": each.official,
            "official_figures": [o.id for o in figures],
            "official_sources": list(dict.fromkeys(o.source for o in figures)),
            "differences": [
                {"kind": d.matter, "claim": d.claimed, "record": d.recorded}
                for d in each.differences
            ],
            "slip": each.slip or None,
            "nearest": _nearest(each.nearest),
            "message": against_message(each, telling),
        }


def against_rows(compared: Iterable[Compared], telling: Telling) -> Iterator[dict[str, object]]:
    """Yield the entries as flat rows: differences and the nearest figure are in the message."""
    for entry in against_payloads(compared, telling):
        yield {k: v for k, v in entry.items() if k not in ("differences", "nearest")}


def _nearest(nearest: Nearest | None) -> dict[str, object] | None:
    if nearest is None:
        return None
    return {
        "key": str(nearest.known.key),
        "official": nearest.known.quantity,
        "figures": [o.id for o in nearest.known.figures],
        "differs": list(nearest.differs),
    }
