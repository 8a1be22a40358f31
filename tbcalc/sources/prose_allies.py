"""Partners by what they are for whom: the largest market, the biggest supplier of China."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.figures.area import country_of
from tbcalc.sources.prose_mirrored import MIRRORED, is_taken_by, mirrored_flow
from tbcalc.sources.prose_parts import Named
from tbcalc.sources.prose_sentences import Sentence

_OTHER_WAY: Final = {"exports": "imports", "imports": "exports"}
_SHORT: Final = 3
_BACK: Final = 24
_TRADED: Final = {
    "": re.compile(r"(?!)"),
    "exports": re.compile(r"(?i)(?:buy|bought|purchas|imported|importing)"),
    "imports": re.compile(r"(?i)(?:sell|sold|suppl|shipped|shipping|exported|exporting)"),
}
"""What partners do, by the flow that it is for whose partner they are."""


def as_seen_from_home(sentence: Sentence, home: str, partners: Sequence[str]) -> Sentence:
    """Return the sentence with the flows that words for partners are for whom it tells of.

    Trade with its largest export market tells no exports; coffee exports, with Italy buying a
    fifth, no imports; nor does what China bought of ``home``.
    """
    told = {
        place: flow
        for place, mark in enumerate(sentence.marks)
        if "flow" in mark.senses
        and (flow := _flow_from_home(sentence, place, home, partners)) is not None
    }
    if not told:
        return sentence
    marks = list(sentence.marks)
    for place, flow in told.items():
        senses = {kind: value for kind, value in marks[place].senses.items() if kind != "flow"}
        senses |= {"flow": flow} if flow else {}
        is_bought = bool(flow) and mirrored_flow(sentence, place, home, partners) == flow
        marks[place] = replaced(marks[place], senses=senses | ({MIRRORED: ""} if is_bought else {}))
    return replaced(sentence, marks=tuple(marks))


def _flow_from_home(
    sentence: Sentence, place: int, home: str, partners: Sequence[str]
) -> str | None:
    """Return the flow that words are from home, empty where they are none, None if as they say."""
    if "ally" in sentence.marks[place]:
        return "" if _is_description(sentence, place) else None
    if flow := mirrored_flow(sentence, place, home, partners):
        return flow
    if is_taken_by(sentence, place):
        return ""
    is_by_partner = place > 1 and sentence.marks[place - 1].area and sentence.has(place - 2, "with")
    if not (is_by_partner and sentence.printed(place).endswith("ing")):
        return None
    first = next((mark.area for mark in sentence.marks if mark.area), "")
    if first == sentence.marks[place - 1].area and sentence.marks[0].area:
        return None  # Swiss-Chinese trade, with Switzerland exporting
    flows = (mark.sense("flow") for mark in reversed(sentence.marks[:place]))
    told = next((flow for flow in flows if flow in ("exports", "imports", "total")), None)
    return _OTHER_WAY.get(sentence.marks[place].sense("flow")) if told == "total" else told


def _is_description(sentence: Sentence, place: int) -> bool:
    at = place - 1
    while at > 0 and (
        "its" in sentence.marks[at] or sentence.marks[at].area or _is_comma(sentence, at)
    ):
        at -= 1
    is_led = sentence.has(at, "with") or sentence.has(at, "with-from")
    return is_led and any("flow" in mark for mark in sentence.marks[:at])


def _is_comma(sentence: Sentence, place: int) -> bool:
    return sentence.stop(place) == ","


def with_allies(sentence: Sentence, named: Sequence[Named], home: str) -> list[Named]:
    """Return the areas with parts as a sentence about trading partners gives them.

    ASEAN remained China's largest trading partner: ``home``, or who owns the partner, reports.
    """
    if "ally" not in sentence.kinds or not named or _is_apposed(sentence, named):
        return _ranked(sentence, named, home)
    ally = next(p for p, mark in enumerate(sentence.marks) if "ally" in mark)
    codes = {area.code for area in named}
    possessor = next((a.code for a in named if _owns_ally(sentence, a.place)), "")
    parts = {area.part for area in named}
    lead = next((area.part for area in named if area.part != "place"), "")
    is_led = "partner" in parts and (len(parts) == 1 or lead == "reporter")
    is_turned = any(area.code == home and area.part == "partner" for area in named)
    if not possessor and is_led and not is_turned:
        # imports from China rose, making it the biggest supplier
        return [area for area in named if not _is_aside(sentence, area.place, ally)]
    is_valued = bool(sentence.marks[ally].sense("ally"))
    first = [area.code for area in named if area.place < ally or not is_valued]
    is_open = not home and len(set(first)) > 1
    if not possessor and not home and _is_among(sentence, ally):
        return [replaced(area, part="partner") for area in named]
    if not possessor or (home in codes and not is_valued):
        possessor = home if home in codes else first[0] if is_open else ""
    named = [area for area in named if not _is_among_them(sentence, area.place)]
    last = max(sentence.figures, default=len(sentence.marks))
    told = [area for area in named if ally < last or area.place < last]
    return [Named(a.place, a.code, "reporter" if a.code == possessor else "partner") for a in told]


def _is_among_them(sentence: Sentence, place: int) -> bool:
    """Tell a group that only one of it is a partner: among the ASEAN members, Vietnam was."""
    return sentence.printed(place - 1).lower() == "among" if place else False


def _is_among(sentence: Sentence, ally: int) -> bool:
    """Tell partners of one who is not told: ASEAN came first among trading partners."""
    start = sentence.marks[ally].start
    words = sentence.text[max(sentence.start, start - _BACK) : start].lower()
    return " among " in words and "rank" in sentence.kinds


def _is_aside(sentence: Sentence, place: int, ally: int) -> bool:
    """Tell who a clause behind all figures says to be the partner: ..., with Japan its largest."""
    is_behind = max(sentence.figures, default=ally) < place < ally
    return is_behind and sentence.has(place - 1, "with") and sentence.has(place - 2, "stop")


def _ranked(sentence: Sentence, named: Sequence[Named], home: str) -> list[Named]:
    """Return the areas, those ranked or given a share being partners of another that is told of.

    The EU came second, with trade of 4 trillion yuan; Russia accounted for $18 billion of it.
    """
    at_home = any(country_of(area.code) == country_of(home) for area in named)
    if not home or at_home or any(_owns_flow(sentence, area.place) for area in named):
        return list(named)
    is_told = "rank" in sentence.kinds or any(_has_share(sentence, area.place) for area in named)
    return [Named(a.place, a.code, "partner") for a in named] if is_told else list(named)


def _owns_flow(sentence: Sentence, place: int) -> bool:
    return _owns(sentence, place) and any(sentence.has(a, "flow") for a in sentence.after(place))


def _owns(sentence: Sentence, place: int) -> bool:
    """Tell an area that owns what follows: Vietnam's, the States'."""
    end = sentence.marks[place].end
    if sentence.printed(place).endswith(("'s", "’s")):
        return True
    return sentence.text[end : end + _SHORT].lstrip().startswith(("'s", "’s", "' ", "’ "))


def _has_share(sentence: Sentence, place: int) -> bool:
    at = place + 1 + (sentence.has(place + 1, "sum") and not sentence.gap(place).strip())
    return sentence.has(at, "share") and sentence.gap(at - 1).strip() in ("", "alone", "itself")


def _is_apposed(sentence: Sentence, named: Sequence[Named]) -> bool:
    """Tell an ally that only says who a partner is: exports to China, its No. 1 trading partner."""
    ally = next(p for p, mark in enumerate(sentence.marks) if "ally" in mark)
    before = [area for area in named if area.place < ally]
    is_owned = any(area.part == "reporter" for area in named)
    if not before or before[-1].part != "partner":
        return False
    if before[0].part == "partner" and not (is_owned and sentence.has(ally - 1, "its")):
        return False
    between = range(before[-1].place + 1, ally)
    is_close = sentence.stop(between[0]) == "," if between else False
    return is_close and all(sentence.stop(p) or sentence.has(p, "its") for p in between)


def _owns_ally(sentence: Sentence, place: int) -> bool:
    """Tell whose partner it is: Vietnam's largest market, the biggest buyer of U.S. goods."""
    is_owner = _owns(sentence, place)
    of = sentence.marks[place - 1].sense("prep") if place else ""
    is_behind = of in ("of", "for") and sentence.has(place - 2, "ally")
    if (
        place
        and sentence.printed(place - 1).lower() == "to"
        and sentence.gap(place - 1) in (" ", " the ")
    ):
        before = (sentence.marks[p] for p in sentence.before(place - 1, ",;:.("))
        return any(mark.sense("ally") == "imports" for mark in before)
    is_before = sentence.has(place + 1, "ally") and (is_owner or not sentence.gap(place).strip())
    return is_before or (
        is_behind and not sentence.gap(place - 1).strip() and sentence.printed(place).isascii()
    )


def seen_from_home(sentence: Sentence, place: int) -> str:
    """Return the flow that a partner's buying or selling is: its biggest buyer, with purchases."""
    if "ally" not in sentence.kinds or "ally" in sentence.marks[place]:
        return ""
    before = place - 1
    owners = [p for p in range(before) if sentence.marks[p].area == sentence.marks[before].area]
    if sentence.marks[before].area and any(_owns_ally(sentence, p) for p in owners):
        return ""  # in return Germany imported American goods
    ally = next((m.senses["ally"] for m in reversed(sentence.marks[:place]) if "ally" in m), "")
    return ally if _TRADED[ally].match(sentence.printed(place)) else ""
