"""Drawings of steps and ranges: what led from one level to another, and who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.figures.quantity import Quantity
from tbcalc.views.chart import Dumbbell, Level, Role, Series, Step, Waterfall
from tbcalc.views.chart_labels import Measure, measure, number_text
from tbcalc.views.chart_scale import Scale, drawn_value, extent, scale_of
from tbcalc.views.chart_text import lines_of, shortened, text_width
from tbcalc.views.numerals import numeral_text
from tbcalc.views.svg_marks import SIZE, SMALL, dot, rect, rule, words

Drawn = tuple[float, str]
"""The height of a drawing and its marks."""

_ROW: Final = 58.0
_ASIDE: Final = 64.0
"""Room on either side of a range for its number in words."""
_ALIKE: Final = Decimal("1.6")
"""How many times the smallest number the largest may be where rows share one scale."""


def waterfall(plot: Waterfall, how: Measure, width: float) -> Drawn:
    """Return the first and the last level as bars, and the steps between them hanging in turn."""
    steps = list(_ranges(plot))
    reached = [end for _, low, high, _ in steps for end in (low, high)]
    scale = scale_of([Decimal(0), *reached])
    top, bottom = 36.0, 286.0

    def height(value: Decimal) -> float:
        return bottom - (bottom - top) * scale.at(value)

    room = width / len(steps)
    wide = min(110.0, room * 0.62)
    zero = height(Decimal(0))
    marks = [words(0, 12, how.words, "small soft"), rule(0, zero, width, zero, "axis")]
    for index, (step, begin, end, role) in enumerate(steps):
        x = room * (index + 0.5)
        marks.append(rect(x - wide / 2, height(begin), wide, height(end) - height(begin), role))
        if index + 1 < len(steps):
            y = height(end)
            marks.append(rule(x + wide / 2, y, x + room - wide / 2, y, "join"))
        inside = 0 < index < len(steps) - 1
        text = number_text(step.level, how, signed=inside)
        marks.append(words(x, min(height(begin), height(end)) - 8, text, "", "middle"))
        half = [height(end + each - _value(step)) for each in _ends(step.level)]
        if abs(half[0] - half[1]) >= 2:
            marks.append(rule(x, *_upright(x, half), "whisker-under"))
            marks.append(rule(x, *_upright(x, half), "whisker"))
        for n, row in enumerate(lines_of(step.name, SIZE, room - 8)):
            marks.append(words(x, bottom + 22 + n * 16, row, "soft", "middle"))
    return bottom + 46, "".join(marks)


def _upright(x: float, ends: Sequence[float]) -> tuple[float, float, float]:
    return ends[0], x, ends[1]


def _ends(level: Quantity) -> tuple[Decimal, Decimal]:
    likely = level.likely
    return (likely.low, likely.high) if likely.is_bounded else (_of(level), _of(level))


def _value(step: Step) -> Decimal:
    return _of(step.level)


def _of(level: Quantity) -> Decimal:
    return drawn_value(level) or Decimal(0)


def _ranges(plot: Waterfall) -> Iterator[tuple[Step, Decimal, Decimal, Role]]:
    """Yield each step with where it begins and ends, and what it is of."""
    at = _value(plot.start)
    yield plot.start, Decimal(0), at, "balance"
    for index, step in enumerate(plot.steps):
        after = at + _value(step)
        yield step, at, after, "imports" if index else "exports"
        at = after
    yield plot.end, Decimal(0), _value(plot.end), "balance"


def dumbbell(plot: Dumbbell, how: Measure, width: float) -> Drawn:
    """Return two ranges for each label, one above the other, over a scale of their own."""
    left = min(max(text_width(label, SIZE) for label in plot.labels) + 16, width * 0.3)
    right = width - 12
    shared = _shared(plot)
    marks = [_names((plot.first, plot.second)), words(width, 13, how.words, "small soft", "end")]
    top = 30.0
    for index, label in enumerate(plot.labels):
        levels = (plot.first.levels[index], plot.second.levels[index])
        known = [level for level in levels if level is not None]
        if not known:
            continue
        scale = shared or scale_of([end for level in known for end in extent(level)], 4)
        y = top + index * _ROW + 18
        marks.append(words(0, y + 4, shortened(label, SIZE, left - 8)))
        marks.append(rule(left, y, right, y, "grid"))
        row = measure(known, how.style)
        for series, level, up in ((plot.first, levels[0], -9), (plot.second, levels[1], 9)):
            ends = (left + _ASIDE, right - _ASIDE)
            marks += _range(series.role, level, scale, ends, y + up, row)
    return top + len(plot.labels) * _ROW, "".join(marks)


def _shared(plot: Dumbbell) -> Scale | None:
    """Return one scale for all rows where their numbers are of one size, None otherwise."""
    ends = [
        end
        for series in (plot.first, plot.second)
        for level in series.levels
        for end in extent(level)
    ]
    sizes = [abs(end) for end in ends if end]
    if not sizes or max(sizes) > min(sizes) * _ALIKE:
        return None
    return scale_of(ends, 4)


def _names(series: Sequence[Series]) -> str:
    x, marks = 0.0, []
    for each in series:
        marks += [dot(x + 6, 8, 5, each.role), words(x + 17, 13, each.name)]
        x += 17 + text_width(each.name, SIZE) + 22
    return "".join(marks)


def _range(
    role: Role, level: Level, scale: Scale, ends: tuple[float, float], y: float, how: Measure
) -> Iterator[str]:
    """Yield a range as a bar between its likely bounds, its number as a dot with words."""
    if level is None:
        return
    left, right = ends
    low, high = (left + (right - left) * scale.at(end) for end in _bounds(level))
    for kind in ("band", "open"):
        yield rect(low, y - 3, max(high - low, 1.0), 6, f"{role}-{kind}")
    value = drawn_value(level)
    x = low if value is None else left + (right - left) * scale.at(value)
    if level.value is not None:
        yield dot(x, y, 4.5, role)
    text = numeral_text(level, how.style, with_unit=False).replace("-", "−")
    room = text_width(text, SMALL) + 10
    after = max(x + 9, high + 7)
    if after + room > right + _ASIDE:
        yield words(min(x - 9, low - 7), y + 4, text, "halo", "end")
    else:
        yield words(after, y + 4, text, "halo")


def _bounds(level: Quantity) -> tuple[Decimal, Decimal]:
    return level.likely.low, level.likely.high
