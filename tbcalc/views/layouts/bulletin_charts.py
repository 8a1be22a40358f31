"""The drawings of a bulletin."""

from __future__ import annotations

from collections.abc import Iterator

from tbcalc.core.bulletin import Bulletin
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
