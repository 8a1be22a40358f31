"""Figures that are foreseen: a forecast, a target, what is expected."""

from __future__ import annotations

from typing import Final

from tbcalc.sources.prose_sentences import Sentence

_FEW: Final = 3


def is_foreseen(sentence: Sentence, place: int) -> bool:
    """Tell a figure that a word of its clause, or right behind it, says to be a forecast."""
    if "forecast" not in sentence.kinds:
        return False
    before = sentence.before(place, ";.")
    is_led = any(
        "forecast" in sentence.marks[at] and not _is_met(sentence, at, place) for at in before
    )
    return is_led or _is_expected(sentence, place) or _goes_on(sentence, place)


def _goes_on(sentence: Sentence, place: int) -> bool:
    """Tell a second forecast: expected exports to grow 7 percent and imports to fall 1 percent."""
    is_infinitive = sentence.has(place - 1, "dir") and sentence.has(place - 2, "to")
    before = sentence.figure_before(place) if is_infinitive else -1
    if before < 0 or not any("and" in sentence.marks[p] for p in range(before, place)):
        return False
    return is_foreseen(sentence, before)


def _is_met(sentence: Sentence, at: int, place: int) -> bool:
    """Tell a forecast that what is told was held against: beat forecasts, growing 8.3 percent."""
    if _is_behind(sentence, at):
        return True
    is_held = sentence.has(at - 1, "actual") and len(sentence.gap(at - 1).split()) < _FEW
    return is_held and any(sentence.stop(p) == "," for p in range(at + 1, place))


def _is_behind(sentence: Sentence, at: int) -> bool:
    """Tell a word that says that what stands before it was foreseen: the 8 percent expected."""
    left = at - 1
    while left > 0 and {"dir", "flow"} & sentence.marks[left].senses.keys():
        left -= 1
    is_led = left >= 0 and sentence.marks[left].is_figure
    return is_led and sentence.has(at + 1, "stop")


def _is_expected(sentence: Sentence, place: int) -> bool:
    """Tell a figure that words right behind say was foreseen: the 8.5 percent drop expected."""
    for at in sentence.after(place):
        mark = sentence.marks[at]
        if "forecast" in mark:
            return sentence.printed(at).isascii() or sentence.printed(at - 1) == "的"
        is_passed = {"dir", "flow", "again"} & mark.senses.keys() or sentence.printed(at) == "的"
        if not is_passed:
            return False
    return False


def is_supposed(sentence: Sentence, place: int) -> bool:
    """Tell whether a figure is one that something could reach: no base is meant then."""
    return any(
        sentence.marks[at].sense("forecast") == "maybe" for at in sentence.before(place, ";.")
    )
