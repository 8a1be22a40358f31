"""What a reading means: value, bounds, unit; here separators and ambiguous signs are settled."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from tbcalc.errors import AmbiguousNumberError, FigureSyntaxError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import Figure, Qualifier, range_bounds
from tbcalc.sources.currency_text import settled
from tbcalc.sources.figure_frame import Frame, framed_figure, one_reading
from tbcalc.sources.figure_reading import Core, Numeral, Term, Wording
from tbcalc.sources.number_text import MOST_DIGITS, Convention, Digits, read_digits
from tbcalc.sources.word_figure import word_figure

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)


@noun
class Context:
    """What settles the open questions of a reading: the text, its language, the user's word."""

    text: str
    convention: Convention
    assume: str = ""
    indian: bool = False


@noun
class Number:
    """A number as printed in base units, with the unit of its last digit.

    ``scaled`` tells that a scale word made it so.
    """

    value: Decimal
    last_place: Decimal
    scaled: bool = True


def figure_of(core: Core, wording: Wording, context: Context, text: str) -> Figure:
    """Return the figure that ``core`` and ``wording`` mean; ``text`` is what it prints as.

    Raises FigureSyntaxError, AmbiguousCurrencyError, AmbiguousNumberError, UnknownCurrencyError.
    """
    frame = frame_of(core, wording, context)
    if core.numeral.factor or core.numeral.ratio:
        return word_figure(core, frame, text)
    if core.margin is not None:
        return _with_margin(core, core.margin, frame, context, text)
    if core.upper is not None:
        return _between(core, core.upper, frame, context, text)
    if len(core.numeral.terms) > 1:
        return _compound(core, frame, context, text)
    return framed_figure(frame, _digits(core.numeral.terms[0], frame, context), text)


def frame_of(core: Core, wording: Wording, context: Context) -> Frame:
    """Return all that is read but the digits; the scale is that of the first number's last term.

    Raises AmbiguousCurrencyError and UnknownCurrencyError.
    """
    measure = core.measure
    unit, note = measure.unit, ""
    if measure.kind == "amount" and unit:
        span = (measure.start, measure.end)
        unit, note = settled(unit, context.assume, context.text, span, indian=context.indian)
    scale = core.numeral.terms[-1].exponent if core.numeral.terms else 0
    counted = measure.kind == "count" and not measure.divisible
    parts = _parts(core, context.convention, counted=counted)
    return Frame(
        measure.kind, unit, scale + measure.exponent, _qualifier(core, wording),
        _is_negative(core, wording), *parts, counted, not measure.closed, (note,) if note else (),
    )  # fmt: skip


def has_lakhs(numeral: Numeral) -> bool:
    """Tell whether digits are grouped as in India: 1,23,45,678."""
    read = [read_digits(term.text) for term in numeral.terms if "," in term.text]
    return any(digits is not None and digits.indian for digits in read)


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
    if wording.direction and wording.level:
        return (wording.movement and wording.direction == "down") or wording.balance == "deficit"
    if wording.direction:
        return (wording.movement or wording.direction) == "down"
    return wording.balance == "deficit"


def _parts(core: Core, rule: Convention, *, counted: bool) -> tuple[bool | None, bool | None]:
    """Tell whether a comma, and a point, before three digits part decimals; None: either."""
    scale = max([term.exponent for term in core.numeral.terms], default=0)
    if counted and scale < 2:
        return False, False
    if rule == "mixed":
        return scale >= 9, scale >= 12
    if rule:
        return rule == "comma", rule == "point"
    kind = core.measure.kind
    is_led = kind == "amount" and core.sign_first
    comma = False if is_led or (kind == "amount" and scale < 2) else None
    return comma, True if is_led or kind in ("percent", "points") else None


def _digits(term: Term, frame: Frame, context: Context) -> Digits:
    """Read the digits of a term, settling which separator parts the decimals."""
    if term.spelled:
        return Digits(term.text, len(term.text.partition(".")[2]))
    span = (term.start, term.start + len(term.text))
    digits = read_digits(term.text) if len(term.text) <= 2 * MOST_DIGITS else None
    if digits is None or len(digits.digits) > MOST_DIGITS + 1:
        raise FigureSyntaxError(
            f"'{_short(term.text)}' is no number: its separators or its length fit none.",
            remedy="Write 1234.5 or 1,234.5, say.",
            text=context.text,
            span=span,
        )
    if frame.is_open and digits.places and not digits.other and not term.exponent:
        raise FigureSyntaxError(
            f"'{frame.unit}' is no unit, scale or currency known here, and things are counted "
            "in whole numbers.",
            remedy="Write 6.2 trillion yuan, 21.8 percent or 150 countries, say.",
            text=context.text,
            span=span,
        )
    read = one_reading(digits, frame)
    if read is None:
        raise AmbiguousNumberError(
            f"'{term.text}' may be {digits.digits} or {digits.other}.",
            remedy="Say which language prints it: --locale en or --locale de.",
            text=context.text,
            span=span,
            candidates=(digits.digits, digits.other),
        )
    return read


def _number(numeral: Numeral, core: Core, frame: Frame, context: Context) -> Number:
    """Return the number that the terms of a numeral add up to."""
    if not numeral.terms:
        raise FigureSyntaxError(
            "a fraction in words does not go with a range or a margin.",
            remedy="Write both numbers in digits: 0.1 to 0.5, say.",
            text=context.text,
            span=(numeral.start, numeral.end),
        )
    parts = [_part(term, core.measure.exponent, frame, context) for term in numeral.terms]
    for larger, smaller in pairwise(parts):
        if smaller.value >= larger.last_place:
            raise FigureSyntaxError(
                "the parts of the number do not follow one another.",
                remedy="Write one number with one scale: 1.189 trillion.",
                text=context.text,
                span=(numeral.start, numeral.end),
            )
    value = sum((part.value for part in parts), _ZERO)
    return Number(value, parts[-1].last_place, parts[0].scaled)


def _part(term: Term, exponent: int, frame: Frame, context: Context) -> Number:
    digits = _digits(term, frame, context)
    exponent += term.exponent
    value = Decimal(digits.digits).scaleb(exponent)
    return Number(value, _ONE.scaleb(exponent - digits.places), bool(term.exponent))


def _compound(core: Core, frame: Frame, context: Context, text: str) -> Figure:
    """Return the figure of 14 billion 480 million: the last part tells the precision."""
    number = _number(core.numeral, core, frame, context)
    units = number.value.scaleb(-number.last_place.adjusted())
    digits = Digits(f"{units:.0f}", 0)
    if len(digits.digits) > MOST_DIGITS:
        raise FigureSyntaxError(
            "the number has more digits than any that is printed.",
            remedy="Write 1.189 trillion, say.",
            text=context.text,
            span=(core.numeral.start, core.numeral.end),
        )
    return framed_figure(frame.at_exponent(number.last_place.adjusted()), digits, text)


def _between(core: Core, end: Numeral, frame: Frame, context: Context, text: str) -> Figure:
    high = _number(end, core, frame, context)
    low = _at_scale_of(end, _number(core.numeral, core, frame, context))
    if core.negative and core.upper_negative:
        low, high = high, low  # -5 to -3: the signs are dealt with below
    elif core.negative or core.upper_negative:
        low, frame = _minus(low), replaced(frame, negative=False)
    if low.value > high.value or (core.upper_negative and not core.negative):
        raise FigureSyntaxError(
            "the range ends below its beginning.",
            remedy="Write the lower number first.",
            text=context.text,
            span=(core.start, core.end),
        )
    likely, possible = range_bounds(low.value, low.value, low.last_place)
    likely_high, possible_high = range_bounds(high.value, high.value, high.last_place)
    middle = NEAREST.divide(NEAREST.add(low.value, high.value), Decimal(2))
    last = max(low.last_place, high.last_place)
    bounds = likely.hull(likely_high), possible.hull(possible_high)
    return _signed(frame, middle, bounds, last, text)


def _minus(number: Number) -> Number:
    return replaced(number, value=number.value.copy_negate())


def _with_margin(core: Core, margin: Numeral, frame: Frame, context: Context, text: str) -> Figure:
    width = _number(margin, core, frame, context)
    number = _at_scale_of(margin, _number(core.numeral, core, frame, context))
    bounds = Interval.around(number.value, width.value)
    return _signed(frame, number.value, (bounds, bounds), number.last_place, text)


def _signed(
    frame: Frame, value: Decimal, bounds: tuple[Interval, Interval], last: Decimal, text: str
) -> Figure:
    likely, possible = bounds
    if frame.negative:
        value, likely, possible = value.copy_negate(), -likely, -possible
    return Figure(
        text, frame.kind, value, likely, possible, frame.unit, "between", last, last, frame.assumed
    )


def _at_scale_of(second: Numeral, number: Number) -> Number:
    """Give the first of two numbers the scale of the second where it has none: 5-6 trillion."""
    scale = second.terms[-1].exponent if second.terms else 0
    if number.scaled or not scale:
        return number
    return Number(number.value.scaleb(scale), number.last_place.scaleb(scale))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
