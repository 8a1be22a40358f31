"""The part of a flow that a figure covers: laptops, services, private firms."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.lexicon import lexicon_rows
from tbcalc.sources.prose_sentences import Sentence

_WORDS: Final = late_pattern(r"[^\W\d_][\w'’&-]*")
_WITHIN: Final = late_pattern(
    r" (?:(?:within|inside) the\b"
    r"|(?:between|among) (?:the )?(?:members?|member states|countries) of\b)"
)
"""What follows the trade that an area's members have with one another."""
_HEAD: Final = 40
_OF_LAST: Final = late_pattern(r"\s*(?:其中|Of (?:this|that|these|which)\b)")
"""How a sentence begins that parts what the last one was about."""
_PARTING: Final = "其中"
_MADE_UP: Final = (
    "made up",
    "make up",
    "makes up",
    "account",
    "constitut",
    "compris",
    "represent",
    "contribut",
)
_PASSED: Final = ("alone", "now", "still", "thus", "again", "ever", "then", "jointly", "itself")
_MOST_MARKS: Final = 12
_MOST_WORDS: Final = 4
_MOST_SIGNS: Final = 12
_PARTS: Final = ("nodx", "domestic exports", "re-exports", "reexports", "轉口", "港產品出口")
"""Flows that are a part of another by their own names."""
_KINDS: Final = late_pattern(
    r"(?i)\s+(?:(?:in|of) )?"
    r"(goods and services|(?<=of )(?:services|goods)|(?<=in )(?:services|goods))\b"
)
_BOTH: Final = late_pattern(r"(?i)\b(?:goods|merchandise) (?:and|&) $")


@cache
def _plain_words(language: str) -> frozenset[str]:
    """Return the words that do not narrow a flow: goods, total, 货物."""
    rows = lexicon_rows("prose_scopes.txt")
    return frozenset(word for own, words in rows if own == language for word in words.split("|"))


@cache
def _plain_signs() -> re.Pattern[str]:
    longest_first = sorted(_plain_words("zh"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def scope_of(sentence: Sentence, place: int) -> str:
    """Return the words before a flow that narrow it, empty when it is the whole flow."""
    own = _own_scope(sentence.printed(place).lower())
    if own == "services" and sentence.printed(place)[0] >= "\u3400":
        return _chinese_before(sentence, place) + own
    kind = None if own else _KINDS.match(sentence.text, sentence.marks[place].end)
    if own == "services" and _BOTH.search(sentence.text, *_just_before(sentence, place)):
        return "goods and services"
    if _WITHIN.match(sentence.text, sentence.marks[place].end):
        return "within"
    if own or kind or _excludes(sentence):
        return own or (kind.group(1).lower() if kind else "without-what-is-excluded")
    left = place - 1
    while left >= 0 and "and" in sentence.marks[left] and sentence.printed(left).isascii():
        left -= 1
    is_average = left >= 0 and "average" in sentence.marks[left]
    before = sentence.marks[left].end if left >= 0 else sentence.start
    gap = sentence.text[before : sentence.marks[place].start]
    if sentence.printed(place)[0] >= "\u3400":
        near = _chinese(gap) or thing_before_figure(sentence, place)
        return near or _part_named_before(sentence, place)
    named = "average" if is_average and not gap.strip() else _english(gap)
    return named or _behind(sentence, place)


def _just_before(sentence: Sentence, place: int) -> tuple[int, int]:
    start = sentence.marks[place].start
    return max(sentence.start, start - _HEAD), start


def lent_scopes(sentence: Sentence, carried: str) -> dict[int, str]:
    """Return the scope that each flow has where it names none, by its place.

    Only words that part what was told before lend one: that of the last sentence, or of the flow
    that their clause begins with. 其中，货物贸易出口…，进口…；知识密集型服务进出口…，其中出口…
    """
    begins = _OF_LAST.match(sentence.text, sentence.start) is not None
    if not begins and "both" not in sentence.kinds:
        return {}
    lent: dict[int, str] = {}
    scope = whole = carried if begins else ""
    is_parted = begins
    for place, mark in enumerate(sentence.marks):
        if sentence.stop(place) == ";":
            scope = whole
        elif "both" in mark and sentence.printed(place) == _PARTING:
            whole, is_parted = scope, True
        elif "flow" in mark and sentence.gap(place)[:1] != "第":
            scope = scope_of(sentence, place) or (scope if is_parted else "")
            lent.update({place: scope} if is_parted else {})
    return lent


def _chinese_before(sentence: Sentence, place: int) -> str:
    start = sentence.marks[place - 1].end if place else sentence.start
    return _chinese(sentence.text[start : sentence.marks[place].start])


def _part_named_before(sentence: Sentence, place: int) -> str:
    """Return the part of trade that a clause before told of: 民营企业表现活跃，进出口8015.6亿元."""
    at, farthest = place, max(0, place - _MOST_MARKS)
    while at > farthest and not (sentence.marks[at - 1].is_figure or sentence.stop(at - 1) == ";"):
        at -= 1
    is_parted = sentence.stop(place - 1) == "," or sentence.has(place - 1, "sum")
    if not is_parted or at == place:
        return ""
    start = sentence.marks[at - 1].end if at else sentence.start
    named = _parts().search(sentence.text, start, sentence.marks[place].start)
    return named.group() if named else ""


@cache
def _parts() -> re.Pattern[str]:
    """Return the parts of a country's trade that Chinese reports tell of: 民营企业, 机电产品."""
    return re.compile("|".join(map(re.escape, sorted(_plain_words("zh-part")))))


def thing_before_figure(sentence: Sentence, place: int) -> str:
    """Return the noun that alone parts a mark from the figure behind it: 出口汽车5134.6亿元."""
    is_figure = place + 1 < len(sentence.marks) and sentence.marks[place + 1].is_figure
    return _chinese(sentence.gap(place)) if is_figure else ""


def _own_scope(flow: str) -> str:
    """Return what the words for a flow say of its scope: services, goods, or both."""
    if flow.startswith("跨境电商"):
        return "跨境电商"
    if flow in _PARTS:
        return flow
    services = "services" in flow or "服务" in flow
    goods = flow.startswith(("goods", "merchandise")) or "in goods" in flow or "货物" in flow
    goods = goods or "商品和" in flow
    if services and goods:
        return "goods and services"
    return "services" if services else "goods" if goods else ""


def _excludes(sentence: Sentence) -> bool:
    """Tell whether the sentence is about what is left when something is excluded."""
    head = sentence.text[sentence.start : sentence.start + _HEAD].lower()
    return any(map(head.__contains__, _plain_words("excluding")))


def _english(gap: str) -> str:
    if gap and not gap[-1].isspace():
        return ""
    kept: list[str] = []
    for word in reversed(_WORDS.findall(gap)):
        is_joint = bool(kept) and word.lower() == "and"
        if (is_plain(word) and not is_joint) or len(kept) == _MOST_WORDS:
            break
        kept.append(word)
    words = [*reversed(kept)]
    return " ".join(words[1:] if words[:1] == ["and"] else words)


def _behind(sentence: Sentence, place: int) -> str:
    """Return what an "of" behind the flow narrows it to: exports of cars."""
    if not sentence.has(place + 1, "prep") or sentence.marks[place + 1].senses["prep"] != "of":
        return ""
    after = place + 2
    while sentence.has(after, "and"):
        after += 1
    end = sentence.marks[after].start if after < len(sentence.marks) else sentence.end
    words = _WORDS.findall(sentence.text[sentence.marks[place + 1].end : end])
    kept: list[str] = []
    for at, word in enumerate(words):
        joins = word == "and" and kept and at + 1 < len(words) and not is_plain(words[at + 1])
        if is_plain(word) and not joins:
            break
        kept.append(word)
    return " ".join(kept[:_MOST_WORDS])


def is_plain(word: str) -> bool:
    """Tell whether a word narrows no flow: one of the lexicon, or whose flow it is."""
    small = word.lower()
    return small in _plain_words("en") or small.endswith(("'s", "’s", "s'", "s’"))


def _chinese(gap: str) -> str:
    return without_plain_signs(gap)[-_MOST_SIGNS:]


@cache
def _no_han() -> re.Pattern[str]:
    return re.compile(r"[\W\d_\0-\u036f]")


def is_of_untold(sentence: Sentence, place: int) -> bool:
    """Tell a Chinese share of something whose amount is not told: 其中大豆约占三分之一."""
    word = next((at for at in sentence.before(place) if "share" in sentence.marks[at]), -1)
    if sentence.printed(place).isascii():
        return _is_of_part(sentence, place, word)
    if word < 1 or sentence.printed(word).isascii():
        return False
    begins = bool(sentence.stop(word - 1)) or sentence.printed(word - 1) in (_PARTING, "的")
    return begins and len(_chinese(sentence.gap(word - 1))) > 1


def _is_of_part(sentence: Sentence, place: int, word: int) -> bool:
    """Tell the share of goods whose amount is not told: crude made up 81 percent, coal 5 percent.

    ``word`` is the place of the word for a share before it, -1 where there is none.
    """
    last, end = sentence.figure_before(place), sentence.marks[place].end
    if word < 0:
        is_next = last >= 0 and any(sentence.printed(p) == "and" for p in range(last, place))
        is_next = is_next and sentence.printed(last)[-1:] in ("%", "t")
        return is_next and "share" in sentence.kinds and is_of_untold(sentence, last)
    verb = sentence.printed(word).lower()
    is_told = any(
        p > place and sentence.printed(p)[-1] not in ("%", "t")
        for p in sentence.figures
        if sentence.marks[p].start - end < _HEAD
    )
    has_flow = any("flow" in sentence.marks[p] for p in sentence.before(word))
    if not verb.startswith(_MADE_UP) or verb.split()[0].endswith("ing") or is_told or has_flow:
        return False
    start = sentence.marks[word - 1].end if word else sentence.start
    named = _english(sentence.text[start : sentence.marks[word].start])
    return bool(named) and named.lower() not in _PASSED


def without_plain_signs(text: str) -> str:
    """Return the Chinese characters of a text without the words that narrow no flow."""
    return _plain_signs().sub("", _no_han().sub("", text))
