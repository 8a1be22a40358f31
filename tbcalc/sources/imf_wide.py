"""Read the IMF's trade by partner with a column per period: International Trade in Goods (IMTS).

Source of the format: the downloads of data.imf.org (DATASET, SERIES_CODE, ... then the periods),
and the older ones of Direction of Trade Statistics (Country Name, ... Attribute, then the periods).
The former divide values by the SCALE that they name; the latter name none. An empty cell is absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.figures.source import Source
from tbcalc.sources.official import ALL, Collected, Official, Wanted, unsaid
from tbcalc.sources.official_csv import Rows, row_fault
from tbcalc.sources.sdmx import take

KIND: Final = "imf"
PUBLISHER: Final = "International Monetary Fund"
_PERIOD: Final = re.compile(r"(\d{4})(?:-?([MQ])(\d{1,2}))?")
_PORTAL: Final = ("country", "indicator", "frequency")
_DOTS: Final = ("country name", "indicator code", "counterpart country name")
_SCALES: Final = {
    "units": "", "thousands": "thousand ", "millions": "million ", "billions": "billion ",
    "trillions": "trillion ",
}  # fmt: skip
_DOLLARS: Final = re.compile(r"\bU\.?S\.? ?dollars?\b", re.IGNORECASE)
_KEY_PARTS: Final = 4
"""Of the code of a series: country, indicator, counterpart, frequency."""

Row = Mapping[str, str]


def is_imf_header(names: Sequence[str]) -> bool:
    """Tell whether columns are those of the IMF's wide form."""
    known = {name.lower() for name in names}
    has_names = known.issuperset(_DOTS) or known.issuperset((*_PORTAL, "series_code"))
    return has_names and any(_PERIOD.fullmatch(name) for name in names)


def read_imf_wide(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the trade figures of a file with a column per period.

    Raises DatasetSyntaxError where it is none, FaultyInputError where no row can be read,
    UsageError where it does not say its unit.
    """
    rows = Rows(lines)
    names = rows.header()
    if not is_imf_header(names):
        raise DatasetSyntaxError(
            "this is no table of the IMF with a column per period.",
            remedy="Name a download of data.imf.org, or say with --as what the file is.",
        )
    told = Source(source.id, source.publisher or PUBLISHER, source.title, language="en",
                  note=source.note)  # fmt: skip
    collected = Collected(told, wanted)
    periods = {n: period for n, name in enumerate(names) if (period := _period(name))}
    heads = [name.lower() for name in names]
    for cells in rows:
        if cells is None or len(cells) != len(names):
            collected.rows += 1
            collected.fault(row_fault(cells, len(names)), rows.line)
            continue
        row = {heads[n]: cell for n, cell in enumerate(cells) if n not in periods}
        if row.get("attribute", "Value").lower() not in ("value", ""):
            collected.rows += 1
            collected.leave("a status or a note, not a value", rows.line)
            continue
        values = [(period, cells[n]) for n, period in periods.items() if cells[n]]
        _take(row, values, rows.line, collected, wanted)
    return collected.official(KIND, unit="observations")


def _take(
    row: Row, values: Sequence[tuple[str, str]], line: int, collected: Collected, wanted: Wanted
) -> None:
    if not values:
        return
    codes, unit = _codes(row), wanted.unit or _unit(row, values[-1])
    for period, value in values:
        collected.rows += 1
        observed = {**codes, "TIME_PERIOD": period, "OBS_VALUE": value}
        take(observed, line, collected, unit)


def _codes(row: Row) -> dict[str, str]:
    """Return whose trade with whom, and which flow: by the code of the series where it has one."""
    parts = row.get("series_code", "").split(".")
    if len(parts) == _KEY_PARTS and "counterpart_country" in row:
        return {"COUNTRY": parts[0], "INDICATOR": parts[1], "COUNTERPART_COUNTRY": parts[2]}
    return {
        "COUNTRY": row.get("country name") or row.get("country", ""),
        "INDICATOR": row.get("indicator code") or row.get("indicator", ""),
        "COUNTERPART_COUNTRY": (
            row.get("counterpart country name") or row.get("counterpart_country", "")
        ),
    }


def _unit(row: Row, last: tuple[str, str]) -> str:
    """Return the unit of the values of a row.

    Raises UsageError where it does not say by what they were divided, with the ``last`` of them.
    """
    scale = _SCALES.get(row.get("scale", "").lower())
    if scale is None:
        raise unsaid(
            f"by what its values are divided: {_described(row)} in {last[0]} is {last[1][:30]}",
            'If that is in millions, write --unit "million USD"; if it is in dollars, --unit USD.',
        )
    said = " ".join(row.get(name, "") for name in ("series_code", "indicator", "unit"))
    is_dollars = "USD" in said.replace("_", ".").split(".") or _DOLLARS.search(said)
    return f"{scale}USD" if is_dollars else ""


def _described(row: Row) -> str:
    """Return what a row is of, in its own words."""
    indicator = row.get("indicator name") or row.get("indicator", "")
    country = row.get("country name") or row.get("country", "")
    partner = row.get("counterpart country name") or row.get("counterpart_country", "")
    told = (each[:60] for each in (indicator, country, f"with {partner}" if partner else ""))
    return ", ".join(each for each in told if each)


def _period(name: str) -> str:
    """Return the period of a column as SDMX writes it, empty for another column."""
    match = _PERIOD.fullmatch(name)
    if match is None or not "1800" <= match[1] <= "2200":
        return ""
    year, kind, number = match.groups()
    return year if not kind else f"{year}-Q{number}" if kind == "Q" else f"{year}-{number:0>2}"
