"""Partners that Chinese tells by what they take of a whole: 美国占11%, 荷兰以20亿元居第三."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.area import WORLD, country_of
from tbcalc.sources.prose_duties import taxed_at
from tbcalc.sources.prose_han_kinds import goes_to
from tbcalc.sources.prose_lists import is_level
from tbcalc.sources.prose_marks import OTHERS
from tbcalc.sources.prose_parts import Named
from tbcalc.sources.prose_reading import Reading, Subject
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_sides import Sides

_BETWEEN: Final = ("", "则", "則", "就", "仍", "约", "也", "仅", "便", "各")
_FEW: Final = 4


def with_takers(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """Return the readings, shares and ranked amounts with the partner named right before them."""
    if not any(mark.area for mark in sentence.marks) or sentence.printed(0).isascii():
        return readings
    told = list(readings)
    for i, (place, reading) in enumerate(zip(sentence.figures, readings, strict=True)):
        taker = -1
        if reading.kind == "share":
            taker = max(goes_to(sentence, place), _taker(sentence, place), _ranked(sentence, place))
        elif reading.kind in ("amount", "count"):
            taker = max(_ranked(sentence, place), _listed(sentence, place, reading))
            goods = taxed_at(sentence, place) if reading.kind == "amount" else -1
            if goods >= 0 and sentence.marks[goods].area != reading.reporter:
                area = sentence.marks[goods].area
                told[i] = replaced(reading, subject=Subject("imports", 0, place), partner=area)
                continue
        if reading.kind == "share" and i and readings[i - 1].kind == "share":
            told[i] = _of_place(sentence, reading, place)
        code = sentence.marks[taker].area if taker >= 0 else ""
        own = _of_part(sentence, told, i, code) if code and reading.kind == "share" else None
        if own is not None:
            told[i] = own
            continue
        if not code or code in (OTHERS, WORLD) or not _is_foreign(sentence, code, reading, taker):
            continue
        told[i] = _of_taker(sentence, told, i, code)
    return told


def _of_part(sentence: Sentence, told: Sequence[Reading], i: int, code: str) -> Reading | None:
    """Return the share of a place whose own level a list told: 青岛占全省的29%."""
    levels = [j for j in range(i) if is_level(told[j]) and told[j].reporter == code]
    if not levels or len({r.reporter for r in told[:i]}) == 1:
        return None
    level = told[levels[-1]]
    figure = sentence.marks[sentence.figures[levels[-1]]].figure
    return replaced(told[i], reporter=code, subject=level.subject, of=figure)


def _of_place(sentence: Sentence, reading: Reading, place: int) -> Reading:
    """Return the share of a place named right before it as its own: 其中浙江38.2%、广东21.4%."""
    code = sentence.marks[place - 1].area
    if not code or sentence.gap(place - 1) or code == reading.reporter:
        return reading
    is_home = country_of(code) == country_of(reading.reporter)
    subject = replaced(reading.subject, place=place)
    side = "reporter" if is_home else "partner"
    return replaced(reading, subject=subject, **{side: code})


def _taker(sentence: Sentence, place: int) -> int:
    """Return the place of who has the share at a place, -1 where none is named right before it."""
    word = next((at for at in _back(sentence, place) if "share" in sentence.marks[at]), -1)
    if word < 1 or sentence.gap(word - 1).strip() not in _BETWEEN:
        return -1
    at = word - 1 - (sentence.printed(word - 1) == "的")
    mark = sentence.marks[at]
    is_name = bool(mark.area) and not mark.manner.startswith("pair") and at >= 0
    return at if is_name and _begins_clause(sentence, at) else -1


def _back(sentence: Sentence, place: int) -> Sequence[int]:
    return list(sentence.before(place))[::-1]


def _begins_clause(sentence: Sentence, at: int) -> bool:
    """Tell an area that its clause begins with, but for 其中, a time or a rank before it."""
    if at == 0 or sentence.stop(at - 1) or sentence.marks[at].manner == "partner":
        return True
    if sentence.has(at - 1, "with-from") or sentence.has(at - 1, "with"):
        return at == 1 or bool(sentence.stop(at - 2)) or sentence.has(at - 2, "both")
    before = sentence.marks[at - 1]
    return "both" in before or before.phrase is not None or "and" in before


@cache
def _places() -> re.Pattern[str]:
    """Return what follows who is ranked: 居第二, 紧随其后, 次之."""
    return re.compile(r"[，,]?(?:则|仍)?(?:位?居|位?列|名列|排名?|位于|紧随|次之|居次)")


def _ranked(sentence: Sentence, place: int) -> int:
    """Return the place of who is ranked by the amount at a place, -1 where none is."""
    left = place - 1
    if left < 0 or "placed" not in sentence.kinds:
        return -1
    if sentence.marks[left].area and sentence.gap(left) == "以":
        is_ranked = _places().match(sentence.text, sentence.marks[place].end)
        return left if is_ranked else -1
    for at in range(left, max(left - _FEW, -1), -1):
        mark = sentence.marks[at]
        if mark.area:
            return at if _places().match(sentence.text, mark.end) else -1
        if mark.is_figure or "flow" in mark or "topic" in mark:
            return -1
    return -1


def without_ranked(sentence: Sentence, named: Sequence[Named], told: Sides) -> Sequence[Named]:
    """Return the areas without those that are but ranked among the partners of another."""
    if "placed" not in sentence.kinds:
        return named
    is_ranking = "ally" in sentence.kinds or bool(told.partners)
    is_ranking = is_ranking or any(area.part == "partner" for area in named)
    kept: list[Named] = []
    for area in named:
        home = next((a.code for a in kept if a.part == "reporter"), told.reporter)
        is_other = bool(home) and is_ranking and country_of(home) != country_of(area.code)
        if not (is_other and area.part == "reporter" and _is_ranked(sentence, area.place)):
            kept.append(area)
    return kept


def _is_ranked(sentence: Sentence, place: int) -> bool:
    behind = place + 1
    if behind in sentence.figures and sentence.gap(place) == "以":
        return _places().match(sentence.text, sentence.marks[behind].end) is not None
    return _places().match(sentence.text, sentence.marks[place].end) is not None


def _listed(sentence: Sentence, place: int, reading: Reading) -> int:
    """Return the place of a partner listed with its amount, -1: 其中缅甸560亿元、越南230亿元."""
    at = place - 1
    if at < 1 or not sentence.marks[at].area or sentence.gap(at) or not reading.partner:
        return -1
    mark = sentence.marks[at]
    is_name = mark.manner != "partner" and not mark.manner.startswith("pair")
    is_told = any("both" in m for m in sentence.marks[:at]) and any(
        "flow" in m for m in sentence.marks[:at]
    )
    return at if is_name and is_told and _begins_clause(sentence, at) else -1


def _is_foreign(sentence: Sentence, code: str, reading: Reading, taker: int) -> bool:
    """Tell whether an area may be the partner of whose trade it is: no part of it, nor it itself.

    A whole named behind it is that of a reporter.
    """
    home = reading.reporter
    if not home:
        return False
    whole = next(
        (mark.area for mark in sentence.marks[taker + 1 :] if mark.area or mark.is_figure), ""
    )
    owner = whole or home
    return country_of(owner) != country_of(code) and country_of(code) != country_of(home)


def _of_taker(sentence: Sentence, told: Sequence[Reading], i: int, code: str) -> Reading:
    """Return a reading with its partner, of the flow that its whole is, where that is named."""
    own, place = told[i], sentence.figures[i]
    flow = next((at for at in sentence.before(place) if sentence.has(at, "flow")), -1)
    if flow < 0 or own.kind != "share":
        if own.kind != "share":
            return replaced(own, partner=code)
        level = next((r for r in told[:i] if is_level(r) and r.partner == code), None)
        subject = replaced(own.subject, place=place) if level is None else level.subject
        return replaced(own, partner=code, subject=subject)
    name = sentence.marks[flow].senses["flow"]
    level = next((r for r in told[:i] if is_level(r) and (r.flow, r.partner) == (name, code)), None)
    if level is not None:
        return replaced(own, partner=code, subject=level.subject)
    sign = {"+": 1, "-": -1}.get(name[-1], 0)
    return replaced(own, partner=code, subject=Subject(name.rstrip("+-"), sign, flow))
