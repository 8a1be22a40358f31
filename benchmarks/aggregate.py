"""Measure ``tbcalc aggregate`` against DuckDB's SQL written by hand, in turns in one run.

    python -m benchmarks.aggregate FOLDER [ROWS]

Each turn is a process of its own, so that its peak memory is its own. Fails where the processor
time is more than 1.3 times, or the memory more than 1.5 times, that of the SQL, where the digits of
ten runs differ, or where ten times the rows take more than eleven times as long. The time by the
clock is shown beside it: on a machine with other work it is that work's as well.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final

from benchmarks.synthetic_baci import ROWS, write_rows
from benchmarks.tables import markdown_table

TURNS: Final = 10
SMALL: Final = 5
TIME: Final = 1.3
MEMORY: Final = 1.5
GROWTH: Final = 11
_READ: Final = {
    ".parquet": "read_parquet('{}')",
    ".csv": "read_csv('{}', header = true, columns = {{'t': 'INTEGER', 'i': 'INTEGER', "
    "'j': 'INTEGER', 'k': 'VARCHAR', 'v': 'DECIMAL(18, 3)', 'q': 'VARCHAR'}})",
}
_BY_HAND: Final = """
    WITH cells AS MATERIALIZED (SELECT t, i, j, sum(v) AS v FROM {} GROUP BY ALL)
    SELECT t, r, sum(x), sum(m) FROM (
        SELECT t, i AS r, v AS x, NULL AS m FROM cells
        UNION ALL SELECT t, j, NULL, v FROM cells
    ) GROUP BY ALL ORDER BY t, r
"""


def by_hand(path: str) -> list[list[str]]:
    """Return exports and imports by year and reporter, as SQL written for this table gives them."""
    import duckdb

    query = _BY_HAND.format(_READ[Path(path).suffix].format(path))
    with duckdb.connect() as connection:
        found = connection.execute(query).fetchall()
    return [[str(t), str(r), f"{x:f}", f"{m:f}"] for t, r, x, m in found]


def by_tbcalc(path: str) -> list[list[str]]:
    """Return the same as the engine gives it."""
    from tbcalc.bulk.duckdb_engine import Limits, aggregate
    from tbcalc.bulk.state import State
    from tbcalc.figures.aggregate import Dimension

    by = (Dimension("year"), Dimension("reporter"))
    told = aggregate([path], by, limits=Limits(), state=State(), progress=lambda path, done: None)
    zero = Decimal(0)
    rows = [[*s.keys, f"{s.exports or zero:.3f}", f"{s.imports or zero:.3f}"] for s in told.sums]
    return sorted(rows, key=lambda row: (row[0], int(row[1])))


def one_turn(who: str, path: str) -> None:
    """Answer once; print seconds, those of processors, peak memory in MB, a hash of the digits."""
    import duckdb

    import_module("tbcalc.bulk.duckdb_engine")  # what is to be loaded is loaded for either
    duckdb.connect().close()
    start, spent = perf_counter(), process_time()
    rows = by_hand(path) if who == "hand" else by_tbcalc(path)
    seconds, spent = perf_counter() - start, process_time() - spent
    digits = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, spent, memory, digits]))


@dataclass(frozen=True, slots=True)
class Turn:
    """What ``one_turn`` prints."""

    seconds: float
    spent: float
    memory: float
    digits: str


def turn(who: str, path: Path) -> Turn:
    """Answer once in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.aggregate", "--turn", who, str(path)]
    return Turn(*json.loads(subprocess.check_output(command, text=True)))


def main(arguments: Sequence[str]) -> int:
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("folder", type=Path, help="where the made-up rows are kept")
    asked.add_argument("rows", type=int, nargs="?", default=ROWS)
    given = asked.parse_args(arguments)
    folder, count = given.folder, given.rows
    small, large = write_rows(folder, count // 10), write_rows(folder, count)
    table, growth, failed = [], [], False
    for few, many in zip(small, large, strict=True):
        turns = [(turn("hand", many), turn("tbcalc", many)) for _ in range(TURNS)]
        hand, own = ([pair[n] for pair in turns] for n in (0, 1))
        time = median(o.seconds / h.seconds for h, o in turns)
        spent = median(o.spent / h.spent for h, o in turns)
        memory = sorted(o.memory / h.memory for h, o in turns)
        digits = {each.digits for each in (*hand, *own)}
        few_spent = median(turn("tbcalc", few).spent for _ in range(SMALL))
        grown = median(o.spent for o in own) / few_spent
        failed |= spent > TIME or memory[-1] > MEMORY or len(digits) > 1 or grown > GROWTH
        table.append((
            many.suffix[1:], f"{count:,}", f"{median(h.spent for h in hand):.2f} s",
            f"{median(o.spent for o in own):.2f} s", f"{spent:.2f}", f"{time:.2f}",
            f"{median(h.memory for h in hand):.0f} MB", f"{median(o.memory for o in own):.0f} MB",
            f"{memory[0]:.2f} to {memory[-1]:.2f}", f"{len(digits)}",
        ))  # fmt: skip
        growth.append((few.suffix[1:], f"{count // 10:,} to {count:,}", f"{grown:.1f}", "10"))
    print(markdown_table(
        (
            "file", "rows", "SQL by hand", "tbcalc", "times", "times by the clock",
            "memory of the SQL", "of tbcalc", "times", "different answers",
        ),
        table,
    ))  # fmt: skip
    print()
    print(markdown_table(("file", "rows", "times as long", "linear"), growth))
    return int(failed)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--turn"]:
        one_turn(*sys.argv[2:4])
    else:
        sys.exit(main(sys.argv[1:]))
