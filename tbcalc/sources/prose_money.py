"""The currency of an amount: as printed, or as the reporter's own sources mean a bare sign."""

from __future__ import annotations

from tbcalc.figures.area import country_of
from tbcalc.sources.area_currency import area_currency, meant_by_signs
from tbcalc.sources.prose_reading import Reading


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
        return meant_by_signs(area_currency(area), printed) or unit
    is_yuan = unit == "CNY" and printed.endswith("元") and "民币" not in printed
    if is_yuan and country_of(area) in ("HK", "MO", "TW"):
        return area_currency(area)
    return unit
