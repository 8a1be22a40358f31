"""Write datasets/press: printed trade figures in the long table form as dataset files.

Usage: python -m scripts.make_press_datasets FOLDER

FOLDER holds figures.csv and sources.csv. One file per source; the same tables give the same bytes.
Conversions, growths and shares stand in the entry of their level where the source, the key and the
note are the same. Figures are numbered anew in each file.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tbcalc.figures.dataset import Dataset
from tbcalc.figures.observation import Observation
from tbcalc.sources.table_reader import read_table
from tbcalc.sources.yaml_writer import write_dataset

TARGET = Path(__file__).parent.parent / "datasets" / "press"
FIELDS = {"level": "also", "growth": "growth", "change": "change", "share": "share"}
"""Aspect -> the field of a level's entry that holds it, in the order of the format."""


def entries(observations: Iterable[Observation]) -> Iterator[list[Observation]]:
    """Yield the figures of each entry: a level with what belongs to it, or a figure alone."""
    found: dict[str, list[Observation]] = {}
    for observation in observations:
        level = found.get(observation.pair_of or observation.of)
        if level and _belongs(observation, level):
            level.append(observation)
        else:
            found[observation.id] = [observation]
    order = list(FIELDS)
    for first, *others in found.values():
        yield [first, *sorted(others, key=lambda o: order.index(o.aspect))]


def _belongs(observation: Observation, entry: list[Observation]) -> bool:
    first = entry[0]
    is_alone = observation.aspect != "share" or all(o.aspect != "share" for o in entry)
    is_alike = all(
        getattr(first, name) == getattr(observation, name)
        for name in ("key", "status", "variant", "where", "note")
    )
    return first.aspect == "level" and observation.aspect in FIELDS and is_alone and is_alike


def numbered(dataset: Dataset) -> Dataset:
    """Return the dataset of one source with its figures by entries, ids as the format has them."""
    ids: dict[str, str] = {}
    ordered: list[Observation] = []
    for number, entry in enumerate(entries(dataset.observations), 1):
        own = f"{entry[0].source}.{number}"
        counts: Counter[str] = Counter()
        for observation in entry:
            field = FIELDS.get(observation.aspect, observation.aspect)
            count = counts[field]
            suffix = f".{field}.{count + 1}" if count else f".{field}"
            is_first = observation is entry[0]
            ids[observation.id] = own if is_first else own + suffix
            counts[field] += 0 if is_first else 1
            ordered.append(observation)
    renamed = (
        replace(o, id=ids[o.id], of=ids.get(o.of, ""), pair_of=ids.get(o.pair_of, ""))
        for o in ordered
    )
    return replace(dataset, observations=tuple(renamed))


def main(folder: Path) -> None:
    tables = [
        (folder / name).read_text(encoding="utf-8") for name in ("figures.csv", "sources.csv")
    ]
    dataset = read_table(*tables, path="figures.csv")
    TARGET.mkdir(exist_ok=True)
    for stale in TARGET.glob("*.yaml"):
        stale.unlink()
    for source in dataset.sources:
        text = write_dataset(numbered(dataset.of_source(source)))
        (TARGET / f"{source}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
