"""Amounts that say another again in other money: 6.2 trillion yuan ($899 billion)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_OTHERS: Final = frozenset(("flow", "to", "from", "and"))
"""Words between two amounts of which the second is another than the first in other money."""
_FARTHEST: Final = 3


def with_conversions(sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings with each amount that says another in other money tied to it."""
    told = list(readings)
    by_place = {place: i for i, place in enumerate(sentence.figures)}
    for i, place in enumerate(sentence.figures):
        primary = _primary(sentence, place, told, by_place)
        if primary is not None:
            first = told[primary]
            root = first.same_as
            told[i] = replaced(
                told[i],
                same_as=sentence.marks[sentence.figures[primary]].figure if root is None else root,
                subject=first.subject, sort=replaced(told[i].sort, role=first.sort.role),
                period=first.period, reporter=first.reporter, partner=first.partner,
            )  # fmt: skip
    return told


def _primary(
    sentence: Sentence, place: int, told: Sequence[Reading], by_place: dict[int, int]
) -> int | None:
    """Return the index of the amount that the one at ``place`` converts."""
    own = told[by_place[place]]
    if own.kind != "amount":
        return None
    is_open = False
    is_said = _says_same(sentence, own)
    for at in range(place - 1, max(place - 3 - 2 * _FARTHEST, -1), -1):
        mark = sentence.marks[at]
        if mark.figure >= 0:
            other = told[by_place[at]]
            is_pair = (is_open or is_said) and _is_other_money(own, other)
            if is_pair:
                return by_place[at]
            if other.kind == "amount" or not (is_open or is_said):
                return None
            continue
        senses = mark.senses
        stop = senses.get("stop")
        is_open = is_open or stop == "("
        is_said = is_said or "convert" in senses
        if stop in (")", "."):
            return None
        if not is_open and "or" not in senses and not _OTHERS.isdisjoint(senses):
            return None
    return None


def _says_same(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether the qualifier says that the amount is another in other money: 约合."""
    found = reading.found
    if found.qualifier_start == found.qualifier_end:
        return False
    words = sentence.text[found.qualifier_start : found.qualifier_end]
    return "合" in words or "折" in words


def _is_other_money(one: Reading, other: Reading) -> bool:
    return other.kind == "amount" and bool(one.currency) and one.currency != other.currency
