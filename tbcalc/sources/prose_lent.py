"""What a sentence leaves out and earlier ones lend it, and other ways in which it may be meant.

"Exports rose 7.2 percent" in an article on trade with one partner is mostly of that partner, and
sometimes of the world. Where figures clash in one way and agree in the other, the article is not
what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_areas import Sides
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

PARTNER, REPORTER, PERIOD = "partner", "reporter", "period"


def with_lent(
    sentence: Sentence, readings: Sequence[Reading], owned: Mapping[int, Sides]
) -> list[Reading]:
    """Return the readings with what of their sides and period their sentence does not name."""
    goes_on = "both" in sentence.kinds or any(reading.is_of_pronoun for reading in readings)
    named = {
        PARTNER: goes_on or any(sides.partners for sides in owned.values()),
        REPORTER: any(sides.reporter for sides in owned.values()),
        PERIOD: any(mark.phrase is not None for mark in sentence.marks),
    }
    lent = frozenset(what for what, is_named in named.items() if not is_named)
    return [replaced(reading, lent=lent) for reading in readings] if lent else list(readings)


def other_ways(readings: Sequence[Reading]) -> Iterator[tuple[Reading, ...]]:
    """Yield the readings with what was lent read in another way: of the world, of the first one.

    What was lent of the partner may be of none, of the reporter and of the period may be of those
    that the article begins with.
    """
    first = next((r.reporter for r in readings if r.reporter), "")
    period = next((r.period for r in readings if r.period is not None), None)

    def other(reading: Reading, what: frozenset[str]) -> Reading:
        lent = reading.lent & what
        told = reading
        if PARTNER in lent:
            told = replaced(told, partner="")
        if REPORTER in lent:
            told = replaced(told, reporter=first)
        if PERIOD in lent:
            told = replaced(told, period=period)
        return told

    for what in ({PARTNER}, {REPORTER, PARTNER}, {PERIOD}, {PARTNER, REPORTER, PERIOD}):
        told = tuple(other(reading, frozenset(what)) for reading in readings)
        if told != tuple(readings):
            yield told
