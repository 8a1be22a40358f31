"""Currencies as printed: signs, codes and names to ISO 4217 codes; ambiguous ones are said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from tbcalc.errors import AmbiguousCurrencyError, FigureSyntaxError, UnknownCurrencyError
from tbcalc.sources.figure_tokens import plain, tokens
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.vocabulary import FURTHER_LATIN, LATIN, currency_codes, vocabulary

_SHOWN = 400
_EVERY = (*LATIN, "zh", "ja", "ko", "ru", "ar", "el", *FURTHER_LATIN)


def read_currency(text: str, *, assume: str = "") -> str:
    """Return the ISO 4217 code of a currency given as code, sign or name.

    >>> read_currency("yuan"), read_currency("US$"), read_currency("usd")
    ('CNY', 'USD', 'USD')

    Raises UnknownCurrencyError with the nearest spellings, and AmbiguousCurrencyError for a sign
    of several currencies unless ``assume``, one of them, settles it.
    """
    word = text.strip()
    if word.upper() in currency_codes() and len(word) == 3:
        return word.upper()
    sign = _sign_of(word)
    if not sign:
        raise _unknown(word, text)
    return settled(sign, assume, text, (0, len(text)))[0]


def _unknown(word: str, text: str) -> UnknownCurrencyError:
    near = _near(word)
    return UnknownCurrencyError(
        f"'{_short(word)}' is no currency that ISO 4217 or the lexicon knows."
        if word
        else "no currency is given.",
        remedy=f"Did you mean {near[0]}?"
        if near
        else "Give a code such as CNY, USD or EUR, or a name such as yuan.",
        text=text[:_SHOWN],
        span=(0, min(len(text), _SHOWN)),
        candidates=near,
    )


def settled(
    signs: str, assume: str, text: str, span: tuple[int, int], *, indian: bool = False
) -> tuple[str, str]:
    """Return the code that ``signs`` mean, and what was assumed, in words.

    ``signs`` are the currencies printed about one number, parted by +: codes, or signs of
    several currencies. ``assume`` settles a sign only where it is one of them; ``indian`` tells
    that lakhs or crores were printed. Raises AmbiguousCurrencyError, and FigureSyntaxError when
    two currencies are printed.
    """
    if signs in currency_codes():
        return signs, ""
    usual, common = _shared(signs)
    shown = text[span[0] : span[1]]
    if not common:
        raise FigureSyntaxError(
            f"'{shown}' names two currencies.",
            remedy="Give one amount in one currency.",
            text=text,
            span=span,
        )
    if len(common) == 1:
        return common[0], ""
    if assume in common:
        return assume, f"{_before_digits(shown)} read as {assume}"
    default = usual if usual in common else "INR" if indian and "INR" in common else ""
    if default:
        return default, f"{_before_digits(shown)} read as {default}"
    raise AmbiguousCurrencyError(
        f"'{shown}' may be {_listed(common)}.",
        remedy=f"Say which with --assume {common[0]}, or print the code.",
        text=text,
        span=span,
        candidates=common,
    )


@lru_cache(maxsize=1024)
def _shared(signs: str) -> tuple[str, tuple[str, ...]]:
    """Return the code that signs about a number most often mean, and those that all may mean."""
    names = signs.split("+")
    usual = next((d for name in names if (d := ambiguous_signs().get(name, ("",))[0])), "")
    choices = [_meanings(name) for name in names]
    found = [code for code in choices[0] if all(code in others for others in choices[1:])]
    return usual, tuple(found)


def _meanings(name: str) -> tuple[str, ...]:
    """Return the codes a sign or name may mean; / parts names that languages differ on."""
    codes: dict[str, None] = {}
    for one in name.split("/"):
        codes.update(dict.fromkeys(ambiguous_signs().get(one, ("", (one,)))[1]))
    return tuple(codes)


@cache
def ambiguous_signs() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return sign -> the code it most often means, or none, and all it may mean."""
    rows = lexicon_rows("currency_signs.txt")
    return {sign: (default.strip("-"), tuple(codes.split())) for sign, default, codes in rows}


def _sign_of(word: str) -> str:
    found = tokens(plain(word)) if len(word) <= 80 else []
    if not found:
        return ""
    for words in (vocabulary(("en", "zh")), vocabulary(_EVERY, every_currency=True)):
        size, senses = words.longest(found, 0)
        meanings = dict.fromkeys(m for category, m, _ in senses if category == "currency")
        if meanings and size == len(found):
            return "/".join(meanings)
    return ""


def near_codes(code: str) -> tuple[str, ...]:
    """Return codes that ``code`` may be a slip of: letters in another order, then in place."""
    from difflib import get_close_matches

    known = sorted(currency_codes())
    wanted = code.upper()[:40]
    swapped = [one for one in known if sorted(one) == sorted(wanted)]
    close = get_close_matches(wanted, known, n=9, cutoff=3 / 5)
    close.sort(key=lambda one: -sum(a == b for a, b in zip(one, wanted, strict=False)))
    return tuple(dict.fromkeys(swapped + close))[:3]


def _near(word: str) -> tuple[str, ...]:
    from difflib import get_close_matches

    words = vocabulary(_EVERY, every_currency=True).phrases
    names = [key for key, senses in words.items() if senses[0][0] == "currency"]
    near = get_close_matches(word.lower()[:40], names, n=3, cutoff=7 / 10)
    return tuple(dict.fromkeys([*near, *near_codes(word)]))[:3]


def _before_digits(shown: str) -> str:
    """Return the sign alone where a number stands between it and a second name: $5 dollars."""
    digit = next((place for place, sign in enumerate(shown) if sign.isdigit()), len(shown))
    return shown[:digit].strip()


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes[:-1]) + " or " + codes[-1]


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:37] + "..."
