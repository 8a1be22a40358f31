"""Whether what was written as a dataset reads as it was: all of a small one, of a large one a part.

Of a large dataset the figures that are read again say everything that any of its figures says, each
at least once, for fields are read one by one; that a figure's words give the figure is known of
every one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from tbcalc.errors import DatasetSyntaxError
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation
from tbcalc.sources.dataset_records import entry_groups, key_texts
from tbcalc.sources.printed_units import PrintedUnits
from tbcalc.sources.yaml_reader import read_dataset

_LARGE: Final = 5_000
"""Figures of which all are read again at most."""
_DIGIT: Final = re.compile("[0-9]")


def check_written(
    dataset: Dataset, text: str, units: PrintedUnits, write: Callable[[Dataset], str]
) -> None:
    """Hold a dataset against what ``text``, which ``write`` made of it, says.

    Raises DatasetSyntaxError for a figure that the format cannot say.
    """
    if len(dataset.observations) > _LARGE:
        _check_ids(dataset.observations)
        dataset = representatives(dataset, units)
        text = write(dataset)
    read = read_dataset(text, path="the dataset written").observations
    for told, again in zip_longest(dataset.observations, read):
        if told is None or again is None or _unplaced(told) != _unplaced(again):
            raise DatasetSyntaxError(
                f"the figure {(told or again).id} cannot be said in a dataset file."
            )


def representatives(dataset: Dataset, units: PrintedUnits) -> Dataset:
    """Return the figures that say something that none before them says, numbered anew.

    Figures whose words do not surely give the figure are all among them.
    """
    seen: set[Hashable] = set()
    counts: dict[str, int] = {}
    kept: dict[str, int] = {}
    taken: list[Observation] = []
    for group in entry_groups(dataset.observations, units):
        source = group[0].source
        counts[source] = counts.get(source, 0) + 1
        said = set(_said(group, units))
        if said <= seen and all(units.is_sure(o) for o in group):
            continue
        seen |= said
        kept[source] = kept.get(source, 0) + 1
        taken += _renumbered(group, f"{source}.{counts[source]}", f"{source}.{kept[source]}")
    return Dataset(tuple(taken), dataset.sources, dataset.relations)


def _said(group: Sequence[Observation], units: PrintedUnits) -> Iterator[Hashable]:
    """Yield what an entry says field by field, of its numbers only the form."""
    first = group[0]
    yield tuple((o.aspect, o.basis, o.currency, bool(o.of), bool(o.pair_of)) for o in group)
    yield "flow", first.key.flow
    yield from key_texts(first.key).items()
    yield "note", _DIGIT.sub("0", first.note)
    for name in ("source", "status", "variant", "where"):
        yield name, getattr(first, name)
    for o in group:
        form = _DIGIT.sub("0", o.figure.text)
        yield "value", o.aspect, units.unit(o), form, o.figure.unit, o.figure.qualifier
        yield o.aspect, o.whole, o.against


def _renumbered(group: Iterable[Observation], old: str, new: str) -> Iterator[Observation]:
    """Yield the figures of an entry that is called by its number under another number."""

    def called(own_id: str) -> str:
        is_own = own_id == old or own_id.startswith(f"{old}.")
        return new + own_id[len(old) :] if is_own else own_id

    for o in group:
        yield replaced(o, id=called(o.id), of=called(o.of), pair_of=called(o.pair_of))


def _check_ids(observations: Sequence[Observation]) -> None:
    seen: set[str] = set()
    for o in observations:
        if o.id in seen:
            raise DatasetSyntaxError(f"two figures are called {o.id}.")
        seen.add(o.id)


def _unplaced(o: Observation) -> tuple[object, ...]:
    """Return all that an observation says, but for its place in a file."""
    return (
        o.id, o.source, o.key, o.aspect, o.figure, o.basis, o.currency, o.of, o.pair_of, o.whole,
        o.against, o.status, o.variant, o.where, o.note,
    )  # fmt: skip
