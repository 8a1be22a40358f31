"""The numbers of a chart as a table, for where nothing can be drawn and for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import say
from tbcalc.views.chart import (
    Chart,
    Level,
    Mirrored,
    Plot,
    Series,
    Waterfall,
    plot_labels,
    plot_series,
)
from tbcalc.views.document import Cell, Column, Line, Span, Table, line
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.terms import term


def chart_table(chart: Chart) -> Table:
    """Return a row per label of the chart and, for each series, its number and likely bounds."""
    plot, locale = chart.plot, chart.style.locale
    if isinstance(plot, Waterfall):
        steps = (plot.start, *plot.steps, plot.end)
        named = ((step.name, step.level) for step in steps)
        rows = tuple((_name(name), *_cells(level, chart.style)) for name, level in named)
        columns = [Column(), Column(term("amount", locale), "right")]
        return Table((*columns, Column(say("likely", locale), "right")), rows)
    return _table(chart, plot_labels(plot), plot_series(plot))


def _over(plot: Plot) -> str:
    """Return what the labels of a plot are."""
    return plot.over if isinstance(plot, Mirrored) else "period"


def _table(chart: Chart, labels: Sequence[str], series: Sequence[Series]) -> Table:
    locale = chart.style.locale
    columns = [Column(term(_over(chart.plot), locale))]
    for each in series:
        columns += [Column(each.name, "right"), Column(say("likely", locale), "right")]
    rows = tuple(
        (_name(label), *(cell for each in series for cell in _cells(each.levels[i], chart.style)))
        for i, label in enumerate(labels)
    )
    return Table(tuple(columns), rows)


def _name(label: str) -> Line:
    return line(Span(label, "term"))


def _cells(level: Level, style: Style) -> Iterator[Cell]:
    if level is None:
        yield from ((), ())
        return
    yield line(Span(str(_bare(level, style)), "number"))
    yield line(Span(numeral(level, style).bounds, "bounds"))


def _bare(level: Quantity, style: Style) -> str:
    told = numeral(level, style)
    return f"{told.number or told.bounds} {told.unit}".strip()
