"""A conversion laid out: the amount, its bounds, the rate and where it comes from, other scales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from tbcalc.core.convert import Conversion
from tbcalc.exact.noun import replaced
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import bracketed, say
from tbcalc.views.chinese import SCALES as CHINESE_SCALES
from tbcalc.views.chinese import is_traditional
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
)
from tbcalc.views.numerals import ENGLISH, SCALES, Numeral, Style, numeral
from tbcalc.views.retelling import said_again

_SCALES: Final = ("trillion", "billion", "million", *CHINESE_SCALES)
_HANDY: Final = (Decimal("0.1"), Decimal(10) ** 5)
"""A scale is shown where the number in it is at least the one and less than the other."""

Fact = tuple[str, Line]


def convert_document(conversion: Conversion, style: Style = ENGLISH) -> Document:
    """Return one conversion: the answer, then a line for each fact about it."""
    facts = [_possible(conversion.result, style), *_rate_facts(conversion, style)]
    if not style.scale:
        shown, told = numeral(conversion.result, style), say("also", style.locale)
        others = _others(conversion.result, shown, style)
        facts += ((told, line(*_amount(other, style.locale))) for other in others)
    rows = tuple((line(Span(term, "term")), fact) for term, fact in facts)
    table = Table((Column(), Column()), rows)
    return document(Paragraph(convert_line(conversion, style)), table, _assumed(conversion, style))


def convert_line(conversion: Conversion, style: Style = ENGLISH) -> Line:
    """Return the answer in one line: 6.2T CNY = 900 billion dollars (893 to 907)."""
    given = conversion.given.text or str(numeral(conversion.given, style))
    return (
        Span(given, "quote"),
        Span(" = "),
        *_amount(numeral(conversion.result, style), style.locale),
    )


def convert_table_document(conversions: Iterable[Conversion], style: Style = ENGLISH) -> Document:
    """Return many conversions as the rows of a table."""
    locale = style.locale
    titles = (
        Column(say("amount", locale)), Column(say("is", locale), "right"), Column("", tight=True),
        Column(say("likely", locale), "right"), Column(say("rate", locale), "right"),
        Column("", tight=True), Column(say("of", locale)),
    )  # fmt: skip
    return document(Table(titles, tuple(_row(conversion, style) for conversion in conversions)))


def _row(conversion: Conversion, style: Style) -> tuple[Cell, ...]:
    answer, rate = (
        numeral(conversion.result, style),
        numeral(conversion.rate.quantity, Style(style.locale)),
    )
    return (
        line(Span(conversion.given.text, "quote")),
        line(Span(str(replaced(answer, unit="")), "number")),
        line(Span(answer.unit, "unit")),
        line(Span(answer.bounds, "bounds")),
        line(Span(rate.number, "number")),
        line(Span(rate.unit if style.language == "zh" else conversion.rate.unit, "unit")),
        line(said_again(conversion.rate.on, style.locale)),
    )


def _amount(answer: Numeral, locale: str) -> Iterator[Span]:
    yield Span(str(answer), "number")
    if answer.bounds and answer.number:
        yield Span(bracketed(answer.bounds, locale if answer.language == "zh" else "en"), "bounds")


def _possible(result: Quantity, style: Style) -> Fact:
    widest = numeral(result, style, bounds=result.possible)
    space = "" if widest.language == "zh" else " "
    return say("possible", style.locale), line(
        Span(f"{widest.bounds}{space}{widest.unit}", "bounds")
    )


def _rate_facts(conversion: Conversion, style: Style) -> Iterator[Fact]:
    rate = conversion.rate
    if rate.base == rate.quote:
        return
    locale = style.locale
    yield say("rate", locale), line(Span(str(numeral(rate.quantity, Style(locale))), "number"))
    if rate.on != rate.source:
        yield say("of", locale), line(said_again(rate.on, locale))
    yield say("source", locale), line(Span(said_again(rate.source, locale), "source"))


def _others(result: Quantity, shown: Numeral, style: Style) -> Iterator[Numeral]:
    """Yield the result in the words of the locale where the answer has others, then by scale."""
    native = numeral(result, Style(style.locale, native=True))
    if native.language not in ("en", "zh"):
        yield native
    yield from _other_scales(result, shown, style.locale)


def _other_scales(result: Quantity, shown: Numeral, locale: str) -> Iterator[Numeral]:
    """Yield the result in each scale in which it is a handy number, but for the one shown."""
    numbers = (result.value, result.likely.low, result.likely.high)
    size = next((abs(n) for n in numbers if n is not None and n.is_finite()), Decimal(0))
    for word in _SCALES:
        if _HANDY[0] <= size.scaleb(-SCALES[word]) < _HANDY[1]:
            is_own = word in CHINESE_SCALES and is_traditional(locale)
            other = numeral(result, Style(locale if is_own else "en", word))
            if other != shown:
                yield other


def _assumed(conversion: Conversion, style: Style) -> tuple[Block, ...]:
    if not conversion.assumed:
        return ()
    told = (said_again(said, style.locale) for said in conversion.assumed)
    title = say("Assumed:", style.locale)
    return (Notes(tuple(line(Span(said, "note")) for said in told), title),)
