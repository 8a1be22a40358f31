"""Whose trade each subject of a sentence tells, and with whom: areas given to their subjects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.area import country_of, is_within
from tbcalc.sources.prose_asides import whole_places
from tbcalc.sources.prose_parts import Named, is_han, is_joined
from tbcalc.sources.prose_sentences import Sentence


@noun
class Sides:
    """The reporter and the partners of a subject; several stand in lists.

    ``reporters`` are all that are named for it, the ``reporter`` among them.
    """

    reporter: str = ""
    partners: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()


NOBODY: Final = Sides()


def sides(named: Sequence[Named], places: Sequence[int], sentence: Sentence) -> dict[int, Sides]:
    """Return the sides of each subject, by the place of its words in the sentence."""
    told: dict[int, Sides] = dict.fromkeys(places, NOBODY)
    owners = _owners(named, places, sentence)
    for place in places:
        mine = [area for area, owner in zip(named, owners, strict=True) if owner == place]
        reporter = _reporter(mine, place, sentence)
        is_led = any(a.place == place + 2 and a.part == "partner" for a in mine)
        is_led = is_led and place not in whole_places(sentence)
        first = place if is_led and sentence.printed(place).isascii() else -1
        partners = [
            area.code
            for area in mine
            if area.place > first  # a pact with Europe to lift trade with Switzerland
            and area.part == "partner"
            and not (area.code and _is_at_home(area.code, reporter))
            and not (_follows(sentence, area.place) and _is_led_by_other(named, area))
        ]
        reporters = tuple(dict.fromkeys(a.code for a in mine if a.part == "reporter"))
        told[place] = Sides(reporter, tuple(dict.fromkeys(partners)), reporters)
    return told


def _owners(named: Sequence[Named], places: Sequence[int], sentence: Sentence) -> list[int | None]:
    """Return the place of the subject each area belongs to; a list of partners has one."""
    owners: list[int | None] = []
    for i, area in enumerate(named):
        last = named[i - 1] if i else area
        is_listed = area.part == last.part == "partner" and last.place < area.place
        is_listed = is_listed and is_joined(sentence, last.place, area.place)
        is_listed = is_listed and not is_han(sentence, area.place)
        owners.append(owners[-1] if is_listed else _owner(area, places, sentence))
    return owners


def _follows(sentence: Sentence, place: int) -> bool:
    """Tell a partner with a figure of its own: followed by India with 262 billion."""
    is_led = (sentence.has(place + 1, "with") and not sentence.has(place + 1, "to")) or (
        sentence.has(place + 1, "stop") and sentence.stop(place + 1) == "("
    )
    return is_led and place + 2 in sentence.figures and not sentence.gap(place).strip()


def _is_led_by_other(named: Sequence[Named], own: Named) -> bool:
    return any(a.part == "partner" and a.place < own.place for a in named)


def _is_at_home(partner: str, reporter: str) -> bool:
    """Tell whether a place is one of the reporter's own country: with it there is no trade."""
    return country_of(partner) == country_of(reporter)


def _reporter(mine: Sequence[Named], place: int, sentence: Sentence) -> str:
    """Return whose the subject is: who is named in its clause, else before, else where it lies."""
    owners = [area for area in mine if area.part == "reporter"]
    close = [
        area
        for area in owners
        if not _is_parted(sentence, min(area.place, place), max(area.place, place))
    ]
    weak = [area for area in mine if area.part == "place"]
    lying = [area for area in weak if area.place or not sentence.printed(0).isupper()]
    first = next(iter(close or owners or lying or weak), None)
    if first is None:
        return ""
    outer = next(
        (a for a in lying if a.place < first.place and is_within(first.code, a.code)), first
    )
    return outer.code


def _owner(area: Named, places: Sequence[int], sentence: Sentence) -> int | None:
    """Return the place of the subject an area belongs to.

    English names whose trade it is before the flow and with whom behind it; Chinese both before.
    """
    if not places or area.place in places:
        return area.place if places else None
    before = [p for p in places if p < area.place]
    after = [p for p in places if p > area.place]
    if before and (
        _is_between(sentence, before[-1], area.place) or _is_predicate(sentence, area.place)
    ):
        return before[-1]
    if area.part == "partner" and not is_han(sentence, area.place):
        return _flow_with(sentence, area.place, before, after)
    if after and not _is_parted(sentence, area.place, after[0], ".;"):
        return after[0]
    if (
        before
        and is_han(sentence, area.place)
        and (_is_parted(sentence, before[-1], area.place, ";") or _is_taker(sentence, area, before))
    ):
        return None
    return before[-1] if before else after[0]


def _flow_with(sentence: Sentence, place: int, before: Sequence[int], after: Sequence[int]) -> int:
    """Return the flow that an English partner belongs to: the last before it in its clause.

    One with a figure of its own goes on with a flow before: exports to China rose, to Vietnam 38%.
    """
    if place + 1 in after and sentence.gap(place).startswith("-bound"):
        return place + 1
    same = [p for p in before if not _is_parted(sentence, p, place)]
    is_next = bool(before) and place + 1 in sentence.figures
    return same[-1] if same else before[-1] if is_next or not after else after[0]


def _is_predicate(sentence: Sentence, place: int) -> bool:
    """Tell a partner told behind the figure: its largest surplus, $1.5 billion, was with India."""
    return sentence.has(place - 1, "with") and sentence.has(place - 2, "is")


def _is_taker(sentence: Sentence, area: Named, before: Sequence[int]) -> bool:
    """Tell a partner of a share told behind the figures of a flow: ..., 其中对欧洲占六成."""
    is_behind = area.part == "partner" and any(
        before[-1] < p < area.place for p in sentence.figures
    )
    return is_behind and sentence.has(area.place + 1, "share")


def _is_between(sentence: Sentence, flow: int, place: int) -> bool:
    """Tell an area whose trade with another is told: trade between Riyadh and Beijing."""
    return (
        "between" in sentence.kinds
        and any(sentence.has(p, "between") for p in range(flow, place))
        and not any(mark.is_figure for mark in sentence.marks[flow:place])
    )


def _is_parted(sentence: Sentence, first: int, second: int, stops: str = ",;") -> bool:
    return any(sentence.stop(at) in tuple(stops) for at in range(first + 1, second))


def carried(place: int, told: Mapping[int, Sides], before: Sides) -> Sides:
    """Return the sides of the subject at ``place``, with what those before it lend."""
    own = told.get(place, NOBODY)
    if own.reporter and before.reporter and own.reporter != before.reporter:
        return own
    reporter = own.reporter or before.reporter
    partners = tuple(p for p in own.partners if not (p and _is_at_home(p, reporter)))
    return Sides(reporter, partners or before.partners)
