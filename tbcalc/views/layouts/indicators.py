"""Indicators as a document: a table per trade and period, a line per indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.core.indicator_rows import Indicator, IndicatorRow
from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.period import Period
from tbcalc.figures.source import Source
from tbcalc.views.catalog import message, say
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Span,
    Table,
    document,
    line,
)
from tbcalc.views.layouts.tables import bounds_cell, compact, number_cells
from tbcalc.views.layouts.words import AreaNames, source_notes, trade_of
from tbcalc.views.numerals import Style
from tbcalc.views.period_names import period_label
from tbcalc.views.terms import term

NAMES: Final[Mapping[Indicator, str]] = {
    "normalized_balance": message("balance share"),
    "coverage_ratio": message("coverage ratio"),
    "share": message("share"),
    "contribution_to_growth": message("contribution to growth"),
    "contribution_to_balance": message("contribution to the change of the balance"),
    "change_of_balance": message("change of the balance"),
    "compound_growth": message("compound growth a year"),
    "concentration": message("concentration (HHI)"),
    "intra_industry": message("intra-industry trade (Grubel-Lloyd)"),
    "revealed_advantage": message("revealed comparative advantage (Balassa)"),
    "terms_of_trade": message("terms of trade"),
}


def indicators_document(
    rows: Sequence[IndicatorRow], sources: Mapping[str, Source], names: AreaNames, style: Style
) -> Document:
    """Return the indicators under the trade and period that they are of, then the sources."""
    groups: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        groups.setdefault(_title(row, names, style.locale), []).append(row)
    blocks: list[Block] = []
    for title, group in groups.items():
        blocks += [Heading(line(title)), _table(group, names, style)]
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(blocks, [source_notes(used, sources, style.locale)])


def _title(row: IndicatorRow, names: AreaNames, locale: str) -> str:
    whole = replaced(row.subject, partner=WORLD, product="")
    trade = trade_of(whole, names, locale)
    return say("{trade}, {when}", locale, trade=trade, when=period_label(row.period, locale))


def _table(rows: Sequence[IndicatorRow], names: AreaNames, style: Style) -> Table:
    locale = style.locale
    columns = (
        Column(say("indicator", locale)), Column(say("of", locale)), Column("", "right"),
        Column("", tight=True), Column(say("likely", locale)), Column(say("against", locale)),
    )  # fmt: skip
    return compact(Table(columns, tuple(_line(row, names, style) for row in rows)))


def _line(row: IndicatorRow, names: AreaNames, style: Style) -> tuple[Cell, ...]:
    against = "" if row.against is None else _period(row.against, style.locale)
    return (
        line(Span(say(NAMES[row.indicator], style.locale), "term")),
        line(Span(_of(row, names, style.locale), "key")),
        *number_cells(row.quantity, style),
        bounds_cell(row.quantity, row.quantity.likely, style),
        line(against) if against else (),
    )


def _of(row: IndicatorRow, names: AreaNames, locale: str) -> str:
    """Return what an indicator is of: exports to Japan, of 20 partners."""
    told = [term(row.flow, locale)] if row.flow else []
    if row.subject.partner != WORLD:
        told.append(names(row.subject.partner))
    if row.subject.product:
        told.append(term(row.subject.product, locale))
    if row.parts:
        told.append(_parts(row, locale))
    return ", ".join(told)


def _parts(row: IndicatorRow, locale: str) -> str:
    if row.of == "partners":
        return say("{number} partners", locale, number=row.parts)
    return say("{number} products", locale, number=row.parts)


def _period(period: Period, locale: str) -> str:
    return period_label(period, locale)
