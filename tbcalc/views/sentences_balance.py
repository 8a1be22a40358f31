"""Sentences on balances: surplus or deficit only when surely one, and how it moved.

A deficit that became smaller narrowed, whatever the arithmetic of negative numbers says of it.
``what`` is a noun phrase in the language of the style: "China's goods trade", 中国货物贸易.
"""

from __future__ import annotations

from typing import Final, Literal

from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.views.catalog import capitalised, message, say
from tbcalc.views.direction import Direction, direction, size, size_words, sizes, standing
from tbcalc.views.numerals import ENGLISH, Style
from tbcalc.views.period_names import period_words

Move = Literal["widened", "narrowed", "held", "moved"]

_SHOWN: Final[dict[Direction, str]] = {
    "up": message("In {when}, {what} showed a surplus of {size}."),
    "down": message("In {when}, {what} showed a deficit of {size}."),
    "level": message("In {when}, {what} was in balance."),
    "not down": message("In {when}, {what} showed no deficit, and a surplus of {up} at most."),
    "not up": message("In {when}, {what} showed no surplus, and a deficit of {down} at most."),
    "either": message(
        "In {when}, the balance of {what} lay between a deficit of {down} and a surplus of {up}."
    ),
    "any": message("Whether {what} showed a surplus or a deficit in {when} cannot be told."),
    "clash": message("The balance of {what} in {when} cannot be told: the figures printed clash."),
    "missing": message("The balance of {what} in {when} is not in the data."),
}
_SURPLUS: Final[dict[Move, str]] = {
    "widened": message("The surplus of {what} widened from {first} in {base} to {last} in {when}."),
    "narrowed": message(
        "The surplus of {what} narrowed from {first} in {base} to {last} in {when}."
    ),
    "held": message("The surplus of {what} came to {last} in {when}, as in {base}."),
    "moved": message(
        "The surplus of {what} came to {first} in {base} and to {last} in {when}; whether it "
        "widened or narrowed cannot be told."
    ),
}
_DEFICIT: Final[dict[Move, str]] = {
    "widened": message("The deficit of {what} widened from {first} in {base} to {last} in {when}."),
    "narrowed": message(
        "The deficit of {what} narrowed from {first} in {base} to {last} in {when}."
    ),
    "held": message("The deficit of {what} came to {last} in {when}, as in {base}."),
    "moved": message(
        "The deficit of {what} came to {first} in {base} and to {last} in {when}; whether it "
        "widened or narrowed cannot be told."
    ),
}
_TURNED: Final[dict[tuple[Direction, Direction], str]] = {
    ("up", "down"): message(
        "{what} turned from a surplus of {first} in {base} to a deficit of {last} in {when}."
    ),
    ("down", "up"): message(
        "{what} turned from a deficit of {first} in {base} to a surplus of {last} in {when}."
    ),
}
_MOVES: Final[dict[str, Move]] = {
    "more": "widened", "less": "narrowed", "same": "held", "unsure": "moved",
}  # fmt: skip


def balance_sentence(
    what: str, period: Period, balance: Quantity | None, style: Style = ENGLISH
) -> str:
    """Return whether trade was in surplus or deficit, and by how much.

    >>> from decimal import Decimal
    >>> from tbcalc.exact.interval import Interval
    >>> likely = Interval(Decimal(-3), Decimal(-2))
    >>> balance_sentence("trade", Period.year(2024), Quantity(None, likely, likely, "USD"))
    'In 2024, trade showed a deficit of 2 to 3 dollars.'
    """
    way = direction(balance)
    when = period_words(period, style.locale)
    return say(_SHOWN[way], style.locale, what=what, when=when, **sizes(balance, way, style))


def balance_change_sentence(
    what: str,
    before: tuple[Period, Quantity | None],
    after: tuple[Period, Quantity | None],
    style: Style = ENGLISH,
) -> str:
    """Return how a balance moved between two periods; each period's alone where that is not sure.

    >>> from decimal import Decimal
    >>> from tbcalc.exact.interval import Interval
    >>> one, two = (Interval.point(Decimal(n)) for n in (-5, -3))
    >>> balance_change_sentence(
    ...     "trade",
    ...     (Period.year(2023), Quantity(Decimal(-5), one, one, "USD")),
    ...     (Period.year(2024), Quantity(Decimal(-3), two, two, "USD")),
    ... )
    'The deficit of trade narrowed from 5 dollars in 2023 to 3 dollars in 2024.'
    """
    (base, first), (period, last) = before, after
    if first is None:
        return balance_sentence(what, period, last, style)
    template = None if last is None else _template(first, last)
    if last is None or template is None:
        one = balance_sentence(what, base, first, style)
        other = balance_sentence(what, period, last, style)
        return say("{one} {other}", style.locale, one=one, other=other)
    told = say(
        template, style.locale, what=what,
        when=period_words(period, style.locale), base=period_words(base, style.locale),
        first=size_words(first, style), last=size_words(last, style),
    )  # fmt: skip
    return capitalised(told)


def _template(first: Quantity, last: Quantity) -> str | None:
    """Return the sentence for two balances of sure sign, None for others."""
    ways = (direction(first), direction(last))
    if ways in _TURNED:
        return _TURNED[ways]
    if ways == ("up", "up"):
        return _SURPLUS[_MOVES[standing(last, first)]]
    if ways == ("down", "down"):
        return _DEFICIT[_MOVES[standing(size(last), size(first))]]
    return None
