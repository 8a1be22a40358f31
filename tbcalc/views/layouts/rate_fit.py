"""Which rate a printed pair was converted at, in a sentence and as a table of the rates tried."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.rate_fit import DayRun, RateCandidate, RateFit
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST, ceiling_to, floor_to, nearest_to
from tbcalc.figures.daily_rates import days_between
from tbcalc.figures.period import Day, Period
from tbcalc.figures.quantity import Quantity
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
from tbcalc.views.numerals import Style, numeral
from tbcalc.views.period_names import period_words

_DIGITS: Final = 5
_RUNS: Final = 8


@noun
class ExplainedPair:
    """A printed pair, when it was published (None where not told), and which rates fit it."""

    one: Quantity
    other: Quantity
    published: Day | None
    fit: RateFit
    source: str


def rate_fit_document(pair: ExplainedPair, style: Style) -> Document:
    """Return the best explanation, the implied rate, the rates tried, and the days that fit."""
    implied = numeral(pair.fit.implied, Style(style.locale))
    told = (
        ("implied rate", f"{implied.bounds} {implied.unit}"),
        ("as printed", f"{_ends(pair.fit.printed)} {implied.unit}"),
    )
    facts = tuple((line(Span(term, "term")), line(Span(text, "bounds"))) for term, text in told)
    return document(
        Paragraph(line(Span(explanation(pair), "emphasis"))),
        Table((Column(), Column()), facts),
        _tried(pair, style),
        *_days(pair.fit),
        Notes(tuple(_small_print(pair))),
    )


def _small_print(pair: ExplainedPair) -> Iterator[Line]:
    known_to = pair.fit.known_to
    if pair.published is not None and days_between(known_to, pair.published) > 0:
        yield line(
            note(
                f"The rates known end on {_day(known_to)}: that of the day of publication is not "
                "among them. `tbcalc rates update` fetches newer ones."
            )
        )
    yield line("Source: ", Span(pair.source, "source"))


def explanation(pair: ExplainedPair) -> str:
    """Return in words which rate explains the pair, and which other does or does not."""
    best, unit = pair.fit.best, pair.fit.implied.unit
    if best is None:
        return _unexplained(pair, unit)
    if pair.published is None and best.kind == "day":
        return (
            f"The latest rate to fit is that of {_day(best.on.first)} ({_rate(best.rate)} {unit}); "
            "whether it was used depends on the day of publication."
        )
    what = f"{_named(best, pair.published)} ({_rate(best.rate)} {unit})"
    if best.fit == "near":
        said = (
            f"No published rate gives it exactly; nearest is {what}, {_percent(best.off)} off: "
            "another source's rate of that time may have been used."
        )
    elif best.fit == "printed":
        verb = "Converted at" if _alone(pair.fit) else "Fits"
        said = f"{verb} {what}: {pair.one.text} is then {_converted(best, pair)}."
    else:
        said = f"Fits {what}, within the rounding of both figures."
    return " ".join((said, *_others(pair, best)))


def _alone(fit: RateFit) -> bool:
    """Tell whether one rate that articles convert at gives the pair as printed, and no other."""
    printed = [each.kind for each in fit.tried if each.fit == "printed"]
    return len(printed) == 1 and printed != ["month_end"]


def _others(pair: ExplainedPair, best: RateCandidate) -> Iterator[str]:
    """Say of the other rate that a reader would think of whether it fits."""
    for other in pair.fit.tried:
        if other.kind in ("publication", "mean") and other.kind != best.kind:
            does = {"no": "does not fit", "near": "nearly fits"}.get(other.fit, "fits too")
            name = _named(other, pair.published)
            yield f"{name[0].upper()}{name[1:]} ({_rate(other.rate)}) {does}."
            return


def _unexplained(pair: ExplainedPair, unit: str) -> str:
    fit, implied = pair.fit, numeral(pair.fit.implied)
    searched = f"from {_day(fit.searched.first)} to {_day(fit.searched.last)}"
    said = (
        f"No rate explains it: the pair implies {implied.bounds} {unit}, and {searched} "
        f"the rate lay between {_rate(fit.span.low)} and {_rate(fit.span.high)}."
    )
    if fit.runs:
        return (
            f"No rate of the publication or of the period explains it; the rate of "
            f"{_run(fit.runs[0])} would."
        )
    if fit.last_seen is not None:
        said += f" It was last there on {_day(fit.last_seen)}."
    return said


def _named(candidate: RateCandidate, published: Day | None) -> str:
    on = candidate.on
    if candidate.kind == "mean":
        return f"the mean rate of {period_words(on)}"
    if candidate.kind == "month_end":
        return f"the rate at the end of {period_words(_month(on))}"
    if published is None:
        return f"the rate of {_day(on.first)}"
    before = days_between(on.first, published)
    if before == 0:
        return f"the rate of the day of publication, {_day(on.first)}"
    count = "the day" if before == 1 else f"{before} days"
    return f"the rate of {_day(on.first)}, {count} before publication"


def _tried(pair: ExplainedPair, style: Style) -> Table:
    columns = (
        Column("rate of"), Column(pair.fit.implied.unit, "right"),
        Column("converts to", "right"), Column("", tight=True), Column("fits"),
    )  # fmt: skip
    rows = tuple(_tried_row(each, pair, style) for each in pair.fit.tried)
    return Table(columns, rows)


def _tried_row(candidate: RateCandidate, pair: ExplainedPair, style: Style) -> tuple[Cell, ...]:
    amount = numeral(_exchanged(candidate, pair), style)
    return (
        line(Span(_label(candidate), "key")),
        line(Span(_rate(candidate.rate), "number")),
        line(Span(amount.number, "number")),
        line(Span(amount.unit, "unit")),
        line(_FITS[candidate.fit] if candidate.fit != "near" else _off(candidate)),
    )


_FITS: Final = {
    "printed": Span("as printed", "surplus"),
    "rounding": Span("within rounding", "surplus"),
    "no": Span("no", "wrong"),
}


def _off(candidate: RateCandidate) -> Span:
    return Span(f"nearly, {_percent(candidate.off)} off", "doubtful")


def _label(candidate: RateCandidate) -> str:
    match candidate.kind:
        case "mean":
            return f"{candidate.on}, mean, {candidate.days} days"
        case "month_end":
            return f"{candidate.on.first[0]}-{candidate.on.first[1]:02d}, last day"
        case _:
            return f"{candidate.on}"


def _days(fit: RateFit) -> Iterator[Block]:
    within = f"{_day(fit.searched.first)} to {_day(fit.searched.last)}"
    if not fit.runs:
        yield Notes((line(note(f"no day fits from {within}")),))
        return
    told = [_run(run) for run in fit.runs[:_RUNS]]
    if len(fit.runs) > _RUNS:
        told.append(f"and {len(fit.runs) - _RUNS} earlier runs of days")
    yield Notes(tuple(line(text) for text in told), f"Days whose rate fits ({within}):")


def _run(run: DayRun) -> str:
    return " to ".join(dict.fromkeys((_day(run.first), _day(run.last))))


def _converted(candidate: RateCandidate, pair: ExplainedPair) -> str:
    return f"{numeral(_exchanged(candidate, pair))}, printed as {pair.other.text}"


def _exchanged(candidate: RateCandidate, pair: ExplainedPair) -> Quantity:
    """Return the first number as printed, at the rate, to a digit more than rates have."""
    amount = pair.one.value if pair.one.value is not None else pair.one.likely.midpoint
    quote = pair.fit.implied.unit.partition("/")[0]
    product = (
        NEAREST.divide(amount, candidate.rate)
        if pair.one.unit == quote
        else NEAREST.multiply(amount, candidate.rate)
    )
    value = nearest_to(product, _DIGITS)
    return Quantity(value, Interval.point(value), Interval.point(value), pair.other.unit)


def _ends(interval: Interval) -> str:
    return f"{floor_to(interval.low, _DIGITS):,f} to {ceiling_to(interval.high, _DIGITS):,f}"


def _rate(rate: Decimal) -> str:
    return f"{nearest_to(rate, _DIGITS):,f}"


def _percent(fraction: Decimal) -> str:
    return f"{nearest_to(fraction * 100, 2):f} %"


def _day(day: Day) -> str:
    return str(Period(day, day))


def _month(day: Period) -> Period:
    year, month, _ = day.first
    return Period.months(year, month, year, month)
