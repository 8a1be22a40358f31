"""The whole that a share is of: which flow, and whose."""

from __future__ import annotations

from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_marks import OTHERS
from tbcalc.sources.prose_scopes import scope_of
from tbcalc.sources.prose_sentences import Sentence


@noun
class Denominator:
    """The flow and the area of a share's whole as far as the sentence names them.

    ``is_all`` tells that it is all of the flow that the share is of: 19.4 percent of the total.
    ``scope`` names the part of the flow that it is: 23.5 percent of non-oil exports.
    """

    flow: str = ""
    area: str = ""
    is_all: bool = False
    scope: str = ""


_ALL: Final = late_pattern(
    r"\s+(?:the |its |their |that )?"
    r"(?:(?:grand|overall|national|annual|nationwide|[a-z]+-(?:quarter|half|month)|"
    r"(?:country|month|quarter|year)['’]s) )?total(?=[.,;)]|$)"
)

_BARE: Final = late_pattern(r"(?:占|占比|占比为|占比达|占比达到)?(?:全省|全市|全区)?的?")

UNTOLD: Final = Denominator()


def _is_bare(sentence: Sentence, place: int, left: int) -> bool:
    """Tell a Chinese share of the same flow in all: 机电产品出口6.66万亿元，占58.2%."""
    before = left - 1
    if before < 1 or sentence.gap(before).strip() or sentence.stop(before) not in (",", ""):
        return False
    is_behind = sentence.marks[before].is_figure or sentence.marks[before - 1].is_figure
    words = sentence.text[sentence.marks[left].start : sentence.marks[place].start]
    return is_behind and _BARE.fullmatch(words) is not None


def denominator(sentence: Sentence, place: int) -> Denominator:
    """Return what the share at ``place`` is of: 58.2 percent of exports, 占出口总值的58.2%."""
    behind = list(sentence.after(place, ",;:.)"))
    is_led = bool(behind) and sentence.marks[behind[0]].sense("prep") == "of"
    if is_led and _ALL.match(sentence.text, sentence.marks[behind[0]].end):
        return Denominator(is_all=True)
    reach = behind if is_led else list(sentence.before(place))
    flow = area = scope = ""
    for at in reach:
        mark = sentence.marks[at]
        if "flow" in mark and not flow:
            flow, scope = mark.senses["flow"].rstrip("+-"), scope_of(sentence, at)
        elif "topic" in mark and not flow:
            flow = "other"
        elif mark.area and mark.area != OTHERS and not area:
            area = mark.area
        if "share" in mark or ("dir" in mark and flow):
            break
    word = next((at for at in reach if "share" in sentence.marks[at]), -1)
    is_told = is_led or word >= 0
    if is_told and not (is_led or flow or area) and _is_bare(sentence, place, word):
        return Denominator(is_all=True)
    return Denominator(flow, area, scope=scope) if is_told and (flow or area) else UNTOLD
