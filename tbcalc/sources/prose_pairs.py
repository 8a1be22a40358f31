"""Short forms that Chinese gives areas: one sign in a pair (中美, 美墨) or behind a word (对美)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.area_words import area_words
from tbcalc.sources.lexicon import lexicon_rows

_HOME: Final = "CN"
_LEADS: Final = "对自从输赴"
_LEADS_WITH: Final = "与同和向跟"
"""Leads that other words begin with: they count only before a word of trade."""


@noun
class ShortForm:
    """A short form: its text, the area it means, and how that is named.

    ``manner`` is partner, or pair and the code of whose trade it is; ``before`` are the
    characters of which one must follow, empty where any may.
    """

    text: str
    code: str
    manner: str
    before: str


def short_forms() -> Iterator[ShortForm]:
    """Yield 中美, 美墨, 对美 and the like: one character is an area's name in such forms alone."""
    strong, weak = _signs("sign"), weak_signs()
    of_pairs, of_leads = _before("pair"), _before("lead")
    home = "中"
    for sign, code in {**weak, **strong}.items():
        is_strong = sign in strong
        yield ShortForm(home + sign, code, f"pair {_HOME}", "" if is_strong else of_pairs)
        yield ShortForm(sign + home, _HOME, f"pair {code}", of_pairs)
    for sign, code in {**weak, **strong, "华": _HOME, home: _HOME}.items():
        is_told = sign in strong or sign == "华"
        yield from (
            ShortForm(w + sign, code, "partner", "" if is_told else of_leads) for w in _LEADS
        )
        yield from (ShortForm(w + sign, code, "partner", of_leads) for w in _LEADS_WITH)
    yield from (ShortForm(sign + "方", code, "alias", "") for sign, code in strong.items())
    yield ShortForm("我", _HOME, "alias", _before("own"))
    local = _signs("local").items()
    yield from (ShortForm(sign, code, "alias", _before("local")) for sign, code in local)
    for first, owner in strong.items():
        for second, code in strong.items():
            if code != owner:
                yield ShortForm(first + second, code, f"pair {owner}", of_pairs)


@cache
def weak_signs() -> dict[str, str]:
    """Return the signs that begin the names of several areas, with the one meant most."""
    return _signs("weak")


def _signs(kind: str) -> dict[str, str]:
    """Return the areas that signs mean: those of area_words.txt are strong ones."""
    rows = lexicon_rows("prose_areas_zh.txt")
    told = {word: code for own, code, words in rows if own == kind for word in words.split("|")}
    if kind == "sign":
        told |= {word.text: word.code for word in area_words() if word.kind == "short"}
        told.pop("中", None)
    return told


@cache
def _before(kind: str) -> str:
    """Return the characters before which a form counts: those that words of trade begin with."""
    rows = lexicon_rows("prose_areas_zh.txt")
    return "".join(words for own, value, words in rows if own == "before" and value == kind)
