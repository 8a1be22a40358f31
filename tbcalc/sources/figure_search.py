"""Printed figures found in running prose, each with its span and the place of its qualifier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tbcalc.errors import AmbiguousCurrencyError, TbcalcError
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.figure import Figure, Qualifier
from tbcalc.sources.figure_items import Item, gathered
from tbcalc.sources.figure_meaning import Context, figure_of
from tbcalc.sources.figure_neighbours import Sighting, sightings
from tbcalc.sources.figure_reading import Wording
from tbcalc.sources.figure_scan import prose_items
from tbcalc.sources.figure_tokens import plain, tokens
from tbcalc.sources.number_text import convention
from tbcalc.sources.prose_language import prose_language
from tbcalc.sources.vocabulary import vocabulary


@noun
class Found:
    """A figure in a text.

    ``start`` and ``end`` are str offsets: number, scale and currency or unit of measure, with a
    printed plus or minus, but without the noun of things counted. Words of direction and balance
    are left to who reads the sentence, so that ``figure`` is negative only where a minus is
    printed. The qualifier's own words lie at ``qualifier_start`` and ``qualifier_end``, equal
    where there are none. ``range_with`` is the ordinal of the other end of a range.
    ``currencies`` are the codes an ambiguous sign may mean; the figure's unit is then empty.
    ``is_spelled`` tells that the number is in words.
    """

    start: int
    end: int
    figure: Figure
    qualifier_start: int
    qualifier_end: int
    range_with: int | None = None
    currencies: tuple[str, ...] = ()
    is_spelled: bool = False


def find_figures(text: str, *, assume: str = "", locale: str = "") -> Iterator[Found]:
    """Yield the figures in ``text`` in their order.

    ``assume`` is the ISO 4217 code that ambiguous signs mean where they may; ``locale`` names
    the language of the text, which is else told by its script and its commonest words. Dates,
    years, ordinals, durations and names with numbers are passed over.
    """
    smooth = plain(text)
    languages = prose_language(smooth, locale)
    seen: list[Sighting] = []
    is_indian = False
    for items in _items(smooth, languages):
        is_indian = is_indian or _is_indian(items)
        seen += _behind(sightings(items), len(seen))
    context = Context(smooth, convention(languages[:1], locale), assume, is_indian)
    figures = [_figure(sighting, context, text) for sighting in seen]
    ordinals = _ordinals(figures)
    for sighting, read in zip(seen, figures, strict=True):
        if read is not None:
            partner = sighting.range_with
            is_alone = partner is None or figures[partner] is None
            yield _found(sighting, read, None if is_alone else ordinals[partner or 0])


def _items(smooth: str, languages: tuple[str, ...]) -> Iterator[Sequence[Item]]:
    """Yield the items of a text, without those of sentences that hold no figure."""
    words = vocabulary(languages, every_currency=True)
    if words.stems:
        yield gathered(smooth, tokens(smooth), words, languages[0])[0]
    else:
        yield from prose_items(smooth.rstrip(), languages)


def _behind(seen: Sequence[Sighting], count: int) -> Sequence[Sighting]:
    """Return sightings behind others, so many, as they refer to one another then."""
    if not count or all(sighting.range_with is None for sighting in seen):
        return seen
    return [
        s if s.range_with is None else replaced(s, range_with=s.range_with + count) for s in seen
    ]


def _figure(
    sighting: Sighting, context: Context, text: str
) -> tuple[Figure, tuple[str, ...]] | None:
    """Return the figure and what its sign may mean; None where it cannot be read."""
    core = sighting.core
    shown = text[core.start : core.end]
    wording = _wording(sighting.qualifier)
    try:
        try:
            return figure_of(core, wording, context, shown), ()
        except AmbiguousCurrencyError as error:
            bare = replaced(core, measure=replaced(core.measure, unit=""))
            return figure_of(bare, wording, context, shown), error.candidates
    except TbcalcError:  # what looked like a figure is none: prose has such
        return None


@cache
def _wording(qualifier: Qualifier) -> Wording:
    return Wording(qualifier)


def _ordinals(figures: Sequence[object]) -> list[int]:
    """Return the ordinal of each figure among those that are found."""
    ordinals, count = [], 0
    for figure in figures:
        ordinals.append(count)
        count += figure is not None
    return ordinals


def _found(
    sighting: Sighting, read: tuple[Figure, tuple[str, ...]], range_with: int | None
) -> Found:
    figure, currencies = read
    core, numeral = sighting.core, sighting.core.numeral
    spelled = bool(numeral.factor or numeral.ratio) or any(t.spelled for t in numeral.terms)
    things = core.measure.kind == "count" and not core.measure.divisible
    return Found(
        core.start, numeral.end if things else core.end, figure, *sighting.qualifier_span,
        range_with, currencies, spelled,
    )  # fmt: skip


def _is_indian(items: Sequence[Item]) -> bool:
    return any(item.senses["scale"] in ("5", "7") for item in items if "scale" in item.senses)
