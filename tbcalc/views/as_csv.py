"""CSV: rows of results flattened into columns; numbers exact, bounds rounded outward."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tbcalc.figures.quantity import Quantity
from tbcalc.views.cells import visible
from tbcalc.views.numbers import decimal_text, interval_json, number_json

_PARTS: Final = (
    "", ".likely.low", ".likely.high", ".possible.low", ".possible.high", ".unit", ".text",
)  # fmt: skip
"""What the columns of a number add to its name."""

_FORMULAS: Final = ("=", "+", "-", "@")
_NUMBER: Final = re.compile(r"[+-]\d[\d.,]*(?: ?[\w% ]+)?")


def render(rows: Iterable[Mapping[str, object]], *, numbers: Sequence[str] = ()) -> str:
    """Return the rows with a heading line, nothing for no rows; nested fields joined by points.

    ``numbers`` names the fields that hold quantities (``growth.exports``), so that they have
    their columns even where every row lacks them. Lists are joined by ``; ``.
    """
    flat = [dict(_flattened(row, "", frozenset(numbers))) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    if names:
        writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in flat)
    return buffer.getvalue()


def render_cells(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells that are text already, without a heading."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


@lru_cache(maxsize=16_384)
def cell(text: str) -> str:
    """Return text as a cell that harms no terminal and no spreadsheet."""
    return _inert(visible(text))


def _flattened(
    row: Mapping[str, object], prefix: str, numbers: frozenset[str]
) -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        name = prefix + key
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{name}.", numbers)
        elif isinstance(value, Quantity):
            yield from zip((name + part for part in _PARTS), _quantity(value), strict=True)
        elif name in numbers:
            yield from ((name + part, "") for part in _PARTS)
        else:
            yield name, _text(value)


def _quantity(quantity: Quantity) -> list[str]:
    number = number_json(quantity) or {}
    likely = interval_json(quantity.likely) or (None, None)
    possible = interval_json(quantity.possible) or (None, None)
    cells = (number["value"], *likely, *possible, number["unit"], number["text"])
    return [_text(cell) for cell in cells]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return decimal_text(value)
        case list() | tuple():
            return "; ".join(map(_text, value))
        case _:
            return cell(str(value))


def _inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe keeps it text."""
    return f"'{text}" if text.startswith(_FORMULAS) and not _NUMBER.fullmatch(text) else text
