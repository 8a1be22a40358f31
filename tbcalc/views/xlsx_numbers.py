"""Numbers of a workbook: exact in the cell, shown as the report shows them, reckoned where derived.

The format of a cell is read off the number's print: ``25.45`` of 25450000000000 is that number with
two decimals, twelve powers of ten left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from tbcalc.views.document import How

_DIGITS: Final = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_MOST_POWER: Final = 15

_TENS_OF_THOUSANDS: Final = {4: '0"."0,', 8: '0"."00,,'}
"""Formats of numbers in 万 and in 亿."""

Places = Mapping[int, str]
"""The addresses of cells, by the identity of what they hold."""


def number_format(text: str, value: Decimal) -> str:
    """Return the format in which a spreadsheet shows ``value`` as ``text`` does.

    Where no format can (separators of other languages) all digits are shown. A format leaves out
    thousands alone: 万 and 亿 take a point written between the digits, and a place or two more.

    >>> number_format("25.45", Decimal("25450000000000")), number_format("16.1 %", Decimal("0.161"))
    ('#,##0.00,,,,', '0.0%')
    >>> number_format("over 43", Decimal("43000000000000"))
    '"over "#,##0,,,,'
    """
    found = _DIGITS.search(text)
    if found is None or value == 0:
        return "General"
    shown = Decimal(found[0].replace(",", ""))
    decimals = "." + "0" * len(found[1]) if found[1] else ""
    if shown == 0:
        return "General"
    power = (abs(value) / shown).adjusted() + _carried(abs(value) / shown)
    before, after = text[: found.start()], text[found.end() :]
    sign = "+" if before.endswith("+") else ""
    if power == -2 and after.strip() == "%":
        return _signed(f"0{decimals}%", sign)
    told = _TENS_OF_THOUSANDS.get(power)
    if told is None:
        if power % 3 or not 0 <= power <= _MOST_POWER:
            return "#,##0"
        told = f"#,##0{decimals}{',' * (power // 3)}"
    lead = before.rstrip("+-")
    return _signed(f"{_quoted(lead)}{told}{_quoted(after)}", sign)


def _carried(ratio: Decimal) -> int:
    """Return 1 where a ratio is just below a power of ten."""
    return int(ratio.scaleb(-ratio.adjusted()) > 5)


def _signed(told: str, sign: str) -> str:
    return f"+{told};-{told}" if sign else told


def _quoted(text: str) -> str:
    return f'"{text.replace(chr(34), "")}"' if text else ""


def formula_of(how: How, places: Places) -> str | None:
    """Return the formula of a derived number over the cells of its grounds; None for a print.

    A ground that has no cell stands as what it is reckoned from, a print without one as its value.
    """
    told = _reckoned(how, places)
    return None if told is None else f"={told}"


def _reckoned(how: How, places: Places) -> str | None:
    if not how.formula:
        return None
    grounds = [_ground(each, places) for each in how.of]
    return None if None in grounds else how.formula.format(*grounds)


def _ground(how: How, places: Places) -> str | None:
    place = places.get(id(how))
    if place is not None:
        return place
    told = _reckoned(how, places)
    if told is not None:
        return f"({told})"
    value = how.quantity.value
    return None if value is None else f"({value:f})"
