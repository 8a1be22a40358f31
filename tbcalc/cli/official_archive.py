"""A table within a zip archive or a workbook, as a stream of bytes like those of a plain file."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from typing import IO, Final

from tbcalc.bulk.packed import BOMB, TRUST, WORKBOOK, is_beside, is_bomb
from tbcalc.errors import UnreadableInputError
from tbcalc.sources.official_kind import HEAD, kind_of

_MOST_SHEETS: Final = 200
_IN_MEMORY: Final = 16 << 20
_BLOCK: Final = 1 << 20
_TABLES: Final = (".csv", ".tsv", ".txt", ".xml", ".html", ".htm")


def unpacked(file: IO[bytes], size: int) -> IO[bytes]:
    """Return the one table of an archive, or the first of a workbook that is known.

    Raises UnreadableInputError for what is damaged, locked, a bomb, or holds not one table.
    """
    try:
        archive = zipfile.ZipFile(file)
        names = archive.namelist()
        whole = sum(each.file_size for each in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _unreadable(f"the archive breaks off or is damaged ({error})") from error
    if is_bomb(whole, size):
        raise _unreadable(BOMB, TRUST)
    return _sheet(file) if WORKBOOK in names else _member(archive, names)


def _member(archive: zipfile.ZipFile, names: Iterable[str]) -> IO[bytes]:
    """Return the content of the one table in an archive, to its end and its checksum."""
    tables = [name for name in names if name.lower().endswith(_TABLES) and not is_beside(name)]
    if len(tables) != 1:
        some = ", ".join(name[:40] for name in tables[:3])
        told = f"holds {len(tables)} tables ({some}, ...)" if tables else "holds no table"
        raise _unreadable(f"the archive {told}", "Unpack it, and name the one that is meant.")
    kept = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with the official file
    try:
        with archive.open(tables[0]) as member:
            while block := member.read(_BLOCK):
                kept.write(block)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        kept.close()
        raise _unreadable(f"the archive breaks off, is damaged or locked ({error})") from error
    kept.seek(0)
    return kept


def _sheet(file: IO[bytes]) -> IO[bytes]:
    """Return the first sheet of a workbook that is a table of a known kind, else the first."""
    from tbcalc.sources.workbook_rows import workbook_sheets

    file.seek(0)
    first: IO[bytes] | None = None
    for _, (_, lines) in zip(range(_MOST_SHEETS), workbook_sheets(file), strict=False):
        kept: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - as above
        kept.writelines(line for line in lines if line.strip(b',\r\n" '))
        kept.seek(0)
        is_known = bool(kind_of(kept.read(HEAD)))
        kept.seek(0)
        if is_known:
            if first is not None:
                first.close()
            return kept
        if first is None:
            first = kept
        else:
            kept.close()
    if first is None:
        raise _unreadable("the workbook has no sheet", "Save the table as CSV.")
    return first


def _unreadable(reason: str, remedy: str = "") -> UnreadableInputError:
    return UnreadableInputError(
        f"{reason}.", remedy=remedy or "Fetch the file again, or name another one."
    )
