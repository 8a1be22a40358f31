"""Qualifiers that stand away from their figure: 约占外贸总值的四成, 约为上年的2.4倍."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from tbcalc.errors import TbcalcError
from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.figure_search import Found
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.lexicon import lexicon_rows

_SHARE: Final = r"占[^，。；：、\d]{0,16}的"
_TIME: Final = (
    r"(?:是|为|了)?(?:去年|上年|前年|上月|上一年|同期|\d{4}年)(?:全年|同期|同月|全月)?(?:水平)?的?"
)
_WHOLE: Final = r"[^，。；：、\d]{0,10}(?:总额|总值|总量|规模|贸易额|进出口|出口|进口)的"
_WITHIN: Final = late_pattern(r"翻了?(?P<word>近|约|超|逾|接近|超过|将近)[一两二兩三]番")
_SCALES: Final = "万萬亿億千百"
_TO: Final = ("至", "到", "达", "達")
_MOVED: Final = r"(?:同比|环比|環比)?(?:增长|增長|增加|上升|提高|下降|减少|減少|下滑|增|降)了?"
_BACK: Final = 32
_VERBS: Final = ("rose", "fell", "grew", "up", "down", "shrank", "sank", "slid", "swelled")
_COUNTRY: Final = ("US ", "U.S. ")
_THE: Final = 4
_CMP: Final = ("低于", "低於", "高于", "高於", "超出", "超过", "超過", "多于", "少于", "不及")
_TARGET: Final = late_pattern(
    r"的[\u3400-\u9fff]{0,6}?(?:目标|目標|预期|預期|预测|預測|预估|中值|均值)"
)
_MARK: Final = late_pattern(
    r"[\s-]+(?:\w+[\s-]){0,2}?(?:mark|thresholds?|level|milestone|barrier|line|target|goal)\b"
)
"""What is passed, so that more than it was reached: surpassing the $5 billion mark."""


def with_qualifiers(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the figures, those qualified before the whole or the time they are of among them."""
    head = text[:_BACK]
    if head.isascii() or not any("\u3400" <= sign <= "\u9fff" for sign in head):
        return [
            _without_country(text, _compared(text, each) if _is_over(text, before, each) else each)
            for before, each in pairwise([None, *_without_moves(text, found)])
            if each is not None
        ]
    parted = [_without_target(text, each) for each in _without_steps(text, found)]
    return [_qualified(text, each) if each.figure.qualifier == "exact" else each for each in parted]


def _without_target(text: str, found: Found) -> Found:
    """Return a Chinese target without the word that compares with it: 低于500亿的目标.

    So is 多 none that only begins 多出.
    """
    if found.qualifier_end <= found.qualifier_start or found.range_with is not None:
        return found
    if text[found.qualifier_start : found.qualifier_end + 1] in ("多出", "多于"):
        return _compared(text, found)
    is_cmp = text[found.qualifier_start : found.qualifier_end].endswith(_CMP)
    return _compared(text, found) if is_cmp and _TARGET.match(text, found.end) else found


def _without_steps(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the figures, no range where the first is a step to the second: 增加2亿元至9亿元."""
    told = list(found)
    for i, first in enumerate(found):
        if first.range_with != i + 1 or not _is_step(text, first, found[i + 1]):
            continue
        for at in (i, i + 1):
            told[at] = _alone(text, found[at])
    return told


def _without_moves(text: str, found: Sequence[Found]) -> Sequence[Found]:
    """Return the figures, no range where a gap widened $6.4 billion to $9.0 billion."""
    if all(each.range_with is None for each in found):
        return found
    told = list(found)
    for i, first in enumerate(found):
        if first.range_with == i + 1 and text[first.start : first.end].lower() == "one":
            told[i + 1] = _alone(text, found[i + 1])  # the overall one to $2 billion
            continue
        is_pair = first.range_with == i + 1 and first.figure.kind == "amount"
        if not is_pair or text[first.end : found[i + 1].start] != " to ":
            continue
        is_money = not text[first.end - 1].isdigit() and not text[first.start].isdigit()
        if is_money and _moves().search(text, max(0, first.start - _BACK), first.start):
            told[i], told[i + 1] = _alone(text, first), _alone(text, found[i + 1])
    return told


@cache
def _moves() -> re.Pattern[str]:
    """Return the English verbs of movement that a step stands right behind."""
    rows = lexicon_rows("figure_words_en.txt")
    words = {w for kind, _, listed in rows if kind == "direction" for w in listed.split("|")}
    own = (w for w in words if w.endswith("ed") or w in _VERBS)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(own)))}) (?:by )?$")


def _is_step(text: str, first: Found, second: Found) -> bool:
    """Tell a change with its money and the level it leads to from the ends of a range."""
    if first.figure.kind != "amount" or text[first.end - 1].isdigit() or first.end == second.start:
        return False
    is_money = text[first.end - 1] not in _SCALES and text[first.end : second.start] in _TO
    return is_money and _steps().search(text, max(0, first.start - _BACK), first.start) is not None


def _alone(text: str, found: Found) -> Found:
    try:
        read = read_figure(text[found.start : found.end], assume=found.figure.unit)
    except TbcalcError:
        return found
    at = found.start
    return replaced(found, figure=read, range_with=None, qualifier_start=at, qualifier_end=at)


@cache
def _steps() -> re.Pattern[str]:
    """Return the words of movement that a step stands right behind."""
    rows = lexicon_rows("figure_words_zh.txt")
    words = {w for kind, _, listed in rows if kind == "direction" for w in listed.split("|")}
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})了?$")


def _without_country(text: str, found: Found) -> Found:
    """Return an amount without the country before it: those to the US $9.52 billion."""
    if not text.startswith("U", found.start):
        return found
    area = next((a for a in _COUNTRY if text.startswith(a + "$", found.start)), "")
    if not (area and text[max(0, found.start - _THE) : found.start].lower().endswith("the ")):
        return found
    start = found.start + len(area)
    figure = replaced(found.figure, text=found.figure.text.removeprefix(area))
    is_bare = found.qualifier_start == found.qualifier_end
    at = start if is_bare else found.qualifier_start
    return replaced(
        found, figure=figure, start=start, qualifier_start=at,
        qualifier_end=start if is_bare else found.qualifier_end,
    )  # fmt: skip


def _is_over(text: str, before: Found | None, own: Found) -> bool:
    """Tell "over" that compares from "over" that qualifies: a jump of 9 percent over $9 billion."""
    if before is None:
        return False
    if _is_expected(text, own):
        return True
    is_over = text[own.qualifier_start : own.qualifier_end].lower() == "over"
    is_next = is_over and not text[before.end : own.qualifier_start].strip()
    return is_next and before.figure.kind == "percent"


def _is_expected(text: str, own: Found) -> bool:
    """Tell what another was compared with: exceeding the $3 billion expected by economists."""
    if own.qualifier_end <= own.qualifier_start:
        return False
    is_led = text[own.qualifier_start : own.start].rstrip().lower().endswith(" the")
    return is_led and _MARK.match(text, own.end) is None


def _compared(text: str, found: Found) -> Found:
    """Return an amount without the word that only compares another with it."""
    try:
        read = read_figure(text[found.start : found.end], assume=found.figure.unit)
    except TbcalcError:
        return found
    return replaced(found, figure=read, qualifier_start=found.start, qualifier_end=found.start)


def _with_word_within(found: Found) -> Found:
    """Return a doubling with the qualifier that its own words hold: 翻了近一番."""
    within = _WITHIN.search(found.figure.text)
    if within is None:
        return found
    bare = found.figure.text.replace(within["word"], "")
    read = read_figure(within["word"] + bare)
    start = found.start + within.start("word")
    figure = replaced(read, text=found.figure.text)
    end = start + len(within["word"])
    return replaced(found, figure=figure, qualifier_start=start, qualifier_end=end)


def _qualified(text: str, found: Found) -> Found:
    if found.is_spelled:
        found = _with_word_within(found)
    match = _pattern().search(text, max(0, found.start - _BACK), found.start)
    if match is None or found.range_with is not None:
        return found
    is_name = text.startswith("越南", match.start("word"))  # 占越南进口总额的37.9%
    if is_name or (match["moved"] and len(match["word"]) == 1):
        return found  # 上涨5%: no 上 of its own
    compared = ("amount",) if match["whole"] else ("amount", "percent") if match["time"] else ()
    if found.figure.kind in compared:
        return found  # more than last year's 5 billion: those are 5 billion
    core = text[found.start : found.end]
    try:
        read = read_figure(match["word"] + core, assume=found.figure.unit)
    except TbcalcError:
        return found
    is_same = read.value == found.figure.value and read.kind == found.figure.kind
    if not is_same:
        return found
    return replaced(
        found, figure=read, qualifier_start=match.start("word"), qualifier_end=match.end("word")
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Return the words that qualify, each with what may part it from its figure."""
    words = {
        word
        for kind, _, listed in lexicon_rows("figure_words_zh.txt")
        if kind == "qualifier"
        for word in listed.split("|")
    }
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    apart = rf"{_SHARE}|(?P<time>{_TIME})|(?P<whole>{_WHOLE})|(?P<moved>{_MOVED})"
    return re.compile(rf"(?P<word>{either})(?:{apart})$")
