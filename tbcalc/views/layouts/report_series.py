"""A series as a report: how the balance went, drawings, and a table with a row per period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.prints import print_of
from tbcalc.core.series_rows import Series
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import capitalised, listed, say
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
from tbcalc.views.layouts.derivations import Printed, print_line
from tbcalc.views.layouts.report_charts import series_drawings
from tbcalc.views.layouts.report_end import end_blocks
from tbcalc.views.layouts.report_look import ReportLook, trade_words
from tbcalc.views.layouts.tables import bounds_cell, compact
from tbcalc.views.layouts.words import balance_words, growth_text, row_notes, trade_of
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
    series: Sequence[Series], printed: Printed, look: ReportLook, *, appendix: str = ""
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
    yield _table(series, printed, look)
    notes = dict.fromkeys(text for row in series.rows for text in row_notes(row, look.names,
                                                                           look.style))  # fmt: skip
    shown = [line(note(capitalised(text))) for text in list(notes)[:_MOST_NOTES]]
    if len(notes) > _MOST_NOTES:
        more = say("And {number} more.", look.locale, number=f"{len(notes) - _MOST_NOTES:,}")
        shown.append(line(note(more)))
    if shown:
        yield Notes(tuple(shown))


def _table(series: Series, printed: Printed, look: ReportLook) -> Table:
    locale, style = look.locale, _style(series.rows, look.style)
    yoy = Column(say("yoy", locale), "right", tight=True)
    columns = (
        Column(term("period", locale)),
        Column(term(EXPORTS, locale), "right"), yoy, Column(term(IMPORTS, locale), "right"), yoy,
        Column(term(TOTAL, locale), "right"), yoy, Column(term(BALANCE, locale), "right"),
        Column(say("likely", locale), "right"), Column(say("share %", locale), "right"),
        Column(say("coverage %", locale), "right"),
    )  # fmt: skip
    rows = tuple(tuple(_cells(row, printed, look, style)) for row in series.rows)
    unit = next((numeral(a, style).unit for r in series.rows for a in r.flows.values()), "")
    caption = say("In {unit}; yoy: growth on the year before in %, as printed.", locale, unit=unit)
    return replaced(compact(Table(columns, rows)), caption=caption)


def _style(rows: Sequence[BalanceRow], style: Style) -> Style:
    """Return the style in the one scale that the middle row's size reaches."""
    if style.scale:
        return style
    sizes = sorted(map(largest_flow, rows))
    return replaced(style, scale=scale_word(sizes[len(sizes) // 2], style))


def _cells(row: BalanceRow, printed: Printed, look: ReportLook, style: Style) -> Iterator[Cell]:
    label = period_label(row.period, look.locale)
    yield line(Span(label, "term", _how(row, label, printed, look)))
    for flow in (EXPORTS, IMPORTS, TOTAL):
        yield _number(row.flows.get(flow), style)
        growth = row.growth.get(flow)
        yield () if growth is None else line(Span(growth_text(growth, style, unit=False), "unit"))
    balance = row.flows.get(BALANCE)
    yield _number(balance, style, "number" if balance is None else balance_words(balance)[1])
    yield () if balance is None else bounds_cell(balance, balance.likely, style)
    yield _number(row.balance_share, style)
    yield _number(row.coverage_ratio, style)


def _number(quantity: Quantity | None, style: Style, meaning: Meaning = "number") -> Line:
    if quantity is None:
        return ()
    return line(Span(numeral_text(quantity, style, with_unit=False), meaning))


def _how(row: BalanceRow, label: str, printed: Printed, look: ReportLook) -> How | None:
    """Return how the numbers of a row are known: who prints which, and what is reckoned."""
    lines: list[Line] = []
    first = None
    for flow in (*row.roots, *(f for f in row.reported if f not in row.roots)):
        quantity = row.flows.get(flow) if flow in row.roots else row.reported[flow]
        by = print_of(row, flow, quantity, printed.levels)
        if by is not None and quantity is not None:
            first = first or quantity
            lines.append((Span(f"{term(flow, look.locale)}: ", "key"), *print_line(by, look)))
    if first is None:
        return None
    reckoned = [term(f, look.locale) for f in FLOWS if f in row.flows and f not in row.roots]
    if reckoned:
        roots = listed((term(flow, look.locale) for flow in row.roots), look.locale)
        told = say("{flows}: reckoned from {roots}.", look.locale,
                   flows=capitalised(listed(reckoned, look.locale)), roots=roots)  # fmt: skip
        lines.append(line(told))
    return How(label, first, tuple(lines))
