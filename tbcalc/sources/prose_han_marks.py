"""Words of Chinese sentences that tell less where they stand: the flow of a rate compared with."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_marks import Mark
from tbcalc.sources.prose_sentences import Sentence

_ABOVE: Final = ("高于", "低于", "快于", "慢于", "高出", "超出", "快過", "高於", "低於")
_MORE: Final = ("高", "快", "低", "慢")
_FAR: Final = 5
_SENT: Final = ("输往", "輸往", "运往", "運往")
_GOODS: Final = late_pattern("的?(?:货值|貨值|货物|貨物|商品|货品|貨品)")


def with_flows_settled(sentence: Sentence) -> Sentence:
    """Return the sentence with the flow of goods sent, and none that is but compared with.

    比外贸整体增速高0.9个百分点 tells no trade.
    Nor is whose it is told to be the reporter.
    """
    sentence = _with_flows_sent(sentence)
    if "grown" not in sentence.kinds or sentence.kinds.isdisjoint(("cmp", "than")):
        return sentence
    if sentence.printed(0).isascii():
        return sentence
    places = [place for place in range(len(sentence.marks)) if _is_compared(sentence, place)]
    if not places:
        return sentence
    marks = list(sentence.marks)
    for place in places:
        marks[place] = _bare(marks[place])
        if place and marks[place - 1].area and not sentence.gap(place - 1):
            marks[place - 1] = replaced(marks[place - 1], area="")
    return replaced(sentence, marks=tuple(marks))


def _with_flows_sent(sentence: Sentence) -> Sentence:
    """Return the sentence with the flow that goods sent to a place are of: 输往内地的货值跌7%."""
    if "flow" in sentence.kinds or "with" not in sentence.kinds or sentence.printed(0).isascii():
        return sentence
    sent = [p for p in range(len(sentence.marks) - 1) if sentence.printed(p) in _SENT]
    if not any(_is_of_goods(sentence, place) for place in sent):
        return sentence
    marks = list(sentence.marks)
    for place in sent:
        if marks[place + 1].area:
            senses = {**marks[place].senses, "flow": "exports"}
            marks[place] = replaced(marks[place], senses=senses)
    return replaced(sentence, marks=tuple(marks), kinds=sentence.kinds | {"flow"})


def _is_of_goods(sentence: Sentence, place: int) -> bool:
    """Tell whether goods stand behind the places that a word leads to: 输往内地、美国的货值."""
    at = place + 1
    while at + 1 < len(sentence.marks) and (
        sentence.marks[at + 1].area or "and" in sentence.marks[at + 1]
    ):
        at += 1
    is_led = bool(sentence.marks[at].area)
    return is_led and _GOODS.match(sentence.text, sentence.marks[at].end) is not None


def _bare(mark: Mark) -> Mark:
    return replaced(mark, senses={kind: own for kind, own in mark.senses.items() if kind != "flow"})


def _is_compared(sentence: Sentence, place: int) -> bool:
    if "flow" not in sentence.marks[place] or "grown" not in _next(sentence, place):
        return False
    for at in range(place - 1, max(place - _FAR, -1), -1):
        mark = sentence.marks[at]
        if mark.is_figure or sentence.stop(at) or "flow" in mark:
            return False
        if sentence.printed(at) in _ABOVE:
            return True
        if "than" in mark:
            return _is_above(sentence, place)
    return False


def _is_above(sentence: Sentence, place: int) -> bool:
    """Tell whether words behind a flow say that what stands before it grew more, or less."""
    for at in sentence.after(place, ",;:.)"):
        end = sentence.marks[at].end
        if "cmp" in sentence.marks[at] or sentence.text[end : end + 1] in _MORE:
            return True
    return False


def _next(sentence: Sentence, place: int) -> Mark:
    at = place + 1
    while at + 1 < len(sentence.marks) and {"whole", "basis"} & sentence.marks[at].senses.keys():
        at += 1
    return sentence.marks[min(at, len(sentence.marks) - 1)]
