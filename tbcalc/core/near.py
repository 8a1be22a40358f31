"""Near keys: what the data have that is most like a key they do not have."""

from __future__ import annotations

from typing import Final

from tbcalc.figures.area import country_of
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Key

MOST_NEAR: Final = 3

Figure = tuple[Key, bool]
"""A key, and whether it is its growth that is meant rather than its level."""


def near_figures(dataset: Dataset, key: Key, *, is_growth: bool = False) -> tuple[Figure, ...]:
    """Return up to three figures of the same country, those that differ least first."""
    country = country_of(key.reporter)
    found = {
        (o.key, o.aspect == "growth")
        for o in dataset.observations
        if o.aspect in ("level", "growth") and country_of(o.key.reporter) == country
    }
    asked = (key, is_growth)
    return tuple(sorted(found, key=lambda other: (*_apart(asked, other), other))[:MOST_NEAR])


def _apart(asked: Figure, other: Figure) -> tuple[int, int]:
    """Return in how many respects two differ, then how many months their periods lie apart."""
    (key, is_growth), (near, is_near_growth) = asked, other
    differing = [
        key.reporter != near.reporter,
        key.flow != near.flow,
        key.partner != near.partner,
        key.product != near.product,
        key.scope != near.scope,
        key.period != near.period,
        is_growth != is_near_growth,
    ]
    ends = ((key.period.first, near.period.first), (key.period.last, near.period.last))
    months = sum(abs((a[0] - b[0]) * 12 + a[1] - b[1]) for a, b in ends)
    return sum(differing), months
