"""Who prints a number of a row: from the row back to the observations it was taken from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.selection import Subject, printed_levels
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity

Place = tuple[Subject, Period, str]
"""A flow of a subject in a period."""

Prints = Mapping[Place, Sequence[Observation]]
"""The observations of each flow of each subject and period, in the order of the data."""


def level_prints(dataset: Dataset) -> Prints:
    """Return the printed levels, conversions left out."""
    return _by_place(printed_levels(dataset))


def growth_prints(dataset: Dataset) -> Prints:
    """Return the printed growths on the year before."""
    return _by_place(
        o
        for o in dataset.observations
        if o.aspect == "growth" and o.basis in ("", "yoy") and is_flow(o.key.flow)
    )


def print_of(
    row: BalanceRow, flow: str, quantity: Quantity | None, prints: Prints
) -> Observation | None:
    """Return who prints the quantity for a flow of the row, of the row's sources the first."""
    if quantity is None:
        return None
    found = prints.get((row.subject, row.period, flow), ())
    same = [o for o in found if o.figure.text == quantity.text and o.source in row.sources]
    return min(same, key=lambda o: row.sources.index(o.source), default=None)


def _by_place(observations: Iterable[Observation]) -> Prints:
    found: dict[Place, list[Observation]] = {}
    for o in observations:
        found.setdefault((Subject.of(o.key), o.key.period, o.key.flow), []).append(o)
    return found
