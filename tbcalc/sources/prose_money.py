"""The currency of an amount: as printed, or as the reporter's own sources mean a bare sign."""

from __future__ import annotations

from typing import Final

from tbcalc.figures.area import country_of
from tbcalc.sources.area_currency import area_currency
from tbcalc.sources.prose_reading import Reading

_OWN_DOLLAR: Final = ("HK", "AU", "CA", "NZ")
"""Where a bare $ is the own dollar and no US one."""


def currency_of(reading: Reading, reporter: str, home: str) -> str:
    """Return the ISO code of an amount's currency, empty where it stays open or is no amount."""
    found = reading.found
    if found.figure.kind != "amount":
        return ""
    printed, unit, area = found.figure.text, found.figure.unit, reporter or home
    if found.currencies:
        own = area_currency(area)
        return own if own in found.currencies else ""
    is_bare = printed.lstrip().startswith("$") or printed.endswith("dollars")
    if is_bare and "U" not in printed and reading.same_as is None:
        return area_currency(area) if country_of(area) in _OWN_DOLLAR else unit
    is_yuan = unit == "CNY" and printed.endswith("元") and "民币" not in printed
    if is_yuan and country_of(area) in ("HK", "MO"):
        return area_currency(area)
    return unit
