"""A printed figure, read: one phrase such as "more than 43 trillion yuan" or "up 21.8 percent"."""

from __future__ import annotations

from tbcalc.errors import FigureSyntaxError, TbcalcError
from tbcalc.figures.figure import Figure
from tbcalc.sources.figure_core import begins_number, read_core
from tbcalc.sources.figure_items import Item, gathered
from tbcalc.sources.figure_meaning import Context, figure_of
from tbcalc.sources.figure_reading import Core, Wording
from tbcalc.sources.figure_tokens import Token, plain, tokens
from tbcalc.sources.figure_wording import word_before, word_behind
from tbcalc.sources.number_text import convention
from tbcalc.sources.vocabulary import LATIN, vocabulary

LONGEST = 400
"""Characters a figure may have; what is longer is prose."""


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
    stripped = text.strip()
    if not stripped or len(stripped) > LONGEST:
        raise _no_figure(text)
    smooth = plain(text)
    found = tokens(smooth)
    first_error: TbcalcError | None = None
    for languages, open_nouns in _attempts(smooth):
        items, tongues = gathered(smooth, found, vocabulary(languages), locale)
        try:
            core, wording = _phrase(items, text, open_nouns=open_nouns)
        except FigureSyntaxError as error:
            first_error = first_error or error
            continue
        indian = _is_indian(found, items)
        context = Context(text, convention(tongues, locale), assume, indian)
        return figure_of(core, wording, context, stripped)
    raise first_error or _no_figure(text)


def _attempts(smooth: str) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return the languages to read in, one set after another; unknown nouns count in the last."""
    scripts = scripts_of(smooth)
    return (
        (("en", *scripts), False),
        ((*LATIN, *scripts), False),
        ((*LATIN, *scripts), True),
    )


def scripts_of(smooth: str) -> tuple[str, ...]:
    """Return the languages whose scripts occur in the text, beside the Latin ones."""
    if smooth.isascii():
        return ()
    return ("zh",) if any("\u2e80" <= c <= "\uff00" for c in smooth) else ()


def _phrase(items: tuple[Item, ...], text: str, *, open_nouns: bool) -> tuple[Core, Wording]:
    """Read one number with the words around it; every item must have its place."""
    wording, at = Wording(), 0
    while at < len(items):
        if found := read_core(items, at, open_nouns=open_nouns):
            core, at = found
            break
        after = word_before(wording, items[at])
        if after is None:
            raise _unknown(items, at, text)
        wording, at = after, at + 1
    else:
        raise _no_figure(text)
    for place in range(at, len(items)):
        after = word_behind(wording, items[place])
        if after is None:
            raise _unknown(items, place, text, behind=True)
        wording = after
    return core, wording


def _is_indian(found: list[Token], items: tuple[Item, ...]) -> bool:
    return any(item.sense("scale") in ("5", "7") for item in items)


def _no_figure(text: str) -> FigureSyntaxError:
    too_long = len(text.strip()) > LONGEST
    reason = f"more than {LONGEST} characters are no single figure." if too_long else (
        "there is no number in it."
    )  # fmt: skip
    return FigureSyntaxError(
        reason,
        remedy="Write a number with its unit, such as 6.2 trillion yuan or 21.8 percent.",
        text=text[:LONGEST],
        span=(0, min(len(text), LONGEST)),
    )


def _unknown(
    items: tuple[Item, ...], at: int, text: str, *, behind: bool = False
) -> FigureSyntaxError:
    item = items[at]
    if behind and begins_number(items, at):
        return FigureSyntaxError(
            "a second figure begins here.",
            remedy="Give one figure at a time.",
            text=text,
            span=(item.start, items[-1].end),
        )
    return FigureSyntaxError(
        f"'{item.text[:40]}' is no scale, unit, currency or wording known here; scales are "
        "thousand, million, billion, trillion, 万, 亿, lakh, crore and their like.",
        remedy="Write 6.2 trillion yuan, say.",
        text=text,
        span=(item.start, item.end),
    )
