"""Read an article: its figures, what each is about, and how they hang together.

A pipeline of pure steps: figures and periods are found in the whole text; each sentence is then
marked, and its figures get their kind, subject, sides, period, basis and links in turn. What a
sentence leaves out is taken from those before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tbcalc.exact.noun import replaced
from tbcalc.exact.pattern import late_pattern
from tbcalc.figures.period import Day, Period
from tbcalc.sources.figure_search import Found, find_figures
from tbcalc.sources.period_text import find_periods
from tbcalc.sources.prose_allies import as_seen_from_home, with_allies
from tbcalc.sources.prose_areas import (
    named_areas,
    with_hosts,
    with_owners_of_wholes,
)
from tbcalc.sources.prose_asides import (
    balanced_places,
    is_of_duty,
    is_of_the_total,
    whole_places,
)
from tbcalc.sources.prose_basis import Against, against, habit
from tbcalc.sources.prose_behind import is_of_goods
from tbcalc.sources.prose_blocs import with_blocs
from tbcalc.sources.prose_borrowed import with_borrowed_money
from tbcalc.sources.prose_bystanders import without_bystanders, without_reasons
from tbcalc.sources.prose_contributed import with_contributions
from tbcalc.sources.prose_conversions import with_conversions
from tbcalc.sources.prose_dated import Setting
from tbcalc.sources.prose_han_kinds import settled_kinds
from tbcalc.sources.prose_han_marks import with_flows_settled
from tbcalc.sources.prose_home import told_in_han, with_partners_summed
from tbcalc.sources.prose_kinds import sorts
from tbcalc.sources.prose_language import tongue_of
from tbcalc.sources.prose_later import with_headline, with_later_levels
from tbcalc.sources.prose_lent import FLOW, lent_to
from tbcalc.sources.prose_links import with_flows_of_targets, with_targets
from tbcalc.sources.prose_lists import with_lists
from tbcalc.sources.prose_marks import Mark
from tbcalc.sources.prose_money import currency_of
from tbcalc.sources.prose_others import without_others
from tbcalc.sources.prose_partners import (
    is_ranking_in_han,
    seen_from_destination,
    with_listed_partners,
    with_ranked_partners,
    with_signs_settled,
)
from tbcalc.sources.prose_parts import Named
from tbcalc.sources.prose_periods import Times, times
from tbcalc.sources.prose_qualified import with_qualifiers
from tbcalc.sources.prose_rates import with_rates, without_units_priced
from tbcalc.sources.prose_reading import Reading, Sort, Subject
from tbcalc.sources.prose_rivals import with_rivals
from tbcalc.sources.prose_scaled import with_scales_told
from tbcalc.sources.prose_sentences import Sentence, sentences, without_dates
from tbcalc.sources.prose_sides import Sides, sides
from tbcalc.sources.prose_spans import with_spans
from tbcalc.sources.prose_steps import with_starts
from tbcalc.sources.prose_story import Story, gone_on, lent_period, sides_of_figures
from tbcalc.sources.prose_subjects import subjects
from tbcalc.sources.prose_takers import with_takers, without_ranked
from tbcalc.sources.prose_traders import with_traders
from tbcalc.sources.prose_values import is_read_whole, values_only
from tbcalc.sources.prose_ways import is_second_basis, shares_basis
from tbcalc.sources.prose_wholes import UNTOLD, denominator

_PRONOUN: Final = late_pattern(
    r"[\s\"“]*(?:It|This|That|They|The (?:figure|value|amount|sum|total|volume|number)"
    r"|(?:In|For|During|A year (?:ago|before|earlier)) ?[^,.]{0,40},? (?:it|they))\b"
)
_PARTNERS: Final = ("ally", "rank", "again", "share")
"""Words that tell of trade without naming it again."""
_YEAR: Final = 12


def read_article(
    text: str, *, published: Day | None = None, language: str = ""
) -> tuple[Reading, ...]:
    """Return the figures of an article in their order, each with what its sentence says of it.

    ``published`` is the day of print, which settles "last year"; ``language`` is told by the text
    where it is not given. English and Chinese are read whole, of others the figures alone.
    """
    periods = [Mark(a, b, phrase=phrase) for a, b, phrase in find_periods(text)]
    found = without_dates(list(find_figures(text, locale=language)), periods, text)
    found = with_qualifiers(text, without_units_priced(text, found))
    found = with_borrowed_money(text, with_scales_told(text, with_rates(text, found)))
    tongue = tongue_of(text, language)
    story = Story()
    told: list[Reading] = []
    for sentence in sentences(text, tongue, found, periods):
        readings, story = _read(sentence, found, story, published)
        told += readings
    settled = tuple(_with_money(with_later_levels(with_headline(text, told))))
    return settled if is_read_whole(text, language) else values_only(settled)


def _read(
    sentence: Sentence, found: Sequence[Found], story: Story, day: Day | None
) -> tuple[list[Reading], Story]:
    """Read one sentence; return its readings and the story as it goes on."""
    if not sentence.marks:
        return [], replaced(story, count=story.count + 1)
    home = story.sides.reporter or story.lead.reporter
    sentence = as_seen_from_home(sentence, home, story.lead.partners)
    sentence = with_flows_settled(sentence)
    kinds = settled_kinds(sentence, sorts(sentence, found))
    is_growth = "grown" in sentence.marks[0] or (
        story.lead_subject.flow == "total" and is_of_the_total(sentence)
    )
    about = subjects(
        sentence, kinds, replaced(story.lead_subject if is_growth else story.subject, place=-1)
    )
    flows = {p: m.senses["flow"] for p, m in enumerate(sentence.marks) if "flow" in m.senses}
    places = sorted(
        {*flows, *(s.place for s in about.values() if s.place >= 0)} - balanced_places(sentence)
    )
    named = _named(sentence, flows, bool(places), story.sides)
    nowhere = -1 if sentence.printed(0).isascii() else len(sentence.marks)
    is_led = "rank" in sentence.kinds and any(s.place < 0 for s in about.values())
    owned = sides(named, [nowhere, *places] if is_led or not places else places, sentence)
    by_figure, last = sides_of_figures(sentence, about, owned, story)
    reporter = last.reporter or story.sides.reporter
    lent = lent_period(story, last, about, sentence, day)
    usual = story.basis or story.compared or habit(reporter, "")
    when = times(sentence, Setting(day, lent, reporter, usual))
    if not sentence.figures:
        return [], gone_on(sentence, story, [], last, when, flows, day)
    shared = _shared(sentence, owned, story.count)
    bare = [
        _bare(sentence, place, found, kinds, about, by_figure, when, shared)
        for place in sentence.figures
    ]
    readings = _with_bases(sentence, bare, when, story.basis)
    readings = [_with_currency(reading, reporter, "") for reading in readings]
    readings = _linked(sentence, readings, owned, when, story)
    return readings, gone_on(sentence, story, readings, last, when, flows, day)


def _linked(
    sentence: Sentence,
    bare: Sequence[Reading],
    owned: Mapping[int, Sides],
    when: Times,
    story: Story,
) -> list[Reading]:
    """Return the readings with what others give them, and what each is of."""
    readings = with_conversions(sentence, bare)
    partners = {p: s.partners for p, s in owned.items()}
    reporters = {p: s.reporters for p, s in owned.items()}
    readings = with_partners_summed(sentence, readings, partners)
    readings = with_lists(sentence, readings, partners, reporters)
    readings = with_spans(sentence, with_takers(sentence, readings), story.levels)
    readings = with_rivals(sentence, readings)
    readings = with_targets(sentence, readings, when.compared, story.levels)
    readings = with_flows_of_targets(sentence, readings)
    readings = with_starts(sentence, readings, when, when.usual or story.basis)
    readings = without_others(sentence, readings)
    return with_contributions(sentence, seen_from_destination(sentence, readings))


def _named(
    sentence: Sentence, flows: Mapping[int, str], has_subject: bool, told: Sides
) -> Sequence[Named]:
    """Return the areas of the sentence with the parts they play; ``told`` are the sides so far."""
    areas = without_bystanders(sentence, named_areas(sentence, flows), told.reporter)
    areas = without_reasons(sentence, told_in_han(sentence, areas, told))
    traders = with_traders(sentence, areas)
    blocs = with_blocs(sentence, traders, told.partners)
    named = with_listed_partners(sentence, blocs, told.reporter)
    ranks = with_ranked_partners if is_ranking_in_han(sentence) else with_allies
    named = ranks(sentence, named, told.reporter)
    named = without_ranked(sentence, named, told)
    named = with_signs_settled(sentence, named, told.partners)
    named = with_owners_of_wholes(sentence, named, whole_places(sentence))
    is_alone = not has_subject and traders is areas
    if is_alone and sentence.kinds.isdisjoint(_PARTNERS) and not is_of_duty(sentence):
        return [area for area in named if area.part != "partner"]
    is_of_trade = bool(flows) or "again" in sentence.kinds or is_of_goods(sentence)
    return named if is_of_trade else with_hosts(sentence, named)


def _shared(sentence: Sentence, owned: Mapping[int, Sides], count: int) -> Mapping[str, Any]:
    """Return the fields that all readings of a sentence have alike."""
    is_of_pronoun = _PRONOUN.match(sentence.text, sentence.start) is not None
    return {
        "sentence": count,
        "adjusted": "adjusted" in sentence.kinds,
        "is_of_pronoun": is_of_pronoun,
        "lent": lent_to(sentence, owned, is_of_pronoun=is_of_pronoun),
    }


def _bare(
    sentence: Sentence,
    place: int,
    found: Sequence[Found],
    kinds: Mapping[int, Sort],
    about: Mapping[int, Subject],
    whose: Mapping[int, Sides],
    when: Times,
    shared: Mapping[str, Any],
) -> Reading:
    """Return a figure with its kind, subject, sides and period, and no links as yet.

    ``shared`` are fields that all readings of the sentence share.
    """
    figure = sentence.marks[place].figure
    mine = whose[figure]
    is_share = kinds[figure].kind == "share"
    if sentence.has(about[figure].place, "ally"):
        shared = {**shared, "lent": shared["lent"] | {FLOW}}
    return Reading(
        found[figure], kinds[figure], about[figure], "", mine.reporter,
        mine.partners[0] if mine.partners else "", when.own.get(place),
        whole=denominator(sentence, place) if is_share else UNTOLD, **shared,
    )  # fmt: skip


def _with_bases(
    sentence: Sentence, bare: Sequence[Reading], when: Times, usual: str
) -> list[Reading]:
    """Return the readings with what each growth is against."""
    told: list[Reading] = []
    shown = _flows_compared(sentence, bare, when)
    for place, reading in zip(sentence.figures, bare, strict=True):
        if reading.kind != "growth":
            told.append(reading)
            continue
        before = told[-1] if told else reading
        if before.kind == "growth" and told and shares_basis(sentence, place):
            base = Against(before.basis, not before.basis_implied, before.against)
        else:
            earlier = _base_told_before(sentence, told, reading, when, place)
            own = reading.period
            expected = usual or habit(reading.reporter, reading.partner)
            is_shown = reading.flow in shown and not (told and told[-1].basis == "yoy")
            expected = when.usual if when.usual and is_shown else expected
            base = against(sentence, place, own, when.bases.get(place), expected, earlier)
        is_first = base.basis == "yoy" or not is_second_basis(sentence, before, reading)
        is_new = base.is_told and base.basis != "" and is_first
        usual = base.basis if is_new else usual
        told.append(
            replaced(
                reading, basis=base.basis, basis_implied=not base.is_told,
                against=base.period, period=base.span or reading.period,
            )
        )  # fmt: skip
    return told


def _flows_compared(sentence: Sentence, bare: Sequence[Reading], when: Times) -> frozenset[str]:
    """Return the flows whose growth is on the basis that levels show, all where it is adjusted."""
    is_all = "adjusted" in sentence.kinds or not sentence.printed(0).isascii()
    compared = (p in when.compared or is_all for p in sentence.figures)
    return frozenset(r.flow for r, is_of in zip(bare, compared, strict=True) if is_of)


def _base_told_before(
    sentence: Sentence, before: Sequence[Reading], own: Reading, when: Times, place: int
) -> Period | None:
    """Return the period of an amount of the same sentence that a growth is against."""
    for at, reading in zip(sentence.figures, before, strict=False):
        is_level = reading.kind in ("amount", "count") and reading.flow == own.flow
        is_level = is_level and reading.same_as is None
        if is_level and reading.period and own.period and _is_start(reading.period, own.period):
            is_told = at in when.compared or reading.period.length >= _YEAR
            return reading.period if is_told else None
    behind = [p for p in when.compared if p > place]
    return when.own.get(min(behind)) if behind else None


def _is_start(period: Period, own: Period) -> bool:
    """Tell a period before a growth's own, or the one that its own span begins with."""
    return period.last < own.first or (
        own.encloses(period) and own.first == period.first and own != period
    )


def _with_money(told: Sequence[Reading]) -> Iterator[Reading]:
    """Settle the signs that several currencies share by whose trade the article tells."""
    home = next((r.reporter for r in told if r.reporter), "")
    for reading in told:
        yield _with_currency(reading, reading.reporter or home, home)


def _with_currency(reading: Reading, reporter: str, home: str) -> Reading:
    currency = currency_of(reading, reporter, home)
    return reading if currency == reading.currency else replaced(reading, currency=currency)
