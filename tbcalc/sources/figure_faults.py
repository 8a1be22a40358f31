"""The faults of a printed figure: what is wrong, where, and what to write instead."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tbcalc.errors import (
    AmbiguousNumberError,
    FigureSyntaxError,
    UnknownCurrencyError,
)
from tbcalc.sources.currency_text import near_codes
from tbcalc.sources.figure_items import NUMBER, Item
from tbcalc.sources.figure_reading import Core, Measure
from tbcalc.sources.vocabulary import LATIN, vocabulary

LONGEST: Final = 400
"""Characters a figure may have; what is longer is prose."""

_EXAMPLE: Final = "Write a number with its unit, such as 6.2 trillion yuan or 21.8 percent."
_SHOWN: Final = 40
_SCALE_ENDINGS: Final = ("illion", "illiard", "illione", "illon", "ilhoe", "illiarde", "illiarden")


def no_number(text: str) -> FigureSyntaxError:
    """Return the error for a text without a number."""
    empty = not text.strip()
    reason = "there is nothing to read." if empty else "there is no number in it."
    return FigureSyntaxError(reason, remedy=_EXAMPLE, text=text, span=(0, len(text)))


def too_long(text: str) -> FigureSyntaxError:
    """Return the error for a text that is longer than any figure."""
    return FigureSyntaxError(
        f"{len(text)} characters are no single figure; the longest may have {LONGEST}.",
        remedy="Give one figure; tbcalc extract reads prose.",
        text=text[:LONGEST],
        span=(0, LONGEST),
    )


def second_figure(items: tuple[Item, ...], at: int, text: str) -> FigureSyntaxError:
    """Return the error for a second number where one figure was to end."""
    return FigureSyntaxError(
        "a second figure begins here.",
        remedy="Give one figure at a time; tbcalc extract reads sentences.",
        text=text,
        span=(items[at].start, items[-1].end),
    )


def unknown_word(
    items: tuple[Item, ...], at: int, text: str
) -> FigureSyntaxError | UnknownCurrencyError:
    """Return the error for a word that has no place in a figure."""
    item = items[at]
    if _is_code(items, at):
        return _unknown_code(item, text)
    shown = item.text if len(item.text) <= _SHOWN else item.text[: _SHOWN - 3] + "..."
    near = _near(item.text.casefold()) if item.kind == "word" and not item.senses else ()
    hint = f"Did you mean {' or '.join(near)}?" if near else "Write 6.2 trillion yuan, say."
    return FigureSyntaxError(
        _reason(item, shown, at == 0 or items[at - 1].kind != "number"),
        remedy=hint,
        text=text,
        span=(item.start, item.end),
        candidates=near,
    )


def _reason(item: Item, shown: str, elsewhere: bool) -> str:
    if item.senses:
        return f"'{shown}' has no place here in a figure."
    if elsewhere or item.kind != "word":
        return f"'{shown}' is no unit, currency or wording of a figure."
    return (
        f"'{shown}' is no scale, unit or currency; known scales are thousand, million, billion, "
        "trillion, lakh, crore, 万, 亿 and their like in other languages."
    )


def refuse_misspelt(measure: Measure, text: str) -> None:
    """Raise FigureSyntaxError where an unknown thing counted looks like a scale or a currency."""
    if measure.closed:
        return
    word = measure.unit.split()[0]
    near = _near(word.casefold())
    if near or word.casefold().rstrip("s").endswith(_SCALE_ENDINGS):
        raise FigureSyntaxError(
            f"'{word}' is no scale, unit or currency.",
            remedy=f"Did you mean {' or '.join(near)}?" if near else _EXAMPLE,
            text=text,
            span=(measure.start, measure.start + len(word)),
            candidates=near,
        )


def ambiguous_scale(item: Item, text: str) -> AmbiguousNumberError:
    """Return the error for a scale word that stands for two powers of ten."""
    powers = dict.fromkeys(item.sense("scale").split("/"))
    candidates = [f"10^{power}" for power in powers]
    return AmbiguousNumberError(
        f"'{item.text}' may be {' or '.join(candidates)}.",
        remedy="Say which language prints it with --locale, or write the scale in English.",
        text=text,
        span=(item.start, item.end),
        candidates=candidates,
    )


def ambiguous_times(core: Core, text: str) -> AmbiguousNumberError:
    """Return the error for growth in times, which may count the base or not."""
    return AmbiguousNumberError(
        "growth in times may count the base or not.",
        remedy="Give the growth in percent: up 110 percent is to 2.1 times the base.",
        text=text,
        span=(core.start, core.end),
        candidates=("to n times the base", "by n times the base"),
    )


def _unknown_code(item: Item, text: str) -> UnknownCurrencyError:
    """Return the error for three capitals beside a number that are no currency."""
    near = near_codes(item.text)
    return UnknownCurrencyError(
        f"'{item.text}' is no currency of ISO 4217.",
        remedy=f"Did you mean {' or '.join(near)}?" if near else "Write CNY or USD, say.",
        text=text,
        span=(item.start, item.end),
        candidates=near,
    )


def _is_code(items: tuple[Item, ...], at: int) -> bool:
    """Tell whether a word stands where a currency might and is written as codes are."""
    word = items[at].text
    if len(word) != 3 or not word.isupper() or not word.isascii() or items[at].senses:
        return False
    behind_number = at > 0 and (items[at - 1].kind == NUMBER or "scale" in items[at - 1])
    return behind_number or (at + 1 < len(items) and items[at + 1].kind == NUMBER)


@lru_cache(maxsize=1024)
def _near(word: str) -> tuple[str, ...]:
    """Return the nearest scale, currency or unit words."""
    from difflib import get_close_matches

    wanted = ("scale", "currency", "percent", "points")
    known = [
        key
        for key, senses in vocabulary(LATIN).phrases.items()
        if len(key) > 3 and any(category in wanted for category, _, _ in senses)
    ]
    return tuple(get_close_matches(word[:_SHOWN], known, n=2, cutoff=4 / 5))
