"""Rates as JSON and CSV have them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.core.rate_facts import RateFacts
from tbcalc.views.payloads.convert import rate_payload

SHOW: Final = "tbcalc.rates.show/1"


def rates_payload(rows: Iterable[RateFacts]) -> dict[str, object]:
    """Return all rows under one schema."""
    return {"schema": SHOW, "rows": [rate_row(facts) for facts in rows]}


def rate_row(facts: RateFacts) -> dict[str, object]:
    """Return a rate, its days (None where not known), its month's end, and the months known."""
    end = facts.month_end
    return {
        "rate": rate_payload(facts.rate),
        "days": facts.rate.days or None,
        "month_end": None if end is None else rate_payload(end),
        "known": tuple(str(run) for run in facts.known),
        "assumed": facts.rate.assumed,
    }
