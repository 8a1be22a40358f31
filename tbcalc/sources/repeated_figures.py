"""Figures read by the hundred thousand: the words around the digits are read once."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from tbcalc.errors import TbcalcError
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import Figure, Kind, Qualifier, digit_bounds
from tbcalc.sources.figure_text import read_figure

_DIGITS: Final = re.compile(
    r"([^0-9]*)(?=[0.]*[1-9])"
    r"([1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|0)((?:\.[0-9]{1,6})?)"
    r"([^0-9]*)"
)
_OTHER_DIGITS: Final = str.maketrans("0123456789", "7358946213")
_ZEROS: Final = str.maketrans("0123456789", "0000000000")


class _Wording(NamedTuple):
    """What the words around the digits make of them: ``value`` is digits times ``factor``."""

    factor: Decimal
    scale: Decimal
    kind: Kind
    unit: str
    qualifier: Qualifier
    assumed: tuple[str, ...]

    def figure(self, text: str, whole: str, decimals: str) -> Figure:
        """Return the figure with these digits; ``decimals`` begin with the point, or are empty."""
        digits = whole.replace(",", "")
        value = NEAREST.multiply(Decimal(digits + decimals), self.factor)
        places = len(decimals) - 1 if decimals else 0
        last_place = self.scale.scaleb(-places)
        zeros = 0 if decimals else len(digits) - len(digits.rstrip("0") or digits)
        rough_place = self.scale.scaleb(zeros) if zeros else last_place
        likely, possible = digit_bounds(value, last_place, rough_place, self.qualifier)
        return Figure(
            text.strip(), self.kind, value, likely, possible, self.unit, self.qualifier,
            last_place, rough_place, self.assumed,
        )  # fmt: skip


class RepeatedFigures:
    """Reads figures as read_figure does, faster where only the digits change.

    A wording is trusted after it gave what read_figure gives for the digits at hand and for two
    others of their form; all else goes through read_figure.
    """

    def __init__(self) -> None:
        self._figures: dict[tuple[str, str, str], Figure] = {}
        self._wordings: dict[tuple[str, str, str, str, int, int], _Wording | None] = {}

    def read(self, text: str, *, assume: str = "", locale: str = "") -> Figure:
        """Return the figure that the whole of ``text`` is.

        Raises what read_figure raises.
        """
        look_up = (text, assume, locale)
        figure = self._figures.get(look_up)
        if figure is None:
            figure = self._figures[look_up] = self._read(text, assume, locale)
        return figure

    def _read(self, text: str, assume: str, locale: str) -> Figure:
        match = _DIGITS.fullmatch(text)
        if match is None:
            return read_figure(text, assume=assume, locale=locale)
        before, whole, decimals, behind = match.groups()
        form = (before, behind, assume, locale, whole.count(","), len(decimals))
        if form not in self._wordings:
            self._wordings[form] = None  # so that a failing text is not tried as a wording again
            figure = read_figure(text, assume=assume, locale=locale)
            self._wordings[form] = _wording(figure, match, assume, locale)
            return figure
        wording = self._wordings[form]
        if wording is None:
            return read_figure(text, assume=assume, locale=locale)
        return wording.figure(text, whole, decimals)


def _wording(figure: Figure, match: re.Match[str], assume: str, locale: str) -> _Wording | None:
    """Return what the words around the digits of ``figure`` say, None when that varies."""
    before, whole, decimals, behind = match.groups()
    if figure.kind == "count" or not figure.last_place or not figure.value:
        return None  # a count is exact when it is small
    scale = figure.last_place.scaleb(len(decimals) - 1 if decimals else 0)
    factor = scale.copy_sign(figure.value)
    wording = _Wording(factor, scale, figure.kind, figure.unit, figure.qualifier, figure.assumed)
    other = (whole.translate(_OTHER_DIGITS), decimals.translate(_OTHER_DIGITS))
    rounded = (other[0] if decimals else other[0][:1] + other[0][1:].translate(_ZEROS), other[1])
    try:
        for digits in ((whole, decimals), other, rounded):
            text = before + digits[0] + digits[1] + behind
            expected = read_figure(text, assume=assume, locale=locale)
            if wording.figure(text, *digits) != expected:
                return None
    except TbcalcError:
        return None
    return wording
