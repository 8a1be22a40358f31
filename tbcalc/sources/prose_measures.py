"""What goods are measured in, and words that tell goods from money by it."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_sentences import Sentence

_VOLUME: Final = late_pattern(r"(?i)\b(?:volumes?|quantit(?:y|ies)|tonnage)\b")
_BARE: Final = late_pattern(r"\s*(?:$|[,.;)]|(?:in|last|from|this|over|during|by)\b)")
"""What follows a count without a noun."""
_MEASURES: Final = (
    "tonne", " ton", "barrel", "kilogram", " kg", "bushel", "unit", "litre", "liter", "gallon",
    "ounce", "carat", "square met", "cubic met", "vehicles", "cars", "bags", "bales",
    "吨", "艘", "桶", "公斤", "千克", "台", "辆", "立方米", "平方米", "万只", "万件",
    "亿个", "万个",
)  # fmt: skip
"""What goods are measured in: such a count is of the flow, others are of what they count."""


def takes_in(sentence: Sentence, place: int) -> bool:
    """Tell "brought in 7 million tonnes" from "brought in 12 trillion yuan": goods, or money."""
    words = sentence.printed(place).lower()
    behind = next((at for at in range(place + 1, len(sentence.marks))), -1)
    if words != "brought in" or behind < 0 or not sentence.marks[behind].is_figure:
        return False
    if not sentence.printed(behind)[0].isdigit():
        return False
    return sentence.printed(behind).rstrip()[-1:].isalpha() and is_weight(sentence, behind)


def is_weight(sentence: Sentence, place: int) -> bool:
    """Tell a count of goods by what they are measured in."""
    text = sentence.text[sentence.marks[place].start : sentence.marks[place].end + 20].lower()
    return any(unit in text for unit in _MEASURES)


def is_bare_count(sentence: Sentence, place: int, scope: str) -> bool:
    """Tell a count without a noun of goods that were named: exports of cars reached 1.2 million."""
    return bool(scope) and _BARE.match(sentence.text, sentence.marks[place].end) is not None


def is_of_volume(sentence: Sentence, place: int) -> bool:
    """Tell a count whose clause names the volume: although their volume slipped to 508 tonnes."""
    stop = next((p for p in range(place - 1, -1, -1) if sentence.stop(p) in (",", ";")), -1)
    start = sentence.marks[stop].end if stop >= 0 else sentence.start
    return _VOLUME.search(sentence.text, start, sentence.marks[place].start) is not None
