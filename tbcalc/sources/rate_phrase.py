"""Exchange rates as a source prints them: 7.1217 yuan per dollar, $1 = 7.0941 yuan."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from tbcalc.errors import FigureSyntaxError, TbcalcError
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_text import read_figure

_EQUAL: Final = re.compile(r" (?:equals|is|was) |=")
_PER: Final = re.compile(r" (?:per|to the|to a|a|to) |/")
_REMEDY: Final = "Write 7.1217 yuan per dollar, 7.1217 CNY/USD or $1 = 7.1217 yuan."
_BASES: Final = {Decimal(10) ** power: Decimal(10) ** -power for power in range(5)}
"""How many units of the base a rate may be printed for -> what it is multiplied by."""


def read_rate_phrase(text: str, *, assume: str = "", locale: str = "") -> Figure:
    """Return a printed exchange rate as a figure whose unit is CNY/USD, quote over base.

    Raises FigureSyntaxError and what read_figure and read_currency raise, spans into ``text``.

    >>> read_rate_phrase("$1 = 7.0941 Chinese yuan").unit
    'CNY/USD'
    """
    if (equal := _EQUAL.search(text)) is not None:
        base = _part(text, 0, equal.start(), assume, locale)
        return _rate(text, base, _part(text, equal.end(), len(text), assume, locale))
    if (per := _PER.search(text)) is not None:
        base = _part(text, per.end(), len(text), assume, locale, before="1 ")
        return _rate(text, base, _part(text, 0, per.start(), assume, locale))
    raise _no_rate(text, "it names one currency only")


def _rate(text: str, base: Figure, quote: Figure) -> Figure:
    if base.value not in _BASES or base.qualifier != "exact":
        raise _no_rate(text, "it is not the price of 1, 10, 100 or 1000 units")
    if quote.kind != "amount" or base.kind != "amount" or quote.unit == base.unit:
        raise _no_rate(text, "it is not the price of one currency in another")
    factor = _BASES[base.value]
    return Figure(
        text, "number", NEAREST.multiply(quote.value, factor),
        quote.likely.scaled(factor), quote.possible.scaled(factor),
        f"{quote.unit}/{base.unit}", quote.qualifier, NEAREST.multiply(quote.last_place, factor),
        NEAREST.multiply(quote.rough_place, factor),
        tuple(dict.fromkeys(quote.assumed + base.assumed)),
    )  # fmt: skip


def _part(text: str, start: int, end: int, assume: str, locale: str, *, before: str = "") -> Figure:
    part = text[start:end]
    try:
        return read_figure(before + part, assume=assume, locale=locale)
    except TbcalcError as error:
        raise _whole_text(error, text, start - len(before)) from error


def _whole_text(error: TbcalcError, text: str, offset: int) -> TbcalcError:
    first, last = error.span or (0, len(text))
    span = (max(0, first + offset), min(len(text), max(0, last + offset)))
    return type(error)(
        error.reason, remedy=error.remedy or _REMEDY, text=text, span=span,
        candidates=error.candidates,
    )  # fmt: skip


def _no_rate(text: str, why: str) -> FigureSyntaxError:
    return FigureSyntaxError(
        f'"{text}" is no exchange rate: {why}.',
        remedy=_REMEDY, text=text, span=(0, len(text)),
    )  # fmt: skip
