"""Rows of shares for a workbook: flows and their ratios as formulas, then parts of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.share_rows import PartShare, ShareRow
from tbcalc.exact.noun import replaced
from tbcalc.figures.flow import FLOWS
from tbcalc.views.catalog import capitalised, message, say
from tbcalc.views.document import Block, Cell, Column, Document, How, Span, Table, line
from tbcalc.views.layouts.derivations import COVERAGE, SHARE, Printed, flow_hows
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.layouts.share import whole_words
from tbcalc.views.layouts.words import rows_notes
from tbcalc.views.layouts.workbook import (
    bound_cells,
    number_cell,
    row_head,
    workbook_pages,
    workbook_style,
)
from tbcalc.views.numerals import numeral
from tbcalc.views.terms import term


def share_workbook(rows: Sequence[ShareRow], printed: Printed, look: ReportLook) -> Document:
    """Return the ratios for each currency, the parts, how numbers are known, and sources."""
    groups: dict[str, list[BalanceRow]] = {}
    for row in rows:
        if row.balance.balance_share is not None:
            groups.setdefault(row.balance.currency, []).append(row.balance)
    blocks: list[Block] = []
    hows: list[How] = []
    for group in groups.values():
        known = [flow_hows(row, printed, look) for row in group]
        blocks.append(_ratios(group, known, look))
        hows += [how for each in known for how in each.values()]
    if any(row.parts for row in rows):
        blocks.append(_parts(rows, look))
    notes = rows_notes([row.balance for row in rows], look.names, look.style)
    sources = (source for row in rows for source in row.sources)
    return workbook_pages(
        capitalised(say("share", look.locale)), blocks, (hows, notes, sources), look
    )


def _ratios(
    rows: Sequence[BalanceRow], known: Sequence[Mapping[str, How]], look: ReportLook
) -> Table:
    locale, style = look.locale, workbook_style(rows, look.style)
    heads = [term(flow, locale) for flow in FLOWS]
    for ratio in (SHARE, COVERAGE):
        heads += [term(ratio, locale), say("at least", locale), say("at most", locale)]
    cells = tuple(
        tuple(_ratio_cells(row, hows, replaced(look, style=style)))
        for row, hows in zip(rows, known, strict=True)
    )
    unit = next((numeral(a, style).unit for row in rows for a in row.flows.values()), "")
    caption = say("In {unit}; at least and at most: likely bounds.", locale, unit=unit)
    return Table(_columns(heads, look), cells, caption)


def _columns(heads: Sequence[str], look: ReportLook) -> tuple[Column, ...]:
    first = (term("reporter", look.locale), term("period", look.locale))
    return (*(Column(head) for head in first), *(Column(head, "right") for head in heads))


def _ratio_cells(row: BalanceRow, hows: Mapping[str, How], look: ReportLook) -> Iterator[Cell]:
    yield from row_head(row, look)
    for flow in FLOWS:
        yield number_cell(hows.get(flow), look.style)
    for what, ratio in ((SHARE, row.balance_share), (COVERAGE, row.coverage_ratio)):
        yield number_cell(hows.get(what), look.style, with_unit=True)
        yield from bound_cells(ratio, look.style)


def _parts(rows: Sequence[ShareRow], look: ReportLook) -> Table:
    """Return each part's share of its whole, printed or implied."""
    locale = look.locale
    words = (term("flow", locale), term("whole", locale), "")
    heads = (say("share", locale), say("at least", locale), say("at most", locale))
    columns = (*_columns((), look), *map(Column, words), *(Column(h, "right") for h in heads))
    cells = tuple(
        (*row_head(row.balance, look), *_part_cells(part, look))
        for row in rows
        for part in row.parts
    )
    return Table(columns, cells)


def _part_cells(part: PartShare, look: ReportLook) -> Iterator[Cell]:
    whole = whole_words(part, look.names, look.locale)
    if part.whole.flow != part.part.flow:
        whole = f"{term(part.whole.flow, look.locale)} {whole}".strip()
    origin = message("printed") if part.printed else message("implied")
    for text in (term(part.part.flow, look.locale), whole, say(origin, look.locale)):
        yield line(Span(text, "term"))
    yield number_cell(How("", part.share, ()), look.style, with_unit=True)
    yield from bound_cells(part.share, look.style)
