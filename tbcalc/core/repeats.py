"""Figures that a source prints again and again: two prints of one tell what a hundred tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation

_MOST_PRINTS: Final = 2


def without_repeats(dataset: Dataset) -> tuple[Dataset, Mapping[str, str]]:
    """Return a dataset with two equal prints of a figure at most, and what stands for the others.

    The time a check takes grows much faster than the figures that clash; equal ones add nothing.
    The second print is kept, as a slip is looked for where one says what the other does not.
    """
    prints: dict[object, list[str]] = {}
    stands: dict[str, str] = {}
    for each in dataset.observations:
        told = prints.setdefault(_print_of(each, stands), [])
        if len(told) < _MOST_PRINTS:
            told.append(each.id)
        else:
            stands[each.id] = told[0]
    if not stands:
        return dataset, stands
    kept = tuple(
        replaced(
            each, of=stands.get(each.of, each.of), pair_of=stands.get(each.pair_of, each.pair_of)
        )
        for each in dataset.observations
        if each.id not in stands
    )
    return replaced(dataset, observations=kept), stands


def _print_of(each: Observation, stands: Mapping[str, str]) -> object:
    figure = each.figure
    links = stands.get(each.of, each.of), stands.get(each.pair_of, each.pair_of)
    about = each.source, each.key, each.aspect, each.basis, each.against, each.whole
    told = figure.value, figure.unit, figure.possible, figure.likely
    own = each.currency, each.status, each.variant
    return (*about, *told, *own, *(links if each.pair_of else ()))
