"""Write the sums as Parquet: keys as text, amounts as exact decimals, ratios as decimals."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence

from tbcalc.bulk.sql_rows import name, quoted
from tbcalc.errors import missing_extra
from tbcalc.figures.aggregate import Dimension

_BATCH = 10_000


def parquet_bytes(by: Sequence[Dimension], rows: Sequence[tuple[object, ...]], unit: str) -> bytes:
    """Return a Parquet file with a row for each group; its column ``unit`` names the currency.

    Raises MissingExtraError.
    """
    try:
        import duckdb
    except ImportError as error:
        raise missing_extra("Parquet", "bulk") from error
    keys = ", ".join(f"{name(each.name)} VARCHAR" for each in by)
    amounts = ", ".join(f"{n} DECIMAL(38, 6)" for n in ("exports", "imports", "total", "balance"))
    ratios = "balance_share DECIMAL(38, 18), coverage_ratio DECIMAL(38, 18), unit VARCHAR"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sums.parquet")
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE sums ({keys}{', ' if by else ''}{amounts}, {ratios})")
            blanks = ", ".join("?" * (len(by) + 7))
            for start in range(0, len(rows), _BATCH):
                some = [(*row, unit) for row in rows[start : start + _BATCH]]
                connection.executemany(f"INSERT INTO sums VALUES ({blanks})", some)
            connection.execute(f"COPY sums TO {quoted(path)} (FORMAT parquet)")
        with open(path, "rb") as file:
            return file.read()
