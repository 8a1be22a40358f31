"""Rates laid out: one with all its facts, or many as rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.core.rate_facts import RateFacts
from tbcalc.exact.rounding import nearest_to
from tbcalc.figures.rate import Rate
from tbcalc.views.catalog import catalogue_of, listed, say
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
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_label
from tbcalc.views.retelling import said_again

_DIGITS: Final = 6
"""Significant digits to which the bundled means are right."""


def rate_document(rows: Sequence[RateFacts], locale: str = "en") -> Document:
    """Return each rate, then a line for each fact about it."""
    return document(*(_told(facts, locale) for facts in rows), _assumed(rows, locale))


def _told(facts: RateFacts, locale: str) -> tuple[Block, ...]:
    rate, end = facts.rate, facts.month_end
    last = say("not known", locale)
    if end is not None:
        last = say("{rate} on {day}", locale, rate=_digits(end), day=said_again(end.on, locale))
    told = (
        (say("of", locale), said_again(rate.on, locale)),
        (say("days", locale), str(rate.days) if rate.days else say("not known", locale)),
        (say("month end", locale), last),
        (say("source", locale), said_again(rate.source, locale)),
        (say("known", locale), _known(facts, locale)),
    )
    cells = tuple((line(Span(term, "term")), line(fact)) for term, fact in told)
    headline = line(Span(_digits(rate), "number"), " ", Span(_unit(rate, locale), "unit"))
    return Paragraph(headline), Table((Column(), Column()), cells)


def rates_document(rows: Sequence[RateFacts], locale: str = "en") -> Document:
    """Return many rates as the rows of a table, and who says so."""
    columns = (
        Column(say("of", locale)), Column(say("rate", locale), "right"), Column(tight=True),
        Column(say("days", locale), "right"), Column(say("month end", locale), "right"),
        Column(say("on", locale)),
    )  # fmt: skip
    table = Table(columns, tuple(_row(facts, locale) for facts in rows))
    return document(table, _source(rows, locale), _assumed(rows, locale))


def currencies_document(rows: Sequence[RateFacts], locale: str = "en") -> Document:
    """Return a currency a row, with its latest rate and the months in which it is known."""
    columns = (
        Column(say("rate of", locale)), Column(say("mean", locale), "right"), Column(tight=True),
        Column(say("of", locale)), Column(say("known", locale)),
    )  # fmt: skip
    cells = tuple(
        (
            *_mean(facts.rate, locale),
            line(said_again(facts.rate.on, locale)),
            line(_known(facts, locale)),
        )
        for facts in rows
    )
    return document(Table(columns, cells), _source(rows, locale))


def _row(facts: RateFacts, locale: str) -> tuple[Cell, ...]:
    rate, end = facts.rate, facts.month_end
    return (
        line(Span(said_again(rate.on, locale), "key")),
        line(Span(_digits(rate), "number")),
        line(Span(_unit(rate, locale) if catalogue_of(locale) else rate.unit, "unit")),
        line(Span(str(rate.days or ""), "number")),
        line(Span("" if end is None else _digits(end), "number")),
        line("" if end is None else said_again(end.on, locale)),
    )


def _mean(rate: Rate, locale: str) -> tuple[Cell, ...]:
    return (
        line(Span(rate.quote, "key")),
        line(Span(_digits(rate), "number")),
        line(Span(_unit(rate, locale) if catalogue_of(locale) else rate.unit, "unit")),
    )


def _digits(rate: Rate) -> str:
    value = rate.quantity.value
    return "" if value is None else f"{nearest_to(value, _DIGITS):f}"


def _unit(rate: Rate, locale: str) -> str:
    return numeral(rate.quantity, Style(locale)).unit


def _known(facts: RateFacts, locale: str) -> str:
    return listed(
        (
            say(
                "{first} to {last}",
                locale,
                first=period_label(months[0], locale),
                last=period_label(months[-1], locale),
            )
            for run in facts.known
            if (months := run.split_months())
        ),
        locale,
    )


def _source(rows: Sequence[RateFacts], locale: str) -> Notes:
    sources = dict.fromkeys(facts.rate.source.partition(",")[0] for facts in rows)
    before = say("Source: ", locale)
    return Notes(tuple(line(before, Span(said_again(each, locale), "source")) for each in sources))


def _assumed(rows: Sequence[RateFacts], locale: str) -> tuple[Block, ...]:
    said = dict.fromkeys(said for facts in rows for said in facts.rate.assumed)
    told = tuple(line(Span(said_again(each, locale), "note")) for each in said)
    return (Notes(told, say("Assumed:", locale)),) if told else ()
