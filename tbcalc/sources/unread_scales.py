"""Scale words of languages that are not read: what they stand behind is no figure."""

from __future__ import annotations

import re
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_search import Found

_SCALES: Final = late_pattern(
    r"\s?(?:miliar|milyar|bilyun|triliun|trilyun|trilyon|juta|ribu|tỷ|tỉ|triệu|nghìn|ngàn|milyon|"
    r"miljard|biljoen|miljoen|miliard|bilion|bilijun|milijard|milijun|mld|mln|mlrd|"
    r"milliárd|millió|miliarde|miljoona)",
    re.IGNORECASE,
)
"""How the scale words begin of languages that are not read: 258 miljarder is not 258."""


def has_scale_unread(text: str, found: Found) -> bool:
    """Tell whether a scale word of a language that is not read stands behind a number."""
    is_number = text[found.end - 1 : found.end].isdigit()
    return is_number and _SCALES.match(text, found.end) is not None
