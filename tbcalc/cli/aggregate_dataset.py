"""The sums of an aggregate as a dataset of tbcalc's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tbcalc.core.aggregate_rows import AggregateRow
from tbcalc.errors import PeriodSyntaxError, UsageError
from tbcalc.figures.aggregate import Aggregate
from tbcalc.figures.area import WORLD
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Key, Observation, Treatment
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source

_MONTH: Final = re.compile(r"(\d{4})-?(\d{2})$")
_SOURCE: Final = "aggregate"


def dataset_text(aggregate: Aggregate, rows: Sequence[AggregateRow], files: Sequence[str]) -> str:
    """Return the file of a dataset with the exports and imports of each row.

    Raises UsageError where a period is none.
    """
    from tbcalc.sources.yaml_writer import write_dataset

    names = ", ".join(os.path.basename(path) for path in files)
    source = Source(_SOURCE, title=f"Sums of {names[:200]}", note="; ".join(aggregate.forms))
    valuation = "FOB" if aggregate.forms == ("BACI",) else ""
    found = tuple(_observations(rows, Treatment(valuation)))
    return write_dataset(Dataset(found, {_SOURCE: source}))


def _observations(rows: Sequence[AggregateRow], treatment: Treatment) -> Iterator[Observation]:
    from tbcalc.sources.figure_text import read_figure

    ordinal = 0
    for row in rows:
        for flow, quantity in (("exports", row.exports), ("imports", row.imports)):
            if quantity is None or quantity.value is None:
                continue
            ordinal += 1
            yield Observation(
                f"{_SOURCE}.{ordinal}", _SOURCE, _key(row.keys, flow, treatment), "level",
                read_figure(f"{quantity.value:f} {quantity.unit}"),
            )  # fmt: skip


def _key(keys: Mapping[str, str], flow: str, treatment: Treatment) -> Key:
    product = keys.get("product", "")
    return Key(
        _area(keys, "reporter"), _area(keys, "partner"), "goods",
        f"HS{product}" if product[:1].isdigit() else product, flow,
        _period(keys.get("period") or keys["year"]), treatment,
    )  # fmt: skip


def _area(keys: Mapping[str, str], side: str) -> str:
    """Return an area, one whose code is not known as a place of its own below the world."""
    code = keys.get(side, WORLD)
    return f"{WORLD}/{code}" if code.isdigit() else code


def _period(code: str) -> Period:
    month = _MONTH.match(code)
    try:
        return Period.parse(f"{month[1]}-{month[2]}" if month else code)
    except PeriodSyntaxError as error:
        raise UsageError(f"'{code}' is no period.", remedy="Sum --by year instead.") from error
