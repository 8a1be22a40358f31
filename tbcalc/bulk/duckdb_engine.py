"""The embedded engine: DuckDB scans each file once, whatever its size, in exact decimals."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tbcalc.bulk import faults
from tbcalc.bulk.duckdb_scan import left_rows, rejected_lines, scan_of
from tbcalc.bulk.files import (
    check_unchanged,
    mark_of,
    unreadable,
)
from tbcalc.bulk.sql import CELLS, cells_table, insert_cells
from tbcalc.bulk.sql_rows import quoted
from tbcalc.bulk.state import State
from tbcalc.errors import UsageError, missing_extra
from tbcalc.exact.noun import noun
from tbcalc.figures.aggregate import Aggregate, Dimension, Left, Sums

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Progress = Callable[[str, int], None]
"""Is told a file and how many hundredths of it are read."""

_WAIT: Final = 1 / 10


@noun
class Limits:
    """What the engine may take: ``memory`` such as 512MB, empty for its own limit."""

    memory: str = ""


def aggregate(
    files: Sequence[str],
    by: tuple[Dimension, ...],
    *,
    limits: Limits,
    state: State,
    progress: Progress,
) -> Aggregate:
    """Return the sums of all files, each scanned once; of files in ``state`` what stands there.

    Raises MissingExtraError, UnreadableInputError, DatasetSyntaxError, UsageError.
    """
    with tempfile.TemporaryDirectory() as scratch, _connected(scratch, limits) as connection:
        connection.execute(cells_table(by))
        forms: dict[str, None] = {}
        left: list[Left] = []
        for number, path in enumerate(files):
            progress(path, 0)
            form, lost = _file(connection, path, number, by, state, progress)
            forms[form] = None
            left += lost
        return _result(connection, files, by, tuple(forms), left)


@contextmanager
def _connected(scratch: str, limits: Limits) -> Iterator[DuckDBPyConnection]:
    try:
        import duckdb
    except ImportError as error:
        raise missing_extra("aggregate", "bulk") from error
    connection = duckdb.connect()
    try:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(f"SET temp_directory = {quoted(os.path.join(scratch, 'spilled'))}")
        if limits.memory:
            _limit(connection, limits.memory)
        yield connection
    finally:
        connection.close()


def _limit(connection: DuckDBPyConnection, memory: str) -> None:
    import duckdb

    try:
        connection.execute(f"SET memory_limit = {quoted(memory)}")
    except duckdb.Error as error:
        raise UsageError(
            f"'{memory}' is no amount of memory.", remedy="Write --memory 512MB or 2GB."
        ) from error


def _file(
    connection: DuckDBPyConnection,
    path: str,
    number: int,
    by: tuple[Dimension, ...],
    state: State,
    progress: Progress,
) -> tuple[str, list[Left]]:
    """Add the cells of one file; return its form and the lines that are no rows."""
    import duckdb

    mark = mark_of(path)
    kept = state.kept(path, mark)
    try:
        if kept is not None:
            connection.execute(
                f"INSERT INTO {CELLS} SELECT * REPLACE ({number} AS path) "
                f"FROM read_parquet({quoted(kept.cells)})"
            )
            return kept.form, list(kept.left)
        scan = scan_of(connection, path, by)
        _run(connection, insert_cells(scan, by, number), path, progress)
        left = [*rejected_lines(connection, path), *left_rows(connection, scan, by, path, number)]
        check_unchanged(path, mark)
        if state.is_on:
            wanted = f"SELECT * FROM {CELLS} WHERE path = {number}"
            connection.execute(f"COPY ({wanted}) TO {quoted(state.draft(path))} (FORMAT parquet)")
            state.keep(path, mark, scan.columns.form, left)
        return scan.columns.form, left
    except duckdb.Error as error:
        check_unchanged(path, mark)
        raise unreadable(path, str(error)) from error


def _run(connection: DuckDBPyConnection, statement: str, path: str, progress: Progress) -> None:
    """Run a statement, telling how far it is; an interrupt stops it."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(connection.execute, statement)
        try:
            while not running.done():
                try:
                    running.result(timeout=_WAIT)
                except TimeoutError:
                    progress(path, max(0, min(99, int(connection.query_progress()))))
        except KeyboardInterrupt:
            connection.interrupt()
            raise
        running.result()
    progress(path, 100)


def _result(
    connection: DuckDBPyConnection,
    files: Sequence[str],
    by: tuple[Dimension, ...],
    forms: tuple[str, ...],
    left: list[Left],
) -> Aggregate:
    good = "fault IS NULL"
    left += _counted_twice(connection, files)
    keys = "".join(f"k{n}, " for n in range(len(by)))
    order = f" GROUP BY {keys[:-2]} ORDER BY {keys[:-2]}" if by else ""
    found = connection.execute(
        f"SELECT {keys}sum(x), sum(m) FROM {CELLS} WHERE {good}{order}"
    ).fetchall()
    rows, first, last = connection.execute(
        f"SELECT coalesce(sum(n), 0), min(CASE WHEN {good} THEN first END), "
        f"max(CASE WHEN {good} THEN last END) FROM {CELLS}"
    ).fetchone() or (0, None, None)
    rows = int(rows) + sum(each.rows for each in left if not each.is_row)
    sums = tuple(Sums(tuple(map(_key_text, row[:-2])), row[-2], row[-1]) for row in found)
    keyed = [s.keys[n] for n, each in enumerate(by) if each.name == "year" for s in sums]
    first, last = (min(keyed), max(keyed)) if keyed else (first, last)
    years = () if first is None else (int(str(first)), int(str(last)))
    return Aggregate(by, sums, rows, tuple(left), forms, years)


def _key_text(key: object) -> str:
    return "" if key is None else str(key)


def _counted_twice(connection: DuckDBPyConnection, files: Sequence[str]) -> list[Left]:
    """Take out of the cells what is the sum of others; return how many rows that are."""
    spans = connection.execute(
        f"SELECT DISTINCT span FROM {CELLS} WHERE fault IS NULL AND span IS NOT NULL"
    ).fetchall()
    if len(spans) > 1:
        raise UsageError(
            "rows of years and rows of months stand in one table, and would be counted twice.",
            remedy="Give files of one kind at a time.",
        )
    left = []
    finest = f"SELECT max(level) FROM {CELLS} WHERE fault IS NULL AND level IS NOT NULL"
    for number, test in (
        (faults.WORLD_TOO, f"world AND EXISTS (SELECT 1 FROM {CELLS} WHERE NOT world)"),
        (faults.COARSER, f"level < ({finest})"),
    ):
        gone = connection.execute(
            f"SELECT path, sum(good) FROM {CELLS} WHERE fault IS NULL AND {test} "
            "GROUP BY 1 ORDER BY 1"
        ).fetchall()
        if gone:
            connection.execute(
                f"UPDATE {CELLS} SET fault = {number} WHERE fault IS NULL AND {test}"
            )
        left += [
            Left(files[path], faults.REASONS[number], int(rows), "", is_fault=False)
            for path, rows in gone
        ]
    return left
