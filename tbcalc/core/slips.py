"""Slips of the pen: what may have been meant when a printed figure is wrong by one edit.

Each slip has a weight: how often the press makes one of its kind, divided by how many edits of that
kind the digits allow. So a unit word (few choices) explains better than just any other digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from tbcalc.exact.interval import INFINITY, WHOLE, Interval
from tbcalc.exact.rounding import NEAREST, UP
from tbcalc.figures.figure import Figure, digit_bounds
from tbcalc.figures.finding import Slip

WEIGHTS: Final[dict[Slip, Decimal]] = {
    "unit_slip": Decimal("0.30"),
    "transposed_digits": Decimal("0.20"),
    "one_digit": Decimal("0.20"),
    "dropped_digit": Decimal("0.10"),
    "extra_digit": Decimal("0.05"),
    "wrong_sign": Decimal("0.05"),
}
"""Kinds of slips by how often they are met: of the clear ones in 404 articles and releases."""

_WORDS: Final = (3, -3, 6, -6)
_MYRIAD_WORDS: Final = (4, -4, 8, -8)
_INDIAN_WORDS: Final = (5, -5, 2, -2, 7, -7)
_POINTS: Final = (1, -1, 2, -2)
_MYRIADS: Final = frozenset("万亿萬億兆만억조")
_INDIAN: Final = ("crore", "lakh", "करोड़", "लाख")
_MOST_DIGITS: Final = 18
_FEWEST: Final = 3
"""Short numbers are hit by chance: edits count as this many at least."""
_RARE: Final = Decimal("0.1")
_OFTEN: Final = Decimal("0.5")
"""How often the point of a percentage moves, beside unit words."""
_RARER: Final = Decimal("0.4")
_TWO_SIDED: Final = ("exact", "between", "about")
"""The qualifiers whose numbers all lie within two units of the last digit that is not rough."""
_ONE, _TEN = Decimal(1), Decimal(10)


class Misprint(NamedTuple):
    """A slip, the figure that would have been right, and how much such a slip weighs."""

    kind: Slip
    meant: Figure
    weight: Decimal


def misprints(
    figure: Figure, *, is_amount: bool, may_be_negative: bool, within: Interval = WHOLE
) -> Iterator[Misprint]:
    """Find the figures one edit away; ``is_amount`` where there is a unit word to mistake.

    What the figure as printed may stand for as well is no misprint of it. Edits of digits that
    cannot stand for a number ``within`` may be left out.
    """
    for misprint in _edits(figure, within, is_amount=is_amount, may_be_negative=may_be_negative):
        meant = misprint.meant
        own = meant.possible if figure.qualifier == "exact" else meant.likely
        if not own.holds(figure.value):
            yield misprint


def _edits(
    figure: Figure, within: Interval, *, is_amount: bool, may_be_negative: bool
) -> Iterator[Misprint]:
    yield from _scaled(figure, is_amount=is_amount)
    if may_be_negative:
        opposite = _meant(figure, figure.value.copy_negate(), figure.last_place, figure.rough_place)
        yield Misprint("wrong_sign", opposite, WEIGHTS["wrong_sign"])
    if figure.last_place == 0:
        return
    size = NEAREST.divide(abs(figure.value), figure.last_place).to_integral_value()
    digits = f"{size:f}"
    if len(digits) <= _MOST_DIGITS:
        yield from _edited(figure, digits, within)


def scaled(figure: Figure, power: int) -> Figure:
    """Return the figure with another unit word, 10 to the ``power`` times as large."""
    factor = _TEN**power
    place, rough = figure.last_place * factor, figure.rough_place * factor
    return _meant(figure, figure.value * factor, place, rough)


def _scaled(figure: Figure, *, is_amount: bool) -> Iterator[Misprint]:
    words = _words(figure.text.lower())
    powers = [(p, _ONE) for p in words] if is_amount else []
    if is_amount:
        powers += [(p, _RARE) for p in (*_POINTS, *_MYRIAD_WORDS) if p not in words]
    elif figure.last_place:
        powers += [(p, _OFTEN) for p in _POINTS[:2]]
    for power, likeliness in powers:
        far = _ONE if abs(power) < 6 else _RARER
        weight = NEAREST.divide(WEIGHTS["unit_slip"] * likeliness * far, Decimal(len(words)))
        yield Misprint("unit_slip", scaled(figure, power), weight)


def _words(text: str) -> tuple[int, ...]:
    """Return the powers of ten by which unit words like those of a text differ."""
    if any(word in text for word in _INDIAN):
        return (*_INDIAN_WORDS, *_WORDS)
    return (*_MYRIAD_WORDS, *_WORDS) if _MYRIADS & set(text) else _WORDS


def _edited(figure: Figure, digits: str, within: Interval) -> Iterator[Misprint]:
    last = figure.last_place
    changes: tuple[tuple[Slip, set[str]], ...] = (
        ("transposed_digits", set(_transposed(digits, apart=False))),
        ("one_digit", set(_changed(digits))),
    )
    for kind, texts in changes:
        for text in sorted(texts - {digits}):
            yield from _printed(figure, kind, text, last, len(texts), within)
    yield from _far_transposed(figure, digits, within)
    longer = sorted(set(_inserted(digits)))
    for text in longer:
        for place in (last, last / _TEN):
            yield from _printed(figure, "dropped_digit", text, place, 2 * len(longer), within)
    shorter = sorted(set(_removed(digits)))
    for text in shorter:
        for place in (last, last * _TEN):
            yield from _printed(figure, "extra_digit", text, place, 2 * len(shorter), within)


def _far_transposed(figure: Figure, digits: str, within: Interval) -> Iterator[Misprint]:
    """Find the digits that changed places with others than their neighbours, seldom as that is."""
    texts = set(_transposed(digits, apart=True)) - {digits, *_transposed(digits, apart=False)}
    for text in sorted(texts):
        last = figure.last_place
        for near in _printed(figure, "transposed_digits", text, last, len(texts), within):
            yield near._replace(weight=NEAREST.multiply(near.weight, _RARE))


def _transposed(digits: str, *, apart: bool) -> Iterator[str]:
    for one, other in combinations(range(len(digits)), 2):
        swapped = [*digits]
        swapped[one], swapped[other] = digits[other], digits[one]
        if swapped[0] != "0" and (other > one + 1) == apart:
            yield "".join(swapped)


def _changed(digits: str) -> Iterator[str]:
    for at in range(len(digits)):
        for digit in "0123456789":
            if at or digit != "0":
                yield digits[:at] + digit + digits[at + 1 :]


def _inserted(digits: str) -> Iterator[str]:
    for at in range(len(digits) + 1):
        for digit in "0123456789":
            if at or digit != "0":
                yield digits[:at] + digit + digits[at:]


def _removed(digits: str) -> Iterator[str]:
    for at in range(len(digits)):
        shorter = digits[:at] + digits[at + 1 :]
        if shorter and shorter[0] != "0":
            yield shorter


def _printed(
    figure: Figure, kind: Slip, digits: str, place: Decimal, count: int, within: Interval
) -> Iterator[Misprint]:
    """Yield the misprint of other digits, one of ``count`` edits of its kind, if it reaches."""
    value = NEAREST.multiply(Decimal(digits), place).copy_sign(figure.value)
    rough = place
    if figure.rough_place > figure.last_place:
        rough = place * _TEN ** (len(digits) - len(digits.rstrip("0")))
    reach = 2 * rough if figure.qualifier in _TWO_SIDED else INFINITY
    if (
        UP.add(value, reach) >= within.low
        and UP.subtract(reach, value) >= within.high.copy_negate()
    ):
        weight = NEAREST.divide(WEIGHTS[kind], Decimal(max(count, _FEWEST)))
        yield Misprint(kind, _meant(figure, value, place, rough), weight)


def _meant(figure: Figure, value: Decimal, place: Decimal, rough: Decimal) -> Figure:
    """Return the figure of another value in the same wording."""
    if place:
        likely, possible = digit_bounds(value, place, rough, figure.qualifier)
    else:
        factor = NEAREST.divide(value, figure.value) if figure.value else _ONE
        likely, possible = figure.likely.scaled(factor), figure.possible.scaled(factor)
    return Figure(
        "", figure.kind, value, likely, possible, figure.unit, figure.qualifier, place, rough
    )
