"""Any engine that Ibis speaks: Apache Spark, DuckDB, or a backend by its URL.

The expression is the same for all: rows with what is wrong with them, cells of the two sides,
sums of the cells, in decimals of 38 digits with nine after the point.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from tbcalc.bulk import faults
from tbcalc.bulk.archive import tables_of
from tbcalc.bulk.columns import Columns, check_keys, columns_of
from tbcalc.bulk.files import check_lines, check_unchanged, head_of, is_parquet, mark_of, unreadable
from tbcalc.bulk.ibis_rows import cells_of
from tbcalc.bulk.sound_lines import SoundLines
from tbcalc.bulk.spark import spark_lines, spark_session
from tbcalc.errors import TbcalcError, UsageError, missing_extra
from tbcalc.exact.noun import replaced
from tbcalc.figures.aggregate import Aggregate, Dimension, Left, Sums

SPARK: Final = "spark"
_WHOLE_NUMBER: Final = r"^\s*[+-]?[0-9]+\s*$"


def aggregate_on(engine: str, files: Sequence[str], by: tuple[Dimension, ...]) -> Aggregate:
    """Return the sums of all files, as the engine adds them up.

    Raises MissingExtraError, UnreadableInputError, DatasetSyntaxError, UsageError.
    """
    marks = {path: mark_of(path) for path in files}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what engines say of each other's versions
        with _connected(engine) as connection:
            try:
                told = _aggregate(connection, engine, files, by)
            except TbcalcError:
                raise
            except Exception as error:  # each backend has exceptions of its own
                raise unreadable(files[0], f"{engine} says: {error}") from error
    for path, mark in marks.items():
        check_unchanged(path, mark)
    return told


@contextmanager
def _connected(engine: str) -> Iterator[Any]:
    try:
        import ibis
    except ImportError as error:
        raise missing_extra(f"--engine {engine}", "spark") from error
    if engine == SPARK:
        session = spark_session()
        try:
            yield ibis.pyspark.connect(session)
        finally:
            session.stop()
        return
    try:
        connection = ibis.duckdb.connect() if engine == "ibis" else ibis.connect(engine)
    except Exception as error:  # each backend has exceptions of its own
        raise UsageError(
            f"no engine '{engine}' can be reached: {' '.join(str(error).split())[:120]}.",
            remedy="Give duckdb, spark, or a URL that Ibis knows, such as duckdb://sums.db.",
        ) from error
    try:
        yield connection
    finally:
        connection.disconnect()


def _aggregate(
    connection: Any, engine: str, files: Sequence[str], by: tuple[Dimension, ...]
) -> Aggregate:
    with tempfile.TemporaryDirectory() as scratch:
        return _aggregate_in(scratch, connection, engine, files, by)


def _aggregate_in(
    scratch: str, connection: Any, engine: str, files: Sequence[str], by: tuple[Dimension, ...]
) -> Aggregate:
    import ibis

    cells: list[Any] = []
    forms: dict[str, None] = {}
    broken: list[Left] = []
    names: list[str] = []
    tables = (each for path in files for each in tables_of(path, tempfile.mkdtemp(dir=scratch)))
    for number, each in enumerate(tables):
        table, columns, lost = _table(connection, engine, each.path, number, scratch)
        check_keys(columns, by, each.shown)
        names.append(each.shown)
        forms[columns.form] = None
        broken += [replaced(told, path=each.shown) for told in lost]
        cells.append(cells_of(table, columns, by).mutate(path=ibis.literal(number)))
    whole = ibis.union(*cells) if len(cells) > 1 else cells[0]
    if engine == SPARK:
        whole = whole.cache()
    else:
        whole = connection.create_table("tbcalc_cells", whole, temp=True)
    return _result(whole, names, by, tuple(forms), broken)


def _result(
    whole: Any,
    files: Sequence[str],
    by: tuple[Dimension, ...],
    forms: tuple[str, ...],
    broken: list[Left],
) -> Aggregate:
    """Return the sums of all cells, and what was left."""
    whole = _counted_once(whole)
    good = whole.filter(whole.fault.isnull())
    faulty = whole.filter(whole.fault.notnull())
    counted = faulty.group_by("path", "fault").agg(rows=faulty.n.sum()).to_pyarrow().to_pylist()
    left = [
        Left(files[c["path"]], faults.REASONS[c["fault"]], int(c["rows"]),
             is_fault=c["fault"] in faults.FAULTS)
        for c in sorted(counted, key=lambda c: (c["path"], c["fault"])) if c["rows"]
    ]  # fmt: skip
    rows = int(whole.n.sum().to_pyarrow().as_py() or 0) + sum(each.rows for each in broken)
    names = [f"k{n}" for n in range(len(by))]
    sums = (
        good.group_by(names).agg(x=good.x.sum(), m=good.m.sum())
        if by
        else good.agg(x=good.x.sum(), m=good.m.sum())
    )
    found = sorted(
        (
            Sums(tuple(str(row[n]) for n in names), row["x"], row["m"])
            for row in sums.to_pyarrow().to_pylist()
        ),
        key=lambda each: each.keys,
    )
    years = good.agg(first=good.y.min(), last=good.y.max()).to_pyarrow().to_pylist()[0]
    span = () if years["first"] is None else (int(years["first"]), int(years["last"]))
    return Aggregate(by, tuple(found), rows, (*broken, *left), forms, span)


def _counted_once(whole: Any) -> Any:
    """Return the cells, those marked that are the sum of others.

    Raises UsageError where years and months stand in one table.
    """
    import ibis

    if "level" not in whole.columns:
        return whole
    good = whole.filter(whole.fault.isnull())
    if int(good.span.nunique().to_pyarrow().as_py() or 0) > 1:
        raise faults.mixed_periods()
    if int(whole.filter(~whole.world).count().to_pyarrow().as_py() or 0):
        whole = _marked(whole, whole.world, faults.WORLD_TOO)
    good = whole.filter(whole.fault.isnull())
    finest = good.level.max().to_pyarrow().as_py()
    if finest is None:
        return whole
    return _marked(whole, whole.level < ibis.literal(int(finest)), faults.COARSER)


def _marked(cells: Any, wrong: Any, fault: int) -> Any:
    """Return the cells, the good ones for which ``wrong`` is so marked with a fault."""
    import ibis

    is_wrong = cells.fault.isnull() & wrong.fill_null(False)
    return cells.mutate(
        fault=ibis.cases((is_wrong, ibis.literal(fault).cast("int8")), else_=cells.fault)
    )


def _table(
    connection: Any, engine: str, path: str, number: int, scratch: str
) -> tuple[Any, Columns, list[Left]]:
    """Return the table of a file with all its fields as text, and the lines that are no rows."""
    if is_parquet(path):
        table = connection.read_parquet(path)
        return table, columns_of(table.columns, path), []
    check_lines(path)
    head = head_of(path)
    if engine == SPARK:
        return spark_lines(connection, path, head, number)
    lines = SoundLines(path, head, scratch)
    table = connection.read_csv(
        lines.path, columns=dict.fromkeys(head.names, "VARCHAR"), auto_detect=False, header=True,
        delim=head.delimiter, quote='"', escape='"',
        encoding=head.encoding if lines.path == path else "utf-8",
    )  # fmt: skip
    return table, columns_of(head.names, path), lines.left
