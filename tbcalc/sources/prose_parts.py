"""Which part an area plays in a sentence, by the words before it: reporter, partner, or place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.pattern import late_pattern
from tbcalc.sources.prose_again import is_for
from tbcalc.sources.prose_mirrored import MIRRORED
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_towards import is_towards

HOME: Final = "CN"
"""The country that Chinese names first in a pair: 中美 is China and the United States."""
_PAIR: Final = 3
_REACH: Final = 16
_PARTNERS: Final = late_pattern(
    r"(?i)partners?|markets?|suppliers?|buyers?|customers?|destinations?"
)
_MEMBERS: Final = late_pattern(
    r"(?i) (?:the )?(?:other )?(?:[\w-]+ )?"
    r"(?:member (?:states|countries)|members|countries|nations|states) "
)
"""What stands between a with and the "of" before a bloc: the 27 members of the EU."""
_WARES: Final = late_pattern(
    r"(?i)\s(?:\w+\s)?(?:goods|products|wares|merchandise|crude|oil|gas)\b"
)
_GIVEN: Final = late_pattern(r"(?i)(?:sold|sells?|selling|suppl|sent|shipped|ships|shipping)")
"""Verbs whose object is to whom: China sold Russia goods."""
_OFFICE: Final = late_pattern(
    r"['’]s (?:[a-z]+ ){0,2}(?:ministry|bureau|office|customs|agency|department|government|"
    r"statisticians|authorities|bank)\b",
    re.IGNORECASE,
)
_SAYS: Final = late_pattern(r"\s(?:said|says|reported|announced|showed|data show)\b")
"""What follows whoever tells of its own trade."""
_BOUND: Final = late_pattern(r"-bound\b|, (?:to )?where\b")
"""What follows where goods go: U.S.-bound shipments; Europe, where sales were up."""
_AFTER: Final = ("after", "behind", "second only to", "next only to")
_AHEAD: Final = ("ahead of", "behind", "followed by", "trailed by", "and then", "then")
_BUYING: Final = ("imported", "imports", "bought", "buys", "buying", "purchased", "importing")
_TAKEN: Final = [["bought"], ["purchased"], ["taken"], ["absorbed"], ["supplied"]]
_OTHER_HEADS: Final = (["it"], ["they"], ["the"], ["there"], ["its"], ["a"])
"""What begins a clause on someone else: with China it ran a deficit."""
_HYPHENS: Final = ("-", "–", "—", "－", "‐", "‑")


@noun
class Named:
    """An area of a sentence with its part: reporter, partner, or place."""

    place: int
    code: str
    part: str


def is_office(sentence: Sentence, place: int) -> bool:
    """Tell a country that only an office is of: the European Union's statistics office."""
    return _OFFICE.match(sentence.text, sentence.marks[place].end) is not None


def part_of(sentence: Sentence, place: int, told: Sequence[Named], flows: Mapping[int, str]) -> str:
    """Return which part an area plays, by the words before it."""
    left = place - 1
    if _is_told_partner(sentence, place, told):
        return "partner"
    end = sentence.marks[place].end
    if left < 0 or _OFFICE.match(sentence.text, end) or _SAYS.match(sentence.text, end):
        return "reporter"
    left = _past_partners(sentence, left)
    is_its = sentence.has(left, "its") or (sentence.has(left, "both") and left == place - 1)
    if is_its and left and not sentence.gap(left - 1).strip():
        left -= "with" in sentence.marks[left - 1] or "with-from" in sentence.marks[left - 1]
    left = _past_members(sentence, left)
    is_close = len(sentence.gap(left).split()) <= _PAIR and not sentence.stop(left)
    led = _led(sentence, left, flows) if is_close or left < place - 1 else ""
    if led or is_towards(sentence, place):
        return led or "partner"
    is_set_off = (
        bool(told) and told[-1].place == 1 and place == _PAIR and told[-1].part == "partner"
    )
    if told and not is_set_off and is_joined(sentence, told[-1].place, place):
        is_second = sentence.has(told[-1].place - 1, "between")
        return "partner" if is_second else told[-1].part
    is_given = _GIVEN.match(sentence.printed(left)) is not None
    is_next = sentence.gap(left).strip() in ("", "the")
    if is_given and is_next and not is_han(sentence, place):
        return "partner"
    return "partner" if _is_second_of_pair(sentence, place, told) else "reporter"


def _is_told_partner(sentence: Sentence, place: int, told: Sequence[Named]) -> bool:
    """Tell a partner by what it does, or by how it is ranked or goods are bound."""
    if _BOUND.match(sentence.text, sentence.marks[place].end) or sentence.has(place + 1, MIRRORED):
        return True
    return place > 0 and (
        _is_ranked_behind(sentence, place, told)
        or _is_taker(sentence, place)
        or _is_bought(sentence, place)
    )


def _is_bought(sentence: Sentence, place: int) -> bool:
    """Tell whose goods are bought: China imported Russian goods worth $11 billion."""
    verb = sentence.printed(place - 1).lower()
    if verb not in _BUYING or sentence.gap(place - 1).strip():
        return False
    end = sentence.marks[place].end
    is_noun = sentence.text[end + 1 : end + 2].islower()
    is_of_goods = sentence.marks[place].manner == "demonym" and is_noun
    return is_of_goods and not sentence.has(place + 1, "flow")


def _is_ranked_behind(sentence: Sentence, place: int, told: Sequence[Named]) -> bool:
    """Tell the next of partners that are ranked: with India, ahead of Japan with $1 billion."""
    left = place - 1
    if sentence.has(left - 1, "ally") and sentence.printed(left).lower() in _AFTER:
        return True
    if not told or told[-1].part != "partner" or sentence.printed(left).lower() not in _AHEAD:
        return False
    is_led = sentence.has(place + 1, "with") or sentence.stop(place + 1) == "("
    return is_led and place + 2 in sentence.figures


def _is_taker(sentence: Sentence, place: int) -> bool:
    """Tell who takes part of what was told: 80 percent of which was bought by Japan."""
    is_by = sentence.has(place - 1, "by") and sentence.gap(place - 1).strip() in ("", "the")
    start = sentence.marks[place - 1].start
    words = sentence.text[max(sentence.start, start - _REACH) : start].lower().split()
    return is_by and words[-1:] in _TAKEN


def _past_partners(sentence: Sentence, left: int) -> int:
    """Return the place of a with that "its three largest partners" part from their names."""
    at = left
    while at > 0 and ({"its", "ally"} & sentence.marks[at].senses.keys() or _is_dash(sentence, at)):
        at -= 1
    gaps = sentence.text[sentence.marks[at].end : sentence.marks[left].end] + sentence.gap(left)
    is_with = {"with", "with-from"} & sentence.marks[at].senses.keys()
    return at if is_with and _PARTNERS.search(gaps) else left


def _past_members(sentence: Sentence, left: int) -> int:
    """Return the place of a with that "the 27 members of" parts from their name."""
    if sentence.marks[left].sense("prep") != "of" or left < 1:
        return left
    at = left - 1 - sentence.marks[left - 1].is_figure
    if at < 0 or not {"with", "with-from"} & sentence.marks[at].senses.keys():
        return left
    between = sentence.text[sentence.marks[at].end : sentence.marks[left].start]
    return at if _MEMBERS.fullmatch(between) is not None else left


def _is_dash(sentence: Sentence, place: int) -> bool:
    stop = sentence.stop(place)
    return stop in ("-", ":") or (stop == "," and sentence.has(place - 1, "ally"))


def _led(sentence: Sentence, left: int, flows: Mapping[int, str]) -> str:
    """Return the part that the word right before an area gives it, empty when it gives none."""
    mark = sentence.marks[left]
    if "with" in mark and _contributes(sentence, left):
        return "whole"
    is_owner = _begins_clause(sentence, left) or _is_foreseen(sentence, left)
    if "between" in mark or ("with" in mark and is_owner):
        return "reporter"
    if "with-from" in mark and _owns_trade(sentence, left + 1):
        return "reporter"
    if "with" in mark or "with-from" in mark:
        return _towards(sentence, left, flows)
    if _is_of_wares(sentence, left) or _is_on_duty(sentence, left) or is_for(sentence, left):
        return "partner"
    is_place = mark.sense("prep") in ("in", "at") and not sentence.has(left - 1, "share")
    return "place" if is_place else ""


def _owns_trade(sentence: Sentence, place: int) -> bool:
    """Tell whose trade it is: a surplus came out of Australia's trade."""
    is_owner = sentence.gap(place).strip() in ("'s", "’s") and sentence.has(place + 1, "flow")
    return is_owner and sentence.marks[place + 1].senses["flow"] == "total"


def _begins_clause(sentence: Sentence, left: int) -> bool:
    """Tell a with that a clause begins with: ..., with China's exports down 27 percent."""
    is_led = sentence.has(left - 1, "stop") and sentence.printed(left).lower() == "with"
    between = sentence.gap(left + 1).lower().split()
    is_owner = sentence.has(left + 2, "flow") and len(between) <= _PAIR
    is_owner = is_owner and between[:1] not in _OTHER_HEADS
    return is_led and is_owner and not sentence.printed(left + 2).endswith("ing")


def _is_on_duty(sentence: Sentence, left: int) -> bool:
    """Tell on whose goods a duty is: duties on Chinese cars, a tariff of 34 percent on US goods."""
    is_on = sentence.marks[left].sense("prep") == "on"
    return is_on and any(sentence.has(at, "rate") for at in range(left - _PAIR, left))


def _is_of_wares(sentence: Sentence, left: int) -> bool:
    """Tell whose goods are bought: imported $30 billion worth of Brazilian products."""
    is_of = sentence.marks[left].sense("prep") == "of" and sentence.printed(left) != "的"
    amount = (
        left - 2 if sentence.has(left - 1, "is") or sentence.has(left - 1, "prep") else left - 1
    )
    is_led = is_of and amount > 0 and sentence.marks[amount].is_figure
    flow = left - 3 if sentence.has(left - 2, "by") and sentence.marks[left - 1].area else left - 1
    is_led = is_led or (is_of and sentence.marks[flow].sense("flow") == "imports")
    gap = sentence.gap(left + 1)
    is_bare = sentence.marks[left + 1].manner == "demonym" and not sentence.has(left + 2, "flow")
    return is_led and (_WARES.match(gap) is not None or (is_bare and gap[1:2].islower()))


def _contributes(sentence: Sentence, left: int) -> bool:
    """Tell whether 对 leads to what is contributed to, and not to a partner."""
    reach = sentence.after(left)
    return any("share" in sentence.marks[a] and "贡献" in sentence.printed(a) for a in reach)


def _is_foreseen(sentence: Sentence, left: int) -> bool:
    """Tell whose trade a forecast is of: 机构对中国9月出口增速的预测均值为6.5%."""
    if sentence.printed(left) not in ("对", "對") or "forecast" not in sentence.kinds:
        return False
    word = next((at for at in sentence.after(left) if sentence.has(at, "forecast")), -1)
    return word > 0 and sentence.printed(word - 1) == "的" and not sentence.gap(word - 1)


def _is_second_of_pair(sentence: Sentence, place: int, told: Sequence[Named]) -> bool:
    """Tell the second area of a pair such as China-Russia trade from one that is alone."""
    if told and _is_dash(sentence, place - 1) and told[-1].place == place - 2:
        gaps = sentence.gap(place - 1) + sentence.gap(place - 2)
        return told[-1].part == "reporter" and not gaps and is_han(sentence, place)
    if not told or told[-1].place != place - 1 or told[-1].part != "reporter":
        return False
    gap = sentence.gap(place - 1)
    return gap in _HYPHENS or (gap == "" and is_han(sentence, place))


def _towards(sentence: Sentence, left: int, flows: Mapping[int, str]) -> str:
    """Tell origin from destination: exports from X are X's, imports to X too."""
    word = sentence.marks[left]
    flow = _nearest_flow(sentence, left, flows)
    if is_han(sentence, left):
        return "partner"
    if "with-from" in word:
        return "reporter" if flow == "exports" else "partner"
    printed = sentence.printed(left).lower()
    if printed in ("to", "into") and flow == "imports":
        return "reporter"
    return "partner"


def _nearest_flow(sentence: Sentence, left: int, flows: Mapping[int, str]) -> str:
    for at in range(left, -1, -1):
        if at in flows:
            return flows[at]
    following = [at for at in flows if at > left]
    return flows[min(following)] if following else ""


def is_joined(sentence: Sentence, first: int, second: int) -> bool:
    """Tell whether only "and", commas and "the" stand between two areas."""
    for at in range(first, second):
        if _is_in_brackets(sentence, at):
            continue
        if at > first and not ("and" in sentence.marks[at] or sentence.stop(at) in (",", "list")):
            return False
        if sentence.gap(at).strip().lower() not in ("", "the", "'s", "’s"):
            return False
    return second - first > 1


def _is_in_brackets(sentence: Sentence, place: int) -> bool:
    """Tell a figure in brackets of its own, or one of its brackets: Australia ($4 billion) and."""
    for figure in (place - 1, place, place + 1):
        if 0 < figure < len(sentence.marks) - 1 and sentence.marks[figure].is_figure:
            return sentence.stop(figure - 1) == "(" and sentence.stop(figure + 1) == ")"
    return False


def is_han(sentence: Sentence, place: int) -> bool:
    """Tell whether a mark is printed in Chinese."""
    return sentence.printed(place)[0] >= "\u3400"
