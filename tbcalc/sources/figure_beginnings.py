"""Where figures may begin in running prose: numbers, signs, and words that lead to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tbcalc.sources.figure_core import read_single
from tbcalc.sources.figure_items import NUMBER, Item
from tbcalc.sources.figure_reading import Core

_STARTERS: Final = frozenset((
    "currency", "digit", "tens", "factor", "half", "share", "article", "alone", "percent_before",
))  # fmt: skip
_SIGNS: Final = ("+", "-")
_TENS: Final = ("十", "拾")
_MEASURES: Final = frozenset(("scale", "percent", "currency"))
_VAGUE: Final = ("第", "几", "幾", "数", "數", "好", "上", "双", "雙")
"""Before ten these make it an ordinal, a name or no number in particular: 第十, 数十亿."""
_MANY: Final = ("多", "余", "餘", "来", "來")
_PARTS: Final = frozenset(("digit", "ten", "point"))
_LONGEST: Final = 6
_ARTICLE: Final = frozenset(("article", "filler", "link", "direction", "level", "qualifier"))
_BEHIND_ARTICLE: Final = frozenset(("share", "half", "scale", "points"))


def cores_in(items: Sequence[Item]) -> Iterator[tuple[Core, int, int]]:
    """Yield what may be a figure, with the place where it begins and that behind it."""
    after = 0
    for at in _beginnings(items):
        if at < after or not may_begin(items, at):
            continue
        found = read_single(items, at)
        if found is not None:
            core, after = found
            yield core, at, after


def _beginnings(items: Sequence[Item]) -> list[int]:
    """Return the places of numbers, signs, and words that a figure may begin with."""
    return [
        at
        for at, item in enumerate(items)
        if (not _STARTERS.isdisjoint(item.senses) if item.senses else item.kind == NUMBER)
        or item.text in _SIGNS
        or item.text in _TENS
    ]


_BEFORE_SIGN: Final = (
    "(",
    "[",
    ":",
    ",",
    "同比",
    "环比",
    "環比",
    "增速",
    "增幅",
    "增速为",
    "增幅为",
)
"""What a sign may adjoin that is none of its: 出口同比-1.1%."""


def may_begin(items: Sequence[Item], at: int) -> bool:
    """Tell whether a figure may begin at a number, a sign or a word that one may begin with."""
    item = items[at]
    if item.kind == NUMBER:
        return not _is_glued(items, at)
    if item.text in _SIGNS:
        return _is_sign(items, at)
    if item.text in _TENS:
        return _is_measured(items, at)
    if _STARTERS.isdisjoint(item.senses) or _is_vague(items, at):
        return False
    return not item.senses.keys() <= _ARTICLE or _is_article_of_number(items, at + 1)


def _is_measured(items: Sequence[Item], at: int) -> bool:
    """Tell whether a scale, money or a percent sign ends the number that ten begins: 十三亿."""
    if at and items[at - 1].text in _VAGUE:
        return False
    for item in items[at + 1 : at + _LONGEST]:
        if not _MEASURES.isdisjoint(item.senses):
            return True
        is_number = item.text in _MANY or not _PARTS.isdisjoint(item.senses)
        if item.spaced or not is_number:
            return False
    return False


def _is_vague(items: Sequence[Item], at: int) -> bool:
    """Tell a scale of no number: 数十亿, 几百万."""
    if at == 0 or "scale" not in items[at].senses or items[at - 1].kind != "ideograph":
        return False
    tens = items[at - 1].text in _TENS and at > 1
    return (items[at - 2] if tens else items[at - 1]).text in _VAGUE


def _is_article_of_number(items: Sequence[Item], at: int) -> bool:
    """Tell whether what stands behind an article makes a number of it: a trillion, a third."""
    return at < len(items) and not _BEHIND_ARTICLE.isdisjoint(items[at].senses)


def _is_sign(items: Sequence[Item], at: int) -> bool:
    """Tell whether + or - belongs to the number that follows at once."""
    follows = at + 1 < len(items) and not items[at + 1].spaced
    adjoins = at > 0 and not items[at].spaced and items[at - 1].text not in _BEFORE_SIGN
    return follows and not adjoins


def _is_glued(items: Sequence[Item], at: int) -> bool:
    """Tell whether a number hangs on a word: G20, COVID-19, Q3, 第8."""
    if at == 0:
        return False
    before = items[at - 1]
    if "ordinal" in before and before.kind == "ideograph":
        return True
    if items[at].spaced:
        return False
    if before.text == "-" and at > 1 and not before.spaced:
        return items[at - 2].kind == "word" and "currency" not in items[at - 2]
    return before.kind == "word" and "currency" not in before
