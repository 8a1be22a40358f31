"""Small tables of trade in the forms that aggregate reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from tbcalc.bulk.duckdb_engine import Limits, aggregate
from tbcalc.bulk.state import State
from tbcalc.figures.aggregate import Aggregate, Dimension

BACI = """t,i,j,k,v,q
2022,156,842,010121,5.5,1
2022,156,842,840734,0.100,
2022,842,156,010121,2.250,2
2023,156,276,010121,100000000000,1
2023,276,156,840734,7.000,1
2023,842,156,840734,3.333,1
"""
FAULTY = """t,i,j,k,v,q
2020,156,842,010121,5.5,1
2020,156,842,010121,5.5,1,9
2020,156,842,010121,NaN,1
2020,842,156,010121,-3,1
2020,999,156,010121,2,1
2020,x,156,010121,2,1
2020,156,842,010121,,1
2020,156,842,010121,1e-12,1
20,156,842,010121,7,1
2020,156,842,010121,1000000000000000000,1
2020,156,842,010121,12"""
COMTRADE = """refYear,reporterCode,flowCode,partnerCode,cmdCode,motCode,primaryValue
2024,156,X,0,TOTAL,0,30
2024,156,X,842,TOTAL,0,20
2024,156,X,276,TOTAL,0,10
2024,156,X,276,TOTAL,1000,10
2024,156,M,842,TOTAL,0,12.5
2024,156,RX,842,TOTAL,0,1
"""

Found = Mapping[tuple[str, ...], tuple[Decimal | None, Decimal | None]]


def by(*words: str) -> tuple[Dimension, ...]:
    """Return the dimensions that words such as year and product:2 name."""
    parts = (word.partition(":") for word in words)
    return tuple(Dimension(name, int(length or 0)) for name, _, length in parts)


def written(folder: Path, name: str, text: str) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def summed(
    paths: Sequence[str], *words: str, state: State | None = None, memory: str = ""
) -> Aggregate:
    """Return the aggregate of files, as DuckDB adds them up."""
    return aggregate(
        paths, by(*words), limits=Limits(memory), state=state or State(), progress=_silent
    )


def _silent(path: str, done: int) -> None:
    """Show nothing."""


def found(aggregate: Aggregate) -> Found:
    """Return exports and imports by keys."""
    return {sums.keys: (sums.exports, sums.imports) for sums in aggregate.sums}


def left(aggregate: Aggregate) -> dict[str, int]:
    """Return how many rows were left, by why."""
    return {each.reason: each.rows for each in aggregate.left}
