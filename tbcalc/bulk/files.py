"""The files of a question: names, folders and patterns, and whether one changed meanwhile."""

from __future__ import annotations

import csv
import glob
import gzip
import os
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.bulk.packed import ARCHIVE, BOMB, TRUST, is_bomb
from tbcalc.errors import UnreadableInputError
from tbcalc.exact.noun import noun

PARQUET: Final = (".parquet", ".pq")
PLAIN: Final = (".csv", ".tsv", ".txt")
CSV: Final = (*PLAIN, ".csv.gz", ".tsv.gz", ".txt.gz", ".zip")
_DELIMITERS: Final = ",;\t|"
_HEAD: Final = 1 << 16
_BLOCK: Final = 1 << 20
_LOOK: Final = 1 << 12
_KIND: Final = 30


@noun
class Mark:
    """What tells that a file is still the same: its size and when it was changed."""

    size: int
    changed: int


@noun
class Head:
    """How a CSV file begins: its names (one for each field), delimiter and encoding."""

    names: tuple[str, ...]
    delimiter: str
    encoding: str


def found_files(paths: Sequence[str]) -> list[str]:
    """Return the files that paths, folders and patterns name, each once, sorted within each.

    Raises UnreadableInputError where one names none.
    """
    files: dict[str, None] = {}
    for path in paths:
        some = sorted(_named(path))
        if not some:
            raise UnreadableInputError(
                "there is no such file, or no CSV or Parquet file in it.",
                remedy="Name a file, a folder, or a pattern in quotes: 'data/**/*.parquet'.",
                place=path,
            )
        files.update(dict.fromkeys(some))
    return list(files)


def _named(path: str) -> Iterator[str]:
    if os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        for folder, _, names in os.walk(path):
            yield from (os.path.join(folder, n) for n in names if n.endswith((*PARQUET, *CSV)))
    else:
        yield from (each for each in glob.glob(path, recursive=True) if os.path.isfile(each))


def is_parquet(path: str) -> bool:
    """Tell whether a file is read as Parquet."""
    return path.lower().endswith(PARQUET)


def mark_of(path: str) -> Mark:
    """Return the mark of a file.

    Raises UnreadableInputError.
    """
    try:
        told = os.stat(path)
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    return Mark(told.st_size, told.st_mtime_ns)


def check_unchanged(path: str, mark: Mark) -> None:
    """Raise UnreadableInputError where a file is not what it was when its reading began."""
    if mark_of(path) != mark:
        raise UnreadableInputError(
            "it changed while it was read, so its sums are of no one state.",
            remedy="Nothing was written. Ask again when the file is whole.", place=path,
        )  # fmt: skip


def hive_keys(path: str) -> dict[str, str]:
    """Return what the folders of a path tell: year=2020/flow=X has year and flow."""
    parts = os.path.dirname(path).split(os.sep)
    return dict(part.split("=", 1) for part in parts if part.count("=") == 1)


def head_of(path: str) -> Head:
    """Return how a CSV file begins; a field more than there are names is given one.

    Raises UnreadableInputError where it is empty or no text.
    """
    try:
        with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
            begun: bytes = file.read(_HEAD)
    except (OSError, EOFError) as error:
        raise unreadable(path, str(error)) from error
    if begun.startswith(ARCHIVE):
        raise UnreadableInputError("it is packed twice.", remedy="Unpack it once.", place=path)
    if not begun.strip() or b"\0" in begun:
        raise unreadable(path, "it is empty or no text")
    encoding = "utf-8"
    try:
        text = begun.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.start > len(begun) - 4
        encoding = encoding if is_cut else "latin-1"
        text = begun.decode("utf-8-sig" if is_cut else "latin-1", "ignore")
    lines = text.splitlines()[:2]
    delimiter = max(_DELIMITERS, key=lines[0].count)
    names, *rest = csv.reader(lines, delimiter=delimiter)
    more = len(rest[0]) - len(names) if rest else 0
    names += ["beyond the names"] * (more == 1 and len(names) > 1)
    return Head(tuple(_distinct(names)), delimiter, encoding)


def check_lines(path: str) -> None:
    """Raise UnreadableInputError where a line is longer than lines are, and for a packed bomb.

    Engines pass over such a line without a word, and unpack a bomb to its end. A look at the
    beginning of each block of a plain file is enough; what is packed is unpacked by blocks.
    """
    try:
        places = _packed_blocks(path) if path.endswith(".gz") else _plain_blocks(path)
        for place, has_end in places:
            if not has_end:
                raise UnreadableInputError(
                    f"a line at byte {place:,} is longer than 1 MB.",
                    remedy="Nothing was written. This is no table of trade, or it is damaged.",
                    place=path,
                )
    except UnreadableInputError:
        raise
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, str(error)) from error


def _plain_blocks(path: str) -> Iterator[tuple[int, bool]]:
    """Yield the place of each whole block, and whether a line ends in it.

    Read a little at a time, and not mapped: pages that are mapped count as memory of the process.
    """
    with open(path, "rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        for place in range(0, size - _BLOCK + 1, _BLOCK):
            file.seek(place)
            looks = (file.read(_LOOK) for _ in range(0, _BLOCK, _LOOK))
            yield place, any(not look or b"\n" in look for look in looks)


def _packed_blocks(path: str) -> Iterator[tuple[int, bool]]:
    place, packed = 0, os.path.getsize(path)
    with gzip.open(path, "rb") as file:
        while block := file.read(_BLOCK):
            yield place, len(block) < _BLOCK or b"\n" in block
            place += len(block)
            if is_bomb(place, packed):
                raise UnreadableInputError(f"{BOMB}.", remedy=TRUST, place=path)


def _distinct(names: Sequence[str]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for name in names:
        plain = name.strip() or "unnamed"
        seen[plain.lower()] = seen.get(plain.lower(), 0) + 1
        yield plain if seen[plain.lower()] == 1 else f"{plain} {seen[plain.lower()]}"


def unreadable(path: str, why: str) -> UnreadableInputError:
    """Return the error of a file that cannot be read, with why."""
    told = " ".join(why.partition("\n\nLINE ")[0].split())[:200].rstrip(".")
    kind, _, rest = told.partition(" Error: ")  # what an engine calls its errors
    told = rest if rest and len(kind) < _KIND else told
    return UnreadableInputError(
        f"it cannot be read: {told}.",
        remedy="Nothing was written. It may be cut off or damaged: fetch it again.", place=path,
    )  # fmt: skip
