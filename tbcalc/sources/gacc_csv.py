"""Read a flat table of China Customs' trade by partner: one row a partner, one column a flow.

The header names the columns: partner, total_ytd, exports_ytd, imports_ytd, yoy_total. The table
does not say its months and unit; both are told, or stand in the name of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tbcalc.figures.flow import EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.observation import Key, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.sources.gacc import PUBLISHER, read_unit
from tbcalc.sources.official import ALL, Collected, Official, Wanted, unsaid
from tbcalc.sources.official_areas import official_area
from tbcalc.sources.official_csv import Rows, columns, row_fault

KIND: Final = "gacc-csv"
FLOWS: Final = (TOTAL, EXPORTS, IMPORTS)
_RUN: Final = re.compile(r"(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])(?:[_-](0[1-9]|1[0-2]))?(?!\d)")
_UNIT: Final = re.compile(r"(cny|rmb|usd)(100m|1m|m|1bn|bn|10k|k)(?![a-z0-9])", re.IGNORECASE)
_SCALES: Final = {
    "100m": "100 million", "1m": "million", "m": "million", "1bn": "billion", "bn": "billion",
    "10k": "10 thousand", "k": "thousand",
}  # fmt: skip


def read_gacc_csv(
    lines: Iterable[str], source: Source, wanted: Wanted = ALL, *, name: str = ""
) -> Official:
    """Return the figures of the table; ``name`` is that of its file.

    Raises UsageError where nothing says its months or unit, FaultyInputError where no row can be
    read.
    """
    rows = Rows(lines)
    names = rows.header()
    period, unit = wanted.period or _period(name), read_unit(wanted.unit) or _unit(name)
    if period is None:
        raise unsaid("which months it is of", "Say it with --period 2025-01/2025-02.")
    if not unit:
        raise unsaid("its unit", 'Say it with --unit "100 million CNY".')
    told = Source(source.id, PUBLISHER, source.title, language="en", note=source.note)
    collected = Collected(told, wanted)
    levels = columns(names, *(f"{flow}_ytd" for flow in FLOWS))
    growths = columns(names, *(f"yoy_{flow}" for flow in FLOWS))
    for cells in rows:
        collected.rows += 1
        if cells is None or len(cells) != len(names):
            collected.fault(row_fault(cells, len(names)), rows.line)
            continue
        partner = official_area(cells[0])
        if not partner:
            collected.fault(f'"{cells[0][:40]}" is no area that is known', rows.line)
            continue
        for flow, level, growth in zip(FLOWS, levels, growths, strict=True):
            key = _key(partner, flow, period)
            of = collected.level(key, cells[level], unit, rows.line) if level >= 0 else ""
            if growth >= 0:
                currency = unit.rpartition(" ")[2]
                collected.growth(key, cells[growth], rows.line, of=of, currency=currency)
    return collected.official(KIND)


def _key(partner: str, flow: str, period: Period) -> Key:
    valuation = {EXPORTS: "FOB", IMPORTS: "CIF"}.get(flow, "")
    treatment = Treatment(valuation)
    return Key("CN", partner, "goods", "", flow, period, treatment)


def _period(name: str) -> Period | None:
    match = _RUN.search(name)
    if match is None:
        return None
    year, first, last = int(match[1]), int(match[2]), int(match[3] or match[2])
    return Period.months(year, first, year, last) if first <= last else None


def _unit(name: str) -> str:
    match = _UNIT.search(name)
    if match is None:
        return ""
    currency = "USD" if match[1].lower() == "usd" else "CNY"
    return f"{_SCALES[match[2].lower()]} {currency}"
