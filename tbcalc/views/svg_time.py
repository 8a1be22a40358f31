"""Drawings over time: mirrored bars with the balance, lines with their bounds, small multiples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.quantity import Quantity
from tbcalc.views.chart import Level, Lines, Mirrored, Multiples, Series
from tbcalc.views.chart_labels import Measure, measure, number_text, tick_texts
from tbcalc.views.chart_scale import Scale, drawn_value, extent, scale_of
from tbcalc.views.chart_text import shown_every, text_width
from tbcalc.views.numerals import Style
from tbcalc.views.svg_marks import SMALL, Point, dot, legend, path, rect, rule, words

_TOP: Final = 56.0
_BOTTOM: Final = 28.0
_DEEP: Final = 300.0
"""The height of a plot without what stands above and below it."""


@noun
class Frame:
    """Where numbers stand: over time from left to right, by size from the bottom to the top."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale

    def x(self, index: int, count: int) -> float:
        """Return the middle of a label's room."""
        return self.left + (self.right - self.left) * (index + 0.5) / count

    def y(self, value: Decimal) -> float:
        """Return the height of a number."""
        return self.bottom - (self.bottom - self.top) * self.scale.at(value)


Drawn = tuple[float, str]
"""The height of a drawing and its marks."""


def mirrored(plot: Mirrored, how: Measure, width: float) -> Drawn:
    """Return bars above and below nought and the balance as a line across them."""
    below = [Decimal(-1) * end for level in plot.below.levels for end in extent(level)]
    reached = [end for s in (plot.above, plot.line) for level in s.levels for end in extent(level)]
    frame = _frame(scale_of([Decimal(0), *reached, *below]), how, width, mirrored=True)
    count = len(plot.labels)
    wide = min(36.0, (frame.right - frame.left) / count * 0.62)
    marks = [legend((plot.above, plot.below, plot.line)), *_axis(frame, how, mirrored=True)]
    for index in range(count):
        x = frame.x(index, count)
        for series, sign in ((plot.above, 1), (plot.below, -1)):
            marks += _bar(frame, x, wide, series, index, sign)
    marks.append(rule(frame.left, frame.y(Decimal(0)), frame.right, frame.y(Decimal(0)), "axis"))
    marks += _balance(plot.line, frame, count, how)
    marks += _labels(plot.labels, frame)
    return frame.bottom + _BOTTOM, "".join(marks)


def lines(plot: Lines, how: Measure, width: float) -> Drawn:
    """Return lines over time, each with the band of its likely bounds."""
    top = _TOP if len(plot.series) > 1 else _TOP - 24
    frame = _frame(_scale(plot), how, width, top=top)
    marks = [legend(plot.series) if len(plot.series) > 1 else "", *_axis(frame, how)]
    count = len(plot.labels)
    for series in plot.series:
        marks += _line(series, frame, count)
    if len(plot.series) == 1:
        marks += _ends(plot.series[0], frame, count, how)
    marks += _labels(plot.labels, frame)
    return frame.bottom + _BOTTOM, "".join(marks)


def multiples(plot: Multiples, style: Style, width: float) -> Drawn:
    """Return small charts side by side, each with its title and its last number."""
    across, deep, gap = 3, 150.0, 28.0
    each = (width - gap * (across - 1)) / across
    marks = []
    for index, panel in enumerate(plot.panels):
        left, top = index % across * (each + gap), index // across * (deep + gap)
        levels = [level for s in panel.lines.series for level in s.levels if level is not None]
        if not levels:
            continue
        how = measure(levels, style)
        frame = Frame(left, left + each, top + 34, top + deep - 18, _scale(panel.lines))
        count = len(panel.lines.labels)
        last = number_text(levels[-1], how)
        marks.append(words(left, top + 13, panel.title, "title-small"))
        marks.append(words(left + each, top + 13, last, "small", "end"))
        marks.append(words(left, top + 27, how.words, "small soft"))
        base = min(max(Decimal(0), frame.scale.low), frame.scale.high)
        marks.append(rule(left, frame.y(base), left + each, frame.y(base), "axis"))
        for series in panel.lines.series:
            marks += _line(series, frame, count)
        labels = panel.lines.labels
        marks.append(words(left, top + deep - 2, labels[0], "small soft"))
        marks.append(words(left + each, top + deep - 2, labels[-1], "small soft", "end"))
    rows = -(-len(plot.panels) // across)
    return rows * (deep + gap) - gap + 6, "".join(marks)


def _scale(plot: Lines) -> Scale:
    reached = [end for s in plot.series for level in s.levels for end in extent(level)]
    return scale_of([Decimal(0), *reached] if plot.nought else reached)


def _frame(
    scale: Scale, how: Measure, width: float, *, mirrored: bool = False, top: float = _TOP
) -> Frame:
    texts = tick_texts(scale, how, mirrored=mirrored)
    left = max(text_width(text, SMALL) for text in texts) + 10
    return Frame(left, width - 8, top, top + _DEEP, scale)


def _axis(frame: Frame, how: Measure, *, mirrored: bool = False) -> Iterator[str]:
    """Yield the lines of the ticks with their numbers, and the unit above them."""
    texts = tick_texts(frame.scale, how, mirrored=mirrored)
    for tick, text in zip(frame.scale.ticks, texts, strict=True):
        y = frame.y(tick)
        yield rule(frame.left, y, frame.right, y, "axis" if tick == 0 else "grid")
        yield words(frame.left - 6, y + 4, text, "small soft", "end")
    yield words(0, frame.top - 12, how.words, "small soft")


def _labels(labels: Sequence[str], frame: Frame) -> Iterator[str]:
    """Yield the labels under the plot, as many as find room, the last always."""
    count = len(labels)
    every = shown_every([text_width(t, SMALL) for t in labels], (frame.right - frame.left) / count)
    for index, label in enumerate(labels):
        if (count - 1 - index) % every == 0:
            yield words(frame.x(index, count), frame.bottom + 18, label, "small soft", "middle")


def _bar(
    frame: Frame, x: float, wide: float, series: Series, index: int, sign: int
) -> Iterator[str]:
    """Yield a bar from nought to a number, its likely bounds as a paler end."""
    level = series.levels[index]
    value = None if level is None else drawn_value(level)
    if level is None or value is None:
        return
    zero, end = frame.y(Decimal(0)), frame.y(value * sign)
    yield rect(x - wide / 2, zero, wide, end - zero, series.role)
    low, high = _bounds(level, frame, sign)
    if abs(high - low) >= 1:
        yield rule(x, low, x, high, "whisker-under") + rule(x, low, x, high, "whisker")


def _bounds(level: Quantity, frame: Frame, sign: int = 1) -> tuple[float, float]:
    """Return the heights of the likely bounds; an open one reaches the edge."""
    return frame.y(level.likely.low * sign), frame.y(level.likely.high * sign)


def _balance(series: Series, frame: Frame, count: int, how: Measure) -> Iterator[str]:
    """Yield the line of the balance with a dot for each number, and the last number in words."""
    runs = list(_runs(series.levels, frame, count))
    for run in runs:
        points = [point for point, _ in run]
        yield path(points, "under") + path(points, "balance-line")
    for run in runs:
        for (x, y), level in run:
            low, high = _bounds(level, frame)
            if abs(high - low) >= 7:
                yield rule(x, low, x, high, "whisker")
            yield dot(x, y, 4, "ring")
    if runs:
        (x, y), level = runs[-1][-1]
        yield words(x, y - 10, number_text(level, how), "halo", "middle")


Run = list[tuple[Point, Quantity]]
"""Known numbers beside one another, with their places."""


def _runs(levels: Sequence[Level], frame: Frame, count: int) -> Iterator[Run]:
    """Yield the numbers that follow one another without a gap: absent is not nought."""
    run: Run = []
    for index, level in enumerate(levels):
        value = None if level is None else drawn_value(level)
        if level is None or value is None:
            if run:
                yield run
            run = []
        else:
            run.append(((frame.x(index, count), frame.y(value)), level))
    if run:
        yield run


def _line(series: Series, frame: Frame, count: int) -> Iterator[str]:
    """Yield a line and the band of its bounds; a number alone is a dot."""
    for run in _runs(series.levels, frame, count):
        ends = [(x, *_bounds(level, frame)) for (x, _), level in run]
        band = [(x, low) for x, low, _ in ends] + [(x, high) for x, _, high in reversed(ends)]
        yield path(band, f"{series.role}-band", closed=True)
        yield path([point for point, _ in run], f"{series.role}-line")
        if len(run) == 1:
            yield dot(*run[0][0], 3, series.role)


def _ends(series: Series, frame: Frame, count: int, how: Measure) -> Iterator[str]:
    """Yield the first and the last number of a line in words."""
    known = [pair for run in _runs(series.levels, frame, count) for pair in run]
    for (x, y), level in dict.fromkeys((known[0], known[-1])) if known else ():
        yield dot(x, y, 4, "ring")
        yield words(x, y - 10, number_text(level, how), "halo", "middle")
