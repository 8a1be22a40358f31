"""Write the sums as Parquet: keys as text, amounts as exact decimals, ratios as decimals."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence

from tbcalc.bulk.sql_rows import name, quoted
from tbcalc.errors import NotAnswerableError, missing_extra
from tbcalc.figures.aggregate import Dimension

_AMOUNTS = ("exports", "imports", "total", "balance")
_RATIOS = ("balance_share", "coverage_ratio")
_BLOCK = 1 << 20


def parquet_pieces(
    by: Sequence[Dimension], rows: Iterable[Sequence[object]], unit: str, memory: str = ""
) -> Iterator[bytes]:
    """Yield a Parquet file with a row for each group; its column ``unit`` names the currency.

    Of a row come the keys, then exports, imports, total, balance and the two ratios; ``memory`` is
    what the engine may take. Raises
    MissingExtraError, NotAnswerableError where an amount has more digits than the columns.
    """
    try:
        import duckdb
    except ImportError as error:
        raise missing_extra("Parquet", "bulk") from error
    with tempfile.TemporaryDirectory() as folder:
        path, target = os.path.join(folder, "sums.csv"), os.path.join(folder, "sums.parquet")
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        told = f"SELECT {_typed(by)}, {quoted(unit)} AS unit FROM {_text_table(path, by)}"
        try:
            with duckdb.connect() as connection:
                connection.execute(f"SET temp_directory = {quoted(folder)}")
                if memory:
                    connection.execute(f"SET memory_limit = {quoted(memory)}")
                connection.execute(f"COPY ({told}) TO {quoted(target)} (FORMAT parquet)")
        except duckdb.ConversionException as error:
            raise NotAnswerableError(
                "an amount has more digits than Parquet has room for.",
                remedy="Write -f csv or jsonl, which have all of them.",
            ) from error
        with open(target, "rb") as file:
            while block := file.read(_BLOCK):
                yield block


def _typed(by: Sequence[Dimension]) -> str:
    """Return the columns as they are to be; an empty key is no missing one."""
    told = [f"coalesce({name(each.name)}, '') AS {name(each.name)}" for each in by]
    told += [f"CAST({each} AS DECIMAL(38, 6)) AS {each}" for each in _AMOUNTS]
    return ", ".join([*told, *(f"CAST({each} AS DECIMAL(38, 18)) AS {each}" for each in _RATIOS)])


def _text_table(path: str, by: Sequence[Dimension]) -> str:
    names = [each.name for each in by]
    columns = ", ".join(f"{quoted(each)}: 'VARCHAR'" for each in (*names, *_AMOUNTS, *_RATIOS))
    return (
        f"read_csv({quoted(path)}, columns = {{{columns}}}, header = false, delim = ',', "
        "quote = '\"', escape = '\"', auto_detect = false, encoding = 'utf-8')"
    )
