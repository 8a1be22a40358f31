"""The rows of period_forms.txt: what each form stands for, and where it need be tried at all."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Any, Final

from tbcalc.exact.noun import noun
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.period_macros import is_han, numbered, pattern_of, spellings
from tbcalc.sources.ready_words import ready

FILES: Final = ("period_forms.txt", "period_words.txt")
SIZE: Final = 3
"""With how many characters a form begins."""
REACH: Final = 64
"""How far behind its beginning what a form needs is looked for."""

_SLOTS: Final = ("part", "year", "whole")
_LOOKS: Final = ("latin", "han")
_STARTS: Final = {
    "th": ("", "st", "nd", "rd", "th"), "q": ("0",), "h": ("0",), "day": ("0", "00"),
    "mm": ("00",), "yy": ("00",), "year": ("000",), "to": ("*",), "hanyear": ("一*", "二*"),
}  # fmt: skip
_WIDTHS: Final = {
    "th": (2, ""), "q": (1, "0"), "h": (1, "0"), "day": (2, "0"), "mm": (2, "00"),
    "yy": (2, "00"), "year": (4, "0000"), "to": (12, ""), "hanyear": (4, ""),
}  # fmt: skip
"""How many characters a name is for at most, and the digits that it begins with."""


@noun
class Row:
    """A form: its kind, the numbers it does not print, and what it cannot do without.

    ``need`` are signs, 0 for a digit, that end within ``within`` characters of its beginning;
    ``names`` are those of the numbers that it prints.
    """

    kind: str
    numbers: tuple[int, ...]
    form: str
    names: tuple[str, ...]
    need: str
    within: int


@noun
class Rows:
    """The rows by ordinal; ``begins`` has the ordinals by slot and by what a form begins with.

    ``places`` are the patterns of where forms may begin, by script, see period_forms.places.
    """

    rows: tuple[Row, ...]
    begins: dict[str, dict[str, list[int]]]
    places: dict[str, str]

    def that_begin(self, slot: str, begin: str) -> list[Row]:
        """Return the rows of a slot that may stand where a text goes on as ``begin``."""
        by_start = self.begins[slot]
        starts = (begin[:size] for size in range(len(begin) + 1))
        found = {at for start in starts for at in by_start.get(start, ())}
        return [self.rows[at] for at in sorted(found)]


@cache
def period_rows() -> Rows:
    """Return the rows of the lexicon."""
    told = ready("periods", FILES) or made_rows()
    rows = tuple(
        Row(kind, tuple(numbers), form, tuple(names), need, within)
        for kind, numbers, form, names, need, within in told["rows"]
    )
    return Rows(rows, told["begins"], told["places"])


def made_rows() -> dict[str, Any]:
    """Return the rows as they are made of the lexicon, for period_rows."""
    from tbcalc.sources.period_starts import beginnings, starts_of

    listed = [row for row in lexicon_rows(FILES[0]) if row[0] in _SLOTS]
    begins: dict[str, dict[str, list[int]]] = {slot: {} for slot in _SLOTS}
    for at, (slot, _, _, form) in enumerate(listed):
        for start in beginnings(starts_of(form, partial(_starts, in_han=is_han(form)))):
            begins[slot].setdefault(start, []).append(at)
    return {"rows": [_told(*row[1:]) for row in listed], "begins": begins, "places": _places()}


def _places() -> dict[str, str]:
    """Return where forms may begin in Latin text, in text of both scripts, and in Han alone.

    No form in Han begins as words in Latin letters do: one look parts them. In Han alone there
    are no Latin letters, but digits.
    """
    from tbcalc.sources.period_starts import DIGIT, beginnings, starts_of

    forms = {slot: [row[3] for row in lexicon_rows(FILES[0]) if row[0] == slot] for slot in _LOOKS}
    macro = partial(_starts, in_han=False)
    digital = [
        form
        for form in forms["latin"]
        if any(start[:1] in (DIGIT, "") for start in beginnings(starts_of(form, macro)))
    ]
    latin, han, digits = (
        "|".join(map(pattern_of, each)) for each in (forms["latin"], forms["han"], digital)
    )
    apart = r"(?<!\d[.,])(?<![$€£¥₹₩])"
    return {
        "latin": rf"\b(?=[a-z0-9]){apart}(?={latin})",
        "mixed": rf"(?=[a-z0-9])(?<![a-z0-9]){apart}(?={latin})|(?![ a-z0-9,.])(?={han})",
        "han": rf"(?=[0-9])(?<![a-z0-9]){apart}(?={digits})|(?![ a-z0-9,.])(?={han})",
    }


def _told(kind: str, constants: str, form: str) -> list[Any]:
    from tbcalc.sources.period_needs import need_of

    numbers = [int(each) for each in constants.split(",") if each]
    need, within = need_of(form, partial(_width, in_han=is_han(form)))
    return [kind, numbers, form, numbered(form), need, within]


def _starts(name: str, *, in_han: bool) -> frozenset[str]:
    """Return what a name in braces begins with."""
    from tbcalc.sources.period_starts import plain

    if name in _STARTS:
        return frozenset(_STARTS[name])
    words = [plain(word)[:SIZE] for word in spellings(name, in_han=in_han)]
    return frozenset((*words, *(("0", "00") if name == "count" else ())))


def _width(name: str, *, in_han: bool) -> tuple[int, str]:
    if name in _WIDTHS:
        return _WIDTHS[name]
    return max(map(len, (*spellings(name, in_han=in_han), "12"))), ""


@cache
def row_pattern(form: str) -> re.Pattern[str]:
    """Return the pattern of one form: to compile them all takes long."""
    return re.compile(pattern_of(form))
