"""Read areas: codes, and their names in English and Chinese; and name them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from tbcalc.errors import UnknownAreaError
from tbcalc.figures.area import is_area_code, together
from tbcalc.sources.area_words import area_names, area_words, spelling
from tbcalc.sources.lexicon import lexicon_rows, lexicon_text

LONGEST: Final = 100
"""More characters than any area's name has."""
_FILES: Final = ("area_names.txt", "area_places.txt", "area_words.txt")
_RANKS: Final = (
    " province", " city", " municipality", " autonomous region", "自治区", "自治區", "省", "市",
)  # fmt: skip
_READABLE: Final = ("name", "alias", "short")


def read_area(text: str) -> str:
    """Return the code of the area that a code or a name in English or Chinese stands for.

    Areas joined by "+" are taken together. A place below a known area may have any name of
    letters, digits and hyphens: CN-SD/Weihai.

    Raises UnknownAreaError, with the nearest names.

    >>> read_area("Shandong"), read_area("威海市"), read_area("Japan + South Korea")
    ('CN-SD', 'CN-SD/Weihai', 'JP+KR')
    """
    if len(text) <= LONGEST:
        found = [_code(part.strip()) for part in text.split("+")]
        if all(found):
            return together(found)
    raise _unknown(text)


def area_name(code: str, language: str = "en") -> str:
    """Return an area's name; in a language other than Chinese it is the English one."""
    if "+" in code:
        return " + ".join(area_name(part, language) for part in code.split("+"))
    names = area_names().get(code)
    if names is None:
        return code.rpartition("/")[2].replace("-", " ") if "/" in code else code
    if not language.startswith("zh"):
        return names.english
    is_traditional = any(mark in language for mark in ("Hant", "TW", "HK", "MO"))
    if not is_traditional:
        return names.simplified
    return _traditional().get(code, names.traditional)


@cache
def _traditional() -> dict[str, str]:
    """Return the traditional names of areas that are no countries, where they differ."""
    return {row[0]: row[1] for row in lexicon_rows("area_traditional.txt")}


def is_known_area(code: str) -> bool:
    """Tell whether a code is that of a known area or of a place below one.

    Provinces are listed for China alone; elsewhere any code in the form of ISO 3166-2 will do.
    """
    if not is_area_code(code) or "+" in code:
        return False
    base = code.partition("/")[0]
    return _is_listed(base) or ("-" in base and base[:2] != "CN" and _is_listed(base[:2]))


def _is_listed(base: str) -> bool:
    return any(f"\n{base}\t" in lexicon_text(name) for name in _FILES)


@lru_cache(maxsize=1024)
def _code(text: str) -> str:
    """Return the code of one area, empty where it is none."""
    if is_known_area(text):
        return text
    key = spelling(text)
    code = _codes().get(key) or _codes().get(_without_rank(key), "")
    if not code and not key.isascii():
        code = _traditional_codes().get(_without_rank(key), "")
    return code or (text.upper() if is_known_area(text.upper()) else "")


@cache
def _codes() -> dict[str, str]:
    """Return the code of each spelling of a name; an area's first meaning is the only one."""
    words = [word for word in area_words() if word.kind in _READABLE]
    return {spelling(word.text): word.code for word in reversed(words)}


@cache
def _traditional_codes() -> dict[str, str]:
    return {spelling(name): code for code, name in _traditional().items()}


def _without_rank(key: str) -> str:
    for rank in _RANKS:
        if key.endswith(rank):
            return key.removesuffix(rank)
    return key


def _unknown(text: str) -> UnknownAreaError:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
    candidates = _nearest(text[:LONGEST])
    meant = f"Write {candidates[0]}, say, or" if candidates else "Write"
    return UnknownAreaError(
        f'"{shown}" is no country, province, city or group that is known.',
        remedy=f"{meant} an ISO 3166 code such as CN or CN-SD; a place below it is CN-SD/Weihai.",
        text=text,
        span=(0, len(text)),
        candidates=candidates,
    )


def _nearest(text: str) -> tuple[str, ...]:
    """Return the names most like ``text``, those of a shared name first."""
    from difflib import get_close_matches

    key = spelling(text)
    names = _names()
    shared = tuple(name for begun, name in _begun_names() if key and begun == key)
    # One wrong character of three leaves a Chinese name two thirds alike.
    cutoff = 3 / 4 if key.isascii() else 3 / 5
    close = get_close_matches(key, names, n=3, cutoff=cutoff)
    return shared or tuple(names[near] for near in close)


@cache
def _names() -> dict[str, str]:
    """Return spelling -> name, of all names that are read."""
    return {spelling(word.text): word.text for word in area_words() if word.kind in _READABLE}


@cache
def _begun_names() -> tuple[tuple[str, str], ...]:
    """Return each name behind the spelling of what stands before its bracket."""
    return tuple((spelling(name.partition(" (")[0]), name) for name in _names().values())
