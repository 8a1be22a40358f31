"""The grammar of one phrase: a core with words around it, in the languages that read it."""

from __future__ import annotations

from typing import Final

from tbcalc.errors import FigureSyntaxError, TbcalcError, UnknownCurrencyError
from tbcalc.exact.noun import noun, replaced
from tbcalc.sources.figure_core import begins_number, is_article, joined_currency, read_core
from tbcalc.sources.figure_faults import (
    ambiguous_scale,
    ambiguous_times,
    no_number,
    refuse_misspelt,
    second_figure,
    unknown_word,
)
from tbcalc.sources.figure_items import Item, gathered
from tbcalc.sources.figure_reading import Core, Measure, Wording
from tbcalc.sources.figure_tokens import tokens
from tbcalc.sources.figure_wording import word_before, word_behind
from tbcalc.sources.vocabulary import FURTHER_LATIN, LATIN, vocabulary

_SCRIPTS: Final = (
    ("\u0370", "\u03ff", ("el",)),
    ("\u1f00", "\u1fff", ("el",)),
    ("\u0400", "\u052f", ("ru",)),
    ("\u0600", "\u06ff", ("ar",)),
    ("\u3040", "\u30ff", ("ja", "zh")),
    ("\u3400", "\u9fff", ("zh", "ja")),
    ("\uf900", "\ufaff", ("zh", "ja")),
    ("\uac00", "\ud7a3", ("ko",)),
)
_PLAIN: Final = Wording()


@noun
class Phrase:
    """A core, what the words around it say, the likely languages, and whether lakhs are meant."""

    core: Core
    wording: Wording
    tongues: tuple[str, ...]
    indian: bool


def read_phrase(smooth: str, text: str, locale: str) -> Phrase:
    """Return the phrase that the whole of ``smooth`` is, ``text`` made plain.

    English and the languages of the scripts at hand are tried first, then others of the Latin
    script, the commonest first; only then may an unknown noun be the thing counted. ``locale``
    tips the balance between languages that fit equally well. Raises FigureSyntaxError or
    UnknownCurrencyError, that of the attempt which came farthest, and AmbiguousNumberError for
    a scale word of two meanings.
    """
    found = tokens(smooth)
    farthest: FigureSyntaxError | UnknownCurrencyError | None = None
    for languages, wide, open_nouns in _attempts(scripts_of(smooth)):
        own = locale or ("en" if open_nouns else "")
        words = vocabulary(languages, every_currency=wide)
        items, tongues = gathered(smooth, found, words, own)
        try:
            core, wording = _phrase(items, text, open_nouns=open_nouns)
        except (FigureSyntaxError, UnknownCurrencyError) as error:
            if not open_nouns and (farthest is None or _span(error) > _span(farthest)):
                farthest = error
            continue
        _refuse_two_scales(items, core, text)
        core = _as_growth(core, wording, tongues, text)
        refuse_misspelt(core.measure, text)
        indian = any(item.sense("scale") in ("5", "7") for item in items)
        return Phrase(core, wording, tongues, indian)
    raise farthest or no_number(text)


def _attempts(scripts: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], bool, bool], ...]:
    """Return languages to read in, whether with all currencies, and with unknown nouns."""
    every = (*LATIN, *scripts)
    return (
        (("en", *scripts), False, False),
        (every, True, False),
        ((*every, *FURTHER_LATIN), True, False),
        (every, True, True),
    )


def scripts_of(smooth: str) -> tuple[str, ...]:
    """Return the languages whose scripts occur in the text, beside the Latin ones."""
    if smooth.isascii():
        return ()
    found: dict[str, None] = {}
    for character in smooth:
        if character > "\u036f":
            for first, last, languages in _SCRIPTS:
                if first <= character <= last:
                    found.update(dict.fromkeys(languages))
    return tuple(found)


def _phrase(items: tuple[Item, ...], text: str, *, open_nouns: bool) -> tuple[Core, Wording]:
    """Read one number with the words around it; every item must have its place."""
    wording, at = _PLAIN, 0
    while at < len(items):
        found = read_core(items, at, open_nouns=open_nouns)
        if found and not is_article(items[at], found[0]):
            return _behind(items, *found, wording, text)
        after = word_before(wording, items, at)
        if after is None:
            raise unknown_word(items, at, text)
        wording, at = after, at + 1
    raise no_number(text)


def _behind(
    items: tuple[Item, ...], core: Core, at: int, wording: Wording, text: str
) -> tuple[Core, Wording]:
    """Read the words behind the core; a currency may be named once more: yuan (renminbi)."""
    for place in range(at, len(items)):
        if core.measure.kind == "amount" and "currency" in items[place]:
            core = replaced(core, measure=joined_currency(core.measure, items[place]))
            continue
        after = word_behind(wording, items[place])
        if after is None and begins_number(items, place):
            raise second_figure(items, place, text)
        if after is None:
            raise unknown_word(items, place, text)
        wording = after
    return core, wording


def _as_growth(core: Core, wording: Wording, tongues: tuple[str, ...], text: str) -> Core:
    """Return growth in times as a fraction where the language says which: 增长2倍 is +200 %.

    Raises AmbiguousNumberError elsewhere: up 2.1 times may be +110 or +210 percent.
    """
    measure = core.measure
    if measure.unit != "times" or not wording.direction or wording.level:
        return core
    if "zh" in tongues and wording.direction == "up":
        return replaced(core, measure=Measure("percent", "1", 0, measure.start, measure.end))
    raise ambiguous_times(core, text)


def _span(error: TbcalcError) -> tuple[int, int]:
    return error.span or (0, 0)


def _refuse_two_scales(items: tuple[Item, ...], core: Core, text: str) -> None:
    for item in items:
        if core.start <= item.start < core.end and "/" in item.sense("scale"):
            raise ambiguous_scale(item, text)
