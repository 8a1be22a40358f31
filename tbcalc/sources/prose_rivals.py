"""Who English tells a figure to be of by its place: rivals, the first and the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_lists import is_level
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_OVERTAKES: Final = late_pattern(
    r"(?i)\b(?:overt[ao]ok|surpass|replac|displac|dislodg|leapfrog|oust|unseat|edged (?:out|past)|"
    r"pass(?:ed|ing)\b|overtak)"
)
_POINTER: Final = late_pattern(
    r"(?:[,;]|\band|\bwhile|\bbut)\s+the (first|former|second|latter|third|last)"
    r"(?= (?:up|down|falling|rising|growing|gaining|losing|shrinking|dropping|jumping|slipping|"
    r"rose|fell|grew|gained|lost|by|was|were|being|of)\b)"
)
"""Words that point at a figure of a list before: the first up 9 percent and the last down 1."""
_ORDINALS: Final = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "last": -1}
_POINTING: Final = tuple(f"the {word}" for word in _ORDINALS)
_GIVES: Final = late_pattern(
    r"\b(?:sold|selling|sent|sending|shipped|shipping|supplied|supplying) "
    r"(?:(it|them)\b|(?:the )?(?=[A-Z]))"
)
"""Verbs whose object is to whom: sent it goods, selling Americans $476 billion."""
_PAIR: Final = 2


def with_rivals(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """Return the readings of an English sentence with the parties and targets its order gives."""
    if not readings or not sentence.printed(0).isascii():
        return readings
    told = _with_pointed(sentence, readings) if _points(sentence) else readings
    areas = [place for place, mark in enumerate(sentence.marks) if mark.area]
    if len({sentence.marks[place].area for place in areas}) < _PAIR:
        return told
    return _with_losers(sentence, _with_givers(sentence, told, areas), areas)


def _points(sentence: Sentence) -> bool:
    """Tell quickly whether a sentence may point at a figure of a list."""
    text = sentence.text[sentence.start : sentence.end]
    return any(map(text.__contains__, _POINTING))


def _with_pointed(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """Give growths the figure of a list that ordinals point at."""
    told = list(readings)
    for match in _POINTER.finditer(sentence.text, sentence.start, sentence.end):
        levels = [
            j for j, place in enumerate(sentence.figures)
            if sentence.marks[place].end <= match.start() and is_level(told[j])
        ]  # fmt: skip
        starts = [sentence.marks[place].start for place in sentence.figures]
        own = next((j for j, start in enumerate(starts) if start > match.end()), -1)
        at = _ORDINALS[match[1]]
        if len(levels) < _PAIR or at >= len(levels) or own < 0 or told[own].kind != "growth":
            continue
        of = told[levels[at]]
        told[own] = replaced(
            told[own], of=sentence.marks[sentence.figures[levels[at]]].figure, subject=of.subject,
            partner=of.partner, reporter=of.reporter, period=of.period,
        )  # fmt: skip
    return told


def _with_givers(
    sentence: Sentence, readings: list[Reading], areas: Sequence[int]
) -> list[Reading]:
    """Give what one country sold another to the seller: Mexico, sending it $506bn of goods."""
    match = _GIVES.search(sentence.text, sentence.start, sentence.end)
    if match is None:
        return readings
    taken = next((p for p in areas if sentence.marks[p].start == match.end()), -1)
    is_owner = taken >= 0 and sentence.has(taken + 1, "flow")
    before = [sentence.marks[p].area for p in areas if sentence.marks[p].end <= match.start()]
    if is_owner or (taken < 0 and not match[1]):
        return readings
    taker = sentence.marks[taken].area if taken >= 0 else ""
    giver = next((name for name in before if name != taker), "")
    taker = taker or next((name for name in reversed(before) if name != giver), "")
    if not giver or not taker:
        return readings
    told = list(readings)
    for i, place in enumerate(sentence.figures):
        own = told[i]
        is_between = {own.reporter, own.partner} <= {giver, taker, ""}
        if sentence.marks[place].start < match.end():
            continue
        between = _since(sentence, match.end(), place)
        if any(sentence.has(p, "flow") or sentence.stop(p) == ";" for p in between):
            break
        if is_between and own.flow in ("exports", "imports"):
            subject = replaced(own.subject, flow="exports")
            told[i] = replaced(own, subject=subject, reporter=giver, partner=taker)
    return told


def _since(sentence: Sentence, start: int, place: int) -> Iterator[int]:
    """Yield the places before one whose marks begin behind an offset."""
    return (p for p in range(place) if sentence.marks[p].start > start)


def _with_losers(
    sentence: Sentence, readings: list[Reading], areas: Sequence[int]
) -> list[Reading]:
    """Give what the one overtaken came to: China overtook Russia, with $32 billion against $26."""
    match = _OVERTAKES.search(sentence.text, sentence.start, sentence.end)
    if match is None:
        return readings
    winners = [p for p in areas if sentence.marks[p].end <= match.start()]
    losers = [p for p in areas if sentence.marks[p].start >= match.end()]
    if not winners or not losers:
        return readings
    winner, loser = sentence.marks[winners[-1]].area, sentence.marks[losers[0]].area
    told = list(readings)
    than = -1
    for i, place in enumerate(sentence.figures):
        before = next(iter(sentence.before(place)), -1)
        is_led = before >= 0 and "than" in sentence.marks[before] and place > losers[0]
        than = i if is_led and than < 0 and told[i].kind in ("amount", "count") else than
        is_mine = told[i].partner in (winner, loser) and told[i].reporter not in (winner, loser)
        if than < 0 and place > losers[0] and is_mine:
            told[i] = replaced(told[i], partner=winner)
        if than > 0 and i >= than and is_mine:
            first = told[than - 1]
            told[i] = replaced(told[i], partner=loser, period=first.period)
    return told
