"""Growth as a document: printed, implied by the levels of both years, and the base it implies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tbcalc.core.growth_rows import GrowthRow
from tbcalc.core.query import By
from tbcalc.exact.noun import replaced
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.catalog import message, say
from tbcalc.views.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Meaning,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
    number,
)
from tbcalc.views.layouts.tables import bounds_cell, compact
from tbcalc.views.layouts.words import (
    AreaNames,
    growth_text,
    rate_notes,
    series_label,
    series_title,
    source_notes,
    titled,
)
from tbcalc.views.numerals import Style, numeral, scale_word
from tbcalc.views.retelling import said_again
from tbcalc.views.terms import term

_ALIGNED: Final[dict[str, Align]] = {"likely": "left"}
_HEADS: Final = (
    message("printed"), message("implied"), message("likely"), message("base"), message("likely"),
    message("printed base"),
)  # fmt: skip


def growth_document(
    rows: Sequence[GrowthRow],
    flows: Sequence[str],
    *,
    sources: Mapping[str, Source],
    names: AreaNames,
    style: Style,
) -> Document:
    """Return a table per row: growth on the year before by flow, and the base."""
    used = dict.fromkeys(source for row in rows for source in row.balance.sources)
    blocks = (block for row in rows for block in _row_blocks(row, flows, names, style))
    return document(blocks, [source_notes(used, sources, style.locale)])


def growth_series(
    rows: Sequence[GrowthRow],
    flows: Sequence[str],
    by: By,
    *,
    sources: Mapping[str, Source],
    names: AreaNames,
    style: Style,
) -> Document:
    """Return a table per title, a line per year, partner or reporter: printed and implied."""
    groups: dict[str, list[GrowthRow]] = {}
    for row in rows:
        groups.setdefault(series_title(row.balance, by, names, style.locale), []).append(row)
    locale = style.locale
    columns = [Column(term(by or "period", locale))]
    for flow in flows:
        is_printed = any(flow in row.growth for row in rows)
        template = message("implied") if is_printed else message("{flow} implied")
        implied = say(template, locale, flow=term(flow, locale))
        columns += [Column(term(flow, locale), "right")]
        columns += [Column(implied, "right", tight=is_printed)]
    blocks: list[Block] = []
    for title, group in groups.items():
        cells = tuple(
            _line(row, flows, series_label(row.balance, by, names, locale), style) for row in group
        )
        blocks += [Heading(line(title)), compact(Table(tuple(columns), cells))]
    told = say("growth on the year before in %, printed and implied", locale)
    blocks.append(Paragraph(line(note(told))))
    blocks += _rate_notes(rows, style)
    used = dict.fromkeys(source for row in rows for source in row.balance.sources)
    return document(blocks, [source_notes(used, sources, locale)])


def _line(row: GrowthRow, flows: Sequence[str], label: str, style: Style) -> tuple[Cell, ...]:
    cells: list[Cell] = [line(Span(label, "term"))]
    for flow in flows:
        cells.append(_without_unit(row.growth.get(flow), "number", style))
        cells.append(_without_unit(row.implied.get(flow), "unit", style))
    return tuple(cells)


def _without_unit(growth: Quantity | None, meaning: Meaning, style: Style) -> Line:
    told = "" if growth is None else growth_text(growth, style, unit=False)
    return line(Span(told, meaning)) if told else ()


def _row_blocks(
    row: GrowthRow, flows: Sequence[str], names: AreaNames, style: Style
) -> Iterable[Block]:
    balance = row.balance
    yield Heading(line(titled(balance, names, style.locale)))
    scaled = _style_of_all(row, style)
    cells = tuple(_cells(row, flow, scaled) for flow in flows if row.answers([flow]))
    heads = (Column(say(head, style.locale), _ALIGNED.get(head, "right")) for head in _HEADS)
    yield compact(Table((Column(), *heads), cells))
    yield Paragraph(line(note(_small_print(row, scaled))))
    yield from _rate_notes([row], style)


def _small_print(row: GrowthRow, style: Style) -> str:
    """Return what the growth is against, how it is implied, and what the base is."""
    locale = style.locale
    told = say("growth on the year before", locale)
    if row.how:
        told = say(
            "growth on the year before, implied {how}", locale, how=said_again(row.how, locale)
        )
    amount = next(iter(row.base.values()), None)
    if amount is not None:
        return say(
            "{growth}; base: the year before, as level and growth imply it, in {unit}",
            locale, growth=told, unit=_unit(amount, style),
        )  # fmt: skip
    printed = next(iter(row.printed_base.values()), None)
    if printed is None:
        return told
    return say(
        "{growth}; base: the year before, as printed, in {unit}",
        locale, growth=told, unit=_unit(printed, style),
    )  # fmt: skip


def _rate_notes(rows: Iterable[GrowthRow], style: Style) -> list[Notes]:
    """Return at which rates amounts were converted, each once; nothing where none was."""
    rates = (rate for row in rows for rate in (row.base_rate, row.balance.rate) if rate)
    told = rate_notes(rates, style)
    if not told:
        return []
    first = say("printed growth is that of the amounts as printed, before conversion", style.locale)
    return [Notes(tuple(line(note(text)) for text in (first, *told)))]


def _cells(row: GrowthRow, flow: str, style: Style) -> tuple[Cell, ...]:
    growth, implied, base = row.growth.get(flow), row.implied.get(flow), row.base.get(flow)
    printed_base = row.printed_base.get(flow)
    return (
        line(Span(term(flow, style.locale), "term")),
        () if growth is None else line(number(growth_text(growth, style))),
        () if implied is None else line(number(growth_text(implied, style))),
        () if implied is None else bounds_cell(implied, implied.likely, style),
        _bare(base, style),
        () if base is None else bounds_cell(base, base.likely, style),
        _bare(printed_base, style),
    )


def _bare(amount: Quantity | None, style: Style) -> Line:
    """Return an amount without its unit."""
    return () if amount is None else line(number(str(replaced(numeral(amount, style), unit=""))))


def _unit(amount: Quantity, style: Style) -> str:
    return numeral(amount, style).unit


def _style_of_all(row: GrowthRow, style: Style) -> Style:
    bases = row.base or row.printed_base
    sizes = [amount.value for amount in bases.values() if amount.value is not None]
    return replaced(style, scale=scale_word(max(sizes), style)) if sizes else style
