"""The drawing of one period's trade by partner: imports, exports, and the balance of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS
from tbcalc.views.catalog import joined, say
from tbcalc.views.chart import Chart, Mirrored, Role, Series
from tbcalc.views.chart_scale import drawn_value
from tbcalc.views.document import Block, Drawing
from tbcalc.views.layouts.report_look import ReportLook, trade_words
from tbcalc.views.period_names import period_label
from tbcalc.views.sentences_balance import balance_sentence
from tbcalc.views.terms import term

_MOST: Final = 30
"""Partners drawn below one another at most."""
_ROLES: Final[tuple[tuple[str, Role], ...]] = (
    (EXPORTS, "exports"), (IMPORTS, "imports"), (BALANCE, "balance"),
)  # fmt: skip


def partners_drawing(rows: Sequence[BalanceRow], look: ReportLook) -> Iterator[Block]:
    """Yield the trade of one period with single partners, from surpluses to deficits."""
    known = [(drawn_value(row.flows[BALANCE]), row) for row in rows if BALANCE in row.flows]
    found = [(value, row) for value, row in known if value is not None]
    widest = sorted(found, key=lambda each: (-abs(each[0]), each[1].subject.partner))[:_MOST]
    drawn = [row for _, row in sorted(widest, key=lambda each: (-each[0], each[1].subject.partner))]
    if not drawn:
        return
    exports, imports, balance = (
        Series(term(flow, look.locale), role, tuple(row.flows.get(flow) for row in drawn))
        for flow, role in _ROLES
    )
    names = tuple(look.names(row.subject.partner) for row in drawn)
    when = period_label(drawn[0].period, look.locale)
    title = say("Exports, imports and the balance by partner, {when}", look.locale, when=when)
    notes = []
    if len(found) > len(drawn):
        notes.append(say("Drawn are the {number} widest balances of {all}.", look.locale,
                         number=len(drawn), all=len(found)))  # fmt: skip
    plot = Mirrored(names, exports, imports, balance, "partner")
    told = _told(drawn, look)
    yield Drawing(Chart(title, told, plot, look.style, tuple(notes)), is_told=True)


def _told(rows: Sequence[BalanceRow], look: ReportLook) -> str:
    """Return the first and the last balance as sentences."""
    ends = (rows[0], rows[-1]) if len(rows) > 1 else (rows[0],)
    sentences = (
        balance_sentence(trade_words(r.subject, look), r.period, r.flows[BALANCE], look.style)
        for r in ends
    )
    return joined(sentences, look.locale)
