"""What printed figures imply: a base, level, rate, total, growth, share or balance.

Which figure is which is told by its unit: growth and shares are fractions, amounts are not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tbcalc.core.balance import Trade
from tbcalc.core.derived import derived
from tbcalc.core.growth import implied_base, implied_growth, implied_level
from tbcalc.core.share import implied_share, implied_whole
from tbcalc.errors import UnitMismatchError, UsageError
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import quote_base


def implied_rate(one: Quantity, other: Quantity) -> Quantity:
    """Return the rate between two amounts of the same money, as markets quote the pair.

    Raises UnitMismatchError when they are not in two currencies.
    """
    if one.unit == other.unit:
        raise UnitMismatchError(
            f"both amounts are in {one.unit or 'no unit'}; a rate lies between two currencies.",
            text=other.text,
            remedy="Give the same amount in two currencies.",
        )
    base, quote = (one, other) if quote_base(one.unit, other.unit) == one.unit else (other, one)
    return derived(lambda q, b: q / b, (quote, base), f"{quote.unit}/{base.unit}")


def implied(what: str, figures: Sequence[Quantity]) -> Quantity:
    """Return what two figures imply: ``what`` is one of IMPLIED.

    Raises UsageError when they are not the figures it takes, UnitMismatchError when their units
    do not go together.
    """
    amounts = [figure for figure in figures if not is_fraction(figure)]
    fractions = [figure for figure in figures if is_fraction(figure)]
    for shape, derive in _WAYS[what].items():
        if shape == (len(amounts), len(fractions)):
            return derive(*amounts, *fractions)
    raise UsageError(
        f"the implied {what} follows from {_TAKES[what]}, not from these figures.",
        text=" and ".join(figure.text for figure in figures),
        remedy="Give two printed figures, each in its own quotation marks.",
    )


def is_fraction(figure: Quantity) -> bool:
    """Tell whether a figure is a growth or a share rather than an amount."""
    return figure.unit == "1"


def _total(exports: Quantity, imports: Quantity) -> Quantity:
    return Trade((EXPORTS, IMPORTS), exports, imports).total


def _balance(exports: Quantity, imports: Quantity) -> Quantity:
    return Trade((EXPORTS, IMPORTS), exports, imports).balance


_Derive = Callable[..., Quantity]
_WAYS: Final[Mapping[str, Mapping[tuple[int, int], _Derive]]] = {
    "base": {(1, 1): implied_base},
    "level": {(1, 1): implied_level},
    "rate": {(2, 0): implied_rate},
    "total": {(2, 0): _total, (1, 1): implied_whole},
    "growth": {(2, 0): implied_growth},
    "share": {(2, 0): implied_share},
    "balance": {(2, 0): _balance},
}
"""How each result follows, by how many amounts and fractions are given."""

_TAKES: Final = {
    "base": "a level and its growth",
    "level": "a base and its growth",
    "rate": "one amount in two currencies",
    "total": "exports and imports, or a part and its share",
    "growth": "a level and its base",
    "share": "a part and its whole",
    "balance": "exports and imports",
}
IMPLIED: Final = tuple(_TAKES)
"""What can be asked for."""
