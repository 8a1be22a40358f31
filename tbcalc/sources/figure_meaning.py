"""What a reading means: value, bounds, unit; here separators and ambiguous signs are settled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tbcalc.errors import AmbiguousNumberError, FigureSyntaxError
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import (
    Figure,
    Kind,
    Qualifier,
    digit_bounds,
    one_sided_bounds,
    range_bounds,
    word_bounds,
)  # fmt: skip
from tbcalc.sources.currency_text import settled
from tbcalc.sources.figure_reading import Core, Numeral, Term, Wording
from tbcalc.sources.number_text import MOST_DIGITS, Convention, Digits, read_digits

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)


Reading = tuple[Decimal, Interval, Interval, Decimal, Decimal]
"""Value, likely and possible bounds, unit of the last digit and of the last that is not zero."""


@dataclass(frozen=True, slots=True)
class Context:
    """What settles the open questions of a reading: the text, its language, the user's word."""

    text: str
    convention: Convention
    assume: str = ""
    indian: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed in base units, with the unit of its last and last non-zero digit."""

    value: Decimal
    last_place: Decimal
    rough_place: Decimal
    scaled: bool = True
    whole: bool = False


def figure_of(core: Core, wording: Wording, context: Context, text: str) -> Figure:
    """Return the figure that ``core`` and ``wording`` mean.

    Raises FigureSyntaxError, AmbiguousCurrencyError, AmbiguousNumberError, UnknownCurrencyError.
    """
    measure = core.measure
    unit, note = measure.unit, ""
    if measure.kind == "amount":
        span = (measure.start, measure.end)
        unit, note = settled(unit, context.assume, context.text, span, indian=context.indian)
    negative = _is_negative(core, wording)
    in_words = core.numeral.factor or core.numeral.ratio
    reading = (
        _of_words(core, wording, negative)
        if in_words
        else _of_digits(core, wording, negative, context)
    )
    value, likely, possible, last, rough = reading
    kind, unit = _kind(core, unit)
    qualifier, assumed = _qualifier(core, wording), (note,) if note else ()
    return Figure(
        text, kind, value, likely, possible, unit, qualifier, last, rough, assumed
    )  # fmt: skip


def _kind(core: Core, unit: str) -> tuple[Kind, str]:
    """Return kind and unit; a bare third or doubled is a fraction."""
    bare = core.numeral.factor or (core.numeral.ratio and not core.numeral.terms)
    if bare and core.measure.kind == "number":
        return "percent", "1"
    return core.measure.kind, unit


def _qualifier(core: Core, wording: Wording) -> Qualifier:
    if core.upper or core.margin:
        return "between"
    if core.numeral.more and wording.qualifier in ("exact", "about"):
        return "more_than"
    return wording.qualifier


def _is_negative(core: Core, wording: Wording) -> bool:
    """Tell whether the figure is below zero: a minus, a fall, a deficit that is not growing."""
    if core.negative or wording.negative:
        return True
    if wording.direction and not wording.level:
        return wording.direction == "down"
    return wording.balance == "deficit"


def _of_digits(core: Core, wording: Wording, negative: bool, context: Context) -> Reading:
    number = number_of(core.numeral, core, context)
    if core.margin is not None:
        margin = number_of(core.margin, core, context)
        return _with_margin(_at_scale(number, core.margin), margin, negative)
    if core.upper is not None:
        upper = number_of(core.upper, core, context)
        return _between(_at_scale(number, core.upper), upper, negative, core, context)
    value = number.value.copy_negate() if negative else number.value
    last, rough = number.last_place, number.rough_place
    qualifier = _qualifier(core, wording)
    if core.measure.kind == "count" and number.whole and qualifier == "exact":
        point = Interval(value, value)
        return value, point, point, _ZERO, _ZERO
    likely, possible = digit_bounds(value, last, rough, qualifier)
    return value, likely, possible, last, rough


def _at_scale(number: Number, second: Numeral) -> Number:
    """Give the first of two numbers the scale of the second where it has none: 5-6 trillion."""
    scale = second.terms[-1].exponent if second.terms else 0
    if number.scaled or not scale:
        return number
    return Number(
        number.value.scaleb(scale), number.last_place.scaleb(scale),
        number.rough_place.scaleb(scale),
    )  # fmt: skip


def _between(low: Number, high: Number, negative: bool, core: Core, context: Context) -> Reading:
    if low.value > high.value:
        raise FigureSyntaxError(
            "the range ends below its beginning.",
            remedy="Write the lower number first.",
            text=context.text,
            span=(core.start, core.end),
        )
    likely, possible = range_bounds(low.value, low.value, low.last_place)
    likely_high, possible_high = range_bounds(high.value, high.value, high.last_place)
    likely, possible = likely.hull(likely_high), possible.hull(possible_high)
    value = NEAREST.divide(NEAREST.add(low.value, high.value), Decimal(2))
    last = max(low.last_place, high.last_place)
    if negative:
        value, likely, possible = value.copy_negate(), -likely, -possible
    return value, likely, possible, last, last


def _with_margin(number: Number, margin: Number, negative: bool) -> Reading:
    value = number.value.copy_negate() if negative else number.value
    bounds = Interval.around(value, margin.value)
    return value, bounds, bounds, number.last_place, number.rough_place


def _of_words(core: Core, wording: Wording, negative: bool) -> Reading:
    """Read doubled, halved, a third, two-thirds of a percentage point."""
    qualifier = _qualifier(core, wording)
    if core.numeral.factor:
        return _growth_of(Decimal(core.numeral.factor), qualifier)
    above, below = core.numeral.ratio or (1, 1)
    value = NEAREST.divide(Decimal(above), Decimal(below))
    value = value.scaleb(core.measure.exponent + sum(t.exponent for t in core.numeral.terms))
    value = value.copy_negate() if negative else value
    return (value, *word_bounds(value, qualifier), _ZERO, _ZERO)


def _growth_of(factor: Decimal, qualifier: Qualifier) -> Reading:
    """Return the growth that a factor means; the bounds are those of the factor."""
    growth = factor - _ONE
    if growth >= 0 or qualifier in ("exact", "about", "between"):
        likely, possible = word_bounds(factor, qualifier)
        one = Interval.point(1)
        return growth, likely - one, possible - one, _ZERO, _ZERO
    step = word_bounds(factor, "exact")[1].width / 2
    likely, possible = one_sided_bounds(-growth, step, qualifier)
    floor = Interval(-_ONE, INFINITY)
    mirrored = (-likely).intersection(floor), (-possible).intersection(floor)
    return (growth, *mirrored, _ZERO, _ZERO)


def number_of(numeral: Numeral, core: Core, context: Context) -> Number:
    """Return the number that the terms of a numeral add up to."""
    parts = [_part(term, core, context) for term in numeral.terms]
    if len(parts) == 1:
        return parts[0]
    for smaller, larger in zip(parts[1:], parts, strict=False):
        if smaller.value >= larger.last_place or larger.last_place < _ONE:
            raise FigureSyntaxError(
                "the parts of the number do not follow one another.",
                remedy="Write one number with one scale: 1.189 trillion.",
                text=context.text,
                span=(numeral.start, numeral.end),
            )
    value = sum((part.value for part in parts), _ZERO)
    return Number(value, parts[-1].last_place, parts[-1].rough_place)


def _part(term: Term, core: Core, context: Context) -> Number:
    digits = Digits(term.text, len(term.text.partition(".")[2])) if term.spelled else None
    digits = digits or _read(term, core, context)
    text, places = digits.digits, digits.places
    exponent = term.exponent + core.measure.exponent
    last = _power(exponent - places)
    rough = last
    if not places and text[-1] == "0":
        rough = _power(exponent + len(text) - len(text.rstrip("0") or text))
    whole = not term.exponent and not places and len(text) <= 3
    return Number(Decimal(text).scaleb(exponent), last, rough, bool(term.exponent), whole)


def _power(exponent: int) -> Decimal:
    return _ONE.scaleb(exponent)


def _read(term: Term, core: Core, context: Context) -> Digits:
    """Read printed digits, settling which separator parts the decimals."""
    digits = read_digits(term.text) if len(term.text) <= 2 * MOST_DIGITS else None
    span = (term.start, term.start + len(term.text))
    if digits is None or len(digits.digits) > MOST_DIGITS + 1:
        raise FigureSyntaxError(
            f"'{_short(term.text)}' is no number: its separators or its length fit none.",
            remedy="Write 1234.5 or 1,234.5, say.",
            text=context.text,
            span=span,
        )
    if not digits.other:
        return digits
    parts_decimals = _separator_parts(digits, term, core, context.convention)
    if parts_decimals is None:
        raise AmbiguousNumberError(
            f"'{term.text}' may be {digits.digits} or {digits.other}.",
            remedy="Say which language prints it: --locale en or --locale de.",
            text=context.text,
            span=span,
            candidates=(digits.digits, digits.other),
        )
    return Digits(digits.other, 3) if parts_decimals else digits


def _separator_parts(digits: Digits, term: Term, core: Core, rule: Convention) -> bool | None:
    """Tell whether the one separator parts decimals; None where both readings are natural."""
    comma = digits.separator == ","
    kind, unscaled = core.measure.kind, term.exponent < 2
    if kind == "count" and unscaled and not core.measure.divisible:
        return False
    if rule == "mixed":
        return term.exponent >= 9
    if rule:
        return comma == (rule == "comma")
    if kind == "amount" and core.sign_first:
        return not comma
    if kind == "amount" and unscaled and comma:
        return False
    return True if kind in ("percent", "points") and not comma else None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
