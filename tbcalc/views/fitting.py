"""How wide the columns of a table may be in a given place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tbcalc.figures.quantity import Quantity
from tbcalc.views.cells import cell_width, longest_word
from tbcalc.views.document import Column, Ends

_NARROWEST: Final = 12
"""Cells below which a column of words is not squeezed."""
_TALLEST: Final = 6
"""Lines a cell may have; a table with taller ones is told row by row."""
_BAR_CELLS: Final = (17, 49)
"""The fewest and the most cells of a mirrored bar, its axis counted."""


def gap(columns: Sequence[Column], index: int) -> int:
    """Return the cells between a column and the one before it."""
    if index == 0:
        return 0
    return 1 if columns[index].tight else 2


def column_widths(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """Return the cells of each column in a place of ``width`` cells, None when they do not fit.

    Columns of words (aligned left) are squeezed as far as their longest word; numbers are not.
    """
    count = range(len(columns))
    whole = [max(cell_width(row[i]) for row in rows) for i in count]
    least = [_least(columns[i], whole[i], [row[i] for row in rows]) for i in count]
    gaps = sum(gap(columns, i) for i in count)
    widths = _squeezed(whole, least, width - gaps)
    if widths is None or any(
        size < all_of / _TALLEST for size, all_of in zip(widths, whole, strict=True)
    ):
        return None
    return widths


def _squeezed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """Return the widths with the widest narrowed first, down to their least; None: no room."""
    if sum(widths) > room >= sum(least):
        cap = max(widths)
        while sum(max(low, min(size, cap)) for size, low in zip(widths, least, strict=True)) > room:
            cap -= 1
        narrowed = [max(low, min(size, cap)) for size, low in zip(widths, least, strict=True)]
        for i, size in enumerate(widths):  # a cell or two are left over
            if narrowed[i] < size and sum(narrowed) < room:
                narrowed[i] += 1
        return narrowed
    return list(widths) if sum(widths) <= room else None


def _least(column: Column, width: int, column_cells: Sequence[str]) -> int:
    if column.align == "right":
        return width
    return max(min(width, _NARROWEST), *map(longest_word, column_cells))


def bar_ends(amount: Quantity | None) -> Ends:
    """Return the likely bounds that a bar of the amount shows, None where one is open."""
    if amount is None or amount.likely.is_empty or not amount.likely.is_bounded:
        return None
    low, high = sorted((abs(amount.likely.low), abs(amount.likely.high)))
    return (low, high) if amount.likely.low * amount.likely.high > 0 else (Decimal(0), high)


def bar_reach(amount: Quantity | None) -> Decimal:
    """Return how far a bar reaches, its likely bounds counted where both are known."""
    ends = bar_ends(amount)
    value = None if amount is None else amount.value
    return max(abs(value) if value is not None else Decimal(0), ends[1] if ends else Decimal(0))


def bar_room(columns: Sequence[Column], widths: Sequence[int], width: int, bars: int) -> int:
    """Return the cells left for each of ``bars`` mirrored bars, an odd number; 0: too few."""
    used = sum(widths) + sum(gap(columns, i) for i in range(len(widths)))
    room = min((width - used) // bars - 2, _BAR_CELLS[1]) if bars else 0
    return room - 1 + room % 2 if room >= _BAR_CELLS[0] else 0
