r"""Read Eurostat's tab-separated tables of trade, with a column per period.

Source of the format: Eurostat, bulk download. The first column holds the codes of all dimensions
(``freq,indic_et,sitc06,partner,geo\TIME_PERIOD``), the others a value and its flags: ``123.4 p``,
``:`` for none, ``: c`` for one that is confidential.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.source import Source
from tbcalc.sources.official import ALL, Collected, Official, Wanted
from tbcalc.sources.sdmx import take

KIND: Final = "eurostat"
PUBLISHER: Final = "Eurostat"
_HEAD: Final = re.compile(r"\s*\w+(?:,\w+)*\\(?:TIME_PERIOD|TIME)\s*(?:\t|$)", re.IGNORECASE)
_CELL: Final = re.compile(r"([^\s:]+|:)\s*([a-z]*)")
_NONE: Final = ":"
_STATUS: Final = {"p": "P", "e": "E", "s": "E", "f": "F", "r": "R"}
"""Flags that say how sure a value is, as the codes of SDMX; others (b: a break) are of notes."""


def is_eurostat_head(text: str) -> bool:
    r"""Tell whether a table begins so.

    >>> is_eurostat_head("freq,indic_et,partner,geo\\TIME_PERIOD\t2023 \t2024 ")
    True
    """
    return _HEAD.match(text) is not None


def read_eurostat_tsv(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the trade figures of a table.

    Raises DatasetSyntaxError where it is none, FaultyInputError where no row can be read.
    """
    rows = iter(lines)
    head = next(rows, "")
    if not is_eurostat_head(head):
        raise DatasetSyntaxError(
            "this is no tab-separated table of Eurostat.",
            remedy="Its first column is named by the dimensions and \\TIME_PERIOD.",
        )
    first, *periods = [cell.strip() for cell in head.rstrip("\r\n").split("\t")]
    dimensions = first.partition("\\")[0].upper().split(",")
    told = Source(source.id, source.publisher or PUBLISHER, source.title, language="en",
                  note=source.note)  # fmt: skip
    collected = Collected(told, wanted)
    for line, text in enumerate(rows, start=2):
        if not text.strip():
            continue
        codes, *cells = text.rstrip("\r\n").split("\t")
        keys = [code.strip() for code in codes.split(",")]
        fault = _length_fault(len(keys), len(dimensions), len(cells), len(periods))
        if fault:
            collected.rows += 1
            collected.fault(fault, line)
            continue
        row = dict(zip(dimensions, keys, strict=True))
        for period, cell in zip(periods, cells, strict=True):
            _take(row, period, cell.strip(), line, collected)
    return collected.official(KIND, unit="observations")


def _length_fault(keys: int, dimensions: int, cells: int, periods: int) -> str:
    if keys != dimensions:
        return f"the row has {keys} codes where {dimensions} are due"
    return "" if cells == periods else f"the row has {cells} values where {periods} are due"


def _take(row: dict[str, str], period: str, cell: str, line: int, collected: Collected) -> None:
    collected.rows += 1
    match = _CELL.fullmatch(cell)
    value, flags = (match[1], match[2]) if match else (cell, "")
    status = next((_STATUS[flag] for flag in flags if flag in _STATUS), "")
    observed = {**row, "TIME_PERIOD": period, "OBS_VALUE": value, "OBS_STATUS": status}
    if value == _NONE or not cell:
        collected.leave("no value is given (absent, not zero)", line)
        return
    take(observed, line, collected)
