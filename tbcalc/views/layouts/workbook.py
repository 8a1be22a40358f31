"""Rows of the balance for a workbook: printed numbers, formulas for what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.growth import implied_growth
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import BALANCE, EXPORTS, FLOWS, IMPORTS, TOTAL
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import say
from tbcalc.views.chart import Chart, Mirrored, Role, Series
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Derivations,
    Document,
    Drawing,
    Heading,
    How,
    Line,
    Notes,
    Span,
    Table,
    document,
    line,
)
from tbcalc.views.layouts.bars import largest_flow
from tbcalc.views.layouts.derivations import COVERAGE, SHARE, Printed, flow_hows
from tbcalc.views.layouts.report_end import end_blocks
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.layouts.words import rows_notes, trade_of
from tbcalc.views.numerals import SCALES, Style, numeral, numeral_text, scale_word
from tbcalc.views.period_names import period_label
from tbcalc.views.terms import term

Hows = Mapping[str, How]


def workbook_document(
    rows: Sequence[BalanceRow], printed: Printed, look: ReportLook, *, title: str
) -> Document:
    """Return a table of the rows for each currency, then how numbers are known, and sources."""
    groups: dict[str, list[BalanceRow]] = {}
    for row in rows:
        groups.setdefault(row.currency, []).append(row)
    blocks: list[Block] = []
    hows: list[How] = []
    for group in groups.values():
        known = [flow_hows(row, printed, look) for row in group]
        blocks.append(_table(group, known, look))
        blocks += _drawing(group, look)
        hows += [how for each in known for how in each.values()]
    notes = rows_notes(rows, look.names, look.style)
    sources = (source for row in rows for source in row.sources)
    return workbook_pages(title, blocks, (hows, notes, sources), look)


Ground = tuple[Iterable[How], Iterable[str], Iterable[str]]
"""How the numbers are known, what has to be said of them, and the ids of their sources."""


def workbook_pages(
    title: str, blocks: Sequence[Block], ground: Ground, look: ReportLook
) -> Document:
    """Return tables under a title, then notes, how numbers are known, and the sources."""
    hows, notes, sources = ground
    told = tuple(line(note) for note in dict.fromkeys(notes))
    return document(
        Heading(line(title)), *blocks, *((Notes(told),) if told else ()),
        Heading(line(say("How each number is known", look.locale)), 2),
        Derivations("", tuple(hows)), *end_blocks(tuple(dict.fromkeys(sources)), look),
        title=title, language=look.locale,
    )  # fmt: skip


def _drawing(rows: Sequence[BalanceRow], look: ReportLook) -> Iterator[Block]:
    """Yield exports, imports and the balance of one subject over time."""
    if len({row.subject for row in rows}) > 1 or len(rows) < 2:
        return
    roles: tuple[tuple[str, Role], ...] = (
        (EXPORTS, "exports"), (IMPORTS, "imports"), (BALANCE, "balance"),
    )  # fmt: skip
    above, below, balance = (
        Series(term(flow, look.locale), role, tuple(row.flows.get(flow) for row in rows))
        for flow, role in roles
    )
    labels = tuple(period_label(row.period, look.locale) for row in rows)
    title = say("Exports, imports and the balance", look.locale)
    yield Drawing(Chart(title, "", Mirrored(labels, above, below, balance), look.style))


def _table(rows: Sequence[BalanceRow], known: Sequence[Hows], look: ReportLook) -> Table:
    locale, style = look.locale, workbook_style(rows, look.style)
    unit = next((numeral(a, style).unit for row in rows for a in row.flows.values()), "")
    titles = [
        title
        for flow in FLOWS
        for title in (term(flow, locale), say("at least", locale), say("at most", locale))
    ]
    titles += [term(SHARE, locale), term(COVERAGE, locale)]
    titles += [
        say("growth of {what}, {when}", locale, what=term(flow, locale), when=say("yoy", locale))
        for flow in (EXPORTS, IMPORTS, TOTAL)
    ]
    columns = (Column(term("reporter", locale)), Column(term("period", locale)),
               *(Column(title, "right") for title in titles))  # fmt: skip
    earlier = {(row.subject, row.period): hows for row, hows in zip(rows, known, strict=True)}
    cells = tuple(
        tuple(_cells(row, hows, earlier.get((row.subject, row.period.shift_years(-1)), {}),
                     replaced(look, style=style)))
        for row, hows in zip(rows, known, strict=True)
    )  # fmt: skip
    caption = say("In {unit}; at least and at most: likely bounds.", locale, unit=unit)
    return Table(columns, cells, caption)


def workbook_style(rows: Sequence[BalanceRow], style: Style) -> Style:
    """Return the style in a scale that a spreadsheet can show: thousands of thousands, or none."""
    sizes = sorted(map(largest_flow, rows))
    scale = style.scale or scale_word(sizes[len(sizes) // 2], style)
    return replaced(style, scale="one" if SCALES[scale] % 3 else scale)


def _cells(row: BalanceRow, hows: Hows, before: Hows, look: ReportLook) -> Iterator[Cell]:
    yield from row_head(row, look)
    for flow in FLOWS:
        yield number_cell(hows.get(flow), look.style)
        yield from bound_cells(row.flows.get(flow), look.style)
    for ratio in (SHARE, COVERAGE):
        yield number_cell(hows.get(ratio), look.style, with_unit=True)
    for flow in (EXPORTS, IMPORTS, TOTAL):
        yield number_cell(_growth(flow, hows, before), look.style, with_unit=True)


def row_head(row: BalanceRow, look: ReportLook) -> Iterator[Cell]:
    """Yield whose trade a row is of, and when."""
    yield line(Span(trade_of(row.subject, look.names, look.locale), "term"))
    yield line(Span(period_label(row.period, look.locale), "term"))


def _growth(flow: str, hows: Hows, before: Hows) -> How | None:
    """Return the growth that the levels of two years imply, None where they are not known."""
    if flow not in hows or flow not in before:
        return None
    now, then = hows[flow], before[flow]
    quantity = implied_growth(now.quantity, then.quantity)
    return How(f"{now.name} / {then.name} - 1", quantity, (), "{0} / {1} - 1", (now, then))


def number_cell(how: How | None, style: Style, *, with_unit: bool = False) -> Line:
    """Return a number with how it is known; nothing where it is not."""
    if how is None or how.quantity.value is None:
        return ()
    return line(Span(numeral_text(how.quantity, style, with_unit=with_unit), "number", how))


def bound_cells(quantity: Quantity | None, style: Style) -> Iterator[Line]:
    """Yield the likely bounds, each as a number of its own; nothing for an open one."""
    ends = (None, None) if quantity is None else (quantity.likely.low, quantity.likely.high)
    for end in ends:
        yield () if quantity is None or end is None else _end(end, quantity, style)


def _end(end: Decimal, quantity: Quantity, style: Style) -> Line:
    if not end.is_finite():
        return ()
    point = Interval.point(end)
    bound = Quantity(end, point, point, quantity.unit)
    told = numeral_text(bound, style, with_unit=quantity.unit == "1")
    return line(Span(told, "bounds", How("", bound, ())))
