"""Measure what is found in the founding documents against the datasets made from them by hand.

    python -m benchmarks.founding [--documents FOLDER]

The texts are not part of the repository: without the folder nothing is measured. A figure is
found where its value and unit are those of an entry of the dataset, one to one; an entry that is
written in words ("eight years") is a count that prose does not print as a figure, and is counted
apart. Kept in benchmarks/results/extraction-founding.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import is_flow
from tbcalc.figures.observation import Observation
from tbcalc.figures.period import Period
from tbcalc.sources.prose import read_article
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.yaml_reader import read_dataset

ROOT: Final = Path(__file__).resolve().parents[1]
DOCUMENTS: Final = ROOT.parent / "shared/seeds"
RESULTS: Final = ROOT / "benchmarks/results/extraction-founding.json"
_CODE: Final = 3
"""Letters of a currency's code."""


def main() -> int:
    """Measure, print and keep the numbers; 0 also where there are no documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    folder: Path = parser.parse_args().documents
    found = measured(folder)
    if not found:
        print("The founding documents are not beside the repository: nothing is measured.")
        return 0
    RESULTS.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
    print(json.dumps(found, indent=1, sort_keys=True))
    return 0


def measured(folder: Path) -> dict[str, Any]:
    """Return by document what is found, missed and invented; empty without documents."""
    documents = {
        path.name[:3]: path for path in sorted((ROOT / "datasets/founding").glob("*.yaml"))
    }
    told: dict[str, Any] = {}
    for name, path in documents.items():
        for text in folder.glob(f"{name}_*.txt"):
            dataset = read_dataset(path.read_text("utf-8"), path=path.name)
            told[name] = _compared(text.read_text("utf-8"), dataset)
    return told


def _compared(text: str, dataset: Dataset) -> dict[str, Any]:
    (source,) = dataset.sources.values()
    readings = read_article(text, published=Period.parse(source.published).last)
    entries = [o for o in dataset.observations if not _is_in_words(o)]
    mates = dict(_mates(entries, readings))
    trade = [o for o in entries if is_flow(o.key.flow) and o.id in mates]
    return {
        "entries": len(entries),
        "entries in words": len(dataset.observations) - len(entries),
        "extracted": len(readings),
        "found": len(mates),
        "missed": [o.id for o in entries if o.id not in mates],
        "invented": [
            [r.found.start, r.found.end]
            for r in readings
            if all(r is not m for m in mates.values())
        ],
        "of trade": len(trade),
        "of trade, flow, period and reporter right": sum(_is_same(o, mates[o.id]) for o in trade),
        "of trade, wrong": [o.id for o in trade if not _is_same(o, mates[o.id])],
    }


def _is_in_words(observation: Observation) -> bool:
    figure = observation.figure
    is_digits = any(sign.isdigit() for sign in figure.text)
    return observation.aspect == "level" and len(figure.unit) != _CODE and not is_digits


def _mates(
    entries: Sequence[Observation], readings: Sequence[Reading]
) -> Iterator[tuple[str, Reading]]:
    free = list(readings)
    for entry in entries:
        mate = next((r for r in free if _is_figure(entry, r)), None)
        if mate is not None:
            free = [r for r in free if r is not mate]
            yield entry.id, mate


def _is_figure(entry: Observation, reading: Reading) -> bool:
    is_money = len(entry.figure.unit) == _CODE and reading.kind == "amount"
    kinds = {"growth": "growth", "share": "share", "level": "amount" if is_money else "count"}
    return (
        reading.kind == kinds.get(entry.aspect, entry.aspect)
        and entry.figure.value == reading.sort.nominal
        and (not is_money or reading.currency == entry.figure.unit)
    )


def _is_same(entry: Observation, reading: Reading) -> bool:
    key = entry.key
    return (key.flow, key.period, key.reporter) == (
        reading.flow, reading.period, reading.reporter,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
