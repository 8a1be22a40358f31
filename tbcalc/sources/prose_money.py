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
    own = area_currency(reporter or home)
    if found.currencies:
        return own if own in found.currencies else ""
    is_bare = found.figure.text.lstrip().startswith("$") or found.figure.text.endswith("dollars")
    if is_bare and "U" not in found.figure.text and reading.same_as is None:
        return own if country_of(reporter or home) in _OWN_DOLLAR else found.figure.unit
    is_yuan = found.figure.text.endswith("元") and found.figure.unit == "CNY"
    if is_yuan and country_of(reporter or home) in ("HK", "MO") and "民币" not in found.figure.text:
        return own
    return found.figure.unit
