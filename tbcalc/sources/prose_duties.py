"""Duties as Chinese tells them: how high they become, and whose goods they are on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_asides import is_of_duty
from tbcalc.sources.prose_parts import Named
from tbcalc.sources.prose_reading import Sort
from tbcalc.sources.prose_sentences import Sentence

_GOODS: Final = late_pattern(
    r"(?:出口|进口|输[美华欧日]|[\u3400-\u9fff]{0,4}?)?(?:商品|产品|货物|貨物|產品|汽车|车辆|钢|鋼|铝|农产品)"
    r"(?!出口|进口)"
)
"""What follows whose goods a duty is on: 对中国电动汽车, 340亿美元的中国商品."""
_LEVELS: Final = ("to", "from")


def with_duties(sentence: Sentence, sorts: dict[int, Sort]) -> dict[int, Sort]:
    """Return the kinds of figures, what a duty is raised to being a rate: 由10%上调至25%."""
    if not _is_told(sentence) or all(sort.kind != "growth" for sort in sorts.values()):
        return sorts
    told = dict(sorts)
    for place in sentence.figures:
        figure = sentence.marks[place].figure
        if told[figure].kind == "growth" and _is_level_of_duty(sentence, place):
            told[figure] = replaced(told[figure], kind="rate", nominal=abs(told[figure].nominal))
    return told


def _is_told(sentence: Sentence) -> bool:
    is_han = not sentence.printed(0).isascii()
    return is_han and "rate" in sentence.kinds and is_of_duty(sentence)


def _is_level_of_duty(sentence: Sentence, place: int) -> bool:
    """Tell what a duty told before is set to: no flow nor growth stands between them."""
    if _LEVELS[0] not in sentence.marks[place - 1] and _LEVELS[1] not in sentence.marks[place - 1]:
        return False
    for at in range(place - 1, -1, -1):
        mark = sentence.marks[at]
        if "rate" in mark:
            return True
        if "flow" in mark or "grown" in mark or "topic" in mark:
            return False
    return False


def with_goods_taxed(sentence: Sentence, named: Sequence[Named]) -> Sequence[Named]:
    """Return the areas of a sentence on duties: whose goods they are on is the partner."""
    if not named or not _is_told(sentence):
        return named
    parts = {area.place: _part(sentence, area) for area in named}
    return [replaced(area, part=parts[area.place]) for area in named]


def taxed_at(sentence: Sentence, place: int) -> int:
    """Return the place of whose goods an amount of them is, -1 for others: 340亿美元的中国商品."""
    at = place + 1
    at += at < len(sentence.marks) and sentence.printed(at) == "的"
    if at >= len(sentence.marks) or not sentence.marks[at].area or not _is_told(sentence):
        return -1
    is_goods = _GOODS.match(sentence.text, sentence.marks[at].end) is not None
    return at if is_goods and not sentence.gap(at - 1) else -1


def _part(sentence: Sentence, area: Named) -> str:
    mark = sentence.marks[area.place]
    printed = sentence.printed(area.place)
    if mark.manner == "partner" and printed[0] in "输輸赴":
        return "reporter"  # 中国输美商品
    following = area.place + 1
    is_sender = following < len(sentence.marks) and sentence.printed(following)[0] in "输輸赴"
    is_sender = is_sender and not sentence.gap(area.place)
    is_owner = _GOODS.match(sentence.text, mark.end) is not None and _is_led(sentence, area)
    return "partner" if is_sender or is_owner else area.part


def _is_led(sentence: Sentence, area: Named) -> bool:
    """Tell whose goods something is done to: 对中国电动汽车, 340亿美元的中国商品."""
    left = area.place - 1
    if left < 0 or sentence.gap(left):
        return False
    kinds = sentence.marks[left].senses.keys()
    return sentence.marks[left].is_figure or not {"with", "with-from", "prep"}.isdisjoint(kinds)
