"""A series as JSON has it, and the same as a dataset in the words of schema.org."""

from __future__ import annotations

from collections.abc import Sequence

from tbcalc.core.series_rows import Series
from tbcalc.figures.flow import FLOWS
from tbcalc.views.catalog import say
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
from tbcalc.views.period_names import period_label
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
        Measured(
            say("{what}, {when}", look.locale, what=term(flow, look.locale),
                when=period_label(row.period, look.locale)),
            row.flows[flow],
        )
        for each in series for row in each.rows for flow in FLOWS if flow in row.flows
    ]  # fmt: skip
    sources = series_sources(series)
    return dataset_linked(series_title(series, look), told, span(series), look, sources, measured)
