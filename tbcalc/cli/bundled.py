"""The bundled collections: where they lie, their files, and the form in which they load at once."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tbcalc.figures.dataset import Dataset

SUFFIXES = (".yaml", ".yml", ".csv")
_COLUMNS = {"source_id", "flow", "period", "printed"}
"""What a table of figures says in its head, among others."""


def bundled_root() -> str:
    """Return the folder of the bundled collections: in the package, else beside it."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "datasets")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "datasets")


def bundled_collections() -> tuple[str, ...]:
    """Return the names of the bundled collections, sorted."""
    root = bundled_root()
    entries = os.scandir(root) if os.path.isdir(root) else ()
    return tuple(sorted(entry.name for entry in entries if entry.is_dir()))


def collection_paths(name: str) -> list[str]:
    """Return the dataset files of a bundled collection, sorted."""
    return list(dataset_files(os.path.join(bundled_root(), name)))


def dataset_files(folder: str) -> Iterator[str]:
    """Yield the dataset files in a folder and below it, sorted within each folder."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(root, name)
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and is_dataset(path):
                yield path


def is_dataset(path: str) -> bool:
    """Tell whether a file is no table of another kind: one of figures names its columns."""
    if not path.lower().endswith(".csv"):
        return True
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            head = file.readline(1000)
    except OSError:
        return True  # told when it is read
    return _COLUMNS.issubset(head.replace('"', "").strip().split(","))


def prepared_path(name: str) -> str:
    """Return where the prepared form of a collection lies, whether it is there or not."""
    return os.path.join(bundled_root(), f"{name}.prepared")


def collection_digest(name: str) -> str:
    """Return the digest of a collection's files as they are now."""
    from tbcalc.sources.prepared import digest

    folder = os.path.join(bundled_root(), name)
    return digest((path.removeprefix(folder), _contents(path)) for path in collection_paths(name))


def prepared_collection(name: str) -> Dataset | None:
    """Return a collection from its prepared form, None when that is missing or out of date."""
    from tbcalc.sources.prepared import read_prepared

    path = prepared_path(name)
    if not os.path.isfile(path):
        return None
    folder = os.path.join(bundled_root(), "")
    return read_prepared(_contents(path).decode("utf-8"), collection_digest(name), folder=folder)


def _contents(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
