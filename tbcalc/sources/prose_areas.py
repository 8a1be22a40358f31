"""The areas that a sentence names, each with the part it plays: whose trade, and with whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.area import WORLD, country_of
from tbcalc.sources.figure_tokens import HAN
from tbcalc.sources.prose_bystanders import TELLS, is_of_dispute
from tbcalc.sources.prose_marks import OTHERS
from tbcalc.sources.prose_parts import HOME, Named, is_han, is_office, part_of
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_sums import is_of_cause

_PAIR: Final = 3
_DATELINE: Final = late_pattern(r"\s*(?:--|—|–|,[^.]{0,12}\.?[^.]{0,20}(?:--|—|–))")
_OWN: Final = ("'s", "’s")
_WIRE: Final = late_pattern(rf"(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:专|專)?(?:电|電|讯|訊)(?!{HAN})")
"""What follows the city that Chinese reports come from: 北京11月7日电：."""
_REACH: Final = 20
_WHOLES: Final = ("全国", "全國")
"""Words for the whole country, China where no other is told of."""
_RANKING: Final = "居列位于於"
_AMONG: Final = late_pattern(r"(?:各国|各國|国家|國家|成员国|成員國|诸国)(?:之首|首位|第|榜首|中)")
_WHOLES_OF_HOME: Final = ("全国", "全國", "内地", "內地", "大陆", "我国")
_HOME_NAMES: Final = ("我国", "中国", "我國", "中國")
_INLAND: Final = ("内地", "內地", "大陆", "大陸")
_ODDS: Final = late_pattern(
    r"(?i)\b(?:tensions?|dispute|row|war|talks|frictions?|truce|spat|conflict|standoff|"
    r"negotiations) $"
)
_THE: Final = ("the ", "this ", "that ")
_THE_ALONE: Final = ("the", "this", "that")
_LYING: Final = late_pattern(
    r"\s+(?:country|nation|economy|giant|island|kingdom|powerhouse|city-state)\b"
)
"""What makes a region but a word for a country told before: the Southeast Asian country."""
_HOLDING: Final = late_pattern(
    r"(?:['’]s)?(?: [a-z]+ern| coastal| inland)? "
    r"(?:(?:province|municipality|prefecture|city|county)\b|(?:state|region) of [A-Z])"
)
"""What makes a country but where a part of it lies: a Chinese province's trade."""
_OUTSIDE: Final = late_pattern(
    r"(?i)\b(?:(?:outside|beyond|other than)(?: of)?(?: the)?\s*|non[-‑])$"
)


def named_areas(sentence: Sentence, flows: Mapping[int, str]) -> list[Named]:
    """Return the areas of the sentence with the part each plays.

    ``flows`` maps the places of flows to their names.
    """
    areas = [place for place in _areas(sentence) if not _is_scene(sentence, place)]
    told: list[Named] = []
    for place in areas:
        code = sentence.marks[place].area
        manner = sentence.marks[place].manner
        if manner == "metonym" and place - 1 in areas and not sentence.gap(place - 1):
            continue  # 美国商务部 is no 商务部 of China's
        if manner == "partner" or manner.startswith("pair"):
            told += _sides_of_pair(place, code, manner)
            continue
        is_city = manner == "metonym" and _is_dateline(sentence, place)
        if is_city or _is_headed(sentence, place):
            told.append(Named(place, code, "place"))
            continue
        if (manner == "metonym" or is_office(sentence, place)) and _is_teller(
            sentence, place, told
        ):
            continue
        is_holding = _HOLDING.match(sentence.text, sentence.marks[place].end) is not None
        if _is_aside(sentence, place) or is_holding:
            continue
        if code == OTHERS or _is_outside(sentence, place):
            told.append(Named(place, "", "partner"))
            continue
        if _is_owner_of_next(sentence, place, areas) or (flows and is_of_dispute(sentence, place)):
            continue
        if _is_part_of_last(sentence, place, told) or _is_of_others(sentence, place, told):
            continue
        told.append(Named(place, code, part_of(sentence, place, told, flows)))
    return told or _ranked(sentence, [] if areas else _areas(sentence))


def _ranked(sentence: Sentence, areas: Sequence[int]) -> list[Named]:
    """Return the country something is ranked in where no other is named: 成为我国第一大主体."""
    own = [p for p in areas if sentence.printed(p) in _HOME_NAMES]
    return [Named(place, HOME, "reporter") for place in own[:1]]


def _sides_of_pair(place: int, code: str, manner: str) -> list[Named]:
    """Return the sides that 对美, 中美 and 美中 name."""
    owner = manner.removeprefix("pair").strip() if manner != "partner" else ""
    own = [Named(place, owner, "reporter")] if owner else []
    return [*own, Named(place, code, "partner")]


def with_owners_of_wholes(
    sentence: Sentence, named: Sequence[Named], wholes: frozenset[int]
) -> list[Named]:
    """Return the areas where one takes a share of another's trade: the other reports.

    RCEP members took 31.5 percent of China's trade.
    """
    if "between" in sentence.kinds:
        return list(named)
    owning = [a for a in named if a.part == "reporter"]
    owners = [a for a in owning if a.place + 1 in wholes or _is_taken_of(sentence, a.place)]
    others = [a for a in owning if a not in owners]
    behind = [a for a in others if a.place > owners[0].place] if owners else []
    is_behind = any(not _takes_share(sentence, a.place) for a in behind)
    if len({a.code for a in owners}) != 1 or not others or is_behind:
        return list(named)
    own = owners[0].code
    if any(a.part == "partner" and a.code == own for a in named):  # 墨西哥对美出口占美国进口的15%
        return [a for a in named if a.place not in {o.place for o in owners}]
    if own in {area.code for area in others}:
        return list(named)
    if own == WORLD or all(country_of(area.code) == country_of(own) for area in others):
        return [area for area in named if area not in owners]  # a city's share of its province
    return [Named(a.place, a.code, "partner" if a in others else a.part) for a in named]


def _takes_share(sentence: Sentence, place: int) -> bool:
    """Tell who has a share beside a word for it, behind it in English: 欧盟占35%."""
    beside = place + 1 if is_han(sentence, place) else place - 1
    return sentence.has(beside, "share")


def _is_taken_of(sentence: Sentence, place: int) -> bool:
    """Tell of whose flow an amount is: China took $13 billion of Australia's exports."""
    of = place - 1
    is_of = of > 0 and sentence.marks[of].sense("prep") == "of" and sentence.has(place + 1, "flow")
    is_own = sentence.gap(place).strip() in _OWN or sentence.printed(place).endswith(_OWN)
    return is_of and sentence.marks[of - 1].is_figure and is_own


def _areas(sentence: Sentence) -> list[int]:
    return [place for place, mark in enumerate(sentence.marks) if mark.area]


@cache
def _ranks() -> re.Pattern[str]:
    """Return what follows a whole in which something is ranked: 内地城市首位, 全国排名末位."""
    return re.compile(
        r"(?:外贸|对外贸易)?(?:[十百]强)?(?:各?[大主]?要?(?:城市|省[区份市]|省|地区)|沿海|中西部)*中?"
        r"(?:的?(?:排名|排位|位次|位列|名列|居))?"
        r"(?:第[一二三四五六七八九十\d]|首位|首(?![一-龥])|前列|前[一二三四五六七八九十\d]|末位|榜首|之首|之冠|领先)"
    )


def _is_scene(sentence: Sentence, place: int) -> bool:
    """Tell the world, or a country, that only something is ranked in, from whose trade it is."""
    following = sentence.marks[place + 1] if place + 1 < len(sentence.marks) else None
    is_time = following is not None and following.phrase is not None
    if sentence.gap(place)[:1] == "第" and not is_time:
        return True
    if sentence.printed(place) in _WHOLES_OF_HOME and _ranks().match(
        sentence.text, sentence.marks[place].end
    ):
        return True
    if _WIRE.match(sentence.text, sentence.marks[place].end):
        return True
    is_world = sentence.marks[place].area == WORLD
    is_trade = sentence.has(place + 1, "flow") and len(sentence.gap(place).split()) <= _PAIR
    before = place - 1 - sentence.has(place - 1, "prep")
    is_trade = is_trade or (sentence.has(before, "flow") and not sentence.gap(before).strip())
    return is_world and not is_trade


def _is_dateline(sentence: Sentence, place: int) -> bool:
    """Tell whether the area is but the city a report comes from: HANOI -- ..."""
    return place == 0 and sentence.printed(0).isupper() and sentence.printed(0).isascii()


def _is_headed(sentence: Sentence, place: int) -> bool:
    """Tell a dateline by what follows: JINAN -- ..., QINGDAO, Oct. 7 (Xinhua) -- ..."""
    is_city = _is_dateline(sentence, place) and len(sentence.printed(0)) > _PAIR
    return is_city and _DATELINE.match(sentence.text, sentence.marks[place].end) is not None


def _is_teller(sentence: Sentence, place: int, told: Sequence[Named]) -> bool:
    """Tell an office that only tells of whose trade is named before: ..., Eurostat said."""
    is_named = any(area.part == "reporter" for area in told)
    if is_named and is_office(sentence, place):
        return any(p < place for p in sentence.figures)
    return is_named and TELLS.match(sentence.text, sentence.marks[place].end) is not None


def _is_aside(sentence: Sentence, place: int) -> bool:
    """Tell an area that is no party to trade: words for a country, a quarrel, where a cause lay."""
    if _is_epithet(sentence, place) or _is_at_odds(sentence, place):
        return True
    return sentence.has(place - 1, "prep") and is_of_cause(sentence, place)


def _is_at_odds(sentence: Sentence, place: int) -> bool:
    """Tell with whom a quarrel or talks are, and no trade: despite tension with Washington."""
    if not sentence.has(place - 1, "with"):
        return False
    end = sentence.marks[place - 1].start
    return _ODDS.search(sentence.text[max(sentence.start, end - _REACH) : end]) is not None


def _is_epithet(sentence: Sentence, place: int) -> bool:
    """Tell words for a country from those for where it lies: Asia's fourth-largest economy."""
    if "epithet" in sentence.kinds and sentence.has(place + 1, "epithet"):
        return True
    mark = sentence.marks[place]
    if mark.manner == "demonym" and len(mark.area) > _PAIR and sentence.has(place + 1, "ally"):
        return True  # the main African buyer
    if len(mark.area) < _PAIR and sentence.printed(place) != "mainland":
        return False  # the Chinese economy
    start = mark.start
    head = sentence.text[max(sentence.start, start - _REACH) : start].lower()
    is_led = head.endswith(_THE) or head.rpartition(" ")[0].rpartition(" ")[2] in _THE_ALONE
    return is_led and _LYING.match(sentence.text, sentence.marks[place].end) is not None


def _is_outside(sentence: Sentence, place: int) -> bool:
    """Tell an area that trade is not with: from outside the EU."""
    if sentence.text.startswith(("以外", "之外"), sentence.marks[place].end):
        return True
    start = sentence.marks[place].start
    return _OUTSIDE.search(sentence.text[max(sentence.start, start - _REACH) : start]) is not None


def _is_owner_of_next(sentence: Sentence, place: int, areas: Sequence[int]) -> bool:
    """Tell whether the area only says where the next one lies: China's Shandong, 山东青岛."""
    if place + 1 not in areas or sentence.printed(place + 1) in _INLAND:
        return False
    code, following = sentence.marks[place].area, sentence.marks[place + 1].area
    gap = sentence.gap(place).strip(" '’s")
    return not gap and following != code and country_of(following) == country_of(code)


def _is_part_of_last(sentence: Sentence, place: int, told: Sequence[Named]) -> bool:
    """Tell a name that only says which part of the area right before: 粤港澳大湾区内地九市."""
    if not told or told[-1].place != place - 1 or sentence.gap(place - 1):
        return False
    return sentence.printed(place) in _INLAND


def _is_of_others(sentence: Sentence, place: int, told: Sequence[Named]) -> bool:
    """Tell 全国 of another country's from that of China, and what growth is compared with."""
    is_whole = sentence.printed(place) in _WHOLES
    owner = next((a.code for a in told if a.part in ("reporter", "place")), "")
    is_beside = any(sentence.has(place - 1, kind) for kind in ("share", "cmp", "than"))
    is_beside = is_beside and not sentence.has(place + 1, "flow")
    if is_whole and owner and (country_of(owner) != HOME or is_beside):
        return True
    start, end = sentence.marks[place].start, sentence.marks[place].end
    is_ranked_in = is_whole or _AMONG.match(sentence.text, end) is not None
    if is_ranked_in and start and sentence.text[start - 1] in _RANKING:
        return True  # 居全国首位, 居东盟各国之首
    if "than" not in sentence.kinds:
        return False
    behind = next((at for at in sentence.after(place) if sentence.has(at, "grown")), -1)
    is_compared = any("than" in sentence.marks[at] for at in range(max(place - 2, 0), place))
    return is_compared and behind >= 0 and sentence.has(behind + 1, "cmp")


def with_hosts(sentence: Sentence, named: Sequence[Named]) -> list[Named]:
    """Return the areas where what is no trade goes into one: investment into China is China's."""
    if any(area.part == "reporter" for area in named):
        return [_invested_in(sentence, area) for area in named]
    return [
        Named(a.place, a.code, "reporter")
        if a.part == "partner" and sentence.printed(a.place - 1).lower() in ("into", "in", "to")
        else a
        for a in named
    ]


def _invested_in(sentence: Sentence, area: Named) -> Named:
    """Give what a country invests in the part of its partner: 在共建国家直接投资."""
    is_led = area.part == "place" and is_han(sentence, area.place)
    is_invested = is_led and any("投资" in sentence.printed(p) for p in sentence.after(area.place))
    return Named(area.place, area.code, "partner") if is_invested else area
