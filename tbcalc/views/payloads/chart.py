"""A chart as JSON has it: its words, its labels, and each number with its bounds."""

from __future__ import annotations

from tbcalc.views.chart import Chart, plot_labels, plot_series


def chart_payload(kind: str, chart: Chart) -> dict[str, object]:
    """Return what a chart of a kind shows, series by series."""
    series = plot_series(chart.plot)
    return {
        "schema": "tbcalc.chart/1",
        "kind": kind,
        "title": chart.title,
        "description": chart.description,
        "notes": list(chart.notes),
        "labels": list(plot_labels(chart.plot)),
        "series": [{"name": each.name, "levels": list(each.levels)} for each in series],
    }
