"""Figures with a partner of their own beside them: followed by India with 262 billion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_asides import whole_places
from tbcalc.sources.prose_marks import OTHERS
from tbcalc.sources.prose_places import is_percent
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence

_THEM: Final = (["them"], ["it"], ["that"], ["this"], ["these"], ["those"])
_PRONOUNS: Final = ("the continent", "the bloc", "continent", "bloc")
_MANY: Final = 2
_NEAR: Final = 4
_BARELY: Final = ("", "only", "just")
_PLACED: Final = ("", "second", "third", "fourth", "fifth", "next")


def with_partners_beside(sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, each with the partner that stands right before or behind it."""
    told = list(readings)
    if any(mark.area for mark in sentence.marks):
        told = _with_followers(sentence, _with_partners_in_list(sentence, list(readings)))
        told = _with_partners_behind(sentence, _with_partners_before(sentence, told))
        told = _with_takers(sentence, told) if sentence.printed(0).isascii() else told
    return [
        replaced(own, partner="") if i and is_whole_figure(sentence, place) else own
        for i, (place, own) in enumerate(zip(sentence.figures, told, strict=True))
    ]


def is_whole_figure(sentence: Sentence, place: int) -> bool:
    """Tell the whole that a share before is of: 8.3 percent of the total of $254 billion."""
    if not sentence.has(place - 1, "prep") or sentence.printed(place - 1) != "of":
        return False
    left = place - 2
    is_whole = sentence.has(left, "whole") or left in whole_places(sentence)
    before = sentence.figure_before(place)
    is_of = is_whole and before >= 0 and is_percent(sentence, before)
    return is_of and not any(sentence.stop(p) for p in range(before, place))


def _with_followers(sentence: Sentence, told: list[Reading]) -> list[Reading]:
    """Give figures the partner named right before: followed by the EU with 5.35 trillion yuan."""
    for i, place in enumerate(sentence.figures):
        own = told[i]
        if not i or own.kind not in ("amount", "growth", "count", "share"):
            continue
        joint = place - 1
        is_with = sentence.has(joint, "with") and not sentence.has(joint, "to")
        is_led = is_with or sentence.stop(joint) == "("
        at = _past_rank(sentence, joint - 1) if is_with else joint - 1
        at -= is_with and sentence.stop(at) == "," and bool(sentence.marks[at - 1].area)
        code = _named(sentence, at) if is_led else ""
        is_new = code not in ("", OTHERS, own.reporter, own.partner)
        is_new = is_new and sentence.gap(at).strip() in _PLACED
        if not is_new or not sentence.printed(joint).isascii():
            continue
        if told[i - 1].partner:
            told[i] = replaced(own, partner=code)
        elif not is_with and _is_with(sentence, at - 1):
            told[i] = replaced(own, partner=code)  # those to the EU (14 billion pounds)
        elif _is_next_ranked(sentence, at) and told[i - 1].reporter == own.reporter:
            told[i] = replaced(own, reporter=code)
    return told


def _is_next_ranked(sentence: Sentence, place: int) -> bool:
    """Tell the next of those that are ranked by their own trade: followed by the Netherlands."""
    return sentence.printed(place - 1).lower() in ("followed by", "ahead of", "trailed by")


def _with_partners_in_list(sentence: Sentence, told: list[Reading]) -> list[Reading]:
    """Give figures in brackets the partner before each: deficits with Mexico ($17), China ($15)."""
    listed = [
        i for i, place in enumerate(sentence.figures)
        if place > 1 and sentence.stop(place - 1) == "(" and sentence.marks[place - 2].area
    ]  # fmt: skip
    if len(listed) < _MANY:
        return told
    first = sentence.figures[listed[0]] - 2
    if not any(sentence.has(at, "with") for at in range(max(first - _NEAR, 0), first)):
        return told
    for i in listed:
        code = sentence.marks[sentence.figures[i] - 2].area
        if code not in (OTHERS, told[i].reporter) and sentence.printed(0).isascii():
            told[i] = replaced(told[i], partner=code)
    return told


def _past_rank(sentence: Sentence, place: int) -> int:
    """Return the place of who is ranked: India came next with 90 billion."""
    while place > 0 and {"rank", "ally", "is", "its"} & sentence.marks[place].senses.keys():
        place -= 1
    return place


def _with_partners_before(sentence: Sentence, told: list[Reading]) -> list[Reading]:
    """Give figures the partner of a clause without a verb: rose 33 percent and to China 19.

    So in a list of shares: China accounts for 22 percent, the US 21 percent and Japan 7 percent.
    """
    for i, place in enumerate(sentence.figures):
        joint = sentence.marks[place - 1]
        is_moved = "dir" in joint and not sentence.gap(place - 2).strip()
        at = place - 1 - (joint.sense("prep") in ("for", "at") or "to" in joint or is_moved)
        code = _named(sentence, at) if i and at > 1 else ""
        if not code or code == told[i].reporter or sentence.gap(place - 1).strip() not in _BARELY:
            continue
        is_with = _is_with(sentence, at - 1)
        left = at - 1 - is_with
        is_next = sentence.has(left, "and") or sentence.stop(left) in (",", ";")
        is_next = is_next or sentence.printed(left).lower() == "but"
        is_like = told[i - 1].kind == told[i].kind and bool(told[i - 1].partner)
        if is_next and (is_with or (is_like and not is_moved)) and sentence.printed(at).isascii():
            own = "" if code == OTHERS else code
            for j in (i, *_led_to(sentence, told, i)):
                told[j] = replaced(told[j], partner=own)
    return told


def _named(sentence: Sentence, at: int) -> str:
    """Return the area named at a place, empty for words such as the continent, or the bloc."""
    is_name = sentence.printed(at).lower() not in _PRONOUNS
    return sentence.marks[at].area if is_name else ""


def _led_to(sentence: Sentence, told: Sequence[Reading], i: int) -> list[int]:
    """Return the level that a growth leads to: with the EU 1.2 percent to 4.6 trillion yuan."""
    place = sentence.figures[i]
    is_led = sentence.has(place + 1, "to") and place + 2 in sentence.figures
    is_level = is_led and told[i + 1].partner == told[i].partner and told[i].kind == "growth"
    return [i + 1] if is_level else []


def _with_partners_behind(sentence: Sentence, told: list[Reading]) -> list[Reading]:
    """Give figures the partners right behind them: $5 billion with China and $3 billion with X."""
    last = len(told) - 1
    behind = {i: at for i, p in enumerate(sentence.figures) if (at := _led_on(sentence, p)) >= 0}
    codes = {i: _named(sentence, at) for i, at in behind.items() if _named(sentence, at)}
    only = next(iter(codes), last)
    joint = sentence.figures[only] - 1
    is_next = sentence.has(joint, "and") or sentence.has(joint, "than")
    is_next = is_next and bool(told[only].partner)
    if len(set(codes.values())) > 1 or (len(codes) == 1 and is_next):
        for i, code in codes.items():
            is_with = code not in ("", told[i].reporter)
            own = "" if code == OTHERS else code
            told[i] = replaced(told[i], partner=own) if is_with else told[i]
        _without_partners(sentence, told, min(codes), codes[min(codes)])
    return told


def _without_partners(sentence: Sentence, told: list[Reading], first: int, code: str) -> None:
    """Take a partner that is first named behind a figure of its own from the figures before."""
    place = sentence.figures[first]
    if code in {mark.area for mark in sentence.marks[:place]}:
        return
    for j in range(first):
        is_lent = told[j].partner == code
        told[j] = replaced(told[j], partner="") if is_lent else told[j]


def _led_on(sentence: Sentence, place: int) -> int:
    """Return the place of the area that is right behind a figure: $3 billion (of them) to Japan."""
    at = place + 1 + _of_them(sentence, place + 1)
    is_near = not sentence.gap(place).strip() and at + 1 < len(sentence.marks)
    return at + 1 if is_near and _is_with(sentence, at) else -1


def _of_them(sentence: Sentence, at: int) -> int:
    """Return how many marks the words for "of what was told" at a place take: of which, of them."""
    senses = sentence.marks[at].senses if at < len(sentence.marks) else {}
    if "again" in senses and sentence.printed(at)[:2] == "of":
        return 1
    prep = senses.get("prep", "")
    if prep == "worth":
        return 1
    is_of = prep == "of"
    end = sentence.marks[at].end if is_of else 0
    words = sentence.text[end : end + 6].split() if is_of else []
    return 1 + sentence.has(at + 1, "both") if words[:1] in _THEM else 0


def _with_takers(sentence: Sentence, told: list[Reading]) -> list[Reading]:
    """Give who takes a part of what was told to that part alone: ..., half of which goes to X."""
    for i, place in enumerate(sentence.figures):
        behind = next((p for p in sentence.figures if p > place), len(sentence.marks))
        is_part = _of_them(sentence, place + 1) > 0 or (i and _is_of_last(sentence, place))
        named = range(place + 1, behind if is_part else place)
        takers = [sentence.marks[at].area for at in named if sentence.marks[at].area]
        before = {mark.area for mark in sentence.marks[:place]}
        if takers and takers[0] not in before and takers[0] == told[i].partner:
            _without_partners(sentence, told, i, takers[0])
    return told


def _is_of_last(sentence: Sentence, place: int) -> bool:
    """Tell a part by "of which" before it, a qualifier between them or not."""
    left = next(iter(sentence.before(place)), -1)
    return left > 0 and _of_them(sentence, left) == 1 and sentence.has(left, "again")


def _is_with(sentence: Sentence, place: int) -> bool:
    return sentence.has(place, "with") or sentence.has(place, "with-from")
