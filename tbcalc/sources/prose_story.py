"""Story: what the sentences so far have told, for those that leave it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tbcalc.exact.noun import noun, replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.area import is_within
from tbcalc.figures.period import Day, Period
from tbcalc.sources.prose_again import says_more
from tbcalc.sources.prose_links import topic
from tbcalc.sources.prose_lists import is_level
from tbcalc.sources.prose_marks import Mark
from tbcalc.sources.prose_overall import back_to_all, is_in_han
from tbcalc.sources.prose_periods import Times
from tbcalc.sources.prose_reading import NOTHING, Reading, Subject
from tbcalc.sources.prose_sentences import Sentence
from tbcalc.sources.prose_sides import NOBODY, Sides, carried

_PLACE_IS: Final = late_pattern(r"\s*(?:It|The (?:province|city|region|municipality|port|state)) ")
_LATEST: Final = late_pattern(r"(?i) (?:last|past|latest|previous) ")
_PASSED: Final = late_pattern(r" had |\b(?:already )?(?:exceed|surpass|outstrip|overtak)[a-z]*\b")
"""What is told of the time before: it had been; it has already exceeded that of 2024."""
_IT_IS: Final = late_pattern(
    r"\s*(?:It|Th(?:at|is|e country)) (?:is|was|ha[sd]|remain|became|stay)"
)
_OF_ALL: Final = ("全省", "全区", "全市", "我省", "该省")
_FAIR: Final = late_pattern(
    "届[^，。；]{0,16}(?:成交|签约|参展|参会)|屆[^，。；]{0,16}(?:成交|簽約)"
)
"""Deals of a fair that is told by its number, which are of no period told before."""
_WHOLE: Final = ("", "goods", "services")
_NO_LEVELS: Final[Mapping[object, int]] = {}
_YEAR: Final = 12
_OWN_WORDS: Final = 3
_MOST_LEVELS: Final = 200
"""How many levels of earlier sentences a growth may be of: what is farther back is forgotten."""


@noun
class Story:
    """What a sentence goes on with.

    ``lead``, ``first_period`` and ``lead_subject`` are those the article began with; ``levels``
    map what was told to the ordinal of its figure; ``compared`` is the basis that the periods of
    levels showed last.
    """

    subject: Subject = NOTHING
    sides: Sides = NOBODY
    lead: Sides = NOBODY
    period: Period | None = None
    first_period: Period | None = None
    basis: str = ""
    levels: Mapping[object, int] = _NO_LEVELS
    lead_subject: Subject = NOTHING
    count: int = 0
    compared: str = ""


def sides_of_figures(
    sentence: Sentence, about: Mapping[int, Subject], owned: Mapping[int, Sides], story: Story
) -> tuple[dict[int, Sides], Sides]:
    """Return the sides of each figure, by its ordinal, and those the sentence ends with."""
    is_both = "both" in sentence.kinds and any(
        _is_both(sentence, place) for place in range(len(sentence.marks))
    )
    is_both = is_both or says_more(sentence)
    is_both = is_both or ("ally" in sentence.kinds and _is_of_it(sentence))
    lent = _lent_partners(sentence, owned, story) or (story.sides.partners if is_both else ())
    current = Sides(_reporter_lent(sentence, about, story), lent)
    first = next((s.reporter for s in owned.values() if s.reporter), "")
    told: dict[int, Sides] = {}
    waiting = sorted(owned)
    last_flow = ""
    flows = {subject.place: subject.flow for subject in about.values()}
    parts = {subject.place for subject in about.values() if subject.scope not in _WHOLE}
    for at in back_to_all(sentence, owned, flows, parts):
        owned = {**owned, at: replaced(owned[at], partners=("",))}
    for place in sentence.figures:
        figure = sentence.marks[place].figure
        while waiting and waiting[0] <= about[figure].place:
            at = waiting.pop(0)
            own, is_both_ways = owned[at], last_flow == "total"
            if is_both_ways and own.reporter in current.partners and not own.partners:
                owned = {**owned, at: replaced(own, partners=(current.reporter,))}
            last_flow = flows.get(at, "")
            if at < len(sentence.marks) and sentence.marks[at].area and is_in_han(sentence):
                own = owned[at]  # 对墨西哥出口…：山东87亿元；河南52亿元
                owned = {**owned, at: replaced(own, partners=own.partners or current.partners)}
            current = carried(at, owned, current)
        told[figure] = Sides(current.reporter or first, tuple(filter(None, current.partners)))
    for at in waiting:
        current = carried(at, owned, current)
    return told, Sides(current.reporter or first, tuple(filter(None, current.partners)))


def _reporter_lent(sentence: Sentence, about: Mapping[int, Subject], story: Story) -> str:
    """Return whose trade a sentence goes on with that does not say.

    Behind a city of the province that the article is about, a new part of the trade is of all.
    """
    last, lead = story.sides.reporter, story.lead.reporter
    is_below = last != lead and lead.startswith("CN") and is_within(last, lead)
    if is_below and _goes_back(sentence):
        return lead
    return lead if not last or (is_below and _begins_with_part(sentence, about, story)) else last


def _goes_back(sentence: Sentence) -> bool:
    """Tell a sentence that is of the whole again: it begins with whom trade is, or names 全省."""
    return sentence.has(0, "with") or any(
        "its" in mark and sentence.printed(p) in _OF_ALL for p, mark in enumerate(sentence.marks)
    )


def _is_both(sentence: Sentence, place: int) -> bool:
    """Tell whether words take up both sides told before; 其中 does where it begins the sentence."""
    begins = place == 0 or sentence.printed(place) != "其中"
    return begins and "both" in sentence.marks[place]


def _is_of_it(sentence: Sentence) -> bool:
    """Tell a sentence that says what the partner told before is: it was the main buyer."""
    return _IT_IS.match(sentence.text, sentence.start, sentence.end) is not None


def _lent_partners(sentence: Sentence, owned: Mapping[int, Sides], story: Story) -> tuple[str, ...]:
    """Return the partners of the whole article, if it has any.

    Those of a headline are, unless the first sentence that tells a figure leaves them out.
    """
    if (
        story.count != 1
        or not _is_below_title(sentence)
        or any(sides.partners for sides in owned.values())
    ):
        return story.lead.partners
    is_told = bool(sentence.figures) and "flow" in sentence.kinds and "both" not in sentence.kinds
    return () if is_told else story.lead.partners


def _is_below_title(sentence: Sentence) -> bool:
    """Tell whether the line before is a headline: one that no full stop ends."""
    before = sentence.text[: sentence.start].rstrip(" ")
    return before.endswith("\n") and not before.rstrip().endswith((".", "。", "!", "？", "?", "！"))


def lent_period(
    story: Story, last: Sides, about: Mapping[int, Subject], sentence: Sentence, day: Day | None
) -> Period | None:
    """Return the period that a sentence without one is about.

    With a new party the story goes back from a part of its first period to the whole of it, if
    that is over; in Chinese with a new part of the trade as well, where a sentence begins with it.
    """
    period, first = story.period, story.first_period
    if _FAIR.search(sentence.text, sentence.start, sentence.end):
        return None
    is_new = last != story.sides or _begins_with_part(sentence, about, story)
    scope = next(iter(about.values()), NOTHING).scope
    is_same = bool(scope) and scope == story.subject.scope and is_in_han(sentence)
    is_over = day is None or first is None or first.last <= day
    if is_new and not is_same and is_over and period and first and first.encloses(period):
        return first
    return period


def _begins_with_part(sentence: Sentence, about: Mapping[int, Subject], story: Story) -> bool:
    """Tell whether a sentence begins with a part of the trade that the last one was not about."""
    subject = next((told for told in about.values() if told.flow), NOTHING)
    head = next(iter(sentence.marks), None)
    is_scope = bool(subject.flow and subject.scope) and subject.scope != story.subject.scope
    is_part = is_scope or (
        bool(subject.flow) and head is not None and _is_paragraph(sentence, head)
    )
    return is_part and head is not None and "both" not in head and is_in_han(sentence)


def _is_paragraph(sentence: Sentence, head: Mark) -> bool:
    """Tell a paragraph that begins with something of its own: 民营企业表现活跃，进出口."""
    before = sentence.text[max(0, sentence.start - 2) : sentence.start + 1]
    return "\n" in before and head.start - sentence.start > _OWN_WORDS


def gone_on(
    sentence: Sentence,
    story: Story,
    readings: Sequence[Reading],
    last: Sides,
    when: Times,
    flows: Mapping[int, str],
    day: Day | None,
) -> Story:
    """Return the story after a sentence."""
    subject = _subject(readings, flows)
    basis = next((r.basis for r in readings if r.basis and not r.basis_implied), story.basis)
    is_aside = (
        _is_future(when.main, day)
        or _looks_back(sentence, when.main, story.period)
        or _sums_up(sentence)
    )
    main = story.period if is_aside or when.main is None else when.main
    first = story.first_period or (main if readings else None)
    told = {period for place, period in when.own.items() if place not in when.compared}
    later = {p for p in told if when.main is None or p >= when.main or not is_in_han(sentence)}
    is_breakdown = story.first_period is not None and len(later) > 1
    lead = story.lead_subject if story.lead_subject.flow else subject
    is_title = story.count == 1 and not last.partners
    is_other = bool(last.partners) and last.partners != story.lead.partners
    partners = {reading.partner for reading in readings}
    is_list = len(partners) > 1 or partners == {""}
    kept = replaced(story.lead, partners=()) if is_title or is_other else story.lead
    return Story(
        subject if subject.flow else story.subject,
        story.sides if is_of_whole(sentence, last.reporter, story.sides.reporter) else last,
        kept if story.lead.reporter else replaced(last, partners=()) if is_list else last,
        first if is_breakdown else main, first, basis,
        _levels(sentence, story, readings, when), lead, story.count + 1,
        when.usual or story.compared,
    )  # fmt: skip


def is_of_whole(sentence: Sentence, last: str, told: str) -> bool:
    """Tell a sentence on a place's share of its country, or that leaves it for one of its own.

    The province contributed 38.7 percent to China's growth; Suzhou alone contributed 2 trillion.
    """
    if not last or not told or last == told or not sentence.printed(0).isascii():
        return False
    if is_within(told, last):
        return _PLACE_IS.match(sentence.text, sentence.start, sentence.end) is not None
    return is_within(last, told) and " alone " in sentence.text[sentence.start : sentence.end]


def _is_future(period: Period | None, day: Day | None) -> bool:
    """Tell a period yet to begin, or that of a plan mostly so: what is told next is not of it."""
    if period is None or day is None:
        return False
    is_plan = period.is_month_run and period.length > _YEAR
    return period.first > day or (is_plan and period.first[0] + period.last[0] > 2 * day[0])


def _looks_back(sentence: Sentence, main: Period | None, before: Period | None) -> bool:
    """Tell a sentence that only says what had been: in February, the surplus had been 5 billion."""
    if main is None or before is None or main.last >= before.first:
        return False
    is_like = main.length == before.length and main.is_month_run
    is_like = is_like and (not is_in_han(sentence) or "revised" in sentence.kinds)
    return is_like or _PASSED.search(sentence.text, sentence.start, sentence.end) is not None


def _sums_up(sentence: Sentence) -> bool:
    """Tell a sentence on the months that end with the one told: over the last 12 months."""
    if "rolling" not in sentence.kinds:
        return False
    rolling = (p for p, mark in enumerate(sentence.marks) if "rolling" in mark)
    return any(_LATEST.search(sentence.printed(p)) for p in rolling)


def _subject(readings: Sequence[Reading], flows: Mapping[int, str]) -> Subject:
    """Return the first subject of a sentence, whether or not a figure is about it."""
    for reading in readings:
        if reading.flow:
            return replaced(reading.subject, place=-1)
    if not flows:
        return NOTHING
    flow = next(iter(flows.values()))
    return Subject(flow.rstrip("+-"), {"+": 1, "-": -1}.get(flow[-1], 0))


def _levels(
    sentence: Sentence, story: Story, readings: Sequence[Reading], when: Times
) -> Mapping[object, int]:
    levels = {
        topic(reading): sentence.marks[place].figure
        for reading, place in zip(readings, sentence.figures, strict=True)
        if is_level(reading) and place not in when.compared
    }
    if not levels:
        return story.levels
    return dict([*story.levels.items(), *levels.items()][-_MOST_LEVELS:])
