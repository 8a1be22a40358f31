"""A series as JSON has it, and the same as a dataset in the words of schema.org."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from tbcalc.core.series_rows import Series
from tbcalc.exact.interval import Interval
from tbcalc.figures.flow import FLOWS
from tbcalc.figures.quantity import Quantity
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.layouts.report_series import (
    series_sentence,
    series_sources,
    series_title,
    span,
)
from tbcalc.views.payloads import trade
from tbcalc.views.payloads.linked import Measured, dataset_linked
from tbcalc.views.payloads.report import report_payload
from tbcalc.views.terms import term


def series_payload(series: Sequence[Series], look: ReportLook) -> dict[str, object]:
    """Return all rows of all series."""
    told = [
        {
            "headline": [sentence] if (sentence := series_sentence(each, look)) else [],
            "currency": each.currency,
            "rows": [trade.row_payload(row, look.names) for row in each.rows],
        }
        for each in series
    ]
    title = series_title(series, look)
    return report_payload("series", title, look, series_sources(series), {"series": told})


def series_linked(series: Sequence[Series], look: ReportLook) -> dict[str, object]:
    """Return the series as a dataset in the words of schema.org."""
    told = " ".join(filter(None, (series_sentence(each, look) for each in series)))
    measured = [
        Measured(term(flow, look.locale), between)
        for each in series for flow in FLOWS if (between := _between(each, flow)) is not None
    ]  # fmt: skip
    sources = series_sources(series)
    return dataset_linked(series_title(series, look), told, span(series), look, sources, measured)


def _between(series: Series, flow: str) -> Quantity | None:
    """Return within which bounds a flow lies in all periods; None where it is never known."""
    known = [row.flows[flow] for row in series.rows if flow in row.flows]
    if not known:
        return None
    likely = reduce(Interval.hull, (each.likely for each in known))
    possible = reduce(Interval.hull, (each.possible for each in known))
    return Quantity(None, likely, possible, series.currency)
