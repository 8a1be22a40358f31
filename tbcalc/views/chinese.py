"""Words of numbers in Chinese: simplified signs, and the traditional ones of Taiwan and Hong Kong.

They differ in more than signs: 10**12 is 万亿 and 萬億, but 兆 in Taiwan, and a bare 元 is the
reader's own dollar wherever traditional signs are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from tbcalc.views.catalog import TRADITIONAL, catalogue_of

SCALES: Final = ("万亿", "亿", "万")
TRADITIONAL_SCALES: Final = ("兆", "億", "萬")
"""The same as Taiwan writes them, for who asks for one."""
_SIMPLIFIED: Final = {
    "CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "HKD": "港元",
    "KRW": "韩元", "RUB": "卢布", "AUD": "澳元", "CAD": "加元", "TWD": "新台币",
}  # fmt: skip
_TRADITIONAL: Final = {
    "CNY": "元人民幣", "USD": "美元", "EUR": "歐元", "GBP": "英鎊", "JPY": "日圓", "HKD": "港元",
    "KRW": "韓元", "RUB": "盧布", "AUD": "澳元", "CAD": "加元", "TWD": "元新台幣",
}  # fmt: skip
_TAIWAN_SCALES: Final = {"万亿": "兆", "亿": "億", "万": "萬"}
_HONG_KONG_SCALES: Final = {"万亿": "萬億", "亿": "億", "万": "萬"}


def is_traditional(locale: str) -> bool:
    """Tell whether a locale is read in traditional signs."""
    return catalogue_of(locale) == TRADITIONAL


def chinese_scale(word: str, locale: str) -> str:
    """Return one of SCALES as readers of the locale write it.

    >>> [chinese_scale("万亿", locale) for locale in ("zh_CN", "zh_TW", "zh_HK")]
    ['万亿', '兆', '萬億']
    """
    return _scales(locale).get(word, word)


def _scales(locale: str) -> Mapping[str, str]:
    if not is_traditional(locale):
        return {}
    parts = locale.partition(".")[0].replace("-", "_").upper().split("_")
    return _TAIWAN_SCALES if {"HK", "MO"}.isdisjoint(parts) else _HONG_KONG_SCALES


def chinese_name(unit: str, locale: str) -> str:
    """Return a currency's Chinese name, or the measure word and name of what is counted."""
    traditional = is_traditional(locale)
    names = _TRADITIONAL if traditional else _SIMPLIFIED
    if unit in names:
        return names[unit]
    if len(unit) == 3 and unit.isupper():
        from tbcalc.views.numerals_locales import cldr_money

        return cldr_money(unit, Decimal(2), "zh_Hant" if traditional else "zh_CN")
    from tbcalc.views.terms import term

    return term(unit, locale if catalogue_of(locale) else "zh_CN")


def chinese_points(locale: str) -> str:
    """Return the unit of differences of percentages."""
    return "個百分點" if is_traditional(locale) else "个百分点"
