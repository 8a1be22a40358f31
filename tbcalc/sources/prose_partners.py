"""Partners as Chinese names them: listed, ranked, or with a figure of their own behind a flow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.area import country_of
from tbcalc.sources.area_text import area_name
from tbcalc.sources.figure_tokens import HAN
from tbcalc.sources.prose_pairs import weak_signs
from tbcalc.sources.prose_parts import HOME, Named, is_han
from tbcalc.sources.prose_reading import Reading
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_towards import is_towards

_MANY: Final = 2


@cache
def _rank() -> re.Pattern[str]:
    """Return what stands between an owner and its partner: 我国在欧洲的第二大贸易伙伴."""
    return re.compile(
        rf"(?:的?(?:在|于){HAN}{{1,6}}?)?(?:{HAN}{{0,5}}(?:货物贸易|服务贸易|商品贸易|货物|商品|产品|服务|贸易))?的?"
        r"(?:(?:(?:前?第?[一二三四五六七八九十两][、，和及]?)+大|最大|最主要|主要|重要|首要|头号|最重要|传统)"
        rf"的?{HAN}{{0,6}})?的?"
    )


def is_ranking_in_han(sentence: Sentence) -> bool:
    """Tell whether a Chinese sentence tells of trading partners."""
    if "ally" not in sentence.kinds:
        return False
    return any(is_han(sentence, p) for p, mark in enumerate(sentence.marks) if "ally" in mark)


def with_ranked_partners(sentence: Sentence, named: Sequence[Named], home: str) -> list[Named]:
    """Return the areas of a Chinese sentence about trading partners with their parts.

    东盟是我国第一大贸易伙伴: who owns the partner reports; without an owner it is of ``home``.
    """
    told = list(named)
    for ally, mark in enumerate(sentence.marks):
        if "ally" not in mark or _is_partner_named(sentence, ally):
            continue
        start = _clause_start(sentence, ally)
        owner = _owner(sentence, start, ally)
        before = [p for p in range(start, ally) if sentence.marks[p].area and p != owner]
        if start and not any(p > ally for p in sentence.figures):
            told = [area for area in told if area.place not in (owner, *before)]
            continue  # an aside to what was told before: ..., 我国连续20年为越南最大贸易伙伴
        is_object = any(sentence.has(p, "with") for p in range(max(before, default=start), ally))
        if owner < 0 and any(_is_at_home(sentence, p, home) for p in before):
            continue
        before = [] if is_object and owner < 0 else before  # 我国对主要贸易伙伴进出口
        partners = [p for p in before if p == 0 or sentence.printed(p - 1) not in ("在", "于")]
        told = [replaced(a, part="partner") if a.place in partners else a for a in told]
        if _is_ranked_home(sentence, owner, partners, home):
            told = _with_home_first(sentence, told, owner, partners[0])
            continue
        if owner >= 0 and sentence.marks[owner].area:
            told = [area for area in told if area.place != owner]
            told.append(Named(owner, sentence.marks[owner].area, "reporter"))
        listed = set(_listed_behind(sentence, ally))
        told = [replaced(a, part="partner") if a.place in listed else a for a in told]
    return sorted(told, key=lambda area: area.place)


def _is_ranked_home(sentence: Sentence, owner: int, partners: Sequence[int], home: str) -> bool:
    """Tell China as a partner of another, where the text is of China's trade or of no other's."""
    is_foreign = owner >= 0 and country_of(sentence.marks[owner].area) not in ("", HOME)
    is_home = len(partners) == 1 and sentence.printed(partners[0]) in ("中国", "我国", "中國")
    return is_foreign and is_home and country_of(home) in ("", HOME)


def _with_home_first(
    sentence: Sentence, told: Sequence[Named], owner: int, home: int
) -> list[Named]:
    """Return the areas, China reporting and whose partner it is being its partner."""
    others = [area for area in told if area.place not in (owner, home)]
    own = Named(home, HOME, "reporter")
    return [*others, own, Named(owner, sentence.marks[owner].area, "partner")]


def _is_partner_named(sentence: Sentence, ally: int) -> bool:
    """Tell a word that only says what the area right before it is: 对RCEP贸易伙伴出口."""
    is_behind = ally > 0 and bool(sentence.marks[ally - 1].area)
    is_behind = is_behind and not sentence.gap(ally - 1).strip("”」")
    return is_behind and is_towards(sentence, ally - 1)


def _listed_behind(sentence: Sentence, ally: int) -> Iterator[int]:
    """Yield the places of the partners that stand right behind the word: 贸易伙伴东盟、美国."""
    place = ally + 1
    while place < len(sentence.marks) and not sentence.gap(place - 1).strip("“”"):
        if sentence.marks[place].area:
            yield place
        elif "and" not in sentence.marks[place]:
            return
        place += 1


def _clause_start(sentence: Sentence, ally: int) -> int:
    """Return the place behind the last figure, semicolon or word for a partner before a place."""
    for place in range(ally - 1, -1, -1):
        mark = sentence.marks[place]
        if mark.is_figure or sentence.stop(place) == ";" or "ally" in mark:
            return place + 1
    return 0


def _owner(sentence: Sentence, start: int, ally: int) -> int:
    """Return the place of whose partner it is, an area or a word such as 我省, -1 when untold."""
    end = sentence.marks[ally].start
    for place in range(ally - 1, start - 1, -1):
        mark = sentence.marks[place]
        is_owner = bool(mark.area) or "its" in mark
        if is_owner and place and sentence.printed(place - 1) in ("在", "于"):
            continue
        if is_owner and _rank().fullmatch(sentence.text, mark.end, end):
            return place
    return -1


def _is_at_home(sentence: Sentence, place: int, home: str) -> bool:
    return bool(home) and country_of(sentence.marks[place].area) == country_of(home)


def with_listed_partners(sentence: Sentence, named: Sequence[Named], home: str) -> Sequence[Named]:
    """Return the areas, a list of foreign ones that begins a sentence being partners of ``home``.

    ``home`` is whose trade was told of before, empty where none was.
    """
    listed = [area for area in named if area.part == "reporter"]
    is_list = (
        len(listed) >= _MANY and len(listed) == len(named) and is_han(sentence, listed[0].place)
    )
    if not home or not is_list or listed[0].place > 0 or "respectively" not in sentence.kinds:
        return named
    is_joined = all(_is_joined(sentence, a.place, b.place) for a, b in pairwise(listed))
    is_foreign = all(country_of(area.code) != country_of(home) for area in listed)
    if not (is_joined and is_foreign):
        return named
    return [Named(area.place, area.code, "partner") for area in listed]


def _is_joined(sentence: Sentence, first: int, second: int) -> bool:
    return second == first + 2 and sentence.has(first + 1, "and")


def with_signs_settled(
    sentence: Sentence, named: Sequence[Named], told: Sequence[str]
) -> list[Named]:
    """Return the areas, a sign of several meaning the one that is told of: 中巴 beside 巴西.

    ``told`` are the partners so far; those the sentence names in full come first.
    """
    full = [a.code for a in named if not _is_short(sentence, a.place)]
    settled: list[Named] = []
    for area in named:
        sign = next((s for s in sentence.printed(area.place) if s in weak_signs()), "")
        is_open = _is_short(sentence, area.place) and weak_signs().get(sign) == area.code
        meant = (c for c in (*full, *told) if is_open and area_name(c, "zh").startswith(sign))
        settled.append(replaced(area, code=next(meant, area.code)))
    return settled


def _is_short(sentence: Sentence, place: int) -> bool:
    return sentence.marks[place].manner.startswith(("partner", "pair"))


def seen_from_destination(sentence: Sentence, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings, what comes to the reporter being its imports: 我国…输华原油1.08亿吨."""
    return [
        replaced(reading, subject=replaced(reading.subject, flow="imports"))
        if _comes_home(sentence, reading)
        else reading
        for reading in readings
    ]


def _comes_home(sentence: Sentence, reading: Reading) -> bool:
    at = reading.subject.place
    mark = sentence.marks[at] if at >= 0 else None
    if mark is None or mark.manner != "partner" or mark.sense("flow") != "exports":
        return False
    return country_of(reading.reporter) == mark.area
