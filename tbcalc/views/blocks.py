"""Charts on a terminal, of block characters: as SVG draws them, to the eighth of a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from tbcalc.figures.quantity import Quantity
from tbcalc.views.bars import bar_line
from tbcalc.views.cells import cell_width, padded, visible
from tbcalc.views.chart import (
    Chart,
    Dumbbell,
    Level,
    Lines,
    Mirrored,
    Multiples,
    Role,
    Series,
    Waterfall,
    known_levels,
)
from tbcalc.views.chart_labels import Measure, measure
from tbcalc.views.chart_scale import Scale, drawn_value, extent, scale_of
from tbcalc.views.document import Bar, Line, Meaning, Span, plain
from tbcalc.views.fitting import bar_ends, bar_reach
from tbcalc.views.numerals import numeral_text

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_MEANINGS: Final[dict[Role, Meaning]] = {
    "exports": "right", "imports": "left", "balance": "emphasis", "reported": "left",
    "computed": "right",
}  # fmt: skip
_LABEL: Final = 24
"""Cells that a label may take."""
_LEAST: Final = 10
"""Cells below which nothing is drawn."""


def blocks(chart: Chart, width: int) -> list[Line]:
    """Return the drawing of a chart as lines of at most ``width`` cells, its unit first.

    Empty where no number is known or there is no room.
    """
    levels = list(known_levels(chart.plot))
    if not levels:
        return []
    how = measure(levels, chart.style)
    match chart.plot:
        case Mirrored() as plot:
            lines = list(_mirrored(plot, how, width))
        case Lines() as plot:
            lines = [line for series in plot.series for line in _bars(plot, series, how, width)]
        case Waterfall() as plot:
            lines = list(_waterfall(plot, how, width))
        case Dumbbell() as plot:
            lines = list(_dumbbell(plot, how, width))
        case Multiples() as plot:
            return list(_multiples(plot, chart, width))
    unit: Line = (Span(how.words, "note"),)
    return [row for line in (unit, *lines) for row in _fitted(line, width)] if lines else []


def _fitted(line: Line, width: int) -> list[Line]:
    """Return a line, what is too wide of it cut and each run of it by itself."""
    if cell_width(plain(line).rstrip()) <= width:
        return [line]
    return [(Span(_cut(span.text.rstrip(), width), span.meaning),) for span in line]


def _mirrored(plot: Mirrored, how: Measure, width: int) -> Iterator[Line]:
    """Yield imports to the left of an axis and exports to its right, then the balance."""
    labels = _labels(plot.labels)
    numbers = [_number(level, how) for level in plot.line.levels]
    title = f"● {visible(plot.line.name)}"
    wide = _widest([*numbers, title])
    size = width - _widest(labels) - wide - 4
    size -= 1 - size % 2
    if size < _LEAST:
        return
    full = max((max(_size(level), bar_reach(level))
                for s in (plot.above, plot.below) for level in s.levels),
               default=Decimal(0))  # fmt: skip
    half = size // 2
    names = [_cut(visible(each.name), half) for each in (plot.below, plot.above)]
    head = padded(f"{padded(names[0], half, 'right')}│{names[1]}", size)
    yield (Span(f"{' ' * _widest(labels)}  {head}  {padded(title, wide, 'right')}", "note"),)
    for index, label in enumerate(labels):
        left, right = plot.below.levels[index], plot.above.levels[index]
        bar = Bar(_size(left), _size(right), full, bar_ends(left), bar_ends(right))
        drawn = _marked(bar_line(bar, size), plot.line.levels[index], full, size)
        space = " " * (size - cell_width(plain(drawn)) + 2)
        yield (
            Span(f"{padded(label, _widest(labels))}  ", "term"),
            *drawn,
            Span(space + padded(numbers[index], wide, "right"), "number"),
        )


def _marked(bars: Line, balance: Level, full: Decimal, size: int) -> Line:
    """Return mirrored bars with a dot on them where the balance stands, left of the axis a deficit.

    The dot is left out where the balance is not within the bars or less than half a cell.
    """
    value = None if balance is None else drawn_value(balance)
    if value is None or not 0 < abs(value) <= full:
        return bars
    half = size // 2
    at = round(Scale(-full, full, full, ()).at(value) * 2 * half)
    signs = [(sign, span.meaning) for span in bars for sign in span.text]
    signs += [(" ", "plain")] * (size - len(signs))
    if at == half:
        return bars
    signs[at] = ("●", "emphasis")
    runs = groupby(signs, lambda pair: pair[1])
    return tuple(Span("".join(sign for sign, _ in run), told) for told, run in runs)


def _bars(plot: Lines, series: Series, how: Measure, width: int) -> Iterator[Line]:
    """Yield a bar from nought for each number of a series."""
    levels = [level for each in plot.series for level in each.levels]
    scale = scale_of([Decimal(0), *(end for level in levels for end in extent(level))])
    rows = list(_rows(plot.labels, series.levels, how, width))
    if rows and len(plot.series) > 1:
        yield (Span(series.name, _MEANINGS[series.role]),)
    for label, level, room in rows:
        value = None if level is None else drawn_value(level)
        drawn = "" if value is None else _between(Decimal(0), value, scale, room)
        yield _row(label, drawn, _number(level, how), series.role, room)


def _waterfall(plot: Waterfall, how: Measure, width: int) -> Iterator[Line]:
    """Yield each step as a bar that begins where the one before ended."""
    steps = (plot.start, *plot.steps, plot.end)
    ends: list[tuple[Decimal, Decimal]] = []
    at = Decimal(0)
    for index, step in enumerate(steps):
        value = drawn_value(step.level) or Decimal(0)
        inside = 0 < index < len(steps) - 1
        ends.append((at, at + value) if inside else (Decimal(0), value))
        at = ends[-1][1]
    scale = scale_of([Decimal(0), *(end for pair in ends for end in pair)])
    rows = _rows([step.name for step in steps], [step.level for step in steps], how, width)
    roles: tuple[Role, ...] = ("balance", "exports", "imports")
    for index, (label, level, room) in enumerate(rows):
        role = "balance" if index == len(steps) - 1 else roles[min(index, 2)]
        yield _row(label, _between(*ends[index], scale, room), _number(level, how), role, room)


def _dumbbell(plot: Dumbbell, how: Measure, width: int) -> Iterator[Line]:
    """Yield for each label the two ranges, one below the other, on a scale of their own."""
    both = (plot.first, plot.second)
    head = tuple(Span(f"● {series.name}  ", _MEANINGS[series.role]) for series in both)
    for index, label in enumerate(plot.labels):
        levels = [series.levels[index] for series in both]
        scale = scale_of([end for level in levels for end in extent(level)])
        rows = list(_rows([label, ""], levels, how, width, labels=plot.labels))
        if rows and head:
            yield head
            head = ()
        for series, (name, level, room) in zip(both, rows, strict=False):
            yield _row(name, _range(level, scale, room), _number(level, how), series.role, room)


def _multiples(plot: Multiples, chart: Chart, width: int) -> Iterator[Line]:
    """Yield a line of small columns for each panel, with its last number."""
    titles = _labels([panel.title for panel in plot.panels])
    for title, panel in zip(titles, plot.panels, strict=True):
        levels = [level for series in panel.lines.series for level in series.levels]
        known = [level for level in levels if level is not None]
        room = width - _widest(titles) - 30
        if not known or room < _LEAST:
            continue
        ends = [end for level in known for end in extent(level)]
        scale = scale_of([Decimal(0), *ends] if panel.lines.nought else ends)
        columns = "".join(_column(level, scale) for level in levels[-room:])
        last = numeral_text(known[-1], measure(known, chart.style).style)
        role = panel.lines.series[0].role
        yield (
            Span(f"{padded(title, _widest(titles))}  ", "term"),
            Span(columns, _MEANINGS[role]), Span(f"  {last}", "number"),
        )  # fmt: skip


def _column(level: Level, scale: Scale) -> str:
    value = None if level is None else drawn_value(level)
    return " " if value is None else _HEIGHTS[min(7, int(scale.at(value) * 8))]


def _rows(
    names: Sequence[str],
    levels: Sequence[Level],
    how: Measure,
    width: int,
    labels: Sequence[str] = (),
) -> Iterator[tuple[str, Level, int]]:
    """Yield label, level and the cells for its drawing; nothing where there is no room."""
    wide = _widest(_labels(labels or names))
    room = width - wide - _widest([_number(level, how) for level in levels]) - 4
    if room >= _LEAST:
        for name, level in zip(_labels(names), levels, strict=True):
            yield padded(name, wide), level, room


def _row(label: str, drawn: str, number: str, role: Role, room: int) -> Line:
    return (
        Span(f"{label}  ", "term"),
        Span(padded(drawn, room), _MEANINGS[role]),
        Span(f"  {number}", "number"),
    )


def _between(begin: Decimal, end: Decimal, scale: Scale, room: int) -> str:
    """Return a bar between two numbers, to the eighth of a cell at its right end."""
    low, high = sorted((scale.at(begin), scale.at(end)))
    start, eighths = int(low * room), round(high * room * 8)
    whole, rest = divmod(max(eighths - start * 8, 1), 8)
    return " " * start + "█" * whole + (_EIGHTHS[rest] if rest else "")


def _range(level: Level, scale: Scale, room: int) -> str:
    """Return a range as a line with a dot for its number; an open end as an arrow."""
    if level is None:
        return ""
    low, high = (round(scale.at(end) * (room - 1)) for end in (level.likely.low, level.likely.high))
    cells = [" "] * low + ["─"] * (high - low + 1)
    value = drawn_value(level)
    if not level.likely.high.is_finite():
        cells[-1] = "→"
    if level.value is not None and value is not None:
        cells[min(round(scale.at(value) * (room - 1)), len(cells) - 1)] = "●"
    return "".join(cells)


def _number(level: Level, how: Measure) -> str:
    return "" if level is None else numeral_text(level, how.style, with_unit=False)


def _size(level: Quantity | None) -> Decimal:
    value = None if level is None else drawn_value(level)
    return Decimal(0) if value is None else abs(value)


def _labels(names: Sequence[str]) -> list[str]:
    """Return labels as they are shown: harmless, and cut where they are too long."""
    return [_cut(visible(name)) for name in names]


def _cut(name: str, most: int = _LABEL) -> str:
    if cell_width(name) <= most:
        return name
    kept = name[:most]
    while cell_width(kept) > most - 1:
        kept = kept[:-1]
    return f"{kept}…"


def _widest(texts: Sequence[str]) -> int:
    return max(map(cell_width, texts), default=0)
