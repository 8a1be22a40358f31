"""Amounts whose scale a sentence tells once: surpluses, in billions of dollars, with X ($6.2)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_search import Found
from tbcalc.sources.figure_text import read_figure

_TOLD: Final = late_pattern(r"(?i)\bin (millions|billions|trillions) of ")
_STOP: Final = late_pattern(r"\n|\.(?=\s|$)")
_PLACES: Final = {"millions": 6, "billions": 9, "trillions": 12}
_JOINTS: Final = ("个和", "个、", "、", "和", "个与", "個和", "個、")
"""What parts numbers of one list of points."""
_LEAST: Final = Decimal(100_000)
"""What is printed larger has its own scale."""


def with_scales_told(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the figures, bare amounts behind such words at the scale they tell, to the stop."""
    told = _with_points(text, found)
    for match in _TOLD.finditer(text):
        end = _end(text, match.end())
        places = _PLACES[match[1].lower()]
        for i, each in enumerate(told):
            is_bare = each.figure.kind == "amount" and each.figure.value < _LEAST
            if match.end() <= each.start < end and is_bare:
                told[i] = replaced(each, figure=_scaled(each.figure, places))
    return told


def _with_points(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the figures, those that share the unit of points as such: 2.2个和5.4个百分点."""
    told = list(found)
    for i in range(len(told) - 2, -1, -1):
        own, after = told[i], told[i + 1]
        is_list = after.figure.kind == "points" and own.figure.kind in ("count", "number")
        if is_list and text[own.end : after.start] in _JOINTS:
            read = read_figure(text[own.start : own.end] + "个百分点")
            told[i] = replaced(own, figure=replaced(read, text=own.figure.text), range_with=None)
    return told


def _end(text: str, start: int) -> int:
    """Return where the sentence ends: at a full stop that no digit follows, or at a line's end."""
    match = _STOP.search(text, start)
    return match.start() if match else len(text)


def _scaled(figure: Figure, places: int) -> Figure:
    likely, possible = (
        Interval(each.low.scaleb(places), each.high.scaleb(places))
        for each in (figure.likely, figure.possible)
    )
    return replaced(
        figure, value=figure.value.scaleb(places), likely=likely, possible=possible,
        last_place=figure.last_place.scaleb(places), rough_place=figure.rough_place.scaleb(places),
    )  # fmt: skip
