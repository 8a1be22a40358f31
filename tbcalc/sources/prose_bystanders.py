"""Areas that a sentence names and whose trade it does not tell: whose duties, who is watching."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_parts import Named, is_han
from tbcalc.sources.prose_sentences import Sentence

_PAIR: Final = 3
_DISPUTE: Final = late_pattern(
    r"(?i)trade (?:wars?|deals?|talks|truce|tensions|friction|pact|policy)"
)
TELLS: Final = late_pattern(
    r"\s*(?:\([A-Za-z ]+\)\s*)?"
    r"(?:said|says|reported|announced|showed|estimate[sd]?|data|figures|on)\b"
)
"""What stands behind an office that only tells of trade: Eurostat said."""


def is_of_dispute(sentence: Sentence, place: int) -> bool:
    """Tell areas whose duties or quarrels are told of: US tariffs, the US-China trade war."""
    if sentence.kinds.isdisjoint(("skip", "rate")) or is_han(sentence, place):
        return False
    at = place + 1
    while at < len(sentence.marks) and sentence.marks[at].area:
        at += 1
    if len(sentence.gap(at - 1).split()) > _PAIR or at == len(sentence.marks):
        return False
    is_duty = sentence.has(at, "rate") and at + 1 not in sentence.figures
    return is_duty or _DISPUTE.fullmatch(sentence.printed(at)) is not None


def without_bystanders(sentence: Sentence, named: Sequence[Named], home: str) -> list[Named]:
    """Return the areas without those that a clause on no trade, behind all figures, is about.

    Exports fell 5 percent after Washington raised its duties; exports are those of ``home``.
    """
    last = max((p for p, mark in enumerate(sentence.marks) if "flow" in mark.senses), default=-1)
    behind = next((p for p in sentence.figures if p > last), len(sentence.marks))
    if not home or last < 0 or not sentence.printed(0).isascii():
        return list(named)
    return [
        area for area in named
        if area.part != "reporter" or area.place < behind or area.code == home
        or TELLS.match(sentence.text, sentence.marks[area.place].end)
    ]  # fmt: skip
