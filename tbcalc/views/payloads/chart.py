"""A chart as JSON has it: its words, its labels, and each number with its bounds."""

from __future__ import annotations

from tbcalc.views.chart import Chart, Multiples, Waterfall, plot_series


def chart_payload(kind: str, chart: Chart) -> dict[str, object]:
    """Return what a chart of a kind shows, series by series."""
    series = plot_series(chart.plot)
    return {
        "schema": "tbcalc.chart/1",
        "kind": kind,
        "title": chart.title,
        "description": chart.description,
        "notes": list(chart.notes),
        "labels": list(_labels(chart)),
        "series": [{"name": each.name, "levels": list(each.levels)} for each in series],
    }


def _labels(chart: Chart) -> tuple[str, ...]:
    match chart.plot:
        case Waterfall(start, steps, end):
            return tuple(step.name for step in (start, *steps, end))
        case Multiples(panels):
            return panels[0].lines.labels if panels else ()
        case plot:
            return plot.labels
