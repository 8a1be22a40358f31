"""The names in braces that the forms of period_forms.txt hold: what is written for each."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.lexicon import lexicon_rows

MACRO: Final = late_pattern(r"\{([a-z]+)\}")
_TO: Final = r" ?(?:-{1,2}|[/至到]|-? ?(?:to|through|thru|until|till) ?-?) ?"
_DIGITS: Final = {
    "q": "[1-4]",
    "h": "[12]",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "mm": r"(?:0[1-9]|1[0-2])(?!\d)",
    "yy": r"\d\d(?!\d)",
    "year": r"(?:1[89]|20|21)\d\d(?!\d)",
    "hanyear": "[一二][〇零○一二三四五六七八九]{3}",
}
_FIRST_HAN: Final = "\u3400"
_HAN: Final = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def pattern_of(form: str) -> str:
    """Return the regular expression of a form of the lexicon, one group per number."""
    spaced = form.replace(" ?", "\0").replace(" ", "[ -]{1,3}").replace("\0", " ?")
    in_han = is_han(form)
    return MACRO.sub(lambda match: _macro(match[1], in_han=in_han), spaced)


def is_han(form: str) -> bool:
    """Tell a form in Chinese, whose numbers are in no Latin letters, nor those of others in Han."""
    return any(sign >= _FIRST_HAN for sign in form)


def numbered(form: str) -> list[str]:
    """Return the names of the numbers that a form prints, in their order."""
    return [name for name in MACRO.findall(form) if name not in ("to", "th")]


def number(name: str, printed: str) -> int:
    """Return the number that is printed where a name stands."""
    if name == "yy":
        return int(printed) + (1900 if int(printed) >= 70 else 2000)
    known = _words().get(name, {}).get(printed)
    return int(printed.translate(_HAN)) if known is None else known


def spellings(name: str, *, in_han: bool) -> list[str]:
    """Return the words for the numbers of a name, in Han or in Latin letters."""
    return [word for word in _words()[name] if word.isascii() != in_han]


def _macro(name: str, *, in_han: bool) -> str:
    if name == "to":
        return f"(?:{_TO})"
    if name == "th":
        return "(?:st|nd|rd|th)?"
    if name in _DIGITS:
        return f"({_DIGITS[name]})"
    digits = r"|(?<!\d)\d{1,2}(?!\d)" if name == "count" else ""
    longest_first = sorted(spellings(name, in_han=in_han), key=len, reverse=True)
    return f"({'|'.join(map(re.escape, longest_first))}{digits})"


@cache
def _words() -> dict[str, dict[str, int]]:
    words: dict[str, dict[str, int]] = {}
    for name, meant, printed in lexicon_rows("period_words.txt"):
        words.setdefault(name, {}).update(dict.fromkeys(printed.split(), int(meant)))
    return words
