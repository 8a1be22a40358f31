"""The forms of period_forms.txt: which one stands at a place of a text, with its numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.period_macros import number
from tbcalc.sources.period_rows import REACH, SIZE, Row, period_rows, row_pattern

_AS_DIGIT: Final = dict.fromkeys(map(ord, "123456789"), "0")
_FOLD: Final = str.maketrans(
    {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | {chr(code + 0xFEE0): chr(code).lower() for code in range(ord("!"), ord("~") + 1)}
    | dict.fromkeys("‐‑‒–—―−~～", "-")
    | dict.fromkeys("\t\n\r\u00a0\u2002\u2003\u2009\u202f\u3000", " ")
    | dict.fromkeys("‘’", "'")
)


@noun
class Form:
    """What a form stands for: its kind, and its numbers as printed or as the lexicon has them."""

    kind: str
    numbers: tuple[int, ...]
    end: int


def folded(text: str) -> str:
    """Return a text of equal length in lower case and half width, with plain dashes and spaces."""
    return text.translate(_FOLD)


def form_at(slot: str, folded: str, start: int) -> Form | None:
    """Return the form of a slot, part, year or whole, at ``start`` of a folded text, if any."""
    ahead = folded[start : start + REACH].translate(_AS_DIGIT)
    for row in _rows_that_begin(slot, ahead[:SIZE]):
        if ahead.find(row.need, 0, row.within) >= 0:
            match = row_pattern(row.form).match(folded, start)
            if match is not None:
                return _form(row, match)
    return None


@lru_cache(maxsize=4096)
def _rows_that_begin(slot: str, begin: str) -> list[Row]:
    """Return the rows of a slot that may stand where a text goes on so; 0 is any digit."""
    return period_rows().that_begin(slot, begin)


def _form(row: Row, match: re.Match[str]) -> Form:
    printed = map(number, row.names, match.groups())
    return Form(row.kind, (*printed, *row.numbers), match.end())


@cache
def places(script: str = "mixed") -> re.Pattern[str]:
    """Return the pattern of where words about a period may begin in a folded running text.

    In ``latin`` text there are no ideographs, in ``han`` text no Latin letters: the pattern of one
    script is shorter, and the look quicker.
    """
    return re.compile(period_rows().places[script])
