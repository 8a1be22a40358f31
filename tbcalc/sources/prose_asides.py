"""Flows of a sentence that are no subject: the whole of a share, what narrows another flow."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_sentences import Sentence

NEAR: Final = 40
"""More characters than stand between a figure and the noun behind that it belongs to."""

_FARTHEST: Final = 100
"""How many marks behind a share its whole is looked for."""
_DUTY: Final = late_pattern(r"关税|關稅|加征|加徵|(?i:\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b)")
_SPENT: Final = late_pattern(
    r"(?i)\b(?:spen[dt](?:s|ing)?|paid|paying|outlay of) (?:[a-z]+ ){0,2}$"
)
_DAY_ON: Final = late_pattern("日(?:零时|零時|0时)?起")
_EXCEEDS: Final = late_pattern(
    r"(?i)\b(?:exceed|surpass|outstrip|outpac|outweigh|overt[ao]ok|top|beat)"
)
_TAKES: Final = late_pattern(r"(?i)(?:suppl|fetched|brought|took|sold|bought|sent|shipped)")
_FEW: Final = 2
_SHARES: Final = ("share", "slice", "portion", "proportion", "percentage", "fraction")
_JOINTS: Final = frozenset(("of", "is", "to", "by", "prep"))


def is_of_duty(sentence: Sentence) -> bool:
    """Tell whether a sentence is of duties: tariffs on Chinese cars, 对原产于美国的商品加征关税."""
    return _DUTY.search(sentence.text, sentence.start, sentence.end) is not None


def is_of_levy(sentence: Sentence, place: int) -> bool:
    """Tell a duty told behind what it is on: duties on $200 billion of goods to 25 percent."""
    if "rate" not in sentence.kinds or not {"to", "from"} & sentence.marks[place - 1].senses.keys():
        return False
    on = (p for p, mark in enumerate(sentence.marks[:place]) if mark.sense("prep") == "on")
    return any(sentence.has(p - 1, "rate") and p + 1 in sentence.figures for p in on)


def is_in_relative(sentence: Sentence, place: int) -> bool:
    """Tell what only a relative clause is about: imports, which subtract from output, fell."""
    for at in range(place - 1, -1, -1):
        if sentence.stop(at) == ",":
            return sentence.text.startswith(" which ", sentence.marks[at].end)
        if sentence.marks[at].is_figure or sentence.stop(at):
            return False
    return False


def takes_effect(sentence: Sentence) -> bool:
    """Tell a duty that begins on a day: 自4月12日起，关税税率由84%提至125%."""
    if "rate" not in sentence.kinds:
        return False
    return _DAY_ON.search(sentence.text, sentence.start, sentence.end) is not None


@lru_cache(maxsize=2)
def whole_places(sentence: Sentence) -> frozenset[int]:
    """Return the places of flows that only name the whole of a share: 5 percent of exports."""
    places: set[int] = set()
    if sentence.kinds.isdisjoint(("prep", "share")):
        return frozenset()
    behind = {place + 1 for place in sentence.figures}
    for place, mark in enumerate(sentence.marks):
        if "prep" not in mark.senses and "share" not in mark.senses:
            continue
        is_of = mark.sense("prep") == "of" and place > 0 and sentence.printed(place) != "的"
        if (is_of and place in behind and _is_percent(sentence, place - 1)) or is_of_aside(
            sentence, place
        ):
            places.update(_flows_behind(sentence, place))
        elif "prep" in mark and _balances(sentence, place):
            places.add(place + 1 + bool(sentence.marks[place + 1].area))
        elif _is_whole_of_percent(sentence, place):
            places.add(place - 1)
        elif "prep" in mark and place in behind and not sentence.gap(place - 1).strip():
            places.update(_narrowing(sentence, place))
        elif "share" in mark:
            places.update(_wholes_of_share(sentence, place))
    return frozenset(places)


def _wholes_of_share(sentence: Sentence, place: int) -> list[int]:
    """Return the flows that a word for a share is of: 占出口的, the share of exports."""
    if _is_han(sentence.printed(place)):
        return _flows_behind(sentence, place)
    whole = _whole_of_share(sentence, place)
    return [whole] if whole >= 0 else []


def is_of_aside(sentence: Sentence, place: int) -> bool:
    """Tell an "of" that an aside parts from its figure: $97 billion, or 66 pct, of earnings."""
    is_of = sentence.marks[place].sense("prep") == "of" and sentence.stop(place - 1) == ","
    last = place - 2
    return is_of and last in sentence.figures and sentence.has(last - 1, "or")


def _whole_of_share(sentence: Sentence, place: int) -> int:
    """Return the place of the flow that the words "share of" are of, -1 where none is near.

    China's share of Vietnam's imports; the U.S. share in exports.
    """
    words = sentence.printed(place).lower()
    if words.partition(" ")[0] not in _SHARES:
        return -1
    at = place + 1 + (not words.endswith(" of") and sentence.has(place + 1, "prep"))
    is_led = at > place + 1 or words.endswith(" of")
    while at < len(sentence.marks) and (sentence.marks[at].area or sentence.has(at, "its")):
        at += 1
    is_flow = is_led and sentence.has(at, "flow") and sentence.has(at - 1, "flow") is False
    return at if is_flow and len(sentence.gap(at - 1)) <= NEAR else -1


def _is_whole_of_percent(sentence: Sentence, place: int) -> bool:
    """Tell 的 between a flow and the part of it that is told: 不足外贸总额的0.2%."""
    is_led = sentence.printed(place) == "的" and sentence.has(place - 1, "flow")
    if not is_led or place + 1 not in sentence.figures or not _is_percent(sentence, place + 1):
        return False
    return not (sentence.gap(place - 1) + sentence.gap(place)).strip()


def excess(sentence: Sentence, place: int) -> int:
    """Return 1 or -1 for what exports exceed imports by or the other way, 0 for all else."""
    if not sentence.has(place - 1, "by"):
        return 0
    flows = [p for p in range(place - 1) if sentence.has(p, "flow")][-2:]
    names = [sentence.marks[p].senses["flow"] for p in flows]
    if sorted(names) != ["exports", "imports"]:
        return 0
    between = sentence.text[sentence.marks[flows[0]].end : sentence.marks[flows[1]].start]
    if _EXCEEDS.search(between) is None:
        return 0
    return 1 if names[0] == "exports" else -1


def is_of_the_total(sentence: Sentence) -> bool:
    """Tell a sentence on a part of what the article is about: ..., or 57 percent of the total.

    So is one on partners without a word for what is traded.
    """
    if sentence.kinds.isdisjoint(("whole", "ally", "rank")):
        return "flow" not in sentence.kinds and _is_contributed(sentence)
    if "flow" in sentence.kinds:
        return "rank" in sentence.kinds and _is_parted_behind(sentence)
    if "ally" in sentence.kinds:
        return True
    return any(_is_total_of(sentence, place) for place in sentence.figures)


def _is_contributed(sentence: Sentence) -> bool:
    """Tell a part with its share: private firms contributed 2.4 trillion yuan, or 73 percent."""
    first = min(sentence.figures, default=-1)
    is_part = sentence.has(first - 1, "share") and not sentence.gap(first - 1).strip()
    return is_part and not _is_percent(sentence, first) and sentence.printed(0).isascii()


def _is_parted_behind(sentence: Sentence) -> bool:
    """Tell a total whose flows are told behind: came third at $234 billion, of which imports ..."""
    flow = next(p for p, mark in enumerate(sentence.marks) if "flow" in mark)
    is_behind = bool(sentence.figures) and sentence.figures[0] < flow
    return is_behind and any("again" in mark for mark in sentence.marks[sentence.figures[0] : flow])


def _is_total_of(sentence: Sentence, place: int) -> bool:
    is_of = sentence.has(place + 1, "prep") and sentence.marks[place + 1].sense("prep") == "of"
    return is_of and sentence.has(place + 2, "whole") and sentence.printed(place + 2) == "total"


def balanced_places(sentence: Sentence) -> frozenset[int]:
    """Return the places of flows that only say in what a balance is: a deficit in trade with X."""
    marks = sentence.marks
    if not {"prep", "flow"} <= sentence.kinds or not any(
        mark.sense("flow").startswith("balance") for mark in marks
    ):
        return frozenset()
    found = (
        p for p, mark in enumerate(marks[:-1]) if "prep" in mark.senses and _balances(sentence, p)
    )
    return frozenset(p + 1 + bool(marks[p + 1].area) for p in found)


def _balances(sentence: Sentence, place: int) -> bool:
    """Tell whether a preposition only says in what the balance is: a surplus in trade in goods."""
    whole = place + 1
    is_owned = whole < len(sentence.marks) and bool(sentence.marks[whole].area)
    whole += is_owned and not sentence.gap(whole).strip()
    if not sentence.has(place - 1, "flow") or not sentence.has(whole, "flow"):
        return False
    is_balance = sentence.marks[place - 1].senses["flow"].startswith("balance")
    gaps = sentence.gap(place - 1) + sentence.gap(place)
    is_total = sentence.marks[whole].senses["flow"] == "total"
    return is_balance and is_total and gaps.strip() in ("", "the", "its")


def _narrowing(sentence: Sentence, place: int) -> list[int]:
    """Return the flow that only narrows one named before: a deficit of $5 billion in services."""
    has_noun = is_named_before(sentence, place - 1)
    is_near = sentence.has(place + 1, "flow") and len(sentence.gap(place)) < NEAR
    return [place + 1] if has_noun and is_near else []


def _is_percent(sentence: Sentence, place: int) -> bool:
    printed = sentence.printed(place).rstrip().lower()
    return (
        printed.endswith(("%", "％", "percent", "cent", "pct", "pc"))
        or printed.isalpha()
        or (printed.replace("-", "").replace(" ", "").isalpha())
    )


def _is_han(printed: str) -> bool:
    return printed >= "\u3400"


def _flows_behind(sentence: Sentence, place: int) -> list[int]:
    found = []
    for at in islice(sentence.after(place), _FARTHEST):
        kinds = sentence.marks[at].senses.keys()
        if "flow" in kinds or "topic" in kinds:
            found.append(at)
        elif {"dir", "is", "than", "from"} & kinds:
            break
    return found


def is_named_before(sentence: Sentence, place: int) -> bool:
    """Tell whether the flow stands right before the figure: a deficit of $5 billion."""
    left = place - 1
    joints = 0
    while left >= 0 and joints < 3:
        mark = sentence.marks[left]
        if "flow" in mark or "topic" in mark:
            return joints > 0 or not sentence.gap(left).strip()
        if not (_JOINTS & mark.senses.keys()) and mark.phrase is None:
            return False
        left, joints = left - 1, joints + 1
    return False


def is_spent(sentence: Sentence, place: int) -> bool:
    """Tell money that was paid for what follows: spent $212 billion on imports."""
    start = sentence.marks[place].start
    return _SPENT.search(sentence.text[max(sentence.start, start - NEAR) : start]) is not None


def named_by_of(sentence: Sentence, place: int, wholes: frozenset[int]) -> int:
    """Return the place of the noun that a verb's object is of, -1 where there is none.

    Took in $174 billion of foreign direct investment; supplied $455 billion worth of imports.
    """
    if not sentence.has(place - 1, "flow") or not _TAKES.match(sentence.printed(place - 1)):
        return -1
    at = place + 1
    while sentence.marks[at : at + 1] and sentence.marks[at].sense("prep") in ("worth", "of"):
        at += 1
    is_named = sentence.has(at, "topic") or (sentence.has(at, "flow") and at > place + 1)
    is_near = len(sentence.gap(at - 1).split()) <= _FEW
    return at if at > place + 1 and is_named and is_near and at not in wholes else -1


def earned_from(sentence: Sentence, place: int) -> bool:
    """Tell what money comes from: earned $47 billion from exports in the first 11 months."""
    is_led = "from" in sentence.marks[place] and sentence.has(place + 1, "flow")
    is_level = sentence.has(place + 2, "prep") and place + 3 in sentence.figures
    return is_led and not sentence.gap(place).strip() and not is_level
