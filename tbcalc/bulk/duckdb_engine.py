"""The embedded engine: DuckDB scans each file once, whatever its size, in exact decimals."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tbcalc.bulk.duckdb_scan import left_rows, rejected_lines, scan_of
from tbcalc.bulk.duckdb_sums import DuckdbSums
from tbcalc.bulk.files import check_unchanged, mark_of, unreadable
from tbcalc.bulk.sql import CELLS, cells_table, insert_cells
from tbcalc.bulk.sql_rows import quoted
from tbcalc.bulk.state import State
from tbcalc.errors import UsageError, missing_extra
from tbcalc.exact.noun import noun
from tbcalc.figures.aggregate import Aggregate, Dimension, Left

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
    """Return the sums of all files at once; raises what ``summed`` raises."""
    with summed(files, by, limits=limits, state=state, progress=progress) as told:
        return told.aggregate()


@contextmanager
def summed(
    files: Sequence[str],
    by: tuple[Dimension, ...],
    *,
    limits: Limits,
    state: State,
    progress: Progress,
) -> Iterator[DuckdbSums]:
    """Sum all files, each scanned once, and keep the sums in the engine meanwhile.

    Of files in ``state`` what stands there is taken. Raises MissingExtraError,
    UnreadableInputError, DatasetSyntaxError, UsageError.
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
        yield DuckdbSums(connection, files, by, tuple(forms), left)


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
    except duckdb.OutOfMemoryException as error:
        raise UsageError(
            f"the sums do not fit into {limits.memory or 'the memory'}.",
            remedy="Give more with --memory, or sum by fewer keys.",
        ) from error
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
    except duckdb.OutOfMemoryException:
        raise
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
