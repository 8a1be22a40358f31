"""Apache Spark: a session of it, and the lines of a CSV file as it reads them."""

from __future__ import annotations

import os
from typing import Any, Final

from tbcalc.bulk.columns import Columns, columns_of
from tbcalc.bulk.files import Head
from tbcalc.bulk.sound_lines import TOO_FEW, TOO_MANY
from tbcalc.errors import UsageError, missing_extra
from tbcalc.figures.aggregate import Left

_WORKERS: Final = "TBCALC_SPARK_MASTER"
_ENCODINGS: Final = {"utf-8": "UTF-8", "latin-1": "ISO-8859-1"}
_BROKEN: Final = "broken line"


def spark_session() -> Any:
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


def spark_lines(
    connection: Any, path: str, head: Head, number: int
) -> tuple[Any, Columns, list[Left]]:
    """Return the rows that have as many fields as there are names, and count the others."""
    names = (name.replace("`", "``") for name in (*head.names, _BROKEN))
    fields = ", ".join(f"`{name}` STRING" for name in names)
    session = connection._session
    lines = session.read.csv(
        path, schema=fields, header=True, sep=head.delimiter, mode="PERMISSIVE",
        columnNameOfCorruptRecord=_BROKEN, encoding=_ENCODINGS[head.encoding], enforceSchema=True,
    ).cache()  # fmt: skip
    parts = f"size(split(`{_BROKEN}`, '[{head.delimiter}]'))"  # Spark itself counts those of quotes
    is_short = f"CASE WHEN {parts} < {len(head.names)} THEN '{TOO_FEW}' ELSE '{TOO_MANY}' END"
    told = lines.where(f"`{_BROKEN}` IS NOT NULL").selectExpr(
        f"{is_short} AS reason", f"`{_BROKEN}` AS line"
    ).groupBy("reason").agg({"*": "count", "line": "min"}).collect()  # fmt: skip
    left = [
        Left(path, row["reason"], row["count(1)"], f"a line: {row['min(line)'][:60]}", is_row=False)
        for row in sorted(told)
    ]
    view = f"tbcalc_lines_{number}"
    lines.where(f"`{_BROKEN}` IS NULL").drop(_BROKEN).createOrReplaceTempView(view)
    return connection.table(view), columns_of(head.names, path), left
