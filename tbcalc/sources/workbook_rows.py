"""The sheets of a workbook (.xlsx) as lines of CSV. The one door to openpyxl's reading."""

from __future__ import annotations

import csv
import datetime
import io
import warnings
from collections.abc import Iterator, Sequence
from typing import IO, Final

from tbcalc.errors import DatasetSyntaxError, missing_extra

_DIGITS: Final = ".15g"
"""A workbook keeps 15 digits of a number; what stands behind them is noise of binary fractions."""


def workbook_sheets(file: IO[bytes]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield the name of each sheet and its rows as lines of CSV in UTF-8, while the file is open.

    Raises MissingExtraError, DatasetSyntaxError where it is no workbook.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise missing_extra("a workbook", "xlsx") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that no figure is in
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            yield sheet.title, map(_line, sheet.iter_rows(values_only=True))
    except (DatasetSyntaxError, GeneratorExit):
        raise
    except Exception as error:  # what is damaged makes openpyxl raise many kinds
        raise DatasetSyntaxError(
            f"the workbook cannot be read: {' '.join(str(error).split())[:120]}.",
            remedy="Open it and save it anew, or save the table as CSV.",
        ) from error


def _line(cells: Sequence[object]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(map(_text, cells))
    return buffer.getvalue().encode("utf-8")


def _text(value: object) -> str:
    """Return what a cell shows, near enough: numbers with the digits that a workbook keeps."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float():
            return _plain(format(value, _DIGITS))
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime() | datetime.date():
            return value.isoformat()
        case _:
            return str(value)


def _plain(text: str) -> str:
    """Return a number without an exponent, where it has one that plain digits can say."""
    from decimal import Decimal

    if "e" not in text:
        return text
    number = Decimal(text)
    return f"{number:f}" if abs(number.adjusted()) < 40 else text
