"""Rows of an official CSV file with their lines, read one after the other."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from tbcalc.errors import DatasetSyntaxError

Cells = list[str]


class Rows:
    """The rows of a CSV file; ``line`` is that of the last row, counted from 1.

    A row that is no CSV comes as None. Cells are stripped.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._reader = csv.reader(lines, strict=True)

    @property
    def line(self) -> int:
        """The line on which the last row ends."""
        return self._reader.line_num

    def __iter__(self) -> Iterator[Cells | None]:
        while True:
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error:
                yield None
                continue
            if cells:
                yield [cell.strip() for cell in cells]

    def header(self) -> Cells:
        """Return the first row.

        Raises DatasetSyntaxError where there is none.
        """
        cells = next(iter(self), None)
        if not cells:
            raise DatasetSyntaxError("the file has no header row.", remedy="Name a CSV file.")
        cells[0] = cells[0].removeprefix("\ufeff").strip('"')
        return cells


def columns(names: Sequence[str], *wanted: str) -> list[int]:
    """Return where the columns stand, -1 for those that are missing, whatever their case."""
    known = {name.lower(): place for place, name in reversed(list(enumerate(names)))}
    return [known.get(name.lower(), -1) for name in wanted]


def row_fault(cells: Cells | None, expected: int) -> str:
    """Return what is wrong with a row that is no CSV, or of another length than the header's."""
    return NO_CSV if cells is None else length_fault(cells, expected)


def length_fault(cells: Sequence[str], expected: int) -> str:
    """Return what is wrong with a row of another length than the header's."""
    if len(cells) > expected:
        return f"the row has {len(cells)} cells where {expected} are due (a comma too many?)"
    return f"the row has {len(cells)} cells where {expected} are due (cut off?)"


NO_CSV = "the row is no CSV (a quote is not closed?)"
