"""Mirrored bars of block characters, drawn to half a cell on either side of an axis."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.views.document import Bar, Line, Span


def bar_line(bar: Bar, size: int) -> Line:
    """Return a bar of ``size`` cells, an odd number, its axis counted."""
    half = size // 2
    left, right = (_halves(side, bar.full, half) for side in (bar.left, bar.right))
    left_text = "▐" * (left % 2) + "█" * (left // 2)
    return (
        Span(left_text.rjust(half), "left"),
        Span("│", "note"),
        Span("█" * (right // 2) + "▌" * (right % 2), "right"),
    )


def bar_title(title: str, size: int) -> Line:
    """Return the names of the two sides, as a column's title has them, beside the axis."""
    left, _, right = title.partition("|")
    return (Span(f"{left.rjust(size // 2)}│{right}", "note"),)


def _halves(amount: Decimal, full: Decimal, half: int) -> int:
    """Return how many half cells stand for ``amount``, at least one for what is not nothing."""
    if full <= 0 or amount <= 0:
        return 0
    return min(2 * half, max(1, int(2 * half * amount / full)))
