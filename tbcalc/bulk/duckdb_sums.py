"""The sums of all files as they stand in the engine, fetched a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tbcalc.bulk import faults
from tbcalc.bulk.sql import CELLS
from tbcalc.figures.aggregate import Aggregate, Dimension, Left, Sums

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_SUMS: Final = "sums"
_BATCH: Final = 2_048


class DuckdbSums:
    """The sums of cells by key; ``about`` says all of them but the sums themselves."""

    def __init__(
        self, connection: DuckDBPyConnection, files: Sequence[str],
        by: tuple[Dimension, ...], forms: tuple[str, ...], left: list[Left],
    ) -> None:  # fmt: skip
        self._connection = connection
        self._keys = [f"k{n}" for n in range(len(by))]
        left = [*left, *_counted_twice(connection, files)]
        rows, years = self._summed(by, left)
        self.about = Aggregate(by, (), rows, tuple(left), forms, years)

    @property
    def groups(self) -> int:
        """How many sums there are."""
        return self._number(f"SELECT count(*) FROM {_SUMS}")

    def aggregate(self) -> Aggregate:
        """Return all sums at once, sorted by key."""
        sums = tuple(each for batch in self.batches() for each in batch)
        told = self.about
        return Aggregate(told.by, sums, told.rows, told.left, told.forms, told.years)

    def keys(self, place: int) -> list[str]:
        """Return what stands as the key of one dimension, each once, sorted."""
        found = self._connection.execute(
            f"SELECT DISTINCT {self._keys[place]} AS k FROM {_SUMS} ORDER BY k"
        ).fetchall()
        return [_key_text(row[0]) for row in found]

    def rename(self, codes: Mapping[int, Mapping[str, str]]) -> None:
        """Put codes in the place of keys, by the place of their dimension; equals are one sum."""
        for place, told in codes.items():
            self._connection.execute(
                f"CREATE TABLE names{place} AS SELECT unnest(?) AS key, unnest(?) AS code",
                [list(told), list(told.values())],
            )
        renamed = ", ".join(
            f"coalesce(names{n}.code, {key}) AS {key}" if n in codes else key
            for n, key in enumerate(self._keys)
        )
        joined = " ".join(f"LEFT JOIN names{n} ON k{n} = names{n}.key" for n in codes)
        self._replace(f"SELECT {renamed}, x, m FROM {_SUMS} {joined}")

    def batches(self) -> Iterator[list[Sums]]:
        """Yield the sums, sorted by key."""
        told = ", ".join([*self._keys, "CAST(x AS VARCHAR)", "CAST(m AS VARCHAR)"])  # quicker
        order = f" ORDER BY {', '.join(self._keys)}" if self._keys else ""
        cursor = self._connection.execute(f"SELECT {told} FROM {_SUMS}{order}")
        while batch := cursor.fetchmany(_BATCH):
            yield [
                Sums(tuple(map(_key_text, row[:-2])), _amount(row[-2]), _amount(row[-1]))
                for row in batch
            ]

    def _summed(self, by: Sequence[Dimension], left: Sequence[Left]) -> tuple[int, tuple[int, ...]]:
        """Make the table of sums in place of the cells; return how many rows, and which years."""
        good = "fault IS NULL"
        rows, first, last = self._connection.execute(
            f"SELECT coalesce(sum(n), 0), min(CASE WHEN {good} THEN first END), "
            f"max(CASE WHEN {good} THEN last END) FROM {CELLS}"
        ).fetchone() or (0, None, None)
        told = "".join(f"{key}, " for key in self._keys)
        self._replace(f"SELECT {told}x, m FROM {CELLS} WHERE {good}")
        self._connection.execute(f"DROP TABLE {CELLS}")
        for n, each in enumerate(by):
            if each.name == "year":
                first, last = self._connection.execute(
                    f"SELECT min(k{n}), max(k{n}) FROM {_SUMS}"
                ).fetchone() or (None, None)
        years = () if first is None else (int(str(first)), int(str(last)))
        return int(rows) + sum(each.rows for each in left if not each.is_row), years

    def _replace(self, rows: str) -> None:
        """Make the sums of rows the table of sums."""
        told = "".join(f"{key}, " for key in self._keys)
        group = f" GROUP BY {told[:-2]}" if told else ""
        self._connection.execute(
            f"CREATE TABLE new_sums AS SELECT {told}sum(x) AS x, sum(m) AS m FROM ({rows}){group}"
        )
        self._connection.execute(f"DROP TABLE IF EXISTS {_SUMS}")
        self._connection.execute(f"ALTER TABLE new_sums RENAME TO {_SUMS}")

    def _number(self, query: str) -> int:
        row = self._connection.execute(query).fetchone()
        return int(row[0]) if row else 0


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _key_text(key: object) -> str:
    return "" if key is None else str(key)


def _counted_twice(connection: DuckDBPyConnection, files: Sequence[str]) -> list[Left]:
    """Take out of the cells what is the sum of others; return how many rows that are."""
    spans = connection.execute(
        f"SELECT DISTINCT span FROM {CELLS} WHERE fault IS NULL AND span IS NOT NULL"
    ).fetchall()
    if len(spans) > 1:
        raise faults.mixed_periods()
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
