"""Expressions of printed figures: what is added, multiplied and divided, before it is reckoned."""

from __future__ import annotations

from typing import Literal

from tbcalc.exact.noun import noun
from tbcalc.exact.unit import Unit
from tbcalc.figures.quantity import Quantity

Sign = Literal["+", "-", "*", "/", "^"]
Place = tuple[int, int]


@noun
class Operand:
    """A figure with its unit of measure: 512 dollars, 3 percent, the 2 of "twice", a barrel.

    ``quantity`` has no unit of its own. ``is_exact`` is true for bare numbers and for units.
    ``place`` is where it stands in the text.
    """

    quantity: Quantity
    unit: Unit
    text: str
    place: Place
    is_exact: bool = False
    is_percent: bool = False
    assumed: tuple[str, ...] = ()


@noun
class Operation:
    """Two expressions and what is done with them; ``place`` is that of the sign."""

    sign: Sign
    left: Expression
    right: Expression
    place: Place


Expression = Operand | Operation


@noun
class Calculation:
    """An expression as it was written, and what its result is wanted in.

    ``target`` is None where no unit is asked for; ``commodity`` names what is measured, for
    barrels in tonnes; ``assumed`` says in words what the target's names left open.
    """

    text: str
    expression: Expression
    target: Unit | None = None
    is_percent: bool = False
    commodity: str = ""
    target_place: Place = (0, 0)
    assumed: tuple[str, ...] = ()


def operands(expression: Expression) -> tuple[Operand, ...]:
    """Return the operands of an expression from left to right."""
    if isinstance(expression, Operand):
        return (expression,)
    return (*operands(expression.left), *operands(expression.right))
