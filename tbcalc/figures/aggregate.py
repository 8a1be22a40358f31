"""Aggregates: what tables of microdata add up to, and what of them could not be read."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.exact.noun import noun

DIMENSIONS: Final = ("year", "period", "reporter", "partner", "product")
"""What rows may be summed by."""


@noun
class Dimension:
    """One of ``DIMENSIONS``; of a product the first ``length`` digits, all of them where 0."""

    name: str
    length: int = 0

    def __str__(self) -> str:
        return f"{self.name}:{self.length}" if self.length else self.name


@noun
class Sums:
    """What one group adds up to; None where no row tells a flow: absent is not zero.

    ``keys`` are the values of the dimensions, in their order.
    """

    keys: tuple[str, ...]
    exports: Decimal | None
    imports: Decimal | None


@noun
class Left:
    """Rows that are not in the sums: how many, why, and one of them.

    ``is_fault`` tells that they could not be read; the others would have been counted twice.
    Lines that are no rows at all are not ``is_row``.
    """

    path: str
    reason: str
    rows: int
    example: str = ""
    is_fault: bool = True
    is_row: bool = True


@noun
class Aggregate:
    """The sums of all groups, sorted by key, in the units of the files.

    ``rows`` is how many rows the files have, ``forms`` which forms they are in, ``years`` the
    first and the last year that is in the sums, empty where none is.
    """

    by: tuple[Dimension, ...]
    sums: tuple[Sums, ...]
    rows: int
    left: tuple[Left, ...]
    forms: tuple[str, ...]
    years: tuple[int, ...] = ()
