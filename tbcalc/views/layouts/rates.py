"""Rates laid out: one with all its facts, or many as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.core.rate_facts import RateFacts
from tbcalc.exact.rounding import nearest_to
from tbcalc.figures.rate import Rate
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
)
from tbcalc.views.numerals import numeral

_DIGITS: Final = 6
"""Significant digits to which the bundled means are right."""


def rate_document(rows: Sequence[RateFacts]) -> Document:
    """Return each rate, then a line for each fact about it."""
    return document(*(_told(facts) for facts in rows), _assumed(rows))


def _told(facts: RateFacts) -> tuple[Block, ...]:
    rate, end = facts.rate, facts.month_end
    told = (
        ("of", rate.on),
        ("days", str(rate.days)),
        ("month end", "not known" if end is None else f"{_digits(end)} on {end.on}"),
        ("source", rate.source),
        ("known", _known(facts)),
    )
    cells = tuple((line(Span(term, "term")), line(fact)) for term, fact in told)
    headline = line(Span(_digits(rate), "number"), " ", Span(_unit(rate), "unit"))
    return Paragraph(headline), Table((Column(), Column()), cells)


def rates_document(rows: Sequence[RateFacts]) -> Document:
    """Return many rates as the rows of a table, and who says so."""
    columns = (
        Column("of"), Column("rate", "right"), Column(tight=True), Column("days", "right"),
        Column("month end", "right"), Column("on"),
    )  # fmt: skip
    return document(
        Table(columns, tuple(_row(facts) for facts in rows)), _source(rows), _assumed(rows)
    )


def currencies_document(rows: Sequence[RateFacts]) -> Document:
    """Return a currency a row, with its latest rate and the months in which it is known."""
    columns = (
        Column("rate of"), Column("mean", "right"), Column(tight=True), Column("of"),
        Column("known"),
    )  # fmt: skip
    cells = tuple((*_mean(facts.rate), line(facts.rate.on), line(_known(facts))) for facts in rows)
    return document(Table(columns, cells), _source(rows))


def _row(facts: RateFacts) -> tuple[Cell, ...]:
    rate, end = facts.rate, facts.month_end
    return (
        line(Span(rate.on, "key")),
        line(Span(_digits(rate), "number")),
        line(Span(rate.unit, "unit")),
        line(Span(str(rate.days), "number")),
        line(Span("" if end is None else _digits(end), "number")),
        line("" if end is None else end.on),
    )


def _mean(rate: Rate) -> tuple[Cell, ...]:
    return (
        line(Span(rate.quote, "key")),
        line(Span(_digits(rate), "number")),
        line(Span(rate.unit, "unit")),
    )


def _digits(rate: Rate) -> str:
    value = rate.quantity.value
    return "" if value is None else f"{nearest_to(value, _DIGITS):f}"


def _unit(rate: Rate) -> str:
    return numeral(rate.quantity).unit


def _known(facts: RateFacts) -> str:
    return " and ".join(
        f"{months[0]} to {months[-1]}" for run in facts.known if (months := run.split_months())
    )


def _source(rows: Sequence[RateFacts]) -> Notes:
    sources = dict.fromkeys(facts.rate.source.partition(",")[0] for facts in rows)
    return Notes(tuple(line("Source: ", Span(source, "source")) for source in sources))


def _assumed(rows: Sequence[RateFacts]) -> tuple[Block, ...]:
    said = dict.fromkeys(said for facts in rows for said in facts.rate.assumed)
    return (Notes(tuple(line(Span(s, "note")) for s in said), "Assumed:"),) if said else ()
