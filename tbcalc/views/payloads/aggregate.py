"""Aggregates as JSON and CSV have them, a batch of groups at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.core.aggregate_rows import Amounts
from tbcalc.figures.aggregate import Aggregate
from tbcalc.views import as_csv, as_json
from tbcalc.views.numbers import decimal_text, shortened
from tbcalc.views.payloads.aggregate_text import NUMBERS, RowText

_ROWS: Final = '"rows": []'

Groups = Iterable[tuple[Sequence[str], Amounts]]
"""Keys of groups with their numbers."""


def aggregate_payload(
    aggregate: Aggregate, files: Sequence[str], notes: Sequence[str]
) -> Mapping[str, object]:
    """Return what was read: rows in all, and those left with why; the groups come in between."""
    return {
        "schema": "tbcalc.aggregate/1",
        "by": [str(each) for each in aggregate.by],
        "rows": [],
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


def json_pieces(
    about: Mapping[str, object], names: Sequence[str], batches: Iterable[Groups], unit: str
) -> Iterator[str]:
    """Yield the payload ``about`` as JSON with the groups as its rows."""
    head, _, tail = as_json.render(about).partition(_ROWS)
    yield f'{head}"rows": ['
    text = RowText(names, unit, is_indented=True)
    gap = ""
    for groups in batches:
        told = ",\n    ".join([text(keys, amounts) for keys, amounts in groups])
        yield f"{',' if gap else ''}\n    {told}"
        gap = "\n  "
    yield f"{gap}]{tail}"


def line_pieces(names: Sequence[str], batches: Iterable[Groups], unit: str) -> Iterator[str]:
    """Yield the groups as lines of JSON."""
    text = RowText(names, unit, is_indented=False)
    for groups in batches:
        yield "".join([f"{text(keys, amounts)}\n" for keys, amounts in groups])


def csv_pieces(names: Sequence[str], batches: Iterable[Groups], unit: str) -> Iterator[str]:
    """Yield the groups as CSV: keys, exact amounts, ratios of 17 digits, and the unit."""
    yield as_csv.render_cells([[*names, *NUMBERS, "unit"]])
    for batch in batches:
        yield as_csv.render_cells(
            [*map(as_csv.cell, keys), *numbers_of(amounts), unit] for keys, amounts in batch
        )


def numbers_of(amounts: Amounts) -> list[str]:
    """Return amounts as they are, ratios to 17 digits where they do not end; empty for None."""
    exports, imports, total, balance, share, coverage = amounts
    ratios = (None if ratio is None else shortened(ratio) for ratio in (share, coverage))
    return [_text(number) for number in (exports, imports, total, balance, *ratios)]


def _text(number: Decimal | None) -> str:
    return "" if number is None else decimal_text(number)
