"""Slips planted in made-up articles: where each may stand, and what is then printed instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise
from random import Random
from typing import Final

from benchmarks.articles import WORDS, Article, Manner, Print, Slot, printed_value
from benchmarks.worlds import PARTNERS, WORLD, World
from tbcalc.figures.finding import Slip

Changes = Mapping[Slot, Print]
"""What stands where after a slip; empty where the article leaves no room for it."""

ALIKE: Final = (Fraction(3, 4), Fraction(4, 3))
"""Between these what one unit was worth in dollars, on some day of the year, is about a dollar."""

KINDS: Final[Mapping[str, Slip]] = {
    "digit": "one_digit",
    "transposed": "transposed_digits",
    "dropped": "dropped_digit",
    "x10": "unit_slip",
    "x1000": "unit_slip",
    "swap": "wrong_flow",
    "currency": "wrong_currency",
    "rate": "wrong_rate",
    "sign": "wrong_sign",
}
"""What may be planted, and how a check should call it."""


def planted(slip: str, article: Article, world: World, manner: Manner, random: Random) -> Changes:
    """Return a slip of a kind at some place of an article."""
    match slip:
        case "swap":
            return _swapped(article, random)
        case "rate":
            return _at_another_rate(article, manner, random)
        case "currency":
            return _in_another_currency(article, world, random)
    slots = [(slot, p) for slot, p in article.prints.items() if is_tied(slot)]
    edit = _EDITS[slip]
    slots = [(slot, p) for slot, p in slots if edit(p)]
    if not slots:
        return {}
    slot, right = random.choice(slots)
    return {slot: random.choice(edit(right))}


def is_tied(slot: Slot) -> bool:
    """Tell whether other printed figures pin a figure down: all but the growth of a partner."""
    name, part = slot
    return part != "growth" or not any(f"-{partner}-" in name for partner in PARTNERS)


def _with_other_digit(right: Print) -> Sequence[Print]:
    """Return the prints with one digit in another's place, a leading zero aside."""
    return [
        replace(right, digits=f"{right.digits[:at]}{digit}{right.digits[at + 1 :]}")
        for at, old in enumerate(right.digits)
        for digit in "0123456789"
        if old not in (".", digit) and (at or digit != "0")
    ]


def _transposed(right: Print) -> Sequence[Print]:
    places = [at for at, digit in enumerate(right.digits) if digit != "."]
    found = []
    for one, other in pairwise(places):
        digits = list(right.digits)
        digits[one], digits[other] = digits[other], digits[one]
        if digits[one] != digits[other] and (one or digits[one] != "0"):
            found.append(replace(right, digits="".join(digits)))
    return found


def _with_digit_dropped(right: Print) -> Sequence[Print]:
    whole, point, rest = right.digits.partition(".")
    texts = {f"{whole[:at]}{whole[at + 1 :]}{point}{rest}" for at in range(len(whole))}
    texts |= {f"{whole}{point}{rest[:at]}{rest[at + 1 :]}" for at in range(len(rest))}
    texts = {text.rstrip(".") for text in texts if text[0] != "." and not _has_leading_zero(text)}
    return [replace(right, digits=text) for text in sorted(texts)]


def _with_point_moved(right: Print) -> Sequence[Print]:
    whole, _, rest = right.digits.partition(".")
    texts = [f"{whole}{(rest or '0')[0]}.{rest[1:]}", f"{whole[:-1] or '0'}.{whole[-1]}{rest}"]
    return [
        replace(right, digits=text.rstrip("."))
        for text in texts
        if not _has_leading_zero(text.rstrip("."))
    ]


def _has_leading_zero(digits: str) -> bool:
    return len(digits) > 1 and digits[0] == "0" and digits[1] != "."


def _with_other_word(right: Print) -> Sequence[Print]:
    powers = [right.power + step for step in (3, -3)] if right.power else []
    return [replace(right, power=power) for power in powers if power in WORDS]


def _with_other_sign(right: Print) -> Sequence[Print]:
    """Return a fall for a rise, a rise for a fall, a surplus for a deficit."""
    is_signed = right.unit == "growth" or right.is_negative
    return [replace(right, is_negative=not right.is_negative)] if is_signed else []


_EDITS: Final[Mapping[str, Callable[[Print], Sequence[Print]]]] = {
    "digit": _with_other_digit,
    "transposed": _transposed,
    "dropped": _with_digit_dropped,
    "x10": _with_point_moved,
    "x1000": _with_other_word,
    "sign": _with_other_sign,
}


def _swapped(article: Article, random: Random) -> Changes:
    """Let the levels of two flows of the world change places, brackets and growth staying."""
    levels = [
        (entry.name, entry.prints["value"])
        for entry in article.entries
        if entry.partner == WORLD and "-" not in entry.period and entry.flow != "balance"
    ]
    one, other = random.choice(list(combinations(levels, 2)))
    return {(one[0], "value"): other[1], (other[0], "value"): one[1]}


def _at_another_rate(article: Article, manner: Manner, random: Random) -> Changes:
    slots = [(slot, p) for slot, p in article.prints.items() if slot[1] == "also"]
    if not slots:
        return {}
    slot, right = random.choice(slots)
    off = random.choice((Fraction(103, 100), Fraction(97, 100)))
    return {slot: manner.amount(printed_value(right) * off, right.unit)}


def _in_another_currency(article: Article, world: World, random: Random) -> Changes:
    """Let an amount in the article's currency be told in dollars, or one in dollars in that."""
    if ALIKE[0] < world.dollars < ALIKE[1]:
        return {}
    slots = [(slot, p) for slot, p in article.prints.items() if p.power]
    slot, right = random.choice(slots)
    unit = "USD" if right.unit == article.currency else article.currency
    return {slot: replace(right, unit=unit)}
