"""The scan of one file in DuckDB's SQL: every row once, into cells that are summed further."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from tbcalc.bulk import faults
from tbcalc.bulk.columns import BACI, Columns
from tbcalc.exact.noun import noun
from tbcalc.figures.aggregate import Dimension

_VALUE: Final = "tbcalc_value"
_YEAR: Final = "tbcalc_year"
_AMOUNT: Final = f"DECIMAL(38, {faults.DECIMALS})"
CELLS: Final = "cells"


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


def cells_table(by: Sequence[Dimension]) -> str:
    """Return the statement that makes the table of cells."""
    keys = "".join(f"k{n} VARCHAR, " for n in range(len(by)))
    return (
        f"CREATE TABLE {CELLS} ({keys}x {_AMOUNT}, m {_AMOUNT}, n BIGINT, fault TINYINT, "
        "level SMALLINT, world BOOLEAN, span SMALLINT, first SMALLINT, last SMALLINT, path INTEGER)"
    )


def insert_cells(scan: Scan, by: Sequence[Dimension], path: int) -> str:
    """Return the statement that scans a file once and adds its cells."""
    return f"INSERT INTO {CELLS} " + (
        _baci_cells(scan, by, path) if scan.columns.form == BACI else _long_cells(scan, by, path)
    )


def _baci_cells(scan: Scan, by: Sequence[Dimension], path: int) -> str:
    """Return the cells of BACI, which names both sides: an export of i is an import of j."""
    sides = {each.name for each in by} & {"reporter", "partner"}
    base = [f"b{n}" for n, each in enumerate(by) if each.name not in sides]
    told = ", ".join(f"{_key(scan, each)} AS b{n}" for n, each in enumerate(by)
                     if each.name not in sides)  # fmt: skip
    told = f"{told}, " if told else ""
    columns = scan.columns
    ends = f"{_number(scan, columns.exporter)} AS i, {_number(scan, columns.importer)} AS j, "
    rows = (
        f"SELECT {told}{ends if sides else ''}{fault_of(scan, by)} AS fault, {_YEAR}, {_VALUE} "
        f"FROM ({with_value(scan)})"
    )
    sums = f"sum({_VALUE}) AS v, count(*) AS n, {_years(by)}"
    plain = ", ".join([*base, "fault"])
    tail = f"fault, NULL, NULL, NULL, first, last, {path}"
    if not sides:
        keys = "".join(f"CAST(b{n} AS VARCHAR), " for n in range(len(by)))
        return (
            f"SELECT {keys}v, v, n, {tail} FROM (SELECT {plain}, {sums} FROM ({rows}) GROUP BY ALL)"
        )
    if len(sides) == 1 and any(each.name == "product" for each in by):
        groups = f"GROUPING SETS (({plain}, i), ({plain}, j))"
        grouped = f"SELECT {plain}, i, j, grouping(i) AS g, {sums} FROM ({rows}) GROUP BY {groups}"
        is_export = "g = 0" if "reporter" in sides else "g = 1"
        keys = _keys(by, "CASE WHEN g = 0 THEN i ELSE j END", "CASE WHEN g = 0 THEN i ELSE j END")
        return (
            f"SELECT {keys}CASE WHEN {is_export} THEN v END, CASE WHEN NOT {is_export} THEN v END, "
            f"CASE WHEN g = 0 THEN n ELSE 0 END, {tail} FROM ({grouped})"
        )
    grouped = f"SELECT {plain}, i, j, {sums} FROM ({rows}) GROUP BY ALL"
    return (
        f"WITH c AS MATERIALIZED ({grouped}) "
        f"SELECT {_keys(by, 'i', 'j')}v, NULL, n, {tail} FROM c UNION ALL "
        f"SELECT {_keys(by, 'j', 'i')}NULL, v, 0, {tail} FROM c"
    )


def _keys(by: Sequence[Dimension], reporter: str, partner: str) -> str:
    own = {"reporter": reporter, "partner": partner}
    told = (own.get(each.name, f"b{n}") for n, each in enumerate(by))
    return "".join(f"CAST({each} AS VARCHAR), " for each in told)


def _long_cells(scan: Scan, by: Sequence[Dimension], path: int) -> str:
    """Return the cells of a table that names a flow: each row is one side's."""
    keys = "".join(f"{_key(scan, each)} AS k{n}, " for n, each in enumerate(by))
    rows = (
        f"SELECT {keys}{fault_of(scan, by)} AS fault, {_level(scan)} AS level, "
        f"{_is_world(scan)} AS world, length({_text(scan.columns.period)}) AS span, "
        f"lower(trim({_text(scan.columns.flow)})) AS flow, {_YEAR}, {_VALUE} "
        f"FROM ({with_value(scan)})"
    )
    names = "".join(f"k{n}, " for n in range(len(by)))
    grouped = (
        f"SELECT {names}fault, level, world, span, flow, sum({_VALUE}) AS v, count(*) AS n, "
        f"{_years(by)} FROM ({rows}) GROUP BY ALL"
    )
    exports, imports = (
        f"flow IN ({', '.join(map(quoted, words))})" for words in (faults.EXPORTS, faults.IMPORTS)
    )
    other = f"WHEN NOT coalesce({exports} OR {imports}, false) THEN {faults.OTHER_FLOW}"
    texts = "".join(f"CAST(k{n} AS VARCHAR), " for n in range(len(by)))
    return (
        f"SELECT {texts}CASE WHEN {exports} THEN v END, CASE WHEN {imports} THEN v END, n, "
        f"CASE WHEN fault IS NOT NULL THEN fault {other} END, level, world, span, first, last, "
        f"{path} FROM ({grouped})"
    )


def _years(by: Sequence[Dimension]) -> str:
    """Return the first and the last year of a group, where it has no year for a key."""
    has_year = any(each.name == "year" for each in by)
    return (
        "NULL AS first, NULL AS last"
        if has_year
        else f"min({_YEAR}) AS first, max({_YEAR}) AS last"
    )


def with_value(scan: Scan) -> str:
    """Return the rows with their value as an exact number and their year."""
    column, kind = name(scan.columns.value), scan.types[scan.columns.value]
    value = f"TRY_CAST({column} AS {_AMOUNT})"
    if kind in ("DOUBLE", "FLOAT"):  # its shortest digits are those that were printed
        value = f"TRY_CAST(CAST({column} AS VARCHAR) AS {_AMOUNT})"
    elif kind.startswith("DECIMAL") and _decimals(kind) <= faults.DECIMALS:
        value = column
    return f"SELECT *, {value} AS {_VALUE}, {_year(scan)} AS {_YEAR} FROM {scan.source}"


def _year(scan: Scan) -> str:
    period = name(scan.columns.period)
    if scan.columns.form != BACI:
        return f"TRY_CAST(substr(CAST({period} AS VARCHAR), 1, 4) AS SMALLINT)"
    is_number = scan.types[scan.columns.period] in ("SMALLINT", "INTEGER", "BIGINT")
    return period if is_number else f"TRY_CAST({period} AS SMALLINT)"


def _number(scan: Scan, column: str) -> str:
    """Return a number of BACI's as a number, which is quicker to group by than its digits."""
    is_text = scan.types[column] == "VARCHAR"
    return f"TRY_CAST({name(column)} AS INTEGER)" if is_text else name(column)


def _decimals(kind: str) -> int:
    """Return how many decimals DECIMAL(18,3) has."""
    return int(kind.rstrip(")").rpartition(",")[2])


def _text(column: str) -> str:
    return f"CAST({name(column)} AS VARCHAR)"


def _key(scan: Scan, dimension: Dimension) -> str:
    columns = scan.columns
    if dimension.name == "year":
        return _YEAR
    if dimension.name == "product":
        product = _product(scan)
        return f"left({product}, {dimension.length})" if dimension.length else product
    column = {"period": columns.period, "reporter": columns.reporter, "partner": columns.partner}
    return name(column[dimension.name])


def _product(scan: Scan) -> str:
    """Return the product; one of BACI that was stored as a number has lost its leading nought."""
    column = scan.columns.product
    if scan.columns.form != BACI:
        return f"trim({_text(column)})"
    if scan.types[column] != "VARCHAR":
        return f"lpad({_text(column)}, 6, '0')"
    code = name(column)
    return f"CASE WHEN length({code}) = 6 THEN {code} ELSE lpad(trim({code}), 6, '0') END"


def fault_of(scan: Scan, by: Sequence[Dimension]) -> str:
    """Return the expression for what is wrong with a row, NULL where nothing is.

    It asks first whether anything is: that is one look at most rows.
    """
    tests = [*_faults_of_value(scan), *_faults_of_keys(scan, {each.name for each in by})]
    if not tests:
        return "CAST(NULL AS TINYINT)"
    sound = " AND ".join(f"coalesce({fine}, false)" for _, fine, _ in tests)
    cases = " ".join(f"WHEN {wrong} THEN {number}" for wrong, _, number in tests)
    return f"CAST(CASE WHEN {sound} THEN NULL ELSE CASE {cases} END END AS TINYINT)"


_Test = tuple[str, str, int]
"""What is wrong, what is so where it is not, and the number of the fault."""


def _faults_of_value(scan: Scan) -> list[_Test]:
    column, kind = name(scan.columns.value), scan.types[scan.columns.value]
    tests: list[_Test] = []
    if scan.columns.value not in scan.sound:
        tests += [
            (f"{column} IS NULL", "true", faults.EMPTY),
            (f"{_VALUE} IS NULL", "true", faults.NO_NUMBER),
            (f"{_VALUE} < 0", f"{_VALUE} >= 0", faults.NEGATIVE),
        ]
    if kind == "VARCHAR":  # in a number that is not negative, a minus is that of an exponent
        fine = (
            f"((length({column}) <= {faults.DECIMALS + 1} AND {_VALUE} >= 1) OR "
            f"(NOT contains({column}, '-') AND (NOT contains({column}, '.') OR "
            f"length({column}) - strpos({column}, '.') <= {faults.DECIMALS})))"
        )
        tests.append((f"NOT {fine}", fine, faults.INEXACT))
    elif kind.startswith("DECIMAL") and _decimals(kind) > faults.DECIMALS:
        tests.append((f"{_VALUE} <> {column}", f"{_VALUE} = {column}", faults.INEXACT))
    return tests


def _faults_of_keys(scan: Scan, wanted: Collection[str]) -> list[_Test]:
    columns = scan.columns
    tests: list[_Test] = []
    if columns.period not in scan.sound:
        within = f"BETWEEN {faults.FIRST_YEAR} AND {faults.LAST_YEAR}"
        tests.append(
            (f"{_YEAR} IS NULL OR {_YEAR} NOT {within}", f"{_YEAR} {within}", faults.NO_YEAR)
        )
    tests += [
        (f"{area} IS NULL", f"{area} IS NOT NULL", faults.NO_AREA) for area in _areas(scan, wanted)
    ]
    if "product" in wanted:
        code = name(columns.product)
        code = f"TRY_CAST({code} AS INTEGER)" if columns.form == BACI else code
        tests.append((f"{code} IS NULL", f"{code} IS NOT NULL", faults.NO_PRODUCT))
    for part, whole in columns.wholes:
        is_part = f"{_text(part)} <> {quoted(whole)}"
        tests.append(
            (f"coalesce({is_part}, false)", f"NOT coalesce({is_part}, false)", faults.PART)
        )
    return tests


def _areas(scan: Scan, wanted: Collection[str]) -> list[str]:
    """Return the expressions of the areas that a row must have."""
    columns = scan.columns
    if columns.form != BACI:
        sides = ((columns.reporter, "reporter"), (columns.partner, "partner"))
        return [name(column) for column, side in sides if side in wanted]
    if not {"reporter", "partner"} & set(wanted):
        return []
    ends = (end for end in (columns.exporter, columns.importer) if end not in scan.sound)
    return [_number(scan, end) for end in ends]


def _level(scan: Scan) -> str:
    """Return how many digits the product has: 0 for all products, NULL where it is no code."""
    if not scan.columns.product:
        return "NULL"
    code = _product(scan)
    totals = ", ".join(map(quoted, faults.TOTALS))
    digits = f"CASE WHEN regexp_full_match({code}, '[0-9]+') THEN length({code}) END"
    return f"CAST(CASE WHEN lower({code}) IN ({totals}) THEN 0 ELSE {digits} END AS SMALLINT)"


def _is_world(scan: Scan) -> str:
    if not scan.columns.partner:
        return "NULL"
    worlds = ", ".join(map(quoted, faults.WORLDS))
    return f"lower(trim({_text(scan.columns.partner)})) IN ({worlds})"
