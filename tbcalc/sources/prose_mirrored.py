"""Trade that a partner's verb tells: China bought Chilean goods, in a text on Chile's exports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.figures.area import country_of
from tbcalc.sources.prose_sentences import Sentence

MIRRORED: Final = "mirrored"
"""What marks a verb of buying that tells exports of whose trade the text is on."""
_BUYING: Final = ("bought", "buys", "purchased", "purchases", "buying")
_IMPORTING: Final = (*_BUYING, "imported", "imports", "took in")
_TAKEN: Final = {
    "bought": "exports", "purchased": "exports", "imported": "exports",
    "supplied": "imports", "sold": "imports", "shipped": "imports",
}  # fmt: skip
"""What partners do, by the flow whose part they have."""
_SUPPLYING: Final = ("supplied", "supplies", "delivered")
_OWN: Final = ("'s", "’s")
_COUNTRY: Final = 2
"""How long the code of a country is; a bloc's members trade for themselves."""


def mirrored_flow(sentence: Sentence, place: int, home: str, partners: Sequence[str]) -> str:
    """Return the flow of ``home`` that a partner's verb tells, empty where it tells none.

    ``partners`` are those the text is on: of them it tells what they do themselves.
    """
    verb = sentence.printed(place).lower()
    flow = "exports" if verb in _IMPORTING else "imports" if verb in _SUPPLYING else ""
    if not flow:
        return ""
    buyer = _buyer_behind(sentence, place) if flow == "imports" else ""
    own = country_of(buyer or _owner_before(sentence, place) or home)
    if len(own) != _COUNTRY or not _is_of_other(sentence, place, own):
        return ""
    if sentence.marks[place - 1].area in partners:
        return ""
    return flow if _is_with_home(sentence, place, own) else ""


def _buyer_behind(sentence: Sentence, place: int) -> str:
    """Return who bought what was supplied: a third of the wine that Switzerland imported."""
    for at in range(place + 1, len(sentence.marks) - 1):
        is_bought = sentence.printed(at + 1).lower() in _IMPORTING and sentence.gap(at).isspace()
        if sentence.marks[at].area and is_bought:
            return sentence.marks[at].area
    return ""


def _is_with_home(sentence: Sentence, place: int, own: str) -> bool:
    """Tell whether the goods behind a verb are of, or go to, ``own``: Chilean goods, or none's."""
    for at in range(place + 1, len(sentence.marks)):
        mark = sentence.marks[at]
        if mark.area:
            return country_of(mark.area) == own
        if "flow" in mark or sentence.stop(at) in (";", "."):
            break
        if sentence.stop(at) == "," and not sentence.marks[at - 1].is_figure:
            break
    return sentence.printed(place).lower() in (*_BUYING, *_SUPPLYING)


def _owner_before(sentence: Sentence, place: int) -> str:
    """Return whose flow the sentence told before a verb, empty where it told none."""
    for at in range(place - 1):
        mark = sentence.marks[at]
        is_owner = mark.manner == "demonym" or sentence.gap(at).strip() in _OWN
        if mark.area and is_owner and sentence.has(at + 1, "flow"):
            return mark.area
    return ""


def is_taken_by(sentence: Sentence, place: int) -> bool:
    """Tell a verb that only says which partner has part of what was told: bought by Japan."""
    verb = sentence.printed(place).lower()
    if verb not in _TAKEN or not sentence.has(place + 1, "by") or sentence.gap(place).strip():
        return False
    is_named = place + 2 < len(sentence.marks) and bool(sentence.marks[place + 2].area)
    flows = (mark.sense("flow") for mark in reversed(sentence.marks[:place]))
    told = next((flow for flow in flows if flow), "")
    return is_named and told == _TAKEN[verb]


def _is_of_other(sentence: Sentence, place: int, own: str) -> bool:
    """Tell whether a country other than ``own`` does what the verb at ``place`` tells."""
    if not place or not sentence.marks[place - 1].area:
        return False
    buyer = sentence.marks[place - 1]
    is_close = sentence.gap(place - 1).strip() in ("", "alone", "also", "itself")
    return is_close and buyer.manner != "demonym" and country_of(buyer.area) != own
