"""Drawings of what lies side by side: a row for each partner, bars either side of an axis."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.views.chart import Level, Mirrored, Series
from tbcalc.views.chart_labels import Measure, number_text, tick_texts
from tbcalc.views.chart_scale import Scale, drawn_value, extent, scale_of
from tbcalc.views.chart_text import shortened, text_width
from tbcalc.views.svg_marks import SIZE, dot, legend, rect, rule, words

Drawn = tuple[float, str]
"""The height of a drawing and its marks."""

_TOP: Final = 56.0
_ROW: Final = 24.0
_THICK: Final = 13.0
_MOST_LABEL: Final = 0.28
"""What part of the drawing labels may take."""


@noun
class _Frame:
    """Where numbers stand across: from ``left`` to ``right`` over a scale."""

    left: float
    right: float
    scale: Scale

    def x(self, value: Decimal) -> float:
        """Return where a number stands."""
        return self.left + (self.right - self.left) * self.scale.at(value)


def sides(plot: Mirrored, how: Measure, width: float) -> Drawn:
    """Return bars either side of nought, one row for each label, and the balance as a dot."""
    numbers = [_number(level, how) for level in plot.line.levels]
    frame = _framed(plot, numbers, width)
    bottom = _TOP + len(plot.labels) * _ROW
    named = legend((plot.below, plot.above, plot.line), dots=True)
    marks = [named, words(width, 13, how.words, "small soft", "end"), *_axis(frame, how, bottom)]
    for index, label in enumerate(plot.labels):
        y = _TOP + (index + 0.5) * _ROW
        marks.append(words(0, y + 4, shortened(label, SIZE, frame.left - 12)))
        marks += _bar(frame, plot.above, index, y, 1)
        marks += _bar(frame, plot.below, index, y, -1)
        marks += _balance(frame, plot.line.levels[index], y)
        marks.append(words(width, y + 4, numbers[index], "", "end"))
    zero = frame.x(Decimal(0))
    marks.append(rule(zero, _TOP, zero, bottom, "axis"))
    return bottom + 8, "".join(marks)


def _framed(plot: Mirrored, numbers: list[str], width: float) -> _Frame:
    label = min(max(text_width(each, SIZE) for each in plot.labels), width * _MOST_LABEL)
    room = max(text_width(each, SIZE) for each in numbers)
    below = [-end for level in plot.below.levels for end in extent(level)]
    reached = [end for s in (plot.above, plot.line) for level in s.levels for end in extent(level)]
    return _Frame(label + 16, width - room - 16, scale_of([Decimal(0), *reached, *below]))


def _number(level: Level, how: Measure) -> str:
    return "" if level is None else number_text(level, how, signed=True)


def _axis(frame: _Frame, how: Measure, bottom: float) -> Iterator[str]:
    """Yield the lines of the ticks with their numbers above them."""
    texts = tick_texts(frame.scale, how, mirrored=True)
    for tick, text in zip(frame.scale.ticks, texts, strict=True):
        x = frame.x(tick)
        yield rule(x, _TOP - 4, x, bottom, "grid")
        yield words(x, _TOP - 10, text, "small soft", "middle")


def _bar(frame: _Frame, series: Series, index: int, y: float, sign: int) -> Iterator[str]:
    """Yield a bar from nought to a number, and a whisker over its likely bounds."""
    level = series.levels[index]
    value = None if level is None else drawn_value(level)
    if level is None or value is None:
        return
    zero, end = frame.x(Decimal(0)), frame.x(value * sign)
    yield rect(zero, y - _THICK / 2, end - zero, _THICK, series.role)
    low, high = (frame.x(bound * sign) for bound in (level.likely.low, level.likely.high))
    if abs(high - low) >= 1:
        yield rule(low, y, high, y, "whisker-under") + rule(low, y, high, y, "whisker")


def _balance(frame: _Frame, level: Level, y: float) -> Iterator[str]:
    value = None if level is None else drawn_value(level)
    if level is None or value is None:
        return
    low, high = frame.x(level.likely.low), frame.x(level.likely.high)
    if abs(high - low) >= 7:
        yield rule(low, y, high, y, "whisker")
    yield dot(frame.x(value), y, 4.5, "ring")
