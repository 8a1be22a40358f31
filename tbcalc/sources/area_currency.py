"""Which currency an area's own sources mean by a bare ¥, $, kr or 元."""

from __future__ import annotations

from functools import cache

from tbcalc.figures.area import country_of
from tbcalc.sources.lexicon import lexicon_rows


def area_currency(code: str) -> str:
    """Return the ISO 4217 code of the area's currency, empty where it has none of its own.

    Source: CLDR supplemental data, the first currency that is tender in the territory.

    >>> area_currency("CN-SD/Weihai")
    'CNY'
    """
    return _currencies().get(country_of(code), "")


@cache
def _currencies() -> dict[str, str]:
    rows = lexicon_rows("area_currencies.txt")
    return {area: currency for currency, areas in rows for area in areas.split()}
