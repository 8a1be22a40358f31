"""The forms of period_forms.txt, compiled: which one stands at a place, with its numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.period_starts import SIZE, Starts, may_start, plain, starts_of

_TO = r" ?(?:-{1,2}|[/至到]|-? ?(?:to|through|thru|until|till) ?-?) ?"
_DIGITS: Final = {
    "q": "[1-4]",
    "h": "[12]",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
    "mm": r"(?:0[1-9]|1[0-2])(?!\d)",
    "yy": r"\d\d(?!\d)",
    "year": r"(?:1[89]|20|21)\d\d(?!\d)",
    "hanyear": "[一二][〇零○一二三四五六七八九]{3}",
}
_STARTS: Final = {
    "th": ("", "st", "nd", "rd", "th"), "q": ("0",), "h": ("0",), "day": ("0", "00"),
    "mm": ("00",), "yy": ("00",), "year": ("000",),
}  # fmt: skip
_AS_DIGIT: Final = dict.fromkeys(map(ord, "123456789"), "0")
_SLOTS: Final = ("part", "year", "whole")
_FIRST_HAN: Final = "\u3400"
_MACRO = re.compile(r"\{([a-z]+)\}")
_HAN = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_FOLD = str.maketrans(
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


@noun
class Forms:
    """The forms of one slot as one pattern; ``rows`` tell what each alternative means."""

    pattern: re.Pattern[str]
    rows: dict[str, tuple[str, tuple[int, ...], tuple[str, ...]]]

    def at(self, folded: str, start: int) -> Form | None:
        """Return the form that begins at ``start`` of a folded text."""
        if not self.rows:
            return None
        match = self.pattern.match(folded, start)
        if match is None or match.lastgroup is None:
            return None
        kind, constants, classes = self.rows[match.lastgroup]
        group = self.pattern.groupindex[match.lastgroup]
        printed = (_number(name, match[group + i + 1]) for i, name in enumerate(classes))
        return Form(kind, (*printed, *constants), match.end())


def folded(text: str) -> str:
    """Return a text of equal length in lower case and half width, with plain dashes and spaces."""
    return text.translate(_FOLD)


def form_at(slot: str, folded: str, start: int) -> Form | None:
    """Return the form of a slot, part, year or whole, at ``start`` of a folded text, if any."""
    begin = folded[start : start + SIZE].translate(_AS_DIGIT)
    return forms_of(slot, begin).at(folded, start)


@lru_cache(maxsize=4096)
def forms_of(slot: str, begin: str) -> Forms:
    """Return the forms of a slot that may stand where a text goes on so; 0 is any digit."""
    rows = enumerate(_rows())
    return _forms(tuple(at for at, row in rows if row[0] == slot and may_start(row[4], begin)))


@lru_cache(maxsize=1024)
def _forms(chosen: tuple[int, ...]) -> Forms:
    """Return some of the rows of the lexicon as one pattern: to compile all takes long."""
    rows: dict[str, tuple[str, tuple[int, ...], tuple[str, ...]]] = {}
    alternatives: list[str] = []
    for at in chosen:
        _, kind, constants, form, _ = _rows()[at]
        name = f"f{at}"
        classes = tuple(m for m in _MACRO.findall(form) if m not in ("to", "th"))
        numbers = tuple(int(number) for number in constants.split(",") if number)
        rows[name] = (kind, numbers, classes)
        alternatives.append(f"(?P<{name}>{pattern_of(form)})")
    return Forms(re.compile("|".join(alternatives)), rows)


@cache
def _rows() -> list[tuple[str, str, str, str, Starts]]:
    """Return the rows of the lexicon, each with what its form may begin with."""
    return [
        (slot, kind, constants, form, starts_of(form, partial(_starts, is_han=_is_han(form))))
        for slot, kind, constants, form in lexicon_rows("period_forms.txt")
        if slot in _SLOTS
    ]


@cache
def _starts(name: str, *, is_han: bool) -> Starts:
    """Return what a name in braces begins with."""
    if name == "to":
        return frozenset("*")
    if name == "hanyear":
        return frozenset(("一*", "二*"))
    if name in _STARTS:
        return frozenset(_STARTS[name])
    words = [plain(word)[:SIZE] for word in _spellings(name, is_han=is_han)]
    return frozenset((*words, *(("0", "00") if name == "count" else ())))


@cache
def places(*, is_latin: bool = False) -> re.Pattern[str]:
    """Return the pattern of where words about a period may begin in a folded running text.

    In ``is_latin`` text there are no ideographs, and the look is quicker.
    """
    rows = [(slot, pattern_of(form)) for slot, *_, form in lexicon_rows("period_forms.txt")]
    latin = "|".join(form for slot, form in rows if slot == "latin")
    han = "|".join(form for slot, form in rows if slot == "han")
    if is_latin:
        return re.compile(rf"\b(?=[a-z0-9])(?<!\d[.,])(?<![$€£¥₹₩])(?={latin})")
    # No form in Han begins as words in Latin letters do, nor these as those: one look parts them.
    return re.compile(
        rf"(?=[a-z0-9])(?<![a-z0-9])(?<!\d[.,])(?<![$€£¥₹₩])(?={latin})|(?![ a-z0-9,.])(?={han})"
    )


def pattern_of(form: str) -> str:
    """Return the regular expression of a form of the lexicon, one group per number."""
    spaced = form.replace(" ?", "\0").replace(" ", "[ -]{1,3}").replace("\0", " ?")
    is_han = _is_han(form)
    return _MACRO.sub(lambda match: _macro(match[1], is_han=is_han), spaced)


def _is_han(form: str) -> bool:
    """Tell a form in Chinese, whose numbers are in no Latin letters, nor those of others in Han."""
    return any(sign >= _FIRST_HAN for sign in form)


def _macro(name: str, *, is_han: bool) -> str:
    if name == "to":
        return f"(?:{_TO})"
    if name == "th":
        return "(?:st|nd|rd|th)?"
    if name in _DIGITS:
        return f"({_DIGITS[name]})"
    digits = r"|(?<!\d)\d{1,2}(?!\d)" if name == "count" else ""
    spellings = sorted(_spellings(name, is_han=is_han), key=len, reverse=True)
    return f"({'|'.join(map(re.escape, spellings))}{digits})"


def _spellings(name: str, *, is_han: bool) -> list[str]:
    return [word for word in _words()[name] if word.isascii() != is_han]


@cache
def _words() -> dict[str, dict[str, int]]:
    words: dict[str, dict[str, int]] = {}
    for name, number, spellings in lexicon_rows("period_words.txt"):
        words.setdefault(name, {}).update(dict.fromkeys(spellings.split(), int(number)))
    return words


def _number(name: str, printed: str) -> int:
    if name == "yy":
        return int(printed) + (1900 if int(printed) >= 70 else 2000)
    known = _words().get(name, {}).get(printed)
    return int(printed.translate(_HAN)) if known is None else known
