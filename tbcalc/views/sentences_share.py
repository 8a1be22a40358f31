"""Sentences on parts of a whole, on how exports stand to imports, and on what grew faster."""

from __future__ import annotations

from typing import Final

from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import message, say
from tbcalc.views.direction import (
    Direction,
    clashes,
    direction,
    has_an_end,
    size,
    size_words,
    standing,
)
from tbcalc.views.numerals import ENGLISH, Style
from tbcalc.views.period_names import period_words

_BALANCE_SHARE: Final[dict[Direction, str]] = {
    "up": message("In {when}, the surplus of {what} was {size} of exports and imports together."),
    "down": message("In {when}, the deficit of {what} was {size} of exports and imports together."),
    "level": message("In {when}, {what} was in balance."),
}
_COVERED: Final = {
    "more": message("In {when}, exports of {what} were {size} of imports, more than them."),
    "less": message("In {when}, exports of {what} were {size} of imports, less than them."),
    "same": message("In {when}, exports of {what} were as large as imports."),
    "unsure": message(
        "In {when}, exports of {what} were {size} of imports; which of them was larger cannot be "
        "told."
    ),
}
_STOOD: Final = {
    "more": message("In {when}, {one} ({size}) came to more than {other} ({other_size})."),
    "less": message("In {when}, {one} ({size}) came to less than {other} ({other_size})."),
    "same": message("In {when}, {one} and {other} both came to {size}."),
    "unsure": message(
        "In {when}, {one} came to {size} and {other} to {other_size}; which was larger cannot be "
        "told."
    ),
}
_GREW: Final = {
    ("up", "up", "more"): message(
        "In {when}, {one} rose by {size} on the year before, faster than {other} ({other_size})."
    ),
    ("up", "up", "less"): message(
        "In {when}, {one} rose by {size} on the year before, more slowly than {other} "
        "({other_size})."
    ),
    ("up", "up", ""): message(
        "In {when}, {one} rose by {size} on the year before, and {other} rose by {other_size}."
    ),
    ("down", "down", "less"): message(
        "In {when}, {one} fell by {size} on the year before, more steeply than {other} "
        "({other_size})."
    ),
    ("down", "down", "more"): message(
        "In {when}, {one} fell by {size} on the year before, less steeply than {other} "
        "({other_size})."
    ),
    ("down", "down", ""): message(
        "In {when}, {one} fell by {size} on the year before, and {other} fell by {other_size}."
    ),
    ("up", "down", ""): message(
        "In {when}, {one} rose by {size} on the year before, while {other} fell by {other_size}."
    ),
    ("down", "up", ""): message(
        "In {when}, {one} fell by {size} on the year before, while {other} rose by {other_size}."
    ),
}


def share_sentence(
    what: str, whole: str, period: Period, share: Quantity | None, style: Style = ENGLISH
) -> str:
    """Return what part something was of a whole."""
    words = {"what": what, "whole": whole, "when": period_words(period, style.locale)}
    if share is not None and clashes(share):
        return say(
            "What part of {whole} {what} made up in {when} cannot be told: the figures printed "
            "clash.", style.locale, **words,
        )  # fmt: skip
    if share is None or not has_an_end(share):
        return say(
            "What part of {whole} {what} made up in {when} is not in the data.",
            style.locale, **words,
        )  # fmt: skip
    return say(
        "In {when}, {what} made up {size} of {whole}.",
        style.locale, **words, size=size_words(share, style),
    )  # fmt: skip


def balance_share_sentence(
    what: str, period: Period, share: Quantity | None, style: Style = ENGLISH
) -> str | None:
    """Return how large a balance was beside trade; None where its sign is not sure."""
    template = _BALANCE_SHARE.get(direction(share))
    if template is None or share is None:
        return None
    when = period_words(period, style.locale)
    return say(template, style.locale, what=what, when=when, size=size_words(share, style))


def coverage_sentence(
    what: str, period: Period, ratio: Quantity | None, style: Style = ENGLISH
) -> str | None:
    """Return what part of imports exports covered; None where nothing is known."""
    if ratio is None or clashes(ratio):
        return None
    template = _COVERED[standing(ratio, _whole(ratio.unit))]
    when = period_words(period, style.locale)
    return say(template, style.locale, what=what, when=when, size=size_words(ratio, style))


def larger_sentence(
    one: tuple[str, Quantity],
    other: tuple[str, Quantity],
    period: Period,
    style: Style = ENGLISH,
) -> str:
    """Return which of two amounts without a sign was the larger, where that is sure."""
    (name, amount), (other_name, other_amount) = one, other
    return say(
        _STOOD[standing(amount, other_amount)], style.locale,
        one=name, other=other_name, when=period_words(period, style.locale),
        size=size_words(amount, style), other_size=size_words(other_amount, style),
    )  # fmt: skip


def faster_sentence(
    one: tuple[str, Quantity],
    other: tuple[str, Quantity],
    period: Period,
    style: Style = ENGLISH,
) -> str | None:
    """Return how two things grew beside one another; None where a direction is not sure."""
    (name, growth), (other_name, other_growth) = one, other
    ways = (direction(growth), direction(other_growth))
    how = standing(growth, other_growth)
    template = _GREW.get((*ways, how)) or _GREW.get((*ways, ""))
    if template is None:
        return None
    return say(
        template, style.locale,
        one=name, other=other_name, when=period_words(period, style.locale),
        size=size_words(size(growth), style), other_size=size_words(size(other_growth), style),
    )  # fmt: skip


def _whole(unit: str) -> Quantity:
    """Return exactly one."""
    from decimal import Decimal

    from tbcalc.exact.interval import Interval

    one = Interval.point(Decimal(1))
    return Quantity(Decimal(1), one, one, unit)
