"""Write a dataset as YAML in the dataset format, pleasant to read and to go on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Key
from tbcalc.figures.relation import Greater, Parts
from tbcalc.figures.source import Source
from tbcalc.sources.dataset_fields import SOURCE
from tbcalc.sources.dataset_records import (
    Base,
    Fields,
    entry_fields,
    entry_groups,
    key_texts,
    relation_fields,
)
from tbcalc.sources.printed_units import PrintedUnits
from tbcalc.sources.yaml_check import check_written
from tbcalc.sources.yaml_text import field_lines, item_lines

_OVERRIDDEN: Final = ("reporter", "partner", "scope")
_UNANIMOUS: Final = ("product", "period", "valuation", "adjustment", "prices", "accounts")


def write_dataset(dataset: Dataset) -> str:
    """Return the dataset as YAML; what its figures share stands in defaults.

    Reading it gives the same sources, observations and relations, with lines of their own.

    Raises DatasetSyntaxError for a figure that the format cannot say.
    """
    units = PrintedUnits(dataset.sources)
    text = _text(dataset, units)
    check_written(dataset, text, units, lambda some: _text(some, units))
    return text


def shared_fields(dataset: Dataset) -> Base:
    """Return what the figures of a dataset share: the defaults of its file."""
    said = dataset.observations + dataset.relations
    if not said:
        return {}
    keys = [key_texts(key) for key in _keys(dataset)]
    base = {"source": _commonest(one.source for one in said)}
    for name in _OVERRIDDEN:
        base[name] = _commonest(texts[name] for texts in keys)
    for name in _UNANIMOUS:
        words = {texts[name] for texts in keys}
        base |= {name: words.pop()} if len(words) == 1 else {}
    for name in ("status", "variant"):
        words = {getattr(observation, name) for observation in dataset.observations}
        base |= {name: words.pop()} if len(words) == 1 else {}
    return {name: word for name, word in base.items() if word}


def _text(dataset: Dataset, units: PrintedUnits) -> str:
    return "\n".join(_lines(dataset, units)) + "\n"


def _lines(dataset: Dataset, units: PrintedUnits) -> Iterator[str]:
    base = shared_fields(dataset)
    if dataset.sources:
        yield "sources:"
        for source in dataset.sources.values():
            yield from field_lines(source.id, _source_fields(source), "  ", block=True)
    if base:
        yield from field_lines("defaults", base, "")
    if dataset.observations:
        yield "figures:"
        yield from _figure_lines(dataset, base, units)
    if dataset.relations:
        yield "relations:"
        for relation in dataset.relations:
            yield from item_lines(relation_fields(relation, base), "  ")


def _figure_lines(dataset: Dataset, base: Base, units: PrintedUnits) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for group in entry_groups(dataset.observations, units):
        source = group[0].source
        counts[source] += 1
        entry = entry_fields(group, base, f"{source}.{counts[source]}", units)
        yield from item_lines(entry, "  ")


def _source_fields(source: Source) -> Fields:
    return {name: text for name in SOURCE.fields if (text := getattr(source, name))}


def _keys(dataset: Dataset) -> Iterator[Key]:
    for observation in dataset.observations:
        yield observation.key
    for relation in dataset.relations:
        if isinstance(relation, Greater):
            yield from (relation.greater, relation.than)
        elif isinstance(relation, Parts):
            yield from (*relation.parts, relation.whole)
        else:
            yield relation.key


def _commonest(words: Iterable[str]) -> str:
    return Counter(words).most_common(1)[0][0]
