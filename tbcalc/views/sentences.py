"""Sentences made of quantities, that cannot misstate which way things went.

Each template is whole, and chosen by what all likely numbers have in common: a verb of rising
stands only where every likely number rises. Amounts are told without a sign, which is the verb's.
``what`` is a noun phrase in the language of the style: "China's exports", 中国出口.
"""

from __future__ import annotations

from typing import Final, Literal

from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import capitalised, message, say
from tbcalc.views.direction import (
    Direction,
    clashes,
    direction,
    has_an_end,
    size_words,
    sizes,
    standing,
)
from tbcalc.views.numerals import ENGLISH, Style
from tbcalc.views.period_names import period_words

Basis = Literal["yoy", "mom", "qoq", "cagr"]

_GROWN: Final[dict[Basis, dict[Direction, str]]] = {
    "yoy": {
        "up": message("In {when}, {what} rose by {size} on the year before."),
        "down": message("In {when}, {what} fell by {size} on the year before."),
        "level": message("In {when}, {what} neither rose nor fell on the year before."),
        "not down": message(
            "In {when}, {what} did not fall on the year before, and rose by {up} at most."
        ),
        "not up": message(
            "In {when}, {what} did not rise on the year before, and fell by {down} at most."
        ),
        "either": message(
            "In {when}, {what} changed on the year before by between a fall of {down} and a rise "
            "of {up}."
        ),
    },
    "mom": {
        "up": message("In {when}, {what} rose by {size} on the month before."),
        "down": message("In {when}, {what} fell by {size} on the month before."),
        "level": message("In {when}, {what} neither rose nor fell on the month before."),
        "not down": message(
            "In {when}, {what} did not fall on the month before, and rose by {up} at most."
        ),
        "not up": message(
            "In {when}, {what} did not rise on the month before, and fell by {down} at most."
        ),
        "either": message(
            "In {when}, {what} changed on the month before by between a fall of {down} and a rise "
            "of {up}."
        ),
    },
    "qoq": {
        "up": message("In {when}, {what} rose by {size} on the quarter before."),
        "down": message("In {when}, {what} fell by {size} on the quarter before."),
        "level": message("In {when}, {what} neither rose nor fell on the quarter before."),
        "not down": message(
            "In {when}, {what} did not fall on the quarter before, and rose by {up} at most."
        ),
        "not up": message(
            "In {when}, {what} did not rise on the quarter before, and fell by {down} at most."
        ),
        "either": message(
            "In {when}, {what} changed on the quarter before by between a fall of {down} and a "
            "rise of {up}."
        ),
    },
    "cagr": {
        "up": message("In {when}, {what} rose by {size} a year on average."),
        "down": message("In {when}, {what} fell by {size} a year on average."),
        "level": message("In {when}, {what} neither rose nor fell on average."),
        "not down": message(
            "In {when}, {what} did not fall on average, and rose by {up} a year at most."
        ),
        "not up": message(
            "In {when}, {what} did not rise on average, and fell by {down} a year at most."
        ),
        "either": message(
            "In {when}, {what} changed by between a fall of {down} and a rise of {up} a year on "
            "average."
        ),
    },
}
_UNTOLD: Final[dict[Direction, str]] = {
    "any": message("Whether {what} rose or fell in {when} cannot be told."),
    "clash": message("How {what} changed in {when} cannot be told: the figures printed clash."),
    "missing": message("How {what} changed in {when} is not in the data."),
}
_GROWN_TO: Final[dict[Direction, str]] = {
    "up": message("In {when}, {what} rose by {size} on the year before to {level}."),
    "down": message("In {when}, {what} fell by {size} on the year before to {level}."),
    "level": message("In {when}, {what} came to {level}, as much as the year before."),
    "not down": message(
        "In {when}, {what} came to {level}, not less than the year before and {up} more at most."
    ),
    "not up": message(
        "In {when}, {what} came to {level}, not more than the year before and {down} less at most."
    ),
    "either": message(
        "In {when}, {what} came to {level}; on the year before that is between a fall of {down} "
        "and a rise of {up}."
    ),
}


def growth_sentence(
    what: str,
    period: Period,
    growth: Quantity | None,
    style: Style = ENGLISH,
    *,
    basis: Basis = "yoy",
) -> str:
    """Return how something grew; a fall is never a rise, and what is not sure is not said.

    >>> from decimal import Decimal
    >>> from tbcalc.exact.interval import Interval
    >>> likely = Interval(Decimal("-0.001"), Decimal("0.003"))
    >>> growth_sentence("trade", Period.year(2024), Quantity(None, likely, likely, "1"))
    'In 2024, trade changed on the year before by between a fall of 0.1 % and a rise of 0.3 %.'
    """
    way = direction(growth)
    template = _GROWN[basis].get(way) or _UNTOLD[way]
    when = period_words(period, style.locale)
    return say(template, style.locale, what=what, when=when, **sizes(growth, way, style))


def level_sentence(
    what: str, period: Period, level: Quantity | None, style: Style = ENGLISH
) -> str:
    """Return how much something came to."""
    when = period_words(period, style.locale)
    if level is not None and clashes(level):
        return say(
            "How much {what} came to in {when} cannot be told: the figures printed clash.",
            style.locale, what=what, when=when,
        )  # fmt: skip
    if level is None or not has_an_end(level):
        return say(
            "How much {what} came to in {when} is not in the data.", style.locale,
            what=what, when=when,
        )  # fmt: skip
    told = size_words(level, style)
    return say("In {when}, {what} came to {level}.", style.locale, what=what, when=when, level=told)


def level_growth_sentence(
    what: str,
    period: Period,
    level: Quantity | None,
    growth: Quantity | None,
    style: Style = ENGLISH,
) -> str:
    """Return how much something came to and how it grew on the year before, as far as known."""
    way = direction(growth)
    if level is None or clashes(level) or not has_an_end(level):
        return growth_sentence(what, period, growth, style)
    if way not in _GROWN_TO:
        return level_sentence(what, period, level, style)
    return say(
        _GROWN_TO[way], style.locale,
        what=what, when=period_words(period, style.locale), level=size_words(level, style),
        **sizes(growth, way, style),
    )  # fmt: skip


def comparison_sentence(
    what: str,
    before: tuple[Period, Quantity],
    after: tuple[Period, Quantity],
    style: Style = ENGLISH,
) -> str:
    """Return how something that has no sign, such as a share, went from one period to another."""
    (base, first), (period, last) = before, after
    told = say(
        _COMPARED[standing(last, first)],
        style.locale,
        what=what,
        when=period_words(period, style.locale),
        base=period_words(base, style.locale),
        first=size_words(first, style),
        last=size_words(last, style),
    )
    return capitalised(told)


_COMPARED: Final = {
    "more": message("{what} rose from {first} in {base} to {last} in {when}."),
    "less": message("{what} fell from {first} in {base} to {last} in {when}."),
    "same": message("{what} came to {last} in {when}, as in {base}."),
    "unsure": message(
        "{what} came to {first} in {base} and to {last} in {when}; whether it rose or fell cannot "
        "be told."
    ),
}
