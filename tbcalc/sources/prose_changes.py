"""Amounts that are the size of a movement, and no level: up $5 billion, $5 billion more."""

from __future__ import annotations

from typing import Final

from tbcalc.sources.prose_asides import excess
from tbcalc.sources.prose_places import is_figure, is_noun_of
from tbcalc.sources.prose_sentences import Sentence

_FARTHEST: Final = 24
"""More characters than adverbs between a movement and its figure take."""


def is_change(sentence: Sentence, place: int) -> bool:
    """Tell whether an amount is the size of a movement: up $5 billion, $5 billion more."""
    left = place - 1 - sentence.has(place - 1, "adjusted")
    is_more = sentence.has(place + 1, "or") and _ends_in_movement(sentence, place + 2)
    if is_more or _ends_in_movement(sentence, place) or _leads_to_level(sentence, place):
        return True
    if left < 0 or len(sentence.gap(left)) > _FARTHEST:
        return False
    if sentence.has(left, "by"):
        return _moved_by(sentence, left) and not excess(sentence, place)
    if sentence.has(left, "prep") and sentence.marks[left].sense("prep") == "of":
        moved = left - 3 if sentence.has(left - 1, "flow") else left - 1
        return sentence.has(moved, "dir") and is_noun_of(sentence, moved, left)
    if sentence.has(left, "cmp") and sentence.printed(left)[0] >= "\u3400":
        return True
    return sentence.has(left, "dir") and not sentence.has(left, "to")


def _leads_to_level(sentence: Sentence, place: int) -> bool:
    """Tell an amount whose verb is left out by the level behind it: exports $16bn to $357bn."""
    is_step = sentence.has(place + 1, "to") or (
        sentence.has(place + 1, "prep") and sentence.marks[place + 1].senses["prep"] == "at"
    )
    if not is_step or sentence.gap(place).strip() or place + 2 >= len(sentence.marks):
        return False
    is_amount = sentence.marks[place + 2].is_figure and not sentence.printed(place + 2).endswith(
        ("%", "percent", "per cent", "pct")
    )
    return is_amount and sentence.has(place - 1, "flow")


def _ends_in_movement(sentence: Sentence, place: int) -> bool:
    behind = place + 1
    is_level = sentence.marks[place - 1].sense("prep") == "of" and sentence.has(place - 2, "flow")
    is_parted = not is_figure(sentence, place) or bool(sentence.gap(place).strip())
    if is_parted or (is_level and sentence.has(behind, "dir")):
        return False
    if sentence.has(behind, "cmp"):
        return sentence.printed(behind).lower() not in ("over", "under")
    return (
        sentence.has(behind, "dir") and sentence.marks[behind].end > sentence.marks[place].end + 3
    )


def _moved_by(sentence: Sentence, by: int) -> bool:
    """Tell whether "by" tells a movement; slipped into the red by $5 billion tells a level."""
    left = by - 1
    is_colour = sentence.has(left, "flow") and sentence.printed(left).lower().startswith("in")
    return not is_colour
