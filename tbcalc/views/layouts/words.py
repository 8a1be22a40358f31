"""Words of the layouts: titles, sources, growth, notes; area names arrive as an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.query import By
from tbcalc.core.selection import Subject
from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate
from tbcalc.figures.source import Source
from tbcalc.views.catalog import listed, say
from tbcalc.views.document import Line, Meaning, Notes, Span, line
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_label
from tbcalc.views.retelling import said_again
from tbcalc.views.terms import scope_words, term

AreaNames = Callable[[str], str]
"""From an area's code to its name."""


def trade_of(subject: Subject, names: AreaNames, locale: str = "en") -> str:
    """Return whose trade it is: China: goods trade with ASEAN."""
    words = {"whose": names(subject.reporter), "what": _traded(subject, locale)}
    if subject.partner == WORLD:
        return say("{whose}: {what} trade", locale, **words)
    return say("{whose}: {what} trade with {whom}", locale, **words, whom=names(subject.partner))


def titled(row: BalanceRow, names: AreaNames, locale: str) -> str:
    """Return whose trade a row is, and when."""
    trade = trade_of(row.subject, names, locale)
    return say("{trade}, {when}", locale, trade=trade, when=period_label(row.period, locale))


def series_title(row: BalanceRow, by: By, names: AreaNames, locale: str = "en") -> str:
    """Return what a series is of: whose trade, or in which period by partner or by reporter."""
    if by == "year":
        return trade_of(row.subject, names, locale)
    subject, when = row.subject, period_label(row.period, locale)
    scope = scope_words(subject.scope, locale)
    if by == "partner":
        whose = names(subject.reporter)
        return say(
            "{whose}: {what} trade by partner, {when}", locale, whose=whose, what=scope, when=when
        )
    if by == "product":
        trade = trade_of(replaced(subject, product=""), names, locale)
        return say("{trade} by product, {when}", locale, trade=trade, when=when)
    what = scope[:1].upper() + scope[1:]
    if subject.partner == WORLD:
        return say("{what} trade by reporter, {when}", locale, what=what, when=when)
    return say(
        "{what} trade with {whom} by reporter, {when}",
        locale, what=what, whom=names(subject.partner), when=when,
    )  # fmt: skip


def _traded(subject: Subject, locale: str) -> str:
    scope = scope_words(subject.scope, locale)
    if not subject.product:
        return scope
    product = term(subject.product, locale)
    if subject.scope in ("", "goods"):
        return product
    return say("{product} {scope}", locale, product=product, scope=scope)


def series_label(row: BalanceRow, by: By, names: AreaNames, locale: str = "en") -> str:
    """Return what a line of a series is about: its year, partner or reporter."""
    if by == "year":
        return period_label(row.period, locale)
    if by == "product":
        return term(row.subject.product, locale)
    return names(row.subject.partner if by == "partner" else row.subject.reporter)


def source_notes(ids: Iterable[str], sources: Mapping[str, Source], locale: str = "en") -> Notes:
    """Return a line per source: who published it and when, and its id in the data."""
    told = tuple(_source_line(sources.get(one, Source(one))) for one in ids)
    return Notes(told, say("sources", locale))


def _source_line(source: Source) -> Line:
    told = ", ".join(part for part in (source.publisher, source.published) if part)
    return line(Span(f"{told}  " if told else "", "source"), Span(f"[{source.id}]", "note"))


def balance_words(balance: Quantity) -> tuple[str, Meaning]:
    """Return what a balance is called: surplus and deficit only when it surely is one."""
    if balance.likely.is_empty:
        return "balance", "wrong"
    if balance.likely.low > 0:
        return "surplus", "surplus"
    if balance.likely.high < 0:
        return "deficit", "deficit"
    return "balance", "emphasis"


def growth_text(growth: Quantity, style: Style, *, unit: bool = True) -> str:
    """Return a growth with its sign: +7.1 %, -0.4 %; an ``over`` speaks of its size."""
    told = numeral(growth if growth.value is None or growth.value >= 0 else -growth, style)
    told = told if unit else replaced(told, unit="")
    if growth.value is None:
        return str(told)
    sign = "-" if growth.value < 0 else "+" if growth.value > 0 else ""
    return str(replaced(told, number=sign + told.number))


def row_notes(row: BalanceRow, names: AreaNames, style: Style) -> tuple[str, ...]:
    """Return what has to be said of a row: what is missing, mixed, clashing or converted."""
    return rows_notes([row], names, style)


def rows_notes(rows: Sequence[BalanceRow], names: AreaNames, style: Style) -> tuple[str, ...]:
    """Return what has to be said of any of the rows, each once, their rates together."""
    told = [note for row in rows for note in _notes(row, _of(row, names, style.locale), style)]
    rates = [row.rate for row in rows if row.rate is not None]
    return (*dict.fromkeys(told), *rate_notes(rates, style))


def _of(row: BalanceRow, names: AreaNames, locale: str) -> str:
    """Return of whom, with whom and when."""
    words = {"whose": names(row.subject.reporter), "when": period_label(row.period, locale)}
    if row.subject.partner == WORLD:
        return say("of {whose} in {when}", locale, **words)
    whom = names(row.subject.partner)
    return say("of {whose} with {whom} in {when}", locale, **words, whom=whom)


def _notes(row: BalanceRow, of: str, style: Style) -> Iterator[str]:
    locale = style.locale
    if row.deduced:
        yield say(
            "no two flows are printed: this follows from other figures (tbcalc explain)", locale
        )
    if row.missing:
        missing = listed((term(key.flow, locale) for key in row.missing), locale)
        yield say("{flows} {of} are not in the data", locale, flows=missing, of=of)
    if row.is_contradictory:
        one, *others = (term(flow, locale) for flow in row.roots)
        yield say(
            "the {one} and the {other} printed {of} exclude one another",
            locale, one=one, other=" and the ".join(others), of=of,
        )  # fmt: skip
    roots = listed((term(flow, locale) for flow in row.roots), locale)
    for flow in row.clashes():
        yield say(
            "the printed {flow} {of}, {print}, cannot be true beside the {roots} printed",
            locale, flow=term(flow, locale), of=of, print=numeral(row.reported[flow], style),
            roots=roots,
        )  # fmt: skip
    if row.forecasts:
        forecast = listed((term(flow, locale) for flow in row.forecasts), locale)
        yield say("{flows} {of} are a forecast", locale, flows=forecast, of=of)
    if row.valuations:
        exports, imports = (v or say("not said how", locale) for v in row.valuations)
        yield say(
            "exports are valued {exports}, imports {imports}",
            locale, exports=exports, imports=imports,
        )  # fmt: skip
    if row.rate is not None and row.growth:
        yield say("growth is that of the amounts as printed, before conversion", locale)


_FEW_RATES: Final = 2
"""Rates of one source that are told each by itself."""


def rate_notes(rates: Iterable[Rate], style: Style) -> tuple[str, ...]:
    """Return at which rates amounts were converted; many means of one source in one note."""
    alike: dict[tuple[str, ...], dict[Rate, None]] = {}
    for rate in rates:
        name, _, when = rate.source.partition(_MEAN_OF)
        is_mean = when == f"{rate.on} ({rate.days} days)"
        key = (rate.as_quoted().unit, name, *rate.assumed) if is_mean else (str(rate),)
        alike.setdefault(key, {})[rate] = None
    return tuple(
        note
        for group in alike.values()
        for note in (
            [rate_note(rate, style) for rate in group]
            if len(group) <= _FEW_RATES
            else [_means_note(list(group), style)]
        )
    )


_MEAN_OF: Final = ", mean of "


def _means_note(rates: Sequence[Rate], style: Style) -> str:
    locale = style.locale
    shown = [(rate.on, numeral(rate.as_quoted().quantity, style)) for rate in rates]
    each = (
        say("{rate} in {when}", locale, rate=number.number, when=said_again(on, locale))
        for on, number in shown
    )
    name = rates[0].source.partition(_MEAN_OF)[0]
    said = (said_again(told, locale) for told in (name, *rates[0].assumed))
    return say(
        "converted at the mean of each period, {unit}: {rates}; {source}", locale,
        unit=shown[0][1].unit, rates=say(", ", locale).join(each),
        source=say("; ", locale).join(said),
    )  # fmt: skip


def rate_note(rate: Rate, style: Style) -> str:
    """Return at which rate amounts were converted, of when and by whom."""
    said = (said_again(each, style.locale) for each in (rate.source, *rate.assumed))
    told = say("; ", style.locale).join(said)
    shown = numeral(rate.as_quoted().quantity, style)
    return say("converted at {rate}: {source}", style.locale, rate=shown, source=told)
