"""Write the prepared form of the bundled collections.

Usage: python -m scripts.prepare_datasets [--check]

The same files give the same bytes; --check writes nothing and fails where they differ. Run it
after a change to the datasets, or to the way figures are read.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tbcalc.cli.bundled import (
    bundled_collections,
    bundled_root,
    collection_digest,
    collection_paths,
    prepared_path,
)
from tbcalc.cli.data import load_file
from tbcalc.figures.dataset import Dataset, union
from tbcalc.sources.prepared import write_prepared
from tbcalc.sources.yaml_reader import read_dataset


def prepared_text(name: str) -> str:
    """Return the prepared form of a collection, read from its files."""
    return write_prepared(union(map(_read, collection_paths(name))), collection_digest(name))


def _read(path: str) -> Dataset:
    """Return a dataset whose paths begin below the folder of the collections."""
    below = os.path.relpath(path, bundled_root()).replace(os.sep, "/")
    if path.endswith(".csv"):
        return load_file(path)
    return read_dataset(Path(path).read_text(encoding="utf-8"), path=below)


def main(arguments: list[str]) -> int:
    """Return 0 when the files are as the collections ask."""
    stale = 0
    for name in bundled_collections():
        path, text = Path(prepared_path(name)), prepared_text(name)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{path.name} is out of date: run python -m scripts.prepare_datasets")
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
