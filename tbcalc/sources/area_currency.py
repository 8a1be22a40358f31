"""Which currency an area's own sources mean by a bare ¥, $, kr or 元."""

from __future__ import annotations

from functools import cache
from typing import Final

from tbcalc.figures.area import country_of
from tbcalc.sources.lexicon import lexicon_rows

OWN_DOLLARS: Final = ("HKD", "AUD", "CAD", "NZD")
"""Dollars that their own sources print as a bare $; everybody else's $ is the US one."""


def area_currency(code: str) -> str:
    """Return the ISO 4217 code of the area's currency, empty where it has none of its own.

    Source: CLDR supplemental data, the first currency that is tender in the territory.

    >>> area_currency("CN-SD/Weihai")
    'CNY'
    """
    return _currencies().get(country_of(code), "")


def meant_by_signs(own: str, text: str) -> str:
    """Return the code that settles the signs of ``text``, from a source whose currency is ``own``.

    Empty where a bare $ is left to be the US one: Taiwan and Mexico print NT$ and pesos.

    >>> meant_by_signs("TWD", "$43.6 billion"), meant_by_signs("TWD", "5兆元")
    ('', 'TWD')
    """
    is_dollar = "$" in text or "dollar" in text.casefold()
    return "" if is_dollar and own not in OWN_DOLLARS else own


@cache
def _currencies() -> dict[str, str]:
    rows = lexicon_rows("area_currencies.txt")
    return {area: currency for currency, areas in rows for area in areas.split()}
