"""Data: which datasets a question is asked of; ``--data``, TBCALC_DATA, else the bundled ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import click

from tbcalc.cli.bundled import (
    bundled_collections,
    collection_paths,
    dataset_files,
    is_dataset,
    prepared_collection,
)
from tbcalc.errors import FaultyInputError, TbcalcError, UnreadableInputError
from tbcalc.figures.dataset import Dataset, union

BUNDLED_DEFAULT: Final = ("founding", "customs")
"""The collections asked when no data are named."""

STDIN: Final = "-"
"""Names the standard input, a dataset file."""

_REMEDY = "Name a dataset file (.yaml or .csv), a folder of them, or a bundled collection: {}."

_OFFICIAL: Final = (".gz", ".html", ".htm", ".xml", ".parquet", ".zip", ".xlsx", ".tsv", ".json")

Command = TypeVar("Command", bound=Callable[..., Any])


def data_option(command: Command) -> Command:
    """Add --data, passed as ``data: tuple[str, ...]``."""
    return click.option(
        "--data", "data", multiple=True, metavar="PATH",
        help="A dataset file, a folder, or a bundled collection; repeatable.",
    )(command)  # fmt: skip


def load(data: tuple[str, ...]) -> Dataset:
    """Return all that ``data`` name, else what TBCALC_DATA names, else the bundled default.

    Raises UnreadableInputError for what cannot be read, FaultyInputError with every fault of
    every file.
    """
    names = data or environment_data()
    paths = dict.fromkeys(path for name in names for path in dataset_paths(name))
    if not names:
        return union(map(load_collection, BUNDLED_DEFAULT))
    if len(names) == 1 and _is_collection(names[0]):
        return load_collection(names[0])
    return load_files(paths)


def load_collection(name: str) -> Dataset:
    """Return a bundled collection: as it was prepared, or read from its files.

    Raises UnreadableInputError, FaultyInputError.
    """
    return prepared_collection(name) or load_files(_found(name, collection_paths(name)))


def load_files(paths: Iterable[str]) -> Dataset:
    """Return the datasets of files as one.

    Raises UnreadableInputError for what cannot be read, FaultyInputError with every fault of
    every file.
    """
    datasets: list[Dataset] = []
    faults: list[TbcalcError] = []
    for path in paths:
        try:
            datasets.append(load_file(path))
        except FaultyInputError as error:
            faults += error.faults
        except UnreadableInputError:
            raise
        except TbcalcError as error:
            faults.append(error)
    if faults:
        raise FaultyInputError(fault_count(faults), faults=faults)
    return union(datasets)


def fault_count(faults: list[TbcalcError]) -> str:
    """Return how many faults there are, in words."""
    return "1 fault found." if len(faults) == 1 else f"{len(faults)} faults found."


def environment_data() -> tuple[str, ...]:
    """Return the paths that TBCALC_DATA lists."""
    listed = os.environ.get("TBCALC_DATA", "").split(os.pathsep)
    return tuple(path for path in listed if path)


def dataset_paths(name: str) -> list[str]:
    """Return the dataset files that ``name`` stands for, sorted; a file that exists comes first.

    Raises UnreadableInputError when there is none.
    """
    if name == STDIN:
        return [name]
    if os.path.isdir(name):
        return _found(name, list(dataset_files(name)))
    if os.path.exists(name):
        return [name]
    if name in bundled_collections():
        return _found(name, collection_paths(name))
    raise UnreadableInputError(
        "there is no such file or collection.",
        remedy=_REMEDY.format(", ".join(bundled_collections())), place=name,
    )  # fmt: skip


def load_file(path: str) -> Dataset:
    """Return the dataset in a YAML file, a long table, or an official table.

    Raises UnreadableInputError, FaultyInputError.
    """
    if _may_be_official(path):
        from tbcalc.cli.official import official_dataset

        official = official_dataset(path)
        if official is not None:
            return official
    if path.lower().endswith(".csv"):
        from tbcalc.sources.table_reader import read_table

        beside = os.path.join(os.path.dirname(path), "sources.csv")
        sources = read_text(beside) if os.path.isfile(beside) else ""
        return read_table(read_text(path), sources, path=path)
    from tbcalc.sources.yaml_reader import read_dataset

    return read_dataset(read_text(path), path=_place(path))


def _may_be_official(path: str) -> bool:
    """Tell whether a file is of a form that official tables have and the long table has not."""
    lower = path.lower()
    return lower.endswith(_OFFICIAL) or (lower.endswith(".csv") and not is_dataset(path))


def read_text(path: str) -> str:
    """Return a file's text; a byte order mark is dropped.

    Raises UnreadableInputError with the place of what is not UTF-8.
    """
    try:
        content = _contents(path)
    except OSError as error:
        raise UnreadableInputError(
            f"it cannot be read: {error.strerror or error}.",
            remedy="Name a file that exists and may be read.", place=_place(path),
        ) from error  # fmt: skip
    return decoded(content, _place(path))


def _place(path: str) -> str:
    """Return what messages call a file: a path, or the standard input."""
    return "<stdin>" if path == STDIN else path


def _contents(path: str) -> bytes:
    if path == STDIN:
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def decoded(content: bytes, path: str) -> str:
    """Return ``content`` as text.

    Raises UnreadableInputError with the line of the first byte that is not UTF-8.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise UnreadableInputError(
                "it is UTF-16 text.", remedy="Save it as UTF-8.", place=path
            ) from error
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableInputError(
            f"byte 0x{content[error.start]:02x} is not UTF-8 text.",
            remedy="Save it as UTF-8 text; a spreadsheet or archive must be exported first.",
            place=f"{path}:{line}",
        ) from error
    if "\0" in text:
        raise UnreadableInputError(
            "it is a binary file.", remedy="Name a text file in UTF-8.", place=path
        )
    return text


def _is_collection(name: str) -> bool:
    return not os.path.exists(name) and name in bundled_collections()


def _found(name: str, paths: list[str]) -> list[str]:
    if not paths:
        raise UnreadableInputError(
            "the folder holds no dataset.",
            remedy=_REMEDY.format(", ".join(bundled_collections())), place=name,
        )  # fmt: skip
    return paths
