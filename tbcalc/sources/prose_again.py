"""Words that go on with a flow told before, and tell another part of it: those to China."""

from __future__ import annotations

from tbcalc.sources.prose_sentences import Sentence


def goes_on(sentence: Sentence, place: int) -> bool:
    """Tell words that part the flow before: of which, those to China, with China taking."""
    if "again" in sentence.marks[place]:
        is_part = sentence.printed(place).lower().startswith("of")
        return is_part or _is_led_on(sentence, place)
    return "share" in sentence.marks[place] and _is_taker(sentence, place)


def _is_taker(sentence: Sentence, place: int) -> bool:
    """Tell a part that one of others has: ..., with China taking 13 percent."""
    is_led = sentence.has(place - 2, "with") and sentence.has(place - 3, "stop")
    return is_led and bool(sentence.marks[place - 1].area)


def _is_led_on(sentence: Sentence, place: int) -> bool:
    """Tell that of the flow before with others: those to China."""
    is_with = sentence.has(place + 1, "with") or sentence.has(place + 1, "with-from")
    return is_with and not sentence.gap(place).strip()
