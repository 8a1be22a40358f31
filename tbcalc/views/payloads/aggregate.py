"""Aggregates as JSON and CSV have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.core.aggregate_rows import AggregateRow
from tbcalc.figures.aggregate import Aggregate

NUMBERS: Final = (
    "exports", "imports", "total", "balance", "balance_share", "coverage_ratio",
)  # fmt: skip
"""The fields of a row that are numbers or null."""


def row_payload(row: AggregateRow) -> dict[str, object]:
    """Return a group: its keys, then its numbers, null where nothing is known."""
    return {**row.keys, **{name: getattr(row, name) for name in NUMBERS}}


def aggregate_payload(
    aggregate: Aggregate, rows: Sequence[AggregateRow], files: Sequence[str], notes: Sequence[str]
) -> Mapping[str, object]:
    """Return the groups, and what was read: rows in all, and those left with why."""
    return {
        "schema": "tbcalc.aggregate/1",
        "by": [str(each) for each in aggregate.by],
        "rows": [row_payload(row) for row in rows],
        "read": {
            "files": list(files),
            "rows": aggregate.rows,
            "left": [
                {
                    "file": left.path, "reason": left.reason, "rows": left.rows,
                    "fault": left.is_fault, "example": left.example or None,
                }
                for left in aggregate.left
            ],
        },
        "notes": list(notes),
    }  # fmt: skip
