"""The lines of a CSV file that are rows, for engines that refuse a file with others in it."""

from __future__ import annotations

import csv
import gzip
import os
from collections.abc import Iterable, Iterator
from typing import Final

from tbcalc.bulk.files import Head, unreadable
from tbcalc.figures.aggregate import Left

_LONGEST: Final = 1 << 21
TOO_FEW: Final = "the line has too few fields"
TOO_MANY: Final = "the line has too many fields"
NO_QUOTE: Final = "a quote is not closed"


class SoundLines:
    """A CSV file without the lines that are no rows; ``left`` has these by why.

    ``path`` is the file itself where all its lines are rows, else a copy in ``folder``.
    """

    def __init__(self, path: str, head: Head, folder: str) -> None:
        self.path = path
        self._counts: dict[str, list[object]] = {}
        self._head, self._source = head, path
        copy = os.path.join(folder, f"{len(os.listdir(folder))}.csv")
        with open(copy, "w", encoding="utf-8", newline="") as file:
            file.writelines(self._sound())
        if self._counts:
            self.path = copy
        else:
            os.unlink(copy)

    @property
    def left(self) -> list[Left]:
        """The lines that are no rows, by why."""
        return [
            Left(self._source, reason, int(str(rows)), str(example), is_row=False)
            for reason, (rows, example) in sorted(self._counts.items())
        ]

    def _sound(self) -> Iterator[str]:
        """Yield the lines that are rows, and count the others."""
        delimiter, names = self._head.delimiter, len(self._head.names)
        number = 0
        for line in _lines(self._source, self._head.encoding):
            number += line.count("\n") or 1
            fields = line.count(delimiter) + 1
            reason = ""
            if '"' in line:
                fields, reason = self._quoted(line)
            if number > 1 and fields != names:
                reason = reason or (TOO_FEW if fields < names else TOO_MANY)
            if reason and number > 1:
                told = self._counts.setdefault(
                    reason, [0, f"line {number}: {' '.join(line.split())[:60]}"]
                )
                told[0] = int(str(told[0])) + 1
                continue
            yield line

    def _quoted(self, line: str) -> tuple[int, str]:
        try:
            row = next(csv.reader([line], delimiter=self._head.delimiter, strict=True))
        except (csv.Error, StopIteration):
            return 0, NO_QUOTE
        return len(row), ""


def _lines(path: str, encoding: str) -> Iterator[str]:
    """Yield the lines that are not empty; what a quote holds open goes on in the next."""
    try:
        with (gzip.open if path.endswith(".gz") else open)(
            path, "rt", encoding=encoding, errors="replace", newline=""
        ) as file:
            yield from _joined(line for line in file if line.strip())
    except (OSError, EOFError) as error:
        raise unreadable(path, str(error)) from error


def _joined(lines: Iterable[str]) -> Iterator[str]:
    held = ""
    for line in lines:
        held += line
        if held.count('"') % 2 == 0 or len(held) > _LONGEST:
            yield held
            held = ""
    if held:
        yield held
