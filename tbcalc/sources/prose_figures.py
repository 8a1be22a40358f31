"""The figure behind a reading: signed as its sentence says, a growth as a fraction."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.errors import TbcalcError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.prose_reading import Reading

_NEAR: Final = 3
"""Signs beside a bare number that tell in which language its movement is worded: 增长16.8%."""
_FACTORS: Final = ("count", "number")
_RISE: Final = {True: ("up ", "down "), False: ("增长", "下降")}
_BALANCE: Final = {True: ("a surplus of ", "a deficit of "), False: ("顺差", "逆差")}


def figure_of(reading: Reading, text: str) -> Figure:
    """Return the figure a reading means; ``text`` is that of the article.

    A deficit and a fall are negative. What it prints as is worded so that it reads back, where
    words can say it.
    """
    meant = _meant(reading)
    wording = _wording(reading, text)
    try:
        read = read_figure(wording, assume=reading.currency)
    except TbcalcError:
        return meant
    is_same = read.value == meant.value and read.unit == meant.unit
    return read if is_same and read.qualifier == meant.qualifier else meant


def reads_back(figure: Figure, currency: str) -> bool:
    """Tell whether the figure's own text reads as the figure again."""
    try:
        return read_figure(figure.text, assume=currency) == figure
    except TbcalcError:
        return False


def _meant(reading: Reading) -> Figure:
    figure = reading.found.figure
    if reading.kind == "growth" and figure.kind in _FACTORS:
        shift = abs(reading.sort.nominal) - figure.value
        figure = replaced(
            figure, kind="percent", unit="1", value=figure.value + shift,
            likely=_shifted(figure.likely, shift), possible=_shifted(figure.possible, shift),
        )  # fmt: skip
    if figure.kind == "amount" and reading.currency:
        figure = replaced(figure, unit=reading.currency)
    is_negative = _is_negative(reading)
    return figure if (figure.value < 0) == is_negative else _negated(figure)


def _is_negative(reading: Reading) -> bool:
    """Tell whether the figure is below zero: a fall, a deficit, a growing deficit's change."""
    falls = reading.sort.nominal < 0
    is_deficit = reading.flow == "balance" and reading.subject.sign < 0
    if reading.kind != "amount":
        return falls or (reading.kind == "share" and is_deficit)
    return is_deficit != falls if reading.sort.role else is_deficit


def _shifted(interval: Interval, shift: Decimal) -> Interval:
    return Interval(interval.low + shift, interval.high + shift)


def _negated(figure: Figure) -> Figure:
    value = figure.value.copy_negate()
    return replaced(figure, value=value, likely=-figure.likely, possible=-figure.possible)


def _wording(reading: Reading, text: str) -> str:
    """Return the printed figure in words that read back with its sign and qualifier."""
    found = reading.found
    core = text[found.start : found.end]
    qualifier = text[found.qualifier_start : found.qualifier_end]
    beside = text[max(0, found.start - _NEAR) : found.end + _NEAR]
    is_latin = not any("\u3400" <= sign <= "\u9fff" for sign in beside)
    if found.qualifier_start >= found.end:
        core, qualifier = core + qualifier, ""
    joint = " " if is_latin and qualifier else ""
    words = f"{qualifier}{joint}{core}"
    if reading.kind == "growth" and not found.is_spelled:
        return _RISE[is_latin][reading.sort.nominal < 0] + words
    if reading.flow == "balance" and not reading.sort.role and reading.subject.sign:
        return _BALANCE[is_latin][reading.subject.sign < 0] + words
    if reading.kind == "share" and _is_negative(reading):
        return "-" + words
    if reading.sort.role:
        return _RISE[is_latin][_is_negative(reading)] + words
    return words
