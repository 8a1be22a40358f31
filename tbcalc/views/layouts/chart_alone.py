"""A chart that stands alone: whose trade it is, what its bounds are, and who prints its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.core.selection import Subject
from tbcalc.exact.noun import replaced
from tbcalc.figures.source import Source
from tbcalc.views.catalog import listed, say
from tbcalc.views.chart import Chart
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.layouts.words import trade_of

_MOST_SOURCES: Final = 4
"""Sources named under a chart."""


def chart_alone(
    chart: Chart, subject: Subject, sources: Iterable[str], look: ReportLook, *, drawn: bool
) -> Chart:
    """Return a chart of a report with the words that the report around it would say.

    Where it is ``drawn`` they tell what its whiskers are.
    """
    trade = trade_of(subject, look.names, look.locale)
    whiskers = say("Whiskers and bands: likely bounds, where wider than the mark.", look.locale)
    bounds = whiskers if drawn else ""
    told = (chart.description, *chart.notes, bounds, _source_note(sources, look))
    return replaced(chart, title=f"{trade} – {chart.title}", notes=tuple(filter(None, told)))


def _source_note(ids: Iterable[str], look: ReportLook) -> str:
    """Return who printed the figures, the most of them by number."""
    found = [look.sources.get(one, Source(one)) for one in dict.fromkeys(ids)]
    names = list(dict.fromkeys(source.publisher or source.id for source in found))
    if not names:
        return ""
    if len(names) > _MOST_SOURCES:
        told = say("{number} others", look.locale, number=len(names) - _MOST_SOURCES)
        names = [*names[:_MOST_SOURCES], told]
    return say("Printed by {sources}.", look.locale, sources=listed(names, look.locale))
