"""Areas as official tables name them: by number, by letters, or in the words of an office."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from tbcalc.errors import UnknownAreaError
from tbcalc.sources.area_text import LONGEST, read_area
from tbcalc.sources.area_words import spelling
from tbcalc.sources.lexicon import lexicon_rows

_PART: Final = re.compile(r"^(?:of which|including|其中)\s*[:：]?\s*", re.IGNORECASE)
_BRACKET: Final = re.compile(r"\s*[(（][^()（）]*[)）]")
_STATES: Final = frozenset((
    "The", "Republic of", "Kingdom of", "State of", "Principality of", "Sultanate of",
    "Arab Republic of", "Islamic Republic of", "Federal Democratic Republic of",
    "Federated States of", "Plurinational State of", "Bolivarian Republic of",
    "United Republic of", "Kingdom of the", "Republic of the",
))  # fmt: skip
_SHARED: Final = frozenset(("China", "Korea", "Congo"))
"""Names of which more than one state is an area."""
_MARKS: Final = "*＊ \u3000\xa0"


def numbered_area(number: str) -> str:
    """Return the code of the area with a number of M49, Comtrade or BACI; empty if unknown.

    >>> numbered_area("156"), numbered_area("0"), numbered_area("842"), numbered_area("899")
    ('CN', 'W', 'US', 'W/Areas-nes')
    """
    digits = number.strip()
    digits = digits.removesuffix(".0")
    return _numbers().get(digits.lstrip("0") or ("0" if digits else ""), "")


@lru_cache(maxsize=4096)
def lettered_area(letters: str) -> str:
    """Return the code of the area with a code of an office, or a name; empty if unknown.

    >>> lettered_area("CHN"), lettered_area("WLD"), lettered_area("EU27_2020"), lettered_area("EL")
    ('CN', 'W', 'EU', 'GR')
    """
    text = letters.strip()
    if text.isdecimal():
        return numbered_area(text)
    found = _letters().get(text.upper())
    if found:
        return found
    return official_area(text)


@lru_cache(maxsize=4096)
def official_area(name: str) -> str:
    """Return the code of the area that an office's name stands for; empty if unknown.

    >>> official_area("of which: Germany"), official_area("Taiwan, China")
    ('DE', 'TW')
    """
    text = _PART.sub("", " ".join(name.split()).strip(_MARKS)).strip(_MARKS)
    if not text or len(text) > LONGEST:
        return ""
    forms = (text, _BRACKET.sub("", text), text.partition(", China")[0], *_turned(text))
    for form in dict.fromkeys(forms):
        found = _names().get(spelling(form)) or _read(form)
        if found:
            return found
    return ""


def _turned(text: str) -> tuple[str, ...]:
    """Return a name whose kind of state stands behind it the other way round, and without it."""
    first, comma, rest = text.partition(", ")
    if not comma:
        return ()
    is_alone = rest in _STATES and first not in _SHARED
    return (f"{rest} {first}", first) if is_alone else (f"{rest} {first}",)


def _read(text: str) -> str:
    try:
        return read_area(text)
    except UnknownAreaError:
        return ""


@cache
def _numbers() -> dict[str, str]:
    return {row[0]: row[2] for row in lexicon_rows("area_numbers.txt") if row[0]}


@cache
def _letters() -> dict[str, str]:
    rows = lexicon_rows("area_numbers.txt")
    return {letters: row[2] for row in rows for letters in row[1].split(",") if letters}


@cache
def _names() -> dict[str, str]:
    rows = lexicon_rows("official_words.txt")
    return {spelling(name): code for code, names in rows for name in names.split("; ")}
