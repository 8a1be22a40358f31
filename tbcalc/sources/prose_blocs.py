"""The bloc: whichever of those told of a text means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.sources.prose_parts import Named
from tbcalc.sources.prose_sentences import Sentence

_BLOC: Final = "the bloc"
_SHORT: Final = 3
"""No country's code is longer."""


def with_blocs(sentence: Sentence, named: Sequence[Named], partners: Sequence[str]) -> list[Named]:
    """Return the areas, "the bloc" that of ``partners`` or of the sentence where there is one."""
    told: list[Named] = []
    bloc = next((code for code in partners if _is_bloc(code)), "")
    for area in named:
        is_pronoun = sentence.printed(area.place).lower() == _BLOC
        bloc = area.code if _is_bloc(area.code) and not is_pronoun else bloc
        is_with = bloc in partners or bloc in {a.code for a in told if a.part == "partner"}
        part = "partner" if is_with else area.part
        told.append(Named(area.place, bloc, part) if is_pronoun and bloc else area)
    return told


def _is_bloc(code: str) -> bool:
    return len(code) > _SHORT and code.isalpha()
