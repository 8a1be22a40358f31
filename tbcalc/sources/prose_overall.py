"""Flows of a sentence that are of trade with all, though another of it has a partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Final

from tbcalc.sources.prose_asides import whole_places
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_sides import Sides

_ONE_WAY: Final = ("exports", "imports")
_FOREIGN: Final = ("外贸", "对外贸易", "外貿", "對外貿易")
_OVERALL: Final = ("overall", "total", "all", "总体", "整体", "总", "總", "整體")
_TOTALS: Final = ("总出口", "总进口", "總出口", "總進口", "整体出口", "整體出口", "整体进口")
_SUMS: Final = ("出口总额", "进口总额", "出口总值", "进口总值")
_OWN_WORDS: Final = 3


def back_to_all(
    sentence: Sentence, owned: Mapping[int, Sides], flows: Mapping[int, str], parts: Set[int]
) -> Iterator[int]:
    """Find Chinese flows that a partner named for another flow does not reach.

    出口1200亿元，对美国出口150亿元，进口800亿元: exports were told in all, imports were not.
    """
    world: set[str] = set()
    told: dict[str, set[str]] = {}
    partnered, last = "", -1
    for place in sorted(owned):
        mark = sentence.marks[place] if 0 <= place < len(sentence.marks) else None
        flow = "" if mark is None else mark.sense("flow").rstrip("+-") or flows.get(place, "")
        if owned[place].partners:
            partnered, last = flow, place
            told.setdefault(flow, set()).update(owned[place].partners)
            continue
        if mark is not None and mark.area:
            continue  # 对美出口：山东87亿元；河南52亿元
        if _is_of_all(sentence, place, flow, is_told=place in flows):
            yield place
        is_named = bool(owned[place].reporter) and place not in whole_places(sentence)
        if partnered == flow and is_named and is_in_han(sentence):
            yield place  # 深圳对东盟进出口3亿元，深圳口岸进出口9亿元
        is_behind = len(told.get(partnered, ())) > 1 and flow not in told
        if is_behind and is_in_han(sentence) and _begins_clause(sentence, place):
            yield place  # 对美出口下降；对华出口增长；贸易逆差2346亿元
        is_part = place in parts or (bool(owned[place].reporter) and place in flows)
        if is_part and last >= 0 and _is_of_next_part(sentence, last, place):
            yield place
        if partnered in world and flow not in (*world, "") and is_in_han(sentence):
            yield place
        if not partnered or partnered in world:
            world.add(flow)


def _is_of_all(sentence: Sentence, place: int, flow: str, *, is_told: bool) -> bool:
    """Tell a flow whose own words say that it is with all: overall exports, 总逆差, 外贸."""
    if is_told and flow == "total" and sentence.printed(place).startswith(_FOREIGN):
        return True
    is_whole = flow == "balance" and sentence.printed(place - 1).lower() in _OVERALL
    return (flow in _ONE_WAY or is_whole) and _is_overall(sentence, place)


def _begins_clause(sentence: Sentence, place: int) -> bool:
    """Tell a flow that its clause begins with, but for its time: ，当月顺差45亿美元."""
    at = place - 1
    if sentence.has(place + 1, "sum") and sentence.stop(at) == ",":
        return True  # 对美出口…，对大陆出口…，进口合计1386亿元
    at -= at > 0 and sentence.marks[at].phrase is not None
    return sentence.stop(at) == ";" or (sentence.stop(at) == "," and at < place - 1)


def _is_of_next_part(sentence: Sentence, last: int, place: int) -> bool:
    """Tell a part of all trade, behind a semicolon, from one of a partner: …；机电产品出口增长."""
    between = range(last + 1, place)
    is_apart = any(sentence.stop(p) == ";" for p in between) and is_in_han(sentence)
    return is_apart and not any("both" in sentence.marks[p] for p in between)


def _is_overall(sentence: Sentence, place: int) -> bool:
    """Tell what a country trades with all: overall exports, total imports."""
    words = sentence.printed(place)
    if words.isascii() and words.lower().startswith("total "):
        return True
    if not words.isascii() and (words.startswith(_TOTALS) or words.endswith(_SUMS)):
        before = sentence.marks[max(place - 1, 0)]
        return place > 1 and (bool(before.area) or before.phrase is not None)
    is_whole = place > 0 and sentence.printed(place - 1).lower() in _OVERALL
    return is_whole and len(sentence.gap(place - 1).split()) < _OWN_WORDS


def is_in_han(sentence: Sentence) -> bool:
    """Tell a sentence that begins in Chinese."""
    return any(sign >= "\u3400" for sign in sentence.text[sentence.start : sentence.end][:8])
