"""Read BACI in Parquet, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from tbcalc.errors import DatasetSyntaxError, UnreadableInputError, missing_extra
from tbcalc.figures.source import Source
from tbcalc.sources.baci import COLUMNS, read_baci_rows
from tbcalc.sources.official import ALL, Collected, Official, Wanted

_BATCH: Final = 20_000


def read_baci_parquet(path: str, source: Source, wanted: Wanted = ALL) -> Official:
    """Return the sums of a BACI file by exporter and importer.

    Raises MissingExtraError where duckdb is not installed, UnreadableInputError where the file is
    cut off or damaged, DatasetSyntaxError where it has other columns.
    """
    try:
        import duckdb
    except ImportError as error:
        raise missing_extra("Parquet", "bulk") from error
    collected = Collected(source, wanted)
    connection = duckdb.connect()
    try:
        names = [row[0] for row in connection.execute(
            "select column_name from (describe select * from read_parquet(?))", [path]
        ).fetchall()]  # fmt: skip
        missing = [name for name in COLUMNS if name not in names]
        if missing:
            raise DatasetSyntaxError(
                f"this is no BACI file: it has no column {missing[0]}.",
                remedy="Its columns are t, i, j, k, v and q.",
            )
        rows = _rows(connection, path, collected)
        return read_baci_rows(rows, collected, wanted)
    except duckdb.Error as error:
        raise UnreadableInputError(
            f"the Parquet file cannot be read: {_why(error)}.",
            remedy="Fetch the file again: it may be cut off.",
        ) from error
    finally:
        connection.close()


def _why(error: Exception) -> str:
    """Return what an engine says, without the statement in which it fell."""
    return " ".join(str(error).partition("\n\nLINE ")[0].split())[:200].rstrip(".")


def _rows(
    connection: Any, path: str, collected: Collected
) -> Iterator[tuple[int, Sequence[str] | None]]:
    told = ", ".join(f"cast({name} as varchar)" for name in COLUMNS)
    # A product that was stored as a number has lost its leading nought.
    found = connection.execute(f"select {told} from read_parquet(?)", [path])
    while batch := found.fetchmany(_BATCH):
        for cells in batch:
            collected.rows += 1
            texts = [(cell or "").strip() for cell in cells]
            texts[3] = texts[3].zfill(6)
            yield collected.rows, texts
