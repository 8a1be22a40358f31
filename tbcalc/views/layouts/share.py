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
    trade_of,
)
from tbcalc.views.numerals import Style, numeral


def share_document(
    rows: Sequence[ShareRow], *, sources: Mapping[str, Source], names: AreaNames, style: Style
) -> Document:
    """Return a table per row: its ratios, then the shares of its flows in what they are part of."""
    blocks = (block for row in rows for block in _row_blocks(row, names, style))
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(blocks, [source_notes(used, sources)])


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
        groups.setdefault(series_title(row.balance, by, names), []).append(row)
    columns = tuple(
        Column(title, "left" if title == by else "right")
        for title in (by, *PARTED, "balance share", "coverage ratio")
    )
    blocks: list[Block] = []
    for title, group in groups.items():
        labels = [series_label(row.balance, by, names) for row in group]
        lines = tuple(_line(row, told, style) for row, told in zip(group, labels, strict=True))
        blocks += [Heading(line(title)), compact(Table(columns, lines))]
    told = "in %"
    if any(row.parts for row in rows):
        told += "; exports, imports and total: their part of the whole, printed or else implied"
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(blocks, Paragraph(line(note(told))), [source_notes(used, sources)])


def _line(row: ShareRow, label: str, style: Style) -> tuple[Cell, ...]:
    first = {share.part.flow: share.share for share in reversed(row.parts)}
    ratios = [first.get(flow) for flow in PARTED]
    ratios += [row.balance.balance_share, row.balance.coverage_ratio]
    return (line(Span(label, "term")), *(_percent(ratio, style) for ratio in ratios))


def _percent(ratio: Quantity | None, style: Style) -> Line:
    return () if ratio is None else line(number(str(replaced(numeral(ratio, style), unit=""))))


def _row_blocks(row: ShareRow, names: AreaNames, style: Style) -> Iterable[Block]:
    balance = row.balance
    yield Heading(line(f"{trade_of(balance.subject, names)}, {balance.period}"))
    lines = [_part(share, names, style) for share in row.parts]
    for label, ratio in (
        ("balance share of trade", balance.balance_share),
        ("coverage ratio", balance.coverage_ratio),
    ):
        if ratio is not None:
            likely = bounds_cell(ratio, ratio.likely, style)
            lines.append((line(Span(label, "term")), *number_cells(ratio, style), likely, ()))
    columns = (Column(), Column("", "right"), Column("", tight=True), Column("likely"), Column())
    yield Table(columns, tuple(lines))


def _part(share: PartShare, names: AreaNames, style: Style) -> tuple[Cell, ...]:
    return (
        line(Span(f"{share.part.flow} in that {_whole_words(share, names)}", "term")),
        *number_cells(share.share, style),
        bounds_cell(share.share, share.share.likely, style),
        line(Span("printed" if share.printed else "implied", "note")),
    )


def _whole_words(share: PartShare, names: AreaNames) -> str:
    """Return what the share is of: of China, with the world, of all products."""
    part, whole = Subject.of(share.part), Subject.of(share.whole)
    words = []
    if whole.reporter != part.reporter:
        words.append(f"of {names(whole.reporter)}")
    if whole.product != part.product:
        words.append(f"of {whole.product or 'all products'}")
    if whole.partner != part.partner:
        partner = "the world" if whole.partner == WORLD else names(whole.partner)
        words.append(f"with {partner}")
    if share.whole.flow != share.part.flow:
        words.append(f"of {share.whole.flow}")
    return " ".join(words) or str(share.whole)
