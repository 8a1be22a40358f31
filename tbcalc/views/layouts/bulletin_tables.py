"""The tables of a bulletin: key figures, how the balance moved, partners, products and rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.bulletin import Bulletin, PrintedPair
from tbcalc.core.selection import Subject
from tbcalc.core.share_rows import PartShare, ShareRow
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.catalog import message, say
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    How,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    line,
    note,
)
from tbcalc.views.layouts.bars import bar_column, largest_flow, longest_side, mirrored
from tbcalc.views.layouts.derivations import COVERAGE, SHARE, Printed, flow_hows, row_how
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.layouts.tables import bounds_cell, compact
from tbcalc.views.layouts.words import balance_words, growth_text
from tbcalc.views.numerals import Style, numeral, scale_word
from tbcalc.views.period_names import period_label
from tbcalc.views.retelling import said_again
from tbcalc.views.terms import term


def key_table(facts: Bulletin, hows: Mapping[str, How], look: ReportLook) -> Table:
    """Return the flows and ratios of the period with their bounds, growth, and the year before."""
    row, style = facts.balance, _style(facts.balance, look)
    when, then = (period_label(p, look.locale) for p in (row.period, row.period.shift_years(-1)))
    columns = (
        Column(), Column(when, "right"), Column(say("likely", look.locale), "right"),
        Column(then, "right"), Column(say("growth", look.locale), "right"),
        Column(say("implied", look.locale), "right"),
    )  # fmt: skip
    lines = [cells for flow in FLOWS for cells in _flow_lines(facts, flow, hows, style)]
    for name, ratio in ((SHARE, row.balance_share), (COVERAGE, row.coverage_ratio)):
        if ratio is not None:
            lines.append(_ratio_line(facts, name, ratio, hows, style))
    caption = say(
        "In {unit}. Growth as printed, and as the levels of both years imply it.",
        look.locale, unit=_unit(row, style),
    )  # fmt: skip
    return replaced(compact(Table(columns, tuple(lines))), caption=caption)


def _style(row: BalanceRow, look: ReportLook) -> Style:
    """Return the style in the one scale that the row's largest side reaches."""
    if look.style.scale:
        return look.style
    size = longest_side([row]) or largest_flow(row)
    return replaced(look.style, scale=scale_word(size, look.style))


def _unit(row: BalanceRow, style: Style) -> str:
    return next((numeral(amount, style).unit for amount in row.flows.values()), row.currency)


def _flow_lines(
    facts: Bulletin, flow: str, hows: Mapping[str, How], style: Style
) -> Iterator[tuple[Cell, ...]]:
    """Yield the line of a flow, and of what was printed of it where it is reckoned from others."""
    row = facts.balance
    amount = row.flows.get(flow)
    growth, implied = row.growth.get(flow), facts.row.implied.get(flow)
    if amount is None and growth is None:
        return
    word, meaning = balance_words(amount) if amount and flow == BALANCE else (flow, "number")
    before = facts.before.flows.get(flow) if facts.before is not None else None
    yield (
        line(Span(term(word, style.locale), "term")),
        _value(amount, style, hows.get(flow), meaning),
        () if amount is None else bounds_cell(amount, amount.likely, style),
        _value(before, style, hows.get(f"before.{flow}")),
        _growth(growth, style, hows.get(f"growth.{flow}")),
        _growth(implied, style, hows.get(f"implied.{flow}")),
    )
    if flow in row.reported and flow not in row.roots:
        printed = row.reported[flow]
        yield (
            line(Span(f"  {say('as printed', style.locale)}", "term")),
            _value(printed, style, hows.get(f"reported.{flow}")),
            bounds_cell(printed, printed.likely, style),
            (), (), (),
        )  # fmt: skip


def _ratio_line(
    facts: Bulletin, name: str, ratio: Quantity, hows: Mapping[str, How], style: Style
) -> tuple[Cell, ...]:
    before = facts.before
    then = None
    if before is not None:
        then = before.balance_share if name == SHARE else before.coverage_ratio
    return (
        line(Span(term(name, style.locale), "term")),
        _value(ratio, style, hows.get(name), unit=True),
        bounds_cell(ratio, ratio.likely, style),
        _value(then, style, hows.get(f"before.{name}"), unit=True),
        (), (),
    )  # fmt: skip


def _value(
    quantity: Quantity | None,
    style: Style,
    how: How | None = None,
    meaning: Meaning = "number",
    *,
    unit: bool = False,
) -> Line:
    if quantity is None:
        return ()
    told = numeral(quantity, style)
    text = str(told if unit else replaced(told, unit=""))
    return line(Span(text, meaning, how))


def _growth(growth: Quantity | None, style: Style, how: How | None) -> Line:
    return () if growth is None else line(Span(growth_text(growth, style), "number", how))


def history_table(facts: Bulletin, printed: Printed, look: ReportLook) -> Iterator[Block]:
    """Yield the flows of the same months in earlier years, and of the period."""
    rows = [row for row in facts.history if row.is_complete]
    if len(rows) < 2:
        return
    style = _style(facts.balance, look)
    columns = (
        Column(term("period", look.locale)),
        *(Column(term(flow, look.locale), "right") for flow in (EXPORTS, IMPORTS, BALANCE)),
        Column(say("likely", look.locale), "right"), Column(say("share %", look.locale), "right"),
        bar_column(look.locale),
    )  # fmt: skip
    full = longest_side(rows)
    lines = tuple((*_history_cells(row, printed, style, look), mirrored(row, full) or ())
                  for row in rows)  # fmt: skip
    told = say("In {unit}; share: the balance in exports and imports together.", look.locale,
               unit=_unit(facts.balance, style))  # fmt: skip
    yield replaced(compact(Table(columns, lines)), caption=told)


def _history_cells(
    row: BalanceRow, printed: Printed, style: Style, look: ReportLook
) -> Iterator[Cell]:
    label, balance = period_label(row.period, look.locale), row.flows[BALANCE]
    hows = flow_hows(row, printed, look) if look.deep else {}
    yield line(Span(label, "term", None if look.deep else row_how(row, label, printed, look)))
    for flow in (EXPORTS, IMPORTS):
        yield _value(row.flows[flow], style, hows.get(flow))
    yield _value(balance, style, hows.get(BALANCE), balance_words(balance)[1])
    yield bounds_cell(balance, balance.likely, style)
    yield _value(row.balance_share, style, hows.get(SHARE))


def move_table(facts: Bulletin, hows: Mapping[str, How], look: ReportLook) -> Iterator[Block]:
    """Yield how the balance went from the year before to the period: by exports and by imports."""
    move = facts.move
    if move is None:
        return
    period = facts.balance.period
    style = _style(facts.balance, look)
    when, then = (period_label(p, look.locale) for p in (period, period.shift_years(-1)))
    against = say("change of imports, counted against the balance", look.locale)
    lines = (
        (say("balance, {when}", look.locale, when=then), move.before, False, f"before.{BALANCE}"),
        (say("change of exports", look.locale), move.exports, True, f"move.{EXPORTS}"),
        (against, move.imports, True, f"move.{IMPORTS}"),
        (say("balance, {when}", look.locale, when=when), move.after, False, BALANCE),
        (say("change of the balance", look.locale), move.difference, True, f"move.{BALANCE}"),
    )
    rows = tuple(
        (
            line(Span(label, "term")),
            _amount(amount, style, hows.get(name), signed=signed),
            bounds_cell(amount, amount.likely, style),
        )
        for label, amount, signed, name in lines
    )
    columns = (
        Column(),
        Column(say("amount", look.locale), "right"),
        Column(say("likely", look.locale), "right"),
    )
    unit = numeral(move.after, style).unit
    yield Table(columns, rows, say("In {unit}.", look.locale, unit=unit))


def _amount(quantity: Quantity, style: Style, how: How | None, *, signed: bool) -> Line:
    if not signed:
        return _value(quantity, style, how)
    return line(Span(growth_text(quantity, style, unit=False), "number", how))


def parts_table(
    parts: Sequence[ShareRow], facts: Bulletin, printed: Printed, look: ReportLook
) -> Iterator[Block]:
    """Yield the trade with single partners, or in single products, and their shares."""
    if not parts:
        return
    rows = [part.balance for part in parts]
    full = longest_side(rows)
    whole = facts.balance.subject
    is_product = any(row.subject.product for row in rows)
    flow = next((f for f in _SHARED if any(_shares(part, whole, f) for part in parts)), TOTAL)
    columns = (
        Column(term("product" if is_product else "partner", look.locale)),
        *(Column(term(f, look.locale), "right") for f in FLOWS),
        Column(say("growth of total", look.locale), "right"),
        Column(say(_SHARED[flow], look.locale), "right"),
        bar_column(look.locale),
    )
    lines = []
    for part in parts:
        row = part.balance
        name = term(row.subject.product, look.locale) or look.names(row.subject.partner)
        shares = _shares(part, whole, flow)
        hows = flow_hows(row, printed, replaced(look, part=name))
        lines.append((
            line(Span(name, "term")),
            *(_value(row.flows.get(f), look.style, hows.get(f), unit=True) for f in FLOWS),
            _growth(row.growth.get(TOTAL), look.style, hows.get(f"growth.{TOTAL}")),
            _value(shares[0].share, look.style, unit=True) if shares else (),
            mirrored(row, full) or (),
        ))  # fmt: skip
    yield compact(Table(columns, tuple(lines)))


_SHARED: Final = {
    TOTAL: message("share of total"), EXPORTS: message("share of exports"),
    IMPORTS: message("share of imports"),
}  # fmt: skip
"""The heads of a column of shares, by flow: the total where its shares are known."""


def _shares(part: ShareRow, whole: Subject, flow: str) -> list[PartShare]:
    """Return the shares of a flow in that of the whole that a bulletin is of."""
    return [
        s
        for s in part.parts
        if (s.whole.partner, s.whole.product, s.part.flow) == (whole.partner, whole.product, flow)
    ]


def rate_table(facts: Bulletin, look: ReportLook) -> Iterator[Block]:
    """Yield the rates at which sources converted, beside the mean rate of the period."""
    style = look.style
    if facts.balance.rate is not None:
        rate = facts.balance.rate
        told = say(
            "Amounts are converted at {rate}: {source}.", look.locale,
            rate=numeral(rate.as_quoted().quantity, style),
            source=said_again(rate.source, look.locale),
        )  # fmt: skip
        yield Paragraph(line(told))
    if not facts.pairs:
        return
    columns = (
        Column(say("printed", look.locale)), Column(say("and in brackets", look.locale)),
        Column(say("rate implied", look.locale), "right"),
        Column(say("mean rate of the period", look.locale), "right"),
        Column(say("source", look.locale)),
    )  # fmt: skip
    yield Table(columns, tuple(_pair(pair, look) for pair in facts.pairs))
    official = dict.fromkeys(p.official.source for p in facts.pairs if p.official is not None)
    if official:
        yield Notes(tuple(line(note(said_again(each, look.locale))) for each in official))


def _pair(pair: PrintedPair, look: ReportLook) -> tuple[Cell, ...]:
    source = look.sources.get(pair.other.source, Source(pair.other.source))
    official = pair.official
    return (
        line(Span(pair.one.figure.text, "quote")),
        line(Span(pair.other.figure.text, "quote")),
        line(Span(str(replaced(numeral(pair.implied, look.style), number="", sign="")), "number")),
        () if official is None else _value(official.quantity, look.style, unit=True),
        line(Span(source.publisher or source.id, "source")),
    )
