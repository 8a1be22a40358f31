"""One file as DuckDB sees it: its columns, and the lines and rows that are not in the sums."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, Final

from tbcalc.bulk import faults
from tbcalc.bulk.columns import BACI, Columns, check_keys, columns_of
from tbcalc.bulk.files import check_lines, head_of, hive_keys, is_parquet
from tbcalc.bulk.sound_lines import NO_QUOTE, TOO_FEW, TOO_MANY
from tbcalc.bulk.sql import CELLS
from tbcalc.bulk.sql_rows import Scan, fault_of, name, quoted, with_value
from tbcalc.figures.aggregate import Dimension, Left

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LINE: Final = 1 << 21
_BUFFER: Final = 4 * _LINE
"""Each thread holds some of them; a quarter of DuckDB's own size is as quick."""
_OF_KEYS: Final = f"fault IN ({faults.NO_YEAR}, {faults.NO_AREA}, {faults.NO_PRODUCT})"
_REJECTS: Final = {
    "MISSING COLUMNS": TOO_FEW,
    "TOO MANY COLUMNS": TOO_MANY,
    "UNQUOTED VALUE": NO_QUOTE,
    "LINE SIZE OVER MAXIMUM": "the line is longer than 2 MB",
    "CAST": faults.REASONS[faults.NOT_NUMBERED],
    "INVALID UNICODE": "the line is no UTF-8",
    "INVALID ENCODING": "the line is no UTF-8",
}


def scan_of(connection: DuckDBPyConnection, path: str, by: Sequence[Dimension]) -> Scan:
    """Return a file as a relation, with what its columns tell of the keys ``by``.

    Raises UnreadableInputError, DatasetSyntaxError.
    """
    hive = hive_keys(path)
    if is_parquet(path):
        source = f"read_parquet({quoted(path)}, hive_partitioning = false)"
        told = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
        types = {str(row[0]): str(row[1]) for row in told}
    else:
        source, types = _csv(path, {each.name for each in by})
    more = {key: told for key, told in hive.items() if key not in types}
    constants = "".join(f", {quoted(told)} AS {name(key)}" for key, told in more.items())
    types |= dict.fromkeys(more, "VARCHAR")
    columns = columns_of(list(types), path)
    check_keys(columns, by, path)
    sound = _sound(connection, path, columns) if is_parquet(path) else frozenset()
    return Scan(f"(SELECT *{constants} FROM {source})", columns, types, sound)


def _sound(connection: DuckDBPyConnection, path: str, columns: Columns) -> frozenset[str]:
    """Return the columns that the statistics of a Parquet file tell to be without a fault."""
    told = connection.execute(
        "SELECT path_in_schema, bool_and(coalesce(stats_null_count = 0, false)), "
        "min(TRY_CAST(stats_min_value AS DOUBLE)), max(TRY_CAST(stats_max_value AS DOUBLE)), "
        "bool_and(stats_min_value IS NOT NULL AND stats_max_value IS NOT NULL), any_value(type) "
        f"FROM parquet_metadata({quoted(path)}) GROUP BY 1"
    ).fetchall()
    least = {columns.value: 0, columns.period: faults.FIRST_YEAR}
    most = {columns.period: faults.LAST_YEAR, columns.value: faults.BEYOND[columns.form] - 1}
    return frozenset(
        column
        for column, is_full, low, high, is_told, kind in told
        if is_full and is_told and "INT" in kind and low is not None
        and low >= least.get(column, low) and high <= most.get(column, high)
    )  # fmt: skip


def _csv(path: str, wanted: Set[str]) -> tuple[str, dict[str, str]]:
    """Return the relation of a CSV file, each field as text, and the types of its columns.

    A column that no one asks for stays text, so that no line is refused for it.
    """
    check_lines(path)
    head = head_of(path)
    types = dict.fromkeys(head.names, "VARCHAR")
    told = columns_of([*head.names, *hive_keys(path)], path)
    if told.form == BACI:  # numbers, which are quicker to read and to group by than their digits
        ends = (told.exporter, told.importer) if wanted & {"reporter", "partner"} else ()
        types |= {n: "INTEGER" for n in (told.period, *ends) if n in types}
    columns = ", ".join(f"{quoted(n)}: {quoted(kind)}" for n, kind in types.items())
    source = (
        f"read_csv({quoted(path)}, columns = {{{columns}}}, auto_detect = false, header = true, "
        f"delim = {quoted(head.delimiter)}, quote = '\"', escape = '\"', "
        f"encoding = {quoted(head.encoding)}, store_rejects = true, "
        f"max_line_size = {_LINE}, buffer_size = {_BUFFER}, hive_partitioning = false)"
    )
    return source, types


def rejected_lines(connection: DuckDBPyConnection, path: str) -> list[Left]:
    """Return the lines that are no rows, by why, and forget them."""
    if is_parquet(path):
        return []
    told = connection.execute(  # a line with several errors is one line
        "SELECT kind, count(*), min(line), arg_min(told, line) FROM ("
        "SELECT max(error_type::VARCHAR) AS kind, min(line) AS line, min(csv_line) AS told "
        "FROM reject_errors GROUP BY line_byte_position) GROUP BY 1 ORDER BY 1"
    ).fetchall()
    connection.execute("DROP TABLE reject_errors")
    connection.execute("DROP TABLE reject_scans")
    return [
        Left(
            path,
            _REJECTS.get(kind, kind.lower()),
            int(rows),
            f"line {line}: {_short(text)}",
            is_row=False,
        )
        for kind, rows, line, text in told
    ]


def left_rows(
    connection: DuckDBPyConnection, scan: Scan, by: Sequence[Dimension], path: str, number: int
) -> list[Left]:
    """Return the rows that are in no sum, by why; only for faults a file is looked at again."""
    faulty, parts, others = connection.execute(
        f"SELECT sum(CASE WHEN {_OF_KEYS} THEN n ELSE n - good - parts END), "
        f"sum(CASE WHEN {_OF_KEYS} THEN 0 ELSE parts END), "
        f"sum(CASE WHEN fault = {faults.OTHER_FLOW} THEN good ELSE 0 END) "
        f"FROM {CELLS} WHERE path = {number}"
    ).fetchone() or (0, 0, 0)
    left = _faulty_rows(connection, scan, by, path) if faulty else []
    return left + [
        Left(path, faults.REASONS[fault], int(rows), is_fault=False)
        for fault, rows in ((faults.PART, parts), (faults.OTHER_FLOW, others))
        if rows
    ]


def _faulty_rows(
    connection: DuckDBPyConnection, scan: Scan, by: Sequence[Dimension], path: str
) -> list[Left]:
    """Return the rows with faults and one of each, the same in every run."""
    cells = ", ".join(f"coalesce(CAST({name(n)} AS VARCHAR), '')" for n in scan.types)
    fault = fault_of(scan, {each.name for each in by})
    told = connection.execute(
        f"SELECT fault, count(*), min(told) FROM (SELECT {fault} AS fault, "
        f"concat_ws(',', {cells}) AS told FROM ({with_value(scan)})) "
        "WHERE fault IS NOT NULL GROUP BY fault ORDER BY fault"
    ).fetchall()
    if not is_parquet(path):
        connection.execute("DROP TABLE IF EXISTS reject_errors")
        connection.execute("DROP TABLE IF EXISTS reject_scans")
    return [Left(path, faults.REASONS[fault], rows, _short(row)) for fault, rows, row in told]


def _short(text: str | None) -> str:
    told = " ".join((text or "").split())
    return told if len(told) <= 80 else told[:77] + "..."
