"""Rows of growth for a workbook: levels of both years as printed, growth as formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.core.growth_rows import GrowthRow
from tbcalc.exact.noun import replaced
from tbcalc.views.catalog import capitalised, message, say
from tbcalc.views.document import Block, Cell, Column, Document, How, Span, Table, line
from tbcalc.views.layouts.derivations import (
    Printed,
    base_how,
    flow_hows,
    growth_hows,
    implied_base_how,
)
from tbcalc.views.layouts.report_look import ReportLook
from tbcalc.views.layouts.words import rate_notes, rows_notes
from tbcalc.views.layouts.workbook import (
    bound_cells,
    number_cell,
    row_head,
    workbook_pages,
    workbook_style,
)
from tbcalc.views.numerals import numeral
from tbcalc.views.terms import term

_HEADS = (
    message("level"), message("printed base"), message("printed"), message("implied"),
    message("at least"), message("at most"), message("implied base"),
)  # fmt: skip


def growth_workbook(
    rows: Sequence[GrowthRow], flows: Sequence[str], printed: Printed, look: ReportLook
) -> Document:
    """Return a table of the rows for each currency, then how numbers are known, and sources."""
    groups: dict[str, list[GrowthRow]] = {}
    for row in rows:
        groups.setdefault(row.balance.currency, []).append(row)
    blocks: list[Block] = []
    hows: list[How] = []
    for group in groups.values():
        known = [_hows(row, flows, printed, look) for row in group]
        blocks.append(_table(group, flows, known, look))
        hows += [how for each in known for how in each.values()]
    bases = (row.base_rate for row in rows if row.base_rate is not None)
    told = rows_notes([row.balance for row in rows], look.names, look.style)
    notes = (*told, *rate_notes(bases, look.style))
    sources = (source for row in rows for source in row.balance.sources)
    title = capitalised(say("growth on the year before", look.locale))
    return workbook_pages(title, blocks, (hows, notes, sources), look)


def _hows(
    row: GrowthRow, flows: Sequence[str], printed: Printed, look: ReportLook
) -> dict[str, How]:
    """Return how the numbers of each flow are known: level, base, growths and implied base."""
    now = flow_hows(row.balance, printed, look)
    bases = ((flow, base_how(row, flow, printed, look)) for flow in flows)
    then = {flow: how for flow, how in bases if how is not None}
    found = {name: now[name] for flow in flows for name in (flow, f"growth.{flow}") if name in now}
    found |= {f"base.{flow}": how for flow, how in then.items()}
    found |= growth_hows(row, now, then, look)
    for flow in flows:
        implied = implied_base_how(row, flow, now, look)
        if implied is not None:
            found[f"implied-base.{flow}"] = implied
    return found


def _table(
    rows: Sequence[GrowthRow], flows: Sequence[str], known: Sequence[Mapping[str, How]],
    look: ReportLook,
) -> Table:  # fmt: skip
    locale = look.locale
    style = workbook_style([row.balance for row in rows], look.style)
    shown = replaced(look, style=style)
    texts = ("reporter", "period", "flow")
    columns = (*(Column(term(text, locale)) for text in texts),
               *(Column(say(head, locale), "right") for head in _HEADS))  # fmt: skip
    cells = tuple(
        (*row_head(row.balance, look), *_cells(row, flow, hows, shown))
        for row, hows in zip(rows, known, strict=True)
        for flow in flows
        if row.answers([flow])
    )
    amounts = (a for row in rows for a in (*row.levels.values(), *row.base.values()))
    unit = next((numeral(amount, style).unit for amount in amounts), "")
    caption = say("In {unit}; at least and at most: likely bounds.", locale, unit=unit)
    return Table(columns, cells, caption)


def _cells(row: GrowthRow, flow: str, hows: Mapping[str, How], look: ReportLook) -> Iterator[Cell]:
    style, implied = look.style, row.implied.get(flow)
    yield line(Span(term(flow, look.locale), "term"))
    yield number_cell(hows.get(flow), style)
    yield number_cell(hows.get(f"base.{flow}"), style)
    yield number_cell(hows.get(f"growth.{flow}"), style, with_unit=True)
    known = hows.get(f"implied.{flow}")
    if known is None and implied is not None:
        known = How("", implied, ())
    yield number_cell(known, style, with_unit=True)
    yield from bound_cells(implied, style)
    yield number_cell(hows.get(f"implied-base.{flow}"), style)
