"""Charts of a workbook: native ones, over their numbers and bounds on a sheet of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from tbcalc.figures.quantity import Quantity
from tbcalc.views.cells import visible
from tbcalc.views.chart import (
    Chart,
    Dumbbell,
    Level,
    Lines,
    Mirrored,
    Multiples,
    Series,
    Waterfall,
    known_levels,
    plot_labels,
    plot_series,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_COLOURS: Final = {
    "exports": "#2673a8", "imports": "#c2691f", "balance": "#1c1b19", "reported": "#c2691f",
    "computed": "#2673a8",
}  # fmt: skip
_SIZE: Final = {"width": 860, "height": 340}
_EACH: Final = 3
"""Columns of a series: its value, and how far its likely bounds lie above and below."""


def add_chart(book: Workbook, data: Worksheet, sheet: Worksheet, row: int, chart: Chart) -> None:
    """Write the numbers of a chart below one another in ``data``, and draw it in ``sheet``."""
    top = (data.dim_rowmax or 0) + 2 if data.dim_rowmax is not None else 0
    labels, series = plot_labels(chart.plot), plot_series(chart.plot)
    _numbers(data, top, chart, labels, series)
    drawn = _drawn(book, data.get_name(), top, chart, labels, series)
    drawn.set_title({"name": visible(chart.title)[:250], "name_font": {"size": 12}})
    drawn.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
    drawn.set_size(_SIZE)
    told = visible(f"{chart.title}. {chart.description}")
    sheet.insert_chart(row, 0, drawn, {"description": told[:1000]})


def _numbers(
    data: Worksheet, top: int, chart: Chart, labels: Sequence[str], series: Sequence[Series]
) -> None:
    data.write_string(top, 0, visible(chart.title))
    for column, each in enumerate(series):
        for offset, title in enumerate((each.name, "+", "-")):
            data.write_string(top, 1 + column * _EACH + offset, visible(title))
    for index, label in enumerate(labels):
        data.write_string(top + 1 + index, 0, visible(label))
        for column, each in enumerate(series):
            for offset, number in enumerate(_value_and_bounds(each.levels[index])):
                data.write_number(top + 1 + index, 1 + column * _EACH + offset, number)


def _value_and_bounds(level: Level) -> Iterator[float]:
    """Yield the value and the distances of its likely bounds, none where it is not known."""
    if level is None:
        return
    value = _middle(level)
    if value is None:
        return
    yield value
    for end in (level.likely.high, level.likely.low):
        yield abs(float(end) - value) if end.is_finite() else 0.0


def _middle(level: Quantity) -> float | None:
    if level.value is not None:
        return float(level.value)
    return float(level.likely.midpoint) if level.likely.is_bounded else None


def _drawn(
    book: Workbook, name: str, top: int, chart: Chart, labels: Sequence[str],
    series: Sequence[Series],
) -> Any:  # fmt: skip
    kind = "column" if isinstance(chart.plot, Mirrored | Waterfall) else "line"
    drawn = book.add_chart({"type": kind})
    line = book.add_chart({"type": "line"}) if isinstance(chart.plot, Mirrored) else drawn
    last = top + len(labels)
    for column, each in enumerate(series):
        is_line = isinstance(chart.plot, Mirrored) and each.role == "balance"
        of = line if is_line else drawn
        of.add_series(_series(name, top, last, column, each, chart.plot, is_line=is_line))
    if line is not drawn:
        drawn.combine(line)
    drawn.set_y_axis({
        "major_gridlines": {"visible": True, "line": {"color": "#dcd8d0"}},
        "num_format": _axis_format(chart),
    })  # fmt: skip
    return drawn


def _axis_format(chart: Chart) -> str:
    """Return the format of an axis: in the scale of the largest number, or in percent."""
    levels = list(known_levels(chart.plot))
    if levels and levels[0].unit == "1":
        return "0%"
    if levels and "/" in levels[0].unit:
        return "0.00"
    sizes = [abs(level.value) for level in levels if level.value is not None]
    power = max((size.adjusted() for size in sizes if size), default=0)
    return "#,##0.##" + "," * (power // 3) if power >= 6 else "General"


def _series(
    name: str, top: int, last: int, column: int, series: Series, plot: object, *, is_line: bool
) -> dict[str, object]:
    first = 1 + column * _EACH
    colour = _COLOURS[series.role]
    told: dict[str, object] = {
        "name": visible(series.name),
        "categories": [name, top + 1, 0, last, 0],
        "values": [name, top + 1, first, last, first],
        "y_error_bars": {
            "type": "custom",
            "plus_values": [name, top + 1, first + 1, last, first + 1],
            "minus_values": [name, top + 1, first + 2, last, first + 2],
        },
    }
    if isinstance(plot, Lines | Multiples) or is_line:
        return {**told, "line": {"color": colour, "width": 2}}
    if isinstance(plot, Dumbbell):
        marker = {"type": "circle", "size": 8, "fill": {"color": colour}}
        return {**told, "line": {"none": True}, "marker": marker}
    return {**told, "fill": {"color": colour}}
