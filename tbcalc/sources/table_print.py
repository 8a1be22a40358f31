"""What a row of the long table form prints, held against the reading the table gives of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import Figure, Kind, Qualifier, digit_bounds, word_bounds
from tbcalc.sources.dataset_values import TableUnit

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_NEAR: Final = Decimal("0.000001")
"""By what part a reading such as 0.6666667 may differ from the print, two thirds."""
_DECIMALS: Final = re.compile(r"\d[.,·・．٫](?:\d{1,2}|\d{4,})(?!\d)")
_SCALES: Final = (
    (12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand"), (0, ""),
)  # fmt: skip
_WORDS: Final[dict[str, str]] = {
    "about": "about ", "more_than": "more than ", "less_than": "less than ",
    "nearly": "nearly ", "at_least": "at least ", "up_to": "up to ",
}  # fmt: skip
_PERCENT: Final = ("1", "pp")
_UNITS: Final = {"1": "percent", "pp": "percentage points", "": ""}

Read = Callable[[str], Figure | None]
"""Reads a phrase as a figure; None where it is none."""


@noun
class Print:
    """A printed phrase, and what the other columns say of the figure.

    ``nominal`` is its value in base units, signed, a fraction for percents; ``unit`` and ``kind``
    are what a bare number is in; ``qualifier`` is empty where the phrase has it. ``down`` is a
    word that a fall may have had apart from the number: "deficit of", "down".
    """

    text: str
    nominal: Decimal
    kind: Kind
    unit: str
    qualifier: str = ""
    down: str = "-"


def figure_as_read(printed: Print, read: Read) -> Figure:
    """Return the figure with the value of ``nominal`` and the precision of the printed digits.

    Its text is the printed phrase where that reads as the figure; else the phrase with a word for
    the sign or the qualifier; else the number in plain English, as the digits and the table have
    it.
    """
    for text in _phrases(printed):
        figure = read(text)
        figure = None if figure is None else _with_unit(figure, printed)
        if figure is not None and _agrees(figure, printed):
            return figure
    return _of_digits(printed)


def _phrases(printed: Print) -> Iterator[str]:
    """Yield the phrases that may read as the figure, the printed one first."""
    yield printed.text
    if printed.unit in _PERCENT:
        yield f"{printed.text} {_UNITS[printed.unit]}"
    lead = _WORDS.get(printed.qualifier, "")
    if lead:
        yield f"{lead}{printed.text}"
    if printed.nominal < 0:
        yield f"{printed.down} {printed.text}"
        yield f"-{printed.text}"
        yield f"{printed.down} {lead}{printed.text}"
    yield from _plain_phrases(printed, lead)


def _plain_phrases(printed: Print, lead: str) -> Iterator[str]:
    """Yield the figure in plain English, with a decimal point and with a decimal comma."""
    last, rough = _places(printed)
    factor = 100 if printed.unit in _PERCENT else 1
    value, last, rough = (abs(number) * factor for number in (printed.nominal, last, rough))
    sign = "-" if printed.nominal < 0 else ""
    for exponent, scale in _SCALES if factor == 1 else _SCALES[-1:]:
        places = exponent - last.adjusted()
        if places < 0 or value < _ONE.scaleb(exponent) or (rough > last and places):
            continue
        number = f"{value.scaleb(-exponent):.{places}f}"
        words = " ".join(filter(None, (scale, _UNITS.get(printed.unit, printed.unit))))
        for digits in (number, number.replace(".", ",")):
            yield f"{lead}{sign}{digits} {words}".rstrip()


def _with_unit(figure: Figure, printed: Print) -> Figure | None:
    """Return the figure in the unit of the row, None where that has another one."""
    if figure.kind == "number" and not figure.unit and printed.unit not in (*_PERCENT, ""):
        factor = _scale(figure.value, printed.nominal)
        return TableUnit(factor, printed.kind, printed.unit).of(figure)
    return figure if printed.unit in (figure.unit, "") else None


def _scale(value: Decimal, nominal: Decimal) -> Decimal:
    """Return the power of ten between a bare number and its reading, 1 where there is none."""
    if not value or not nominal:
        return _ONE
    ratio = abs(NEAREST.divide(nominal, value))
    power = _ONE.scaleb(ratio.adjusted())
    return power if ratio == power else _ONE


def _agrees(figure: Figure, printed: Print) -> bool:
    gap = abs(figure.value - printed.nominal)
    is_said = printed.qualifier in ("", figure.qualifier)
    return is_said and gap <= abs(printed.nominal) * _NEAR


def _of_digits(printed: Print) -> Figure:
    """Return the figure as its digits and the table have it, whatever the words say."""
    qualifier: Qualifier = printed.qualifier or "exact"  # type: ignore[assignment]
    if not any(c.isdecimal() for c in printed.text):
        bounds, last, rough = word_bounds(printed.nominal, qualifier), _ZERO, _ZERO
    else:
        last, rough = _places(printed)
        bounds = digit_bounds(printed.nominal, last, rough, qualifier)
    return Figure(
        printed.text, printed.kind, printed.nominal, *bounds, printed.unit, qualifier, last, rough
    )


def _places(printed: Print) -> tuple[Decimal, Decimal]:
    """Return the units of the last printed digit and of the last that is not zero.

    Where the printed digits are not those of the reading, they are its last digits.
    """
    digits = "".join(str(int(c)) for c in printed.text if c.isdecimal()).lstrip("0")
    exact = printed.nominal.normalize()
    significant = "".join(map(str, exact.as_tuple().digits))
    rough = _ONE.scaleb(int(exact.as_tuple().exponent))
    zeros = len(digits) - len(significant)
    if digits != significant + "0" * zeros or not printed.nominal:
        return rough, rough
    last = rough.scaleb(-zeros)
    return last, last if _DECIMALS.search(printed.text) else rough
