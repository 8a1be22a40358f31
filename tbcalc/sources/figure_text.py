"""A printed figure, read: one phrase such as "more than 43 trillion yuan" or "up 21.8 percent"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from tbcalc.errors import TbcalcError
from tbcalc.exact.noun import replaced
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_faults import LONGEST, no_number, too_long
from tbcalc.sources.figure_frame import Frame, framed_figure, one_reading
from tbcalc.sources.figure_meaning import Context, figure_of, frame_of, has_lakhs
from tbcalc.sources.figure_phrase import Phrase, read_phrase
from tbcalc.sources.figure_tokens import plain
from tbcalc.sources.number_text import convention, read_digits

_ACCOUNTING: Final = (
    r"\( ?(?:[A-Za-z]{0,3}[$€£¥₹₩] ?|[A-Z]{3} ?)?([0-9][0-9.,']*)"
    r" ?(?:bn|bln|tn|trn|trln|mn|mln|mm|[bmktBMKT])?%?(?: ?[A-Z]{3})? ?\)"
)
_SIGN_OUTSIDE: Final = r"[$€£¥₹₩] ?\([0-9][0-9.,']*\)"
_QUOTES: Final = ('""', "''", "“”", "‘’", "„“", "„”", "«»", "「」", "『』")
"""The marks around a figure that was copied with them."""


@cache
def _one_number() -> re.Pattern[str]:
    return re.compile(
        r"([^0-9]{0,80}(?<![.,'·]))"
        r"([0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,9})?|[0-9]{1,15}(?:[.,][0-9]{1,9})?)"
        r"(?![.,'·][0-9])([^0-9]{0,80})"
    )


def read_figure(text: str, *, assume: str = "", locale: str = "") -> Figure:
    """Return the figure that the whole of ``text`` is.

    ``assume`` is an ISO 4217 code that settles a sign of several currencies, such as ¥;
    ``locale`` (de, en_IN, es_MX) settles separators that read in two ways.

    >>> figure = read_figure("more than 43 trillion yuan")
    >>> figure.value, figure.unit, figure.qualifier
    (Decimal('4.3E+13'), 'CNY', 'more_than')

    Raises FigureSyntaxError, AmbiguousCurrencyError, AmbiguousNumberError and
    UnknownCurrencyError, each with the span in ``text``.
    """
    match = _one_number().fullmatch(text)
    if match:
        before, number, behind = match.groups()
        frame = _frame(before, behind, assume, locale)
        digits = read_digits(number) if frame else None
        if frame and digits and not digits.loose:
            digits = one_reading(digits, frame)
            if digits and not (frame.is_open and digits.places):
                return framed_figure(frame, digits, text.strip())
    return read_any_figure(text, assume=assume, locale=locale)


def read_any_figure(text: str, *, assume: str = "", locale: str = "") -> Figure:
    """Return what read_figure does, by the whole grammar; raises the same."""
    stripped = text.strip()
    if not stripped:
        raise no_number(text)
    if len(stripped) > LONGEST:
        raise too_long(stripped)
    smooth = plain(_unquoted(text))
    bracketed = _bracketed(smooth)
    phrase = read_phrase(bracketed or smooth, text, locale)
    figure = figure_of(
        phrase.core, phrase.wording, _context(phrase, text, assume, locale), stripped
    )
    if bracketed:
        note = "brackets read as a minus sign"
        return replaced(figure, assumed=(*figure.assumed, note))
    return figure


def _unquoted(text: str) -> str:
    """Return the text with the quotation marks around all of it as spaces."""
    inner = text.strip()
    if len(inner) < 3 or inner[0] + inner[-1] not in _QUOTES:
        return text
    return text.replace(inner, f" {inner[1:-1]} ", 1)


def _context(phrase: Phrase, text: str, assume: str, locale: str) -> Context:
    indian = phrase.indian or has_lakhs(phrase.core.numeral)
    return Context(text, convention(phrase.tongues, locale), assume, indian)


@lru_cache(maxsize=4096)
def _frame(before: str, behind: str, assume: str, locale: str) -> Frame | None:
    """Return what stands before and behind one number as a frame for any digits.

    None where the digits matter to the grammar, and where there is anything to complain of.
    """
    text = f"{before}7{behind}"
    smooth = plain(text)
    if _bracketed(smooth):
        return None
    try:
        phrase = read_phrase(smooth, text, locale)
        core, number = phrase.core, phrase.core.numeral
        if len(number.terms) != 1 or number.ratio or core.upper or core.margin:
            return None
        if number.terms[0].text != "7" or number.terms[0].spelled:
            return None
        return frame_of(core, phrase.wording, _context(phrase, text, assume, locale))
    except TbcalcError:
        return None


def _bracketed(smooth: str) -> str:
    """Return the text with the brackets of accounting as a minus sign, empty without such.

    A phrase in brackets, as prose has it for conversions, stays positive: ($3.86 trillion).
    """
    if "(" not in smooth:
        return ""
    whole = re.fullmatch(_ACCOUNTING, smooth.strip())
    if not whole and not re.search(_SIGN_OUTSIDE, smooth):
        return ""
    return smooth.replace("(", "-", 1).replace(")", " ", 1)
