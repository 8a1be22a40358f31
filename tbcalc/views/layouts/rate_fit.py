"""Which rate a printed pair was converted at: the answer, and a table of the rates tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tbcalc.core.rate_fit import RateCandidate, RateFit
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import ceiling_to, floor_to
from tbcalc.figures.daily_rates import days_between
from tbcalc.views.catalog import message, say, say_count
from tbcalc.views.document import (
    Block,
    Cell,
    Column,
    Document,
    Line,
    Notes,
    Paragraph,
    Span,
    Table,
    document,
    line,
    note,
)
from tbcalc.views.layouts.rate_fit_words import (
    DIGITS,
    ExplainedPair,
    day_text,
    exchanged,
    explanation,
    percent_text,
    rate_text,
    run_text,
)
from tbcalc.views.numerals import Style, numeral

_RUNS: Final = 8
_FITS: Final = {
    "printed": (message("to the digit"), "surplus"),
    "rounding": (message("within rounding"), "surplus"),
    "no": (message("no"), "wrong"),
}


def rate_fit_document(pair: ExplainedPair, style: Style) -> Document:
    """Return the best explanation, the implied rate, the rates tried, and the days that fit."""
    locale = style.locale
    implied = numeral(pair.fit.implied, Style(locale))
    told = (
        (say("implied rate", locale), f"{implied.bounds} {implied.unit}"),
        (say("as printed", locale), f"{_ends(pair.fit.printed, locale)} {implied.unit}"),
    )
    facts = tuple((line(Span(term, "term")), line(Span(text, "bounds"))) for term, text in told)
    return document(
        Paragraph(line(Span(explanation(pair, locale), "emphasis"))),
        Table((Column(), Column()), facts),
        _tried(pair, style),
        *_days(pair.fit, locale),
        Notes(tuple(_small_print(pair, locale))),
    )


def _small_print(pair: ExplainedPair, locale: str) -> Iterator[Line]:
    known_to = pair.fit.known_to
    if pair.published is not None and days_between(known_to, pair.published) > 0:
        said = say(
            "The rates known end on {day}: that of the day of publication is not among them. "
            "`tbcalc rates update` fetches newer ones.",
            locale, day=day_text(known_to),
        )  # fmt: skip
        yield line(note(said))
    yield line(say("Source: ", locale), Span(pair.source, "source"))


def _tried(pair: ExplainedPair, style: Style) -> Table:
    locale = style.locale
    columns = (
        Column(say("day or period", locale)), Column(pair.unit, "right"),
        Column(say("converts to", locale), "right"), Column("", tight=True),
        Column(say("fits", locale)),
    )  # fmt: skip
    return Table(columns, tuple(_tried_row(each, pair, style) for each in pair.fit.tried))


def _tried_row(candidate: RateCandidate, pair: ExplainedPair, style: Style) -> tuple[Cell, ...]:
    amount = numeral(exchanged(candidate, pair), style)
    return (
        line(Span(_label(candidate, style.locale), "key")),
        line(Span(rate_text(candidate.rate), "number")),
        line(Span(amount.number, "number")),
        line(Span(amount.unit, "unit")),
        line(_verdict(candidate, style.locale)),
    )


def _verdict(candidate: RateCandidate, locale: str) -> Span:
    if candidate.fit == "near":
        return Span(say("nearly, {off} off", locale, off=percent_text(candidate.off)), "doubtful")
    told, meaning = _FITS[candidate.fit]
    return Span(say(told, locale), "wrong" if meaning == "wrong" else "surplus")


def _label(candidate: RateCandidate, locale: str) -> str:
    if candidate.kind == "mean":
        return say_count(
            "{period}, mean, 1 day", "{period}, mean, {number} days",
            candidate.days, locale, period=candidate.on,
        )  # fmt: skip
    if candidate.kind == "month_end":
        month = f"{candidate.on.first[0]}-{candidate.on.first[1]:02d}"
        return say("{period}, last day", locale, period=month)
    return str(candidate.on)


def _days(fit: RateFit, locale: str) -> Iterator[Block]:
    ends = {"first": day_text(fit.searched.first), "last": day_text(fit.searched.last)}
    if not fit.runs:
        yield Notes((line(note(say("no day fits from {first} to {last}", locale, **ends))),))
        return
    told = [run_text(run, locale) for run in fit.runs[:_RUNS]]
    if len(fit.runs) > _RUNS:
        more = len(fit.runs) - _RUNS
        told.append(
            say_count(
                "and 1 earlier run of days", "and {number} earlier runs of days", more, locale
            )
        )
    title = say("Days whose rate fits ({first} to {last}):", locale, **ends)
    yield Notes(tuple(line(text) for text in told), title)


def _ends(interval: Interval, locale: str) -> str:
    low, high = floor_to(interval.low, DIGITS), ceiling_to(interval.high, DIGITS)
    return say("{first} to {last}", locale, first=f"{low:,f}", last=f"{high:,f}")
