"""The drawings of reports."""

from __future__ import annotations

from collections.abc import Iterator

from tbcalc.core.bulletin import Bulletin
from tbcalc.core.series_rows import Series
from tbcalc.views.document import Block
from tbcalc.views.layouts.report_look import ReportLook


def history_drawings(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield exports, imports and balance over the years, and the balance share."""
    return iter(())


def move_drawings(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield what moved the balance."""
    return iter(())


def rate_drawings(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield implied rates beside official ones."""
    return iter(())


def series_drawings(series: Series, look: ReportLook) -> Iterator[Block]:
    """Yield the flows and ratios of a series, each over time."""
    return iter(())
