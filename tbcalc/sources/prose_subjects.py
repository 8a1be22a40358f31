"""What each figure of a sentence is about: the flow or thing named nearest before it, as a rule."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from tbcalc.exact.noun import replaced
from tbcalc.sources.prose_again import (
    comes_from,
    goes_on,
    is_of_it,
    is_singular,
    owns_next,
    part_of_last,
)
from tbcalc.sources.prose_allies import seen_from_home
from tbcalc.sources.prose_asides import excess, is_in_relative, whole_places
from tbcalc.sources.prose_behind import goods_moved, named_behind
from tbcalc.sources.prose_counted import counted, is_only_beside
from tbcalc.sources.prose_measures import takes_in
from tbcalc.sources.prose_places import is_percent
from tbcalc.sources.prose_reading import NOTHING, Sort, Subject
from tbcalc.sources.prose_scopes import lent_scopes, scope_of, thing_before_figure
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_towards import part_goes_to, takes_up

_PRICED_FLOWS: Final = (("进口", "imports"), ("出口", "exports"))
_PRICES: Final = ("均价", "单价", "均價", "單價", "平均价格")
_PARTING: Final = (";", ",", "list")
_ORDERS: Final = ("接单", "接單", "外销订单", "外銷訂單", "订单", "訂單")
_VERBS: Final = ("supplied", "supplies", "bought", "buys", "purchased", "sold", "sells", "shipped")
_TELLING: Final = frozenset(
    ("flow", "topic", "again", "stop", "sum", "share", "average", "difference")
)
"""Kinds of words by which a figure is about something else than the one before."""
_FETCHING: Final = ("fetched", "bought", "buys")
PART: Final = "part"
"""The scope of what is told to be part of a whole without being named."""


def subjects(sentence: Sentence, sorts: Mapping[int, Sort], carried: Subject) -> dict[int, Subject]:
    """Return what each figure is about, by its ordinal; ``carried`` is told by what came before."""
    if not sentence.figures:
        return {}
    told: dict[int, Subject] = {}
    is_of_partners = "ally" in sentence.kinds and "flow" not in sentence.kinds
    if is_of_partners and not carried.flow and sentence.printed(0).isascii():
        carried = Subject("total")
    current = _announced(sentence, carried)
    headed = NOTHING
    summed: set[str] = set()
    wholes = whole_places(sentence)
    lent = lent_scopes(sentence, carried.scope)
    for place, mark in enumerate(sentence.marks):
        senses = mark.senses
        is_telling = mark.figure >= 0 or mark.area or not _TELLING.isdisjoint(senses)
        if not is_telling or _is_aside_word(sentence, place, sorts):
            continue
        if ("flow" in senses or "topic" in senses) and place not in wholes:
            named = _with_flow_of_price(_named_at(sentence, place, wholes), current)
            current = _with_scope_of(sentence, named, current)
            current = _narrowed(current, lent.get(place, ""))
            summed.add(current.flow)
            headed = current if _has_partner_behind(sentence, place) else headed
        elif mark.is_figure:
            told[mark.figure], current = _of_sort(
                sentence, place, sorts[mark.figure], current, wholes
            )
        elif senses.get("stop") in _PARTING:
            current = _thing_behind(sentence, place, current)
        elif current.flow or current.thing.startswith(_ORDERS):
            current = _gone_on(sentence, place, current, headed, summed)
    return _with_wholes(sentence, sorts, told, wholes)


def _gone_on(
    sentence: Sentence, place: int, current: Subject, headed: Subject, summed: Set[str]
) -> Subject:
    """Return the subject that words take up which name no flow; ``summed`` are those named.

    ``headed`` is the last one whose partner stood right behind it.
    """
    if part := part_of_last(sentence, place):
        return replaced(current, place=place, scope=part)
    if goes_on(sentence, place):
        if current.flow == "exports" and comes_from(sentence, place, summed):
            current = replaced(current, flow="imports")
        is_headed = headed.flow and is_singular(sentence, place)
        return replaced(headed if is_headed else current, place=place)
    if sentence.has(place, "average") and sentence.has(place + 1, "dir"):
        return replaced(current, place=place, scope="average")
    if sentence.marks[place].area and (
        takes_up(sentence, place) or owns_next(sentence, place) or is_of_it(sentence, place)
    ):
        thing = thing_before_figure(sentence, place)
        return replaced(current, place=place, scope=thing or current.scope)
    is_all = {"exports", "imports"} <= summed and bool(sentence.stop(place - 1))
    if is_all and sentence.has(place, "sum"):
        return Subject("total", 0, place)
    is_all = is_all and sentence.has(place, "difference")
    return Subject("balance", 0, place) if is_all else current


def _has_partner_behind(sentence: Sentence, place: int) -> bool:
    """Tell a flow whose partner stands right behind it: the deficit with Mexico."""
    is_led = sentence.has(place + 1, "with") or sentence.has(place + 1, "with-from")
    return is_led and place + 2 < len(sentence.marks) and bool(sentence.marks[place + 2].area)


def _of_sort(
    sentence: Sentence, place: int, sort: Sort, current: Subject, wholes: frozenset[int]
) -> tuple[Subject, Subject]:
    """Return what a figure is about, and what the next one is about where nothing else is said."""
    is_of_money = sentence.printed(place - 1).lower() in _FETCHING
    if sort.kind == "rate" and (is_percent(sentence, place) or is_of_money):
        return Subject("", 0, place, "rate"), current
    if sign := excess(sentence, place):
        return Subject("balance", sign, place - 1), current
    if flow := goods_moved(sentence, place) if sort.kind == "amount" else "":
        return (moved := Subject(flow, 0, place)), moved
    own = named_behind(sentence, place, sort.kind, wholes)
    if sentence.has(own, "again"):
        part = part_of_last(sentence, own) or current.scope
        return replaced(current, place=own, scope=part), current
    current = _subject_at(sentence, own) if own >= 0 else current
    thing = counted(sentence, place, sort, current) if own < 0 else None
    if thing is None:
        return _of_figure(sentence, place, current, wholes), current
    return thing, current if is_only_beside(sentence, place) else thing


def _named_at(sentence: Sentence, place: int, wholes: frozenset[int]) -> Subject:
    """Return the flow named at a place; a verb may only say who has a part of another.

    Supplied 52 percent of UK imports.
    """
    is_verb = sentence.printed(place).lower().startswith("suppl") and place + 1 in sentence.figures
    is_part = is_verb and is_percent(sentence, place + 1) and sentence.has(place + 2, "prep")
    whole = min((p for p in wholes if p > place), default=-1) if is_part else -1
    return _subject_at(sentence, whole if whole >= 0 else place)


def _with_scope_of(sentence: Sentence, subject: Subject, before: Subject) -> Subject:
    """Give a flow the scope of the one its clause begins with: oil trade showed a surplus."""
    if subject.scope or not before.scope or before.place < 0 or not subject.flow:
        return subject
    between = range(before.place + 1, subject.place)
    is_parted = any(sentence.marks[p].is_figure or sentence.stop(p) for p in between)
    return subject if is_parted else replaced(subject, scope=before.scope)


def _narrowed(subject: Subject, scope: str) -> Subject:
    return subject if subject.scope or not subject.flow else replaced(subject, scope=scope)


def _thing_behind(sentence: Sentence, place: int, current: Subject) -> Subject:
    """Return what a clause behind a semicolon is about where its noun is not known."""
    thing = thing_before_figure(sentence, place)
    if thing and current.flow:
        return replaced(current, place=place, scope=thing)
    words = sentence.gap(place).split()
    is_moved = sentence.has(place + 1, "dir") and not sentence.has(place + 1, "flow")
    if sentence.stop(place) != ";" or not words or not is_moved or not current.flow:
        return current
    return replaced(current, place=place, scope=" ".join(words))


def _announced(sentence: Sentence, carried: Subject) -> Subject:
    """Return the subject that a clause before it is about: after a 5 percent slump, trade ..."""
    if "ally" in sentence.kinds and "flow" not in sentence.kinds:
        ally = next(p for p, mark in enumerate(sentence.marks) if "ally" in mark)
        return carried if sentence.printed(ally).isascii() else Subject("total", 0, ally)
    if not sentence.marks or "than" not in sentence.marks[0]:
        return carried
    comma = next((p for p in range(len(sentence.marks)) if sentence.stop(p) == ","), None)
    if comma is None or any("flow" in mark for mark in sentence.marks[:comma]):
        return carried
    flow = next((p for p in range(comma, len(sentence.marks)) if sentence.has(p, "flow")), None)
    return carried if flow is None else _subject_at(sentence, flow)


def _is_aside_word(sentence: Sentence, place: int, sorts: Mapping[int, Sort]) -> bool:
    """Tell what a count counts, and what only a relative clause is about."""
    senses = sentence.marks[place].senses
    if "topic" in senses:
        return _is_unit(sentence, place, sorts) or is_in_relative(sentence, place)
    if (
        "with-from" in sentence.kinds
        and sentence.has(place - 2, "with-from")
        and sentence.printed(place - 2) == "out of"
    ):
        return senses.get("flow") == "total"  # a surplus came out of Australia's trade
    is_verb = "flow" in senses and sentence.printed(place).lower() in _VERBS
    if not is_verb or not is_in_relative(sentence, place):
        return False
    *_, last = (place, *sentence.after(place, ",;:."))
    return last + 1 not in sentence.figures


def _is_unit(sentence: Sentence, place: int, sorts: Mapping[int, Sort]) -> bool:
    """Tell whether the words are but what a count counts: 19,000 trips."""
    if not place or not sentence.marks[place - 1].is_figure or "topic" not in sentence.marks[place]:
        return False
    is_count = sorts[sentence.marks[place - 1].figure].kind == "count"
    return is_count and not sentence.gap(place - 1).strip()


def _subject_at(sentence: Sentence, place: int) -> Subject:
    mark = sentence.marks[place]
    if "whole" in mark:
        return Subject("total", 0, place, "", PART)
    if "flow" not in mark:
        return Subject("", 0, place, sentence.printed(place))
    flow = mark.senses["flow"]
    if takes_in(sentence, place):
        flow = "imports"
    flow = seen_from_home(sentence, place) or flow
    sign = {"+": 1, "-": -1}.get(flow[-1], 0)
    return Subject(flow.rstrip("+-"), sign, place, "", scope_of(sentence, place))


def _with_flow_of_price(subject: Subject, before: Subject) -> Subject:
    """Give a price the flow that is bought at it: named in its noun (进口均价), else before."""
    if not subject.thing.endswith(_PRICES):
        return subject
    named = next((flow for word, flow in _PRICED_FLOWS if subject.thing.startswith(word)), "")
    return replaced(subject, flow=named or before.flow)


def _of_figure(sentence: Sentence, place: int, current: Subject, wholes: frozenset[int]) -> Subject:
    """Return the subject of a figure, narrowed by what stands behind it: in services."""
    if part_goes_to(sentence, place) and current.flow:
        return replaced(current, place=place + 2)
    if place + 2 in wholes and sentence.has(place + 2, "flow"):
        return _narrowed(current, scope_of(sentence, place + 2))
    return current


def _with_wholes(
    sentence: Sentence,
    sorts: Mapping[int, Sort],
    told: dict[int, Subject],
    wholes: frozenset[int],
) -> dict[int, Subject]:
    """Give figures without any flow that of the whole: ... brought in nearly half of exports."""
    named = [s for s in told.values() if s.place >= 0 and s.thing != "count"]
    if not wholes and named and named[0].flow:
        return {f: named[0] if s == NOTHING else s for f, s in told.items()}
    if named and wholes and told and named[0].place > min(wholes):
        part = replaced(_subject_at(sentence, min(wholes)), scope=PART)
        return {f: part if s.place < 0 and not s.flow else s for f, s in told.items()}
    if named:
        return told
    if not wholes:
        return _with_growth(sentence, sorts, told)
    parts = {}
    for place in sentence.figures:
        if place - 2 in wholes and sentence.marks[place - 1].sense("prep") == "of":
            # 30.9 percent of exports of $47.9 billion: the whole itself
            parts[sentence.marks[place].figure] = _subject_at(sentence, place - 2)
            continue
        end = next((p for p in sentence.figures if p > place), len(sentence.marks))
        own = next((p for p in sorted(wholes) if place < p < end), min(wholes))
        parts[sentence.marks[place].figure] = replaced(_subject_at(sentence, own), scope=PART)
    return {f: s if sorts[f].kind == "count" else parts[f] for f, s in told.items()}


def _with_growth(
    sentence: Sentence, sorts: Mapping[int, Sort], told: dict[int, Subject]
) -> dict[int, Subject]:
    """Give "growth quickened to 6 percent" the total trade where nothing else is told."""
    is_growth = "grown" in sentence.kinds
    if not is_growth or not all(s in (NOTHING, replaced(NOTHING, place=-1)) for s in told.values()):
        return told
    percents = [f for f in told if sorts[f].kind in ("growth", "pp_change")]
    return {**told, **dict.fromkeys(percents, Subject("total"))}
