"""A series as a report: how the balance went, drawings, and a table with a row per period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.series_rows import Series
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import capitalised, say
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Derivations,
    Document,
    Heading,
    How,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
    told_hows,
)
from tbcalc.views.layouts.bars import largest_flow
from tbcalc.views.layouts.derivations import COVERAGE, SHARE, Printed, flow_hows, row_how
from tbcalc.views.layouts.report_charts import series_drawings
from tbcalc.views.layouts.report_end import end_blocks
from tbcalc.views.layouts.report_look import ReportLook, trade_words
from tbcalc.views.layouts.tables import bounds_cell, compact
from tbcalc.views.layouts.words import balance_words, growth_text, rows_notes, trade_of
from tbcalc.views.numerals import Style, numeral, numeral_text, scale_word
from tbcalc.views.period_names import period_label, period_words
from tbcalc.views.sentences_balance import balance_change_sentence
from tbcalc.views.terms import term

_MOST_NOTES: Final = 40
"""Remarks on rows that are told one by one."""


def series_title(series: Sequence[Series], look: ReportLook) -> str:
    """Return whose trade it is and from when to when; of several subjects only when."""
    when = period_words(span(series), look.locale)
    if len({each.subject for each in series}) > 1:
        return say("Trade, {when}", look.locale, when=when)
    trade = trade_of(series[0].subject, look.names, look.locale)
    return say("{trade}, {when}", look.locale, trade=trade, when=when)


def span(series: Sequence[Series]) -> Period:
    """Return the time from the first period of any series to the last."""
    periods = [row.period for each in series for row in each.rows]
    return Period(min(p.first for p in periods), max(p.last for p in periods))


def series_sources(series: Sequence[Series]) -> list[str]:
    """Return the sources of all rows, each once."""
    return list(dict.fromkeys(s for each in series for row in each.rows for s in row.sources))


def report_series_document(
    series: Sequence[Series],
    printed: Printed,
    look: ReportLook,
    *,
    appendix: str = "",
) -> Document:
    """Return each series with a sentence, drawings and a table, then what all of it rests on."""
    title = series_title(series, look)
    blocks: list[Block] = [Heading(line(title))]
    for each in series:
        if len(series) > 1:
            heading = trade_of(each.subject, look.names, look.locale)
            blocks.append(Heading(line(f"{heading} ({each.currency})"), 2))
        blocks += _series(each, printed, look)
    hows = told_hows(blocks)
    blocks.append(Heading(line(say("How each number is known", look.locale)), 2))
    blocks.append(Derivations("", hows))
    blocks += end_blocks(series_sources(series), look)
    return document(blocks, title=title, language=look.locale, appendix=appendix)


def series_sentence(series: Series, look: ReportLook) -> str:
    """Return how the balance went from the first period to the last; empty where unknown."""
    rows = series.complete
    if not rows:
        return ""
    first, last = rows[0], rows[-1]
    before = None if first is last else first.flows[BALANCE]
    return balance_change_sentence(
        trade_words(series.subject, look),
        (first.period, before), (last.period, last.flows[BALANCE]), look.style,
    )  # fmt: skip


def _series(series: Series, printed: Printed, look: ReportLook) -> Iterator[Block]:
    told = series_sentence(series, look)
    if told:
        yield Paragraph(line(told), lead=True)
    yield from series_drawings(series, look)
    yield from _tables(series, printed, look)
    notes = rows_notes(series.rows, look.names, look.style)
    shown = [line(note(capitalised(text))) for text in notes[:_MOST_NOTES]]
    if len(notes) > _MOST_NOTES:
        more = say("And {number} more.", look.locale, number=f"{len(notes) - _MOST_NOTES:,}")
        shown.append(line(note(more)))
    reckoned = say("What a row does not print is reckoned from what it prints.", look.locale)
    yield Notes((line(note(reckoned)), *shown))


def _tables(series: Series, printed: Printed, look: ReportLook) -> Iterator[Block]:
    """Yield the flows with their growth, then the balance with its bounds and ratios."""
    locale, style = look.locale, _style(series.rows, look.style)
    unit = next((numeral(a, style).unit for r in series.rows for a in r.flows.values()), "")
    period, yoy = Column(term("period", locale)), Column(say("yoy", locale), "right", tight=True)
    labels = [_label(row, printed, look) for row in series.rows]
    hows: list[Mapping[str, How]] = [
        flow_hows(row, printed, look) if look.deep else {} for row in series.rows
    ]
    grown = [column for flow in (EXPORTS, IMPORTS, TOTAL)
             for column in (Column(term(flow, locale), "right"), yoy)]  # fmt: skip
    flows = [
        (label, *_flow_cells(row, style, known))
        for label, row, known in zip(labels, series.rows, hows, strict=True)
    ]
    caption = say("In {unit}; yoy: growth on the year before in %, as printed.", locale, unit=unit)
    yield replaced(compact(Table((period, *grown), tuple(flows))), caption=caption)
    titles = (term(BALANCE, locale), say("likely", locale), say("share %", locale),
              say("coverage %", locale))  # fmt: skip
    balances = [
        (label, *_balance_cells(row, style, known))
        for label, row, known in zip(labels, series.rows, hows, strict=True)
        if BALANCE in row.flows
    ]
    if balances:
        caption = say("The balance in {unit}, its bounds and its ratios.", locale, unit=unit)
        columns = (period, *(Column(title, "right") for title in titles))
        yield replaced(compact(Table(columns, tuple(balances))), caption=caption)


def _style(rows: Sequence[BalanceRow], style: Style) -> Style:
    """Return the style in the one scale that the middle row's size reaches."""
    if style.scale:
        return style
    sizes = sorted(map(largest_flow, rows))
    return replaced(style, scale=scale_word(sizes[len(sizes) // 2], style))


def _label(row: BalanceRow, printed: Printed, look: ReportLook) -> Line:
    label = period_label(row.period, look.locale)
    return line(Span(label, "term", None if look.deep else row_how(row, label, printed, look)))


def _flow_cells(row: BalanceRow, style: Style, hows: Mapping[str, How]) -> Iterator[Cell]:
    for flow in (EXPORTS, IMPORTS, TOTAL):
        yield _number(row.flows.get(flow), style, hows.get(flow))
        growth = row.growth.get(flow)
        how = hows.get(f"growth.{flow}")
        told = "" if growth is None else growth_text(growth, style, unit=False)
        yield line(Span(told, "unit", how)) if told else ()


def _balance_cells(row: BalanceRow, style: Style, hows: Mapping[str, How]) -> Iterator[Cell]:
    balance = row.flows[BALANCE]
    yield _number(balance, style, hows.get(BALANCE), balance_words(balance)[1])
    yield bounds_cell(balance, balance.likely, style)
    yield _number(row.balance_share, style, hows.get(SHARE))
    yield _number(row.coverage_ratio, style, hows.get(COVERAGE))


def _number(
    quantity: Quantity | None, style: Style, how: How | None, meaning: Meaning = "number"
) -> Line:
    if quantity is None:
        return ()
    return line(Span(numeral_text(quantity, style, with_unit=False), meaning, how))
