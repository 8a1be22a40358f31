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
    for each in (one, other):
        if not each.unit:
            raise UnitMismatchError(
                f"{each.text} names no currency; a rate lies between two.",
                text=each.text,
                remedy="Print the currency with it: $899 billion.",
            )
    if one.unit == other.unit:
        raise UnitMismatchError(
            f"both amounts are in {one.unit}; a rate lies between two currencies.",
            text=other.text,
            remedy="Give the same amount in two currencies.",
        )
    base, quote = (one, other) if quote_base(one.unit, other.unit) == one.unit else (other, one)
    return derived(lambda q, b: q / b, (quote, base), f"{quote.unit}/{base.unit}")


def implied(what: str, figures: Sequence[Quantity]) -> tuple[Quantity, tuple[str, str]]:
    """Return what two figures imply, and the roles of the figures in the order given.

    ``what`` is one of IMPLIED; a growth or share may stand first or second. Raises UsageError
    when they are not the figures it takes, UnitMismatchError when their units do not go together.
    """
    ordered = sorted(figures, key=is_fraction)
    kinds = [is_fraction(figure) for figure in ordered]
    for roles, derive in _WAYS[what].items():
        if kinds == [role in _FRACTIONS for role in roles]:
            one, other = roles
            given = roles if ordered == list(figures) else (other, one)
            return derive(*ordered), given
    raise UsageError(
        f"an implied {what} follows from {_taken(what)}, not from what is given.",
        text=" and ".join(figure.text for figure in figures),
        remedy=_remedy(what, figures),
    )


def _remedy(what: str, figures: Sequence[Quantity]) -> str:
    """Return what to do about figures of the wrong kinds: a bare number is no percentage."""
    bare = [figure.text for figure in figures if not figure.unit]
    takes_fraction = any(role in _FRACTIONS for roles in _WAYS[what] for role in roles)
    if len(figures) == 2 and bare and takes_fraction:
        return f"If {bare[-1]} is a percentage, write {bare[-1]}%."
    return "Give two printed figures, each in its own quotation marks."


def _taken(what: str) -> str:
    """Return in words what a result follows from."""
    return ", or from ".join(f"{one} and {other}" for one, other in _WAYS[what])


def is_fraction(figure: Quantity) -> bool:
    """Tell whether a figure is a growth or a share rather than an amount."""
    return figure.unit == "1"


def _total(exports: Quantity, imports: Quantity) -> Quantity:
    return Trade((EXPORTS, IMPORTS), exports, imports).total


def _balance(exports: Quantity, imports: Quantity) -> Quantity:
    return Trade((EXPORTS, IMPORTS), exports, imports).balance


_Derive = Callable[..., Quantity]
_Roles = tuple[str, str]
_WAYS: Final[Mapping[str, Mapping[_Roles, _Derive]]] = {
    "base": {("level", "growth"): implied_base},
    "level": {("base", "growth"): implied_level},
    "rate": {("amount", "conversion"): implied_rate},
    "total": {("exports", "imports"): _total, ("part", "share"): implied_whole},
    "growth": {("level", "base"): implied_growth},
    "share": {("part", "whole"): implied_share},
    "balance": {("exports", "imports"): _balance},
}
"""How each result follows, by the roles of the two figures."""

_FRACTIONS: Final = ("growth", "share")
"""The roles of figures that are fractions; all others are amounts."""

IMPLIED: Final = tuple(_WAYS)
"""What can be asked for."""
