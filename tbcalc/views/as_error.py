"""Errors as text: slug and place, the user's own text with a caret, reason and remedy."""

from __future__ import annotations

from tbcalc.errors import FaultyInputError, TbcalcError
from tbcalc.views.cells import cell_width, visible

_WINDOW = 68
"""Characters of the user's text shown at most, around the offending part."""


def render(error: TbcalcError, *, program: str = "tbcalc", locale: str = "en") -> str:
    """Return the error as a person reads it, ending in a newline.

    All faults of a FaultyInputError follow one another, in the order of their places.
    """
    if isinstance(error, FaultyInputError) and error.faults:
        told = "".join(_one(fault, program, locale) for fault in error.faults)
        return f"{told}{program}: {visible(_words(error.reason, locale))}\n"
    return _one(error, program, locale)


def _one(error: TbcalcError, program: str, locale: str) -> str:
    place = f": {visible(error.place)}" if error.place else ""
    head = f"{program}: error[{error.slug}]{place}"
    told = (_sentence(_words(part, locale)) for part in (error.reason, error.remedy) if part)
    message = ""
    for sentence in told:
        message += (" " if message[-1:].isascii() and message else "") + sentence
    if not error.text.strip():
        return f"{head}: {message}\n"
    return f"{head}\n{_excerpt(error.text, error.span)}  {message}\n"


def _words(text: str, locale: str) -> str:
    """Return a reason or remedy in the language of the locale; only then is more imported."""
    if locale.startswith("en"):
        return text
    from tbcalc.views.error_words import error_words

    return error_words(text, locale)


def _sentence(text: str) -> str:
    told = visible(text).rstrip()
    return told if told.endswith((".", "?", "!", "。", "？")) else f"{told}."


def _excerpt(text: str, span: tuple[int, int] | None) -> str:
    """Return the line of ``text`` that holds the span, cut to a window, and carets below it."""
    start, end = span or (0, 0)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    start, end = start - line_start, min(end - line_start, len(line))
    cut = max(0, min(start - _WINDOW // 3, len(line) - _WINDOW))
    shown = line[cut : cut + _WINDOW]
    before = ("…" if cut else "") + visible(shown[: start - cut])
    marked = visible(shown[start - cut : max(end - cut, 0)])
    after = visible(shown[max(start, end) - cut :]) + ("…" if cut + _WINDOW < len(line) else "")
    told = f"  {before}{marked}{after}".rstrip() + "\n"
    if span is None:
        return told
    return told + "  " + " " * cell_width(before) + "^" * max(1, cell_width(marked)) + "\n"
