"""Mirrored bars of block characters, drawn to half a cell on either side of an axis.

Where likely bounds lie apart by more than a cell, the cells between them are shaded.
"""

from __future__ import annotations

from decimal import Decimal

from tbcalc.views.document import Bar, Ends, Line, Span


def bar_line(bar: Bar, size: int) -> Line:
    """Return a bar of ``size`` cells, an odd number, its axis counted."""
    half = size // 2
    left = _side(bar.left, bar.left_ends, bar.full, half)[::-1].replace("▌", "▐")
    right = _side(bar.right, bar.right_ends, bar.full, half)
    return Span(left.rjust(half), "left"), Span("│", "note"), Span(right, "right")


def _side(amount: Decimal, ends: Ends, full: Decimal, half: int) -> str:
    """Return one side from the axis outwards, shaded where the number may end or not."""
    if ends is not None:
        low, high = (_halves(end, full, half) for end in ends)
        sure, most = low // 2, -(-high // 2)
        if most - sure > 1:
            return "█" * sure + "▒" * (most - sure)
    cells = _halves(amount, full, half)
    return "█" * (cells // 2) + "▌" * (cells % 2)


def bar_title(title: str, size: int) -> Line:
    """Return the names of the two sides, as a column's title has them, beside the axis."""
    left, _, right = title.partition("|")
    return (Span(f"{left.rjust(size // 2)}│{right}", "note"),)


def _halves(amount: Decimal, full: Decimal, half: int) -> int:
    """Return how many half cells stand for ``amount``, at least one for what is not nothing."""
    if full <= 0 or amount <= 0:
        return 0
    return min(2 * half, max(1, int(2 * half * amount / full)))
