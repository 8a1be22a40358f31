"""Articles of which the figures alone are read: no word of theirs is taken for an English one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_tokens import plain
from tbcalc.sources.prose_language import prose_language
from tbcalc.sources.prose_reading import NOTHING, Reading
from tbcalc.sources.prose_wholes import UNTOLD

_TELLING: Final = 2_000
"""Characters from whose words the language of Latin prose is told."""
_ENGLISH: Final = late_pattern(r"\b(?:the|from|year|trade|which|percent|exports|imports)\b")
"""Words of which two tell English at once; other languages have none of them."""
_WHOLE: Final = ("en", "zh")


def is_read_whole(text: str, language: str) -> bool:
    """Tell whether a text is English or Chinese; ``language`` names it where that is known."""
    told = language[:2].lower()
    if not told and len(set(_ENGLISH.findall(text, 0, _TELLING))) > 1:
        return True
    if not told:
        told = prose_language(plain(text[:_TELLING]))[0]
    return told in _WHOLE


def values_only(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return the readings without what words around a figure would say; no growth has a way."""
    return tuple(
        replaced(
            each, subject=NOTHING, reporter="", partner="", period=None, basis="", against=None,
            of=None, whole=UNTOLD, basis_implied=False, lent=frozenset(),
            sort=replaced(each.sort, is_sure=each.kind not in ("growth", "pp_change")),
        )
        for each in readings
    )  # fmt: skip
