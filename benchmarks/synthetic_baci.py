"""Make synthetic BACI rows, the same in every run: as CSV, as Parquet, or both.

    python -m benchmarks.synthetic_baci FOLDER [ROWS]

A row is (t, i, j, k, v, q) as CEPII prints it: year, exporter, importer, HS6 product, thousand
dollars to three decimals, tonnes. Every number is hashed from the row's ordinal, so no generator
of chance and no order of threads matters.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROWS: Final = 20_000_000
FIRST_YEAR: Final = 2017
YEARS: Final = 7
PRODUCTS: Final = 5_000
_NUMBERS: Final = (
    36, 40, 56, 76, 124, 152, 156, 170, 203, 208, 246, 251, 276, 300, 344, 348, 360, 372, 376,
    381, 392, 410, 458, 484, 528, 554, 566, 579, 604, 608, 616, 620, 642, 643, 682, 699, 702, 703,
    704, 710, 724, 752, 757, 764, 784, 792, 804, 818, 826, 842,
)  # fmt: skip
"""Numbers of countries as BACI has them."""

_SELECT: Final = """
    SELECT {first} + (hash(n) % {years})::INTEGER AS t,
           codes[1 + (hash(n * 3 + 1) % {count})::INTEGER] AS i,
           codes[1 + ((hash(n * 3 + 1) % {count} + 1 + hash(n * 5 + 2) % ({count} - 1))
                      % {count})::INTEGER] AS j,
           lpad((10101 + (hash(n * 7 + 3) % {products}) * 197)::VARCHAR, 6, '0') AS k,
           ((hash(n * 11 + 4) % 100000 + 1) * (1 + hash(n * 13 + 5) % 997))::DECIMAL(18, 3) / 1000
               AS v,
           (hash(n * 17 + 6) % 1000000)::DECIMAL(18, 3) / 1000 AS q
    FROM (SELECT range AS n, {codes} AS codes FROM range({rows}))
"""


def write_rows(folder: Path, rows: int) -> tuple[Path, Path]:
    """Write the rows as CSV and as Parquet; what is there already is left."""
    import duckdb

    folder.mkdir(parents=True, exist_ok=True)
    query = _SELECT.format(
        first=FIRST_YEAR, years=YEARS, count=len(_NUMBERS), products=PRODUCTS,
        codes=list(_NUMBERS), rows=rows,
    )  # fmt: skip
    typed = f"SELECT t, i, j, k, v::DECIMAL(18, 3) AS v, q::DECIMAL(18, 3) AS q FROM ({query})"
    csv, parquet = folder / f"baci-{rows}.csv", folder / f"baci-{rows}.parquet"
    for path, how in ((parquet, "FORMAT parquet"), (csv, "FORMAT csv, HEADER")):
        if not path.exists():
            duckdb.sql(f"COPY ({typed}) TO '{path}.part' ({how})")
            Path(f"{path}.part").rename(path)
    return csv, parquet


if __name__ == "__main__":
    for made in write_rows(Path(sys.argv[1]), int((sys.argv[2:] or [str(ROWS)])[0])):
        print(made)
