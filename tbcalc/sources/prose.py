"""Read an article: its figures, what each is about, and how they hang together.

A pipeline of pure steps: figures and periods are found in the whole text; each sentence is then
marked, and its figures get their kind, subject, sides, period, basis and links in turn. What a
sentence leaves out is taken from those before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.period import Day, Period
from tbcalc.sources.figure_search import Found, find_figures
from tbcalc.sources.figure_tokens import plain, tokens
from tbcalc.sources.period_text import find_periods
from tbcalc.sources.prose_areas import (
    NOBODY,
    Sides,
    carried,
    named_areas,
    sides,
    with_allies,
    with_owners_of_wholes,
)
from tbcalc.sources.prose_basis import against
from tbcalc.sources.prose_kinds import sorts
from tbcalc.sources.prose_language import prose_language
from tbcalc.sources.prose_links import topic, with_conversions, with_targets
from tbcalc.sources.prose_lists import is_level, with_lists
from tbcalc.sources.prose_marks import Mark
from tbcalc.sources.prose_money import currency_of
from tbcalc.sources.prose_periods import Setting, Times, times
from tbcalc.sources.prose_rates import with_rates
from tbcalc.sources.prose_reading import NOTHING, Reading, Subject
from tbcalc.sources.prose_sentences import Sentence, sentences
from tbcalc.sources.prose_subjects import subjects, whole_places

_NO_LEVELS: Mapping[object, int] = {}


@noun
class Story:
    """What the sentences so far have told, for those that leave it out."""

    subject: Subject = NOTHING
    sides: Sides = NOBODY
    lead: Sides = NOBODY
    period: Period | None = None
    first_period: Period | None = None
    basis: str = ""
    levels: Mapping[object, int] = _NO_LEVELS
    lead_subject: Subject = NOTHING
    count: int = 0


def read_article(
    text: str, *, published: Day | None = None, language: str = ""
) -> tuple[Reading, ...]:
    """Return the figures of an article in their order, each with what its sentence says of it.

    ``published`` is the day of print, which settles "last year"; ``language`` is told by the text
    where it is not given. English and Chinese are read whole, of others the figures alone.
    """
    found = with_rates(text, list(find_figures(text, locale=language)))
    tongue = "zh" if _language(text, language) == "zh" else "en"
    periods = [Mark(a, b, phrase=phrase) for a, b, phrase in find_periods(text)]
    story = Story()
    told: list[Reading] = []
    for sentence in sentences(text, tongue, found, periods):
        readings, story = _read(sentence, found, story, published)
        told += readings
    return tuple(_with_money(told, found))


def _language(text: str, language: str) -> str:
    return language[:2] or prose_language(text, tokens(plain(text[:20000])))[0]


def _read(
    sentence: Sentence, found: Sequence[Found], story: Story, day: Day | None
) -> tuple[list[Reading], Story]:
    """Read one sentence; return its readings and the story as it goes on."""
    kinds = sorts(sentence, found)
    is_growth = bool(sentence.marks) and "grown" in sentence.marks[0]
    carried_subject = story.lead_subject if is_growth else story.subject
    about = subjects(sentence, kinds, replaced(carried_subject, place=-1))
    flows = {p: m.senses["flow"] for p, m in enumerate(sentence.marks) if "flow" in m}
    places = sorted({*flows, *(s.place for s in about.values() if s.place >= 0)})
    named = with_allies(sentence, named_areas(sentence, flows), story.sides.reporter)
    named = with_owners_of_wholes(sentence, named, whole_places(sentence))
    owned = sides(named, places or [len(sentence.marks)], sentence)
    by_figure, last = _sides(sentence, about, owned, story)
    reporter = last.reporter or story.sides.reporter
    is_new = last.reporter != story.sides.reporter or last.partners != story.sides.partners
    period, first_period = story.period, story.first_period
    if is_new and period is not None and first_period is not None and first_period.encloses(period):
        period = first_period
    when = times(sentence, Setting(day, period, reporter, story.basis))
    usual = when.usual or story.basis
    readings = []
    for place in sentence.figures:
        figure = sentence.marks[place].figure
        mine = by_figure[figure]
        own = when.own.get(place)
        reading = Reading(
            found[figure], kinds[figure], about[figure], "", mine.reporter,
            mine.partners[0] if mine.partners else "", own, sentence=story.count,
        )  # fmt: skip
        if reading.kind == "growth":
            base = against(sentence, place, own, when.bases.get(place), usual)
            usual = base.basis if base.is_told and base.basis else usual
            reading = replaced(
                reading,
                basis=base.basis,
                basis_implied=not base.is_told,
                against=base.period,
                period=base.span or own,
            )
        readings.append(replaced(reading, currency=currency_of(reading, reporter, "")))
    readings = with_conversions(sentence, readings)
    readings = with_lists(sentence, readings, {p: s.partners for p, s in owned.items()})
    readings = with_targets(sentence, readings, when.compared, story.levels)
    readings = _with_flows_of_targets(sentence, readings)
    return readings, _goes_on(sentence, story, readings, last, when, flows)


def _sides(
    sentence: Sentence,
    about: Mapping[int, Subject],
    owned: Mapping[int, Sides],
    story: Story,
) -> tuple[dict[int, Sides], Sides]:
    """Return the sides of each figure, and those the sentence ends with."""
    is_both = any("both" in mark for mark in sentence.marks)
    lent = story.lead.partners or (story.sides.partners if is_both else ())
    current = Sides(story.sides.reporter or story.lead.reporter, lent)
    first = next((s.reporter for s in owned.values() if s.reporter), "")
    told: dict[int, Sides] = {}
    done = -1
    for place in sentence.figures:
        figure = sentence.marks[place].figure
        subject = about[figure]
        for at in sorted(owned):
            if done < at <= subject.place:
                current = carried(replaced(subject, place=at), owned, current)
        done = max(done, subject.place)
        told[figure] = Sides(current.reporter or first, current.partners)
    for at in sorted(owned):
        if at > done:
            current = carried(Subject("", place=at), owned, current)
    return told, Sides(current.reporter or first, current.partners)


def _goes_on(
    sentence: Sentence,
    story: Story,
    readings: Sequence[Reading],
    last: Sides,
    when: Times,
    named: Mapping[int, str],
) -> Story:
    """Return what the next sentence may leave out."""
    subject = next((r.subject for r in readings if r.flow), None)
    if subject is None and named:
        flow = next(iter(named.values()))
        subject = Subject(flow.rstrip("+-"), {"+": 1, "-": -1}.get(flow[-1], 0))
    told = next((r.basis for r in readings if r.basis and not r.basis_implied), story.basis)
    lead = story.lead if story.lead.reporter else last
    first = story.first_period or when.main
    levels = {
        topic(reading): sentence.marks[place].figure
        for reading, place in zip(readings, sentence.figures, strict=True)
        if is_level(reading) and place not in when.compared
    }
    is_breakdown = len({*when.own.values()}) > 1 and story.first_period is not None
    return Story(
        subject or story.subject, last, lead, first if is_breakdown else when.main, first, told,
        {**story.levels, **levels}, story.lead_subject if story.lead_subject.flow else
        (subject or NOTHING), story.count + 1,
    )  # fmt: skip


def _with_flows_of_targets(sentence: Sentence, readings: list[Reading]) -> list[Reading]:
    """Give a growth the subject and sides of what it is of."""
    places = {sentence.marks[place].figure: i for i, place in enumerate(sentence.figures)}
    told = list(readings)
    for i, reading in enumerate(told):
        target = places.get(reading.of) if reading.of is not None else None
        if target is not None:
            of = told[target]
            told[i] = replaced(
                reading, subject=of.subject, reporter=of.reporter, partner=of.partner,
                period=of.period,
            )  # fmt: skip
    return told


def _with_money(told: Sequence[Reading], found: Sequence[Found]) -> Iterator[Reading]:
    """Settle the signs that several currencies share by whose trade the article tells."""
    home = next((r.reporter for r in told if r.reporter), "")
    for reading in told:
        yield replaced(reading, currency=currency_of(reading, reading.reporter or home, home))
