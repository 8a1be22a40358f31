"""Numbers as people read them: rounded honestly, with scale words and names. The door to babel.

English and Chinese are written here; the separators of every other language come from CLDR,
loaded when one is asked for. Its words do so only where a number stands alone: amid English, a
French billion is read as a thousandth of what it is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.quantity import Quantity
from tbcalc.views.chinese import SCALES as CHINESE_SCALES
from tbcalc.views.chinese import TRADITIONAL_SCALES, chinese_name, chinese_points, chinese_scale
from tbcalc.views.digits import Rounded, over_power, rounded_value, rounded_within

SCALES: Final = {
    "trillion": 12, "billion": 9, "million": 6, "thousand": 3, "one": 0,
    "万亿": 12, "亿": 8, "万": 4, "兆": 12, "億": 8, "萬": 4,
}  # fmt: skip
"""Scale words a number can be asked in, with their powers of ten; "one" is none at all."""

_ENGLISH_SCALES: Final = ("trillion", "billion", "million")
_ENGLISH_MONEY: Final = {
    "CNY": ("yuan", "yuan"), "USD": ("dollars", "dollar"), "EUR": ("euros", "euro"),
    "GBP": ("pounds", "pound"), "JPY": ("yen", "yen"),
}  # fmt: skip
"""Currencies with an English name that is theirs alone in the trade press, plural and singular."""
_MILLION: Final = Decimal(10) ** 6
_TO: Final = {"en": " to ", "zh": "至"}
_ENGLISH_SIGNS: Final = ("over", "at least", "nearly", "under", "up to")
_CHINESE_SIGNS: Final = ("超", "至少", "近", "不足", "至多")
_NATIVE_SIGNS: Final = (">", "≥", "≲", "<", "≤")


@noun
class Style:
    """How numbers are written: ``locale`` as in CLDR (en, zh_CN, de), ``scale`` one of SCALES.

    Without a scale each number gets the largest that it reaches. A ``native`` number has the
    scale words and names of its locale too, and stands alone.
    """

    locale: str = "en"
    scale: str = ""
    native: bool = False

    @property
    def words(self) -> str:
        """The language of the words beside the digits: en, zh, or a native number's own."""
        own = self.language
        return own if self.native or own == "zh" else "en"

    @property
    def language(self) -> str:
        """What writes the digits: en, zh, or the locale itself for all that CLDR knows."""
        if self.scale in CHINESE_SCALES or self.scale in TRADITIONAL_SCALES:
            return "zh"
        bare = (self.locale.partition(".")[0] or self.locale).replace("-", "_")
        if bare in ("", "en", "en_US", "en_GB", "C", "POSIX"):
            return "en"
        return "zh" if bare.partition("_")[0].lower() == "zh" else bare


ENGLISH: Final = Style()


@noun
class Numeral:
    """A quantity in print; the bounds are in the unit of the number, empty where unbounded.

    ``sign`` is the word for a number that is one end of what is likely: over, nearly, up to.
    """

    sign: str
    number: str
    unit: str
    low: str
    high: str
    language: str = "en"

    @property
    def bounds(self) -> str:
        """Both bounds, or the one there is, without the unit; empty when there is none."""
        low, high = self.low, self.high
        if low and high:
            signed = "–" if low[:1].isdigit() else " – "
            return f"{low}{_TO.get(self.language, signed)}{high}"
        return f"≥ {low}" if low else f"≤ {high}" if high else ""

    def __str__(self) -> str:
        space = "" if self.language == "zh" else " "
        number = self.number or self.bounds
        told = f"{self.sign}{space}{number}" if self.sign else number
        return f"{told}{space}{self.unit}" if self.unit else told


def numeral(
    quantity: Quantity, style: Style = ENGLISH, *, bounds: Interval | None = None
) -> Numeral:
    """Return the quantity in print, with its likely bounds or the ``bounds`` given.

    What no number can be is "none", what any number can be "unknown". Raises UsageError when
    CLDR does not know the locale.
    """
    if quantity.value is None and not _has_an_end(quantity.likely):
        return Numeral("", "none" if quantity.likely.is_empty else "unknown", "", "", "")
    shown = rounded_within(quantity, quantity.likely if bounds is None else bounds)
    size = _size(shown.value, quantity.likely)
    power, unit = _power_and_unit(size, quantity.unit, style)
    return Numeral(
        _sign(quantity, style),
        "" if shown.value is None else _digits(shown.value, shown.place, power, style),
        unit,
        _end(shown.low, shown, power, style),
        _end(shown.high, shown, power, style),
        style.words,
    )


def _has_an_end(interval: Interval) -> bool:
    return not interval.is_empty and (interval.low.is_finite() or interval.high.is_finite())


def numeral_text(quantity: Quantity, style: Style = ENGLISH, *, with_unit: bool = True) -> str:
    """Return the quantity in print without its bounds, unless they are all that is known."""
    if quantity.value is None:
        told = numeral(quantity, style)
        return str(told if with_unit else replaced(told, unit=""))
    value, place = rounded_value(quantity.value, quantity)
    power, unit = _power_and_unit(_size(value, quantity.likely), quantity.unit, style)
    number = _digits(value, place, power, style)
    unit = unit if with_unit else ""
    return str(Numeral(_sign(quantity, style), number, unit, "", "", style.words))


def scale_word(size: Decimal, style: Style = ENGLISH) -> str:
    """Return the word of SCALES in which a number of this size is written."""
    words = CHINESE_SCALES if style.words == "zh" else _ENGLISH_SCALES
    reached = (word for word in words if abs(size) >= Decimal(10) ** SCALES[word])
    return style.scale or next(reached, "one")


def _end(end: Decimal, shown: Rounded, power: int, style: Style) -> str:
    return _digits(end, shown.bounds_place, power, style) if end.is_finite() else ""


def _digits(value: Decimal, place: int, power: int, style: Style) -> str:
    """Return ``value`` over ten to the ``power``, with the decimals that ``place`` gives it."""
    decimals = max(0, power - place)
    scaled = over_power(value, power)
    if style.language in ("en", "zh"):
        return f"{scaled:,.{decimals}f}"
    from tbcalc.views.numerals_locales import cldr_number

    return cldr_number(scaled, decimals, style.language)


def _size(value: Decimal | None, likely: Interval) -> Decimal:
    """Return what the scale is chosen by: the number, or the larger end where it is nought."""
    if value:
        return abs(value)
    ends = (likely.low, likely.high)
    return max((abs(end) for end in ends if end.is_finite()), default=Decimal(0))


def _power_and_unit(size: Decimal, unit: str, style: Style) -> tuple[int, str]:
    """Return the power of ten that is not written out, and the words for it and the unit."""
    if unit in ("1", "pp"):
        return -2, _percent_word(unit, style)
    if "/" in unit:
        return 0, _rate_word(unit, style)
    if style.words in ("en", "zh"):
        return _scaled_unit(size, unit, style)
    from tbcalc.views.numerals_locales import cldr_money, cldr_scale

    wanted = SCALES[style.scale] if style.scale else None
    power, scale = cldr_scale(size, wanted, style.language)
    count = _MILLION if scale else size
    return power, f"{scale} {cldr_money(unit, count, style.language)}".strip()


def _percent_word(unit: str, style: Style) -> str:
    if unit == "1":
        return "%" if style.language in ("en", "zh") else _foreign_percent(style)
    if style.words == "zh":
        return chinese_points(style.locale)
    return "percentage points" if style.words == "en" else "pp"


def _foreign_percent(style: Style) -> str:
    from tbcalc.views.numerals_locales import cldr_percent_sign

    return cldr_percent_sign(style.language)


def _rate_word(unit: str, style: Style) -> str:
    quote, base = unit.split("/", 1)
    if style.words == "zh":
        return f"{chinese_name(quote, style.locale)}/{chinese_name(base, style.locale)}"
    if style.words == "en" and quote in _ENGLISH_MONEY and base in _ENGLISH_MONEY:
        return f"{_ENGLISH_MONEY[quote][0]} per {_ENGLISH_MONEY[base][1]}"
    return unit


def _scaled_unit(size: Decimal, unit: str, style: Style) -> tuple[int, str]:
    word = scale_word(size, style)
    scale = "" if word == "one" else word
    if style.words == "zh":
        scale = chinese_scale(scale, style.locale)
        return SCALES[word], scale + chinese_name(unit, style.locale)
    return SCALES[word], f"{scale} {_english_money(unit)}".strip()


def _english_money(unit: str) -> str:
    return _ENGLISH_MONEY[unit][0] if unit in _ENGLISH_MONEY else unit


def _sign(quantity: Quantity, style: Style) -> str:
    """Return the word for a number that is one end of what is likely."""
    side = _side(quantity)
    if side is None:
        return ""
    signs = {"en": _ENGLISH_SIGNS, "zh": _CHINESE_SIGNS}.get(style.words, _NATIVE_SIGNS)
    return signs[side]


def _side(quantity: Quantity) -> int | None:
    """Return which of over, at least, nearly, under, up to; None for a number in the middle."""
    if not quantity.value or quantity.likely.width == 0:
        return None
    value, likely, possible = quantity.value, quantity.likely, quantity.possible
    if value < 0:
        value, likely, possible = -value, -likely, -possible
    slack = _slack(value, likely)
    if max(value - likely.low, value - possible.low) <= slack:
        return 0 if likely.is_bounded else 1
    if max(likely.high - value, possible.high - value) <= slack:
        if possible.low > 0:
            return 2
        return 3 if likely.low > 0 else 4
    return None


def _slack(value: Decimal, likely: Interval) -> Decimal:
    """Return how far an end may lie from the value that it is, blurred by a rate's last digit."""
    return likely.width / 1000 if likely.is_bounded else value / 10**7
