"""What a later sentence tells of figures: the amount of a growth, the period of a headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.period import Period
from tbcalc.sources.prose_links import topic
from tbcalc.sources.prose_lists import is_level
from tbcalc.sources.prose_reading import Reading

_TITLE: Final = 60
_LATIN_TITLE: Final = 140
"""Characters: no headline has more."""
_FARTHEST: Final = 4
"""Sentences that a growth may stand before its amount."""


def with_later_levels(told: Sequence[Reading]) -> list[Reading]:
    """Return the readings, growths without an amount tied to the next one that tells it."""
    following: dict[object, int] = {}
    tied = list(told)
    for i in range(len(told) - 1, -1, -1):
        own = told[i]
        if own.kind == "amount" and is_level(own) and not own.sort.forecast:
            following[topic(own)] = i
        elif own.kind == "growth" and own.of is None and own.flow and _is_told(own):
            level = following.get(topic(own))
            if level is not None and 0 < told[level].sentence - own.sentence <= _FARTHEST:
                tied[i] = replaced(own, of=level)
    return tied


def _is_told(growth: Reading) -> bool:
    """Tell growth of the amounts as they are printed: of none foreseen, nor adjusted."""
    return not (growth.sort.forecast or growth.adjusted)


def with_headline(text: str, told: Sequence[Reading]) -> Sequence[Reading]:
    """Give a headline what it leaves out: whose trade it is, in Chinese of when as well.

    Those are of the first figure below it that tells them, of the same flow where it is English.
    """
    line = text.find("\n")
    if line <= 0 or text[line - 1] in ".。":
        return told
    is_han = text[line - 1] >= "\u3400"
    if line >= (_TITLE if is_han else _LATIN_TITLE):
        return told
    below = [r for r in told if r.found.start > line]
    following = next((r.period for r in below if r.period), None) if is_han else None
    return [_completed(r, below, following) if r.found.start < line else r for r in told]


def _completed(title: Reading, below: Sequence[Reading], period: Period | None) -> Reading:
    """Return a figure of a headline with the reporter and the period told below it."""
    whose = next((r.reporter for r in below if r.reporter and r.flow == title.flow), "")
    return replaced(
        title, reporter=title.reporter or (whose if title.flow else ""),
        period=title.period or period,
    )  # fmt: skip
