"""Percentages that English tells to be shares by what stands around them: and public firms 40."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tbcalc.sources.prose_reading import Sort
from tbcalc.sources.prose_sentences import Sentence

_MOVING: Final = frozenset(("dir", "cmp", "than", "from", "to", "by", "grown", "is"))


def covers(sentence: Sentence, place: int) -> bool:
    """Tell the ratio of exports to imports: exports covered 76 percent of imports."""
    is_led = sentence.has(place - 1, "rate") and sentence.printed(place - 1).startswith("cover")
    return is_led and sentence.has(place + 1, "prep") and "flow" in sentence.kinds


def is_said_to_be(sentence: Sentence, place: int) -> bool:
    """Tell a part by what it is said to be: of the trade, 63.8 percent was general trade."""
    is_said = sentence.has(place + 1, "is") and not sentence.gap(place).strip()
    is_said = is_said and sentence.printed(place + 1).lower() in ("was", "were", "is", "are")
    begins = place == 0 or bool(sentence.stop(place - 1)) or sentence.has(place - 1, "again")
    return is_said and begins


def is_next_part(sentence: Sentence, place: int) -> bool:
    """Tell the next share where nothing moves: contributed 60 percent and public firms 40."""
    last = sentence.figure_before(place)
    joint = next((at for at in sentence.before(place) if sentence.has(at, "and")), place)
    has_and, between = joint < place, sentence.marks[joint + 1 : place]
    is_still = not any(
        _MOVING & mark.senses.keys() and "with" not in mark.senses for mark in between
    )
    behind = sentence.marks[place + 1].senses.keys() if place + 1 < len(sentence.marks) else ()
    is_led_on = "with-from" in behind and sentence.marks[place + 2].area != ""
    is_alone = (_MOVING.isdisjoint(behind) or is_led_on) and "basis" not in behind
    return last >= 0 and has_and and is_still and is_alone and sentence.printed(place).isascii()


def is_of_time(sentence: Sentence, place: int) -> bool:
    """Tell a time that alone follows an "of", and is no whole's: the first-quarter total."""
    if place >= len(sentence.marks) or sentence.marks[place].phrase is None:
        return False
    is_whole = sentence.has(place + 1, "whole") or sentence.has(place + 1, "flow")
    return not is_whole or bool(sentence.gap(place).strip())


def is_share_beside(sentence: Sentence, place: int, told: Mapping[int, Sort]) -> bool:
    """Tell a share behind another, or of what an amount is of: those to the US (13.9 percent).

    Taking 16 percent, followed by Japan with 15 percent; $3 billion of that, or 23 percent.
    """
    if not sentence.printed(place).isascii():
        return False
    last = sentence.figure_before(place)
    between = sentence.marks[last + 1 : place] if last >= 0 else ()
    if sentence.has(place - 1, "or"):
        is_part = bool(between) and between[0].sense("prep") == "of"
        is_part = is_part and told[sentence.marks[last].figure].kind == "amount"
        is_moved = any("dir" in sentence.marks[p] for p in sentence.before(last, ";:."))
        return is_part and sentence.stop(place - 2) == "," and not is_moved
    is_next = sentence.has(place - 1, "with") and bool(sentence.marks[place - 2].area)
    if not (sentence.stop(place - 1) == "(" or (is_next and last >= 0)):
        return False
    if is_next and told[sentence.marks[last].figure].kind != "share":
        return False
    before = (p for p in sentence.figures if p < place)
    shares = [p for p in before if told[sentence.marks[p].figure].kind == "share"]
    between = sentence.marks[shares[-1] : place] if shares else ()
    return bool(shares) and not any("dir" in mark for mark in between)
