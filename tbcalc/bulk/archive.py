"""The tables of a file: itself, or those that a zip archive holds, each unpacked when it is due."""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from tbcalc.bulk.files import PARQUET, PLAIN, unreadable
from tbcalc.bulk.packed import ARCHIVE, BOMB, TRUST, WORKBOOK, is_beside, is_bomb
from tbcalc.errors import UnreadableInputError
from tbcalc.exact.noun import noun

_BLOCK: Final = 1 << 20


@noun
class Table:
    """A table: what messages call it, and the file that is read, which may be a copy."""

    shown: str
    path: str


def tables_of(path: str, folder: str) -> Iterator[Table]:
    """Yield the tables of a file, those of an archive as files in ``folder``.

    Raises UnreadableInputError for an archive that is damaged, locked, a bomb, a workbook, or
    holds no table.
    """
    if not _is_archive(path):
        yield Table(path, path)
        return
    try:
        with zipfile.ZipFile(path) as archive:
            for number, name in enumerate(_names(archive, path)):
                copy = _copy(path, name, os.path.join(folder, str(number)))
                with archive.open(name) as member, open(copy, "wb") as file:
                    shutil.copyfileobj(member, file, _BLOCK)
                yield Table(f"{path}/{name}", copy)
    except UnreadableInputError:
        raise
    except (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
        NotImplementedError,
    ) as error:  # fmt: skip
        why = str(error) or "it ends too soon"
        raise unreadable(path, f"the archive breaks off, is damaged or locked ({why})") from error


def _is_archive(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(4) in ARCHIVE
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error


def _names(archive: zipfile.ZipFile, path: str) -> list[str]:
    """Return the names of the tables, sorted."""
    names = archive.namelist()
    if WORKBOOK in names:
        raise UnreadableInputError("it is a workbook.", remedy="Save its table as CSV.", place=path)
    whole = sum(each.file_size for each in archive.infolist())
    if is_bomb(whole, os.path.getsize(path)):
        raise UnreadableInputError(f"{BOMB}.", remedy=TRUST, place=path)
    tables = sorted(
        name for name in names if name.lower().endswith((*PARQUET, *PLAIN)) and not is_beside(name)
    )
    if not tables:
        raise UnreadableInputError(
            "the archive holds no CSV or Parquet file.", remedy="Name the table itself.",
            place=path,
        )  # fmt: skip
    return tables


def _copy(path: str, name: str, folder: str) -> str:
    """Return where a table goes, in folders that tell of it what those of its path told."""
    parts = (*os.path.dirname(os.path.abspath(path)).split(os.sep), *name.split("/")[:-1])
    home = os.path.join(folder, *(part for part in parts if part.count("=") == 1))
    os.makedirs(home, exist_ok=True)
    return os.path.join(home, "table" + os.path.splitext(name)[1].lower())
