"""Numbers in the signs and words of any CLDR locale; part of the door to babel."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from tbcalc.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale
    from babel.numbers import NumberPattern

LARGEST: Final = 14
"""The largest power of ten that CLDR has words for."""
_ANY: Final = "Write a language, or a language and country: en, de, zh_CN, pt_BR."
_NEAREST: Final = (
    "Did you mean {}? Otherwise write a language, or a language and country: en, de, zh_CN, pt_BR."
)
_SHORTEST: Final = 3
"""Latin letters that a word has at least; fewer are a sign."""
_MARKS: Final = "\u061c\u200e\u200f"
"""Marks that turn the direction of text."""


@lru_cache(maxsize=64)
def cldr_locale(locale: str) -> Locale:
    """Return the locale as CLDR has it, however it is spelt: de, zh-cn, pt_BR.UTF-8.

    Raises UsageError with the nearest one when CLDR has none of that name.
    """
    from babel import Locale, UnknownLocaleError

    bare = locale.partition(".")[0].partition("@")[0].replace("-", "_")
    try:
        return Locale.parse(bare)
    except (UnknownLocaleError, ValueError, TypeError) as error:
        near = _nearest(bare)
        raise UsageError(
            f'"{locale[:40]}" is no locale that CLDR knows.',
            remedy=_NEAREST.format(near) if near else _ANY,
            candidates=(near,) if near else (),
        ) from error


def _nearest(words: str) -> str:
    """Return the locale of the nearest code or English name of a language; empty for none."""
    from difflib import get_close_matches

    from babel import Locale
    from babel.localedata import locale_identifiers

    names = {name.lower(): code for code, name in Locale("en").languages.items()}
    known = set(locale_identifiers())
    named = names.get(words.lower().replace("_", " "))
    if named in known:
        return str(named)
    spellings = {code.lower(): code for code in sorted(known)}
    spellings |= {name: code for name, code in names.items() if code in known}
    near = get_close_matches(words.lower()[:40], spellings, n=1, cutoff=0.7)
    if near:
        return spellings[near[0]]
    language = words.partition("_")[0].lower()
    return language if language in known else ""


def cldr_number(value: Decimal, decimals: int, locale: str) -> str:
    """Return a number with exactly so many decimals, grouped as the locale does, in 0 to 9.

    >>> cldr_number(Decimal("1234567.5"), 2, "de"), cldr_number(Decimal(1234567), 0, "hi")
    ('1.234.567,50', '12,34,567')
    """
    from babel.numbers import format_decimal

    known = cldr_locale(locale)
    own = str(known.decimal_formats[None].pattern).partition(";")[0].partition(".")[0]
    pattern = f"{own}.{'0' * decimals}" if decimals else own
    told: str = format_decimal(
        value, pattern, known, decimal_quantization=False, numbering_system="latn"
    )
    return told


def cldr_percent_sign(locale: str) -> str:
    """Return the locale's sign of percent beside Latin digits."""
    symbols = cldr_locale(locale).number_symbols.get("latn") or {}
    return _without_marks(str(symbols.get("percentSign", "%")))


def cldr_money(unit: str, count: Decimal, locale: str) -> str:
    """Return the name of a currency beside a number; a unit that is none stays.

    Behind a scale word it is that of a million: many languages say millions *of* something.
    """
    from babel.numbers import get_currency_name

    if len(unit) != 3:
        return unit
    name: str = get_currency_name(unit, count=count, locale=cldr_locale(locale))
    return name


def cldr_scale(size: Decimal, wanted: int | None, locale: str) -> tuple[int, str]:
    """Return the power and the word of the language's own scale for a number of ``size``.

    CLDR writes 10**9 as "0 Milliarden" in German and as "0000 millones" in Spanish: the zeros
    tell how much of the power the word leaves out. A language that has no words for scales but
    Latin letters gets none: French Bn and Spanish B are 10**12, and are read as 10**9.
    """
    power = min(size.adjusted(), LARGEST) if wanted is None else wanted
    if (power < 6 and wanted is None) or power < 3:
        return 0, ""
    known = cldr_locale(locale)
    written = _patterns(known)
    pattern = None if written is None else written["other"].get(str(10**power))
    if written is None or pattern is None:
        return 0, ""
    left = power - _spelt(pattern).count("0") + 1
    form = known.plural_form(abs(size).scaleb(-left)) if size else "other"
    own = written.get(form, written["other"]).get(str(10**power), pattern)
    word = _without_marks(_spelt(own).replace("0", "").replace("'", ""))
    is_sign = len(word) < _SHORTEST and word.isascii()
    return (left, word) if word and not is_sign else (0, "")


def _patterns(known: Locale) -> Mapping[str, Mapping[str, NumberPattern]] | None:
    """Return the patterns with scale words: the long ones, or short ones that are words."""
    formats = known.compact_decimal_formats
    long = formats.get("long")
    if long:
        return dict(long)
    short = formats.get("short")
    if not short or any(map(_has_latin_letter, map(_spelt, short["other"].values()))):
        return None
    return dict(short)


def _spelt(pattern: NumberPattern) -> str:
    """Return a pattern without how negative numbers are written."""
    return str(pattern.pattern).partition(";")[0]


def _has_latin_letter(text: str) -> bool:
    return any(letter.isalpha() and letter < "\N{LATIN SMALL LETTER TURNED A}" for letter in text)


def _without_marks(text: str) -> str:
    """Return text with plain spaces, and without the marks that turn its direction."""
    kept = (letter for letter in text if letter not in _MARKS)
    return "".join(kept).replace("\N{NO-BREAK SPACE}", " ").strip()
