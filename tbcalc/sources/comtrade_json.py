"""Read what UN Comtrade's interface answers: JSON with rows of the form of Comtrade Plus.

Source of the format: UN Comtrade, comtradeapi.un.org: ``{"count": ..., "data": [{"refYear": 2024,
"reporterCode": 156, "flowCode": "X", ...}]}``. Null is absent, and so is a flow without a row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.source import Source
from tbcalc.sources.comtrade import REQUIRED, Row, read_comtrade_rows
from tbcalc.sources.official import ALL, Collected, Official, Wanted

KIND: Final = "comtrade-json"
_MOST: Final = 250_000
"""Rows that the interface gives at once at most."""
_DEEPEST: Final = 60
"""Brackets within one another that no answer has; a parser would run out of stack."""
_HEAD: Final = re.compile(r'\s*(?:\{.*?"data"\s*:\s*)?\[\s*\{', re.DOTALL)


def is_comtrade_json(head: str) -> bool:
    """Tell whether a text begins as an answer of Comtrade's interface."""
    return _HEAD.match(head) is not None and all(f'"{name}"' in head for name in REQUIRED)


def read_comtrade_json(text: str, source: Source, wanted: Wanted = ALL) -> Official:
    """Return the figures of an answer.

    Raises DatasetSyntaxError where it is none or is cut off, FaultyInputError where no row can be
    read.
    """
    collected = Collected(source, wanted)
    rows = _data(text)
    notes = []
    if len(rows) in (500, 100_000, _MOST):
        notes.append(f"{len(rows):,} rows are as many as are given at once: some may be wanting")
    return read_comtrade_rows(_rows(rows, collected), collected, wanted, notes, KIND)


def _data(text: str) -> list[Any]:
    try:
        told = json.loads(text, parse_float=str, parse_int=str) if _is_flat(text) else None
    except ValueError as error:
        raise DatasetSyntaxError(
            f"this is no JSON: {error}.", remedy="Fetch it again: it may be cut off."
        ) from error
    rows = told.get("data") if isinstance(told, dict) else told
    if not isinstance(rows, list):
        raise DatasetSyntaxError(
            "this is no answer of UN Comtrade: it has no list of data.",
            remedy="Name a JSON answer of its interface, or a CSV file.",
        )
    return rows


def _is_flat(text: str) -> bool:
    """Tell whether no more brackets are open at once than an answer has."""
    opened = 0
    for bracket in re.findall(r"[\[{\]}]", text):
        opened += 1 if bracket in "[{" else -1
        if opened > _DEEPEST:
            return False
    return True


def _rows(rows: list[Any], collected: Collected) -> Iterator[tuple[Row, int]]:
    for ordinal, row in enumerate(rows, start=1):
        collected.rows += 1
        if not isinstance(row, dict):
            collected.fault("the row is no object", ordinal)
            continue
        missing = [name for name in REQUIRED if name not in row]
        if missing:
            collected.fault(f"the row has no {missing[0]}", ordinal)
            continue
        yield {str(name): _text(value) for name, value in row.items()}, ordinal


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case _:
            return str(value)
