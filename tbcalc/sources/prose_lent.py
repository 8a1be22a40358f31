"""What a sentence leaves out and earlier ones lend it, and other ways in which it may be meant.

"Exports rose 7.2 percent" in an article on trade with one partner is mostly of that partner, and
sometimes of the world. Where figures clash in one way and agree in the other, the article is not
what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_sides import Sides

PARTNER, REPORTER, PERIOD = "partner", "reporter", "period"


def lent_to(
    sentence: Sentence, owned: Mapping[int, Sides], *, is_of_pronoun: bool
) -> frozenset[str]:
    """Return what of their sides and period a sentence does not name of its figures."""
    goes_on = "both" in sentence.kinds or is_of_pronoun
    lent = []
    if not (goes_on or any(sides.partners for sides in owned.values())):
        lent.append(PARTNER)
    if not any(sides.reporter for sides in owned.values()):
        lent.append(REPORTER)
    if not any(mark.phrase is not None for mark in sentence.marks):
        lent.append(PERIOD)
    return frozenset(lent)


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
