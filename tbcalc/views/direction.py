"""Which way a number goes, as far as its bounds tell, and how far: what no verb may misstate."""

from __future__ import annotations

from typing import Literal

from tbcalc.exact.interval import Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.views.amounts import amount_words, end_words
from tbcalc.views.numerals import ENGLISH, Style

Direction = Literal[
    "up", "down", "level", "not down", "not up", "either", "any", "clash", "missing",
]  # fmt: skip
"""``up`` and ``down`` surely; ``level`` exactly nought; ``not down`` up or level; ``either``
between bounds of different signs; ``any`` without one of them; ``clash`` no number at all."""

Standing = Literal["more", "less", "same", "unsure"]
"""How one number stands to another: surely more, surely less, exactly the same, or not sure."""


def direction(quantity: Quantity | None) -> Direction:
    """Return which way a change or balance goes by all numbers that are likely.

    >>> from decimal import Decimal
    >>> half = Interval(Decimal("-0.1"), Decimal("0.3"))
    >>> direction(Quantity(Decimal("0.1"), half, half, "1"))
    'either'
    """
    if quantity is None:
        return "missing"
    return "clash" if clashes(quantity) else _of_interval(quantity.likely)


def clashes(quantity: Quantity) -> bool:
    """Tell whether no number can be it, or none that is likely."""
    return quantity.possible.is_empty or quantity.likely.is_empty


def _of_interval(likely: Interval) -> Direction:
    if likely.low > 0:
        return "up"
    if likely.high < 0:
        return "down"
    if not likely.is_bounded:
        return "any"
    if likely.low == 0:
        return "level" if likely.high == 0 else "not down"
    return "not up" if likely.high == 0 else "either"


def standing(one: Quantity, other: Quantity) -> Standing:
    """Return how one number stands to another of the same unit, by all numbers likely."""
    mine, yours = one.likely, other.likely
    if mine.is_empty or yours.is_empty or one.unit != other.unit:
        return "unsure"
    if mine.low > yours.high:
        return "more"
    if mine.high < yours.low:
        return "less"
    return "same" if mine == yours and mine.low == mine.high else "unsure"


def size_words(quantity: Quantity, style: Style = ENGLISH) -> str:
    """Return how large a number is, leaving its sign to the words around it."""
    return amount_words(size(quantity), style)


def size(quantity: Quantity) -> Quantity:
    """Return a surely negative number without its sign, any other as it is."""
    return -quantity if quantity.likely.high < 0 else quantity


def sizes(quantity: Quantity | None, way: Direction, style: Style = ENGLISH) -> dict[str, str]:
    """Return how far a change went: ``size`` where the verb says which way, else both sides."""
    if quantity is None or way in ("any", "clash", "level"):
        return {}
    if way in ("up", "down"):
        return {"size": size_words(quantity, style)}
    return {"down": end_words(-quantity, style), "up": end_words(quantity, style)}


def has_an_end(quantity: Quantity) -> bool:
    """Tell whether anything is known of a number: itself, or a bound."""
    likely = quantity.likely
    return quantity.value is not None or likely.low.is_finite() or likely.high.is_finite()
