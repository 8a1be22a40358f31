"""The whole that a share is of: which flow, and whose."""

from __future__ import annotations

import re
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.sources.prose_sentences import Sentence


@noun
class Denominator:
    """The flow and the area of a share's whole as far as the sentence names them.

    ``is_all`` tells that it is all of the flow that the share is of: 19.4 percent of the total.
    """

    flow: str = ""
    area: str = ""
    is_all: bool = False


_ALL: Final = re.compile(r"\s+(?:the |its |their |that )?(?:(?:grand|overall) )?total(?=[.,;)]|$)")

UNTOLD: Final = Denominator()


def denominator(sentence: Sentence, place: int) -> Denominator:
    """Return what the share at ``place`` is of: 58.2 percent of exports, 占出口总值的58.2%."""
    behind = list(sentence.after(place, ",;:.)"))
    is_led = bool(behind) and sentence.marks[behind[0]].sense("prep") == "of"
    if is_led and _ALL.match(sentence.text, sentence.marks[behind[0]].end):
        return Denominator(is_all=True)
    reach = behind if is_led else list(sentence.before(place))
    flow = area = ""
    for at in reach:
        mark = sentence.marks[at]
        if "flow" in mark and not flow:
            flow = mark.senses["flow"].rstrip("+-")
        elif "topic" in mark and not flow:
            flow = "other"
        elif mark.area and not area:
            area = mark.area
        if "share" in mark or ("dir" in mark and flow):
            break
    is_told = is_led or any("share" in sentence.marks[at] for at in reach)
    return Denominator(flow, area) if is_told and (flow or area) else UNTOLD
