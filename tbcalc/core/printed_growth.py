"""Growth on the year before, as printed: which one belongs to a level in a currency."""

from __future__ import annotations

from collections.abc import Mapping

from tbcalc.core.query import Query
from tbcalc.core.selection import best_figure
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import PLAIN, Key, Observation

Growths = Mapping[Key, tuple[tuple[str, Observation], ...]]
"""Growths with the currency they are reckoned in (empty: not said), by key without treatment."""


def printed_growths(dataset: Dataset, query: Query) -> Growths:
    """Return the growths on the year before of all flows that the query asks for."""
    found: dict[Key, list[tuple[str, Observation]]] = {}
    levels = {o.id: o for o in dataset.observations if o.aspect == "level"}
    for observation in dataset.observations:
        yearly = observation.aspect == "growth" and observation.basis in ("", "yoy")
        if yearly and query.asks(observation.key):
            level = levels.get(observation.of)
            currency = observation.currency or (level.figure.unit if level else "")
            key = replaced(observation.key, treatment=PLAIN)
            found.setdefault(key, []).append((currency, observation))
    return {key: tuple(growths) for key, growths in found.items()}


def best_growth(
    growths: Growths, key: Key, currency: str, first: str, dataset: Dataset
) -> Observation | None:
    """Return the printed growth of the key in ``currency``, that of the source ``first`` first.

    A growth that does not say its currency counts for any, and any for an empty currency.
    """
    candidates = (
        growth
        for reckoned_in, growth in growths.get(key, ())
        if "" in (reckoned_in, currency) or reckoned_in == currency
    )
    return best_figure(candidates, dataset.sources, first=first)
