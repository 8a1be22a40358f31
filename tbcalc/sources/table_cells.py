"""Cells of a CSV file with their places, and faults told of them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Final

from tbcalc.errors import DatasetSyntaxError, UnknownFieldError
from tbcalc.sources.dataset_page import Mark, Page, nearest, quoted

_REMEDY: Final = "A table is CSV with a header row, cells parted by commas."


class Place:
    """A line and a column, counted from 0."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


class Cell:
    """A cell of a table, as the readers of single fields take it."""

    __slots__ = ("start_mark", "style", "value")

    def __init__(self, value: str, line: int, column: int) -> None:
        self.value = value
        self.style = ""
        self.start_mark: Mark = Place(line, column)


Row = Mapping[str, Cell]


class Table:
    """A CSV file whose columns are known by name; faults are told on its page.

    Raises DatasetSyntaxError where the file is no table.
    """

    def __init__(
        self, page: Page, text: str, known: Sequence[str], required: Sequence[str]
    ) -> None:
        self._page = page
        self._known = known
        self._required = required
        self._reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        self.names = self._header()

    def rows(self) -> Iterator[Row]:
        """Yield each row's cells by column, stripped, empty ones left out.

        Raises DatasetSyntaxError where the file is no table.
        """
        while (cells := self._next()) is not None:
            if not any(cell.value for cell in cells):
                continue
            if len(cells) != len(self.names):
                self._tell_length(cells, len(self.names))
                continue
            named = zip(self.names, cells, strict=True)
            yield {name: cell for name, cell in named if name and cell.value}

    def _next(self) -> list[Cell] | None:
        line = self._reader.line_num
        try:
            texts = next(self._reader, None)
        except csv.Error as error:
            fault = DatasetSyntaxError(f"this is no CSV: {error}.", remedy=_REMEDY)
            raise self._page.placed(fault, line, 0, 1) from error
        return None if texts is None else list(self._cells(texts, line))

    def _cells(self, texts: Sequence[str], line: int) -> Iterator[Cell]:
        """Yield the cells of a row; a cell is looked for in its line from where the last ended."""
        printed, column = self._page.line(line), 0
        for text in texts:
            value = text.strip()
            found = printed.find(value, column)
            column = max(found, column)
            yield Cell(value, line, column)
            column += len(value) if found >= 0 else 0

    def _header(self) -> list[str]:
        header = self._next()
        if header is None:
            raise DatasetSyntaxError("the file is empty.", remedy=_REMEDY, place=self._page.path)
        names = [cell.value for cell in header]
        for cell in header:
            if cell.value not in self._known:
                near = nearest(cell.value, self._known)
                fault = UnknownFieldError(
                    f"{quoted(cell.value)} is no column of this table.",
                    remedy=f"Write {near}." if near else f"Known are {', '.join(self._known)}.",
                    candidates=(near,) if near else (),
                )
                self._page.tell_scalar(fault, cell)
            if names.count(cell.value) > 1:
                fault = UnknownFieldError(f"the column {cell.value} stands twice.")
                self._page.tell_scalar(fault, cell)
        for name in self._required:
            if name not in names:
                fault = UnknownFieldError(
                    f"the column {name} is missing.",
                    remedy=f"A table needs {', '.join(self._required)}.",
                )
                self._page.tell(fault, header[0].start_mark if header else Place(0, 0))
        return names

    def _tell_length(self, cells: Sequence[Cell], columns: int) -> None:
        fault = DatasetSyntaxError(
            f"this row has {len(cells)} cells where the header has {columns}.",
            remedy='Put a cell that holds a comma in quotes: "1,234".',
        )
        self._page.tell(fault, cells[0].start_mark)
