"""The rows of a file in DuckDB's SQL: their value, their keys, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from tbcalc.bulk import faults
from tbcalc.bulk.columns import BACI, Columns
from tbcalc.exact.noun import noun
from tbcalc.figures.aggregate import Dimension

VALUE: Final = "tbcalc_value"
YEAR: Final = "tbcalc_year"
AMOUNT: Final = f"DECIMAL(38, {faults.DECIMALS})"
_SHORT: Final = faults.DECIMALS + 1
"""Bytes of a number that has no more decimals than are exact, unless it has an exponent."""


@noun
class Scan:
    """A file as SQL sees it: ``source`` a relation, ``types`` of its columns by name.

    ``sound`` are the columns that the file's own statistics tell to be never empty, and in the
    case of the value never negative; they need no look at every row.
    """

    source: str
    columns: Columns
    types: Mapping[str, str]
    sound: frozenset[str] = frozenset()


def quoted(text: str) -> str:
    """Return a string literal."""
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    """Return a quoted identifier."""
    return '"' + text.replace('"', '""') + '"'


def with_value(scan: Scan) -> str:
    """Return the rows with their value as an exact number and their year."""
    column, kind = name(scan.columns.value), scan.types[scan.columns.value]
    value = f"TRY_CAST({column} AS {AMOUNT})"
    if kind in ("DOUBLE", "FLOAT"):  # its shortest digits are those that were printed
        value = f"TRY_CAST(CAST({column} AS VARCHAR) AS {AMOUNT})"
    elif kind.startswith("DECIMAL") and _decimals(kind) <= faults.DECIMALS:
        value = column
    return f"SELECT *, {value} AS {VALUE}, {_year(scan)} AS {YEAR} FROM {scan.source}"


def good_value(scan: Scan, wanted: Collection[str], grouped: Collection[str]) -> str:
    """Return the expression of a row's value, NULL where anything is wrong with the row.

    What is wrong with a key by which rows are grouped (``grouped``: year, areas, product) is seen
    in the groups, and not asked of each row.
    """
    keys = [fine for what, _, fine, _ in _faults_of_keys(scan, wanted) if what not in grouped]
    value = _good_number(scan)
    return f"CASE WHEN {' AND '.join(keys)} THEN {value} END" if keys else value


def is_always_good(scan: Scan, wanted: Collection[str], grouped: Collection[str]) -> bool:
    """Tell whether no row needs a look: the file's statistics tell that all are sound."""
    return good_value(scan, wanted, grouped) == VALUE and not scan.columns.wholes


def _good_number(scan: Scan) -> str:
    """Return the value, NULL where it is none that can be summed: a short look at most rows."""
    column, kind = name(scan.columns.value), scan.types[scan.columns.value]
    beyond = faults.BEYOND[scan.columns.form]
    if kind == "VARCHAR":  # in a number that is not negative, a minus is that of an exponent
        decimals = f"length({column}) - strpos({column}, '.')"
        is_short = f"strlen({column}) <= {_SHORT}"
        is_exact = f"{is_short} OR NOT contains({column}, '.') OR {decimals} <= {faults.DECIMALS}"
        return (
            f"CASE WHEN {is_short} AND {VALUE} >= 1 AND {VALUE} < {beyond} THEN {VALUE} "
            f"WHEN NOT contains({column}, '-') AND {VALUE} < {beyond} AND ({is_exact}) "
            f"THEN {VALUE} END"
        )
    if kind.startswith("DECIMAL") and _decimals(kind) > faults.DECIMALS:
        exact = f"{VALUE} = {column} AND {VALUE} < {beyond}"
        return f"CASE WHEN {VALUE} >= 0 AND {exact} THEN {VALUE} END"
    is_sound = scan.columns.value in scan.sound
    return VALUE if is_sound else (
        f"CASE WHEN {VALUE} >= 0 AND {VALUE} < {beyond} THEN {VALUE} END"
    )  # fmt: skip


def is_part(scan: Scan) -> str:
    """Return the test for a row that is a part of a value; empty where no column tells parts."""
    tests = [f"{text(part)} <> {quoted(whole)}" for part, whole in scan.columns.wholes]
    return f"coalesce({' OR '.join(tests)}, false)" if tests else ""


def fault_of(scan: Scan, wanted: Collection[str]) -> str:
    """Return the expression for what is wrong with a row, NULL where nothing is."""
    tests = [(wrong, n) for wrong, n in _faults_of_value(scan)]
    tests += [(wrong, n) for _, wrong, _, n in _faults_of_keys(scan, wanted)]
    cases = " ".join(f"WHEN {wrong} THEN {number}" for wrong, number in tests)
    return f"CAST(CASE {cases} END AS TINYINT)" if cases else "CAST(NULL AS TINYINT)"


def _faults_of_value(scan: Scan) -> list[tuple[str, int]]:
    if scan.columns.value in scan.sound and _good_number(scan) == VALUE:
        return []
    column = name(scan.columns.value)
    return [
        (f"{column} IS NULL", faults.EMPTY),
        (f"{VALUE} IS NULL", faults.NO_NUMBER),
        (f"{VALUE} < 0", faults.NEGATIVE),
        (f"{VALUE} >= {faults.BEYOND[scan.columns.form]}", faults.TOO_LARGE),
        (f"{_good_number(scan)} IS NULL", faults.INEXACT),
    ]


def _faults_of_keys(scan: Scan, wanted: Collection[str]) -> list[tuple[str, str, str, int]]:
    """Return which key each is of, what is wrong, what is so where it is not, and the fault."""
    columns = scan.columns
    tests = []
    if columns.period not in scan.sound:
        within = f"{YEAR} BETWEEN {faults.FIRST_YEAR} AND {faults.LAST_YEAR}"
        tests.append(("year", f"NOT coalesce({within}, false)", within, faults.NO_YEAR))
    tests += [
        (side, f"{area} IS NULL", f"{area} IS NOT NULL", faults.NO_AREA)
        for side, area in _areas(scan, wanted)
    ]
    if "product" in wanted:
        code = name(columns.product)
        is_number = columns.form == BACI
        code = f"TRY_CAST({code} AS INTEGER)" if is_number else code
        told = "product of BACI" if is_number else "product"
        tests.append((told, f"{code} IS NULL", f"{code} IS NOT NULL", faults.NO_PRODUCT))
    return tests


def _areas(scan: Scan, wanted: Collection[str]) -> list[tuple[str, str]]:
    """Return the areas that a row must have, with their expressions."""
    columns = scan.columns
    if columns.form != BACI:
        sides = (("reporter", columns.reporter), ("partner", columns.partner))
        return [(side, name(column)) for side, column in sides if side in wanted]
    if not {"reporter", "partner"} & set(wanted):
        return []
    ends = (("i", columns.exporter), ("j", columns.importer))
    return [(side, number(scan, end)) for side, end in ends if end not in scan.sound]


def _year(scan: Scan) -> str:
    period = name(scan.columns.period)
    if scan.columns.form != BACI:
        return f"TRY_CAST(substr(CAST({period} AS VARCHAR), 1, 4) AS SMALLINT)"
    is_number = scan.types[scan.columns.period] in ("SMALLINT", "INTEGER", "BIGINT")
    return period if is_number else f"TRY_CAST({period} AS SMALLINT)"


def number(scan: Scan, column: str) -> str:
    """Return a number of BACI's as a number, which is quicker to group by than its digits."""
    is_text = scan.types[column] == "VARCHAR"
    return f"TRY_CAST({name(column)} AS INTEGER)" if is_text else name(column)


def text(column: str) -> str:
    """Return a column as text."""
    return f"CAST({name(column)} AS VARCHAR)"


def key(scan: Scan, dimension: Dimension) -> str:
    """Return the expression of a key of a row."""
    columns = scan.columns
    if dimension.name == "year":
        return YEAR
    if dimension.name == "product":
        code = product(scan)
        return f"left({code}, {dimension.length})" if dimension.length else code
    column = {"period": columns.period, "reporter": columns.reporter, "partner": columns.partner}
    return name(column[dimension.name])


def product(scan: Scan) -> str:
    """Return the product; one of BACI that was stored as a number has lost its leading nought."""
    column = scan.columns.product
    if scan.columns.form != BACI:
        return f"trim({text(column)})"
    if scan.types[column] != "VARCHAR":
        return f"lpad({text(column)}, 6, '0')"
    code = name(column)
    return f"CASE WHEN length({code}) = 6 THEN {code} ELSE lpad(trim({code}), 6, '0') END"


def level(scan: Scan) -> str:
    """Return how many digits the product has: 0 for all products, NULL where it is no code."""
    if not scan.columns.product:
        return "NULL"
    code = product(scan)
    totals = ", ".join(map(quoted, faults.TOTALS))
    digits = f"CASE WHEN regexp_full_match({code}, '[0-9]+') THEN length({code}) END"
    return f"CAST(CASE WHEN lower({code}) IN ({totals}) THEN 0 ELSE {digits} END AS SMALLINT)"


def is_world(scan: Scan) -> str:
    """Return the test for a row whose partner is the whole world."""
    if not scan.columns.partner:
        return "NULL"
    worlds = ", ".join(map(quoted, faults.WORLDS))
    return f"lower(trim({text(scan.columns.partner)})) IN ({worlds})"


def _decimals(kind: str) -> int:
    """Return how many decimals DECIMAL(18,3) has."""
    return int(kind.rstrip(")").rpartition(",")[2])
