"""Partners that Chinese gives a figure of their own, the flow having been named: 对欧盟增长5%."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.area import country_of
from tbcalc.sources.prose_sentences import Sentence

_FLOWS: Final = ("出口", "进口", "出口额", "销往", "輸出", "進口", "外销")
"""Flows whose partner may stand right behind: 出口东盟1.2万亿元."""
_WAYS: Final = frozenset(
    ("dir", "basis", "is", "to", "and", "cumulative", "grown", "respectively", "both", "between")
)
"""What may stand between a partner and its figure."""
_OF_LAST: Final = ("其中", "当中", "當中")
_STOPS: Final = (",", ";")
_PLACED: Final = late_pattern("位?(?:居|列)|名列|排名")
_OF_PEERS: Final = ("", "市", "省", "则", "以", "省为", "市为", "为")
_WIDEST: Final = 10
"""More characters than the goods take that may stand between a partner and its figure."""
_MOST: Final = 12
"""How many marks before a partner are looked at."""


def is_towards(sentence: Sentence, place: int) -> bool:
    """Tell whether a Chinese area is with whom, by the words right before it, or by its list."""
    if sentence.marks[place].manner == "partner":
        return True
    left = place - 1
    is_in_han = left >= 0 and (_is_han(sentence, place) or _is_han(sentence, left))
    if not is_in_han or not _is_blank(sentence.gap(left)):
        return False
    mark = sentence.marks[left]
    if "with" in mark or "with-from" in mark or _is_behind_flow(sentence, left):
        return True
    is_joint = "and" in mark
    if is_joint and left > 0 and sentence.marks[left - 1].area:
        return is_towards(sentence, left - 1)
    is_apart = is_joint or sentence.stop(left) in _STOPS
    is_next = is_apart and _follows_partner(sentence, left)
    if is_next or _is_in_list_of_brackets(sentence, place):
        return True
    return (is_apart or sentence.printed(left) in _OF_LAST) and _is_source(sentence, place)


def _is_behind_flow(sentence: Sentence, left: int) -> bool:
    """Tell whether a flow leads to an area: 出口东盟, 出口至欧盟."""
    if sentence.has(left, "to") and "dir" not in sentence.marks[left]:
        left -= 1 if _is_blank(sentence.gap(left - 1)) else 0
    return sentence.has(left, "flow") and sentence.printed(left) in _FLOWS


def _follows_partner(sentence: Sentence, stop: int) -> bool:
    """Tell whether the clause before a stop tells but a figure of a partner: 对东盟1亿元，….

    Its flow may stand there where no other area could be meant: 对东盟出口1亿元，….
    """
    has_figure = has_flow = False
    for at in range(stop - 1, max(stop - _MOST, -1), -1):
        mark = sentence.marks[at]
        if mark.area:
            is_alone = "and" in sentence.marks[stop] or not any(
                other.area for other in sentence.marks[:at]
            )
            return has_figure and (is_alone or not has_flow) and is_towards(sentence, at)
        has_figure = has_figure or mark.is_figure
        has_flow = has_flow or "flow" in mark
        is_passed = mark.is_figure or "flow" in mark or mark.sense("prep") == "of"
        if not (is_passed or _WAYS & mark.senses.keys() or sentence.stop(at) in _STOPS):
            return False
    return False


def takes_up(sentence: Sentence, place: int) -> bool:
    """Tell whether a partner takes up the flow that was named: its own figure stands behind it."""
    is_pair = sentence.marks[place].manner.startswith("pair")
    if not (is_pair or (sentence.marks[place].area and is_towards(sentence, place))):
        return _is_peer(sentence, place)
    for at in range(place + 1, len(sentence.marks)):
        mark = sentence.marks[at]
        if len(sentence.gap(at - 1).strip()) > _WIDEST:
            return False
        if at == place + 1 and sentence.stop(at) == "(":
            continue
        if mark.is_figure:
            return True
        is_passed = mark.phrase is not None or mark.sense("prep") == "of" or "ally" in mark
        if mark.area or not (is_passed or _WAYS & mark.senses.keys()):
            return False
    return False


def _is_peer(sentence: Sentence, place: int) -> bool:
    """Tell another place told as the one before: 上海进出口3万亿元；山东2.5万亿元."""
    is_apart = place == 0 or sentence.stop(place - 1) in _STOPS
    is_apart = is_apart and sentence.gap(place) in _OF_PEERS
    if not is_apart or place + 1 not in sentence.figures or not sentence.marks[place].area:
        return False
    if sentence.printed(place + 1)[-1] in "%％成":
        return False
    if sentence.gap(place) == "以":
        return _PLACED.match(sentence.text, sentence.marks[place + 1].end) is not None
    own, before = sentence.marks[place].area, sentence.marks[:place]
    if not any("flow" in mark for mark in before):
        return False
    return any(
        mark.area != own
        and mark.manner != "partner"
        and _level(mark.area) == _level(own)
        and country_of(mark.area) == country_of(own)
        and not is_towards(sentence, at)
        for at, mark in enumerate(before)
        if mark.area
    )


def _level(code: str) -> int:
    return ("-" in code) + code.count("/")


def is_of_last(sentence: Sentence, place: int) -> bool:
    """Tell a percentage of what was told right before: 其中93%运往中国; of which 93 percent."""
    if not place:
        return False
    is_of_which = sentence.has(place - 1, "again") and sentence.printed(place - 1)[:2] == "of"
    return is_of_which or (sentence.printed(place - 1) in _OF_LAST and not sentence.gap(place - 1))


def part_goes_to(sentence: Sentence, place: int) -> bool:
    """Tell a percentage of what was told that goes to a partner, or comes from one."""
    if not is_of_last(sentence, place):
        return False
    is_led = sentence.has(place + 1, "with") or sentence.has(place + 1, "with-from")
    return is_led and place + 2 < len(sentence.marks) and bool(sentence.marks[place + 2].area)


def _is_in_list_of_brackets(sentence: Sentence, place: int) -> bool:
    """Tell partners whose figures stand in brackets: 輸往…，尤其是越南（上升60.9%）."""
    behind = next((p for p in range(place + 2, place + 4) if p in sentence.figures), -1)
    if behind < 0 or sentence.stop(place + 1) != "(" or sentence.gap(place):
        return False
    before = sentence.marks[:place]
    is_led = any("with" in mark for mark in before) and any("flow" in mark for mark in before)
    return is_led and not any("respectively" in mark for mark in before)


def _is_source(sentence: Sentence, place: int) -> bool:
    """Tell whose goods are a part of imports told before: 中国进口大豆…，其中巴西大豆6370万吨."""
    noun = sentence.gap(place).strip()
    if place + 1 not in sentence.figures or not 1 < len(noun) < _WIDEST:
        return False
    country = country_of(sentence.marks[place].area)
    seen_flow = False
    for at in range(place - 1, max(place - _MOST, -1), -1):
        mark = sentence.marks[at]
        if mark.area and seen_flow:
            return country_of(mark.area) != country
        if "flow" in mark:
            seen_flow = mark.senses["flow"] == "imports"
            if not seen_flow:
                return False
    return False


def _is_blank(gap: str) -> bool:
    return not gap.strip(' “”"')


def _is_han(sentence: Sentence, place: int) -> bool:
    return sentence.printed(place)[0] >= "\u3400"
