"""Figures that are foreseen: a forecast, a target, what is expected."""

from __future__ import annotations

from tbcalc.sources.prose_sentences import Sentence


def is_foreseen(sentence: Sentence, place: int) -> bool:
    """Tell a figure that a word of its clause, or right behind it, says to be a forecast."""
    if "forecast" not in sentence.kinds:
        return False
    is_led = any("forecast" in sentence.marks[at] for at in sentence.before(place, ";."))
    return is_led or _is_expected(sentence, place)


def _is_expected(sentence: Sentence, place: int) -> bool:
    """Tell a figure that words right behind say was foreseen: the 8.5 percent drop expected."""
    for at in sentence.after(place):
        mark = sentence.marks[at]
        if "forecast" in mark:
            return sentence.printed(at).isascii()
        if not {"dir", "flow"} & mark.senses.keys():
            return False
    return False


def is_supposed(sentence: Sentence, place: int) -> bool:
    """Tell whether a figure is one that something could reach: no base is meant then."""
    return any(
        sentence.marks[at].sense("forecast") == "maybe" for at in sentence.before(place, ";.")
    )
