"""Any engine that Ibis speaks: Apache Spark, DuckDB, or a backend by its URL.

The expression is the same for all: rows with what is wrong with them, cells of the two sides,
sums of the cells, in decimals of 38 digits with nine after the point.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from tbcalc.bulk import faults
from tbcalc.bulk.columns import BACI, Columns, columns_of
from tbcalc.bulk.files import check_lines, check_unchanged, head_of, is_parquet, mark_of, unreadable
from tbcalc.errors import TbcalcError, UsageError, missing_extra
from tbcalc.figures.aggregate import Aggregate, Dimension, Left, Sums

SPARK: Final = "spark"
_WORKERS: Final = "TBCALC_SPARK_MASTER"
_BROKEN: Final = "broken line"


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
        session = _session()
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


def _session() -> Any:
    """Return a session of Spark: that of TBCALC_SPARK_MASTER, else two workers of this machine."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise missing_extra("--engine spark", "spark") from error
    try:
        builder = SparkSession.builder.appName("tbcalc aggregate")
        builder = builder.master(os.environ.get(_WORKERS, "local[2]"))
        for name, told in (
            ("spark.ui.enabled", "false"),
            ("spark.ui.showConsoleProgress", "false"),
            ("spark.sql.ansi.enabled", "false"),  # what is no number is null, and counted
            ("spark.sql.session.timeZone", "UTC"),
            ("spark.sql.shuffle.partitions", "8"),
            ("spark.log.level", "ERROR"),
        ):
            builder = builder.config(name, told)
        return builder.getOrCreate()
    except Exception as error:  # no Java, or one that is too old
        raise UsageError(
            f"Spark does not start: {' '.join(str(error).split())[:120]}.",
            remedy="Install Java 17 (openjdk-17-jre-headless), or leave out --engine.",
        ) from error


def _aggregate(
    connection: Any, engine: str, files: Sequence[str], by: tuple[Dimension, ...]
) -> Aggregate:
    import ibis

    cells: list[Any] = []
    forms: dict[str, None] = {}
    broken: list[Left] = []
    for number, path in enumerate(files):
        table, columns, lost = _table(connection, engine, path, number)
        forms[columns.form] = None
        broken += lost
        cells.append(_cells(table, columns, by).mutate(path=ibis.literal(number)))
    whole = ibis.union(*cells) if len(cells) > 1 else cells[0]
    if engine == SPARK:
        whole = whole.cache()
    else:
        whole = connection.create_table("tbcalc_cells", whole, temp=True)
    return _result(whole, files, by, tuple(forms), broken)


def _result(
    whole: Any,
    files: Sequence[str],
    by: tuple[Dimension, ...],
    forms: tuple[str, ...],
    broken: list[Left],
) -> Aggregate:
    """Return the sums of all cells, and what was left."""
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


def _table(connection: Any, engine: str, path: str, number: int) -> tuple[Any, Columns, list[Left]]:
    """Return the table of a file with all its fields as text, and the lines that are no rows."""
    if is_parquet(path):
        table = connection.read_parquet(path)
        return table, columns_of(table.columns, path), []
    check_lines(path)
    head = head_of(path)
    if engine == SPARK:
        return _spark_lines(connection, path, head.names, head.delimiter, number)
    table = connection.read_csv(path, all_varchar=True, header=True, sep=head.delimiter)
    return table, columns_of(table.columns, path), []


def _spark_lines(
    connection: Any, path: str, names: Sequence[str], delimiter: str, number: int
) -> tuple[Any, Columns, list[Left]]:
    """Return the rows that have as many fields as there are names, and count the others."""
    fields = ", ".join(f"`{name}` STRING" for name in (*names, _BROKEN))
    session = connection._session
    lines = session.read.csv(
        path, schema=fields, header=True, sep=delimiter, mode="PERMISSIVE",
        columnNameOfCorruptRecord=_BROKEN, enforceSchema=True,
    ).cache()  # fmt: skip
    lost = lines.where(f"`{_BROKEN}` IS NOT NULL")
    count = lost.count()
    left = []
    if count:
        example = str(lost.first()[_BROKEN])[:80]
        reason = "the line has too few or too many fields"
        left = [Left(path, reason, count, f"a line: {example}", is_row=False)]
    view = f"tbcalc_lines_{number}"
    lines.where(f"`{_BROKEN}` IS NULL").drop(_BROKEN).createOrReplaceTempView(view)
    return connection.table(view), columns_of(names, path), left


def _cells(table: Any, columns: Columns, by: Sequence[Dimension]) -> Any:
    """Return the cells of a file: its keys, exports and imports, rows, and what was wrong."""
    import ibis

    rows = _rows(table, columns, by)
    keys = [f"k{n}" for n in range(len(by))]
    none = ibis.null(ibis.dtype(f"decimal(38, {faults.DECIMALS})"))
    if columns.form != BACI:
        grouped = rows.group_by([*keys, "fault", "flow", "y"]).agg(
            v=rows.value.sum(), n=rows.count()
        )
        sold, bought = grouped.flow.isin(faults.EXPORTS), grouped.flow.isin(faults.IMPORTS)
        other = ibis.cases((~(sold | bought).fill_null(False), faults.OTHER_FLOW), else_=None)
        return grouped.select(
            *keys, fault=ibis.coalesce(grouped.fault, other.cast("int8")),
            x=ibis.cases((sold, grouped.v), else_=none),
            m=ibis.cases((bought, grouped.v), else_=none), n=grouped.n, y=grouped.y,
        )  # fmt: skip
    sides = {
        each.name: f"k{n}" for n, each in enumerate(by) if each.name in ("reporter", "partner")
    }
    plain = [key for key in keys if key not in sides.values()]
    grouped = rows.group_by([*plain, *(["i", "j"] if sides else []), "fault", "y"]).agg(
        v=rows.value.sum(), n=rows.count()
    )
    if not sides:
        return grouped.select(*keys, fault="fault", x="v", m="v", n="n", y="y")
    exports = {key: grouped.i if side == "reporter" else grouped.j for side, key in sides.items()}
    imports = {key: grouped.j if side == "reporter" else grouped.i for side, key in sides.items()}
    zero = ibis.literal(0).cast("int64")
    told = grouped.mutate(**exports, x=grouped.v, m=none)
    other_side = grouped.mutate(**imports, x=none, m=grouped.v, n=zero)
    columns_kept = [*keys, "fault", "x", "m", "n", "y"]
    return told.select(*columns_kept).union(other_side.select(*columns_kept))


def _rows(table: Any, columns: Columns, by: Sequence[Dimension]) -> Any:
    """Return a row's keys, value, year, and the number of its fault, null where it is sound."""
    import ibis

    text = {name: table[name].cast("string") for name in table.columns}
    printed = text[columns.value]
    number = _exact(table[columns.value], printed)
    year = text[columns.period].substr(0, 4)
    y = ibis.cases((year.re_search("^[0-9]{4}$"), year), else_=None).cast("int16")
    tests = [
        (printed.isnull() | (printed == ""), faults.EMPTY),
        (number.isnull(), faults.NO_NUMBER),
        (number < 0, faults.NEGATIVE),
        (y.isnull() | (y < faults.FIRST_YEAR) | (y > faults.LAST_YEAR), faults.NO_YEAR),
    ]
    if table[columns.value].type().is_string():
        tests.insert(3, (~printed.re_search(r"^[0-9]*(\.[0-9]{0,9})?$"), faults.INEXACT))
    if columns.form == BACI:
        ends = (text[columns.exporter], text[columns.importer])
        tests += [(end.isnull() | ~end.re_search("^[0-9]+$"), faults.NO_AREA) for end in ends]
    for part, whole in columns.wholes:
        tests.append((text[part] != whole, faults.PART))
    fault = ibis.cases(*((wrong.fill_null(False), n) for wrong, n in tests), else_=None)
    made = {f"k{n}": _key(text, columns, each) for n, each in enumerate(by)}
    if columns.form == BACI:
        made |= {"i": text[columns.exporter], "j": text[columns.importer]}
    else:
        made["flow"] = text[columns.flow].strip().lower()
    return table.select(**made, value=number, y=y, fault=fault.cast("int8"))


def _exact(column: Any, printed: Any) -> Any:
    """Return the value as a decimal, null where it is no number."""
    import ibis

    kind = f"decimal(38, {faults.DECIMALS})"
    if column.type().is_decimal() or column.type().is_integer():
        return column.cast(kind)
    is_number = printed.re_search(r"^-?[0-9]*\.?[0-9]+([eE][+-]?[0-9]+)?$")
    return ibis.cases((is_number, printed), else_=None).cast(kind)


def _key(text: dict[str, Any], columns: Columns, dimension: Dimension) -> Any:
    if dimension.name == "year":
        return text[columns.period].substr(0, 4)
    if dimension.name == "product":
        product = text[columns.product].strip()
        product = product.lpad(6, "0") if columns.form == BACI else product
        return product.substr(0, dimension.length) if dimension.length else product
    sides = {"reporter": columns.reporter or columns.exporter, "period": columns.period,
             "partner": columns.partner or columns.importer}  # fmt: skip
    return text[sides[dimension.name]]
