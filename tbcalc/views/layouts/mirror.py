"""Mirror statistics as a document: each flow as both sides have it, and the gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tbcalc.core.mirror import MirrorRow
from tbcalc.figures.flow import EXPORTS
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.amounts import bounds_words
from tbcalc.views.document import (
    Block,
    Column,
    Document,
    Heading,
    Line,
    Notes,
    Table,
    document,
    line,
)
from tbcalc.views.layouts.words import AreaNames, growth_text, source_notes
from tbcalc.views.numerals import Style
from tbcalc.views.period_names import period_words


def mirror_document(
    rows: Sequence[MirrorRow], *, sources: Mapping[str, Source], names: AreaNames, style: Style
) -> Document:
    """Return a table per reporter and period, and what may lie behind the gaps."""
    blocks: list[Block] = []
    for (reporter, period), of in groupby(
        sorted(rows, key=lambda row: (row.subject.reporter, row.period)),
        key=lambda row: (row.subject.reporter, row.period),
    ):
        title = f"{names(reporter)}: mirror statistics, {period_words(period)}"
        blocks += [Heading(line(title)), _table(list(of), names, style)]
    blocks.append(Notes(tuple(_notes(rows))))
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(*blocks, source_notes(used, sources, style.locale))


def mirror_notes(row: MirrorRow) -> tuple[str, ...]:
    """Return what makes the two sides of a row differ, as far as the data say it."""
    own, mirror = row.valuations
    told = []
    if own and mirror and own != mirror:
        told.append(
            f"{row.flow} are valued {own} by the reporter and {mirror} by the partner: the gap has "
            "freight and insurance in it, and nothing is taken off for them"
        )
    elif not (own and mirror):
        told.append(f"the valuation of {row.flow} is not said on both sides")
    if row.gap is None:
        told.append("the two sides are in different currencies: no gap is reckoned")
    return tuple(told)


def _table(rows: Sequence[MirrorRow], names: AreaNames, style: Style) -> Table:
    reporter = names(rows[0].subject.reporter)
    columns = (
        Column("flow"), Column(f"{reporter} reports", "right"),
        Column("partner reports", "right"), Column("gap", "right"), Column("gap %", "right"),
    )  # fmt: skip
    return Table(columns, tuple(_cells(row, names, style) for row in rows))


def _cells(row: MirrorRow, names: AreaNames, style: Style) -> tuple[Line, ...]:
    way = "to" if row.flow == EXPORTS else "from"
    own, mirror = row.valuations
    share = "" if row.gap_share is None else growth_text(row.gap_share, style)
    return (
        line(f"{row.flow} {way} {names(row.subject.partner)}"),
        line(_amount(row.own.quantity, own, style)),
        line(_amount(row.mirror.quantity, mirror, style)),
        line("" if row.gap is None else bounds_words(row.gap, style)),
        line(share),
    )


def _amount(quantity: Quantity, valuation: str, style: Style) -> str:
    return " ".join(filter(None, (bounds_words(quantity, style), valuation)))


def _notes(rows: Sequence[MirrorRow]) -> Iterator[Line]:
    for told in dict.fromkeys(note for row in rows for note in mirror_notes(row)):
        yield line(told)
