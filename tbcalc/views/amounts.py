"""Amounts as parts of a sentence: the number, or in words the bounds that are all there is."""

from __future__ import annotations

from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import say
from tbcalc.views.numerals import ENGLISH, Numeral, Style, numeral


def amount_words(quantity: Quantity, style: Style = ENGLISH) -> str:
    """Return the number in print; where none is known, its bounds in words."""
    known = quantity.value is not None
    return str(numeral(quantity, style)) if known else bounds_words(quantity, style)


def bounds_words(
    quantity: Quantity, style: Style = ENGLISH, *, may_be_negative: bool = False
) -> str:
    """Return what a number must be, as its likely bounds in words: at least, at most, from to.

    That a number is not negative is told of one that might be.
    """
    within = quantity.likely
    if within.low == within.high and quantity.value is not None:
        return str(numeral(quantity, style))
    told = numeral(Quantity(None, within, quantity.possible, quantity.unit), style)
    if told.low and told.low == told.high:
        return _with_unit(told.low, told)
    if told.low and not told.high:
        return say("at least {amount}", style.locale, amount=_with_unit(told.low, told))
    is_plain = within.low == 0 and quantity.unit != "1" and not may_be_negative
    if told.high and (not told.low or is_plain):
        return say("at most {amount}", style.locale, amount=_with_unit(told.high, told))
    return str(told)


def end_words(quantity: Quantity, style: Style = ENGLISH) -> str:
    """Return the upper likely end of a number with its unit; empty where it is unbounded."""
    told = numeral(Quantity(None, quantity.likely, quantity.possible, quantity.unit), style)
    return _with_unit(told.high, told) if told.high else ""


def _with_unit(number: str, told: Numeral) -> str:
    return str(Numeral("", number, told.unit, "", "", told.language))
