"""Words that go on with a flow told before, and tell another part of it: those to China."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_sentences import Sentence

_THOSE: Final = ("those", "that", "that of", "the ones", "ones")
_OWN: Final = ("'s", "’s")
_MOVING: Final = frozenset(("dir", "is", "by", "to", "forecast"))
_MOST_WORDS: Final = 4
_IT: Final = (["it"], ["they"])
_SINGULAR: Final = ("that", "the one")
_SAME: Final = late_pattern(
    r"\s*(?:(?:It|This|That) (?:was|is|compare[sd]|marked|represent(?:s|ed)) "
    r"|The (?:resulting|remaining|bilateral|two-way) )"
)
"""How a sentence begins that says more of the figure told last."""


def goes_on(sentence: Sentence, place: int) -> bool:
    """Tell words that part the flow before: of which, those to China, with China taking."""
    if "again" in sentence.marks[place]:
        is_part = sentence.printed(place).lower().startswith("of")
        return is_part or _is_led_on(sentence, place) or _is_bound(sentence, place)
    return "share" in sentence.marks[place] and _is_taker(sentence, place)


def part_of_last(sentence: Sentence, place: int) -> str:
    """Return the part of the flow before that words tell: those of machinery; else nothing."""
    if not sentence.has(place, "again") or sentence.printed(place).lower() not in _THOSE:
        return ""
    of = place if sentence.printed(place).lower().endswith(" of") else place + 1
    is_of = of == place or (sentence.has(of, "prep") and sentence.marks[of].senses["prep"] == "of")
    if not is_of or (of > place and sentence.gap(place).strip()):
        return ""
    words = sentence.gap(of).split()
    is_named = of + 1 < len(sentence.marks) and not sentence.marks[of + 1].is_figure
    return " ".join(words[:_MOST_WORDS]) if is_named or len(words) < _MOST_WORDS else ""


def comes_from(sentence: Sentence, place: int, summed: Set[str]) -> bool:
    """Tell imports by where they are from, behind exports: those from Russia dropped."""
    is_led = sentence.printed(place + 1).lower() == "from" and sentence.printed(place) != "that"
    return is_led and (place == 0 or "imports" in summed)


def is_of_it(sentence: Sentence, place: int) -> bool:
    """Tell with whom the trade before is told next: with the EU it slipped 0.7 percent."""
    is_led = sentence.has(place - 1, "with") or sentence.has(place - 1, "with-from")
    return is_led and sentence.gap(place).split()[:1] in _IT


def owns_next(sentence: Sentence, place: int) -> bool:
    """Tell whose flow is told next where its noun is left out: while Europe's will shrink 1.4%."""
    gap = sentence.gap(place).strip()
    if not (gap.startswith(_OWN) or sentence.printed(place).endswith(_OWN)):
        return False
    at = place + 1
    while at < len(sentence.marks) and (
        _MOVING & sentence.marks[at].senses.keys()
        or (sentence.marks[at].area and sentence.has(at - 1, "with"))
    ):
        at += 1
    is_moved = sentence.has(at - 1, "dir") or at > place + 2 or sentence.has(place - 1, "and")
    return is_moved and at in sentence.figures and len(gap.split()) < _MOST_WORDS


def _is_bound(sentence: Sentence, place: int) -> bool:
    """Tell of the flow before what is bound for another: while U.S.-bound ones rose."""
    is_named = place > 0 and bool(sentence.marks[place - 1].area)
    return is_named and sentence.gap(place - 1).startswith("-bound")


def _is_taker(sentence: Sentence, place: int) -> bool:
    """Tell a part that one of others has: ..., with China taking 13 percent."""
    is_led = sentence.has(place - 2, "with") and sentence.has(place - 3, "stop")
    return is_led and bool(sentence.marks[place - 1].area)


def _is_led_on(sentence: Sentence, place: int) -> bool:
    """Tell that of the flow before with others: those to China."""
    is_with = sentence.has(place + 1, "with") or sentence.has(place + 1, "with-from")
    return (is_with or is_for(sentence, place + 1)) and not sentence.gap(place).strip()


def is_for(sentence: Sentence, place: int) -> bool:
    """Tell for whom something of the flow before is: and those for the United States."""
    is_prep = sentence.has(place, "prep") and sentence.marks[place].senses["prep"] == "for"
    is_led = is_prep and sentence.has(place - 1, "again")
    return is_led and place + 1 < len(sentence.marks) and bool(sentence.marks[place + 1].area)


def is_singular(sentence: Sentence, place: int) -> bool:
    """Tell words that take up one trade told with another: the gap with X; the one with Y."""
    return sentence.printed(place).lower() in _SINGULAR


def says_more(sentence: Sentence) -> bool:
    """Tell a sentence that says more of the figure told last: that was 1.6 billion less."""
    return _SAME.match(sentence.text, sentence.start) is not None
