"""The bloc, the continent: whichever of those told of a text means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.sources.prose_parts import Named
from tbcalc.sources.prose_sentences import Sentence

_PRONOUNS: Final = ("the bloc", "the continent")
_CONTINENT: Final = "CONTINENT"
"""What the lexicon calls a continent that is not named."""
_SHORT: Final = 3
"""No country's code is longer."""


def with_blocs(sentence: Sentence, named: Sequence[Named], partners: Sequence[str]) -> list[Named]:
    """Return the areas, "the bloc" that of ``partners`` or of the sentence where there is one."""
    told: list[Named] = []
    bloc = next((code for code in partners if _is_bloc(code)), "")
    for area in named:
        is_pronoun = sentence.printed(area.place).lower() in _PRONOUNS
        bloc = area.code if _is_bloc(area.code) and not is_pronoun else bloc
        is_with = bloc in partners or bloc in {a.code for a in told if a.part == "partner"}
        is_partner = is_with and not _owns_flow(sentence, area.place)
        if is_pronoun and bloc:
            told.append(Named(area.place, bloc, "partner" if is_partner else area.part))
        elif area.code != _CONTINENT:
            told.append(area)
    return told


def _owns_flow(sentence: Sentence, place: int) -> bool:
    """Tell the bloc whose trade it is: the bloc's exports to China."""
    return sentence.gap(place).strip() in ("'s", "’s") and sentence.has(place + 1, "flow")


def _is_bloc(code: str) -> bool:
    return len(code) > _SHORT and code.isalpha()
