"""The embedded engine: DuckDB scans each file once, whatever its size, in exact decimals."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from tbcalc.bulk.archive import Table, tables_of
from tbcalc.bulk.duckdb_scan import left_rows, rejected_lines, scan_of
from tbcalc.bulk.duckdb_sums import DuckdbSums
from tbcalc.bulk.files import Mark, check_unchanged, mark_of, unreadable
from tbcalc.bulk.sql import CELLS, cells_table, insert_cells
from tbcalc.bulk.sql_rows import quoted
from tbcalc.bulk.state import State
from tbcalc.errors import TbcalcError, UnreadableInputError, UsageError, missing_extra
from tbcalc.exact.noun import noun, replaced
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
        sums = _Reading(connection, by, scratch, state, progress)
        for path in files:
            progress(path, 0)
            sums.add(path)
        yield DuckdbSums(connection, sums.names, by, tuple(sums.forms), sums.left)


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


class _Reading:
    """What is read so far: the cells in the engine, and the tables they are of by number."""

    def __init__(
        self, connection: DuckDBPyConnection, by: tuple[Dimension, ...], scratch: str,
        state: State, progress: Progress,
    ) -> None:  # fmt: skip
        self.names: list[str] = []
        self.forms: dict[str, None] = {}
        self.left: list[Left] = []
        self._connection, self._by = connection, by
        self._scratch, self._state, self._progress = scratch, state, progress

    def add(self, path: str) -> None:
        """Add the cells of a file, from the state where they stand there."""
        mark = mark_of(path)
        kept = self._state.kept(path, mark)
        with _told(path, mark):
            if kept is None:
                self._read(path, mark)
                return
            self._connection.execute(
                f"INSERT INTO {CELLS} SELECT * REPLACE ({len(self.names)} AS path) "
                f"FROM read_parquet({quoted(kept.cells)})"
            )
        self.names.append(path)
        self.forms[kept.form] = None
        self.left += kept.left

    def _read(self, path: str, mark: Mark) -> None:
        first, before = len(self.names), len(self.left)
        forms = set()
        for table in tables_of(path, self._scratch):
            forms.add(self._table(table, path))
        check_unchanged(path, mark)
        if len(forms) > 1:
            raise UnreadableInputError(
                "it holds tables of several kinds.",
                remedy="Unpack it, and sum each kind by itself.",
                place=path,
            )
        self.forms |= dict.fromkeys(forms)
        if self._state.is_on:
            wanted = f"SELECT * FROM {CELLS} WHERE path >= {first}"
            draft = self._state.draft(path)
            self._connection.execute(f"COPY ({wanted}) TO {quoted(draft)} (FORMAT parquet)")
            self._state.keep(path, mark, forms.pop(), self.left[before:])

    def _table(self, table: Table, path: str) -> str:
        """Add the cells of a table; return its form."""
        number, connection, by = len(self.names), self._connection, self._by
        self.names.append(table.shown)
        try:
            scan = scan_of(connection, table.path, by)
            _run(connection, insert_cells(scan, by, number), path, self._progress)
            left = rejected_lines(connection, table.path)
            left += left_rows(connection, scan, by, table.path, number)
        except TbcalcError as error:
            raise error if table.path == path else error.at(table.shown) from error
        self.left += [replaced(each, path=table.shown) for each in left]
        if table.path != path:
            os.unlink(table.path)
        return scan.columns.form


@contextmanager
def _told(path: str, mark: Mark) -> Iterator[None]:
    """Tell the errors of the engine as those of a file; first of all that it changed."""
    import duckdb

    try:
        yield
    except TbcalcError:
        check_unchanged(path, mark)
        raise
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
