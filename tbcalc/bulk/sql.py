"""The scan of one file in DuckDB's SQL: every row once, into cells that are summed further."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from tbcalc.bulk import faults
from tbcalc.bulk import sql_rows as rows_of
from tbcalc.bulk.columns import BACI
from tbcalc.bulk.sql_rows import AMOUNT, YEAR, Scan, quoted, with_value
from tbcalc.figures.aggregate import Dimension

CELLS: Final = "cells"
"""Sums of good rows by key: ``n`` rows in all, ``good`` of them summed, ``parts`` of others."""

_SIDES: Final = frozenset(("reporter", "partner"))
_FAULTS_OF_KEYS: Final = {
    **dict.fromkeys(("i", "j", "reporter", "partner"), faults.NO_AREA),
    "product": faults.NO_PRODUCT,
}


def cells_table(by: Sequence[Dimension]) -> str:
    """Return the statement that makes the table of cells."""
    keys = "".join(f"k{n} VARCHAR, " for n in range(len(by)))
    return (
        f"CREATE TABLE {CELLS} ({keys}x {AMOUNT}, m {AMOUNT}, n BIGINT, good BIGINT, "
        "parts BIGINT, fault TINYINT, level SMALLINT, world BOOLEAN, span SMALLINT, "
        "first SMALLINT, last SMALLINT, path INTEGER)"
    )


def insert_cells(scan: Scan, by: Sequence[Dimension], path: int) -> str:
    """Return the statement that scans a file once and adds its cells."""
    return f"INSERT INTO {CELLS} " + (
        _baci_cells(scan, by, path) if scan.columns.form == BACI else _long_cells(scan, by, path)
    )


def _baci_cells(scan: Scan, by: Sequence[Dimension], path: int) -> str:
    """Return the cells of BACI, which names both sides: an export of i is an import of j."""
    wanted = {each.name for each in by}
    sides = wanted & _SIDES
    places = [n for n, each in enumerate(by) if each.name not in sides]
    keys = {f"b{n}": rows_of.key(scan, by[n]) for n in places}
    ends = {"i": scan.columns.exporter, "j": scan.columns.importer} if sides else {}
    keys |= {end: rows_of.number(scan, column) for end, column in ends.items()}
    year = next((f"b{n}" for n in places if by[n].name == "year"), "")
    is_apart = len(sides) == 1 and "product" in wanted
    grouped = {"year": year} | ({} if is_apart else {end: end for end in ends})
    grouped = {what: key for what, key in grouped.items() if key}
    rows = _rows(scan, wanted, grouped, keys)
    sums = _sums(scan, wanted, grouped)
    fault = _fault_of_cell(scan, grouped)
    if not sides:
        cells = f"SELECT {', '.join([*keys, sums])} FROM ({rows}) GROUP BY ALL"
        return f"SELECT {_keys(by, '', '')}v, v, {_tail('', fault, path)} FROM ({cells})"
    if is_apart:  # with products, few rows fall together: each side is grouped by itself
        plain = "".join(f"b{n}, " for n in places)
        cells = (
            f"SELECT {plain}i, j, grouping(i) AS side, {sums} FROM ({rows}) "
            f"GROUP BY GROUPING SETS (({plain}i), ({plain}j))"
        )
        is_export = "side = 0" if "reporter" in sides else "side = 1"
        end = "CASE WHEN side = 0 THEN i ELSE j END"
        return (
            f"SELECT {_keys(by, end, end)}CASE WHEN {is_export} THEN v END, "
            f"CASE WHEN NOT {is_export} THEN v END, {_tail('side = 0', fault, path)} FROM ({cells})"
        )
    cells = f"SELECT {', '.join([*keys, sums])} FROM ({rows}) GROUP BY ALL"
    return (
        f"WITH c AS MATERIALIZED ({cells}) "
        f"SELECT {_keys(by, 'i', 'j')}v, NULL, {_tail('', fault, path)} FROM c UNION ALL "
        f"SELECT {_keys(by, 'j', 'i')}NULL, v, {_tail('false', fault, path)} FROM c"
    )


def _long_cells(scan: Scan, by: Sequence[Dimension], path: int) -> str:
    """Return the cells of a table that names a flow: each row is one side's."""
    wanted = {each.name for each in by}
    keys = {f"k{n}": rows_of.key(scan, each) for n, each in enumerate(by)}
    grouped = {each.name: f"k{n}" for n, each in enumerate(by) if each.name != "period"}
    told = {
        "level": rows_of.level(scan), "world": rows_of.is_world(scan),
        "span": f"length({rows_of.text(scan.columns.period)})",
        "flow": f"lower(trim({rows_of.text(scan.columns.flow)}))",
    }  # fmt: skip
    rows = _rows(scan, wanted, grouped, keys | told)
    sums = _sums(scan, wanted, grouped)
    cells = f"SELECT {', '.join([*keys, *told, sums])} FROM ({rows}) GROUP BY ALL"
    exports, imports = (
        f"flow IN ({', '.join(map(quoted, words))})" for words in (faults.EXPORTS, faults.IMPORTS)
    )
    other = f"WHEN NOT coalesce({exports} OR {imports}, false) THEN {faults.OTHER_FLOW}"
    fault = _fault_of_cell(scan, grouped, other)
    texts = "".join(f"CAST({key} AS VARCHAR), " for key in keys)
    return (
        f"SELECT {texts}CASE WHEN {exports} THEN v END, CASE WHEN {imports} THEN v END, n, good, "
        f"parts, {fault}, level, world, span, first, last, {path} FROM ({cells})"
    )


def _rows(
    scan: Scan, wanted: Collection[str], grouped: Collection[str], told: dict[str, str]
) -> str:
    """Return the rows with what is told of them, their good value, and what is a part."""
    part = rows_of.is_part(scan)
    columns = [f"{how} AS {what}" for what, how in told.items()]
    columns += [f"{rows_of.good_value(scan, wanted, grouped)} AS whole", YEAR]
    columns += [f"{part} AS is_part"] if part else []
    return f"SELECT {', '.join(columns)} FROM ({with_value(scan)})"


def _sums(scan: Scan, wanted: Collection[str], grouped: Collection[str]) -> str:
    """Return the sums of a group: only the good rows are in them, but all are counted."""
    has_parts = bool(scan.columns.wholes)
    good = "CASE WHEN NOT is_part THEN whole END" if has_parts else "whole"
    is_whole = rows_of.is_always_good(scan, wanted, grouped)
    counted = "count(*)" if is_whole else f"count({good})"
    parts = "count(CASE WHEN is_part THEN whole END)" if has_parts else "0"
    year = f"CASE WHEN {good} IS NOT NULL THEN {YEAR} END"
    years = "NULL AS first, NULL AS last"
    if "year" not in wanted:
        years = f"min({year}) AS first, max({year}) AS last"
    return f"sum({good}) AS v, count(*) AS n, {counted} AS good, {parts} AS parts, {years}"


def _fault_of_cell(scan: Scan, grouped: dict[str, str], other: str = "") -> str:
    """Return the expression for why the rows of a cell are in no sum, NULL where they are."""
    cases = []
    if "year" in grouped and scan.columns.period not in scan.sound:
        within = f"{grouped['year']} BETWEEN {faults.FIRST_YEAR} AND {faults.LAST_YEAR}"
        cases.append(f"WHEN NOT coalesce({within}, false) THEN {faults.NO_YEAR}")
    cases += [
        f"WHEN {grouped[what]} IS NULL THEN {fault}"
        for what, fault in _FAULTS_OF_KEYS.items()
        if what in grouped
    ]
    none_good = f"WHEN good = 0 THEN {faults.NONE_GOOD}"
    return f"CAST(CASE {' '.join([*cases, none_good, other])} END AS TINYINT)"


def _tail(counts: str, fault: str, path: int) -> str:
    """Return the columns of a cell after its sums; its rows are counted where ``counts`` is so."""
    told = ("n", "good", "parts")
    counted = [f"CASE WHEN {counts} THEN {n} ELSE 0 END" if counts else n for n in told]
    return f"{', '.join(counted)}, {fault}, NULL, NULL, NULL, first, last, {path}"


def _keys(by: Sequence[Dimension], reporter: str, partner: str) -> str:
    own = {"reporter": reporter, "partner": partner}
    told = (own.get(each.name, f"b{n}") for n, each in enumerate(by))
    return "".join(f"CAST({each} AS VARCHAR), " for each in told)
