"""Kinds of figures that Chinese tells beside the clause of a figure: shares of another time, ..."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_duties import with_duties
from tbcalc.sources.prose_places import is_percent
from tbcalc.sources.prose_reading import Sort
from tbcalc.sources.prose_sentences import Sentence

_GOES: Final = ("销往", "运往", "卖到", "输往", "流向", "發往", "銷往", "運往", "輸往")
_NOUNS: Final = ("占比", "比重", "份额", "所占比重", "佔比", "占比重")
_RANKED: Final = late_pattern(r"(?:位?居|位列|名列|排名|列第|紧随|次之)")
_MOVING: Final = frozenset(("dir", "grown", "basis", "rate"))
_PASSED: Final = frozenset(("is", "to", "stop", "revised", "prep", "qualifier", "basis"))
_FAR: Final = 8
_REACHES: Final = ("达", "达到", "为", "達")


def settled_kinds(sentence: Sentence, sorts: dict[int, Sort]) -> dict[int, Sort]:
    """Return the kinds of figures, those of Chinese that words beside their clause tell settled."""
    if not sorts or sentence.printed(0).isascii():
        return sorts
    told = with_duties(sentence, sorts)
    before = -1
    for place in sentence.figures:
        figure = sentence.marks[place].figure
        sort = told[figure]
        if sort.kind == "growth" and _is_share(sentence, place, before, told):
            told = {**told, figure: replaced(sort, kind="share", nominal=abs(sort.nominal))}
        elif sort.kind == "amount" and _is_price(sentence, place, before, told):
            told = {**told, figure: replaced(sort, kind="rate", role="")}
        elif sort.kind == "share" and sentence.printed(place).endswith("倍"):
            told = {**told, figure: replaced(sort, kind="growth", nominal=sort.nominal - 1)}
        elif sort.kind == "share" and _is_more(sentence, place):
            less = sentence.printed(place - 1).startswith("少")
            less = less or sentence.printed(place - 2).startswith("少")
            nominal = -sort.nominal if less else sort.nominal
            told = {**told, figure: replaced(sort, kind="growth", nominal=nominal)}
        elif sort.nominal < 0 and sentence.printed(place)[0] == "翻":
            told = {**told, figure: replaced(sort, nominal=-sort.nominal)}
        before = place
    return told


def _is_share(sentence: Sentence, place: int, before: int, sorts: dict[int, Sort]) -> bool:
    if not is_percent(sentence, place) and not sentence.printed(place).endswith("成"):
        return False
    if goes_to(sentence, place) >= 0:
        return _MOVING.isdisjoint(
            k for at in sentence.before(place) for k in sentence.marks[at].senses
        )
    is_behind_share = before >= 0 and sorts[sentence.marks[before].figure].kind == "share"
    if is_behind_share and (
        _is_of_other_time(sentence, place, before) or _is_told(sentence, place)
    ):
        return True
    is_named = is_behind_share and bool(sentence.marks[place - 1].area)
    if is_named and not sentence.gap(place - 1):
        return True  # 其中浙江38.2%、广东21.4%
    return _is_led_by_noun(sentence, place)


def _is_price(sentence: Sentence, place: int, before: int, sorts: dict[int, Sort]) -> bool:
    """Tell the price of another time: 平均每吨98.9美元，上年为110.3美元."""
    is_led = before >= 0 and sorts[sentence.marks[before].figure].kind == "rate"
    if not is_led or is_percent(sentence, before) or sentence.printed(before)[-1].isdigit():
        return False
    marks = sentence.marks[before + 1 : place]
    has_time = any(m.phrase is not None or m.sense("basis") == "yoy" for m in marks)
    return has_time and all(m.phrase is not None or _PASSED & m.senses.keys() for m in marks)


def goes_to(sentence: Sentence, place: int) -> int:
    """Return the place of where a part goes or comes from, -1: 其中约85%来自巴西, 九成销往中国."""
    at = place + 1
    at += at < len(sentence.marks) and sentence.printed(at) == "的"
    if at > place + 1 and sentence.has(at, "flow"):
        at += 1  # 76%的出口输往美国
    if at + 1 >= len(sentence.marks) or not sentence.marks[at + 1].area or sentence.gap(at):
        return -1
    is_led = sentence.has(at, "with-from") and sentence.printed(at).startswith(
        ("来自", "产自", "來自")
    )
    return at + 1 if is_led or sentence.printed(at) in _GOES else -1


def _is_of_other_time(sentence: Sentence, place: int, before: int) -> bool:
    """Tell the share of another time, or of another: 去年同期为12.9%, 比对欧盟的12.4%."""
    between = range(before + 1, place)
    marks = [sentence.marks[at] for at in between]
    is_said_again = len(marks) == 2 and marks[0].sense("stop") == ","
    if is_said_again and sentence.printed(place - 1) in _REACHES:
        return True  # 占比首次超过五成，达50.3%
    has_time = any(m.phrase is not None or m.sense("basis") == "yoy" for m in marks)
    is_still = all(m.phrase is not None or _PASSED & m.senses.keys() for m in marks)
    if has_time and is_still and any("is" in m for m in marks):
        return True
    is_compared = any("than" in m or "cmp" in m for m in marks)
    return (
        is_compared
        and sentence.printed(place - 1)[-1] == "的"
        and not any("dir" in m for m in marks)
    )


def _is_told(sentence: Sentence, place: int) -> bool:
    """Tell the share of who is ranked: 美国以15.1%居次."""
    is_led = bool(sentence.marks[place - 1].area) and sentence.gap(place - 1) == "以"
    return is_led and _RANKED.match(sentence.text, sentence.marks[place].end) is not None


def _is_led_by_noun(sentence: Sentence, place: int) -> bool:
    """Tell a share whose noun stands in the clause before: 出口占比首次超过外资企业，达45.8%."""
    if not (sentence.has(place - 1, "is") and sentence.stop(place - 2) == ","):
        return False
    for at in range(place - 3, max(place - _FAR, -1), -1):
        mark = sentence.marks[at]
        if mark.is_figure or not _MOVING.isdisjoint(mark.senses) or sentence.stop(at):
            return False
        if "share" in mark:
            return sentence.printed(at) in _NOUNS
    return False


def _is_more(sentence: Sentence, place: int) -> bool:
    """Tell by how much something is more, in parts: 比去年多了四成."""
    at = place - 1 - sentence.has(place - 1, "by")
    is_cmp = sentence.has(at, "cmp") and sentence.printed(at) in ("多", "少")
    marks = sentence.marks[max(at - _FAR, 0) : at]
    return is_cmp and any("than" in mark or "basis" in mark for mark in marks)
