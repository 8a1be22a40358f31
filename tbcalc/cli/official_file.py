"""An official file as it is read: packed or not, of any size, whole, and the same to its end."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

from tbcalc.bulk.packed import ARCHIVE, BOMB, TRUST, is_bomb
from tbcalc.cli.data import STDIN
from tbcalc.cli.official_archive import unpacked
from tbcalc.errors import TbcalcError, UnreadableInputError
from tbcalc.sources.official_kind import HEAD

MOST_TEXT: Final = 64 << 20
"""Bytes of a page or a message at most, for these are read as a whole."""
_LONGEST_LINE: Final = 1 << 20
_LARGE: Final = 8 << 20
_PACKED: Final = b"\x1f\x8b"
_FOREIGN: Final = (b"\xd0\xcf\x11\xe0", b"%PDF")
_FETCH: Final = "Fetch the file again, or name another one."


class _Digested(io.RawIOBase):
    """A file whose bytes are counted and digested as they are read."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what fits into ``buffer``."""
        data = self._file.read(len(buffer))
        self._digest.update(data)
        self.size += len(data)
        buffer[: len(data)] = data
        return len(data)

    @property
    def digest(self) -> str:
        """The SHA-256 of what was read."""
        return self._digest.hexdigest()


class OfficialFile:
    """An open file: its beginning, and its lines or its whole content, once."""

    def __init__(self, path: str, file: IO[bytes]) -> None:
        self.path = path
        self.latin_lines = 0
        self._raw = _Digested(file)
        buffered = io.BufferedReader(self._raw, HEAD)
        start = buffered.peek(4)[:4]
        self.is_packed = start[:2] == _PACKED
        self._file: Any = gzip.GzipFile(fileobj=buffered) if self.is_packed else buffered
        self._archive = ""
        if start in ARCHIVE:
            self._file, self._archive = self._out_of_archive(file)
        self._unpacked = 0
        self.watch: Callable[[int], None] | None = None
        try:
            self.head = self._checked(self._read(HEAD)).removeprefix(b"\xef\xbb\xbf")
        except TbcalcError:
            self.close()
            raise

    @property
    def digest(self) -> str:
        """The SHA-256 of the file, the rest of it read first."""
        if self._archive:
            return self._archive
        while self._raw.read(HEAD):
            continue
        return self._raw.digest

    def lines(self) -> Iterator[str]:
        """Yield the lines, each as UTF-8 or, where it is none, as Latin-1.

        Raises UnreadableInputError for what is no text, a line without end, a packed bomb.
        """
        rest = self.head
        while True:
            end = rest.find(b"\n")
            while end < 0:
                more = self._read(HEAD)
                if not more:
                    if rest:
                        yield self._decoded(rest)
                    return
                if len(rest) > _LONGEST_LINE:
                    raise self._unreadable("a line of it is longer than 1 MiB", "Name a CSV file.")
                start = len(rest)
                rest += more
                end = rest.find(b"\n", start)
            first = 0
            while end >= 0:
                yield self._decoded(rest[first : end + 1])
                first, end = end + 1, rest.find(b"\n", end + 1)
            rest = rest[first:]

    def content(self) -> bytes:
        """Return all of it.

        Raises UnreadableInputError where it is too large, or a packed bomb.
        """
        parts, size = [self.head], len(self.head)
        while more := self._read(HEAD):
            parts.append(more)
            size += len(more)
            if size > MOST_TEXT:
                raise self._unreadable("it is larger than 64 MiB", "Name a page or a message.")
        return b"".join(parts)

    def text(self) -> str:
        """Return all of it as text: UTF-8, else GB 18030 where it says so, else Latin-1."""
        content = self.content()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            declared = content[:2048].lower()
            is_chinese = b"gb2312" in declared or b"gbk" in declared or b"gb18030" in declared
            return content.decode("gb18030" if is_chinese else "latin-1", "replace")

    def _out_of_archive(self, file: IO[bytes]) -> tuple[IO[bytes], str]:
        """Return the table in an archive, and the digest of the archive."""
        if self.path == STDIN:
            raise self._unreadable("it is an archive or a workbook", "Name the file.")
        file.seek(0)
        size = file.seek(0, os.SEEK_END)
        table = unpacked(file, size)
        file.seek(0)
        digest = hashlib.sha256()
        while block := file.read(HEAD):
            digest.update(block)
        return table, digest.hexdigest()

    def close(self) -> None:
        """Let go of what was unpacked."""
        if self._archive:
            self._file.close()

    def _decoded(self, line: bytes) -> str:
        if b"\0" in line:
            raise self._unreadable("it is a binary file", "Name a text file in UTF-8 or Latin-1.")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            self.latin_lines += 1
            return line.decode("latin-1")

    def _read(self, size: int) -> bytes:
        try:
            data: bytes = self._file.read(size)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise self._unreadable(
                f"the packed file breaks off or is damaged ({error})", _FETCH
            ) from error
        self._unpacked += len(data)
        if self.watch is not None:
            self.watch(self._raw.size)
        if self.is_packed and is_bomb(self._unpacked, self._raw.size):
            raise self._unreadable(BOMB, TRUST)
        return data

    def _checked(self, head: bytes) -> bytes:
        if head.startswith((*ARCHIVE, *_FOREIGN)):
            raise self._unreadable(
                "it is an old workbook, a PDF, or packed twice", "Save the table as CSV."
            )
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise self._unreadable("it is UTF-16 text", "Save it as UTF-8.")
        if not head.strip():
            raise self._unreadable("the file is empty", _FETCH)
        return head

    def _unreadable(self, reason: str, remedy: str) -> UnreadableInputError:
        return UnreadableInputError(f"{reason}.", remedy=remedy, place=shown(self.path))


@contextmanager
def opened(path: str) -> Iterator[OfficialFile]:
    """Open a file and hold it against itself at the end; errors get its name.

    Raises UnreadableInputError where it cannot be read, or changed while it was read.
    """
    try:
        file = sys.stdin.buffer if path == STDIN else open(path, "rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise UnreadableInputError(
            f"it cannot be read: {error.strerror or error}.",
            remedy="Name a file that exists and may be read.", place=path,
        ) from error  # fmt: skip
    try:
        before = _state(path)
        official = OfficialFile(path, file)
        try:
            yield official
        finally:
            official.close()
        if _state(path) != before:
            raise UnreadableInputError(
                "it changed while it was read.",
                remedy="Read it again when it is whole.",
                place=path,
            )
    except TbcalcError as error:
        raise error if error.place or hasattr(error, "faults") else error.at(shown(path)) from error
    except OSError as error:
        raise UnreadableInputError(
            f"it cannot be read: {error.strerror or error}.",
            remedy="Name a file that exists and may be read.", place=path,
        ) from error  # fmt: skip
    finally:
        if path != STDIN:
            file.close()


@contextmanager
def watched(file: OfficialFile) -> Iterator[None]:
    """Show how far the reading of a large file is, on a terminal's stderr and nowhere else."""
    size = 0 if file.path == STDIN else os.path.getsize(file.path)
    if size < _LARGE or not sys.stderr.isatty():
        yield
        return
    import click

    with click.progressbar(length=size, label="reading", file=sys.stderr) as bar:

        def watch(read: int) -> None:
            bar.update(read - bar.pos)

        file.watch = watch
        yield


def shown(path: str) -> str:
    """Return what messages call a file."""
    return "<stdin>" if path == STDIN else path


def _state(path: str) -> tuple[int, ...]:
    """Return what changes when a file is written or replaced."""
    if path == STDIN:
        return ()
    now = os.stat(path)
    return (now.st_size, now.st_mtime_ns, now.st_ino)
