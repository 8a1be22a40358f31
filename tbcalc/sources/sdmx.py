"""Read trade data in SDMX: the CSV form (1.0 and 2.0), and rows that the ML form was parsed into.

Source of the format: SDMX-CSV field guide; codes as in sdmx_terms. What tells no trade flow, no
currency or is an index is left, and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tbcalc.errors import DatasetSyntaxError, PeriodSyntaxError
from tbcalc.figures.area import WORLD
from tbcalc.figures.observation import Key, Treatment
from tbcalc.figures.source import Source
from tbcalc.sources import sdmx_terms as terms
from tbcalc.sources.official import ALL, Collected, Official, Wanted, product_of
from tbcalc.sources.official_areas import lettered_area
from tbcalc.sources.official_csv import Rows, row_fault

KIND: Final = "sdmx-csv"
KIND_ML: Final = "sdmx-ml"
_HEADS: Final = ("DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION")
_STATUS: Final = {"P": "provisional", "E": "provisional", "F": "forecast", "R": "revised"}

Observed = Mapping[str, str]
"""An observation: dimension or attribute to code, with TIME_PERIOD and OBS_VALUE."""


def read_sdmx_csv(lines: Iterable[str], source: Source, wanted: Wanted = ALL) -> Official:
    """Return the trade figures of an SDMX-CSV file.

    Raises DatasetSyntaxError where it is none, FaultyInputError where no row can be read.
    """
    rows = Rows(lines)
    names = [_id(name) for name in rows.header()]
    if not set(terms.VALUES).intersection(names) or not set(terms.PERIODS).intersection(names):
        raise DatasetSyntaxError(
            "this is no SDMX-CSV: it has no columns TIME_PERIOD and OBS_VALUE.",
            remedy="Name an SDMX-CSV file, or say with --as what it is.",
        )
    collected = Collected(source, wanted)
    return read_observed(_observed(rows, names, collected), KIND, collected)


def read_observed(
    observed: Iterable[tuple[int, Observed]], kind: str, collected: Collected
) -> Official:
    """Return the trade figures of observations, each with its line or ordinal."""
    for line, row in observed:
        take(row, line, collected)
    return collected.official(kind, unit="observations")


def _observed(rows: Rows, names: list[str], collected: Collected) -> Iterator[tuple[int, Observed]]:
    for cells in rows:
        if cells is None or len(cells) != len(names):
            collected.rows += 1
            collected.fault(row_fault(cells, len(names)), rows.line)
            continue
        row = {name: _code(cell) for name, cell in zip(names, cells, strict=True)}
        collected.rows += 1
        yield rows.line, row


def take(row: Observed, line: int, collected: Collected, unit: str = "") -> None:
    """Take an observation where it is an amount of a trade flow, else leave it with its reason.

    ``unit`` is that of the values where the codes of a row do not tell it.
    """
    flow = terms.flow_of(row)
    if not flow or not terms.is_amount(row):
        collected.leave("no amount of a trade flow (an index, a share, another measure)", line)
        return
    unit = unit or terms.unit_of(row)
    if not unit:
        collected.leave("no currency, or a multiplier that is not known, is told", line)
        return
    key = _key(row, flow, line, collected)
    if key is None:
        return
    status = _STATUS.get(terms.dimension(row, terms.STATUSES).upper(), "")
    collected.level(key, terms.dimension(row, terms.VALUES), unit, line, status=status)


def _key(row: Observed, flow: str, line: int, collected: Collected) -> Key | None:
    reporter = terms.dimension(row, terms.REPORTERS)
    partner = terms.dimension(row, terms.PARTNERS)
    codes = (lettered_area(reporter), lettered_area(partner) if partner else WORLD)
    for code, told in zip(codes, (reporter, partner), strict=True):
        if not code and terms.is_group(told):
            collected.leave("of or with a group of areas that is none here", line)
            return None
        if not code:
            collected.fault(f"the area {told[:20]} is not known", line)
            return None
    try:
        period = terms.period_of(terms.dimension(row, terms.PERIODS))
    except PeriodSyntaxError:
        collected.fault("the period cannot be read", line)
        return None
    treatment = Treatment(terms.valuation_of(row), terms.adjustment_of(row))
    return Key(codes[0], codes[1], "goods", _product(row), flow, period, treatment)


def _product(row: Observed) -> str:
    code = terms.dimension(row, terms.PRODUCTS)
    system = "SITC" if row.get("SITC06") or row.get("SITC") else "HS"
    return product_of(system if code[:1].isdecimal() else "", code)


def _id(name: str) -> str:
    """Return the id of a column that may have a label: REF_AREA: Reference area."""
    return name.partition(":")[0].partition("[")[0].strip().upper()


def _code(cell: str) -> str:
    """Return the code of a cell that may have a label: CN: China."""
    code, mark, label = cell.partition(": ")
    return code if mark and label and " " not in code else cell


def is_sdmx_header(names: Iterable[str]) -> bool:
    """Tell whether columns are those of SDMX-CSV."""
    ids = {_id(name) for name in names}
    has_values = bool(ids & set(terms.VALUES)) and bool(ids & set(terms.PERIODS))
    return has_values and bool(ids & {*_HEADS, *terms.REPORTERS, *terms.FLOWS})
