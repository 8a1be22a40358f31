"""Mirrored bars of trade: imports to the left of the axis, exports to its right."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.figures.flow import EXPORTS, IMPORTS
from tbcalc.views.document import Bar, Column
from tbcalc.views.fitting import bar_ends, bar_reach
from tbcalc.views.terms import term


def bar_column(locale: str = "en") -> Column:
    """Return the column of mirrored bars, which names both its sides."""
    return Column(f"{term(IMPORTS, locale)}|{term(EXPORTS, locale)}")


def longest_side(rows: Iterable[BalanceRow]) -> Decimal:
    """Return how far the largest exports or imports of the rows reach, which fills a side."""
    sides = (row.flows.get(flow) for row in rows for flow in (EXPORTS, IMPORTS))
    known = (side for side in sides if side is not None and side.value is not None)
    return max(map(bar_reach, known), default=Decimal(0))


def largest_flow(row: BalanceRow) -> Decimal:
    """Return the size of the largest flow that has a value; 0 when none has."""
    values = (flow.value for flow in row.flows.values())
    return max((abs(value) for value in values if value is not None), default=Decimal(0))


def mirrored(row: BalanceRow, full: Decimal) -> Bar | None:
    """Return the bar of a row, None where exports or imports have no value."""
    exports, imports = row.flows.get(EXPORTS), row.flows.get(IMPORTS)
    if exports is None or imports is None or exports.value is None or imports.value is None:
        return None
    return Bar(imports.value, exports.value, full, bar_ends(imports), bar_ends(exports))
