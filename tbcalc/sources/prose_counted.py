"""What a count is of: the flow named before it, or the things that it counts alone."""

from __future__ import annotations

from typing import Final

from tbcalc.sources.prose_measures import is_bare_count, is_of_volume, is_weight
from tbcalc.sources.prose_places import is_percent
from tbcalc.sources.prose_reading import Sort, Subject
from tbcalc.sources.prose_sentences import Sentence

_ROUGHLY: Final = ("", "more than", "over", "nearly", "almost", "about", "some", "around", "the")


def counted(sentence: Sentence, place: int, sort: Sort, current: Subject) -> Subject | None:
    """Return a count as its own subject, None where it measures the flow named before it."""
    if sort.kind != "count" or sort.role:
        return None
    is_weighed = is_weight(sentence, place) or is_bare_count(sentence, place, current.scope)
    is_of_flow = bool(current.flow) and is_weighed
    before = sentence.before(place, ",;:.(")
    reach = [*before, *_before_growth(sentence, place), *_before_aside(sentence, place)]
    is_near = current.place in reach or sentence.printed(place)[-1] >= "\u3400"
    is_near = is_of_flow and (is_near or is_of_volume(sentence, place))
    return None if is_near else Subject("", 0, place, "count")


def _before_aside(sentence: Sentence, place: int) -> list[int]:
    """Return what stands before an English aside or the count of a time before.

    Imports of crude, negligible before the war, reached 1.2 million barrels from 1 million.
    """
    if not sentence.printed(place).isascii():
        return []
    counts = [p for p in sentence.figures if p < place and not is_percent(sentence, p)]
    last = counts[-1] if counts else -1
    if last < 0 or not is_weight(sentence, last):
        return [*sentence.before(place, ";:.(")]
    return [*sentence.before(last, ";:."), *_before_growth(sentence, last)]


def _before_growth(sentence: Sentence, place: int) -> list[int]:
    """Return what stands before the growth that leads to a level: fell 5 percent to 7 tonnes."""
    left = next((p for p in range(place - 1, -1, -1) if sentence.marks[p].is_figure), -1)
    is_led = sentence.has(place - 1, "to") and left >= 0
    stops = ";:.(" if sentence.printed(place).isascii() else ",;:.("
    return list(sentence.before(left, stops)) if is_led else []


def is_only_beside(sentence: Sentence, place: int) -> bool:
    """Tell whether a count only names with whom, or who: trade with 150 countries."""
    left = place - 1
    if left < 0 or sentence.gap(left).strip().lower() not in _ROUGHLY:
        return False
    kinds = sentence.marks[left].senses.keys()
    return bool({"with", "with-from", "between", "prep", "its", "from"} & kinds)
