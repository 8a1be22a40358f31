"""The drawings of reports: what was printed and reckoned, as charts with their bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.bulletin import Bulletin
from tbcalc.core.series_rows import Series
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views import chart
from tbcalc.views.catalog import say
from tbcalc.views.chart import Chart, Dumbbell, Lines, Mirrored, Multiples, Panel, Step, Waterfall
from tbcalc.views.document import Block, Drawing
from tbcalc.views.layouts.derivations import COVERAGE, SHARE
from tbcalc.views.layouts.report_look import ReportLook, trade_words
from tbcalc.views.period_names import period_label
from tbcalc.views.sentences import comparison_sentence
from tbcalc.views.sentences_balance import balance_change_sentence
from tbcalc.views.terms import term

_MOST: Final = 30
"""Periods drawn side by side at most, the last ones."""

_MOST_POINTS: Final = 240
"""Periods drawn as a line at most, the last ones."""


def history_drawings(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield exports, imports and balance over the years, and the balance share."""
    yield from flows_drawing(facts, look)
    yield from share_drawing(facts, look)


def flows_drawing(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield exports and imports either side of an axis, and the balance, over the years."""
    rows = _drawn_rows(facts)
    if len(rows) < 2:
        return
    exports, imports, balance = (_series(rows, f, look) for f in (EXPORTS, IMPORTS, BALANCE))
    mirrored = Mirrored(_labels(rows, look), exports, imports, balance)
    trade = trade_words(facts.balance.subject, look)
    title = say("Exports, imports and the balance", look.locale)
    yield Drawing(Chart(title, _moved(rows, trade, look), mirrored, look.style), is_told=True)


def share_drawing(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield the balance as a share of exports and imports together, over the years."""
    shares = [(r, r.balance_share) for r in _drawn_rows(facts) if r.balance_share is not None]
    if len(shares) < 2:
        return
    title = say("The balance as a share of exports and imports together", look.locale)
    (first, before), (last, after) = shares[0], shares[-1]
    what = term(SHARE, look.locale)
    told = comparison_sentence(what, (first.period, before), (last.period, after), look.style)
    series = chart.Series(what, "balance", tuple(share for _, share in shares))
    lines = Lines(_labels([row for row, _ in shares], look), (series,))
    yield Drawing(Chart(title, told, lines, look.style), is_told=True)


def _drawn_rows(facts: Bulletin) -> Sequence[BalanceRow]:
    return [row for row in facts.history if row.is_complete][-_MOST:]


def move_drawings(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield what moved the balance, from the year before to the period."""
    move, row = facts.move, facts.balance
    if move is None:
        return
    when, then = (period_label(p, look.locale) for p in (row.period, row.period.shift_years(-1)))
    told = balance_change_sentence(
        trade_words(row.subject, look), (row.period.shift_years(-1), move.before),
        (row.period, move.after), look.style,
    )  # fmt: skip
    waterfall = Waterfall(
        Step(then, move.before),
        (Step(term(EXPORTS, look.locale), move.exports),
         Step(term(IMPORTS, look.locale), move.imports)),
        Step(when, move.after),
    )  # fmt: skip
    title = say("What exports and imports added to the balance", look.locale)
    yield Drawing(Chart(title, told, waterfall, look.style), is_told=True)


def printed_drawings(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield what is printed of total and balance beside what they are reckoned to be."""
    row = facts.balance
    flows = [f for f in (TOTAL, BALANCE) if f in row.reported and f not in row.roots]
    if not flows:
        return
    clashing = row.clashes()
    apart = [term(flow, look.locale) for flow in flows if flow in clashing]
    told = (
        say("They agree.", look.locale)
        if not apart
        else say("They cannot both be true: {what}.", look.locale, what="; ".join(apart))
    )
    printed, reckoned = say("as printed", look.locale), say("as reckoned", look.locale)
    dumbbell = Dumbbell(
        tuple(term(flow, look.locale) for flow in flows),
        chart.Series(printed, "reported", tuple(row.reported[flow] for flow in flows)),
        chart.Series(reckoned, "computed", tuple(row.flows.get(flow) for flow in flows)),
    )
    title = say("What is printed, and what exports and imports make of it", look.locale)
    yield Drawing(Chart(title, told, dumbbell, look.style), is_told=True)


def rate_drawings(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield the rates that printed pairs imply beside the mean rates of the period."""
    units = dict.fromkeys(pair.implied.unit for pair in facts.pairs)
    for unit in units:
        pairs = [pair for pair in facts.pairs if pair.implied.unit == unit]
        names = [look.sources.get(p.other.source, Source(p.other.source)) for p in pairs]
        dumbbell = Dumbbell(
            tuple(source.publisher or source.id for source in names),
            chart.Series(say("rate implied", look.locale), "reported",
                         tuple(pair.implied for pair in pairs)),
            chart.Series(say("mean rate of the period", look.locale), "computed",
                         tuple(p.official.quantity if p.official else None for p in pairs)),
        )  # fmt: skip
        title = say("Rates implied by print, and the mean rate of the period", look.locale)
        told = say("Sources mostly convert at the rate of the day they are published.", look.locale)
        yield Drawing(Chart(title, told, dumbbell, look.style), is_told=True)


def series_drawings(series: Series, look: ReportLook) -> Iterator[Block]:
    """Yield the flows and ratios of a series, each over time, side by side."""
    rows = series.complete[-_MOST_POINTS:]
    if len(rows) < 2:
        return
    labels = _labels(rows, look)
    ratios: tuple[tuple[str, Callable[[BalanceRow], Quantity | None]], ...] = (
        (SHARE, lambda row: row.balance_share), (COVERAGE, lambda row: row.coverage_ratio),
    )  # fmt: skip
    panels = [
        Panel(term(flow, look.locale), Lines(labels, (_series(rows, flow, look),)))
        for flow in FLOWS
    ]
    panels += [
        Panel(
            term(name, look.locale),
            Lines(
                labels,
                (chart.Series(term(name, look.locale), "balance", tuple(map(ratio, rows))),),
                nought=name == SHARE,
            ),
        )
        for name, ratio in ratios
    ]
    trade = trade_words(series.subject, look)
    notes = []
    if len(series.complete) > len(rows):
        told = say("Drawn are the last {number} periods.", look.locale, number=len(rows))
        notes.append(told)
    title = say("Flows and ratios over time", look.locale)
    yield Drawing(
        Chart(title, _moved(rows, trade, look), Multiples(tuple(panels)), look.style, tuple(notes)),
        is_told=True,
    )


def _labels(rows: Sequence[BalanceRow], look: ReportLook) -> tuple[str, ...]:
    return tuple(period_label(row.period, look.locale) for row in rows)


def _series(rows: Sequence[BalanceRow], flow: str, look: ReportLook) -> chart.Series:
    role: chart.Role = {EXPORTS: "exports", IMPORTS: "imports"}.get(flow, "balance")  # type: ignore[assignment]  # all are roles
    return chart.Series(term(flow, look.locale), role, tuple(row.flows.get(flow) for row in rows))


def _moved(rows: Sequence[BalanceRow], trade: str, look: ReportLook) -> str:
    """Return how the balance went from the first row to the last."""
    first, last = rows[0], rows[-1]
    before, after = (first.period, first.flows[BALANCE]), (last.period, last.flows[BALANCE])
    return balance_change_sentence(trade, before, after, look.style)
