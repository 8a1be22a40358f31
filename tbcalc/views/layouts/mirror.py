"""Mirror statistics as a document: each flow as both sides have it, and the gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tbcalc.core.mirror import MirrorRow
from tbcalc.figures.flow import EXPORTS
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.source import Source
from tbcalc.views.amounts import bounds_words
from tbcalc.views.catalog import say
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
from tbcalc.views.terms import term


def mirror_document(
    rows: Sequence[MirrorRow], *, sources: Mapping[str, Source], names: AreaNames, style: Style
) -> Document:
    """Return a table per reporter and period, and what may lie behind the gaps."""
    blocks: list[Block] = []
    for (reporter, period), of in groupby(
        sorted(rows, key=lambda row: (row.subject.reporter, row.period)),
        key=lambda row: (row.subject.reporter, row.period),
    ):
        whose, when = names(reporter), period_words(period, style.locale)
        title = say("{reporter}: mirror statistics, {period}", style.locale, reporter=whose,
                    period=when)  # fmt: skip
        blocks += [Heading(line(title)), _table(list(of), names, style)]
    blocks.append(Notes(tuple(_notes(rows, style.locale))))
    used = dict.fromkeys(source for row in rows for source in row.sources)
    return document(*blocks, source_notes(used, sources, style.locale))


def mirror_notes(row: MirrorRow, locale: str = "en") -> tuple[str, ...]:
    """Return what makes the two sides of a row differ, as far as the data say it."""
    own, mirror = row.valuations
    flow = term(row.flow, locale)
    told = []
    if own and mirror and own != mirror:
        told.append(say(
            "{flow} are valued {own} by the reporter and {mirror} by the partner: the gap has "
            "freight and insurance in it, and nothing is taken off for them",
            locale, flow=flow, own=own, mirror=mirror,
        ))  # fmt: skip
    elif not (own and mirror):
        told.append(say("the valuation of {flow} is not said on both sides", locale, flow=flow))
    if row.gap is None:
        told.append(say("the two sides are in different currencies: no gap is reckoned", locale))
    return tuple(told)


def _table(rows: Sequence[MirrorRow], names: AreaNames, style: Style) -> Table:
    reporter, locale = names(rows[0].subject.reporter), style.locale
    columns = (
        Column(say("flow", locale)),
        Column(say("{reporter} reports", locale, reporter=reporter), "right"),
        Column(say("partner reports", locale), "right"),
        Column(say("gap", locale), "right"), Column(say("gap %", locale), "right"),
    )  # fmt: skip
    return Table(columns, tuple(_cells(row, names, style) for row in rows))


def _cells(row: MirrorRow, names: AreaNames, style: Style) -> tuple[Line, ...]:
    own, mirror = row.valuations
    share = "" if row.gap_share is None else growth_text(row.gap_share, style)
    return (
        line(_flow(row, names, style.locale)),
        line(_amount(row.own.quantity, own, style)),
        line(_amount(row.mirror.quantity, mirror, style)),
        line("" if row.gap is None else bounds_words(row.gap, style)),
        line(share),
    )


def _flow(row: MirrorRow, names: AreaNames, locale: str) -> str:
    partner = names(row.subject.partner)
    if row.flow == EXPORTS:
        return say("exports to {partner}", locale, partner=partner)
    return say("imports from {partner}", locale, partner=partner)


def _amount(quantity: Quantity, valuation: str, style: Style) -> str:
    return " ".join(filter(None, (bounds_words(quantity, style), valuation)))


def _notes(rows: Sequence[MirrorRow], locale: str) -> Iterator[Line]:
    for told in dict.fromkeys(note for row in rows for note in mirror_notes(row, locale)):
        yield line(told)
