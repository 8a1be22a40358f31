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
_REASON: Final = late_pattern(r" (?:as|after|because|since|despite|amid|although|when) ")
"""What begins the reason of a movement that a sentence tells."""


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


def without_reasons(sentence: Sentence, named: list[Named]) -> list[Named]:
    """Return the areas of a sentence without figures, partners of a reason left out.

    Exports fell in April as deliveries to the United States collapsed: what follows is of all.
    """
    if sentence.figures or not sentence.printed(0).isascii():
        return named
    first = next((m.end for m in sentence.marks if "flow" in m), sentence.end)
    reason = _REASON.search(sentence.text, first, sentence.end)
    if reason is None:
        return named
    start = reason.start()
    return [a for a in named if a.part != "partner" or sentence.marks[a.place].start < start]
