"""Marks of SVG: shapes and words as elements, with numbers of one decimal and inert text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Final, Literal

from tbcalc.views.chart import Series
from tbcalc.views.chart_text import text_width
from tbcalc.views.markup import text_html

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

SIZE: Final = 13.0
"""The size of the font in units of the drawing."""
SMALL: Final = 11.5


def place(value: float) -> str:
    """Return a coordinate with at most one decimal.

    Raises ValueError for what is no place.
    """
    if not isfinite(value):
        raise ValueError(f"{value} is no place in a drawing")
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def text_svg(text: str) -> str:
    """Return text as XML holds it: inert, and without what XML forbids."""
    return text_html("".join("\ufffd" if ord(c) & 0xFFFE == 0xFFFE else c for c in text))


def rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    """Return a bar; one of negative size is turned round."""
    x, width = (x, width) if width >= 0 else (x + width, -width)
    y, height = (y, height) if height >= 0 else (y + height, -height)
    size = f'width="{place(width)}" height="{place(height)}"'
    return f'<rect class="{kind}" x="{place(x)}" y="{place(y)}" {size}/>\n'


def rule(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Return a straight line."""
    ends = f'x1="{place(x1)}" y1="{place(y1)}" x2="{place(x2)}" y2="{place(y2)}"'
    return f'<line class="{kind}" {ends}/>\n'


def path(points: Sequence[Point], kind: str, *, closed: bool = False) -> str:
    """Return a line through points, or the area within them."""
    if not points:
        return ""
    steps = " ".join(f"{place(x)} {place(y)}" for x, y in points)
    return f'<path class="{kind}" d="M{steps}{"Z" if closed else ""}"/>\n'


def dot(x: float, y: float, radius: float, kind: str) -> str:
    """Return a round dot."""
    return f'<circle class="{kind}" cx="{place(x)}" cy="{place(y)}" r="{place(radius)}"/>\n'


def words(x: float, y: float, text: str, kind: str = "", anchor: Anchor = "start") -> str:
    """Return a line of text that stands on ``y``."""
    told = f' class="{kind}"' if kind else ""
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{told} x="{place(x)}" y="{place(y)}"{side}>{text_svg(text)}</text>\n'


def legend(series: Iterable[Series], *, dots: bool = False) -> str:
    """Return the names of series beside their colours; the balance is a line, or a dot."""
    x, marks = 0.0, []
    for each in series:
        marks.append(_sample(x, each, dots))
        marks.append(words(x + 18, 13, each.name))
        x += 18 + text_width(each.name, SIZE) + 22
    return "".join(marks)


def _sample(x: float, series: Series, dots: bool) -> str:
    if series.role != "balance":
        return rect(x, 2, 12, 12, series.role)
    return dot(x + 7, 8, 4.5, "ring") if dots else rule(x, 8, x + 14, 8, "balance-line")
