"""The words for areas: names, other names, and words that mean an area in running text."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final, Literal, cast

from tbcalc.exact.noun import noun
from tbcalc.sources.lexicon import lexicon_rows

_PUNCTUATION: Final = str.maketrans(
    {**dict.fromkeys("“”\"'‘’「」『』.·"), **dict.fromkeys("-,()、", " ")}
)

Kind = Literal["name", "alias", "short", "demonym", "metonym"]


@noun
class AreaWord:
    """A word and the area it means.

    A name or an alias means the area wherever it stands; a demonym ("Chinese exports"), a metonym
    ("Beijing said") and a short form (对美出口) mean it in running text.
    """

    text: str
    code: str
    kind: Kind


@noun
class AreaNames:
    """An area's names in English, simplified Chinese and traditional Chinese."""

    english: str
    simplified: str
    traditional: str


@cache
def area_words() -> tuple[AreaWord, ...]:
    """Return all words for areas, names first; where two areas share a word the first has it."""
    names = area_names()
    words = [AreaWord(name, code, "name") for code in names for name in _distinct(names[code])]
    words += [AreaWord(row[1], row[0], "alias") for row in lexicon_rows("area_names.txt") if row[1]]
    replaced = [(row[0], row[2:]) for row in lexicon_rows("area_names.txt")]
    words += [AreaWord(name, code, "alias") for code, printed in replaced for name in printed]
    for code, kind, printed in lexicon_rows("area_words.txt"):
        if not kind.startswith("name"):
            words += [AreaWord(text, code, cast("Kind", kind)) for text in printed.split(", ")]
    return tuple(words)


@cache
def area_names() -> dict[str, AreaNames]:
    """Return the names of each area by code: countries, provinces and cities, groups."""
    names = {
        code: AreaNames(english, simplified, traditional)
        for code, _, english, simplified, traditional in lexicon_rows("area_names.txt")
    }
    for code, english, chinese in lexicon_rows("area_places.txt"):
        names[code] = AreaNames(english, chinese, chinese)
    preferred: dict[str, dict[str, str]] = {}
    for code, kind, name in lexicon_rows("area_words.txt"):
        if kind.startswith("name"):
            preferred.setdefault(code, {})[kind] = name
    for code, by_kind in preferred.items():
        known = names.get(code, AreaNames(code, code, code))
        chinese = by_kind.get("name-zh", known.simplified)
        english = by_kind.get("name-en", known.english)
        is_kept = chinese == known.simplified
        names[code] = AreaNames(english, chinese, known.traditional if is_kept else chinese)
    return names


def spelling(text: str) -> str:
    """Return what spellings of one name share: no case, accents, article or punctuation.

    >>> spelling("The U.S."), spelling("Côte d’Ivoire"), spelling("“一带一路”")
    ('us', 'cote divoire', '一带一路')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.translate(_PUNCTUATION).split()).removeprefix("the ")


def _distinct(names: AreaNames) -> dict[str, None]:
    return dict.fromkeys((names.english, names.simplified, names.traditional))
