"""Shares as a document: balance share and coverage ratio, and parts of a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tbcalc.core.query import By
from tbcalc.core.selection import Subject
from tbcalc.core.share_rows import PARTED, PartShare, ShareRow
from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.catalog import joined, message, say
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Line,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
    number,
)
from tbcalc.views.layouts.tables import bounds_cell, compact, number_cells
from tbcalc.views.layouts.words import (
    AreaNames,
    series_label,
    series_title,
    source_notes,
    titled,
)
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.terms import term


def share_document(
    rows: Sequence[ShareRow], *, sources: Mapping[str, Source], names: AreaNames, style: Style
) -> Document:
    """Return a table per row: its ratios, then the shares of its flows in what they are part of."""
    blocks = (block for row in rows for block in _row_blocks(row, names, style))
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(blocks, [source_notes(used, sources, style.locale)])


def share_series(
    rows: Sequence[ShareRow],
    by: By,
    *,
    sources: Mapping[str, Source],
    names: AreaNames,
    style: Style,
) -> Document:
    """Return a table per title, a line per year, partner or reporter."""
    groups: dict[str, list[ShareRow]] = {}
    for row in rows:
        groups.setdefault(series_title(row.balance, by, names, style.locale), []).append(row)
    columns = [Column(term(by, style.locale))]
    columns += [Column(term(flow, style.locale), "right") for flow in PARTED]
    columns.append(Column(say("balance share", style.locale), "right"))
    columns.append(Column(say("coverage ratio", style.locale), "right"))
    blocks: list[Block] = []
    for title, group in groups.items():
        labels = [series_label(row.balance, by, names, style.locale) for row in group]
        lines = tuple(_line(row, told, style) for row, told in zip(group, labels, strict=True))
        blocks += [Heading(line(title)), compact(Table(tuple(columns), lines))]
    told = message("in %")
    if any(row.parts for row in rows):
        told = message(
            "in %; exports, imports and total: their part of the whole, printed or else implied"
        )
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(
        blocks,
        Paragraph(line(note(say(told, style.locale)))),
        [source_notes(used, sources, style.locale)],
    )


def _line(row: ShareRow, label: str, style: Style) -> tuple[Cell, ...]:
    first = {share.part.flow: share.share for share in reversed(row.parts)}
    ratios = [first.get(flow) for flow in PARTED]
    ratios += [row.balance.balance_share, row.balance.coverage_ratio]
    return (line(Span(label, "term")), *(_percent(ratio, style) for ratio in ratios))


def _percent(ratio: Quantity | None, style: Style) -> Line:
    return () if ratio is None else line(number(str(replaced(numeral(ratio, style), unit=""))))


def _row_blocks(row: ShareRow, names: AreaNames, style: Style) -> Iterable[Block]:
    balance = row.balance
    yield Heading(line(titled(balance, names, style.locale)))
    lines = [_part(share, names, style) for share in row.parts]
    for label, ratio in (
        (message("balance share of trade"), balance.balance_share),
        (message("coverage ratio"), balance.coverage_ratio),
    ):
        if ratio is not None:
            bounds = bounds_cell(ratio, ratio.likely, style)
            told = line(Span(say(label, style.locale), "term"))
            lines.append((told, *number_cells(ratio, style), bounds, ()))
    likely = Column(say("likely", style.locale))
    columns = (Column(), Column("", "right"), Column("", tight=True), likely, Column())
    yield Table(columns, tuple(lines))


def _part(share: PartShare, names: AreaNames, style: Style) -> tuple[Cell, ...]:
    origin = message("printed") if share.printed else message("implied")
    return (
        line(Span(_part_words(share, names, style.locale), "term")),
        *number_cells(share.share, style),
        bounds_cell(share.share, share.share.likely, style),
        line(Span(say(origin, style.locale), "note")),
    )


def _part_words(share: PartShare, names: AreaNames, locale: str) -> str:
    """Return what is a share of what: exports in that of all products with the world."""
    whole = whole_words(share, names, locale)
    words = {"flow": term(share.part.flow, locale), "whole": whole}
    if share.whole.flow == share.part.flow:
        words["whole"] = whole or str(share.whole)
        return say("{flow} in that {whole}", locale, **words)
    other = term(share.whole.flow, locale)
    if whole:
        return say("{flow} in that {whole} of {other}", locale, **words, other=other)
    return say("{flow} in that of {other}", locale, flow=words["flow"], other=other)


def whole_words(share: PartShare, names: AreaNames, locale: str) -> str:
    """Return what the share is of, but for the flow: of China, with the world, of all products."""
    part, whole = Subject.of(share.part), Subject.of(share.whole)
    words = []
    if whole.reporter != part.reporter:
        words.append(say("of {whole}", locale, whole=names(whole.reporter)))
    if whole.product != part.product:
        product = term(whole.product, locale) or say("all products", locale)
        words.append(say("of {whole}", locale, whole=product))
    if whole.partner != part.partner:
        partner = say("the world", locale) if whole.partner == WORLD else names(whole.partner)
        words.append(say("with {whom}", locale, whom=partner))
    return joined(words, locale)
