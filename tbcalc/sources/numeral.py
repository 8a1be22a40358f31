"""Numerals: digits and number words with their scales, as they follow one another in print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.sources.figure_items import NUMBER, Item
from tbcalc.sources.figure_reading import Numeral, Term

Items = Sequence[Item]

_GOING_ON: Final = frozenset(("over", "share", "point", "half", "and", "infix", "scale"))
"""What digits go on with; anything else behind them is no part of the number."""
_BEHIND_SCALE: Final = frozenset(
    ("infix", "scale", "and", "digit", "tens", "ten", "alone", "article")
)


def read_numeral(items: Items, at: int) -> tuple[Numeral, int] | None:
    """Return the numeral that begins at item ``at`` and the item after it, None if none does."""
    plain = _plain(items, at)
    return plain or _factor(items, at) or _ratio(items, at) or _terms(items, at)


def _plain(items: Items, at: int) -> tuple[Numeral, int] | None:
    """Read digits alone or with one scale, None where the number may go on behind them."""
    if at >= len(items) or items[at].kind != NUMBER:
        return None
    number, after = items[at], at + 1
    senses = items[after].senses if after < len(items) else None
    if not senses or _GOING_ON.isdisjoint(senses):
        term = Term(number.text, 0, False, number.start, number.end)
        return Numeral((term,), number.start, number.end), after
    scale = items[after]
    if "scale" not in senses or len(senses.keys() & _GOING_ON) > 1 or not _ends(items, after + 1):
        return None
    term = Term(number.text, _exponent(scale), False, number.start, scale.end)
    return Numeral((term,), number.start, scale.end), after + 1


def _ends(items: Items, at: int) -> bool:
    """Tell whether a number that has its scale does not go on at item ``at``."""
    return at >= len(items) or (
        items[at].kind != NUMBER and _BEHIND_SCALE.isdisjoint(items[at].senses)
    )


def has(items: Items, at: int, category: str) -> bool:
    """Tell whether item ``at`` exists and has a sense in ``category``."""
    return 0 <= at < len(items) and category in items[at].senses


def _factor(items: Items, at: int) -> tuple[Numeral, int] | None:
    if not has(items, at, "factor"):
        return None
    item = items[at]
    return Numeral((), item.start, item.end, factor=item.sense("factor")), at + 1


def _ratio(items: Items, at: int) -> tuple[Numeral, int] | None:
    """Read two-thirds, a quarter, half, 三分之二; tenths are decimals and left to others."""
    above = _spelled(items, at) or _digits(items, at)
    if above and has(items, above[1], "over"):
        below = _spelled(items, above[1] + 1) or _digits(items, above[1] + 1)
        if below is None or not _is_small(above[0]) or not _is_small(below[0]):
            return None
        return _fraction(items, at, below[1], int(below[0]), int(above[0]))
    article = has(items, at, "article")
    if article and has(items, at + 1, "share") and not _is_ordinal(items, at):
        return _fraction(items, at, at + 2, 1, int(items[at + 1].sense("share")))
    if above and has(items, above[1], "share") and _is_small(above[0]):
        below_one = int(items[above[1]].sense("share"))
        return _fraction(items, at, above[1] + 1, int(above[0]), below_one)
    if has(items, at, "ratio"):
        parts, whole = items[at].sense("ratio").split("/")
        return _fraction(items, at, at + 1, int(parts), int(whole))
    return _half(items, at + 1 if article and has(items, at + 1, "half") else at, at)


def _is_ordinal(items: Items, at: int) -> bool:
    """Tell "the fourth year" from "a fourth" and "the fourth of them"."""
    return items[at].text.lower() == "the" and not has(items, at + 2, "link")


def _half(items: Items, at: int, start: int) -> tuple[Numeral, int] | None:
    if not has(items, at, "half"):
        return None
    after = at + 1
    while has(items, after, "article") or has(items, after, "link"):
        after += 1
    if has(items, after, "scale") or has(items, after, "points") or has(items, after, "percent"):
        return _scaled([("0.5", True, start, at)], items, after)
    return _fraction(items, start, at + 1, 1, 2)


def _fraction(
    items: Items, start: int, after: int, above: int, below: int
) -> tuple[Numeral, int] | None:
    if below in (10, 100) and _is_measured(items, after):
        text = f"0.{above:0{1 if below == 10 else 2}d}" if above < below else ""
        numeral = _whole(items, start, after, text)
        return (numeral, _past_link(items, after)) if text else None
    if below == 0 or above == 0:
        return None
    after_link = _past_link(items, after)
    if has(items, after_link, "scale"):
        exponent = int(items[after_link].sense("scale"))
        term = Term("", exponent, True, items[start].start, items[after_link].end)
        end = items[after_link].end
        return Numeral((term,), items[start].start, end, ratio=(above, below)), after_link + 1
    numeral = Numeral((), items[start].start, items[after - 1].end, ratio=(above, below))
    return numeral, after_link


def _whole(items: Items, start: int, after: int, text: str) -> Numeral:
    begin, end = items[start].start, items[after - 1].end
    return Numeral((Term(text, 0, True, begin, end),), begin, end)


def _past_link(items: Items, after: int) -> int:
    """Skip "of a" where a measure or scale follows: four-tenths of a percentage point."""
    ahead = after
    while has(items, ahead, "link") or has(items, ahead, "article"):
        ahead += 1
    return ahead if _has_measure(items, ahead) else after


def _is_measured(items: Items, after: int) -> bool:
    return _has_measure(items, after) or _past_link(items, after) > after


def _has_measure(items: Items, at: int) -> bool:
    return any(has(items, at, category) for category in ("points", "percent", "scale"))


def _is_small(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3


def _digits(items: Items, at: int) -> tuple[str, int] | None:
    if at < len(items) and items[at].kind == NUMBER:
        return items[at].text, at + 1
    return None


_SMALL: Final = 4
"""Scales up to this one multiply under a larger one that follows: 53 mil 737 millones."""

Piece = tuple[str, bool, int, int]
"""Number text, whether it was spelled in words, first and last item."""


def _terms(items: Items, at: int) -> tuple[Numeral, int] | None:
    first = _number(items, at)
    if first is None:
        return None
    text, spelled, after = first
    if spelled and _digits(items, after):
        return None
    return _scaled([(text, spelled, at, after - 1)], items, after)


def _number(items: Items, at: int) -> tuple[str, bool, int] | None:
    """Read digits, number words, or the unprinted one before a scale: mil millones, 千亿."""
    if plain := _digits(items, at):
        return _decimals(items, plain[0], False, plain[1])
    if words := _spelled(items, at):
        return _decimals(items, words[0], True, words[1])
    if has(items, at, "alone") and has(items, at, "scale"):
        return "1", True, at
    if has(items, at, "article") and (has(items, at + 1, "scale") or has(items, at + 1, "points")):
        return "1", True, at + 1
    return None


def _decimals(items: Items, text: str, spelled: bool, at: int) -> tuple[str, bool, int]:
    """Read what may follow a whole number: point five, and a half."""
    if has(items, at, "point") and (spelled or not items[at].spaced or items[at].kind == "word"):
        digits, after = "", at + 1
        while has(items, after, "digit") and len(items[after].sense("digit")) == 1:
            digits += items[after].sense("digit")
            after += 1
        if digits and text.isdigit():
            return f"{text}.{digits}", True, after
    if has(items, at, "half") and text.isdigit() and not items[at].spaced:
        return f"{text}.5", True, at + 1
    if has(items, at, "and") and text.isdigit():
        after = at + 2 if has(items, at + 1, "article") else at + 1
        if has(items, after, "half"):
            return f"{text}.5", True, after + 1
    return text, spelled, at


def _spelled(items: Items, at: int) -> tuple[str, int] | None:
    """Read a whole number below a hundred in words, or a run of ideographic digits."""
    if at < len(items) and items[at].kind == "ideograph":
        return _ideographic(items, at)
    if has(items, at, "tens"):
        tens = int(items[at].sense("tens"))
        if has(items, at + 1, "digit") and 0 < int(items[at + 1].sense("digit")) < 10:
            return str(tens + int(items[at + 1].sense("digit"))), at + 2
        return str(tens), at + 1
    if has(items, at, "digit"):
        return items[at].sense("digit"), at + 1
    return None


def _ideographic(items: Items, at: int) -> tuple[str, int] | None:
    """Read 五十六 as 56, 六四〇 as 640, 二 as 2; 百 and 千 are scales."""
    digits, after = _digit_run(items, at)
    if not has(items, after, "ten"):
        return (digits, after) if digits else None
    units, end = _digit_run(items, after + 1)
    if len(digits) > 1 or len(units) > 1:
        return None
    return f"{digits or 1}{units or 0}", end


def _digit_run(items: Items, at: int) -> tuple[str, int]:
    digits = ""
    while has(items, at, "digit") and items[at].kind == "ideograph":
        digits += items[at].sense("digit")
        at += 1
    return digits, at


def _scaled(pieces: list[Piece], items: Items, at: int) -> tuple[Numeral, int] | None:
    """Read the scales that follow, and further numbers with smaller scales."""
    exponents, more, after_scale = [0], False, False
    while True:
        if has(items, at, "infix") and not more:
            more, at = True, at + 1
        elif has(items, at, "scale") and _multiply(exponents, _exponent(items[at])):
            text, spelled, first, _ = pieces[-1]
            pieces[-1] = (text, spelled, first, at)
            after_scale, at = True, at + 1
        elif after_scale and (following := _next_piece(items, at, exponents)):
            pieces.append(following[0])
            exponents.append(following[1])
            after_scale, at = following[1] > 0, following[0][3] + 1
        else:
            break
    terms = tuple(
        Term(text, exponent, spelled, items[first].start, items[last].end)
        for (text, spelled, first, last), exponent in zip(pieces, exponents, strict=True)
    )
    return Numeral(terms, terms[0].start, items[at - 1].end, more=more), at


def _next_piece(items: Items, at: int, exponents: list[int]) -> tuple[Piece, int] | None:
    """Read the next number of a compound: 189 in 1 trillion 189 billion, the half in and a half."""
    start = at + 1 if has(items, at, "and") else at
    if start > at:
        half = start + 1 if has(items, start, "article") else start
        if has(items, half, "half"):
            return ("0.5", True, start, half), exponents[-1]
    following = _number(items, start)
    if following is None or (start > at and not following[1]):
        return None
    text, spelled, after = following
    if has(items, after, "scale"):
        joins = _exponent(items[after]) < exponents[-1] or exponents[-1] <= _SMALL
    else:
        bare = spelled or not items[at].spaced or has(items, at - 1, "alone")
        joins = bare and exponents[-1] >= 2
    return ((text, spelled, start, max(after - 1, start)), 0) if joins else None


def _exponent(item: Item) -> int:
    return int(item.sense("scale").split("/")[0])


def _multiply(exponents: list[int], exponent: int) -> bool:
    """Multiply every trailing term of a smaller scale: 1万8千 by 亿, 53 mil 737 by millones."""
    at = len(exponents)
    while at > 0 and exponents[at - 1] < exponent:
        at -= 1
        exponents[at] += exponent
    return at < len(exponents)
