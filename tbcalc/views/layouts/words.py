"""Words of the layouts: titles, sources, growth, notes; area names arrive as an argument."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tbcalc.core.balance_rows import BalanceRow
from tbcalc.core.query import By
from tbcalc.core.selection import Subject
from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate
from tbcalc.figures.source import Source
from tbcalc.views.document import Line, Meaning, Notes, Span, line
from tbcalc.views.numerals import Style, numeral

AreaNames = Callable[[str], str]
"""From an area's code to its name."""


def trade_of(subject: Subject, names: AreaNames) -> str:
    """Return whose trade it is: China, goods trade with ASEAN."""
    scope = subject.scope.replace("+", " and ") or "goods"
    what = subject.product or scope
    if subject.product and scope != "goods":
        what += f" {scope}"
    return f"{names(subject.reporter)}: {what} trade{_with(subject.partner, names)}"


def series_title(row: BalanceRow, by: By, names: AreaNames) -> str:
    """Return what a series is of: whose trade, or in which period by partner or by reporter."""
    if by == "year":
        return trade_of(row.subject, names)
    scope = row.subject.scope.replace("+", " and ") or "goods"
    if by == "partner":
        return f"{names(row.subject.reporter)}: {scope} trade by partner, {row.period}"
    whom = _with(row.subject.partner, names)
    return f"{scope.capitalize()} trade{whom} by reporter, {row.period}"


def _with(partner: str, names: AreaNames) -> str:
    return "" if partner == WORLD else f" with {names(partner)}"


def series_label(row: BalanceRow, by: By, names: AreaNames) -> str:
    """Return what a line of a series is about: its year, partner or reporter."""
    if by == "year":
        return str(row.period)
    return names(row.subject.partner if by == "partner" else row.subject.reporter)


def source_notes(ids: Iterable[str], sources: Mapping[str, Source]) -> Notes:
    """Return a line per source: who published it and when, and its id in the data."""
    return Notes(tuple(_source_line(sources.get(one, Source(one))) for one in ids), "sources")


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
    missing = " and ".join(key.flow for key in row.missing)
    whose = names(row.subject.reporter) + _with(row.subject.partner, names)
    of = f"of {whose} in {row.period}"
    notes = []
    if row.deduced:
        notes.append("no two flows are printed: this follows from other figures (tbcalc explain)")
    if missing:
        notes.append(f"{missing} {of} are not in the data")
    if row.is_contradictory:
        notes.append(f"the {' and the '.join(row.roots)} printed {of} exclude one another")
    notes += [
        f"the printed {flow} {of}, {numeral(row.reported[flow], style)}, cannot be true beside "
        f"the {' and '.join(row.roots)} printed"
        for flow in row.clashes()
    ]
    if row.forecasts:
        notes.append(f"{' and '.join(row.forecasts)} {of} are a forecast")
    if row.valuations:
        exports, imports = (valuation or "not said how" for valuation in row.valuations)
        notes.append(f"exports are valued {exports}, imports {imports}")
    if row.rate is not None:
        if row.growth:
            notes.append("growth is that of the amounts as printed, before conversion")
        notes.append(rate_note(row.rate, style))
    return tuple(notes)


def rate_note(rate: Rate, style: Style) -> str:
    """Return at which rate amounts were converted, of when and by whom."""
    told = "; ".join((rate.source, *rate.assumed))
    return f"converted at {numeral(rate.as_quoted().quantity, style)} ({told})"
