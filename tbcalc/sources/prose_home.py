"""Whose trade it is where Chinese goes back to the whole of it: 全省, 我市, a customs house's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.area import country_of, is_within
from tbcalc.sources.prose_duties import with_goods_taxed
from tbcalc.sources.prose_parts import HOME, Named
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_sides import Sides

_PROVINCE: Final = frozenset(("全省", "我省", "该省", "該省", "全区", "该区", "全自治区"))
_CITY: Final = frozenset(("全市", "我市", "该市", "該市"))
_OFFICE: Final = late_pattern(
    r"市?(?:海关|海關|统计局|商务局|商务委|商务厅|关区|口岸办|外汇局|贸促会)"
)
"""What makes a city but the seat of an office that tells of trade: 郑州海关."""
_SUMMED: Final = late_pattern(
    r"合计|合計|共计|共計|总计|合共|总共|[两兩二三四五六七八九十\d]+[国國地]"
)
"""What makes one trade of that with all partners of a list: 对美国、日本合计出口."""
_PASSED: Final = late_pattern(
    r"(?:超过|超越|反超|赶超|领跑|领先|跑赢|仅次于|不及|落后于|超過|僅次於)(?:[\u3400-\u9fff]{1,4}(?:和|、|及|与))?$"
)
"""What stands before a place that another is ahead of, or behind."""
_BACK: Final = 10
_BESIDE: Final = frozenset(("share", "cmp", "than", "rank", "with"))
"""Words behind which a whole is but what is compared with: 占全省, 高于全省."""


def told_in_han(sentence: Sentence, named: Sequence[Named], told: Sides) -> list[Named]:
    """Return the areas as Chinese means them; ``told`` are the sides so far."""
    if not named and "its" not in sentence.kinds:
        return []
    areas = [area for area in named if not _is_compared(sentence, area, named, told)]
    areas = _without_offices(sentence, _with_wholes_of_home(sentence, areas, told))
    return list(with_goods_taxed(sentence, areas))


def _is_compared(sentence: Sentence, area: Named, named: Sequence[Named], told: Sides) -> bool:
    """Tell a place in which another lies, or that another only surpasses: 首次超过日本."""
    mark = sentence.marks[area.place]
    if area.part != "reporter" or sentence.printed(area.place).isascii():
        return False
    if sentence.text.startswith("所在", mark.end):
        return True
    start = max(sentence.start, mark.start - _BACK)
    is_passed = _PASSED.search(sentence.text[start : mark.start]) is not None
    return is_passed and (told.reporter != "" or any(a.place < area.place for a in named))


def _with_wholes_of_home(sentence: Sentence, named: Sequence[Named], told: Sides) -> list[Named]:
    """Return the areas with those that 全省 and 全市 go back to; ``told`` are the sides so far."""
    areas = list(named)
    if "its" not in sentence.kinds:
        return areas
    for place, mark in enumerate(sentence.marks):
        if "its" not in mark.senses:
            continue
        last = next((a.code for a in reversed(areas) if a.place < place), told.reporter)
        whole = _whole(sentence.printed(place), last)
        if whole != last and not _is_beside(sentence, place):
            areas.append(Named(place, whole, "reporter"))
            areas.sort(key=lambda area: area.place)
    return areas


def _whole(word: str, code: str) -> str:
    """Return the province or the city that a word means where an area was told of."""
    levels = code.split("/")
    if country_of(code) != HOME or "+" in code or "-" not in code:
        return code
    if word in _PROVINCE:
        return levels[0]
    return "/".join(levels[:2]) if word in _CITY else code


def _is_beside(sentence: Sentence, place: int) -> bool:
    return any(
        not _BESIDE.isdisjoint(sentence.marks[at].senses) for at in sentence.before(place, ",;:.(")
    )


def _without_offices(sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """Return the areas without a city whose office tells of its province: 合肥海关透露，安徽省….

    So is the office of one place that tells of another below it.
    """
    if len(named) <= 1:
        return list(named)
    return [
        area
        for i, area in enumerate(named)
        if not (
            country_of(area.code) == HOME
            and any(is_within(area.code, b.code) and b.code != area.code for b in named[i + 1 :])
            and _OFFICE.match(sentence.text, sentence.marks[area.place].end)
        )
    ]


def with_partners_summed(
    sentence: Sentence, readings: list[Reading], partners: Mapping[int, tuple[str, ...]]
) -> list[Reading]:
    """Return the readings, those of what trade with several comes to together with no partner."""
    summed: set[int] = set()
    seen: set[int] = set()
    for place, reading in zip(sentence.figures, readings, strict=True):
        at = reading.subject.place
        if at in seen or len(partners.get(at, ())) <= 1:
            continue
        seen.add(at)
        start = max((m.end for m in sentence.marks[:place] if m.area), default=sentence.start)
        if _SUMMED.search(sentence.text, start, sentence.marks[place].start):
            summed.add(at)
    if not summed:
        return readings
    return [replaced(r, partner="") if r.subject.place in summed else r for r in readings]
